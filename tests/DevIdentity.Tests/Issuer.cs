using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Suite.DevIdentity.Tests;

/// <summary>The real issuer on a free port, asked over HTTP.</summary>
public sealed class Issuer : IAsyncLifetime
{
    readonly WebApplication _app;

    public Issuer() : this(null) { }

    Issuer(TimeProvider? clock, params string[] settings) =>
        _app = DevIdentityApp.Create(["--environment=Development", "--WEB_PORT=0", .. settings], builder =>
        {
            builder.Logging.ClearProviders();
            if (clock is not null)
                builder.Services.AddSingleton(clock);
        });

    public HttpClient Http { get; } = new();

    public static async Task<Issuer> Start(TimeProvider? clock = null, params string[] settings)
    {
        var issuer = new Issuer(clock, settings);
        await issuer.InitializeAsync();
        return issuer;
    }

    public async ValueTask InitializeAsync()
    {
        await _app.StartAsync();
        Http.BaseAddress = new Uri(_app.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }

    public Task<TokenAnswer> SignIn(string username, string password = "demo", string client = "staff-portal") => Ask(client, $"{client}-dev-secret",
        ("grant_type", "password"), ("username", username), ("password", password));

    public Task<TokenAnswer> Client(string client, string? secret = null) =>
        Ask(client, secret ?? $"{client}-dev-secret", ("grant_type", "client_credentials"));

    public Task<TokenAnswer> Exchange(string service, string token, params (string, string)[] more) => Ask(service, $"{service}-dev-secret",
        [("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange"), ("subject_token", token),
         ("subject_token_type", "urn:ietf:params:oauth:token-type:access_token"), .. more]);

    public Task<TokenAnswer> Ask(string client, string secret, params (string Name, string Value)[] fields) =>
        Post([("client_id", client), ("client_secret", secret), .. fields]);

    public async Task<TokenAnswer> Post(IEnumerable<(string Name, string Value)> fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var response = await Http.PostAsync(new Uri("connect/token", UriKind.Relative), form, TestContext.Current.CancellationToken);
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        string? Text(string name) => body.RootElement.TryGetProperty(name, out var value) ? value.ToString() : null;
        return new((int)response.StatusCode, Text("access_token"), Text("expires_in") is { } seconds ? int.Parse(seconds) : 0, Text("error"), Text("error_description"));
    }

    /// <summary>Checks a token as a service does: with nothing but the discovery document.</summary>
    public async Task<TokenValidationResult> Validate(string? token)
    {
        var discovery = await OpenIdConnectConfigurationRetriever.GetAsync(
            $"{Http.BaseAddress}.well-known/openid-configuration", new HttpDocumentRetriever(Http) { RequireHttps = false }, TestContext.Current.CancellationToken);
        return await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = discovery.Issuer,
            ValidAudience = "suite",
            ValidAlgorithms = ["RS256"],
            ValidTypes = ["at+jwt"],
            IssuerSigningKeys = discovery.SigningKeys,
            ClockSkew = TimeSpan.Zero,
        });
    }

    public async Task<JsonWebToken> Valid(TokenAnswer answer)
    {
        Assert.Null(answer.Error);
        var result = await Validate(answer.Token);
        Assert.True(result.IsValid, result.Exception?.Message);
        return (JsonWebToken)result.SecurityToken;
    }
}

/// <summary>What the token endpoint said.</summary>
public sealed record TokenAnswer(int Status, string? Token, int ExpiresIn, string? Error, string? Description);

static class Reading
{
    public static string[] All(this JsonWebToken token, string claim) => [.. token.Claims.Where(c => c.Type == claim).Select(c => c.Value)];
}
