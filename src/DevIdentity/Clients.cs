using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Suite.DevIdentity;

/// <summary>A program that may ask for tokens.</summary>
/// <param name="Id">Its <c>client_id</c>, and the subject of tokens that it gets for itself.</param>
/// <param name="Role">Its role in tokens that it gets for itself.</param>
/// <param name="SignsInStaff">Whether it may send a sample person's user name and password.</param>
sealed record SampleClient(string Id, string Role, bool SignsInStaff = false)
{
    /// <summary>Services, and only they, exchange a caller's token for one that also names themselves.</summary>
    public bool ActsForOthers => Role is ServiceRole;

    const string ServiceRole = "SERVICE";

    public static readonly IReadOnlyList<SampleClient> All =
    [
        new("staff-portal", "PORTAL", SignsInStaff: true),
        new("demo-data", "PORTAL", SignsInStaff: true),
        new("service-owner", "OPERATOR"),
        new("kinship-assessment", ServiceRole),
        new("reporting", ServiceRole),
        new("fostering-recruitment", ServiceRole),
        new("family-group-conferences", ServiceRole),
        new("edge-of-care", ServiceRole),
    ];

    public static SampleClient Of(string? id) => All.Single(c => c.Id == id);

    public string Secret(IConfiguration configuration) => configuration[$"Clients:{Id}:Secret"] ?? $"{Id}-dev-secret";

    public OpenIddictApplicationDescriptor Describe(IConfiguration configuration)
    {
        var described = new OpenIddictApplicationDescriptor
        {
            ClientId = Id,
            ClientSecret = Secret(configuration),
            ClientType = ClientTypes.Confidential,
            Permissions = { Permissions.Endpoints.Token, Permissions.GrantTypes.ClientCredentials },
        };
        if (SignsInStaff)
            described.Permissions.Add(Permissions.GrantTypes.Password);
        if (ActsForOthers)
            described.Permissions.Add(Permissions.GrantTypes.TokenExchange);
        return described;
    }
}

/// <summary>Makes the clients known before the issuer listens.</summary>
sealed class RegisterClients(IServiceProvider services, IConfiguration configuration) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var applications = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        foreach (var client in SampleClient.All)
            await applications.CreateAsync(client.Describe(configuration), cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
