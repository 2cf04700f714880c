using Google.Protobuf;
using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.Households;
using Suite.FosteringRecruitment.Reference;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Suitability;
using Suite.Suitability.Approval;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Panel, decision, and what follows a qualifying determination.</summary>
sealed partial class Application
{
    /// <summary>Terms are part of the notice of an approval: Fostering Services (England) Regulations 2011 reg 27(5).</summary>
    internal const string TermsCitation = "Fostering Services (England) Regulations 2011 reg 27(5)";

    /// <param name="panelOn">When that panel meets.</param>
    public IReadOnlyList<IMessage> ListForPanel(Guid panelId, DateOnly panelOn, DateOnly listedOn)
    {
        var to = Next(State, ApplicationMove.ListForPanel);
        if (PanelId == panelId)
            throw Refuse.Precondition("MOVE_NOT_ALLOWED", "The application is on that panel's agenda already.");
        RequireAfterLastMove(listedOn);
        Process!.ListForPanel(listedOn, panelOn, onReport: State is ApplicationState.ReportShared or ApplicationState.BriefReportShared);

        PanelId = panelId;
        MoveTo(to, listedOn);
        return [new PanelListed { PanelId = panelId.ToString(), PanelDate = panelOn.ToMessage(), Matter = PanelMatter.Application }];
    }

    /// <param name="sitting">Who took part when it came to this application, and what they recommended.</param>
    public IReadOnlyList<IMessage> RecordRecommendation(Guid panelId, PanelSittingEntry sitting)
    {
        RequireState("A recommendation", ApplicationState.PanelListed);
        if (PanelId != panelId)
            throw Refuse.Precondition("MOVE_NOT_ALLOWED", "The application is not on that panel's agenda.");
        var work = Process!;
        work.RequirePanel(sitting, listedOn: StateSince);

        var to = Next(State, sitting.Recommendation switch
        {
            PanelRecommendation.RecommendApproval or PanelRecommendation.RecommendNotSuitable =>
                work.RepresentationsOn is null ? ApplicationMove.PanelRecommends : ApplicationMove.PanelRecommendsAgain,
            PanelRecommendation.Defer => ApplicationMove.PanelDefers,
            PanelRecommendation.FullReportRequested => ApplicationMove.PanelAsksForFullReport,
            PanelRecommendation.Unspecified => throw Refuse.Field("recommendation", "is required"),
        });
        work.AddPanel(sitting);
        PanelIds.Add(panelId);
        PanelsListedOn.Add(StateSince);
        PanelId = null;
        MoveTo(to, sitting.On);
        return [new PanelRecommended
        {
            PanelId = panelId.ToString(),
            PanelDate = sitting.On.ToMessage(),
            Matter = PanelMatter.Application,
            Recommendation = (V1.PanelRecommendation)sitting.Recommendation,
            InTime = sitting.On <= PanelDueOn,
        }];
    }

    /// <summary>When it was listed for the panel in that place of <see cref="PanelIds"/>.</summary>
    internal DateOnly ListedOn(int sitting) => PanelsListedOn[sitting];

    /// <summary>The first sitting that recommended one thing or the other; none before.</summary>
    internal PanelSittingEntry? FirstRecommendation =>
        Process?.Panels.Find(p => p.Recommendation is PanelRecommendation.RecommendApproval or PanelRecommendation.RecommendNotSuitable);

    public IReadOnlyList<IMessage> RecordMinutesSent(DateOnly receivedOn)
    {
        RequireState("Minutes", ApplicationState.PanelRecommended, ApplicationState.FinalDecision);
        Process!.RecordMinutes(receivedOn, recommendedOn: StateSince);
        return [Amended("MINUTES")];
    }

    /// <param name="terms">With an approval.</param>
    /// <param name="targets">Those of the day of the decision: they say whether the panel step is on.</param>
    /// <param name="householdId">Id of the household that an approval brings onto the register.</param>
    /// <returns>The household and its own events come with an approval only.</returns>
    public (IReadOnlyList<IMessage> Events, Household? Household, IReadOnlyList<IMessage> HouseholdEvents) Decide(
        Decision decision, DateOnly on, string reasons, Terms? terms, string by, Targets targets, Guid householdId)
    {
        var withoutPanel = State is ApplicationState.ReportShared && !targets.PanelRequired;
        if (State is ApplicationState.ReportShared && !withoutPanel)
            throw Refuse.Precondition("MOVE_NOT_ALLOWED", "The application goes to panel before a decision.", FosteringRules.PanelCitation);
        var to = Next(State, MoveOf(decision, withoutPanel));
        var work = Process!;
        work.RequireMayDecide(by);
        RequireAfterLastMove(on);
        if (withoutPanel)
            work.RequireCommentsOver(on);
        if (decision is Decision.Approve && DecisionGaps(on, terms) is { Count: > 0 } gaps)
            throw Refuse.Preconditions("DECISION_INCOMPLETE", "Foster carers are approved when nothing that the law asks for is missing.", gaps);

        var entry = work.Decide(decision, on, by, reasons, IsDisqualified(on));
        MoveTo(to, on);
        if (decision is not Decision.Approve)
            return ([Announce(entry)], null, []);

        Terms = terms;
        HouseholdId = householdId;
        var (household, registered) = Household.Register(householdId, Authority, Route, Id, null, on, terms!, CarersToRegister(), MembersToRegister(), RenewalsToRegister(),
            SkillLevel.Level1, Team, Restricted, Access, HistoricEntry, entry.RuleVersion);
        return ([Announce(entry)], household, registered);
    }

