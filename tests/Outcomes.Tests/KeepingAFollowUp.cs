using System.Text.Json;
using System.Text.Json.Serialization;
using static Suite.Outcomes.Tests.AChild;

namespace Suite.Outcomes.Tests;

/// <summary>A follow-up is written as part of a service's document, by that service's generated serialiser.</summary>
public sealed class KeepingAFollowUp
{
    static FollowUp Whole()
    {
        var child = new FollowUp();
        var risk = child.Decide(Decided);
        child.CorrectCareRisk(risk, Decided.AddDays(2), "WRONG_SOURCE", stands: true, "manager-1");
        child.SetAnchor(Decided.AddDays(40), AnchorKind.EpisodeClosed);
        child.WithdrawLookedAfter(child.LookedAfter(Decided.AddDays(50)), Decided.AddDays(51), "WRONG_CHILD", "manager-1");
        child.LookedAfter(Decided.AddDays(60), Decided.AddDays(70));
        child.LookedAfter(SixMonths);
        child.Answer(ReviewPoint.ThreeMonths, OutcomeCode.Unknown);
        child.Answer(ReviewPoint.SixMonths, OutcomeCode.LookedAfterKin);
        return child;
    }

    [Fact]
    public void It_is_read_back_as_it_was_written()
    {
        var written = JsonSerializer.Serialize(Whole(), ADocument.Default.FollowUp);

        var read = JsonSerializer.Deserialize(written, ADocument.Default.FollowUp)!;

        Assert.Equal(written, JsonSerializer.Serialize(read, ADocument.Default.FollowUp));
        Assert.Equal(new(Decided, AnchorKind.CareRiskDecision), read.Anchor);
        Assert.Equal(10, read.LookedAfterDays(Decided, SixMonths.AddDays(-1)));
        Assert.True(read.IsUnknown(ReviewPoint.ThreeMonths));
        Assert.True(read.IsCompleted(ReviewPoint.SixMonths));
        Assert.NotNull(read.CareRiskAsAt(SixMonths));
    }

    [Fact]
    public void Only_what_was_recorded_is_written()
    {
        using var written = JsonDocument.Parse(JsonSerializer.Serialize(Whole(), ADocument.Default.FollowUp));
        static string[] Names(JsonElement of) => [.. of.EnumerateObject().Select(property => property.Name)];
        var root = written.RootElement;

        Assert.Equal(["careRisks", "spells", "anchor", "otherAnchor", "reviews"], Names(root));
        Assert.Equal(["id", "decidedOn", "source", "sourceOn", "evidenceWorkingDays", "ruleVersion", "decidedBy", "recordedOn", "corrections"], Names(root.GetProperty("careRisks")[0]));
        Assert.Equal(["id", "from", "until", "status", "recordedBy", "endedBy", "withdrawalReason", "withdrawnBy"], Names(root.GetProperty("spells")[1]));
        Assert.Equal(["point", "dueOn", "on", "outcome", "inProceedings", "corrects", "reason", "by", "ruleVersion"], Names(root.GetProperty("reviews")[0]));
        Assert.Equal("LookedAfterKin", root.GetProperty("reviews")[1].GetProperty("outcome").GetString());
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    PreferredObjectCreationHandling = JsonObjectCreationHandling.Replace)]
[JsonSerializable(typeof(FollowUp))]
sealed partial class ADocument : JsonSerializerContext;
