using Google.Protobuf;
using Suite.EdgeOfCare.Events.V1;
using Suite.EdgeOfCare.Records;
using Suite.EdgeOfCare.V1;
using Suite.Outcomes;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

sealed partial class Reunification
{
    internal IReadOnlyList<IMessage> InformSchoolAndHealth(DateOnly? schoolOn, DateOnly? healthOn, bool noSchool)
    {
        if (State is not (>= ReunificationState.PlanAgreed and <= ReunificationState.Monitoring))
            throw MoveNotAllowed(nameof(InformSchoolAndHealth), State);
        if (schoolOn is not null || noSchool)
            (SchoolInformedOn, NoSchool) = (schoolOn, noSchool);
        HealthInformedOn = healthOn ?? HealthInformedOn;
        return [Amended("SCHOOL_AND_HEALTH")];
    }

    /// <param name="placementId">Of the placement that begins, of P1.</param>
    internal IReadOnlyList<IMessage> Return(Guid placementId, DateOnly on, ReturnRoute route, Caller by)
    {
        RequireState(nameof(Return), ReunificationState.PhasedReturn);
        RequireAfterLastMove(on);
        RequireAfterLastStatus(on);
        if (UnderOrderOn(on) && !by.Has("NOM"))
            throw Refuse.Permission("NOMINATED_OFFICER_REQUIRED", "Under a care order a nominated officer decides on the return.", CarePlanningRules.NominatedOfficer);
        if (AccommodatedOn(on) && !by.HasAny("TM", "SM"))
            throw Refuse.Permission("MANAGER_REQUIRED", "Of a child accommodated under s.20 a team or service manager decides on the return.", CarePlanningRules.UnderSection20);
        RequireNone([.. ReturnGaps(on), .. RouteGaps(on, route)], "The return cannot be recorded.");
        RequireInOrder(on, LatestClass?.On, "the latest class");

        var events = new List<IMessage>(ReturnHome(on, route, movedOn: on));
        if (route is ReturnRoute.P1)
        {
            events.AddRange(BeginPlacement(placementId, on, immediate: false));
            LetApprovalFall(on);
        }
        else if (AccommodatedOn(on))
        {
            events.AddRange(SetLegalStatus(on, CareLegalStatus.Unspecified, supervisionOrder: false, PlacementEnd.OrderEnded, by.Subject));
        }

        return events;
    }

    /// <summary>What a return lacks on a day, whatever its route.</summary>
    IEnumerable<Gap> ReturnGaps(DateOnly on)
    {
        if (!Classifications.Exists(c => c.Round == Round && c.On >= PhasedFrom && c.On <= on))
            yield return new("NOT_RECLASSIFIED", "The risk was not classified since the phased return began.", ReturnRules.Framework);
        if (RiskGap() is { } risk)
            yield return risk;
        if (!NoSchool && !(SchoolInformedOn <= on))
            yield return new("SCHOOL_NOT_INFORMED", "The school was not informed of the return.", CarePlanningRules.Informed);
        if (!(HealthInformedOn <= on))
            yield return new("HEALTH_NOT_INFORMED", "Health was not informed of the return.", CarePlanningRules.Informed);
        if (ContactOrderGap(on) is { } contact)
            yield return contact;
        if (OpenImmediate is not null)
            yield return new("IMMEDIATE_PLACEMENT_OPEN", "The child is placed before the assessment; that placement is confirmed or ended first.", CarePlanningRules.Immediate);
    }

    IEnumerable<Gap> RouteGaps(DateOnly on, ReturnRoute route)
    {
        switch (route)
        {
            case ReturnRoute.P1:
                foreach (var gap in OrderGaps(on))
                    yield return gap;
                if (UnderOrderOn(on) && ApprovalOn(on) is null)
                    yield return new("P1_NOT_APPROVED", "No approval of a nominated officer holds.", CarePlanningRules.Approved);
                break;
            case ReturnRoute.CeasedE4A when OrderGoesOnOn(on):
                yield return new("ORDER_STILL_IN_FORCE", "The child is still under an order.", CarePlanningRules.OrdersLast);
                break;
            case ReturnRoute.SupervisionOrder when LegalEntryOn(on) is not { Ceased: true, SupervisionOrder: true }:
                yield return new("SUPERVISION_ORDER_NOT_RECORDED", "No supervision order is on record.", CarePlanningRules.SupervisionOrders);
                break;
        }
    }

