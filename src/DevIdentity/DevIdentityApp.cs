using System.Security.Cryptography;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;

namespace Suite.DevIdentity;

/// <summary>
/// The development-only OpenID Connect issuer. Program.cs runs it; tests host it in their own process, for instance with
/// <c>DevIdentityApp.Create(["--environment=Development", "--WEB_PORT=0"])</c>, and read its address from <c>app.Urls</c> once started.
/// </summary>
public static class DevIdentityApp
{
    /// <summary>What every token is for: the <c>aud</c> claim.</summary>
    public const string Audience = "suite";

    /// <summary>The token endpoint, relative to the issuer.</summary>
    public const string TokenPath = "connect/token";

    /// <summary>Builds the issuer, not yet started.</summary>
    /// <param name="args">Configuration, such as <c>--environment</c>, <c>--WEB_PORT</c> (0 = any free port), <c>--Issuer</c>.</param>
    /// <param name="configure">Changes to the builder, for tests that need their own clock.</param>
    /// <exception cref="NotInDevelopmentException">The environment is anything but Development.</exception>
    public static WebApplication Create(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(DevIdentityApp).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        if (!builder.Environment.IsDevelopment())
            throw new NotInDevelopmentException(builder.Environment.EnvironmentName);

        if (builder.Configuration.GetValue<int?>("WEB_PORT") is { } port)
        {
            // Kestrel takes no free port for the name "localhost", which stands for two addresses.
            builder.WebHost.UseUrls(port is 0 ? "http://127.0.0.1:0" : $"http://localhost:{port}");
        }

        builder.Logging
            .AddFilter("OpenIddict", LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
            .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddHealthChecks();
        builder.Services.AddHostedService<RegisterClients>();
        AddIssuer(builder.Services, builder.Configuration["Issuer"]);
        configure?.Invoke(builder);

        var app = builder.Build();
        app.UseAuthentication();
        app.MapPost(TokenPath, TokenEndpoint.Handle);
        app.MapGet("/dev/staff", () => SampleStaff.All);
        app.MapGet("/", IndexPage.Show);
        app.MapHealthChecks("/health");
        app.MapHealthChecks("/alive", new HealthCheckOptions { Predicate = _ => false });
        return app;
    }

    static void AddIssuer(IServiceCollection services, string? issuer)
    {
        // A root of its own: otherwise two issuers in one test process would share their clients.
        var memory = new InMemoryDatabaseRoot();
        services.AddDbContext<DbContext>(options => options.UseInMemoryDatabase("clients", memory).UseOpenIddict());

        services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<DbContext>())
            .AddServer(server =>
            {
                // Without an issuer given, it is the address that the caller used: right for any port and behind any local proxy.
                if (issuer is not null)
                    server.SetIssuer(new Uri(issuer));

                server.SetTokenEndpointUris(TokenPath)
                    .AllowClientCredentialsFlow()
                    .AllowPasswordFlow()
                    .AllowTokenExchangeFlow();

                // These keys live and die with the process: no token outlives a restart, and no signing key is ever on disk.
                // OpenIddict's own ephemeral keys have 4096 bits and cost every test process seconds. The second key encrypts nothing, but must be there.
                server.AddSigningKey(new RsaSecurityKey(RSA.Create(2048)))
                    .AddEncryptionKey(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)));

                // Services read the claims themselves, as from any other issuer: signed JWTs that nobody looks up here.
                server.DisableAccessTokenEncryption().DisableTokenStorage().DisableAuthorizationStorage();

                // OpenIddict would let a client exchange only tokens issued to it or for it by name. Ours are for the suite as a whole,
                // so every service may; who is a service is its permission for the grant (Clients.cs).
                server.RemoveEventHandler(OpenIddictServerHandlers.Exchange.ValidateAuthorizedParty.Descriptor);

                server.UseAspNetCore().EnableTokenEndpointPassthrough().DisableTransportSecurityRequirement();
            });
    }
}

/// <summary>The issuer was started where its documented passwords would be a way in.</summary>
/// <param name="environment">The environment that was found.</param>
public sealed class NotInDevelopmentException(string environment) : Exception(
    $"DevIdentity hands out tokens for documented passwords, so it runs in the Development environment only; this one is {environment}. "
    + "Elsewhere configure the services with your own OpenID Connect issuer (Identity__Issuer).");
