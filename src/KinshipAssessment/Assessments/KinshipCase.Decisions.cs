using Google.Protobuf;
using Suite.KinshipAssessment.Assessments;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Errors;
using Suite.Suitability.Approval;

namespace Suite.KinshipAssessment.Cases;

/// <summary>Panel, decision, and what follows a qualifying determination.</summary>
sealed partial class KinshipCase
{
    public IReadOnlyList<IMessage> ListForPanel(DateOnly listedOn, DateOnly panelOn)
    {
        var to = Next(State, CaseMove.ListForPanel);
        var work = Assessment!;
        RequireOrder(listedOn, StateSince, "the last move of the case");
        work.ListForPanel(listedOn, panelOn, onReport: State is CaseState.ReportShared);

        (State, StateSince) = (to, listedOn);
        return [new PanelListed { PanelDate = panelOn.ToMessage() }];
    }

    public IReadOnlyList<IMessage> RecordPanel(PanelSittingEntry panel)
    {
        RequireState("A panel", CaseState.PanelListed);
        var work = Assessment!;
        work.RequirePanel(panel, listedOn: StateSince);

        var again = work.RepresentationsOn is not null;
        Move(panel.Recommendation switch
        {
            PanelRecommendation.RecommendApproval or PanelRecommendation.RecommendNotSuitable =>
                again ? CaseMove.PanelRecommendsAgain : CaseMove.PanelRecommends,
            PanelRecommendation.Defer => CaseMove.PanelDefers,
            PanelRecommendation.FullReportRequested => CaseMove.PanelAsksForFullReport,
            PanelRecommendation.Unspecified => throw Refuse.Field("recommendation", "is required"),
        }, panel.On);
        work.AddPanel(panel);

        var held = new PanelHeld { PanelDate = panel.On.ToMessage(), Recommendation = (V1.PanelRecommendation)panel.Recommendation };
        return State is CaseState.PanelRecommended or CaseState.FinalDecision ? [held, Reached("W13", panel.On)] : [held];
    }

    public IReadOnlyList<IMessage> RecordMinutesSent(DateOnly receivedOn)
    {
        RequireState("Minutes", CaseState.PanelRecommended, CaseState.FinalDecision);
        Assessment!.RecordMinutes(receivedOn, recommendedOn: StateSince);
        return [Amended("MINUTES")];
    }

    public IReadOnlyList<IMessage> Decide(Decision decision, DateOnly on, string reasons, IReadOnlyList<Guid> approvedChildren,
        string placementCode, bool disqualified, string by, KinshipRules rules)
    {
        RequireOpen();
        var withoutPanel = State is CaseState.ReportShared && !rules.PanelRequired;
        var to = Next(State, decision switch
        {
            Decision.Approve => withoutPanel ? CaseMove.ApproveWithoutPanel : RequirePanelled(CaseMove.Approve),
            Decision.ProposeNotToApprove => withoutPanel ? CaseMove.ProposeNotToApproveWithoutPanel : RequirePanelled(CaseMove.ProposeNotToApprove),
            Decision.NotApprove => CaseMove.NotApprove,
            Decision.Unspecified => throw Refuse.Field("decision", "is required"),
        });
        var work = Assessment!;
        work.RequireMayDecide(by);
        RequireOrder(on, StateSince, "the last move of the case");
        if (withoutPanel)
            work.RequireCommentsOver(on);

        var approvedFor = decision is Decision.Approve ? ChildrenToApprove(approvedChildren, placementCode) : [];
        if (decision is Decision.Approve)
            RequireDecisionComplete(on);

        (State, StateSince) = (to, on);
        var entry = work.Decide(decision, on, by, reasons, disqualified || Disqualification.OffenceFound(this, on));

        var placed = new List<IMessage>();
        if (decision is Decision.Approve)
            placed = TakeEffect(approvedFor, on, placementCode, by);
        else if (decision is Decision.NotApprove)
            EndReviewExtension(on);

        return [Announce(entry), .. placed, Reached("W14", on)];
    }

    // Which moves a decision makes is said by the lifecycle; this keeps "no panel yet" apart from "wrong state".
    CaseMove RequirePanelled(CaseMove move) => State is CaseState.ReportShared
        ? throw Refuse.Precondition("MOVE_NOT_ALLOWED", "The case goes to panel before a decision.", FosteringRules.PanelCitation)
        : move;

    List<Child> ChildrenToApprove(IReadOnlyList<Guid> approvedChildren, string placementCode)
    {
        var violations = new List<FieldViolation>();
        if (approvedChildren.Count == 0 || approvedChildren.Any(id => !Children.Exists(c => c.Id == id)))
            violations.Add(new("approved_child_ids", "must name at least one child, and only children of the case"));
        else if (Children.Exists(c => IsPlaced(c) && !approvedChildren.Contains(c.Id)))
            violations.Add(new("approved_child_ids", "must name every child who is placed; end the placement otherwise"));
        if (placementCode.Length == 0 && Children.Exists(IsPlaced))
            violations.Add(new("placement_code", "is required while children are placed"));
        return violations.Count > 0 ? throw Refuse.Fields(violations) : Children.FindAll(c => approvedChildren.Contains(c.Id));
    }

