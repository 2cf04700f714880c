using System.Net;
using System.Text;
using Google.Rpc;
using Grpc.Core;
using Suite.Platform.Asks;
using Suite.Platform.Identity;
using Suite.Platform.Tests.Api;
using Suite.Platform.Tests.Door.V1;
using Suite.Testing;
using Xunit;

namespace Suite.Platform.Tests.Identity;

/// <summary>A service that calls by itself says for which authority and on whose behalf; nobody else may.</summary>
public sealed class ActingOnBehalf
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_service_s_own_token_acts_for_the_one_authority_and_subject_that_it_names()
    {
        await using var door = await DoorHost.Start();
        Caller? seen = null;
        door.Does.OnKnock = (_, call) =>
        {
            seen = call.Caller();
            return Task.FromResult(new KnockResponse());
        };
        var headers = new AskContext(Guid.NewGuid(), TestIssuer.Westmere, "staff-7").Headers();

        await door.Client(door.Issuer.Token(["SERVICE"], subject: "fostering-recruitment", authority: null)).KnockAsync(new(), headers, cancellationToken: Ct);

        Assert.Equal(("staff-7", TestIssuer.Westmere, "fostering-recruitment"), (seen!.Subject, seen.Authority, seen.Actor));
        Assert.Equal(["SERVICE"], seen.Roles);
        Assert.Empty(seen.Teams);
    }

    public static TheoryData<string, string?, string?, StatusCode, string> Refused => new()
    {
        { "a person", TestIssuer.Eastholt, "staff-8", StatusCode.PermissionDenied, "ON_BEHALF_NOT_ALLOWED" },
        { "a person", null, "staff-8", StatusCode.PermissionDenied, "ON_BEHALF_NOT_ALLOWED" },
        { "a person for a service", TestIssuer.Westmere, "staff-8", StatusCode.PermissionDenied, "ON_BEHALF_NOT_ALLOWED" },
        { "a service of one authority", TestIssuer.Westmere, "staff-8", StatusCode.PermissionDenied, "ON_BEHALF_NOT_ALLOWED" },
        { "a person with the service's role", TestIssuer.Westmere, "staff-8", StatusCode.PermissionDenied, "ON_BEHALF_NOT_ALLOWED" },
        { "an operator", TestIssuer.Westmere, "staff-8", StatusCode.PermissionDenied, "ON_BEHALF_NOT_ALLOWED" },
        { "a service", TestIssuer.Westmere, null, StatusCode.Unauthenticated, "ON_BEHALF_INCOMPLETE" },
        { "a service", null, "staff-8", StatusCode.Unauthenticated, "ON_BEHALF_INCOMPLETE" },
        { "a service", "*", "staff-8", StatusCode.Unauthenticated, "ON_BEHALF_INCOMPLETE" },
        { "a service", "E10000901,E10000902", "staff-8", StatusCode.Unauthenticated, "ON_BEHALF_INCOMPLETE" },
        { "a service", TestIssuer.Westmere, "a b", StatusCode.Unauthenticated, "ON_BEHALF_INCOMPLETE" },
        { "nobody", TestIssuer.Westmere, "staff-8", StatusCode.Unauthenticated, "TOKEN_REQUIRED" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Any_other_token_that_sends_the_headers_and_any_half_of_them_is_refused(string who, string? authority, string? subject, StatusCode code, string reason)
    {
        await using var door = await DoorHost.Start();
        door.Does.OnKnock = (_, _) => throw new InvalidOperationException("It was let in.");
        var token = who switch
        {
            "a person" => door.Issuer.Token(["CSW"]),
            "a person for a service" => door.Issuer.Token(["CSW"], actor: "reporting"),
            "a service of one authority" => door.Issuer.Token(["SERVICE"]),
            "a person with the service's role" => door.Issuer.Token(["CSW", "SERVICE"]),
            "an operator" => door.Issuer.Token(["OPERATOR"], authority: null),
            "a service" => door.Issuer.Token(["SERVICE"], subject: "asking", authority: null),
            "nobody" => null,
            _ => throw new ArgumentOutOfRangeException(nameof(who)),
        };
        var headers = new Metadata();
        using var web = door.Web(token);
        if (authority is not null)
        {
            headers.Add("suite-authority", authority);
            web.DefaultRequestHeaders.TryAddWithoutValidation("suite-authority", authority);
        }

        if (subject is not null)
        {
            headers.Add("suite-on-behalf-of", subject);
            web.DefaultRequestHeaders.TryAddWithoutValidation("suite-on-behalf-of", subject);
        }

        var thrown = await Assert.ThrowsAsync<RpcException>(async () => await door.Client(token).KnockAsync(new(), headers, cancellationToken: Ct));
        using var content = new StringContent("{}", Encoding.UTF8, "application/json");
        using var json = await web.PostAsync("/v1/doors/1:knock", content, Ct);

        Assert.Equal((code, reason), (thrown.StatusCode, thrown.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Reason));
        Assert.Equal(code is StatusCode.PermissionDenied ? HttpStatusCode.Forbidden : HttpStatusCode.Unauthorized, json.StatusCode);
        Assert.All(door.Audit.Entries, entry => Assert.NotEqual("staff-8", entry.Caller.Subject));
    }
}
