using System.Text.Json;
using Google.Protobuf;
using Suite.KinshipAssessment.Events.V1;
using Suite.Platform.Messaging;
using Xunit;

namespace Suite.Platform.Tests.Messaging;

public sealed class Envelope
{
    [Fact]
    public void Repeated_fields_survive_the_way_through_an_event()
    {
        var happened = new CaseOpened { ChildKeys = { "k1", "k2", "k3" }, CarerKeys = { "c1" }, HouseholdSize = 4 };

        var announced = Stage.Sample() with { Data = EventData.Write(happened) };
        var received = ReceivedEvent.From(CloudEvent.FromJson(announced.ToJson()));

        Assert.Equal(happened, received.Read<CaseOpened>());
        Assert.Equal(["k1", "k2", "k3"], received.ReadJson().GetProperty("childKeys").EnumerateArray().Select(k => k.GetString()));
    }

    [Fact]
    public void Envelope_has_the_attributes_of_a_CloudEvent()
    {
        var announced = Stage.Sample(sequence: 12, traceParent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        using var json = JsonDocument.Parse(announced.ToJson());
        var root = json.RootElement;

        Assert.Equal(
            ["specversion", "id", "source", "type", "subject", "time", "datacontenttype", "authority", "sequence", "actorrole", "traceparent", "data"],
            root.EnumerateObject().Select(p => p.Name));
        Assert.Equal("1.0", root.GetProperty("specversion").GetString());
        Assert.Equal("2026-03-02T09:00:00.000000Z", root.GetProperty("time").GetString());
        Assert.Equal("0000000012", root.GetProperty("sequence").GetString());
        Assert.Equal(JsonValueKind.Object, root.GetProperty("data").ValueKind);
    }

    [Fact]
    public void Envelope_comes_back_as_it_was_sent()
    {
        var announced = Stage.Sample(sequence: 7, traceParent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01") with { Source = "/kinship-assessment \"quoted\" é" };

        Assert.Equal(announced with { Data = "" }, CloudEvent.FromJson(announced.ToJson()) with { Data = "" });
    }

    [Fact]
    public void Fields_of_a_newer_announcer_are_left_out()
    {
        var received = ReceivedEvent.From(Stage.Sample() with { Data = """{"team":"T9","inventedLater":{"a":[1,2]}}""" });

        Assert.Equal("T9", received.Read<CaseAllocated>().Team);
    }

    [Theory]
    [InlineData("not json Jane Doe", "NOT_JSON")]
    [InlineData("[]", "NOT_AN_OBJECT")]
    [InlineData("{}", "UNKNOWN_SPECVERSION")]
    [InlineData("""{"specversion":"1.0","id":"Jane Doe"}""", "ID_NOT_A_UUID")]
    [InlineData("""{"specversion":"1.0","id":"0198a5a0-0000-7000-8000-000000000000","time":"Jane Doe"}""", "TIME_UNREADABLE")]
    [InlineData("""{"specversion":"1.0","id":"0198a5a0-0000-7000-8000-000000000000","time":"2026-03-02T09:00:00Z","sequence":"x"}""", "SEQUENCE_UNREADABLE")]
    [InlineData("""{"specversion":"1.0","id":"0198a5a0-0000-7000-8000-000000000000","time":"2026-03-02T09:00:00Z","sequence":"1"}""", "DATA_MISSING")]
    public void What_is_no_event_is_refused_without_repeating_it(string body, string reason)
    {
        var refused = Assert.Throws<UnreadableEventException>(() => CloudEvent.FromJson(System.Text.Encoding.UTF8.GetBytes(body)));

        Assert.Equal(reason, refused.Reason);
        Assert.DoesNotContain("Jane", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_event_message_says_its_type_and_no_two_say_the_same()
    {
        var types = EventsReflection.Descriptor.MessageTypes.Select(EventType.Find).ToList();

        Assert.Contains("kinship.case-opened.v1", types);
        Assert.Equal(types.Count, types.Distinct().Count());
        Assert.Equal("kinship.case-opened.v1", EventType.Of(new CaseOpened()));
        Assert.Equal("kinship.case-opened.v1", EventType.Of<CaseOpened>());
    }

    [Fact]
    public void A_message_that_is_no_event_cannot_be_announced() =>
        Assert.Throws<InvalidOperationException>(() => EventType.Of(new Types.V1.Date { Year = 2026 } as IMessage));
}
