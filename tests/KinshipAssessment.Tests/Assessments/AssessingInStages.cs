using Suite.KinshipAssessment.Assessments;
using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.V1;

namespace Suite.KinshipAssessment.Tests.Assessments;

public sealed class AssessingInStages
{
    // 28 September 2026 is a Monday; ten working days later is Monday 12 October.
    static readonly DateOnly LastDayToRefuse = new(2026, 10, 12);

    [Fact]
    public void Stage_one_is_complete_when_its_checks_are_closed()
    {
        var kinship = Given.InFullAssessment();
        var refused = Given.Refused("CHECKS_OUTSTANDING", () => kinship.CompleteStageOne(Given.StageOneComplete));
        Assert.Contains(refused.Rules, r => r.Rule == "CHECK_DBS_ENHANCED_BARRED");
        Given.EveryCheckBackClear(kinship, Given.StageOneComplete);
        Given.Refused("DATE_OUT_OF_ORDER", () => kinship.CompleteStageOne(Given.Viable));

        var completed = kinship.CompleteStageOne(Given.StageOneComplete).Single<StageCompleted>();

        Assert.Equal(1, completed.Stage);
        Assert.Equal(LastDayToRefuse, kinship.Assessment!.StageOneRefusalDueOn);
        Given.Refused("STAGE_ONE_NOT_OPEN", () => kinship.CompleteStageOne(Given.StageOneComplete));
        Given.Refused("STAGE_ONE_NOT_OPEN", () => Given.FoundViable().CompleteStageOne(Given.StageOneComplete));
    }

    [Fact]
    public void Carers_are_refused_at_stage_one_up_to_the_tenth_working_day()
    {
        var kinship = Given.StageOneDone(Given.InFullAssessment());

        var decided = kinship.DeclineAtStageOne(LastDayToRefuse, "Not suitable.", "tm-1").Single<DecisionMade>();

        Assert.True(decided.AtStageOne);
        Assert.Equal(V1.Decision.NotApprove, decided.Decision);
        Assert.Equal(CaseState.NotApproved, kinship.State);
        Given.Refused("MOVE_NOT_ALLOWED", () => kinship.MakeRepresentations(LastDayToRefuse));
        Given.Refused("MOVE_NOT_ALLOWED", () => kinship.SeekIndependentReview(LastDayToRefuse, LastDayToRefuse));
        Assert.DoesNotContain(kinship.DueItems(), i => i.Rule is "ORAL_NOTICE_DUE" or "WRITTEN_NOTICE_DUE");
    }

    [Fact]
    public void From_the_eleventh_on_it_is_too_late_and_stage_two_opens_by_itself()
    {
        var kinship = Given.StageOneDone(Given.InFullAssessment());
        Assert.DoesNotContain(Given.Pass(kinship, LastDayToRefuse), e => e is StageCompleted);

        var opened = Given.Pass(kinship, LastDayToRefuse.AddDays(1)).Single<StageCompleted>();

        Assert.Equal(2, opened.Stage);
        Assert.Equal(LastDayToRefuse.AddDays(1).ToMessage(), opened.StageDate);
        Assert.Equal(10, kinship.Assessment!.StageOneWorkingDaysUsed);
        Given.Refused("STAGE_ONE_REFUSAL_TOO_LATE", () => kinship.DeclineAtStageOne(LastDayToRefuse.AddDays(1), "Not suitable.", "tm-1"));
        Given.Refused("STAGE_TWO_OPEN", () => kinship.BeginStageTwo(LastDayToRefuse.AddDays(1)));
    }

    [Fact]
    public void Carers_are_not_refused_at_stage_one_before_it_is_complete_nor_over_a_placement()
    {
        Given.Refused("STAGE_ONE_NOT_OPEN", () => Given.InFullAssessment().DeclineAtStageOne(Given.StageOneComplete, "No.", "tm-1"));
        Given.Refused("DATE_OUT_OF_ORDER", () => Given.StageOneDone(Given.InFullAssessment()).DeclineAtStageOne(Given.StageOneComplete.AddDays(-1), "No.", "tm-1"));
        var placed = Given.StageOneDone(Given.TemporarilyApproved());
        Given.Refused("PLACEMENT_COVERED", () => placed.DeclineAtStageOne(LastDayToRefuse, "No.", "tm-1"));

        placed.EndPlacement(LastDayToRefuse, "NOT_SUITABLE", "FOSTER_PLACEMENT", Given.TeamManager);

        Assert.NotEmpty(placed.DeclineAtStageOne(LastDayToRefuse, "No.", "tm-1"));
    }

