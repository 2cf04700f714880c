using Google.Protobuf;
using Suite.EdgeOfCare.Events.V1;
using Suite.EdgeOfCare.V1;

namespace Suite.EdgeOfCare.Reunifications;

sealed partial class Reunification
{
    internal IReadOnlyList<IMessage> RecordVisit(DateOnly on, bool childSeen, bool seenAlone, string summary, string by)
    {
        if (State is not (ReunificationState.PhasedReturn or ReunificationState.Returned or ReunificationState.Monitoring or ReunificationState.Consolidated) && OpenImmediate is null)
            throw MoveNotAllowed(nameof(RecordVisit), State);
        RequireInOrder(on, HomeSince, "the time at home");
        var visit = new MonitoringVisit(on, childSeen, seenAlone, summary, by, VisitDueOn(on));
        Visits.Insert(Visits.FindLastIndex(v => v.On <= on) + 1, visit);
        return
        [
            new MonitoringVisitMade
            {
                ChildKey = Child.Key,
                VisitDate = on.ToMessage(),
                ChildSeen = childSeen,
                DueDate = visit.DueOn.ToMessage(),
                InTime = visit.IsInTime,
            },
        ];
    }

    // An immediate placement comes before the phased return or in its place.
    DateOnly? HomeSince => new[] { OpenPlacement?.From, PhasedFrom, ReturnedOn }.Min();

    ParentPlacement? PlacementCovering(DateOnly on) => Placements.FindLast(p => p.From <= on && !(p.EndedOn < on));

    /// <summary>By which day the next visit is due, as it stood on a day; none without a placement with parents.</summary>
    internal DateOnly? VisitDueOn(DateOnly asAt) => VisitClock(asAt)?.DueOn;

    /// <summary>
    /// Reg 28. A visit counts at which the child was seen. What was missed under one interval stays due when another one takes its place,
    /// until it is made.
    /// </summary>
    (DateOnly DueOn, string Paragraph)? VisitClock(DateOnly asAt)
    {
        if (PlacementCovering(asAt) is not { } placement)
            return null;
        var isInterim = LegalStatusOn(asAt) is CareLegalStatus.InterimCareOrder;
        // A care order made while the child was at home under an interim one begins its own clock, reg 28(5).
        var orderMadeOn = isInterim || LegalStatusOn(placement.From) is not CareLegalStatus.InterimCareOrder
            ? null
            : LegalStatuses.Find(s => s.From > placement.From && s.From <= asAt && s.Status is CareLegalStatus.CareOrder)?.From;
        var firstReviewOn = CareReviews.Find(r => r.On >= placement.From && r.On <= asAt)?.On;
        var lastSeenOn = Visits.FindLast(v => v.ChildSeen && v.On >= placement.From && v.On <= asAt)?.On;

        var weekly = (lastSeenOn ?? placement.From).AddDays(CarePlanningRules.DaysOfWeeklyVisits);
        var weeklyUntil = Earlier(firstReviewOn ?? DateOnly.MaxValue, placement.Immediate ? DateOnly.MaxValue : orderMadeOn ?? DateOnly.MaxValue);
        var isWeekly = (placement.Immediate || isInterim || orderMadeOn is not null) && weekly < weeklyUntil;
        var paragraph = isInterim ? "4" : placement.Immediate ? "3" : "5";
        if (lastSeenOn is not { } last || isWeekly)
            return (weekly, lastSeenOn is null && !isWeekly ? "2" : paragraph);
        if (isInterim)
            return (last.AddDays(CarePlanningRules.DaysBetweenVisitsUnderInterimOrder), "4");
        if (last < orderMadeOn)
        {
            var underInterim = last.AddDays(CarePlanningRules.DaysBetweenVisitsUnderInterimOrder);
            return underInterim < orderMadeOn ? (underInterim, "4") : (orderMadeOn.Value.AddDays(CarePlanningRules.DaysOfWeeklyVisits), "5");
        }

        return (last.AddDays(CarePlanningRules.DaysBetweenVisits), paragraph);
    }

    static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    internal IReadOnlyList<IMessage> RecordCareReview(DateOnly on, bool consideredChangeOfStatus, string chairedBy, string outcome, string by)
    {
        RequireOpen(nameof(RecordCareReview));
        RequireInOrder(on, CareReviews.LastOrDefault()?.On, "the review before");
        if (chairedBy == Worker || Assessments.Exists(a => a.Assessor == chairedBy) || Plans.Exists(p => p.By == chairedBy))
            throw ReturnRules.OfficerNotIndependent();
        var review = new CareReview(on, CareReviewDueOn(on), consideredChangeOfStatus, chairedBy, outcome, by);
        CareReviews.Add(review);
        ImmediateMoved(on);
        return
        [
            new CareReviewHeld
            {
                ChildKey = Child.Key,
                ReviewDate = on.ToMessage(),
                DueDate = review.DueOn.ToMessage(),
                InTime = review.IsInTime,
                ConsideredChangeOfStatus = consideredChangeOfStatus,
            },
        ];
    }

    /// <summary>By which day the next review is due, as it stood on a day; none while the child is not looked after.</summary>
    internal DateOnly? CareReviewDueOn(DateOnly asAt)
    {
        if (LegalStatusOn(asAt) is CareLegalStatus.Unspecified)
            return null;
        var ceased = LegalStatuses.FindLastIndex(s => s.Ceased && s.From <= asAt);
        if (ceased < 0)
            return CareReviews is [.., var latest] ? WorkingCalendar.AddMonths(latest.On, CarePlanningRules.MonthsBetweenReviews) : null;

        // Back in care the reviews begin anew.
        var from = LegalStatuses[ceased + 1].From;
        var since = CareReviews.Where(r => r.On >= from).ToList();
        return since.Count switch
        {
            0 => WorkingCalendar.WorkingDaysAfter(from, CarePlanningRules.FirstReviewWorkingDays),
            1 => WorkingCalendar.AddMonths(since[0].On, CarePlanningRules.SecondReviewMonths),
            _ => WorkingCalendar.AddMonths(since[^1].On, CarePlanningRules.MonthsBetweenReviews),
        };
    }
}
