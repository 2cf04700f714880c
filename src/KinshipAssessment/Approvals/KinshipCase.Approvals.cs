using Google.Protobuf;
using Suite.KinshipAssessment.Approvals;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Suitability.Approval;

namespace Suite.KinshipAssessment.Cases;

sealed partial class KinshipCase
{
    /// <summary>Code of the milestone that the placement is: the end of clock K1.</summary>
    internal const string PlacedMilestone = "K1";

    public IReadOnlyList<IMessage> ApproveTemporarily(DateOnly on, DateOnly placedOn, DateOnly? placementPlanOn, string by)
    {
        var to = Next(State, CaseMove.ApproveTemporarily);
        RequireOrder(on, RouteOn, "the choice of route");
        RequireOrder(placedOn, on, "the approval");
        var lastCovered = TemporaryApprovalRules.LastCoveredDay(on);
        if (placedOn > lastCovered)
            throw Refuse.Precondition("DATE_OUT_OF_ORDER", "The placement lies after the last day that the approval covers.", TemporaryApprovalRules.Citation);
        if (placementPlanOn > placedOn)
            throw Refuse.Precondition("DATE_OUT_OF_ORDER", "A plan made after the placement is recorded by itself.");

        List<RuleViolation> gaps = [.. ScheduleFourGaps(on), .. TemporaryApprovalCheckGaps(on)];
        if (gaps.Count > 0)
            throw Refuse.Preconditions("REGULATION_24_NOT_MET", "The requirements of a temporary approval are not met.", gaps);

        (State, StateSince) = (to, on);
        Arrangement = ArrangementType.KinshipFosterTemporary;
        Temporary = new()
        {
            ApprovedOn = on,
            PlacedOn = placedOn,
            LastCoveredOn = lastCovered,
            ApprovedBy = by,
            RuleVersion = TemporaryApprovalRules.Version,
        };
        Assessment = new() { StartedOn = on };
        foreach (var child in Children)
        {
            child.PlacedOn = placedOn;
            child.PlacementEndedOn = null;
            child.PlacementCode = TemporaryApprovalRules.PlacementCode;
        }

        BeginCare(placedOn, placementPlanOn);

        return
        [
            new TemporaryApprovalGranted
            {
                ApprovalDate = on.ToMessage(),
                PlacementDate = placedOn.ToMessage(),
                LastCoveredDate = lastCovered.ToMessage(),
                RuleVersion = TemporaryApprovalRules.Version,
            },
            .. Children.Select(child => PlacedFrom(child, placedOn)),
            Reached(PlacedMilestone, placedOn),
            .. RaiseRequiredChecks(on),
        ];
    }

    /// <param name="childIds">None for every born child who can be placed.</param>
    public IReadOnlyList<IMessage> PlaceChildren(DateOnly on, IReadOnlyList<Guid> childIds, string placementCode, DateOnly? placementPlanOn)
    {
        RequireState("A placement with approved carers", CaseState.AdmApproved);
        var children = childIds.Count > 0
            ? [.. childIds.Distinct().Select(ChildOf)]
            : Children.FindAll(c => c.ApprovedFor && !c.Unborn && !IsPlaced(c));
        if (children.Exists(c => !c.ApprovedFor))
            throw Refuse.Precondition("NOT_APPROVED_FOR_CHILD", "The carers are not approved for that child.", FosteringRules.DecisionCitation);
        if (children.Count == 0 || children.Exists(IsPlaced))
            throw Refuse.Precondition("ALREADY_PLACED", "The children are placed with the carers already.");
        if (children.Exists(c => c.Unborn))
            throw Refuse.Precondition("DATE_OUT_OF_ORDER", "The placement lies before the child's birth.");
        RequireOrder(on, ApprovedOn, "the approval");
        if (placementPlanOn > on)
            throw Refuse.Precondition("DATE_OUT_OF_ORDER", "A plan made after the placement is recorded by itself.");

        var first = FirstPlacedOn is null;
        foreach (var child in children)
        {
            child.PlacedOn = on;
            child.PlacementEndedOn = null;
            child.PlacementCode = placementCode;
        }

        // Brothers and sisters who are placed already have the dates of all, and what was recorded with them.
        if (Care is { EndedOn: null } care)
            care.PlacementPlanOn ??= placementPlanOn;
        else
            BeginCare(on, placementPlanOn);

        var placed = children.Select(child => PlacedFrom(child, on));
        return first ? [.. placed, Reached(PlacedMilestone, on)] : [.. placed];
    }

