using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.People;
using Suite.KinshipAssessment.Tests.Care;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using KinshipCase = Suite.KinshipAssessment.Cases.KinshipCase;

namespace Suite.KinshipAssessment.Tests.People;

public sealed class ChildrenOfACase
{
    static readonly DateOnly Since = new(2026, 9, 21);

    static ChildFacts Facts(string reference = "CH1002", DateOnly? born = null, bool unborn = false) =>
        new(reference, "A sister", born ?? new(2026, 9, 18), unborn, LookedAfter: false);

    static IReadOnlyList<Google.Protobuf.IMessage> Add(KinshipCase kinship, ChildFacts? facts = null, DateOnly? since = null) =>
        kinship.AddChild(Guid.NewGuid(), facts ?? Facts(), "key-of-CH1002", since ?? Since);

    [Fact]
    public void A_newborn_joins_the_group_unplaced_and_is_to_be_heard_from_then_on()
    {
        var kinship = Given.TemporarilyApproved();
        Given.EveryoneHeard(kinship, Given.Placed);
        Assert.DoesNotContain(kinship.DueItems(), d => d.Rule == CaseRules.ChildViewsDue);

        Assert.Equal("CHILDREN", Assert.IsType<RecordAmended>(Assert.Single(Add(kinship))).Section);

        var added = kinship.Children[^1];
        Assert.Equal(("CH1002", Since, null), (added.Reference, added.JoinedOn, added.PlacedOn));
        Assert.Equal(WorkingCalendar.WorkingDaysAfter(Since, 5), kinship.DueItems().Single(d => d.Rule == CaseRules.ChildViewsDue).DueOn);
        Assert.Contains(kinship.VoiceGaps(Since), gap => gap.Description.Contains(added.Id.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void A_child_who_joins_does_not_put_off_the_views_of_the_others()
    {
        var kinship = Given.TemporarilyApproved();

        Add(kinship);

        Assert.Equal(WorkingCalendar.WorkingDaysAfter(Given.Placed, 5), kinship.DueItems().Single(d => d.Rule == CaseRules.ChildViewsDue).DueOn);
    }

    [Fact]
    public void A_child_is_in_a_case_once() =>
        Given.Refused("CHILD_ALREADY_IN_CASE", () => Add(Given.Identified(), Facts("CH1001")));

    [Fact]
    public void A_group_has_twelve_children_at_most()
    {
        var kinship = Given.Opened(Given.AnOpening() with { Children = [.. Enumerable.Range(1, 12).Select(n => Given.AChild($"CH{n}"))] });

        Given.Refused("TOO_MANY_CHILDREN", () => Add(kinship));
    }

    [Fact]
    public void Nobody_joins_once_it_is_decided() =>
        Given.Refused("MOVE_NOT_ALLOWED", () => Add(Given.Approved(Given.TemporarilyApproved()), since: Given.Decided));

    [Fact]
    public void A_child_joins_after_the_concern_and_under_eighteen()
    {
        Given.Refused("DATE_OUT_OF_ORDER", () => Add(Given.Identified(), since: Given.Concern.AddDays(-1)));
        Assert.Throws<Suite.Platform.Errors.RefusedException>(() => Add(Given.Identified(), Facts(born: Since.AddYears(-18))));
    }

    [Fact]
    public void A_birth_is_recorded_and_deadlines_by_age_follow_a_corrected_one()
    {
        var kinship = Given.TemporarilyApproved();
        var child = kinship.Children[0];
        kinship.RecordHealthAssessment(child.Id, Given.Placed);
        var before = kinship.Due(CareRules.HealthAssessment, child.Id.ToString())!.DueOn;
        child.Unborn = true;

        var events = kinship.CorrectChild(child.Id, new("CH1001", "Ada", new(2025, 1, 1), Unborn: false, LookedAfter: true));

        Assert.Equal("CHILDREN", Assert.IsType<RecordAmended>(Assert.Single(events)).Section);
        Assert.Equal(("Ada", false, true), (child.Name, child.Unborn, child.LookedAfterBefore));
        Assert.Equal((WorkingCalendar.AddMonths(Given.Placed, 12), WorkingCalendar.AddMonths(Given.Placed, 6)),
            (before, kinship.Due(CareRules.HealthAssessment, child.Id.ToString())!.DueOn));
    }

    [Fact]
    public void A_correction_leaves_the_reference_and_concerns_a_child_of_the_case_under_eighteen()
    {
        var kinship = Given.Identified();
        var child = kinship.Children[0];

        Assert.Equal("child.child_reference", Field(() => kinship.CorrectChild(child.Id, Facts("CH9"))));
        Assert.Equal("child.birth_date", Field(() => kinship.CorrectChild(child.Id, Facts("CH1001", Given.Concern.AddYears(-18)))));
        Given.Refused("CHILD_NOT_FOUND", () => kinship.CorrectChild(Guid.NewGuid(), Facts("CH1001")));
        Assert.Equal("A child", child.Name);
    }

    static string Field(Func<object> act) => Assert.Single(Assert.Throws<Suite.Platform.Errors.RefusedException>(act).Fields).Field;
}
