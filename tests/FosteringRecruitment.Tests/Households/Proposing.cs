using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Identity;
using static Suite.FosteringRecruitment.Tests.Households.AHousehold;

namespace Suite.FosteringRecruitment.Tests.Households;

public sealed class Proposing
{
    static readonly DateOnly Determined = new(2027, 2, 1);

    static Household TerminationProposed(bool specifiedOffence = false)
    {
        var household = OnTheRegister();
        household.ProposeTermination(Determined, specifiedOffence);
        return household;
    }

    static Household TermsProposed(int maxChildren = 1)
    {
        var household = OnTheRegister();
        household.ProposeTerms(Determined, maxChildren);
        return household;
    }

    static Household AtFinalDecision(Household household, PanelMatter matter)
    {
        household.MakeRepresentations(Determined.AddDays(10));
        household.BeforePanel(matter, Determined.AddDays(11), Determined.AddDays(40), PanelRecommendation.RecommendNotSuitable);
        return household;
    }

    [Fact]
    public void Agreed_terms_hold_at_once_under_regulation_28_7aa_and_9A()
    {
        var household = OnTheRegister();

        var changed = household.AgreeTerms(TwoChildren with { MaxChildren = 3 }, Determined, "A third bedroom.", Determined.AddDays(-9), Determined.AddDays(-2)).One<TermsChanged>();

        Assert.True(changed.AgreedInWriting);
        Assert.Equal((3, Determined.ToMessage()), (changed.Places, changed.EffectiveDate));
        Assert.Equal(3, household.Places.Count);
        Assert.Equal(HouseholdState.Active, household.State);
        Assert.Equal(Determined.AddDays(-9).ToMessage(), household.ToMessage(TeamManager, Determined).Terms[^1].SupportNeedsStatementDate);
    }

    [Fact]
    public void Agreement_comes_after_the_statement_of_support_needs() =>
        Refuses("DATE_OUT_OF_ORDER", () => OnTheRegister().AgreeTerms(TwoChildren, Determined, "So agreed.", Determined, Determined.AddDays(-1)));

    [Fact]
    public void Without_agreement_other_terms_are_a_determination_with_28_days_under_regulation_28_7()
    {
        var household = OnTheRegister();

        var made = household.ProposeTerms(Determined).One<ProposalMade>();

        Assert.Equal(new DateOnly(2027, 3, 1).ToMessage(), made.DeterminationDueDate);
        Assert.Equal(HouseholdState.TermsRevisionProposed, household.State);
        Assert.Equal(2, household.Places.Count);
        var due = Assert.Single(household.DueItems(), d => d.Rule == "DETERMINATION_PERIOD_ENDS");
        Assert.Equal((new(2027, 3, 1), "Fostering Services (England) Regulations 2011 reg 28(7)"), (due.DueOn, due.Citation));
    }

    [Fact]
    public void A_determination_is_the_decision_makers_under_regulation_28_6_and_7()
    {
        Refuses("DECISION_MAKER_REQUIRED", "reg 28(7)", () => OnTheRegister().ProposeTerms(Guid.CreateVersion7(), TwoChildren, Determined, "No.", TeamManager));
        Refuses("DECISION_MAKER_REQUIRED", "reg 28(6)",
            () => OnTheRegister().ProposeTermination(Guid.CreateVersion7(), Determined, "No.", DeregistrationReason.Safeguarding, false, TeamManager));
    }

    [Fact]
    public void Nobody_who_sat_on_a_panel_of_the_household_determines_or_decides_under_regulation_27_4()
    {
        var sat = Staff("ADM", "panel-2");
        var reviewed = OnTheRegister();
        reviewed.Review(new(2027, 1, 4));
        reviewed.BeforePanel(PanelMatter.FirstReview, new(2027, 1, 5), new(2027, 1, 20));

        Refuses("DECISION_MAKER_SAT_ON_PANEL", "reg 27(4)", () => reviewed.ProposeTerms(Guid.CreateVersion7(), TwoChildren, Determined, "No.", sat));
        Refuses("DECISION_MAKER_SAT_ON_PANEL", "reg 27(4)",
            () => reviewed.ProposeTermination(Guid.CreateVersion7(), Determined, "No.", DeregistrationReason.Safeguarding, false, sat));
        Refuses("DECISION_MAKER_SAT_ON_PANEL", "reg 27(4)",
            () => AtFinalDecision(TerminationProposed(), PanelMatter.Termination).DecideProposal(ProposalDecision.CarryOut, Determined.AddDays(45), "No.", sat));
    }