    /// <param name="on">From which day the child is home.</param>
    /// <param name="movedOn">On which day that was decided.</param>
    IReadOnlyList<IMessage> ReturnHome(DateOnly on, ReturnRoute route, DateOnly movedOn)
    {
        (ReturnedOn, Route) = (on, route);
        return
        [
            MoveTo(ReunificationState.Returned, movedOn),
            new ChildReturned
            {
                ChildKey = Child.Key,
                ReturnedDate = on.ToMessage(),
                Route = route,
                Risk = LatestClass?.Risk ?? RiskClass.Unspecified,
                ThreeMonthsDueDate = OutcomeRules.DueOn(on, ReviewPoint.ThreeMonths).ToMessage(),
                SixMonthsDueDate = OutcomeRules.DueOn(on, ReviewPoint.SixMonths).ToMessage(),
                EpisodeId = EpisodeId?.ToString() ?? "",
            },
        ];
    }

    internal IReadOnlyList<IMessage> RecordReEntry(DateOnly on, CareLegalStatus status, IReadOnlyList<ReEntryReason> reasons, string detail, string by)
    {
        var returnedOn = ReturnedOn ?? throw NotReturned();
        if (State is ReunificationState.Closed && HasReEnteredBy(DateOnly.MaxValue))
            throw Refuse.Precondition("RE_ENTRY_ALREADY_RECORDED", "That the child came back into care after this return is recorded already.", CarePlanningRules.LookedAfter);
        RequireState(nameof(RecordReEntry), ReunificationState.Returned, ReunificationState.Monitoring, ReunificationState.Consolidated, ReunificationState.Closed);
        RequireInOrder(on, returnedOn, "the return");
        ChildFields.RequireUnderAge(Child, on);
        var isAnother = LegalStatusOn(on) != status;
        if (isAnother)
            RequireAfterLastStatus(on);

        var entry = new ReEntry(on, returnedOn, status, reasons, CarePlanningRules.MonthsBetween(returnedOn, on), CarePlanningRules.BucketOf(returnedOn, on), detail, by);
        ReEntries.Add(entry);
        var events = new List<IMessage>
        {
            new ReEntered
            {
                ChildKey = Child.Key,
                ReEntryDate = on.ToMessage(),
                ReturnedDate = returnedOn.ToMessage(),
                Route = Route,
                LegalStatus = (V1.CareLegalStatus)status,
                Reasons = { reasons },
                MonthsSinceReturn = entry.MonthsSinceReturn,
                Bucket = entry.Bucket,
            },
        };
        if (OpenPlacement is not null)
            events.AddRange(EndPlacement(on, PlacementEnd.BrokeDown));
        if (isAnother)
            events.AddRange(SetLegalStatus(on, status, supervisionOrder: false, PlacementEnd.BrokeDown, by));
        if (State is not ReunificationState.Closed)
            events.Add(MoveTo(ReunificationState.BrokeDown, on));
        return events;
    }

    // After the current return.
    bool HasReEnteredBy(DateOnly on) => ReEntries.Exists(r => r.ReturnedOn == ReturnedOn && r.On <= on);

    static RefusedException NotReturned() => Refuse.Precondition("NOT_RETURNED", "The child has not returned home.", ReturnRules.Framework);

    /// <summary>The answer that holds; none if there is none.</summary>
    internal ReturnReviewAnswer? ReturnReviewOf(ReviewPoint point) => ReturnReviews.FindLast(r => r.ReturnedOn == ReturnedOn && r.Point == point);

    internal IReadOnlyList<IMessage> RecordReturnReview(ReviewPoint point, DateOnly on, OutcomeCode outcome, bool stable, string detail, bool corrects, CorrectionReason reason, string by)
    {
        var returnedOn = ReturnedOn ?? throw NotReturned();
        var dueOn = OutcomeRules.DueOn(returnedOn, point);
        RequireInOrder(on, dueOn, "the day of the review");
        var before = ReturnReviewOf(point);
        RequireInOrder(on, before?.On, "the answer before");
        if (corrects && before is null)
            throw Refuse.Precondition("NOTHING_TO_CORRECT", "The review has no answer yet.", CarePlanningRules.ReturnReviews);
        if (!corrects && before is not null && (before.IsCompleted || outcome is OutcomeCode.Unknown))
            throw Refuse.Precondition("REVIEW_ALREADY_ANSWERED", "The review has an answer; another takes its place only as a correction with its reason.", CarePlanningRules.ReturnReviews);
        var isBackInCare = HasReEnteredBy(dueOn);
        if (OutcomeRules.IsLookedAfter(outcome) && !isBackInCare)
            throw Refuse.Precondition("OUTCOME_CONTRADICTS_CARE_RECORD", "That the child came back into care is not on record on the day of the review.", CarePlanningRules.LookedAfter);
        if (outcome is OutcomeCode.AtHomeParent && isBackInCare)
            throw Refuse.Precondition("OUTCOME_CONTRADICTS_CARE_RECORD", "The child is on record as back in care on the day of the review.", CarePlanningRules.LookedAfter);

        var answer = new ReturnReviewAnswer(point, returnedOn, dueOn, on, outcome, stable, detail, corrects, reason, by);
        ReturnReviews.Add(answer);
        return
        [
            new ReturnReviewed
            {
                ChildKey = Child.Key,
                Point = (V1.ReviewPoint)point,
                DueDate = dueOn.ToMessage(),
                ReviewDate = on.ToMessage(),
                Outcome = (V1.OutcomeCode)outcome,
                Completed = answer.IsCompleted,
                Stable = stable,
                Corrects = corrects,
                Reason = reason,
            },
        ];
    }