    [Fact]
    public void Stages_may_overlap()
    {
        var kinship = Given.InFullAssessment();
        kinship.BeginStageTwo(Given.Route);

        Given.StageOneDone(kinship);

        Assert.Equal(0, kinship.Assessment!.StageOneWorkingDaysUsed);
        Assert.DoesNotContain(Given.Pass(kinship, LastDayToRefuse.AddDays(30)), e => e is StageCompleted);
    }

    [Fact]
    public void Working_days_used_are_counted_when_stage_two_begins()
    {
        var kinship = Given.StageOneDone(Given.InFullAssessment());

        kinship.BeginStageTwo(new(2026, 10, 5));

        Assert.Equal(5, kinship.Assessment!.StageOneWorkingDaysUsed);
        Given.Refused("MOVE_NOT_ALLOWED", () => Given.FoundViable().BeginStageTwo(Given.StageTwo));
        Given.Refused("DATE_OUT_OF_ORDER", () => Given.InFullAssessment().BeginStageTwo(Given.Viable));
    }

    [Fact]
    public void The_report_is_shared_in_stage_two_and_gives_ten_working_days_counted_from_the_day_itself()
    {
        var kinship = Given.StageOneDone(Given.InFullAssessment());
        Given.Refused("STAGE_TWO_NOT_OPEN", () => kinship.ShareReport(ReportKind.Full, Given.ReportSent, "tm-1"));
        kinship.BeginStageTwo(Given.StageTwo);
        Given.Refused("DATE_OUT_OF_ORDER", () => kinship.ShareReport(ReportKind.Full, Given.StageTwo.AddDays(-1), "tm-1"));

        var shared = kinship.ShareReport(ReportKind.Full, Given.ReportSent, "tm-1").Single<ReportShared>();

        // Monday 9 November is the first of them.
        Assert.Equal(new DateOnly(2026, 11, 20).ToMessage(), shared.CommentsDueDate);
        Assert.Equal(CaseState.ReportShared, kinship.State);
        Given.Refused("MOVE_NOT_ALLOWED", () => kinship.ShareReport(ReportKind.Full, Given.ReportSent, "tm-1"));
    }

    [Fact]
    public void A_panel_is_listed_once_the_comments_are_there_or_their_time_is_over()
    {
        var kinship = Given.ReportShared(Given.InFullAssessment());
        Given.Refused("COMMENTS_PERIOD_OPEN", () => kinship.ListForPanel(new(2026, 11, 20), Given.Panel));
        Given.Refused("DATE_OUT_OF_ORDER", () => kinship.ListForPanel(Given.Listed, Given.Listed.AddDays(-1)));
        Assert.NotEmpty(kinship.ListForPanel(new(2026, 11, 21), Given.Panel));

        var commented = Given.ReportShared(Given.InFullAssessment());
        Given.Refused("DATE_OUT_OF_ORDER", () => commented.RecordApplicantComments(Given.ReportSent.AddDays(-1), ""));
        commented.RecordApplicantComments(new(2026, 11, 12), "We agree.");
        Given.Refused("COMMENTS_PERIOD_OPEN", () => commented.ListForPanel(new(2026, 11, 11), Given.Panel));
        Assert.NotEmpty(commented.ListForPanel(new(2026, 11, 12), Given.Panel));
        Given.Refused("MOVE_NOT_ALLOWED", () => commented.RecordApplicantComments(new(2026, 11, 13), "Late."));
    }

    [Fact]
    public void Papers_are_due_five_working_days_before_the_panel()
    {
        var kinship = Given.PanelListed(Given.InFullAssessment());

        Assert.Equal(new(2026, 12, 1), kinship.Assessment!.PapersDueOn);
        Assert.Contains(kinship.DueItems(), i => i is { Rule: "PANEL_PAPERS_DUE" } && i.DueOn == new DateOnly(2026, 12, 1));
        Given.Pass(kinship, new(2026, 12, 1));
        Assert.DoesNotContain(kinship.DueItems(), i => i.Rule == "PANEL_PAPERS_DUE");
    }

