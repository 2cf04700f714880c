using System.Net;
using System.Text;
using Google.Rpc;
using Grpc.Core;
using Grpc.Net.Client.Web;
using Microsoft.AspNetCore.Builder;
using Suite.Access.V1;
using Suite.Platform.Api;
using Suite.Platform.Identity;
using Suite.Platform.Tests.Api;
using Suite.Platform.Tests.Door.V1;
using Suite.Testing;
using Xunit;

namespace Suite.Platform.Tests.Identity;

public sealed class Roles
{
    const string Knock = "suite.tests.door.v1.DoorService/Knock";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whose_role_is_not_in_the_row_does_not_get_in_by_any_door()
    {
        await using var door = await DoorHost.Start();
        var reached = false;
        door.Does.OnKnock = (_, _) =>
        {
            reached = true;
            return Task.FromResult(new KnockResponse());
        };
        var analyst = door.Issuer.Token(["ANALYST"]);
        using var web = new GrpcWebHandler(GrpcWebMode.GrpcWeb, new HttpClientHandler());

        var grpc = await Assert.ThrowsAsync<RpcException>(async () => await door.Client(analyst).KnockAsync(new(), cancellationToken: Ct));
        var grpcWeb = await Assert.ThrowsAsync<RpcException>(async () =>
            await new DoorService.DoorServiceClient(door.Channel(analyst, web)).KnockAsync(new(), cancellationToken: Ct));
        using var content = new StringContent("{}", Encoding.UTF8, "application/json");
        using var json = await door.Web(analyst).PostAsync("/v1/doors/1:knock", content, Ct);

        Assert.Equal("ROLE_REQUIRED", grpc.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Reason);
        Assert.Equal("ROLE_REQUIRED", grpcWeb.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Reason);
        Assert.Equal(HttpStatusCode.Forbidden, json.StatusCode);
        Assert.Contains("ROLE_REQUIRED", await json.Content.ReadAsStringAsync(Ct));
        Assert.False(reached);
        Assert.Equal([Knock, Knock, Knock], door.Audit.Entries.Where(e => e is { Outcome: "PERMISSION_DENIED", Reason: "ROLE_REQUIRED" }).Select(e => e.Rpc));
        Assert.Equal(3, door.Counted.Count(c => c == $"suite.refusals {Knock} ROLE_REQUIRED"));
    }

    [Fact]
    public async Task Whose_role_is_in_the_row_gets_in_by_every_door()
    {
        await using var door = await DoorHost.Start();
        var manager = door.Issuer.Token(["TM"]);
        using var web = new GrpcWebHandler(GrpcWebMode.GrpcWebText, new HttpClientHandler());

        var grpc = await door.Client(manager).KnockAsync(new() { Text = "Möwe" }, cancellationToken: Ct);
        var grpcWeb = await new DoorService.DoorServiceClient(door.Channel(manager, web)).KnockAsync(new() { Text = "Möwe" }, cancellationToken: Ct);
        using var content = new StringContent("{\"text\":\"Möwe\"}", Encoding.UTF8, "application/json");
        using var json = await door.Web(manager).PostAsync("/v1/doors/1:knock", content, Ct);

        Assert.Equal(["Möwe", "Möwe", "{ \"text\": \"Möwe\" }"], [grpc.Text, grpcWeb.Text, (await json.Content.ReadAsStringAsync(Ct)).Replace("{\"text\":\"Möwe\"}", "{ \"text\": \"Möwe\" }")]);
    }

    [Fact]
    public async Task Another_spelling_of_the_path_is_no_way_in()
    {
        await using var door = await DoorHost.Start();
        door.Does.OnKnock = (_, _) => throw new InvalidOperationException("It was let in.");
        var body = DoorHost.Frame(new KnockRequest());

        var status = await door.PostRaw("/SUITE.TESTS.DOOR.V1.DOORSERVICE/knock", body, ("authorization", "Bearer none"));

        Assert.NotEqual((int)StatusCode.OK, status.Code);
        Assert.Empty(door.Logs.Errors);
    }

    [Fact]
    public async Task Everybody_may_ask_what_they_may_do_and_hears_the_rows_that_are_enforced()
    {
        await using var door = await DoorHost.Start();

        var answer = await new AccessService.AccessServiceClient(door.Channel(door.Issuer.Token(["TM"]))).ListPermissionsAsync(new(), cancellationToken: Ct);
        using var json = await door.Web(door.Issuer.Token(["TM"])).GetAsync("/v1/permissions", Ct);

        Assert.Equal(
            [
                "suite.access.v1.AccessService/ListPermissions [] True",
                "suite.tests.door.v1.DoorService/Knock [CSW TM SERVICE] True",
                "suite.tests.door.v1.DoorService/List [CSW] False",
                "suite.tests.door.v1.DoorService/Watch [] True",
            ],
            answer.Permissions.Select(p => $"{p.Rpc} [{string.Join(' ', p.Roles)}] {p.Allowed}"));
        Assert.Equal(HttpStatusCode.OK, json.StatusCode);
    }

    [Fact]
    public async Task Health_needs_no_token()
    {
        await using var door = await DoorHost.Start();

        var answer = await new global::Grpc.Health.V1.Health.HealthClient(door.Channel(null)).CheckAsync(new(), cancellationToken: Ct);

        Assert.Equal(global::Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus.Serving, answer.Status);
    }

    [Fact]
    public async Task The_start_fails_and_names_every_row_that_is_missing_wrong_or_double()
    {
        var table = new RpcTable<DoorService.DoorServiceBase>()
            .Allow("Knock", "CSW")
            .AllowAnyCaller("Knock")
            .Allow("Kick", "TM");

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => Start([table], mapped: true));

        Assert.Equal("The RPC table is not complete: suite.tests.door.v1.DoorService/Kick has a row but is no RPC; "
            + "suite.tests.door.v1.DoorService/Knock has two rows; suite.tests.door.v1.DoorService/List has no row; "
            + "suite.tests.door.v1.DoorService/Watch has no row.", thrown.Message);
    }

    [Fact]
    public async Task The_start_fails_without_a_table_and_without_a_service()
    {
        var none = await Assert.ThrowsAsync<InvalidOperationException>(() => Start([], mapped: true));
        var notMapped = await Assert.ThrowsAsync<InvalidOperationException>(() => Start([new RpcTable<DoorService.DoorServiceBase>()], mapped: false));

        Assert.Contains("suite.tests.door.v1.DoorService is mapped but has no table", none.Message);
        Assert.Contains("suite.tests.door.v1.DoorService has a table but is not mapped", notMapped.Message);
    }

    static async Task Start(RpcTable[] tables, bool mapped)
    {
        using var issuer = new TestIssuer();
        var builder = DoorHost.Builder(issuer);
        builder.AddGrpcApi(tables);
        await using var app = builder.Build();
        app.MapGrpcApi();
        if (mapped)
            app.MapGrpcService<DoorGrpc>();
        await app.StartAsync(Ct);
    }
}