    [Fact]
    public void One_determination_runs_at_a_time_under_regulation_28_7()
    {
        Refuses("PROPOSAL_OPEN", "reg 28(7)", () => TerminationProposed().ProposeTerms(Determined));
        Refuses("PROPOSAL_OPEN", "reg 28(7)", () => TermsProposed().ProposeTermination(Determined));
        Refuses("PROPOSAL_OPEN", "reg 28(7)", () => TermsProposed().AgreeTerms(TwoChildren, Determined, "So agreed.", Determined, Determined));
    }

    [Fact]
    public void Terms_with_fewer_places_than_are_filled_are_refused_under_regulation_28_7()
    {
        var household = OnTheRegister();
        household.Place(AChild("CH1"), Approved.AddDays(5));
        household.Place(AChild("CH2"), Approved.AddDays(5));

        Refuses("PLACES_FILLED", "reg 28(7)", () => household.ProposeTerms(Determined));
        Refuses("PLACES_FILLED", "reg 28(7)", () => household.AgreeTerms(TwoChildren with { MaxChildren = 1 }, Determined, "One.", Determined, Determined));
    }

    [Fact]
    public void Terms_that_a_child_came_in_the_way_of_meanwhile_are_not_carried_out_under_regulation_28_7()
    {
        var household = AtFinalDecision(TermsProposed(), PanelMatter.TermsRevision);
        household.Place(AChild("CH1"), Determined.AddDays(41));
        household.Place(AChild("CH2"), Determined.AddDays(41));

        Refuses("PLACES_FILLED", "reg 28(7)", () => household.DecideProposal(ProposalDecision.CarryOut, Determined.AddDays(45), "As proposed.", DecisionMaker));
    }

    [Fact]
    public void A_determination_that_nobody_challenges_stands_from_the_day_after_the_28_days()
    {
        var terms = TermsProposed();
        var termination = TerminationProposed();

        Assert.Empty(terms.Pass(Determined.AddDays(28)).OfType<ProposalDecided>());
        var decided = terms.Pass(Determined.AddDays(29));
        Assert.True(decided.One<ProposalDecided>().BySilence);
        Assert.Equal(Determined.AddDays(29).ToMessage(), decided.One<TermsChanged>().EffectiveDate);
        Assert.Single(terms.Places);
        Assert.Equal("SYSTEM", terms.ToMessage(TeamManager, Determined.AddDays(29)).Proposals[0].DecidedBy);

        var ended = termination.Pass(Determined.AddDays(60)).One<ApprovalEnded>();
        Assert.Equal((HouseholdState.Terminated, Determined.AddDays(29).ToMessage(), DeregistrationReason.StandardsOfCare), (ended.State, ended.EndedDate, ended.Reason));
        Assert.Equal(HouseholdState.Terminated, termination.State);
        Assert.Contains(termination.DueItems(), d => d.Rule == "WRITTEN_NOTICE_DUE");
        Assert.Contains(termination.DueItems(), d => d.Rule == "RETENTION_ENDS");
    }

    [Fact]
    public void Terms_that_stand_while_more_children_are_there_wait_for_them_to_leave()
    {
        var household = TermsProposed();
        household.Place(AChild("CH1"), Determined.AddDays(1));
        household.Place(AChild("CH2"), Determined.AddDays(1));

        household.Pass(Determined.AddDays(29));
        Assert.Equal(2, household.Places.Count);
        household.EndChildPlacement(household.Placements[0].Id, Determined.AddDays(40), PlacementEndReason.AuthorityDecision);
        household.Pass(Determined.AddDays(41));

        Assert.Single(household.Places);
    }

