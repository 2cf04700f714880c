using System.Net;
using System.Text;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Suite.Platform.Tests.Api;
using Suite.Platform.Tests.Door.V1;
using Xunit;

namespace Suite.Platform.Tests.Errors;

public sealed class Reading
{
    const string Rpc = "suite.tests.door.v1.DoorService/Knock", Path = "/" + Rpc, Canary = "Canary-Wren";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    // Field 3 (text) announces more bytes than follow; field 3 holds a byte that no UTF-8 has; a tag of field 0; a cut varint.
    public static TheoryData<string, byte[]> Unreadable => new()
    {
        { "truncated field", DoorHost.Frame([0x1A, 0x7F, .. Text(Canary)]) },
        { "invalid UTF-8", DoorHost.Frame([0x1A, (byte)(Canary.Length + 1), .. Text(Canary), 0xFF]) },
        { "field number 0", DoorHost.Frame([0x02, 0x01, 0x41]) },
        { "cut varint", DoorHost.Frame([0x0A, 0xFF, 0xFF]) },
        { "truncated field of a nested message", DoorHost.Frame([0x22, 0x02, 0x0A, 0x7F]) },
        { "unknown compression flag", DoorHost.Frame([], flag: 7) },
        { "message cut short", DoorHost.Frame(new KnockRequest { Text = Canary })[..^3] },
        { "two messages", [.. DoorHost.Frame(new KnockRequest()), .. DoorHost.Frame(new KnockRequest())] },
        { "no message", [] },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task A_request_that_cannot_be_read_is_the_callers_mistake(string what, byte[] body)
    {
        await using var door = await DoorHost.Start();

        var status = await door.PostRaw(Path, body);

        Assert.True((StatusCode)status.Code == StatusCode.InvalidArgument, $"{what}: {(StatusCode)status.Code}");
        Assert.Equal(("UNREADABLE_REQUEST", "front-door.suite"), (status.GetDetail<ErrorInfo>()!.Reason, status.GetDetail<ErrorInfo>()!.Domain));
        AssertWarnedAndCounted(door, "protobuf");
    }

    [Fact]
    public async Task A_compressed_request_that_is_none_is_the_callers_mistake()
    {
        await using var door = await DoorHost.Start();

        var status = await door.PostRaw(Path, DoorHost.Frame(Text(Canary), flag: 1), ("grpc-encoding", "gzip"));

        Assert.Equal("UNREADABLE_REQUEST", status.GetDetail<ErrorInfo>()!.Reason);
        AssertWarnedAndCounted(door, "protobuf");
    }

    [Fact]
    public async Task A_stream_request_that_cannot_be_read_is_the_callers_mistake()
    {
        await using var door = await DoorHost.Start();

        var status = await door.PostRaw("/suite.tests.door.v1.DoorService/Watch", DoorHost.Frame([0x0A, 0x7F, 0x41]));

        Assert.Equal("UNREADABLE_REQUEST", status.GetDetail<ErrorInfo>()!.Reason);
        Assert.Empty(door.Logs.Errors);
    }

    [Fact]
    public async Task A_grpc_web_request_that_cannot_be_read_is_the_callers_mistake()
    {
        await using var door = await DoorHost.Start();
        using var content = new ByteArrayContent(DoorHost.Frame([0x1A, 0x7F, .. Text(Canary)])) { Headers = { ContentType = new("application/grpc-web") } };

        using var response = await door.Web().PostAsync(Path, content, Ct);

        Assert.Equal(((int)StatusCode.InvalidArgument).ToString(), Assert.Single(response.Headers.GetValues("grpc-status")));
        AssertWarnedAndCounted(door, "protobuf");
    }

    [Fact]
    public async Task What_is_too_large_or_packed_unknown_keeps_its_own_code()
    {
        await using var door = await DoorHost.Start();

        var large = await door.PostRaw(Path, [0, 0x7F, 0xFF, 0xFF, 0xFF]);
        var packed = await door.PostRaw(Path, DoorHost.Frame([1], flag: 1), ("grpc-encoding", "snappy"));

        Assert.Equal((StatusCode.ResourceExhausted, StatusCode.Unimplemented), ((StatusCode)large.Code, (StatusCode)packed.Code));
    }

    [Theory]
    [InlineData("{\"text\": \"Canary-Wren\"")]
    [InlineData("{\"text\": {\"Canary-Wren\": 1}}")]
    [InlineData("{\"atTime\": \"Canary-Wren\"}")]
    [InlineData("{\"atTime\": \"99999-01-01T00:00:00Z\"}")]
    [InlineData("{\"wait\": \"Canary-Wren\"}")]
    [InlineData("{\"words\": \"Canary-Wren\"}")]
    [InlineData("null")]
    [InlineData("")]
    public async Task Json_that_does_not_fit_is_answered_with_the_same_details(string json)
    {
        await using var door = await DoorHost.Start();
        using var content = new StringContent(json, Encoding.UTF8, "application/json");

        using var response = await door.Web().PostAsync("/v1/doors/1:knock", content, Ct);

        await AssertUnreadableJson(door, response);
    }

    [Fact]
    public async Task Json_under_another_name_or_with_broken_text_is_answered_so_too()
    {
        await using var door = await DoorHost.Start();
        using var plain = new StringContent("{}", Encoding.UTF8, "text/plain");
        using var response = await door.Web().PostAsync("/v1/doors/1:knock", plain, Ct);
        await AssertUnreadableJson(door, response);

        using var broken = new ByteArrayContent([.. Text("{\"text\":\""), 0xFF, .. Text("\"}")]) { Headers = { ContentType = new("application/json") } };
        using var second = await door.Web().PostAsync("/v1/doors/1:knock", broken, Ct);
        await AssertUnreadableJson(door, second);
    }

    [Fact]
    public async Task A_query_that_does_not_fit_is_refused_and_its_value_not_logged()
    {
        await using var door = await DoorHost.Start();

        using var response = await door.Web().GetAsync("/v1/doors?page_size=" + Canary, Ct);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.DoesNotContain(Canary, await response.Content.ReadAsStringAsync(Ct));
        Assert.DoesNotContain(Canary, VisibleLogs(door));
    }

    [Fact]
    public async Task Nul_characters_and_impossible_times_are_named_at_any_depth()
    {
        await using var door = await DoorHost.Start();
        var request = new KnockRequest
        {
            Text = Canary + "\0",
            Inner = new() { Deeper = new() { Text = "\0", AtTime = new Timestamp { Nanos = -1 } } },
            Inners = { new Inner { Text = "good" }, new Inner { Text = "a\0b" } },
            Labels = { ["key\0"] = "value" },
            Words = { "good", "\0" },
            AtTime = new Timestamp { Seconds = long.MaxValue },
            Wait = new Duration { Seconds = long.MinValue },
        };

        var thrown = await Assert.ThrowsAsync<RpcException>(async () => await door.Client().KnockAsync(request, cancellationToken: Ct));

        Assert.Equal((StatusCode.InvalidArgument, "UNREADABLE_REQUEST"), (thrown.StatusCode, thrown.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Reason));
        Assert.Equal(["text", "inner.deeper.text", "inner.deeper.at_time", "inners[1].text", "labels[]", "at_time", "wait", "words[1]"],
            thrown.GetRpcStatus()!.GetDetail<BadRequest>()!.FieldViolations.Select(v => v.Field));
        AssertWarnedAndCounted(door, "content");
    }

    [Fact]
    public async Task Nul_characters_in_json_are_refused_with_their_field()
    {
        await using var door = await DoorHost.Start();
        using var content = new StringContent("{\"inner\":{\"text\":\"\\u0000\"}}", Encoding.UTF8, "application/json");

        using var response = await door.Web().PostAsync("/v1/doors/1:knock", content, Ct);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("inner.text", await response.Content.ReadAsStringAsync(Ct));
    }

    [Fact]
    public async Task Permission_is_checked_before_the_request_is_looked_at()
    {
        await using var door = await DoorHost.Start();

        var thrown = await Assert.ThrowsAsync<RpcException>(async () =>
            await door.Client(door.Issuer.Token(["ANALYST"])).KnockAsync(new() { Text = "\0" }, cancellationToken: Ct));

        Assert.Equal(StatusCode.PermissionDenied, thrown.StatusCode);
    }

    [Theory]
    [InlineData("0S")]
    [InlineData("soon")]
    [InlineData("-5S")]
    [InlineData("5")]
    [InlineData("5X")]
    [InlineData("123456789S")]
    [InlineData("")]
    public async Task A_deadline_that_is_none_is_refused(string timeout)
    {
        await using var door = await DoorHost.Start();

        var status = await door.PostRaw(Path, DoorHost.Frame(new KnockRequest()), ("grpc-timeout", timeout));

        Assert.Equal((StatusCode.InvalidArgument, "UNREADABLE_DEADLINE"), ((StatusCode)status.Code, status.GetDetail<ErrorInfo>()!.Reason));
        AssertWarnedAndCounted(door, "deadline");
    }

    [Fact]
    public async Task A_call_without_a_deadline_gets_one_and_a_stream_none()
    {
        await using var door = await DoorHost.Start();
        DateTime call = default, json = default, stream = default;
        var (callEnds, jsonEnds) = (false, false);
        door.Does.OnKnock = (request, context) =>
        {
            if (request.Text == "json")
                (json, jsonEnds) = (context.Deadline, context.CancellationToken.CanBeCanceled);
            else
                (call, callEnds) = (context.Deadline, context.CancellationToken.CanBeCanceled);
            return Task.FromResult(new KnockResponse());
        };
        door.Does.OnWatch = (_, _, context) =>
        {
            stream = context.Deadline;
            return Task.CompletedTask;
        };

        Assert.Equal((int)StatusCode.OK, (await door.PostRaw(Path, DoorHost.Frame(new KnockRequest()))).Code);
        Assert.Equal((int)StatusCode.OK, (await door.PostRaw("/suite.tests.door.v1.DoorService/Watch", DoorHost.Frame(new WatchRequest()))).Code);
        using var content = new StringContent("{\"text\":\"json\"}", Encoding.UTF8, "application/json");
        using var response = await door.Web().PostAsync("/v1/doors/1:knock", content, Ct);

        Assert.InRange(call, DateTime.UtcNow.AddSeconds(20), DateTime.UtcNow.AddSeconds(31));
        Assert.True(callEnds && jsonEnds);
        Assert.Equal(DateTime.MaxValue, stream);
    }

    static void AssertWarnedAndCounted(DoorHost door, string kind)
    {
        Assert.Contains($"suite.read_failures {Rpc} {kind}", door.Counted);
        Assert.Contains(door.Logs.Warnings, l => l.Text.Contains(Rpc, StringComparison.Ordinal));
        Assert.Empty(door.Logs.Errors);
        Assert.DoesNotContain(Canary, VisibleLogs(door));
    }

    static async Task AssertUnreadableJson(DoorHost door, HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var text = await response.Content.ReadAsStringAsync(Ct);
        Assert.DoesNotContain(Canary, text);
        using var body = JsonDocument.Parse(text);
        Assert.Equal((int)StatusCode.InvalidArgument, body.RootElement.GetProperty("code").GetInt32());
        Assert.Equal("UNREADABLE_REQUEST", body.RootElement.GetProperty("details")[0].GetProperty("reason").GetString());
        AssertWarnedAndCounted(door, "json");
    }

    static string VisibleLogs(DoorHost door) => door.Logs.All;
}