    /// <summary>Day of the full approval; none without one.</summary>
    DateOnly? ApprovedOn => Assessment?.Decisions.Find(d => d.Decision is Decision.Approve)?.On;

    static ChildPlaced PlacedFrom(Child child, DateOnly on) =>
        new() { ChildKey = child.Key, PlacementDate = on.ToMessage(), PlacementCode = child.PlacementCode };

    public IReadOnlyList<IMessage> DeclineTemporaryApproval(DateOnly on, string reasons)
    {
        var to = Next(State, CaseMove.DeclineTemporaryApproval);
        RequireOrder(on, RouteOn, "the choice of route");

        (State, StateSince) = (to, on);
        TemporaryDeclinedReasons = reasons;
        Assessment = new() { StartedOn = on };
        return [new TemporaryApprovalDeclined { DecisionDate = on.ToMessage() }, .. RaiseRequiredChecks(on)];
    }

    public IReadOnlyList<IMessage> ExtendTemporaryApproval(ExtensionKind kind, DateOnly on, bool stillMostAppropriate,
        DateOnly? panelViewsOn, DateOnly? iroInformedOn, string by)
    {
        RequireOpen();
        if (Temporary is not { } approval || !approval.Covers(on))
            throw Refuse.Precondition("TEMPORARY_APPROVAL_NOT_RUNNING", "No temporary approval covers that day.", TemporaryApprovalRules.Citation);

        if (kind is ExtensionKind.EightWeeks && State is CaseState.NotApproved)
            throw Refuse.Precondition("ASSESSMENT_FINISHED", "The eight weeks are for an assessment that will not finish in time; this one has.", TemporaryApprovalRules.EightWeeksCitation);

        // Once open-ended there is nothing left to extend.
        if (approval.State is ApprovalState.ExtendedIrm || approval.Extensions.Exists(e => e.Kind == kind))
            throw Refuse.Precondition("EXTENSION_ALREADY_USED", "The approval was extended in this way before.", TemporaryApprovalRules.EightWeeksCitation);
        if (kind is ExtensionKind.UntilIrmOutcome && !(State is CaseState.IrmReview or CaseState.FinalDecision && Assessment?.IrmAppliedOn is not null))
            throw Refuse.Precondition("IRM_NOT_SOUGHT", "The carers did not seek an independent review.", TemporaryApprovalRules.UntilOutcomeCitation);

        iroInformedOn ??= IroInformed.Find(i => i.Matter is IroMatter.Extension && i.On >= approval.ApprovedOn && i.On <= on)?.On;
        RequireExtensionGuards(on, stillMostAppropriate, panelViewsOn, iroInformedOn);

        DateOnly? lastCovered = kind is ExtensionKind.EightWeeks
            ? approval.LastCoveredOn!.Value.AddDays(TemporaryApprovalRules.ExtensionWeeks * 7)
            : null;
        approval.Extensions.Add(new(kind, on, lastCovered, panelViewsOn!.Value, iroInformedOn!.Value, by));
        approval.LastCoveredOn = lastCovered;
        approval.State = kind is ExtensionKind.EightWeeks ? ApprovalState.Extended8W : ApprovalState.ExtendedIrm;
        return [new TemporaryApprovalExtended { Kind = kind, ExtensionDate = on.ToMessage(), LastCoveredDate = lastCovered.ToMessage() }];
    }

