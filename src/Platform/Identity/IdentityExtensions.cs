using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.IdentityModel.Tokens;

namespace Suite.Platform.Identity;

/// <summary>Any OpenID Connect issuer: <c>Identity:Issuer</c>, <c>Identity:Audience</c>, and the service's own client.</summary>
public sealed record IdentityOptions
{
    public string Issuer { get; init; } = "";

    public string Audience { get; init; } = "";

    /// <summary>The service's client at the issuer; needed by services that call others.</summary>
    public string? ClientId { get; init; }

    public string? ClientSecret { get; init; }
}

static class IdentityExtensions
{
    public static void AddSuiteIdentity(this IHostApplicationBuilder builder)
    {
        var identity = builder.Configuration.GetSection("Identity").Get<IdentityOptions>() ?? new();
        if (!Uri.TryCreate(identity.Issuer, UriKind.Absolute, out var issuer) || string.IsNullOrWhiteSpace(identity.Audience))
            throw new InvalidOperationException("Identity:Issuer must be the address of an OpenID Connect issuer, and Identity:Audience what its tokens are for.");
        var development = builder.Environment.IsDevelopment();
        if (!development && issuer.Scheme != Uri.UriSchemeHttps)
            throw new InvalidOperationException("Identity:Issuer must be an https address outside Development.");

        builder.Services.TryAddSingleton(identity);
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
        {
            options.Authority = identity.Issuer;
            options.MapInboundClaims = false;
            options.RequireHttpsMetadata = !development;
            // Tokens live by the real time, whatever the business clock of a demonstration says.
            options.TimeProvider = TimeProvider.System;
            options.TokenValidationParameters = new()
            {
                // "https://issuer" and "https://issuer/" are one issuer; which of them a token says differs by product.
                ValidIssuers = [identity.Issuer.TrimEnd('/'), identity.Issuer.TrimEnd('/') + "/"],
                ValidAudience = identity.Audience,
                ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.EcdsaSha256],
                RequireExpirationTime = true,
                RequireSignedTokens = true,
                ClockSkew = TimeSpan.FromSeconds(30),
                NameClaimType = "sub",
                RoleClaimType = "role",
            };
            if (development)
                options.RefreshInterval = TimeSpan.FromSeconds(1); // the development issuer has new keys after each restart
            options.Events = new JwtBearerEvents { OnAuthenticationFailed = CallerFromToken.Failed };
        });
    }
}
