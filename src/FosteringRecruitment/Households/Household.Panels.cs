using Google.Protobuf;
using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Suitability;
using Suite.Suitability.Approval;

namespace Suite.FosteringRecruitment.Households;

/// <summary>What a panel is asked about approved carers: reports of reviews, and representations about a determination.</summary>
sealed partial class Household
{
    /// <param name="panelId">A panel that is open and has room.</param>
    public IReadOnlyList<IMessage> ListForPanel(Guid panelId, DateOnly panelOn, PanelMatter matter, DateOnly listedOn)
    {
        Require(HouseholdMove.ListForPanel);
        if (SinceOf(matter) is not { } since)
            throw Refuse.Precondition("NOTHING_FOR_PANEL", "There is no such matter for a panel to look at.", HouseholdRules.FirstReviewCitation);
        if (PanelId is not null && PanelMatter != matter && SinceOf(PanelMatter) is not null)
            throw Refuse.Precondition("MOVE_NOT_ALLOWED", "Another matter of the household is listed; a panel looks at it first.");
        InOrder.Require(listedOn, since, "what the panel is to look at");
        InOrder.Require(panelOn, listedOn, "the listing");

        (PanelId, PanelOn, PanelMatter, PanelListedOn) = (panelId, panelOn, matter, listedOn);
        return [new PanelListed { PanelId = panelId.ToString(), PanelDate = panelOn.ToMessage(), Matter = matter }];
    }

    /// <summary>Since when the matter waits for a panel; null where it does not.</summary>
    DateOnly? SinceOf(PanelMatter matter) => matter switch
    {
        PanelMatter.FirstReview => FirstReviewForPanel?.HeldOn,
        PanelMatter.LaterReview => OpenReview is { Number: > 1, PanelOn: null } review ? review.HeldOn : null,
        PanelMatter.TermsRevision => ForPanel(ProposalKind.TermsRevision),
        PanelMatter.Termination => ForPanel(ProposalKind.Termination),
        PanelMatter.Unspecified or PanelMatter.Application or _ => null,
    };

    DateOnly? ForPanel(ProposalKind kind) => OpenProposal is { State: ProposalState.Representations } open && open.Kind == kind ? open.StateSince : null;

    internal void RequireListed()
    {
        Require(HouseholdMove.RecordRecommendation);
        if (PanelId is null)
            throw Refuse.Precondition("NOT_LISTED", "The household is not listed for a panel.");
    }

    /// <param name="sitting">Who sat when the panel met; its recommendation.</param>
    public IReadOnlyList<IMessage> RecordRecommendation(PanelSittingEntry sitting)
    {
        RequireListed();
        PanelQuorum.Require(sitting);
        InOrder.Require(sitting.On, PanelListedOn, "the listing");
        var (panelId, matter) = (PanelId!.Value, PanelMatter);
        if (SinceOf(matter) is null)
            throw Refuse.Precondition("NOT_LISTED", "What the household was listed for is settled.");
        var recommended = sitting.Recommendation is not PanelRecommendation.Defer;

        if (matter is PanelMatter.TermsRevision or PanelMatter.Termination)
        {
            var proposal = OpenProposal!;
            proposal.Process.RequirePanel(sitting, PanelListedOn!.Value);
            proposal.Process.AddPanel(sitting);
            proposal.PanelIds.Add(panelId);
            if (recommended)
                (proposal.State, proposal.StateSince) = (ProposalState.FinalDecision, sitting.On);
        }
        else if (recommended)
        {
            (matter is PanelMatter.FirstReview ? FirstReviewForPanel! : OpenReview!).PanelOn = sitting.On;
        }

        Sittings.Add(new(panelId, matter, sitting));
        StateSince = sitting.On;
        Unlist();
        return
        [
            new PanelRecommended
            {
                PanelId = panelId.ToString(),
                PanelDate = sitting.On.ToMessage(),
                Matter = matter,
                Recommendation = (V1.PanelRecommendation)sitting.Recommendation,
            },
        ];
    }

    void Unlist() => (PanelId, PanelOn, PanelMatter, PanelListedOn) = (null, null, PanelMatter.Unspecified, null);
}
