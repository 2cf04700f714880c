using Google.Protobuf;
using Suite.KinshipAssessment.Assessments;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Errors;

namespace Suite.KinshipAssessment.Cases;

/// <summary>Panel, decision, and what follows a qualifying determination.</summary>
sealed partial class KinshipCase
{
    const string DeterminationBySilence = "SYSTEM";

    public IReadOnlyList<IMessage> ListForPanel(DateOnly listedOn, DateOnly panelOn)
    {
        var to = Next(State, CaseMove.ListForPanel);
        var work = Assessment!;
        RequireOrder(listedOn, StateSince, "the last move of the case");
        RequireOrder(panelOn, listedOn, "the listing");
        if (State is CaseState.ReportShared)
            RequireCommentsOver(listedOn);

        (State, StateSince) = (to, listedOn);
        work.PanelListedFor = panelOn;
        return [new PanelListed { PanelDate = panelOn.ToMessage() }];
    }

    void RequireCommentsOver(DateOnly on)
    {
        if (!(Assessment!.CommentsReceivedOn <= on) && on <= Assessment.CommentsDueOn)
            throw Refuse.Precondition("COMMENTS_PERIOD_OPEN", "The applicants may still comment on the report.", FosteringRules.CommentsCitation);
    }

    public IReadOnlyList<IMessage> RecordPanel(PanelSittingEntry panel)
    {
        RequireState("A panel", CaseState.PanelListed);
        var work = Assessment!;
        RequireOrder(panel.On, StateSince, "the listing");
        if (panel.PapersSentOn > panel.On)
            throw Refuse.Field("papers_sent_date", "must not be after panel_date", "DATE_OUT_OF_ORDER");
        RequireQuorum(panel);
        RequireFittingRecommendation(work.ReportKind, panel.Recommendation);

        var again = work.RepresentationsOn is not null;
        Move(panel.Recommendation switch
        {
            PanelRecommendation.RecommendApproval or PanelRecommendation.RecommendNotSuitable =>
                again ? CaseMove.PanelRecommendsAgain : CaseMove.PanelRecommends,
            PanelRecommendation.Defer => CaseMove.PanelDefers,
            PanelRecommendation.FullReportRequested => CaseMove.PanelAsksForFullReport,
            PanelRecommendation.Unspecified => throw Refuse.Field("recommendation", "is required"),
        }, panel.On);
        work.Panels.Add(panel);
        work.PanelListedFor = null;
        work.MinutesOn = null;

        var held = new PanelHeld { PanelDate = panel.On.ToMessage(), Recommendation = panel.Recommendation };
        return State is CaseState.PanelRecommended or CaseState.FinalDecision ? [held, Reached("W13", panel.On)] : [held];
    }

    static void RequireQuorum(PanelSittingEntry panel)
    {
        var sitting = panel.Members.Where(m => !m.ConflictOfInterest && m.Role is not PanelRole.Adviser).ToList();
        var others = panel.Joint ? FosteringRules.OtherMembersOfJointPanel : FosteringRules.OtherMembers;
        var gaps = new List<RuleViolation>();
        if (!sitting.Exists(m => m.Role is PanelRole.Chair or PanelRole.ViceChair))
            gaps.Add(new("PANEL_CHAIR", "Neither chair nor vice-chair took part.", FosteringRules.QuorumCitation));
        if (!sitting.Exists(m => m.Role is PanelRole.SocialWorker))
            gaps.Add(new("PANEL_SOCIAL_WORKER", "No social worker with three years' experience took part.", FosteringRules.QuorumCitation));
        // Chair and social worker are two of them.
        if (sitting.Count < others + 2)
            gaps.Add(new("PANEL_MEMBERS", $"Beside chair and social worker at least {others} others take part.", FosteringRules.QuorumCitation));
        if (gaps.Count > 0)
            throw Refuse.Preconditions("PANEL_NOT_QUORATE", "The panel was not quorate.", gaps);
    }

    static void RequireFittingRecommendation(ReportKind report, PanelRecommendation recommendation)
    {
        var onBrief = recommendation is PanelRecommendation.FullReportRequested or PanelRecommendation.RecommendNotSuitable;
        if (report is ReportKind.Brief && !onBrief)
            throw Refuse.Precondition("BRIEF_REPORT_RECOMMENDATION", "On a brief report a panel asks for a full one or recommends not suitable.", FosteringRules.BriefReportCitation);
        if (report is not ReportKind.Brief && recommendation is PanelRecommendation.FullReportRequested)
            throw Refuse.Field("recommendation", "asks for a full report where the panel had one");
    }

