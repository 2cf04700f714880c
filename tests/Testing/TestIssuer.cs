using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Suite.Testing;

/// <summary>An issuer that exists only as its key: signs tokens that the service under test accepts.</summary>
public sealed class TestIssuer : IDisposable
{
    public const string Issuer = "https://issuer.test/", Audience = "suite", Westmere = "E10000901", Eastholt = "E10000902";

    readonly RSA _rsa = RSA.Create(2048);

    public RsaSecurityKey Key => new(_rsa) { KeyId = "test" };

    /// <summary>Makes the service accept this issuer's tokens, without asking for its metadata.</summary>
    public void TrustedBy(WebApplicationBuilder builder, string? tokenEndpoint = null)
    {
        builder.Configuration["Identity:Issuer"] = Issuer;
        builder.Configuration["Identity:Audience"] = Audience;
        builder.Services.Configure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, options =>
            options.Configuration = new OpenIdConnectConfiguration { Issuer = Issuer, SigningKeys = { Key }, TokenEndpoint = tokenEndpoint });
    }

    public string Token(string[]? roles = null, string subject = "staff-1", string? authority = Westmere, string[]? teams = null, string? actor = null,
        string issuer = Issuer, string audience = Audience, TimeSpan? expiresIn = null, SigningCredentials? signedBy = null)
    {
        var claims = new List<Claim>();
        if (subject.Length > 0)
            claims.Add(new("sub", subject));
        if (authority is not null)
            claims.Add(new("authority", authority));
        claims.AddRange((roles ?? ["CSW"]).Select(role => new Claim("role", role)));
        claims.AddRange((teams ?? []).Select(team => new Claim("team", team)));
        if (actor is not null)
            claims.Add(new("act", JsonSerializer.Serialize(new { sub = actor }), JsonClaimValueTypes.Json));
        var expires = DateTime.UtcNow + (expiresIn ?? TimeSpan.FromHours(1));
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            Subject = new ClaimsIdentity(claims),
            NotBefore = expires.AddHours(-2),
            Expires = expires,
            SigningCredentials = signedBy ?? new SigningCredentials(Key, SecurityAlgorithms.RsaSha256),
        });
    }

    public void Dispose() => _rsa.Dispose();
}
