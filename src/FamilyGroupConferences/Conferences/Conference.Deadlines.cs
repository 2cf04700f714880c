using Google.Protobuf;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Records;

namespace Suite.FamilyGroupConferences.Conferences;

sealed partial class Conference
{
    // Days before (positive) and after (negative) the last day in time.
    static readonly int[] OnTheDay = [0];
    static readonly int[] OnTheDayAndAfter = [0, -1];
    static readonly int[] DayBeforeOnAndAfter = [1, 0, -1];
    static readonly int[] WeeksBefore = [14, 7, 0, -1];

    /// <summary>The conference's own people know of every one that is not restricted, and those who watch over the children.</summary>
    public override IReadOnlyList<string> KnownToRoles => ["FGC_MGR", "INSPECTOR", "IRO"];

    /// <summary>Coordinators and the children's teams know of their teams' conferences.</summary>
    public override IReadOnlyList<string> TeamRoles => ["CSW", "TM", "FGC_COORD"];

    public override IReadOnlyList<DueItem> DueItems()
    {
        var items = new List<DueItem>();
        ReferralDeadlines(items);
        PreparationDeadlines(items);
        SessionDeadlines(items);
        PlanDeadlines(items);
        FollowUpDeadlines(items);
        FeedbackDeadlines(items);
        if (RetainUntil is { } retainUntil)
            items.Add(Points.Due(ConferenceRules.RetentionEnds, "", retainUntil, "Local retention schedule: until the youngest child's 30th birthday", OnTheDay, "FGC_MGR"));
        return items;
    }

    /// <summary>Screening, the wait for a coordinator, and how long it takes from acceptance to the conference.</summary>
    void ReferralDeadlines(List<DueItem> items)
    {
        if (State is ConferenceState.Referred or ConferenceState.MoreInfo)
            items.Add(Points.Due(ConferenceRules.Screening, "", ScreenBy, ConferenceRules.StandardCitation, DayBeforeOnAndAfter,
                State is ConferenceState.MoreInfo ? "CSW" : "FGC_MGR"));
        if (State is ConferenceState.Accepted && CoordinatorBy is { } coordinatorBy)
            items.Add(Points.Due(ConferenceRules.Coordinator, "", coordinatorBy, ConferenceRules.StandardCitation, OnTheDayAndAfter, "FGC_MGR"));
        if (State is ConferenceState.Allocated && BaselineBy is { } baselineBy)
            items.Add(Points.Due(ConferenceRules.Baseline, "", baselineBy, ConferenceRules.StandardCitation, DayBeforeOnAndAfter, "FGC_COORD"));

        // Whom the family does not want, nobody waits for.
        if (AcceptedOn is not null && State is not ConferenceState.FamilyDeclined && BeforeHeld.Contains(State))
        {
            if (UrgentBy is { } urgentBy)
                items.Add(Points.Due(ConferenceRules.UrgentConference, "", WorkingCalendar.LondonDate(urgentBy), ConferenceRules.StandardCitation, OnTheDayAndAfter, "FGC_COORD"));
            if (NormOn is { } norm)
                items.Add(Points.Due(ConferenceRules.Conference, "", norm, ConferenceRules.StandardCitation, WeeksBefore, "FGC_COORD"));
        }

        if ((Coordinated.Contains(State) || OnceHeld.Contains(State)) && NotIndependentSince is { } since)
            items.Add(Points.Due(ConferenceRules.NotIndependent, "", since, ConferenceRules.IndependenceCitation, OnTheDay, "FGC_MGR"));
    }

    protected override void HappenBy(DateOnly day, List<IMessage> happened) => ReviewsFallDue(day, happened);

    // All of it is local, so none of it is critical; but nobody coordinates a conference who is not independent, and 24 hours are soon over.
    protected override (WarningUrgency Urgency, IReadOnlyList<string> Roles) UrgencyOf(DueItem item, DateOnly point)
    {
        var late = point > item.DueOn;
        return item.Rule switch
        {
            ConferenceRules.NotIndependent => (WarningUrgency.Warning, ["FGC_MGR"]),
            ConferenceRules.UrgentConference => (WarningUrgency.Warning, ["FGC_COORD", "FGC_MGR"]),
            ConferenceRules.Screening when item.BlockedBy is "CSW" => (LocalUrgency(item, point), ["CSW", "FGC_MGR"]),
            ConferenceRules.Screening or ConferenceRules.Coordinator => (LocalUrgency(item, point), ["FGC_MGR"]),
            ConferenceRules.PlanAnswer => (LocalUrgency(item, point), late ? ["CSW", "TM"] : ["CSW"]),
            ConferenceRules.PlanAction => (LocalUrgency(item, point), ["CSW", "FGC_COORD"]),
            ConferenceRules.KinshipCase => (WarningUrgency.Warning, ["FGC_MGR"]),
            ConferenceRules.FirstOutcomeReview or ConferenceRules.SecondOutcomeReview => (LocalUrgency(item, point), late ? ["FGC_COORD", "CSW", "FGC_MGR"] : ["FGC_COORD", "CSW"]),
            ConferenceRules.Feedback => (WarningUrgency.Notice, ["FGC_COORD"]),
            ConferenceRules.RetentionEnds => (WarningUrgency.Notice, ["FGC_MGR"]),
            _ => (LocalUrgency(item, point), late ? ["FGC_COORD", "FGC_MGR"] : ["FGC_COORD"]),
        };
    }
}
