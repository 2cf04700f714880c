using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.V1;
using static Suite.FosteringRecruitment.Tests.Households.AHousehold;

namespace Suite.FosteringRecruitment.Tests.Households;

public sealed class Ending
{
    static readonly DateOnly Resigned = new(2027, 3, 1);
    static readonly DateOnly Ended = new(2027, 3, 29);

    static Household Leaving()
    {
        var household = OnTheRegister();
        household.Pass(Resigned);
        household.Resign(Resigned, DeregistrationReason.Retirement);
        return household;
    }

    [Fact]
    public void An_approval_ends_28_days_after_the_notice_though_that_is_a_bank_holiday()
    {
        var household = OnTheRegister();
        household.Pass(Resigned);

        var received = household.Resign(Resigned, DeregistrationReason.Retirement);

        Assert.Equal(Ended.ToMessage(), received.One<ResignationReceived>().ApprovalEndsDate);
        Assert.Equal(HouseholdState.ResignationNotice, household.State);
        Assert.All(household.Places, p => Assert.Equal((PlaceStatus.NotAvailable, PlaceReason.Notice), (p.Status, p.Reason)));
        var due = Assert.Single(household.DueItems(), d => d.Rule == "RESIGNATION_TAKES_EFFECT");
        Assert.Equal((Ended, "Fostering Services (England) Regulations 2011 reg 28(13)"), (due.DueOn, due.Citation));
        Assert.DoesNotContain(household.DueItems(), d => d.Rule == "ANNUAL_REVIEW_DUE");

        Assert.Empty(household.Pass(new(2027, 3, 28)).OfType<ApprovalEnded>());
        var ended = household.Pass(Ended).One<ApprovalEnded>();
        Assert.Equal((HouseholdState.Resigned, Ended.ToMessage(), DeregistrationReason.Retirement), (ended.State, ended.EndedDate, ended.Reason));
        Assert.Equal((1, 2, new DateOnly(2037, 3, 29).ToMessage()), (ended.CarerCount, ended.Places, ended.RetainUntilDate));
        var shown = household.ToMessage(TeamManager, Ended);
        Assert.Equal((HouseholdState.Resigned, Ended.ToMessage(), new DateOnly(2037, 3, 29).ToMessage()), (shown.State, shown.EndedDate, shown.RetainUntilDate));
        Assert.Empty(shown.Places);
        Assert.Equal("RETENTION_ENDS", Assert.Single(shown.Deadlines).Rule);
        Assert.Empty(household.Pass(new(2028, 1, 1)));
    }

    [Fact]
    public void A_resignation_is_not_taken_back_under_regulation_28_13()
    {
        var household = Leaving();
        household.Pass(new(2027, 3, 10));

        Refuses("RESIGNATION_IRREVOCABLE", "reg 28(13)", () => throw household.WithdrawResignation());
        household.Pass(Ended);
        Refuses("RESIGNATION_IRREVOCABLE", "reg 28(13)", () => throw household.WithdrawResignation());
        Refuses("MOVE_NOT_ALLOWED", () => throw OnTheRegister().WithdrawResignation());
    }

    [Fact]
    public void Carers_resign_once() => Refuses("MOVE_NOT_ALLOWED", () => Leaving().Resign(Resigned, DeregistrationReason.Health));

    [Fact]
    public void Nobody_resigns_before_the_approval() => Refuses("DATE_OUT_OF_ORDER", () => OnTheRegister().Resign(Approved.AddDays(-1), DeregistrationReason.Health));

    [Fact]
    public void A_resignation_that_is_recorded_late_ends_the_approval_when_it_did()
    {
        var household = OnTheRegister();
        household.Pass(new(2027, 5, 1));
        household.ProposeTermination(new(2027, 4, 20));

        var happened = household.Resign(Resigned, DeregistrationReason.Health);

        Assert.Equal(Ended.ToMessage(), happened.One<ApprovalEnded>().EndedDate);
        Assert.Equal(ProposalState.Lapsed, happened.One<ProposalDecided>().Outcome);
        Assert.Equal(new DateOnly(2027, 4, 20).ToMessage(), happened.One<ProposalDecided>().DecidedDate);
    }