    ApplicationMove MoveOf(Decision decision, bool withoutPanel) => decision switch
    {
        Decision.Approve => withoutPanel ? ApplicationMove.ApproveWithoutPanel : ApplicationMove.Approve,
        // A determination is issued once; after it and what followed it the decision is final.
        Decision.ProposeNotToApprove => !withoutPanel ? ApplicationMove.ProposeNotToApprove
            : Process!.Determination is null ? ApplicationMove.ProposeNotToApproveWithoutPanel
            : throw MoveNotAllowed("A second determination", State),
        Decision.NotApprove => !withoutPanel ? ApplicationMove.NotApprove
            : Process!.Determination is not null ? ApplicationMove.NotApproveWithoutPanel
            : throw Refuse.Precondition("MOVE_NOT_ALLOWED", "A final refusal follows a determination that the applicants could answer.", FosteringRules.DeterminationCitation),
        Decision.Unspecified => throw Refuse.Field("decision", "is required"),
    };

    IReadOnlyList<RuleViolation> DecisionGaps(DateOnly on, Terms? terms) =>
        terms is null ? [.. ApprovalGaps(on, terms), new("TERMS", "An approval has terms.", TermsCitation)] : ApprovalGaps(on, terms);

    List<Households.Carer> CarersToRegister() =>
        [.. Applicants.Select(a => new Households.Carer { Id = a.Id, Name = a.Name, BirthDate = a.BirthDate ?? default, Reference = a.Reference, Key = a.Key })];

    List<Member> MembersToRegister() =>
        [.. People.Where(p => p is { Kind: ApplicationPersonKind.HouseholdMember, LeftOn: null })
            .Select(p => new Member { Id = p.Id, Name = p.Name, BirthDate = p.BirthDate ?? default, JoinedOn = p.JoinedOn })];

    // Of each person and check the one that runs out last; what runs out is done again under the household.
    List<Renewal> RenewalsToRegister() =>
        [.. Checks.Where(c => c is { ValidUntil: not null, State: CheckState.ReceivedClear or CheckState.Accepted }
                && People.Exists(p => p.Id == c.PersonId && p is { LeftOn: null, Kind: ApplicationPersonKind.Applicant or ApplicationPersonKind.HouseholdMember }))
            .GroupBy(c => (Person: c.PersonId!.Value, c.Type), c => c.ValidUntil!.Value)
            .Select(g => new Renewal { PersonId = g.Key.Person, Type = g.Key.Type, DueOn = g.Max(), ValidUntil = g.Max() })];

    DecisionMade Announce(DecisionEntry entry)
    {
        var approved = entry.Decision is Decision.Approve;
        return new()
        {
            Decision = (V1.Decision)entry.Decision,
            DecisionDate = entry.On.ToMessage(),
            AtStageOne = entry.AtStageOne,
            BySilence = entry.BySilence,
            AgainstPanel = !entry.BySilence && Process!.Panels is [.., var last] && last.Recommendation switch
            {
                PanelRecommendation.RecommendApproval => !approved,
                PanelRecommendation.RecommendNotSuitable => approved,
                PanelRecommendation.Unspecified or PanelRecommendation.Defer or PanelRecommendation.FullReportRequested => false,
            },
            HouseholdId = approved ? HouseholdId.ToString() : "",
            CarerCount = approved ? Applicants.Count() : 0,
            Places = approved ? Terms!.MaxChildren : 0,
            RuleVersion = entry.RuleVersion,
        };
    }

    public IReadOnlyList<IMessage> RecordNotice(DateOnly? orallyOn, DateOnly? inWritingOn)
    {
        (Process ?? throw ApprovalProcess.NothingDecided()).RecordNotice(orallyOn, inWritingOn);
        return [Amended("NOTICE")];
    }

    public IReadOnlyList<IMessage> MakeRepresentations(DateOnly receivedOn)
    {
        RequireDeterminationOpen(receivedOn);
        var to = Next(State, ApplicationMove.MakeRepresentations);
        Process!.MakeRepresentations(receivedOn);

        MoveTo(to, receivedOn);
        return [new RepresentationsMade { ReceivedDate = receivedOn.ToMessage() }];
    }

    public IReadOnlyList<IMessage> SeekIndependentReview(DateOnly appliedOn, DateOnly notifiedOn)
    {
        RequireDeterminationOpen(appliedOn);
        var to = Next(State, ApplicationMove.SeekIndependentReview);
        Process!.SeekIndependentReview(appliedOn, notifiedOn);

        MoveTo(to, appliedOn);
        return [new IndependentReviewSought { AppliedDate = appliedOn.ToMessage() }];
    }

    void RequireDeterminationOpen(DateOnly on)
    {
        if (State is ApplicationState.QdIssued or ApplicationState.NotApproved)
            Process!.RequireDeterminationOpen(on, pending: State is ApplicationState.QdIssued);
    }

    IReadOnlyList<IMessage> LetDeterminationStand(DateOnly on)
    {
        var entry = Process!.LetDeterminationStand(on);
        MoveTo(Next(State, ApplicationMove.LetDeterminationStand), on);
        return [Announce(entry)];
    }

    public IReadOnlyList<IMessage> RecordReviewPapersSent(DateOnly on)
    {
        RequireState("Papers for the independent review", ApplicationState.IrmReview);
        Process!.RecordReviewPapersSent(on);
        return [Amended("REVIEW_PAPERS")];
    }

    public IReadOnlyList<IMessage> RecordReviewOutcome(DateOnly on, PanelRecommendation recommendation)
    {
        var to = Next(State, ApplicationMove.IndependentReviewRecommends);
        Process!.RecordReviewOutcome(on, recommendation);

        MoveTo(to, on);
        return [Amended("REVIEW_OUTCOME")];
    }
}
