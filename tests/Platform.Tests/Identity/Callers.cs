using System.Net;
using System.Security.Cryptography;
using System.Text;
using Google.Rpc;
using Grpc.Core;
using Microsoft.IdentityModel.Tokens;
using Suite.Platform.Identity;
using Suite.Platform.Tests.Api;
using Suite.Platform.Tests.Door.V1;
using Suite.Testing;
using Xunit;

namespace Suite.Platform.Tests.Identity;

public sealed class Callers
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_caller_is_who_the_token_says()
    {
        await using var door = await DoorHost.Start();
        Caller? seen = null;
        door.Does.OnKnock = (_, call) =>
        {
            seen = call.Caller();
            return Task.FromResult(new KnockResponse());
        };

        await door.Client(door.Issuer.Token(["CSW", "TM"], subject: "staff-7", teams: ["north", "south"], actor: "reporting")).KnockAsync(new(), cancellationToken: Ct);

        Assert.Equal(("staff-7", TestIssuer.Westmere, "reporting"), (seen!.Subject, seen.Authority, seen.Actor));
        Assert.Equal(["CSW", "TM"], seen.Roles.Order());
        Assert.Equal(["north", "south"], seen.Teams.Order());
    }

    [Fact]
    public async Task A_service_acting_by_itself_acts_for_every_authority()
    {
        await using var door = await DoorHost.Start();
        Caller? seen = null;
        door.Does.OnWatch = (_, _, call) =>
        {
            seen = call.Caller();
            return Task.CompletedTask;
        };

        using var watch = door.Client(door.Issuer.Token(["SERVICE"], subject: "reporting", authority: null)).Watch(new(), cancellationToken: Ct);
        await watch.ResponseStream.MoveNext(Ct);

        Assert.Equal(Caller.AllAuthorities, seen!.Authority);
    }

    public static TheoryData<string, string> Refused => new()
    {
        { "none", "TOKEN_REQUIRED" },
        { "not a token", "TOKEN_INVALID" },
        { "expired", "TOKEN_EXPIRED" },
        { "another issuer's name", "TOKEN_INVALID" },
        { "for another audience", "TOKEN_INVALID" },
        { "another key", "TOKEN_INVALID" },
        { "public key as HMAC secret", "TOKEN_INVALID" },
        { "RS512", "TOKEN_INVALID" },
        { "unsigned", "TOKEN_INVALID" },
        { "changed", "TOKEN_INVALID" },
        { "no authority", "TOKEN_INCOMPLETE" },
        { "no subject", "TOKEN_INCOMPLETE" },
        { "a person for all authorities", "TOKEN_INCOMPLETE" },
        { "a person who is also a service, without authority", "TOKEN_INCOMPLETE" },
        { "an acting service without the person's authority", "TOKEN_INCOMPLETE" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_token_that_is_not_whole_is_no_caller(string which, string reason)
    {
        await using var door = await DoorHost.Start();
        var issuer = door.Issuer;
        using var foreign = RSA.Create(2048);
        var token = which switch
        {
            "none" => null,
            "not a token" => "abc",
            "expired" => issuer.Token(expiresIn: TimeSpan.FromMinutes(-1)),
            "another issuer's name" => issuer.Token(issuer: "https://elsewhere.test/"),
            "for another audience" => issuer.Token(audience: "elsewhere"),
            "another key" => issuer.Token(signedBy: new(new RsaSecurityKey(foreign) { KeyId = "test" }, SecurityAlgorithms.RsaSha256)),
            "public key as HMAC secret" => issuer.Token(signedBy: new(
                new SymmetricSecurityKey(issuer.Key.Rsa.ExportRSAPublicKey()) { KeyId = "test" }, SecurityAlgorithms.HmacSha256)),
            "RS512" => issuer.Token(signedBy: new(issuer.Key, SecurityAlgorithms.RsaSha512)),
            "unsigned" => Unsigned(issuer.Token()),
            "changed" => Changed(issuer.Token()),
            "no authority" => issuer.Token(authority: null),
            "no subject" => issuer.Token(subject: ""),
            "a person for all authorities" => issuer.Token(authority: "*"),
            "a person who is also a service, without authority" => issuer.Token(["CSW", "SERVICE"], authority: null),
            "an acting service without the person's authority" => issuer.Token(["SERVICE"], authority: null, actor: "reporting"),
            _ => throw new ArgumentOutOfRangeException(nameof(which)),
        };

        var thrown = await Assert.ThrowsAsync<RpcException>(async () => await door.Client(token).KnockAsync(new(), cancellationToken: Ct));
        using var content = new StringContent("{}", Encoding.UTF8, "application/json");
        using var json = await door.Web(token).PostAsync("/v1/doors/1:knock", content, Ct);

        Assert.Equal((StatusCode.Unauthenticated, reason), (thrown.StatusCode, thrown.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Reason));
        Assert.Equal(HttpStatusCode.Unauthorized, json.StatusCode);
        Assert.Contains(reason, await json.Content.ReadAsStringAsync(Ct));
        Assert.Empty(door.Audit.Entries);
        Assert.Empty(door.Logs.Errors);
    }

    static string Unsigned(string token)
    {
        var header = Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""");
        return $"{header}.{token.Split('.')[1]}.";
    }

    static string Changed(string token)
    {
        var parts = token.Split('.');
        parts[1] = Base64UrlEncoder.Encode(Base64UrlEncoder.Decode(parts[1]).Replace("CSW", "ADM", StringComparison.Ordinal));
        return string.Join('.', parts);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-20, 0)] // within the clock skew of 30 seconds
    [InlineData(-40, 16)]
    public async Task A_token_lives_by_the_real_time_whatever_the_business_clock_says(int secondsLeft, int code)
    {
        await using var door = await DoorHost.Start(settings: ("Clock:Start", "2031-01-01T00:00:00Z"));
        Assert.Equal(2031, ((TimeProvider)door.Services.GetService(typeof(TimeProvider))!).GetUtcNow().Year);
        var token = door.Issuer.Token(expiresIn: TimeSpan.FromSeconds(secondsLeft is 0 ? 600 : secondsLeft));

        var call = door.Client(token).KnockAsync(new(), cancellationToken: Ct);
        var status = await call.ResponseAsync.ContinueWith(_ => call.GetStatus(), TaskScheduler.Default);

        Assert.Equal(code, (int)status.StatusCode);
    }
}
