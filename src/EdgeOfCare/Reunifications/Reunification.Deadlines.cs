using Google.Protobuf;
using Suite.EdgeOfCare.Conferences;
using Suite.EdgeOfCare.Records;
using Suite.EdgeOfCare.V1;
using Suite.Outcomes;
using Suite.Platform.Cases;
using Suite.Platform.Records;

namespace Suite.EdgeOfCare.Reunifications;

sealed partial class Reunification
{
    // Days before (positive) and after (negative) the last day in time.
    static readonly int[] OnTheDay = [0];
    static readonly int[] OnTheDayAndAfter = [0, -1];
    static readonly int[] DaysBeforeOnAndAfter = [3, 0, -1];
    static readonly int[] WeeksBeforeOnAndAfter = [14, 0, -1];

    static readonly string[] AlertTeam = ["CSW", "TM"];
    static readonly string[] AlertManager = ["TM"];
    static readonly string[] AlertOfficers = ["NOM", "TM"];
    static readonly string[] AlertReviewing = ["IRO", "TM"];

    public override IReadOnlyList<DueItem> DueItems()
    {
        var items = new List<DueItem>(6);
        if (IsOpen)
        {
            AddOfReviews(items);
            AddOfImmediate(items);
            AddOfHome(items);
            AddOfChecks(items);
            if (LegalStatusOn(DateOnly.MaxValue) is not CareLegalStatus.Unspecified)
                items.Add(Points.Due(CarePlanningRules.ComesOfAge, "", WorkingCalendar.TurnsOn(Child.BirthDate, ChildFields.AdultAge), CarePlanningRules.OrderEndsAt18, OnTheDay));
        }

        if (ReturnedOn is { } returnedOn)
            foreach (var point in OutcomeRules.Points)
                if (ReturnReviewOf(point) is null)
                    items.Add(Points.Due(point is ReviewPoint.ThreeMonths ? CarePlanningRules.FirstReturnReview : CarePlanningRules.SecondReturnReview, "",
                        OutcomeRules.DueOn(returnedOn, point), CarePlanningRules.ReturnReviews, WeeksBeforeOnAndAfter));
        items.AddRange(ConferenceRules.DueItems(Conferences, Points));
        if (!IsOpen)
            items.Add(Points.Due(CarePlanningRules.RetentionEnds, "", RetainUntil, CarePlanningRules.Retention, OnTheDay));
        return items;
    }

    void AddOfReviews(List<DueItem> items)
    {
        if (CareReviewDueOn(DateOnly.MaxValue) is not { } dueOn)
            return;
        items.Add(Points.Due(CarePlanningRules.ReviewDue, "", dueOn, CarePlanningRules.Reviews, WeeksBeforeOnAndAfter));
        if (CareReviews is [.., { ConsideredChangeOfStatus: false } latest])
            items.Add(Points.Due(CarePlanningRules.ChangeOfStatus, "", latest.On, CarePlanningRules.Considerations, OnTheDay));
    }

    void AddOfImmediate(List<DueItem> items)
    {
        if (OpenImmediate is { } open)
        {
            var subject = open.PlacementId.ToString();
            if (open.AssessedOn is null || open.CaseReviewedOn is null)
                items.Add(Points.Due(CarePlanningRules.ImmediateAssessment, subject, open.AssessBy, CarePlanningRules.AssessedAtOnce, DaysBeforeOnAndAfter));
            items.Add(Points.Due(CarePlanningRules.ImmediateDecision, subject, open.LatestDecisionOn, CarePlanningRules.DecidedAtOnce, DaysBeforeOnAndAfter));
        }
        else if (ConfirmedImmediate is { } confirmed && OpenPlacement?.Id == confirmed.PlacementId && PlacementPlan is { ReviewedOn: null })
        {
            // The review of the plan belongs to the decision, within its days.
            items.Add(Points.Due(CarePlanningRules.PlanReview, confirmed.PlacementId.ToString(), confirmed.LatestDecisionOn, CarePlanningRules.PlanReviewed, OnTheDayAndAfter));
        }
    }

    void AddOfHome(List<DueItem> items)
    {
        if (State is ReunificationState.Returned)
            items.Add(Points.Due(CarePlanningRules.MonitoringBegins, "", StateSince.AddDays(1), ReturnRules.Framework, OnTheDay));
        if (OpenPlacement is { } placement && VisitClock(DateOnly.MaxValue) is (var visitBy, var paragraph))
            items.Add(Points.Due(CarePlanningRules.Visit, placement.Id.ToString(), visitBy, CarePlanningRules.Visits(paragraph), OnTheDayAndAfter));
        if (AtHomeSince is { } since)
            foreach (var order in ContactOrders)
                if (order is { IncompatibleWithReturn: true, EndedOn: null })
                    items.Add(Points.Due(CarePlanningRules.ContactOrderAtHome, order.Id.ToString(), order.MadeOn > since ? order.MadeOn : since, CarePlanningRules.ContactOrders, OnTheDay));
    }

    // Placed with parents or returned, and not back in care.
    DateOnly? AtHomeSince => OpenPlacement?.From ?? (State is ReunificationState.Returned or ReunificationState.Monitoring or ReunificationState.Consolidated ? ReturnedOn : null);

    void AddOfChecks(List<DueItem> items)
    {
        foreach (var person in People)
            foreach (var check in person.Checks)
                if (check.ReceivedOn is null && person.LeftOn is null)
                    items.Add(Points.Due(CarePlanningRules.CheckAwaited, check.Id.ToString(), WorkingCalendar.WorkingDaysAfter(check.RequestedOn, CarePlanningRules.CheckWorkingDays),
                        ReturnRules.PoliceChecks, OnTheDay, "POLICE"));
    }

    /// <summary>The day after the return monitoring begins; at 18 nobody is looked after or placed any more.</summary>
    protected override void HappenBy(DateOnly day, List<IMessage> happened)
    {
        if (State is ReunificationState.Returned && StateSince < day)
            happened.Add(MoveTo(ReunificationState.Monitoring, StateSince.AddDays(1), byTime: true));
        var birthday = WorkingCalendar.TurnsOn(Child.BirthDate, ChildFields.AdultAge);
        if (!IsOpen || birthday > day || LegalStatusOn(DateOnly.MaxValue) is CareLegalStatus.Unspecified)
            return;
        // A birth date that was corrected may lie before what was recorded since.
        var on = new[] { birthday, LegalStatuses[^1].From, OpenPlacement?.From ?? birthday }.Max();
        happened.AddRange(SetLegalStatus(on, CareLegalStatus.Unspecified, supervisionOrder: false, PlacementEnd.Aged18, by: ""));
    }

    protected override (WarningUrgency Urgency, IReadOnlyList<string> Roles) UrgencyOf(DueItem item, DateOnly point) => item.Rule switch
    {
        CarePlanningRules.ReviewDue or CarePlanningRules.ChangeOfStatus => (StatutoryUrgency(item, point), AlertReviewing),
        CarePlanningRules.ImmediateAssessment or CarePlanningRules.ImmediateDecision or CarePlanningRules.PlanReview
            or CarePlanningRules.ContactOrderAtHome => (StatutoryUrgency(item, point), AlertOfficers),
        CarePlanningRules.Visit => (StatutoryUrgency(item, point), AlertTeam),
        CarePlanningRules.RetentionEnds => (WarningUrgency.Notice, AlertManager),
        _ => (LocalUrgency(item, point), AlertTeam),
    };
}
