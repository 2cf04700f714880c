using Google.Protobuf;
using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using static Suite.FosteringRecruitment.Tests.Households.AHousehold;

namespace Suite.FosteringRecruitment.Tests.Households;

/// <summary>
/// Regulation 28(13) against everything else that may run: every combination of a hold, investigations, reviews, determinations in
/// each of their states, a transfer, an exemption and children in placement.
/// </summary>
public sealed class ResigningAtAnyMoment
{
    static readonly DateOnly Prepared = new(2027, 1, 4);
    static readonly DateOnly Determined = new(2027, 2, 1);
    static readonly DateOnly Reached = new(2027, 2, 15);

    enum Looked { Nothing, Open, Closed, ClosedWithReview }

    enum Review { None, Held, AtPanel, Confirmed, BroughtForward }

    enum Stage { None, Determined, Representations, Listed, FinalByPanel, Review, ReviewPapers, FinalByReview, NotPursued }

    enum Move { None, Notified, Met, RecordsRequested }

    sealed record Situation(bool Hold, Looked Looked, Review Review, ProposalKind Kind, Stage Stage, Move Move, bool Exemption, int Children);

    static IEnumerable<Situation> Situations() =>
        from hold in new[] { false, true }
        from looked in Enum.GetValues<Looked>()
        from review in Enum.GetValues<Review>()
        from proposal in Proposals()
        from move in Enum.GetValues<Move>()
        from exemption in new[] { false, true }
        from children in new[] { 0, 2 }
        select new Situation(hold, looked, review, proposal.Kind, proposal.Stage, move, exemption, children);

    static IEnumerable<(ProposalKind Kind, Stage Stage)> Proposals() =>
        from kind in new[] { ProposalKind.Termination, ProposalKind.TermsRevision }
        from stage in Enum.GetValues<Stage>()
        where stage is not Stage.None || kind is ProposalKind.Termination
        select (kind, stage);

    static (Household Household, Guid? Investigation) Reach(Situation now)
    {
        var household = OnTheRegister();
        household.Pass(Prepared);
        for (var i = 0; i < now.Children; i++)
            household.Place(AChild($"CH{i}"), Approved.AddDays(10));
        if (now.Exemption)
            household.GrantExemption(Guid.CreateVersion7(), Prepared, null, 4, ["CH0"], "", 3);
        if (now.Hold)
            household.PutOnHold(HouseholdHoldReason.Health, Prepared);
        if (now.Review is Review.Held or Review.AtPanel or Review.Confirmed)
            household.Review(Prepared);
        if (now.Review is Review.AtPanel or Review.Confirmed)
            household.BeforePanel(PanelMatter.FirstReview, Prepared, Prepared.AddDays(8));
        if (now.Review is Review.Confirmed)
            household.ConfirmApproval(Prepared.AddDays(9), DecisionMaker);
        if (now.Review is Review.BroughtForward)
            household.BringReviewForward(Determined, "CONCERN");
        Guid? investigation = now.Looked is Looked.Nothing ? null : Guid.CreateVersion7();
        if (investigation is { } id)
            household.OpenInvestigation(id, InvestigationKind.Allegation, Prepared.AddDays(10));
        if (now.Looked is Looked.Closed or Looked.ClosedWithReview)
            household.CloseInvestigation(investigation!.Value, InvestigationOutcome.Unsubstantiated, Prepared.AddDays(11), now.Looked is Looked.ClosedWithReview);
        if (now.Move is Move.Notified or Move.Met)
            household.NotifyTransfer("SC123456", toLocalAuthority: false, Prepared.AddDays(12));
        if (now.Move is Move.Met)
            household.RecordTransferMeeting(Prepared.AddDays(13), Prepared.AddDays(13));
        if (now.Move is Move.RecordsRequested)
            household.RecordRecordsRequested(Prepared.AddDays(13), "SC123456");
        Propose(household, now);
        return (household, now.Looked is Looked.Open ? investigation : null);
    }

