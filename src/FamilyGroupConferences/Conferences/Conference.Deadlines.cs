using Google.Protobuf;
using Suite.FamilyGroupConferences.V1;
using Suite.Outcomes;
using Suite.Platform.Cases;
using Suite.Platform.Records;

namespace Suite.FamilyGroupConferences.Conferences;

sealed partial class Conference
{
    // Days before (positive) and after (negative) the last day in time.
    static readonly int[] ScreeningPoints = [1, 0, -1], CoordinatorPoints = [0, -1], AtOnce = [0];

    /// <summary>The conference's own people know of every one that is not restricted, and those who watch over the children.</summary>
    public override IReadOnlyList<string> KnownToRoles => ["FGC_MGR", "INSPECTOR", "IRO"];

    /// <summary>Coordinators and the children's teams know of their teams' conferences.</summary>
    public override IReadOnlyList<string> TeamRoles => ["CSW", "TM", "FGC_COORD"];

    /// <summary>Who referred the family and its own social worker know of it by name, and the manager of conferences gives it to a team.</summary>
    public override bool IsForEveryTeamAtFirst => false;

    public override IReadOnlyList<DueItem> DueItems()
    {
        var items = new List<DueItem>();
        ReferralDeadlines(items);
        PreparationDeadlines(items);
        SessionDeadlines(items);
        PlanDeadlines(items);
        FollowUpDeadlines(items);
        FeedbackDeadlines(items);
        return items;
    }

    void ReferralDeadlines(List<DueItem> items)
    {
        if (State is ConferenceState.Referred or ConferenceState.MoreInfo)
            items.Add(Points.Due(ConferenceRules.Screening, "", ScreenBy, ConferenceRules.ScreeningCitation, ScreeningPoints,
                State is ConferenceState.MoreInfo ? "CSW" : "FGC_MGR"));
        if (State is ConferenceState.Accepted && CoordinatorBy is { } by)
            items.Add(Points.Due(ConferenceRules.Coordinator, "", by, ConferenceRules.CoordinatorCitation, CoordinatorPoints, "FGC_MGR"));
        if ((Coordinated.Contains(State) || SinceHeld.Contains(State)) && NotIndependentSince is { } since)
            items.Add(Points.Due(ConferenceRules.NotIndependent, "", since, ConferenceRules.IndependenceCitation, AtOnce, "FGC_MGR"));
    }

    protected override void HappenBy(DateOnly day, List<IMessage> happened) => ReviewsFallDue(day, happened);

    // All of it is local, so none of it is critical; but nobody coordinates a conference who is not independent, and 24 hours are soon over.
    protected override (WarningUrgency Urgency, IReadOnlyList<string> Roles) UrgencyOf(DueItem item, DateOnly point)
    {
        var late = point > item.DueOn;
        return item.Rule switch
        {
            ConferenceRules.NotIndependent => (WarningUrgency.Warning, ["FGC_MGR"]),
            SessionRules.UrgentConferenceDue => (WarningUrgency.Warning, ["FGC_COORD", "FGC_MGR"]),
            ConferenceRules.Screening when item.BlockedBy is "CSW" => (LocalUrgency(item, point), ["CSW", "FGC_MGR"]),
            ConferenceRules.Screening or ConferenceRules.Coordinator => (LocalUrgency(item, point), ["FGC_MGR"]),
            PlanAnswerDue => (LocalUrgency(item, point), late ? ["CSW", "TM"] : ["CSW"]),
            PlanActionDue => (LocalUrgency(item, point), ["CSW", "FGC_COORD"]),
            KinshipCaseNotAccepted or KinshipCaseRefusedRule => (WarningUrgency.Warning, ["FGC_MGR"]),
            OutcomeRules.FirstReviewDue or OutcomeRules.SecondReviewDue => (LocalUrgency(item, point), late ? ["FGC_COORD", "CSW", "FGC_MGR"] : ["FGC_COORD", "CSW"]),
            FeedbackDue => (WarningUrgency.Notice, ["FGC_COORD"]),
            RetentionEnds => (WarningUrgency.Notice, ["FGC_MGR"]),
            _ => (LocalUrgency(item, point), late ? ["FGC_COORD", "FGC_MGR"] : ["FGC_COORD"]),
        };
    }
}