    public IReadOnlyList<IMessage> RecordMinutesSent(DateOnly receivedOn)
    {
        RequireState("Minutes", CaseState.PanelRecommended, CaseState.FinalDecision);
        RequireOrder(receivedOn, StateSince, "the recommendation");
        Assessment!.MinutesOn = receivedOn;
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
        if (work.Panels.Exists(p => p.Members.Any(m => m.Subject == by)))
            throw Refuse.Permission("DECISION_MAKER_SAT_ON_PANEL", "Nobody who sat on a panel of this case takes part in the decision.", FosteringRules.SeparationCitation);
        RequireOrder(on, StateSince, "the last move of the case");
        if (withoutPanel)
            RequireCommentsOver(on);

        var approvedFor = decision is Decision.Approve ? ChildrenToApprove(approvedChildren, placementCode) : [];
        if (decision is Decision.Approve)
            RequireDecisionComplete(on);

        (State, StateSince) = (to, on);
        if (decision is Decision.ProposeNotToApprove)
            work.Disqualified = disqualified || DisqualifyingOffenceFound;
        var entry = new DecisionEntry(decision, on, by, reasons, FosteringRules.Version, AtStageOne: false);
        work.Decisions.Add(entry);

        var placed = new List<IMessage>();
        if (decision is Decision.Approve)
            placed = TakeEffect(approvedFor, on, placementCode);
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
        List<RuleViolation> gaps = [.. DecisionCheckGaps(on), .. VoiceGaps(on)];
        foreach (var carer in Carers)
            if (carer.StillApprovedElsewhere)
                gaps.Add(new("APPROVED_ELSEWHERE", $"Carer {carer.Id} is still approved by another fostering service.", FosteringRules.ApprovedElsewhereCitation));
        if (Assessment!.ReportKind is ReportKind.Brief)
            gaps.Add(new("FULL_REPORT", "Carers are not approved on a brief report.", FosteringRules.BriefReportCitation));
        if (gaps.Count > 0)
            throw Refuse.Preconditions("DECISION_INCOMPLETE", "Carers are approved when every check is closed in their favour and the views are there.", gaps);
    }

    List<IMessage> TakeEffect(List<Child> approvedFor, DateOnly on, string placementCode)
    {
        Arrangement = ArrangementType.KinshipFosterFull;
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
            Decision = entry.Decision,
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
        if (Assessment?.Decisions is not [.., var last])
            throw Refuse.Precondition("MOVE_NOT_ALLOWED", "There is no decision to be told of.");
        if (orallyOn is { } orally)
            RequireOrder(orally, last.On, "the decision");
        if (inWritingOn is { } inWriting)
            RequireOrder(inWriting, last.On, "the decision");

        last.ToldOrallyOn = orallyOn ?? last.ToldOrallyOn;
        last.ToldInWritingOn = inWritingOn ?? last.ToldInWritingOn;
        return [Amended("NOTICE")];
    }

    public IReadOnlyList<IMessage> MakeRepresentations(DateOnly receivedOn)
    {
        RequireDeterminationOpen(receivedOn);
        Move(CaseMove.MakeRepresentations, receivedOn);
        Assessment!.RepresentationsOn = receivedOn;
        return [new RepresentationsMade { ReceivedDate = receivedOn.ToMessage() }];
    }

    public IReadOnlyList<IMessage> SeekIndependentReview(DateOnly appliedOn, DateOnly notifiedOn)
    {
        RequireDeterminationOpen(appliedOn);
        Next(State, CaseMove.SeekIndependentReview);
        if (Assessment!.Disqualified)
            throw Refuse.Precondition("IRM_NOT_AVAILABLE", "A disqualification cannot be taken to the independent review mechanism.", FosteringRules.DisqualificationCitation);
        RequireOrder(notifiedOn, appliedOn, "the application");

        Move(CaseMove.SeekIndependentReview, appliedOn);
        Assessment.IrmAppliedOn = appliedOn;
        Assessment.IrmNotifiedOn = notifiedOn;
        return [new IndependentReviewSought { AppliedDate = appliedOn.ToMessage() }];
    }

    void RequireDeterminationOpen(DateOnly on)
    {
        RequireOpen();
        var lapsed = State is CaseState.NotApproved && Assessment?.Decisions is [.., { BySilence: true }];
        if (lapsed || (State is CaseState.QdIssued && on > Assessment!.DeterminationDueOn))
            throw Refuse.Precondition("DETERMINATION_PERIOD_OVER", "The 28 days after the qualifying determination are over.", FosteringRules.DeterminationCitation);
        if (State is CaseState.QdIssued)
            RequireOrder(on, Assessment!.Determination!.On, "the determination");
    }

    IReadOnlyList<IMessage> LetDeterminationStand(DateOnly on)
    {
        Move(CaseMove.LetDeterminationStand, on);
        var entry = new DecisionEntry(Decision.NotApprove, on, DeterminationBySilence, "", FosteringRules.Version, AtStageOne: false) { BySilence = true };
        Assessment!.Decisions.Add(entry);
        return [Announce(entry)];
    }

    public IReadOnlyList<IMessage> RecordReviewPapersSent(DateOnly on)
    {
        RequireState("Papers for the independent review", CaseState.IrmReview);
        RequireOrder(on, Assessment!.IrmNotifiedOn, "the notification");
        Assessment.IrmPapersSentOn = on;
        return [Amended("REVIEW_PAPERS")];
    }

    public IReadOnlyList<IMessage> RecordReviewOutcome(DateOnly on, PanelRecommendation recommendation)
    {
        var to = Next(State, CaseMove.IndependentReviewRecommends);
        RequireOrder(on, Assessment!.IrmAppliedOn, "the application");

        (State, StateSince) = (to, on);
        Assessment.IrmOutcomeOn = on;
        Assessment.IrmRecommendation = recommendation;
        Assessment.MinutesOn = null;
        return [Amended("REVIEW_OUTCOME")];
    }
}