    [Fact]
    public void Representations_lead_to_a_panel_and_to_a_final_decision()
    {
        var household = TerminationProposed();

        household.MakeRepresentations(Determined.AddDays(28)).One<RepresentationsMade>();
        Assert.Equal(ProposalState.Representations, household.Proposals[0].State);
        Assert.Empty(household.Pass(Determined.AddDays(60)).OfType<ApprovalEnded>());
        household.BeforePanel(PanelMatter.Termination, Determined.AddDays(61), Determined.AddDays(70), PanelRecommendation.Defer);
        Refuses("MOVE_NOT_ALLOWED", () => household.DecideProposal(ProposalDecision.CarryOut, Determined.AddDays(71), "As proposed.", DecisionMaker));
        household.BeforePanel(PanelMatter.Termination, Determined.AddDays(71), Determined.AddDays(80), PanelRecommendation.RecommendApproval);
        Assert.Contains(household.DueItems(), d => d.Rule == "DECISION_DUE");

        var decided = household.DecideProposal(ProposalDecision.CarryOut, Determined.AddDays(85), "As proposed.", DecisionMaker);

        Assert.Equal(ProposalState.TakenEffect, decided.One<ProposalDecided>().Outcome);
        Assert.Equal(HouseholdState.Terminated, decided.One<ApprovalEnded>().State);
        Assert.Empty(household.Places);
        Assert.Equal(2, household.ToMessage(TeamManager, Determined.AddDays(85)).Proposals[0].Panels.Count);
    }

    [Fact]
    public void The_decision_maker_may_leave_things_as_they_are()
    {
        var household = AtFinalDecision(TermsProposed(), PanelMatter.TermsRevision);

        var decided = household.DecideProposal(ProposalDecision.LeaveAsIs, Determined.AddDays(45), "The panel persuaded me.", DecisionMaker);

        Assert.Equal(ProposalState.NotPursued, decided.One<ProposalDecided>().Outcome);
        Assert.Empty(decided.OfType<TermsChanged>());
        Assert.Equal(HouseholdState.Active, household.State);
        Assert.Equal("The panel persuaded me.", household.ToMessage(TeamManager, Determined).Proposals[0].DecisionReasons);
    }

    [Fact]
    public void Terms_are_carried_out_after_representations()
    {
        var household = AtFinalDecision(TermsProposed(), PanelMatter.TermsRevision);

        Assert.False(household.DecideProposal(ProposalDecision.CarryOut, Determined.AddDays(45), "As proposed.", DecisionMaker).One<TermsChanged>().AgreedInWriting);

        Assert.Single(household.Places);
    }

    [Fact]
    public void Representations_after_28_days_are_too_late_under_regulation_28_7()
    {
        Refuses("DETERMINATION_PERIOD_OVER", "reg 28(7)", () => TerminationProposed().MakeRepresentations(Determined.AddDays(29)));
        Refuses("DETERMINATION_PERIOD_OVER", "reg 28(7)", () => TerminationProposed().SeekIndependentReview(Determined.AddDays(29), Determined.AddDays(29)));
        var stood = TerminationProposed();
        stood.Pass(Determined.AddDays(29));
        Refuses("DETERMINATION_PERIOD_OVER", "reg 28(7)", () => stood.MakeRepresentations(Determined.AddDays(29)));
    }

    [Fact]
    public void Representations_or_independent_review_never_both_under_regulation_28_7()
    {
        var represented = TerminationProposed();
        represented.MakeRepresentations(Determined.AddDays(3));
        var reviewed = TerminationProposed();
        reviewed.SeekIndependentReview(Determined.AddDays(3), Determined.AddDays(5));

        Refuses("CHALLENGED_ALREADY", "reg 28(7)", () => represented.SeekIndependentReview(Determined.AddDays(4), Determined.AddDays(4)));
        Refuses("CHALLENGED_ALREADY", "reg 28(7)", () => represented.MakeRepresentations(Determined.AddDays(4)));
        Refuses("CHALLENGED_ALREADY", "reg 28(7)", () => reviewed.MakeRepresentations(Determined.AddDays(4)));
    }

