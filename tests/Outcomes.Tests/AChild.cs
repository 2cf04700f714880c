using Suite.Platform.Errors;

namespace Suite.Outcomes.Tests;

/// <summary>A child's follow-up in the words of the tests.</summary>
static class AChild
{
    public const string LookedAfterLaw = "Children Act 1989 s.22(1), (2)";

    public static readonly DateOnly Decided = new(2026, 4, 30);
    public static readonly DateOnly ThreeMonths = new(2026, 7, 30);
    public static readonly DateOnly SixMonths = new(2026, 10, 30);

    /// <summary>A panel named care as the likely outcome a week before, and it was so decided.</summary>
    public static FollowUp DueToEnterCare(DateOnly? decidedOn = null)
    {
        var child = new FollowUp();
        child.Decide(decidedOn ?? Decided);
        return child;
    }

    public static Guid Decide(this FollowUp child, DateOnly on)
    {
        var id = Guid.CreateVersion7();
        child.DecideCareRisk(id, on, CareRiskSource.Panel, on.AddDays(-7), OutcomeRules.DefaultEvidenceWorkingDays, "manager-1", on);
        return id;
    }

    public static Guid LookedAfter(this FollowUp child, DateOnly from, DateOnly? until = null, CareLegalStatus status = CareLegalStatus.Section20SinglePeriod)
    {
        var id = Guid.CreateVersion7();
        child.StartLookedAfter(id, from, until, status, "worker-1");
        return id;
    }

    public static OutcomeReview Answer(this FollowUp child, ReviewPoint point, OutcomeCode outcome, DateOnly? on = null) =>
        child.RecordReview(point, on ?? child.DueOn(point)!.Value, outcome, inProceedings: false, corrects: false, "", "worker-1");

    public static OutcomeReview Correct(this FollowUp child, ReviewPoint point, OutcomeCode outcome, string reason = "WRONG_CHILD") =>
        child.RecordReview(point, child.DueOn(point)!.Value, outcome, inProceedings: false, corrects: true, reason, "worker-1");

    public static RefusedException Refused(string reason, Action act)
    {
        var refused = Assert.Throws<RefusedException>(act);
        Assert.Equal(reason, refused.Reason);
        return refused;
    }

    /// <summary>The refusal rests on law, and says on which.</summary>
    public static void RefusedByLaw(string reason, string citation, Action act) =>
        Assert.Equal(citation, Assert.Single(Refused(reason, act).Rules).Citation);
}