    [Fact]
    public void Midpoint_review_and_draft_report_are_milestones()
    {
        Given.Refused("MOVE_NOT_ALLOWED", () => Given.InViability().RecordMidpointReview(Given.Route, ""));
        Given.Refused("DATE_OUT_OF_ORDER", () => Given.FoundViable().RecordMidpointReview(Given.Concern, ""));
        Assert.Equal("W6", Given.FoundViable().RecordMidpointReview(Given.Route, "On track.").Single<MilestoneReached>().Code);

        Given.Refused("MOVE_NOT_ALLOWED", () => Given.FoundViable().RecordDraftReport(Given.Route));
        Given.Refused("DATE_OUT_OF_ORDER", () => Given.InFullAssessment().RecordDraftReport(Given.Viable));
        Assert.Equal("W10", Given.InFullAssessment().RecordDraftReport(Given.StageTwo).Single<MilestoneReached>().Code);
        Assert.NotEmpty(Given.AssessedForGuardianship().RecordDraftReport(Given.StageTwo));
    }

    [Fact]
    public void Carers_may_withdraw_until_they_are_decided_on()
    {
        var kinship = Given.Recommended(Given.InFullAssessment());
        Given.Refused("DATE_OUT_OF_ORDER", () => kinship.RecordWithdrawal(Given.Listed, "AW4"));

        Assert.Equal("AW4", kinship.RecordWithdrawal(Given.Decided, "AW4").Single<CarerWithdrew>().Reason);

        Assert.Equal(CaseState.CarerWithdrew, kinship.State);
        Given.Refused("MOVE_NOT_ALLOWED", () => Given.Approved(Given.InFullAssessment()).RecordWithdrawal(Given.Decided, "AW4"));
    }

    [Fact]
    public void Withdrawal_waits_for_the_placement_to_be_ended()
    {
        var kinship = Given.TemporarilyApproved();
        Given.Refused("PLACEMENT_COVERED", () => kinship.RecordWithdrawal(Given.Decided, "AW3"));

        kinship.EndPlacement(Given.Decided, "CARER_REQUEST", "FOSTER_PLACEMENT", Given.TeamManager);

        Assert.NotEmpty(kinship.RecordWithdrawal(Given.Decided, "AW3"));
    }

    [Fact]
    public void Children_who_move_end_placement_and_approval()
    {
        var kinship = Given.TemporarilyApproved();
        Given.Refused("DATE_OUT_OF_ORDER", () => kinship.RecordChildMoved(Given.Placed.AddDays(-1), "HOME"));

        var events = kinship.RecordChildMoved(Given.StageTwo, "HOME");

        Assert.Equal("HOME", events.Single<ChildMoved>().Destination);
        Assert.Equal("CHILD_MOVED", events.Single<PlacementEnded>().Reason);
        Assert.Equal(ApprovalState.Ended, kinship.Temporary!.State);
        Assert.Equal(CaseState.ChildMoved, kinship.State);
        Given.Refused("MOVE_NOT_ALLOWED", () => kinship.RecordChildMoved(Given.StageTwo, "HOME"));
        Given.Refused("DATE_OUT_OF_ORDER", () => Given.Identified().RecordChildMoved(Given.Concern.AddDays(-1), "HOME"));
    }

    [Fact]
    public void Stage_one_is_not_complete_before_the_day_on_which_its_last_check_came_back()
    {
        var kinship = Given.InFullAssessment();
        Given.EveryCheckBackClear(kinship, Given.StageOneComplete);

        var refused = Given.Refused("CHECKS_OUTSTANDING", () => kinship.CompleteStageOne(Given.StageOneComplete.AddDays(-1)));

        Assert.Contains(refused.Rules, r => r.Rule == "CHECK_DBS_ENHANCED_BARRED");
        Assert.NotEmpty(kinship.CompleteStageOne(Given.StageOneComplete));
    }
}
