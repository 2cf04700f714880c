using Suite.FamilyGroupConferences.Events.V1;
using Suite.FamilyGroupConferences.V1;

namespace Suite.FamilyGroupConferences.Tests.Preparing;

public sealed class AgreeingTheBaseline
{
    [Theory]
    [InlineData(13, true)]
    [InlineData(14, false)]
    public void It_is_agreed_with_the_social_worker_within_the_standards_days(int day, bool inTime)
    {
        var conference = AFamily.Waiting();
        Assert.Contains(conference.DueItems(), i => i.Rule == "BASELINE_DUE" && i.DueOn == AFamily.BaselineBy);

        var agreed = conference.RecordBaseline(new(2026, 8, day), "Bottom lines", ["A question?"], AFamily.SocialWorker).Announced<BaselineAgreed>();

        Assert.Equal((inTime, ConferenceState.BaselineDone), (agreed.InTime, conference.State));
        Assert.Equal(("Bottom lines", "A question?", AFamily.SocialWorker), (conference.BottomLines, Assert.Single(conference.Questions), conference.BaselineAgreedWith));
        Assert.DoesNotContain(conference.DueItems(), i => i.Rule == "BASELINE_DUE");
    }

    [Fact]
    public void Changing_it_later_does_not_make_it_late()
    {
        var conference = AFamily.Preparing();

        var changed = conference.RecordBaseline(AFamily.Prepared, "Other bottom lines", ["Another question?"], AFamily.SocialWorker).Announced<BaselineAgreed>();

        Assert.True(changed.InTime);
        Assert.Equal((AFamily.Baseline, AFamily.Prepared, ConferenceState.Preparing), (conference.BaselineOn, conference.BaselineChangedOn, conference.State));
        AFamily.Refused("DATE_OUT_OF_ORDER", () => conference.RecordBaseline(AFamily.Prepared.AddDays(-1), "x", ["y"], AFamily.SocialWorker));
    }

    [Fact]
    public void Nothing_is_agreed_before_there_is_a_coordinator_or_once_a_day_is_set()
    {
        AFamily.Refused("DATE_OUT_OF_ORDER", () => AFamily.Waiting().RecordBaseline(AFamily.Allocated.AddDays(-1), "x", ["y"], AFamily.SocialWorker));
        AFamily.Refused("MOVE_NOT_ALLOWED", () => AFamily.Waiting(ConferenceState.Accepted).RecordBaseline(AFamily.Baseline, "x", ["y"], AFamily.SocialWorker));
        AFamily.Refused("MOVE_NOT_ALLOWED", () => AFamily.Scheduled().RecordBaseline(AFamily.Day, "x", ["y"], AFamily.SocialWorker));
    }
}
