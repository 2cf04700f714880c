using Google.Protobuf;
using Suite.FosteringRecruitment.Applications;
using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Suitability;
using Suite.Suitability.Approval;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Other terms, or the end of the approval: agreed, or a qualifying determination and what follows it (reg 28(6) to (12)).</summary>
sealed partial class Household
{
    /// <summary>With the carers' written agreement, given after a statement of their support needs, other terms hold at once.</summary>
    public IReadOnlyList<IMessage> AgreeTerms(Terms terms, DateOnly on, string reasons, DateOnly statementOn, DateOnly agreedOn)
    {
        RequireMayPropose(HouseholdMove.ReviseTerms, on);
        InOrder.Require(agreedOn, statementOn, "the statement of support needs");
        InOrder.Require(on, agreedOn, "the carers' agreement");
        RequirePlacesFor(terms);

        return TakeTermsOn(new(terms, on, AgreedInWriting: true, FosteringRules.Version) { SupportNeedsStatementOn = statementOn, AgreedOn = agreedOn, Reasons = reasons });
    }

    /// <summary>Without it a qualifying determination proposes them (reg 28(7)(b)).</summary>
    public IReadOnlyList<IMessage> ProposeTerms(Guid id, Terms terms, DateOnly on, string reasons, Caller by)
    {
        RequireMayDetermine(by, HouseholdRules.ChangeCitation);
        RequireMayPropose(HouseholdMove.ReviseTerms, on);
        RequirePlacesFor(terms);
        return Determine(new() { Id = id, Kind = ProposalKind.TermsRevision, Terms = terms, Process = ProcessFrom(on) }, on, reasons, by, disqualified: false);
    }

    public IReadOnlyList<IMessage> ProposeTermination(Guid id, DateOnly on, string reasons, DeregistrationReason reason, bool specifiedOffence, Caller by)
    {
        RequireMayDetermine(by, HouseholdRules.TerminationCitation);
        RequireMayPropose(HouseholdMove.ProposeTermination, on);
        return Determine(new() { Id = id, Kind = ProposalKind.Termination, DeregistrationReason = reason, Process = ProcessFrom(on) }, on, reasons, by, specifiedOffence);
    }

    static ApprovalProcess ProcessFrom(DateOnly on) => new() { OfApprovedCarers = true, StartedOn = on };

    void RequireMayDetermine(Caller by, string citation)
    {
        if (!by.Has("ADM"))
            throw DecisionMakerRequired(citation);
        RequireDidNotSit(by);
    }

    void RequireMayPropose(HouseholdMove move, DateOnly on)
    {
        Require(move);
        if (OpenProposal is not null)
            throw Refuse.Precondition("PROPOSAL_OPEN", "A determination about this household runs already.", HouseholdRules.ChangeCitation);
        InOrder.Require(on, ApprovedOn, "the approval");
        if (Proposals is [.., var last])
            InOrder.Require(on, last.DecidedOn, "the last decision");
        if (Terms is [.., var present])
            InOrder.Require(on, present.On, "the present terms");
    }

    void RequirePlacesFor(Terms terms)
    {
        if (terms.MaxChildren < FilledPlaces)
            throw Refuse.Precondition("PLACES_FILLED", "More places are filled than these terms would have.", HouseholdRules.ChangeCitation);
    }

    IReadOnlyList<IMessage> Determine(Proposal proposal, DateOnly on, string reasons, Caller by, bool disqualified)
    {
        proposal.Process.Decide(Decision.ProposeNotToApprove, on, by.Subject, reasons, disqualified);
        (proposal.RuleVersion, proposal.StateSince) = (FosteringRules.Version, on);
        Proposals.Add(proposal);
        StateSince = on;
        return
        [
            new ProposalMade
            {
                ProposalId = proposal.Id.ToString(),
                Kind = proposal.Kind,
                DeterminedDate = on.ToMessage(),
                DeterminationDueDate = proposal.Process.DeterminationDueOn.ToMessage(),
            },
        ];
    }

    public IReadOnlyList<IMessage> MakeRepresentations(DateOnly receivedOn)
    {
        var proposal = RequireChallengeable(receivedOn);
        proposal.Process.MakeRepresentations(receivedOn);
        (proposal.State, proposal.StateSince, StateSince) = (ProposalState.Representations, receivedOn, receivedOn);
        return [new RepresentationsMade { ReceivedDate = receivedOn.ToMessage() }];
    }

    public IReadOnlyList<IMessage> SeekIndependentReview(DateOnly appliedOn, DateOnly notifiedOn)
    {
        var proposal = RequireChallengeable(appliedOn);
        proposal.Process.SeekIndependentReview(appliedOn, notifiedOn);
        (proposal.State, proposal.StateSince, StateSince) = (ProposalState.IrmReview, appliedOn, appliedOn);
        return [new IndependentReviewSought { AppliedDate = appliedOn.ToMessage() }];
    }

    Proposal RequireChallengeable(DateOnly on)
    {
        if (Proposals is not [.., var last])
            throw MoveNotAllowed(nameof(HouseholdMove.ChallengeDetermination), State);
        // It may have ended the approval: that the 28 days are over says more than that the household is gone.
        last.Process.RequireDeterminationOpen(on, pending: last.State is ProposalState.Determined);
        Require(HouseholdMove.ChallengeDetermination);
        if (last.State is ProposalState.Representations or ProposalState.IrmReview or ProposalState.FinalDecision)
            throw Refuse.Precondition("CHALLENGED_ALREADY", "Representations were made, or an independent review was sought, already.", HouseholdRules.ChangeCitation);
        return last.IsOpen ? last : throw MoveNotAllowed(nameof(HouseholdMove.ChallengeDetermination), State);
    }

