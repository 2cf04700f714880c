using Google.Protobuf;
using Suite.EdgeOfCare.Events.V1;
using Suite.EdgeOfCare.Records;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Errors;

namespace Suite.EdgeOfCare.Reunifications;

sealed partial class Reunification
{
    internal ImmediatePlacement? OpenImmediate => ImmediatePlacements.FindLast(p => p.IsOpen);

    internal ParentPlacement? OpenPlacement => Placements.FindLast(p => p.EndedOn is null);

    internal PlacementApproval? ApprovalOn(DateOnly on) => Approvals.FindLast(a => a.Round == Round && a.On <= on && !(a.EndedOn <= on));

    /// <summary>Used, or no longer carried by what it rests on.</summary>
    internal void LetApprovalFall(DateOnly on)
    {
        if (Approvals is [.., { EndedOn: null } approval])
            approval.EndedOn = on > approval.On ? on : approval.On;
    }

    internal IReadOnlyList<IMessage> BeginPlacement(Guid id, DateOnly from, bool immediate)
    {
        Placements.Add(new() { Id = id, From = from, Immediate = immediate });
        var placed = new PlacedWithParents
        {
            ChildKey = Child.Key,
            PlacementId = id.ToString(),
            StartDate = from.ToMessage(),
            LegalStatus = (V1.CareLegalStatus)LegalStatusOn(from),
            Immediate = immediate,
        };
        if (immediate)
        {
            var assessBy = AssessBy(from);
            placed.AssessByDate = assessBy.ToMessage();
            placed.DecideByDate = WorkingCalendar.WorkingDaysAfter(assessBy, CarePlanningRules.ImmediateDecisionWorkingDays).ToMessage();
        }

        return [placed];
    }

    static DateOnly AssessBy(DateOnly placedOn) => WorkingCalendar.WorkingDaysAfter(placedOn, CarePlanningRules.ImmediateAssessmentWorkingDays);

    /// <summary>Ends the open one; an immediate one that was not confirmed ends with it.</summary>
    internal IReadOnlyList<IMessage> EndPlacement(DateOnly on, PlacementEnd end)
    {
        var placement = OpenPlacement ?? throw new InvalidOperationException("No placement with parents is open.");
        (placement.EndedOn, placement.End) = (on, end);
        if (OpenImmediate is { } immediate)
            immediate.EndedOn = on;
        return
        [
            new PlacementWithParentsEnded
            {
                ChildKey = Child.Key,
                PlacementId = placement.Id.ToString(),
                StartDate = placement.From.ToMessage(),
                EndDate = on.ToMessage(),
                End = end,
                Immediate = placement.Immediate,
            },
        ];
    }

    /// <param name="review">That the plan was reviewed after an immediate placement was confirmed.</param>
    internal IReadOnlyList<IMessage> RecordPlacementPlan(DateOnly on, string summary, bool review)
    {
        if (State is not (>= ReunificationState.Classified and <= ReunificationState.Consolidated) && OpenImmediate is null)
            throw MoveNotAllowed(nameof(RecordPlacementPlan), State);
        RequireInRound(on);
        if (review)
        {
            var confirmedOn = ConfirmedImmediate?.ConfirmedOn ?? throw NoImmediatePlacement("No immediate placement of this round was confirmed.");
            if (PlacementPlan is null)
                throw Refuse.Precondition("PLACEMENT_PLAN_MISSING", "There is no placement plan that could be reviewed.", CarePlanningRules.PlanReviewed);
            RequireInOrder(on, confirmedOn, "the confirmation");
            PlacementPlan = PlacementPlan with { Summary = summary, ReviewedOn = on };
        }
        else
        {
            PlacementPlan = new(on, Round, summary) { ReviewedOn = PlacementPlan?.ReviewedOn };
        }

        return [Amended("PLACEMENT_PLAN")];
    }

    ImmediatePlacement? ConfirmedImmediate => ImmediatePlacements.FindLast(p => p.Round == Round && p.ConfirmedOn is not null);

    internal IReadOnlyList<IMessage> ApprovePlacement(Guid id, DateOnly on, string reasons, string by)
    {
        if (State is not (>= ReunificationState.Classified and <= ReunificationState.PhasedReturn))
            throw MoveNotAllowed(nameof(ApprovePlacement), State);
        if (OpenImmediate is not null)
            throw ReturnRules.ImmediatePlacementIsOpen();
        RequireNotOfficer(by);
        RequireApprovable(on);
        LetApprovalFall(on);
        return [Approve(id, on, reasons, by, confirms: null)];
    }

    void RequireApprovable(DateOnly on)
    {
        RequireAfterLastStatus(on);
        RequireNone(ApprovalGaps(on), "The placement with parents cannot be approved.");
        RequireInOrder(on, LatestClass?.On, "the latest class");
    }