    static void RequireExtensionGuards(DateOnly on, bool stillMostAppropriate, DateOnly? panelViewsOn, DateOnly? iroInformedOn)
    {
        var gaps = new List<RuleViolation>();
        if (!stillMostAppropriate)
            gaps.Add(new("PLACEMENT_STILL_MOST_APPROPRIATE", "The placement is not stated to be still the most appropriate one.", TemporaryApprovalRules.ExtensionCitation));
        if (panelViewsOn is null || panelViewsOn > on)
            gaps.Add(new("PANEL_VIEWS", "The fostering panel's views were not had before the extension.", TemporaryApprovalRules.ExtensionCitation));
        if (iroInformedOn is null || iroInformedOn > on)
            gaps.Add(new("IRO_INFORMED", "The independent reviewing officer was not told before the extension.", TemporaryApprovalRules.ExtensionCitation));
        if (gaps.Count > 0)
            throw Refuse.Preconditions("REGULATION_25_NOT_MET", "The requirements of an extension are not met.", gaps);
    }

    public IReadOnlyList<IMessage> EndPlacement(DateOnly on, string reason, string otherAccommodation, Caller by)
    {
        var to = Next(State, CaseMove.EndPlacement);
        if (Temporary is null || !(TemporarilyCovered || State is CaseState.Expired))
            throw Refuse.Precondition("TEMPORARY_APPROVAL_NOT_RUNNING", "No child is placed under a temporary approval.", TemporaryApprovalRules.Citation);
        if (State is CaseState.Expired && !by.Has("SM"))
            throw Refuse.Permission("SERVICE_MANAGER_REQUIRED", "After an expiry a service manager ends the placement.", TemporaryApprovalRules.EndingCitation);
        RequireOrder(on, Temporary.PlacedOn, "the placement");

        // An expired approval stays expired: the breach does not go away with the placement.
        if (TemporarilyCovered)
            EndTemporaryApproval(ApprovalState.Ended, on);
        (State, StateSince) = (to, on);
        EndCodes.Add(otherAccommodation);
        return EndPlacements(on, reason);
    }

    /// <summary>Ends every child's placement; one event each.</summary>
    List<IMessage> EndPlacements(DateOnly on, string reason)
    {
        var ended = new List<IMessage>();
        foreach (var child in Children)
        {
            if (child.PlacedOn is null || child.PlacementEndedOn is not null)
                continue;
            child.PlacementEndedOn = on;
            child.PlacementCode = "";
            ended.Add(new PlacementEnded { ChildKey = child.Key, EndDate = on.ToMessage(), Reason = reason });
        }

        if (ended.Count > 0)
            EndCare(on);
        return ended;
    }

    void EndTemporaryApproval(ApprovalState state, DateOnly on)
    {
        if (!TemporarilyCovered)
            return;
        Temporary!.State = state;
        Temporary.EndedOn = on;
    }

    // The independent review's outcome is known with the final decision: an approval kept open for it ends then, unless its own
    // weeks last longer.
    void EndReviewExtension(DateOnly on)
    {
        if (Temporary is not { State: ApprovalState.ExtendedIrm } approval)
            return;
        var weeksEnd = approval.Extensions.Find(e => e.Kind is ExtensionKind.EightWeeks)?.LastCoveredOn
            ?? TemporaryApprovalRules.LastCoveredDay(approval.ApprovedOn);
        approval.LastCoveredOn = weeksEnd > on ? weeksEnd : on;
    }

    IReadOnlyList<IMessage> ExpireTemporaryApproval(DateOnly firstUncovered)
    {
        Move(CaseMove.LetTemporaryApprovalExpire, firstUncovered);
        Temporary!.State = ApprovalState.Expired;
        Temporary.EndedOn = firstUncovered;
        return [new TemporaryApprovalExpired { FirstUncoveredDate = firstUncovered.ToMessage() }];
    }
}