    public IReadOnlyList<IMessage> RecordReviewPapersSent(DateOnly on)
    {
        InReview(HouseholdMove.RecordReviewPapers).Process.RecordReviewPapersSent(on);
        return [Amended("REVIEW_PAPERS")];
    }

    public IReadOnlyList<IMessage> RecordReviewOutcome(DateOnly on, PanelRecommendation recommendation)
    {
        var proposal = InReview(HouseholdMove.RecordReviewOutcome);
        proposal.Process.RecordReviewOutcome(on, recommendation);
        (proposal.State, proposal.StateSince, StateSince) = (ProposalState.FinalDecision, on, on);
        return [Amended("REVIEW_OUTCOME")];
    }

    Proposal InReview(HouseholdMove move)
    {
        Require(move);
        return OpenProposal is { State: ProposalState.IrmReview } open ? open : throw MoveNotAllowed(move.ToString(), State);
    }

    /// <summary>The final decision, which weighs what the panel or the independent review recommended.</summary>
    public IReadOnlyList<IMessage> DecideProposal(ProposalDecision decision, DateOnly on, string reasons, Caller by)
    {
        RequireMayDetermine(by, HouseholdRules.ChangeCitation);
        Require(HouseholdMove.DecideProposal);
        if (OpenProposal is not { State: ProposalState.FinalDecision } proposal)
            throw MoveNotAllowed(nameof(HouseholdMove.DecideProposal), State);
        InOrder.Require(on, proposal.StateSince, "the recommendation");

        var carriedOut = decision is ProposalDecision.CarryOut;
        if (carriedOut && proposal.Terms is { } terms)
            RequirePlacesFor(terms);
        proposal.Process.Decide(carriedOut ? Decision.NotApprove : Decision.Approve, on, by.Subject, reasons, disqualified: false);
        return Settle(proposal, decision, on, by.Subject, reasons);
    }

    /// <summary>Nobody challenged the determination in its 28 days: it stands from the day after.</summary>
    IReadOnlyList<IMessage> LetStand(Proposal proposal, DateOnly on)
    {
        proposal.Process.LetDeterminationStand(on);
        return Settle(proposal, ProposalDecision.CarryOut, on, ApprovalProcess.DecidedBySilence, "");
    }

    IReadOnlyList<IMessage> Settle(Proposal proposal, ProposalDecision decision, DateOnly on, string by, string reasons)
    {
        (proposal.Decision, proposal.DecisionReasons) = (decision, reasons);
        var settled = Close(proposal, decision is ProposalDecision.CarryOut ? ProposalState.TakenEffect : ProposalState.NotPursued, on, by);
        if (decision is not ProposalDecision.CarryOut)
            return [settled];
        return proposal.Terms is { } terms
            ? [settled, .. TakeTermsOn(new(terms, on, AgreedInWriting: false, FosteringRules.Version))]
            : [settled, .. End(HouseholdState.Terminated, on, proposal.DeregistrationReason)];
    }

    ProposalDecided Close(Proposal proposal, ProposalState outcome, DateOnly on, string by)
    {
        (proposal.State, proposal.StateSince, proposal.DecidedOn, proposal.DecidedBy, proposal.RuleVersion, StateSince) = (outcome, on, on, by, FosteringRules.Version, on);
        if (PanelMatter is PanelMatter.TermsRevision or PanelMatter.Termination)
            Unlist();
        return new()
        {
            ProposalId = proposal.Id.ToString(),
            Kind = proposal.Kind,
            Outcome = outcome,
            DecidedDate = on.ToMessage(),
            BySilence = outcome is ProposalState.TakenEffect && by == ApprovalProcess.DecidedBySilence,
            RuleVersion = FosteringRules.Version,
        };
    }

    IReadOnlyList<IMessage> TakeTermsOn(TermsInForce next)
    {
        Terms.Add(next);
        var terms = next.Terms;
        var changed = new TermsChanged
        {
            Places = terms.MaxChildren,
            AgeMin = terms.AgeMin,
            AgeMax = terms.AgeMax,
            EffectiveDate = next.On.ToMessage(),
            AgreedInWriting = next.AgreedInWriting,
            RuleVersion = next.RuleVersion,
        };
        changed.PlacementTypes.AddRange(terms.PlacementTypes);
        return [changed, .. ResizePlaces(PlacesUnder(terms), next.On)];
    }

    /// <summary>A determination that stands by itself waits for no child: filled places that the terms no longer have go when they fall free.</summary>
    int PlacesUnder(Terms terms) => Math.Max(terms.MaxChildren, FilledPlaces);

    internal int FilledPlaces => Places.Count(p => p.Status is PlaceStatus.Filled);

    /// <summary>The newest determination or decision, also after it ended the approval.</summary>
    public IReadOnlyList<IMessage> RecordProposalNotice(DateOnly inWritingOn)
    {
        if (Proposals is not [.., var last])
            throw ApprovalProcess.NothingDecided();
        last.Process.RecordNotice(orallyOn: null, inWritingOn);
        return [Amended("PROPOSAL_NOTICE")];
    }
}