    static void Propose(Household household, Situation now)
    {
        if (now.Stage is Stage.None)
            return;
        household.Pass(Determined);
        var matter = now.Kind is ProposalKind.Termination ? PanelMatter.Termination : PanelMatter.TermsRevision;
        if (now.Kind is ProposalKind.Termination)
            household.ProposeTermination(Determined);
        else
            household.ProposeTerms(Determined, maxChildren: 3);
        if (now.Stage is Stage.Representations or Stage.Listed or Stage.FinalByPanel or Stage.NotPursued)
            household.MakeRepresentations(Determined.AddDays(3));
        if (now.Stage is Stage.Listed)
            household.ListForPanel(Guid.CreateVersion7(), Reached.AddDays(30), now.Review is Review.Held ? PanelMatter.FirstReview : matter, Determined.AddDays(4));
        if (now.Stage is Stage.FinalByPanel or Stage.NotPursued)
            household.BeforePanel(matter, Determined.AddDays(4), Determined.AddDays(9));
        if (now.Stage is Stage.NotPursued)
            household.DecideProposal(ProposalDecision.LeaveAsIs, Determined.AddDays(10), "No.", DecisionMaker);
        if (now.Stage is Stage.Review or Stage.ReviewPapers or Stage.FinalByReview)
            household.SeekIndependentReview(Determined.AddDays(3), Determined.AddDays(4));
        if (now.Stage is Stage.ReviewPapers or Stage.FinalByReview)
            household.RecordReviewPapersSent(Determined.AddDays(5));
        if (now.Stage is Stage.FinalByReview)
            household.RecordReviewOutcome(Determined.AddDays(12), PanelRecommendation.RecommendApproval);
    }

    [Fact]
    public void Ends_the_approval_28_days_later_unless_a_termination_came_first_under_regulation_28_13()
    {
        var days = new Random(28);
        var ended = new Dictionary<HouseholdState, int>();
        foreach (var now in Situations())
        {
            var how = Check(now, days);
            ended[how] = ended.GetValueOrDefault(how) + 1;
        }

        // Both ways were gone, or the test says nothing.
        Assert.True(ended[HouseholdState.Resigned] > 9_000);
        Assert.True(ended[HouseholdState.Terminated] > 200);
    }

    static HouseholdState Check(Situation now, Random days)
    {
        var (household, investigation) = Reach(now);
        var resigned = Reached.AddDays(days.Next(40));
        household.Pass(resigned);

        var stands = Determined.AddDays(29);
        var unchallenged = now is { Stage: Stage.Determined, Kind: ProposalKind.Termination };
        if (unchallenged && stands <= resigned)
        {
            Assert.Equal("MOVE_NOT_ALLOWED", Assert.Throws<RefusedException>(() => household.Resign(resigned, DeregistrationReason.Health)).Reason);
            Assert.Equal((HouseholdState.Terminated, stands), (household.State, household.EndedOn!.Value));
            return HouseholdState.Terminated;
        }

        var openReview = household.OpenReview;
        var openProposal = household.OpenProposal;
        List<IMessage> happened = [.. household.Resign(resigned, DeregistrationReason.Health)];
        Assert.Equal(HouseholdState.ResignationNotice, household.State);
        Assert.Equal("RESIGNATION_IRREVOCABLE", household.WithdrawResignation().Reason);
        var (how, on) = unchallenged && stands < resigned.AddDays(28) ? (HouseholdState.Terminated, stands) : (HouseholdState.Resigned, resigned.AddDays(28));

        for (var day = resigned.AddDays(days.Next(1, 9)); day < on; day = day.AddDays(days.Next(1, 9)))
            happened.AddRange(household.Pass(day));
        Assert.Equal(HouseholdState.ResignationNotice, household.State);
        // Found on the day, or when the watch comes by later.
        happened.AddRange(household.Pass(on.AddDays(days.Next(3))));

        Assert.Equal((how, on, on.AddYears(10)), (household.State, household.EndedOn!.Value, household.RetainUntil!.Value));
        var end = happened.One<ApprovalEnded>();
        Assert.Equal((how, on.ToMessage(), how is HouseholdState.Resigned ? DeregistrationReason.Health : DeregistrationReason.StandardsOfCare), (end.State, end.EndedDate, end.Reason));
        Assert.Empty(household.Places);
        Assert.Null(household.OpenHold);
        Assert.Null(household.OpenReview);
        Assert.False(household.ReviewBroughtForward);
        Assert.Null(household.PanelId);
        Assert.Null(household.OpenProposal);
        Assert.Equal(investigation is not null, household.IsInvestigated);
        Assert.All(household.Exemptions, e => Assert.NotNull(e.EndedOn));
        if (openReview is not null)
            Assert.Equal(on, openReview.LapsedOn);
        // Other terms may have come to stand, unchallenged, before the end.
        if (openProposal is not null && !(openProposal.State is ProposalState.TakenEffect && now.Stage is Stage.Determined))
            Assert.Equal((ProposalState.Lapsed, on), (openProposal.State, openProposal.DecidedOn!.Value));
        Assert.Equal(openProposal is null ? 0 : 1, happened.OfType<ProposalDecided>().Count());
        Assert.All(household.DueItems(), d => Assert.Contains(d.Rule, how is HouseholdState.Terminated
            ? (string[])["RECORDS_DUE", "RETENTION_ENDS", "WRITTEN_NOTICE_DUE"] : ["RECORDS_DUE", "RETENTION_ENDS"]));

        var after = on.AddDays(3);
        household.Pass(after);
        Assert.All(Changes(household, after), act => Assert.Equal("MOVE_NOT_ALLOWED", Assert.Throws<RefusedException>(act).Reason));
        if (investigation is { } open)
            household.CloseInvestigation(open, InvestigationOutcome.Unfounded, after, bringReviewForward: false);
        if (now.Move is not Move.RecordsRequested)
            household.RecordRecordsRequested(after, "SC123456");
        household.RecordRecordsSent(after);
        Assert.DoesNotContain(household.Pass(after.AddDays(400)), e => e is not DeadlineWarned);
        return how;
    }

