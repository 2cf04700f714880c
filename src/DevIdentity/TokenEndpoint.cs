using System.Collections.Immutable;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Suite.DevIdentity;

/// <summary>
/// Who gets which claims. OpenIddict has checked the client, its secret, its right to the grant and any subject token before this runs.
/// </summary>
static partial class TokenEndpoint
{
    const string Authority = "authority", Team = "team", Actor = "act", Inspector = "INSPECTOR";

    // A working day, so that a sample token printed in the morning still serves in the afternoon.
    static readonly TimeSpan StaffLifetime = TimeSpan.FromHours(8);
    static readonly TimeSpan ClientLifetime = TimeSpan.FromHours(1);

    // An inspector's access is time-boxed, with a new sign-in for each box.
    static readonly TimeSpan InspectorLifetime = TimeSpan.FromMinutes(15);

    public static async Task<IResult> Handle(HttpContext http, IConfiguration configuration, TimeProvider clock, ILoggerFactory logs)
    {
        var log = logs.CreateLogger(typeof(TokenEndpoint));
        var request = http.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("This is no OpenID Connect request.");
        var client = SampleClient.Of(request.ClientId);

        var issued = request.GrantType switch
        {
            GrantTypes.ClientCredentials => ForClient(client),
            GrantTypes.Password => ForStaff(request, configuration["Staff:Password"] ?? "demo"),
            GrantTypes.TokenExchange => await ForCaller(http, request, client, clock),
            var other => throw new InvalidOperationException($"The grant {other} is allowed but not handled."),
        };
        if (issued.Principal is not { } principal)
        {
            LogRefused(log, client.Id, request.GrantType, issued.Error);
            return Refuse(issued.Error, issued.Description);
        }

        principal.SetResources(DevIdentityApp.Audience);
        principal.SetDestinations(static _ => [Destinations.AccessToken]);
        LogIssued(log, client.Id, request.GrantType, principal.GetClaim(Claims.Subject));
        return Results.SignIn(principal, authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    static Issued ForClient(SampleClient client) => Token(client.Id, null, [client.Role], [], ClientLifetime);

    static Issued ForStaff(OpenIddictRequest request, string password)
    {
        // One answer for both, so that nobody learns which user names exist.
        if (SampleStaff.Find(request.Username) is not { } person || !Same(request.Password, password))
            return Issued.Refused(Errors.InvalidGrant, "The user name or the password is wrong.");

        var lifetime = person.Roles.Contains(Inspector) ? InspectorLifetime : StaffLifetime;
        return Token(person.Subject, person.Authority, [.. person.Roles], [.. person.Teams], lifetime);
    }

    // RFC 8693: the caller stays the subject, the service that acts for it is named in "act", earlier actors nested inside.
    static async Task<Issued> ForCaller(HttpContext http, OpenIddictRequest request, SampleClient service, TimeProvider clock)
    {
        if (!string.IsNullOrEmpty(request.ActorToken))
            return Issued.Refused(Errors.InvalidRequest, "The actor is the client that asks; send no actor_token.");

        var result = await http.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        var caller = result.Principal ?? throw new InvalidOperationException("The subject token was not read.");

        var left = caller.GetExpirationDate() - clock.GetUtcNow() ?? TimeSpan.Zero;
        var lifetime = left < ClientLifetime ? left : ClientLifetime;
        var exchanged = Token(caller.GetClaim(Claims.Subject)!, caller.GetClaim(Authority), caller.GetClaims(Claims.Role), caller.GetClaims(Team), lifetime);

        var act = new JsonObject { [Claims.Subject] = service.Id };
        if (caller.GetClaim(Actor) is { } earlier)
            act[Actor] = JsonNode.Parse(earlier);
        exchanged.Principal!.SetClaim(Actor, JsonSerializer.SerializeToElement(act));
        return exchanged;
    }

    static Issued Token(string subject, string? authority, ImmutableArray<string> roles, ImmutableArray<string> teams, TimeSpan lifetime)
    {
        var identity = new ClaimsIdentity("dev-identity", nameType: Claims.Subject, roleType: Claims.Role);
        identity.SetClaim(Claims.Subject, subject).SetClaim(Authority, authority).SetClaims(Claims.Role, roles).SetClaims(Team, teams);
        var principal = new ClaimsPrincipal(identity);
        principal.SetAccessTokenLifetime(lifetime);
        return new(principal, "", "");
    }

    static bool Same(string? given, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given ?? ""), Encoding.UTF8.GetBytes(expected));

    static IResult Refuse(string error, string description) => Results.Forbid(
        new AuthenticationProperties(new Dictionary<string, string?>
        {
            [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
            [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = description,
        }),
        [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);

    [LoggerMessage(LogLevel.Information, "Issued a token to {Client} by {Grant} for {Subject}.")]
    static partial void LogIssued(ILogger log, string client, string? grant, string? subject);

    [LoggerMessage(LogLevel.Information, "Refused a token to {Client} by {Grant}: {Error}.")]
    static partial void LogRefused(ILogger log, string client, string? grant, string error);

    sealed record Issued(ClaimsPrincipal? Principal, string Error, string Description)
    {
        public static Issued Refused(string error, string description) => new(null, error, description);
    }
}