    static bool IsPlaced(Child child) => child is { PlacedOn: not null, PlacementEndedOn: null };

    void RequireDecisionComplete(DateOnly on)
    {
        List<RuleViolation> gaps =
        [
            .. DecisionCheckGaps(on),
            .. VoiceGaps(on),
            .. Assessment!.ApprovalGaps(Carers.Where(c => c.StillApprovedElsewhere).Select(c => c.Id)),
        ];
        if (gaps.Count > 0)
            throw Refuse.Preconditions("DECISION_INCOMPLETE", "Carers are approved when every check is closed in their favour and the views are there.", gaps);
    }

    List<IMessage> TakeEffect(List<Child> approvedFor, DateOnly on, string placementCode, string by)
    {
        Arrangement = ArrangementType.KinshipFosterFull;
        AskForRegistration(on, by);
        EndTemporaryApproval(ApprovalState.Superseded, on);
        var placed = new List<IMessage>();
        foreach (var child in approvedFor)
        {
            child.ApprovedFor = true;
            if (!IsPlaced(child))
                continue;
            child.PlacementCode = placementCode;
            placed.Add(PlacedFrom(child, on));
        }

        return placed;
    }

    DecisionMade Announce(DecisionEntry entry)
    {
        var made = new DecisionMade
        {
            Decision = (V1.Decision)entry.Decision,
            DecisionDate = entry.On.ToMessage(),
            AtStageOne = entry.AtStageOne,
            VoiceRecorded = EveryChildWasHeard(entry.On, bornBy: entry.On),
            CarerCount = Carers.Count(),
            RuleVersion = entry.RuleVersion,
        };
        made.ApprovedChildKeys.AddRange(Children.Where(c => c.ApprovedFor).Select(c => c.Key));
        return made;
    }

    // Measure K07: a view, or why it could not be had, from the social worker and from the reviewing officer, of every child.
    bool EveryChildWasHeard(DateOnly by, DateOnly bornBy)
    {
        foreach (var child in Children)
            if (!WasHeard(child, by, bornBy))
                return false;
        return true;
    }

    static bool WasHeard(Child child, DateOnly by, DateOnly bornBy) => (child.Unborn && child.BirthDate > bornBy)
        || (Heard(child, ViewTaker.SocialWorker, by) && Heard(child, ViewTaker.IndependentReviewingOfficer, by));

    static bool Heard(Child child, ViewTaker by, DateOnly on)
    {
        foreach (var view in child.Views)
            if (view.TakenBy == by && view.On <= on)
                return true;
        return false;
    }

    public IReadOnlyList<IMessage> RecordNotice(DateOnly? orallyOn, DateOnly? inWritingOn)
    {
        RequireOpen();
        if (Assessment is not { } work)
            throw ApprovalProcess.NothingDecided();
        work.RecordNotice(orallyOn, inWritingOn);
        return [Amended("NOTICE")];
    }

    public IReadOnlyList<IMessage> MakeRepresentations(DateOnly receivedOn)
    {
        RequireDeterminationOpen(receivedOn);
        var to = Next(State, CaseMove.MakeRepresentations);
        Assessment!.MakeRepresentations(receivedOn);

        (State, StateSince) = (to, receivedOn);
        return [new RepresentationsMade { ReceivedDate = receivedOn.ToMessage() }];
    }

    public IReadOnlyList<IMessage> SeekIndependentReview(DateOnly appliedOn, DateOnly notifiedOn)
    {
        RequireDeterminationOpen(appliedOn);
        var to = Next(State, CaseMove.SeekIndependentReview);
        Assessment!.SeekIndependentReview(appliedOn, notifiedOn);

        (State, StateSince) = (to, appliedOn);
        return [new IndependentReviewSought { AppliedDate = appliedOn.ToMessage() }];
    }

    void RequireDeterminationOpen(DateOnly on)
    {
        RequireOpen();
        if (State is CaseState.QdIssued or CaseState.NotApproved)
            Assessment?.RequireDeterminationOpen(on, pending: State is CaseState.QdIssued);
    }

    IReadOnlyList<IMessage> LetDeterminationStand(DateOnly on)
    {
        Move(CaseMove.LetDeterminationStand, on);
        return [Announce(Assessment!.LetDeterminationStand(on))];
    }

    public IReadOnlyList<IMessage> RecordReviewPapersSent(DateOnly on)
    {
        RequireState("Papers for the independent review", CaseState.IrmReview);
        Assessment!.RecordReviewPapersSent(on);
        return [Amended("REVIEW_PAPERS")];
    }

    public IReadOnlyList<IMessage> RecordReviewOutcome(DateOnly on, PanelRecommendation recommendation)
    {
        var to = Next(State, CaseMove.IndependentReviewRecommends);
        Assessment!.RecordReviewOutcome(on, recommendation);

        (State, StateSince) = (to, on);
        return [Amended("REVIEW_OUTCOME")];
    }
}
