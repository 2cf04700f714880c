using System.Collections.Concurrent;
using System.Net;
using Google.Rpc;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Tests.Api;
using Suite.Platform.Tests.Door.V1;
using Suite.Testing;
using Xunit;

namespace Suite.Platform.Tests.Identity;

public sealed class Forwarding
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_person_behind_the_call_stays_and_the_service_is_named_beside_them()
    {
        await using var suite = await TwoServices.Start();
        Caller? seen = null;
        suite.Behind.Does.OnKnock = (_, call) =>
        {
            seen = call.Caller();
            return Task.FromResult(new KnockResponse());
        };
        var client = suite.Front.Client(suite.Issuer.Token(["CSW"], subject: "staff-7"));

        await client.KnockAsync(new(), cancellationToken: Ct);
        await client.KnockAsync(new(), cancellationToken: Ct);

        Assert.Equal(("staff-7", TestIssuer.Westmere, "front"), (seen!.Subject, seen.Authority, seen.Actor));
        Assert.Equal(["CSW"], seen.Roles);
        var form = Assert.Single(suite.Asked); // the second call used the token that was kept
        Assert.Equal(("urn:ietf:params:oauth:grant-type:token-exchange", "front", "front-secret"), (form["grant_type"].ToString(), form["client_id"].ToString(), form["client_secret"].ToString()));
    }

    [Fact]
    public async Task Two_people_never_share_a_token()
    {
        await using var suite = await TwoServices.Start();
        var seen = new ConcurrentQueue<string>();
        suite.Behind.Does.OnKnock = (request, call) =>
        {
            seen.Enqueue($"{request.Text} is {call.Caller().Subject}");
            return Task.FromResult(new KnockResponse());
        };

        await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
            await suite.Front.Client(suite.Issuer.Token(subject: $"staff-{i}")).KnockAsync(new() { Text = $"staff-{i}" }, cancellationToken: Ct)));

        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"staff-{i} is staff-{i}").Order(), seen.Order());
    }

    [Fact]
    public async Task A_service_with_nobody_behind_it_calls_as_itself()
    {
        await using var suite = await TwoServices.Start();
        Caller? seen = null;
        suite.Behind.Does.OnWatch = (_, _, call) =>
        {
            seen = call.Caller();
            return Task.CompletedTask;
        };

        using var watch = suite.Front.Services.GetRequiredService<DoorService.DoorServiceClient>().Watch(new(), cancellationToken: Ct);
        await watch.ResponseStream.MoveNext(Ct);

        Assert.Equal(("front", Caller.AllAuthorities), (seen!.Subject, seen.Authority));
        Assert.Equal(["SERVICE"], seen.Roles);
    }

    [Fact]
    public async Task A_call_that_came_on_somebody_s_behalf_is_passed_on_on_their_behalf_by_the_service_in_between()
    {
        await using var suite = await TwoServices.Start();
        Caller? seen = null;
        suite.Behind.Does.OnKnock = (_, call) =>
        {
            seen = call.Caller();
            return Task.FromResult(new KnockResponse());
        };
        var headers = new Suite.Platform.Asks.AskContext(Guid.NewGuid(), TestIssuer.Westmere, "staff-7").Headers();

        await suite.Front.Client(suite.Issuer.Token(["SERVICE"], subject: "asking", authority: null)).KnockAsync(new(), headers, cancellationToken: Ct);

        Assert.Equal(("staff-7", TestIssuer.Westmere, "front"), (seen!.Subject, seen.Authority, seen.Actor));
        Assert.Equal("client_credentials", Assert.Single(suite.Asked)["grant_type"].ToString());
    }

    [Fact]
    public async Task Only_a_service_that_was_not_reached_is_asked_again()
    {
        await using var suite = await TwoServices.Start();
        var calls = 0;
        suite.Behind.Does.OnKnock = (request, _) => ++calls switch
        {
            1 or 2 => throw Refuse.Unavailable("AWAY", "Not now."),
            3 => Task.FromResult(new KnockResponse { Text = "third" }),
            _ => throw Refuse.Aborted("STALE", "Read again."),
        };
        var client = suite.Front.Client();

        Assert.Equal("third", (await client.KnockAsync(new(), cancellationToken: Ct)).Text);
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await client.KnockAsync(new(), cancellationToken: Ct));

        Assert.Equal((StatusCode.Aborted, "STALE"), (refused.StatusCode, refused.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Reason));
        Assert.Equal(4, calls);
    }

    [Fact]
    public async Task An_issuer_that_is_away_or_says_no_is_a_refusal_not_a_fault()
    {
        await using var suite = await TwoServices.Start();

        suite.Answers = HttpStatusCode.ServiceUnavailable;
        var away = await Assert.ThrowsAsync<RpcException>(async () => await suite.Front.Client().KnockAsync(new(), cancellationToken: Ct));
        suite.Answers = HttpStatusCode.BadRequest;
        var no = await Assert.ThrowsAsync<RpcException>(async () => await suite.Front.Client().KnockAsync(new(), cancellationToken: Ct));
        suite.Answers = HttpStatusCode.OK;
        await suite.Front.Client().KnockAsync(new(), cancellationToken: Ct); // a failed first try is not remembered

        Assert.Equal((StatusCode.Unavailable, "IDENTITY_UNAVAILABLE"), (away.StatusCode, away.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Reason));
        Assert.Equal((StatusCode.Unauthenticated, "TOKEN_NOT_EXCHANGED"), (no.StatusCode, no.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Reason));
        Assert.Empty(suite.Front.Logs.Errors);
    }

    [Fact]
    public async Task A_forwarded_call_always_has_a_deadline()
    {
        await using var suite = await TwoServices.Start();
        DateTime deadline = default;
        suite.Behind.Does.OnKnock = (_, call) =>
        {
            deadline = call.Deadline;
            return Task.FromResult(new KnockResponse());
        };

        await suite.Front.Services.GetRequiredService<DoorService.DoorServiceClient>().KnockAsync(new(), cancellationToken: Ct).ResponseAsync
            .ContinueWith(_ => { }, TaskScheduler.Default);
        await suite.Front.Client().KnockAsync(new(), deadline: DateTime.UtcNow.AddSeconds(3), cancellationToken: Ct);

        Assert.InRange(deadline, DateTime.UtcNow, DateTime.UtcNow.AddSeconds(3));
    }

    /// <summary>A service that asks another on behalf of its callers, and the token endpoint between them.</summary>
    sealed class TwoServices : IAsyncDisposable
    {
        readonly WebApplication _tokens;

        TwoServices(WebApplication tokens, DoorHost behind, TestIssuer issuer) => (_tokens, Behind, Issuer) = (tokens, behind, issuer);

        public TestIssuer Issuer { get; }

        public DoorHost Front { get; private set; } = null!;

        public DoorHost Behind { get; }

        public ConcurrentQueue<IFormCollection> Asked { get; } = [];

        public HttpStatusCode Answers { get; set; } = HttpStatusCode.OK;

        public static async Task<TwoServices> Start()
        {
            var issuer = new TestIssuer();
            var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            var tokens = builder.Build();
            var suite = new TwoServices(tokens, await DoorHost.Start(issuer: issuer), issuer);
            tokens.MapPost("/connect/token", (Delegate)suite.Issue);
            await tokens.StartAsync(Ct);
            suite.Front = await DoorHost.Start(front => front.AddSuiteClient<DoorService.DoorServiceClient>("http://door"), issuer,
                ("TokenEndpoint", $"{tokens.Urls.Single()}/connect/token"),
                ("Identity:ClientId", "front"), ("Identity:ClientSecret", "front-secret"),
                ("services:door:http:0", suite.Behind.GrpcAddress.ToString()));
            suite.Front.Does.OnKnock = async (request, call) =>
                await call.GetHttpContext().RequestServices.GetRequiredService<DoorService.DoorServiceClient>().KnockAsync(request, cancellationToken: call.CancellationToken);
            return suite;
        }

        async Task<IResult> Issue(HttpContext http)
        {
            var form = await http.Request.ReadFormAsync();
            Asked.Enqueue(form);
            if (Answers is not HttpStatusCode.OK)
                return Results.Json(new { error = "invalid_grant" }, statusCode: (int)Answers);
            if (form["grant_type"] == "client_credentials")
                return Results.Json(new { access_token = Issuer.Token(["SERVICE"], subject: form["client_id"]!, authority: null), expires_in = 3600, token_type = "Bearer" });
            var theirs = new Microsoft.IdentityModel.JsonWebTokens.JsonWebToken(form["subject_token"]);
            return Results.Json(new
            {
                access_token = Issuer.Token([.. theirs.Claims.Where(c => c.Type == "role").Select(c => c.Value)], theirs.Subject,
                    theirs.GetClaim("authority").Value, actor: form["client_id"]),
                expires_in = 3600,
                token_type = "Bearer",
            });
        }

        public async ValueTask DisposeAsync()
        {
            await Front.DisposeAsync();
            await Behind.DisposeAsync();
            await _tokens.StopAsync();
            await _tokens.DisposeAsync();
            Issuer.Dispose();
        }
    }
}