    /// <summary>What an approval of a placement with parents lacks on a day, in the order of the contract.</summary>
    internal IReadOnlyList<Gap> ApprovalGaps(DateOnly on)
    {
        var gaps = new List<Gap>([.. OrderGaps(on), .. Only(ContactOrderGap(on))]);
        if (!(CurrentAssessment?.CompletedOn <= on))
            gaps.Add(new("ASSESSMENT_INCOMPLETE", "The assessment of this round is not complete.", CarePlanningRules.Assessed));
        if (CaseReviewSinceAssessment(on) is null)
            gaps.Add(new("CASE_NOT_REVIEWED", "The child's case was not reviewed since the assessment began.", CarePlanningRules.CaseReviewed));
        if (!ChildViews.Exists(v => v.Round == Round && v.On <= on))
            gaps.Add(new("CHILDS_VIEW_MISSING", "What the child thinks of this return is not recorded.", ReturnRules.ChildsViews));
        if (!IroViews.Exists(v => v.Round == Round && v.On <= on))
            gaps.Add(new("IRO_NOT_CONSULTED", "The independent reviewing officer was not consulted on this return.", ReturnRules.IroConsulted));
        if (!(PlacementPlan?.PreparedOn <= on))
            gaps.Add(new("PLACEMENT_PLAN_MISSING", "The placement plan is not prepared.", CarePlanningRules.PlanPrepared));
        gaps.AddRange(Only(RiskGap()));
        return gaps;
    }

    CareReview? CaseReviewSinceAssessment(DateOnly on) =>
        CurrentAssessment is { } assessment ? CareReviews.Find(r => r.On >= assessment.StartedOn && r.On <= on) : null;

    PlacementWithParentsApproved Approve(Guid id, DateOnly on, string reasons, string by, ImmediatePlacement? confirms)
    {
        var (status, latest) = (LegalStatusOn(on), LatestClass!);
        Approvals.Add(new(id, Round, on, by, status, reasons, latest.Id, CarePlanningRules.Version));
        return new()
        {
            ChildKey = Child.Key,
            ApprovedDate = on.ToMessage(),
            LegalStatus = (V1.CareLegalStatus)status,
            Risk = latest.Risk,
            ConfirmsImmediate = confirms is not null,
            InTime = confirms is not null && on <= confirms.LatestDecisionOn,
            RuleVersion = CarePlanningRules.Version,
        };
    }

    internal IReadOnlyList<IMessage> PlaceImmediately(Guid placementId, DateOnly on, string necessity, DateOnly interviewedOn, string by)
    {
        if (!IsBeforeReturn && State is not ReunificationState.BrokeDown)
            throw MoveNotAllowed(nameof(PlaceImmediately), State);
        if (OpenImmediate is not null)
            throw ReturnRules.ImmediatePlacementIsOpen();
        RequireAfterLastMove(on);
        RequireAfterLastStatus(on);
        RequireNotOfficer(by);
        ChildFields.RequireUnderAge(Child, on);
        RequireNone([.. OrderGaps(on), .. Only(ContactOrderGap(on))], "The child cannot be placed with parents.");

        var events = new List<IMessage>();
        if (!IsOnTheWay)
        {
            if (State is not ReunificationState.Considered)
                BeginRound(on);
            events.AddRange(BeginAssessment(on, Worker));
        }

        LetApprovalFall(on);
        ImmediatePlacements.Add(new()
        {
            PlacementId = placementId,
            Round = Round,
            PlacedOn = on,
            ApprovedBy = by,
            Necessity = necessity,
            InterviewedOn = interviewedOn,
            AssessBy = AssessBy(on),
            RuleVersion = CarePlanningRules.Version,
        });
        events.AddRange(BeginPlacement(placementId, on, immediate: true));
        ImmediateMoved(on);
        return events;
    }

    /// <summary>Notes what the assessment and the review of the case, up to a day, mean for an immediate placement.</summary>
    internal void ImmediateMoved(DateOnly on)
    {
        if (OpenImmediate is not { } open)
            return;
        open.CaseReviewedOn ??= CaseReviewSinceAssessment(on)?.On;
        if (open.AssessedOn is null && CurrentAssessment?.CompletedOn is { } completedOn)
        {
            open.AssessedOn = completedOn;
            // Of an assessment that was complete before, the days begin with the placement.
            open.DecideBy = WorkingCalendar.WorkingDaysAfter(completedOn > open.PlacedOn ? completedOn : open.PlacedOn, CarePlanningRules.ImmediateDecisionWorkingDays);
        }
    }

    internal IReadOnlyList<IMessage> ConfirmImmediate(Guid approvalId, DateOnly on, string reasons, string by)
    {
        var open = OpenImmediate ?? throw NoImmediatePlacement("No immediate placement is open.");
        RequireInOrder(on, open.PlacedOn, "the day of the placement");
        RequireAfterLastMove(on);
        RequireNotOfficer(by);
        RequireApprovable(on);

        var approved = Approve(approvalId, on, reasons, by, open);
        // It was placed already.
        LetApprovalFall(on);
        open.ConfirmedOn = on;
        return [approved, .. ReturnHome(open.PlacedOn, ReturnRoute.P1, movedOn: on)];
    }

    internal IReadOnlyList<IMessage> EndImmediate(DateOnly on, IReadOnlyList<StopReason> reasons, string detail, string by)
    {
        var open = OpenImmediate ?? throw NoImmediatePlacement("No immediate placement is open.");
        RequireInOrder(on, open.PlacedOn, "the day of the placement");
        var moved = StopTo(ReunificationState.NotSafe, on, reasons, detail, by);
        LetApprovalFall(on);
        return [.. EndPlacement(on, PlacementEnd.NotConfirmed), moved];
    }

    static RefusedException NoImmediatePlacement(string message) => Refuse.Precondition("NO_IMMEDIATE_PLACEMENT", message, CarePlanningRules.Immediate);
}
