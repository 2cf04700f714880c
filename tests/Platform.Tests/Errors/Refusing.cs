using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Google.Rpc;
using Grpc.Core;
using Npgsql;
using Suite.Platform.Errors;
using Suite.Platform.Tests.Api;
using Suite.Platform.Tests.Door.V1;
using Xunit;

namespace Suite.Platform.Tests.Errors;

public sealed class Refusing
{
    const string Knock = "suite.tests.door.v1.DoorService/Knock";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_bad_field_is_named_at_once()
    {
        await using var door = await DoorHost.Start();
        door.Does.OnKnock = (_, _) => throw Refuse.Fields([new("text", "is required"), new("inners[1].text", "is too long")]);

        var thrown = await Assert.ThrowsAsync<RpcException>(async () => await door.Client().KnockAsync(new(), cancellationToken: Ct));

        Assert.Equal(StatusCode.InvalidArgument, thrown.StatusCode);
        var status = thrown.GetRpcStatus()!;
        Assert.Equal(("INVALID_FIELDS", "front-door.suite"), (status.GetDetail<ErrorInfo>()!.Reason, status.GetDetail<ErrorInfo>()!.Domain));
        Assert.Equal(["text: is required", "inners[1].text: is too long"],
            status.GetDetail<BadRequest>()!.FieldViolations.Select(v => $"{v.Field}: {v.Description}"));
        Assert.Contains($"suite.refusals {Knock} INVALID_FIELDS", door.Counted);
        Assert.Empty(door.Logs.Errors);
    }

    [Fact]
    public async Task A_rule_is_named_with_its_citation()
    {
        await using var door = await DoorHost.Start();
        door.Does.OnKnock = (_, _) => throw Refuse.Precondition("DOOR_IS_SHUT", "Open the door first.", "Doors Regulations 2011, reg 7");

        var thrown = await Assert.ThrowsAsync<RpcException>(async () => await door.Client().KnockAsync(new(), cancellationToken: Ct));

        Assert.Equal(StatusCode.FailedPrecondition, thrown.StatusCode);
        var violation = Assert.Single(thrown.GetRpcStatus()!.GetDetail<PreconditionFailure>()!.Violations);
        Assert.Equal(("DOOR_IS_SHUT", "Doors Regulations 2011, reg 7", "Open the door first."), (violation.Type, violation.Subject, violation.Description));
    }