    internal IReadOnlyList<IMessage> Consolidate(DateOnly on)
    {
        RequireState(nameof(Consolidate), ReunificationState.Monitoring);
        RequireAfterLastMove(on);
        RequireNone(ConsolidationGaps(on), "The return cannot be consolidated.");
        RequireInOrder(on, LatestClass?.On, "the latest class");
        ConsolidatedOn = on;
        return [MoveTo(ReunificationState.Consolidated, on)];
    }

    /// <summary>What a consolidation lacks on a day.</summary>
    internal IReadOnlyList<Gap> ConsolidationGaps(DateOnly on)
    {
        var gaps = new List<Gap>();
        if (ReturnedOn is not { } returnedOn || on < WorkingCalendar.AddMonths(returnedOn, CarePlanningRules.MonthsToConsolidate))
            gaps.Add(new("NOT_YET_SIX_MONTHS", $"The return is not {CarePlanningRules.MonthsToConsolidate} months old.", ReturnRules.Framework));
        var answers = OutcomeRules.Points.Select(ReturnReviewOf).ToList();
        if (!answers.TrueForAll(a => a is { IsCompleted: true } && a.On <= on))
            gaps.Add(new("RETURN_NOT_REVIEWED", "The reviews at 3 and 6 months are not completed.", CarePlanningRules.ReturnReviews));
        if (answers.Exists(a => a is { IsCompleted: true, Stable: false }))
            gaps.Add(new("RETURN_NOT_STABLE", "A review found the return not stable.", CarePlanningRules.ReturnReviews));
        gaps.AddRange(Only(RiskGap()));
        return gaps;
    }

    internal IReadOnlyList<IMessage> HandOver(DateOnly on, StepDownTo to, string plan, string agreedWith)
    {
        RequireState(nameof(HandOver), ReunificationState.Monitoring, ReunificationState.Consolidated);
        RequireInOrder(on, ReturnedOn, "the return");
        StepDown = new(on, to, plan, agreedWith);
        return [new ReunificationSteppedDown { ChildKey = Child.Key, StepDownDate = on.ToMessage(), To = to }];
    }

    internal IReadOnlyList<IMessage> Close(DateOnly on, ReunificationClosure closure, string detail, Caller by)
    {
        RequireState(nameof(Close), ReunificationState.Consolidated, ReunificationState.Returned, ReunificationState.Monitoring,
            ReunificationState.NotNow, ReunificationState.Paused, ReunificationState.NotSafe, ReunificationState.BrokeDown);
        var isHome = State is ReunificationState.Returned or ReunificationState.Monitoring or ReunificationState.Consolidated;
        if (isHome && !by.Has("SM"))
            throw Refuse.Permission("SERVICE_MANAGER_REQUIRED", "A service manager closes it once the child is home.");
        RequireAfterLastMove(on);
        if (!Fits(closure, on))
            throw Refuse.Precondition("CLOSURE_DOES_NOT_FIT", "It does not close like that in this state on that day.", ReturnRules.Framework);
        RequireNone([.. ClosureGaps(closure, on)], "The reunification cannot be closed.");

        (ClosedOn, Closure, ClosureDetail) = (on, closure, detail);
        return [MoveTo(ReunificationState.Closed, on)];
    }

    // Before it has held for its months, a return ends well only by the child's coming of age.
    bool Fits(ReunificationClosure closure, DateOnly on) => closure switch
    {
        ReunificationClosure.Aged18 => Child.IsOfAge(on),
        ReunificationClosure.OrderDischarged or ReunificationClosure.CinClosed => State is ReunificationState.Consolidated,
        _ => State is not (ReunificationState.Returned or ReunificationState.Monitoring or ReunificationState.Consolidated),
    };

    IEnumerable<Gap> ClosureGaps(ReunificationClosure closure, DateOnly on)
    {
        if (closure is ReunificationClosure.OrderDischarged && OrderGoesOnOn(on))
            yield return new("ORDER_STILL_IN_FORCE", "The child is still under an order.", CarePlanningRules.OrdersLast);
        if (closure is ReunificationClosure.CinClosed && InCareOn(on))
            yield return new("CHILD_STILL_LOOKED_AFTER", "The child is still looked after.", CarePlanningRules.LookedAfter);
        if (OpenPlacement is not null)
            yield return new("PLACEMENT_OPEN", "A placement with parents is open.", CarePlanningRules.UnderOrder);
    }
}