    [Fact]
    public void A_specified_offence_is_not_reviewed_independently_under_regulation_27_7() =>
        Refuses("IRM_NOT_AVAILABLE", "reg 27(7)", () => TerminationProposed(specifiedOffence: true).SeekIndependentReview(Determined.AddDays(3), Determined.AddDays(3)));

    [Fact]
    public void Without_a_determination_there_is_nothing_to_challenge()
    {
        Refuses("MOVE_NOT_ALLOWED", () => OnTheRegister().MakeRepresentations(Determined));
        Refuses("MOVE_NOT_ALLOWED", () => OnTheRegister().SeekIndependentReview(Determined, Determined));
        Refuses("MOVE_NOT_ALLOWED", () => OnTheRegister().DecideProposal(ProposalDecision.CarryOut, Determined, "No.", DecisionMaker));
        Refuses("MOVE_NOT_ALLOWED", () => OnTheRegister().RecordProposalNotice(Determined));
    }

    [Fact]
    public void An_independent_review_gets_its_papers_in_ten_working_days_and_recommends()
    {
        var household = TermsProposed();
        household.SeekIndependentReview(Determined.AddDays(3), Determined.AddDays(4)).One<IndependentReviewSought>();
        Assert.Equal(new(2027, 2, 19), Assert.Single(household.DueItems(), d => d.Rule == "IRM_PAPERS_DUE").DueOn);
        household.RecordReviewPapersSent(Determined.AddDays(9));
        Assert.DoesNotContain(household.DueItems(), d => d.Rule == "IRM_PAPERS_DUE");

        household.RecordReviewOutcome(Determined.AddDays(60), PanelRecommendation.RecommendApproval);

        Assert.Equal(ProposalState.FinalDecision, household.Proposals[0].State);
        household.DecideProposal(ProposalDecision.LeaveAsIs, Determined.AddDays(65), "As recommended.", DecisionMaker);
    }

    [Fact]
    public void Papers_and_outcomes_belong_to_a_review_that_runs()
    {
        Refuses("MOVE_NOT_ALLOWED", () => TermsProposed().RecordReviewPapersSent(Determined));
        Refuses("MOVE_NOT_ALLOWED", () => TermsProposed().RecordReviewOutcome(Determined, PanelRecommendation.RecommendApproval));
    }

    [Fact]
    public void The_carers_are_told_in_writing_within_five_working_days()
    {
        var household = TermsProposed();
        Assert.Equal(new(2027, 2, 8), Assert.Single(household.DueItems(), d => d.Rule == "WRITTEN_NOTICE_DUE").DueOn);

        household.RecordProposalNotice(Determined.AddDays(2));

        Assert.DoesNotContain(household.DueItems(), d => d.Rule == "WRITTEN_NOTICE_DUE");
        Assert.Equal(Determined.AddDays(2).ToMessage(), household.ToMessage(TeamManager, Determined).Proposals[0].WrittenNoticeDate);
    }

    [Fact]
    public void Reasons_are_shown_to_those_who_work_with_the_household()
    {
        var household = TermsProposed();

        Assert.NotEmpty(household.ToMessage(SupervisingWorker, Determined).Proposals[0].Reasons);
        Assert.Empty(household.ToMessage(Staff("NOM", "nom-1"), Determined).Proposals[0].Reasons);
    }

    [Fact]
    public void The_service_does_not_end_an_approval_for_a_reason_of_the_carers()
    {
        Assert.Equal([DeregistrationReason.NamedChildLeft, DeregistrationReason.StandardsOfCare, DeregistrationReason.Safeguarding, DeregistrationReason.NoLongerSuitable],
            Enum.GetValues<DeregistrationReason>().Where(FosteringRecruitment.Households.DeregistrationReasons.OfTermination));
        Assert.DoesNotContain(DeregistrationReason.Safeguarding, Enum.GetValues<DeregistrationReason>().Where(FosteringRecruitment.Households.DeregistrationReasons.OfResignation));
    }
}