    [Fact]
    public async Task Json_carries_the_same_details()
    {
        await using var door = await DoorHost.Start();
        door.Does.OnKnock = (_, _) => throw Refuse.Preconditions("NOT_YET", "Two rules are not met.", [new("RULE_A", "First.", "reg 1"), new("RULE_B", "Second.", null)]);

        using var response = await door.Web().PostAsync("/v1/doors/1:knock", Json("{}"), Ct);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Ct));
        Assert.Equal((int)StatusCode.FailedPrecondition, body.RootElement.GetProperty("code").GetInt32());
        var details = body.RootElement.GetProperty("details").EnumerateArray().ToDictionary(d => d.GetProperty("@type").GetString()!);
        Assert.Equal("NOT_YET", details["type.googleapis.com/google.rpc.ErrorInfo"].GetProperty("reason").GetString());
        Assert.Equal(["RULE_A reg 1", "RULE_B "], details["type.googleapis.com/google.rpc.PreconditionFailure"].GetProperty("violations").EnumerateArray()
            .Select(v => $"{v.GetProperty("type").GetString()} {v.GetProperty("subject").GetString()}"));
    }

    [Fact]
    public async Task A_thousand_bad_fields_still_fit_into_the_answer()
    {
        await using var door = await DoorHost.Start();
        door.Does.OnKnock = (_, _) => throw Refuse.Fields([.. Enumerable.Range(0, 1000).Select(i => new Suite.Platform.Errors.FieldViolation($"words[{i}]", "must not be empty"))]);

        var thrown = await Assert.ThrowsAsync<RpcException>(async () => await door.Client().KnockAsync(new(), cancellationToken: Ct));

        var violations = thrown.GetRpcStatus()!.GetDetail<BadRequest>()!.FieldViolations;
        Assert.True(thrown.Trailers.GetValueBytes("grpc-status-details-bin")!.Length < 7 * 1024);
        Assert.Equal($"and {1000 - (violations.Count - 1)} more", violations[^1].Description);
    }

    [Fact]
    public async Task A_fault_tells_the_caller_nothing_and_the_log_everything()
    {
        await using var door = await DoorHost.Start();
        door.Does.OnKnock = (_, _) => throw new InvalidOperationException("secret inner state");

        var thrown = await Assert.ThrowsAsync<RpcException>(async () => await door.Client().KnockAsync(new(), cancellationToken: Ct));
        using var json = await door.Web().PostAsync("/v1/doors/1:knock", Json("{}"), Ct);

        Assert.Equal(StatusCode.Internal, thrown.StatusCode);
        Assert.DoesNotContain("secret", thrown.ToString());
        Assert.Equal(HttpStatusCode.InternalServerError, json.StatusCode);
        Assert.DoesNotContain("secret", await json.Content.ReadAsStringAsync(Ct));
        Assert.Equal(2, door.Logs.Errors.Count(l => l.Exception is InvalidOperationException));
        Assert.Empty(door.Counted);
        Assert.Empty(door.Audit.Entries);
    }

    [Fact]
    public async Task A_refusal_is_audited_with_its_case_and_request()
    {
        await using var door = await DoorHost.Start();
        door.Does.OnKnock = (_, _) => throw Refuse.Aborted("STALE", "Read again.");
        var request = new KnockRequest { CaseId = "0193cafe-0000-7000-8000-000000000001", RequestId = "0193cafe-0000-7000-8000-000000000002" };

        await Assert.ThrowsAsync<RpcException>(async () => await door.Client().KnockAsync(request, cancellationToken: Ct));

        var entry = Assert.Single(door.Audit.Entries);
        Assert.Equal((Knock, "ABORTED", "STALE", "staff-1", "E10000901"), (entry.Rpc, entry.Outcome, entry.Reason, entry.Caller.Subject, entry.Caller.Authority));
        Assert.Equal((Guid.Parse(request.CaseId), Guid.Parse(request.RequestId)), (entry.CaseId!.Value, entry.RequestId!.Value));
    }

    [Fact]
    public async Task A_refusal_stays_one_when_the_audit_is_away_but_that_is_an_error_in_the_log()
    {
        await using var door = await DoorHost.Start();
        door.Audit.Fails = new InvalidOperationException("audit is away");
        door.Does.OnKnock = (_, _) => throw Refuse.NotFound("NO_SUCH_DOOR", "There is none.");

        var thrown = await Assert.ThrowsAsync<RpcException>(async () => await door.Client().KnockAsync(new(), cancellationToken: Ct));

        Assert.Equal((StatusCode.NotFound, "NO_SUCH_DOOR"), (thrown.StatusCode, thrown.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Reason));
        Assert.Single(door.Logs.Errors);
    }

    [Fact]
    public async Task A_database_that_is_away_is_unavailable_and_worth_a_retry()
    {
        await using var door = await DoorHost.Start();
        door.Does.OnKnock = (_, _) => throw new NpgsqlException("Failed to connect", new SocketException());

        var thrown = await Assert.ThrowsAsync<RpcException>(async () => await door.Client().KnockAsync(new(), cancellationToken: Ct));

        Assert.Equal((StatusCode.Unavailable, "DATABASE_UNAVAILABLE"), (thrown.StatusCode, thrown.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Reason));
        Assert.NotNull(thrown.GetRpcStatus()!.GetDetail<RetryInfo>());
        Assert.Empty(door.Logs.Errors);
    }

    [Theory]
    [InlineData("40001", StatusCode.Aborted, "CONCURRENT_CHANGE")]
    [InlineData("40P01", StatusCode.Aborted, "CONCURRENT_CHANGE")]
    [InlineData("57P01", StatusCode.Unavailable, "DATABASE_UNAVAILABLE")]
    [InlineData("23505", StatusCode.Internal, "INTERNAL")]
    public async Task A_database_error_is_told_apart_by_its_state(string state, StatusCode code, string reason)
    {
        await using var door = await DoorHost.Start();
        door.Does.OnKnock = (_, _) => throw new PostgresException("refused by the server", "ERROR", "ERROR", state);

        var thrown = await Assert.ThrowsAsync<RpcException>(async () => await door.Client().KnockAsync(new(), cancellationToken: Ct));

        Assert.Equal((code, reason), (thrown.StatusCode, thrown.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Reason));
    }

    [Fact]
    public async Task The_refusal_of_a_service_asked_on_the_way_is_passed_on_and_its_fault_is_not()
    {
        await using var door = await DoorHost.Start();
        door.Does.OnKnock = (request, _) => throw (request.Text == "refused"
            ? ErrorStatus.Of(Refuse.Permission("NOT_YOURS", "Not yours."), "other.suite").ToRpcException()
            : new RpcException(new Grpc.Core.Status(StatusCode.Internal, "their secret")));

        var refused = await Assert.ThrowsAsync<RpcException>(async () => await door.Client().KnockAsync(new() { Text = "refused" }, cancellationToken: Ct));
        var failed = await Assert.ThrowsAsync<RpcException>(async () => await door.Client().KnockAsync(new(), cancellationToken: Ct));

        Assert.Equal(("NOT_YOURS", "other.suite"), (refused.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Reason, refused.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Domain));
        Assert.Equal((StatusCode.Internal, "front-door.suite"), (failed.StatusCode, failed.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Domain));
        Assert.DoesNotContain("secret", failed.ToString());
    }

    [Fact]
    public async Task A_call_that_ends_early_is_no_error_of_ours()
    {
        await using var door = await DoorHost.Start();
        var entered = new TaskCompletionSource();
        var left = new TaskCompletionSource();
        door.Does.OnKnock = async (_, call) =>
        {
            entered.TrySetResult();
            try
            {
                await Task.Delay(Timeout.Infinite, call.CancellationToken);
            }
            finally
            {
                left.TrySetResult();
            }

            return new();
        };

        var late = await Assert.ThrowsAsync<RpcException>(async () =>
            await door.Client().KnockAsync(new(), deadline: DateTime.UtcNow.AddMilliseconds(300), cancellationToken: Ct));
        Assert.Equal(StatusCode.DeadlineExceeded, late.StatusCode);

        (entered, left) = (new(), new());
        using var hangUp = new CancellationTokenSource();
        var call = door.Client().KnockAsync(new(), cancellationToken: hangUp.Token).ResponseAsync;
        await entered.Task.WaitAsync(Ct);
        await hangUp.CancelAsync();
        await Assert.ThrowsAsync<RpcException>(() => call);
        await left.Task.WaitAsync(TimeSpan.FromSeconds(10), Ct);
        Assert.Empty(door.Logs.Errors);
        Assert.Empty(door.Audit.Entries);
    }

    [Fact]
    public async Task A_stream_is_refused_like_a_call()
    {
        await using var door = await DoorHost.Start();
        door.Does.OnWatch = async (_, stream, _) =>
        {
            await stream.WriteAsync(new() { Text = "one" });
            throw Refuse.Precondition("ENOUGH", "No more.");
        };

        using var watch = door.Client().Watch(new(), cancellationToken: Ct);
        Assert.True(await watch.ResponseStream.MoveNext(Ct));
        var thrown = await Assert.ThrowsAsync<RpcException>(() => watch.ResponseStream.MoveNext(Ct));

        Assert.Equal("ENOUGH", thrown.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Reason);
    }

    static StringContent Json(string text) => new(text, System.Text.Encoding.UTF8, "application/json");
}