    [Fact]
    public void A_termination_that_stands_before_the_28_days_are_over_comes_first()
    {
        var household = OnTheRegister();
        household.ProposeTermination(new(2027, 2, 10));
        household.Pass(Resigned);
        household.Resign(Resigned, DeregistrationReason.Health);

        var ended = household.Pass(new(2027, 6, 1)).One<ApprovalEnded>();

        Assert.Equal((HouseholdState.Terminated, new DateOnly(2027, 3, 11).ToMessage(), DeregistrationReason.StandardsOfCare), (ended.State, ended.EndedDate, ended.Reason));
    }

    [Fact]
    public void A_final_decision_during_the_notice_comes_first()
    {
        var household = OnTheRegister();
        household.ProposeTermination(new(2027, 2, 10));
        household.MakeRepresentations(new(2027, 2, 11));
        household.Pass(Resigned);
        household.Resign(Resigned, DeregistrationReason.Health);
        household.BeforePanel(PanelMatter.Termination, Resigned.AddDays(1), Resigned.AddDays(9));

        household.DecideProposal(ProposalDecision.CarryOut, Resigned.AddDays(10), "As proposed.", DecisionMaker);

        Assert.Equal((HouseholdState.Terminated, Resigned.AddDays(10)), (household.State, household.EndedOn));
        Assert.Empty(household.Pass(Ended.AddDays(5)).OfType<ApprovalEnded>());
    }

    [Fact]
    public void A_death_during_the_notice_comes_first()
    {
        var household = Leaving();

        var ended = household.RecordDeath(household.Carers[0].Id, Resigned.AddDays(5)).One<ApprovalEnded>();

        Assert.Equal((HouseholdState.Deceased, Resigned.AddDays(5).ToMessage(), DeregistrationReason.Death), (ended.State, ended.EndedDate, ended.Reason));
        Assert.Empty(household.Pass(Ended).OfType<ApprovalEnded>());
    }

    [Fact]
    public void When_one_carer_of_two_dies_a_review_is_due_at_once()
    {
        var household = OnTheRegister(carers: 2);

        var happened = household.RecordDeath(household.Carers[1].Id, Resigned);

        Assert.True(happened.One<HouseholdMemberLeft>().Carer);
        Assert.Equal("CARER_DIED", happened.One<ReviewBroughtForward>().Reason);
        Assert.Equal(HouseholdState.ReviewBroughtForward, household.State);
        Refuses("PERSON_NOT_FOUND", () => household.RecordDeath(household.Carers[1].Id, Resigned));
    }

    [Fact]
    public void A_transfer_with_a_child_in_placement_waits_for_the_meeting()
    {
        var household = OnTheRegister();
        household.Place(AChild(), Approved.AddDays(9));

        var notified = household.NotifyTransfer("SC123456", toLocalAuthority: false, Resigned).One<TransferNotified>();

        Assert.Equal((true, new DateOnly(2027, 3, 29).ToMessage()), (notified.ChildInPlacement, notified.MeetingDueDate));
        Assert.Contains(household.DueItems(), d => d is { Rule: "TRANSFER_MEETING_DUE" } && d.DueOn == new DateOnly(2027, 3, 29));
        Assert.Contains(household.DueItems(), d => d.Rule == "IRO_TO_BE_INFORMED");
        Assert.Contains("volume 4", Refuses("TRANSFER_MEETING_NOT_HELD", () => household.CompleteTransfer(Resigned.AddDays(40))).Rules[0].Citation, StringComparison.Ordinal);
        Refuses("DATE_OUT_OF_ORDER", () => household.RecordTransferMeeting(Resigned.AddDays(-1), null));
        household.RecordTransferMeeting(Resigned.AddDays(20), Resigned.AddDays(3));
        Assert.DoesNotContain(household.DueItems(), d => d.Rule is "TRANSFER_MEETING_DUE" or "IRO_TO_BE_INFORMED");

        var ended = household.CompleteTransfer(Resigned.AddDays(40)).One<ApprovalEnded>();

        Assert.Equal((HouseholdState.TransferredOut, DeregistrationReason.ToIndependentAgency), (ended.State, ended.Reason));
        Assert.Equal(Resigned.AddDays(40).ToMessage(), household.ToMessage(TeamManager, Resigned).Transfer.CompletedDate);
    }

    [Fact]
    public void A_transfer_without_a_child_needs_no_meeting()
    {
        var household = OnTheRegister();
        household.NotifyTransfer("E10000902", toLocalAuthority: true, Resigned);

        Assert.DoesNotContain(household.DueItems(), d => d.Rule == "TRANSFER_MEETING_DUE");
        Assert.Equal(DeregistrationReason.ToOtherAuthority, household.CompleteTransfer(Resigned.AddDays(40)).One<ApprovalEnded>().Reason);
    }