    /// <summary>Everything that would change the approval.</summary>
    static IEnumerable<Action> Changes(Household household, DateOnly on) =>
    [
        () => household.PutOnHold(HouseholdHoldReason.Other, on),
        () => household.Resume(on),
        () => household.OpenInvestigation(Guid.CreateVersion7(), InvestigationKind.Allegation, on),
        () => household.BringReviewForward(on, "CONCERN"),
        () => household.Review(on),
        () => household.ConfirmApproval(on, DecisionMaker),
        () => household.ListForPanel(Guid.CreateVersion7(), on, PanelMatter.FirstReview, on),
        () => household.RecordRecommendation(ASitting(on)),
        () => household.AgreeTerms(TwoChildren, on, "So agreed.", on, on),
        () => household.ProposeTerms(on),
        () => household.ProposeTermination(on),
        () => household.RecordReviewPapersSent(on),
        () => household.RecordReviewOutcome(on, PanelRecommendation.RecommendApproval),
        () => household.DecideProposal(ProposalDecision.CarryOut, on, "No.", DecisionMaker),
        () => household.Resign(on, DeregistrationReason.Health),
        () => household.NotifyTransfer("SC123456", false, on),
        () => household.RecordTransferMeeting(on, on),
        () => household.CompleteTransfer(on),
        () => household.RecordDeath(household.Carers[0].Id, on),
        () => household.Place(AChild("CH9"), on),
    ];

    [Fact]
    public void Every_state_is_the_weightiest_of_what_runs()
    {
        foreach (var now in Situations().Where(s => s is { Move: Move.None, Exemption: false, Children: 0 }))
        {
            var household = Reach(now).Household;
            var settled = now.Stage is Stage.None or Stage.NotPursued;
            // A determination takes the place of what a review before it asked for.
            var reviewed = now.Review is Review.Held or Review.AtPanel && now.Stage is Stage.None;
            Assert.Equal(
                !settled && now.Kind is ProposalKind.Termination ? HouseholdState.TerminationProposed
                : !settled ? HouseholdState.TermsRevisionProposed
                : now.Looked is Looked.Open ? HouseholdState.UnderInvestigation
                : now.Hold ? HouseholdState.OnHold
                : reviewed ? HouseholdState.Reviewed
                : now.Review is Review.BroughtForward || now.Looked is Looked.ClosedWithReview ? HouseholdState.ReviewBroughtForward
                : HouseholdState.Active, household.State);
        }
    }

    [Fact]
    public void Nothing_is_done_about_an_approval_that_has_ended()
    {
        foreach (var state in new[] { HouseholdState.Resigned, HouseholdState.Terminated, HouseholdState.TransferredOut, HouseholdState.Deceased })
            Assert.All(Enum.GetValues<FosteringRecruitment.Households.HouseholdMove>(), move => Assert.False(Household.Allows(state, move)));
    }
}