    [Fact]
    public void A_transfer_is_notified_once_and_before_anything_comes_of_it()
    {
        var household = OnTheRegister();
        Refuses("NO_TRANSFER", () => household.RecordTransferMeeting(Resigned, null));
        Refuses("NO_TRANSFER", () => household.CompleteTransfer(Resigned));
        household.NotifyTransfer("SC123456", toLocalAuthority: false, Resigned);
        Refuses("TRANSFER_OPEN", () => household.NotifyTransfer("SC123456", toLocalAuthority: false, Resigned));
    }

    [Fact]
    public void After_a_resignation_no_transfer_ends_the_approval_on_another_day()
    {
        var household = OnTheRegister();
        household.NotifyTransfer("SC123456", toLocalAuthority: false, Resigned);
        household.Resign(Resigned, DeregistrationReason.MovedAway);

        Refuses("MOVE_NOT_ALLOWED", () => household.CompleteTransfer(Resigned.AddDays(3)));
    }

    [Fact]
    public void Records_are_due_in_fifteen_working_days_also_after_the_end_under_regulation_32_6()
    {
        var household = Leaving();
        household.Pass(Ended);
        Refuses("RECORDS_NOT_REQUESTED", "reg 32(6)", () => household.RecordRecordsSent(Ended));

        household.RecordRecordsRequested(new(2027, 4, 1), "SC123456");

        var due = Assert.Single(household.DueItems(), d => d.Rule == "RECORDS_DUE");
        Assert.Equal((new(2027, 4, 22), "Fostering Services (England) Regulations 2011 reg 32(6)"), (due.DueOn, due.Citation));
        Refuses("MOVE_NOT_ALLOWED", "reg 32(6)", () => household.RecordRecordsRequested(new(2027, 4, 2), "SC999999"));
        household.RecordRecordsSent(new(2027, 4, 20));
        Assert.DoesNotContain(household.DueItems(), d => d.Rule == "RECORDS_DUE");
        Refuses("RECORDS_NOT_REQUESTED", "reg 32(6)", () => household.RecordRecordsSent(new(2027, 4, 21)));
    }

    [Fact]
    public void An_investigation_is_brought_to_its_end_after_the_approval_has_ended()
    {
        var household = Leaving();
        var id = Guid.CreateVersion7();
        household.OpenInvestigation(id, InvestigationKind.StandardsOfCare, Resigned.AddDays(2));
        household.Pass(Ended);

        Refuses("MOVE_NOT_ALLOWED", () => household.CloseInvestigation(id, InvestigationOutcome.Substantiated, Ended.AddDays(9), bringReviewForward: true));
        household.CloseInvestigation(id, InvestigationOutcome.Substantiated, Ended.AddDays(9), bringReviewForward: false).One<InvestigationClosed>();
    }

    [Fact]
    public void A_household_that_is_keyed_in_ends_by_its_own_days_and_silently()
    {
        var household = OnTheRegister(historicEntry: true);
        household.Pass(Resigned);
        household.Resign(Resigned, DeregistrationReason.Health);

        var passed = household.Pass(Ended);

        passed.One<ApprovalEnded>();
        Assert.Empty(passed.OfType<DeadlineWarned>());
        Assert.Contains(household.FinishHistoricEntry(new(2030, 1, 1)), e => e is RecordAmended);
        Refuses("NOT_A_HISTORIC_ENTRY", () => household.FinishHistoricEntry(new(2030, 1, 1)));
    }

    [Fact]
    public void A_document_says_the_state_for_lists_and_reads_back_as_it_was()
    {
        var household = Leaving();
        household.ProposeTerms(Resigned.AddDays(1));
        household.Review(Resigned.AddDays(1));
        household.BeforePanel(PanelMatter.FirstReview, Resigned.AddDays(1), Resigned.AddDays(2));

        var document = household.ToDocument();
        var again = Household.FromDocument(document, Household.SchemaVersion);

        Assert.Contains("\"state\":\"ResignationNotice\"", System.Text.Encoding.UTF8.GetString(document), StringComparison.Ordinal);
        Assert.Equal(document, again.ToDocument());
        Assert.Equal(household.ToMessage(TeamManager, Resigned), again.ToMessage(TeamManager, Resigned));
    }
}
