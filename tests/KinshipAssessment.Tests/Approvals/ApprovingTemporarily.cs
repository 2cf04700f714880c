using Suite.KinshipAssessment.Approvals;
using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.Tests.Cases;
using Suite.KinshipAssessment.V1;

namespace Suite.KinshipAssessment.Tests.Approvals;

public sealed class ApprovingTemporarily
{
    static readonly DateOnly LastCovered = new(2026, 12, 27);
    static readonly DateOnly FirstUncovered = new(2026, 12, 28);

    [Fact]
    public void Everything_that_is_missing_is_named()
    {
        var kinship = Given.InSuitability(Given.Identified(Given.APerson(PersonKind.HouseholdMember, new(2007, 1, 15))));

        var refused = Given.Refused("REGULATION_24_NOT_MET", () => kinship.ApproveTemporarily(Given.Placed, Given.Placed, null, "nom-1"));

        Assert.Equal(12, refused.Rules.Count(r => r.Rule.StartsWith("SCHEDULE_FOUR_", StringComparison.Ordinal)));
        Assert.Contains(refused.Rules, r => r.Rule == "CHECK_POLICE_DIRECT");
        Assert.Contains(refused.Rules, r => r.Rule == "ADULT_NOT_SEEN");
        Assert.All(refused.Rules, r => Assert.False(string.IsNullOrEmpty(r.Citation)));
    }

    [Fact]
    public void The_days_are_in_order()
    {
        var kinship = Given.InSuitability();
        Given.MeetRegulation24(kinship);

        Given.Refused("DATE_OUT_OF_ORDER", () => kinship.ApproveTemporarily(Given.Route.AddDays(-1), Given.Placed, null, "nom-1"));
        Given.Refused("DATE_OUT_OF_ORDER", () => kinship.ApproveTemporarily(Given.Placed, Given.Placed.AddDays(-1), null, "nom-1"));
        Given.Refused("DATE_OUT_OF_ORDER", () => kinship.ApproveTemporarily(Given.Placed, FirstUncovered, null, "nom-1"));
        Given.Refused("DATE_OUT_OF_ORDER", () => kinship.ApproveTemporarily(Given.Placed, Given.Placed, Given.Placed.AddDays(1), "nom-1"));
        Assert.NotEmpty(kinship.ApproveTemporarily(Given.Placed, Given.Placed, Given.Placed.AddDays(-1), "nom-1"));
    }

    [Fact]
    public void It_is_left_at_once_for_the_full_assessment_and_the_children_are_placed()
    {
        var kinship = Given.InSuitability(Given.Opened(Given.AnOpening() with { Children = [Given.AChild("CH1"), Given.AChild("CH2")] }));
        Given.MeetRegulation24(kinship);

        var events = kinship.ApproveTemporarily(Given.Placed, Given.Placed, null, "nom-1");

        Assert.Equal(CaseState.FullAssessment, kinship.State);
        Assert.Equal(LastCovered.ToMessage(), events.Single<TemporaryApprovalGranted>().LastCoveredDate);
        Assert.Equal(["key-of-CH1", "key-of-CH2"], events.OfType<ChildPlaced>().Select(p => p.ChildKey));
        Assert.All(events.OfType<ChildPlaced>(), p => Assert.Equal("U3", p.PlacementCode));
        Assert.Equal("K1", events.Single<MilestoneReached>().Code);
        Assert.NotNull(kinship.Care);
        Given.Refused("MOVE_NOT_ALLOWED", () => kinship.ApproveTemporarily(Given.Placed, Given.Placed, null, "nom-1"));
    }

    [Fact]
    public void Sixteen_weeks_end_on_their_last_day_and_twelve_are_four_weeks_earlier()
    {
        var approval = Given.TemporarilyApproved().Temporary!;

        Assert.Equal(LastCovered, approval.LastCoveredOn);
        Assert.Equal(FirstUncovered, approval.FirstUncoveredOn);
        Assert.Equal(new(2026, 11, 30), approval.TwelveWeeksOn);
        Assert.Equal([new(2026, 11, 29), new(2026, 12, 13), new(2026, 12, 20), LastCovered], approval.AlertsOn);
    }

    [Fact]
    public void The_end_is_announced_four_times_and_always_as_critical()
    {
        var kinship = Given.TemporarilyApproved();

        var warnings = Given.Pass(kinship, LastCovered).OfType<DeadlineWarned>().Where(w => w.Rule == "TEMPORARY_APPROVAL_ENDS").ToList();

        Assert.Equal([new(2026, 11, 29), new(2026, 12, 13), new(2026, 12, 20), LastCovered], warnings.Select(w => w.WarningDate.ToDay()));
        Assert.All(warnings, w => Assert.Equal(WarningSeverity.Critical, w.Severity));
        Assert.All(warnings, w => Assert.Contains("CSW", w.AlertRoles));
        Assert.Equal(CaseState.FullAssessment, kinship.State);
    }

    [Fact]
    public void Declined_the_assessment_goes_on_without_a_placement()
    {
        var kinship = Given.InSuitability();

        var events = kinship.DeclineTemporaryApproval(Given.Placed, "Too early.");

        events.Single<TemporaryApprovalDeclined>();
        Assert.Equal(CaseState.FullAssessment, kinship.State);
        Assert.Null(kinship.Temporary);
        Given.Refused("MOVE_NOT_ALLOWED", () => kinship.DeclineTemporaryApproval(Given.Placed, "Too early."));
        Given.Refused("DATE_OUT_OF_ORDER", () => Given.InSuitability().DeclineTemporaryApproval(Given.Viable, "Too early."));
    }

    [Fact]
    public void An_extension_without_the_panels_views_is_refused_naming_that_guard()
    {
        var kinship = Given.TemporarilyApproved();
        var on = new DateOnly(2026, 12, 15);

        var refused = Given.Refused("REGULATION_25_NOT_MET", () => kinship.ExtendTemporaryApproval(ExtensionKind.EightWeeks, on, true, null, on, "nom-1"));

        Assert.Equal(["PANEL_VIEWS"], refused.Rules.Select(r => r.Rule));
        Assert.Equal(["PLACEMENT_STILL_MOST_APPROPRIATE", "PANEL_VIEWS", "IRO_INFORMED"],
            Given.Refused("REGULATION_25_NOT_MET", () => kinship.ExtendTemporaryApproval(ExtensionKind.EightWeeks, on, false, null, null, "nom-1")).Rules.Select(r => r.Rule));
        Given.Refused("REGULATION_25_NOT_MET", () => kinship.ExtendTemporaryApproval(ExtensionKind.EightWeeks, on, true, on.AddDays(1), on.AddDays(1), "nom-1"));
    }

    [Fact]
    public void With_all_guards_met_it_is_extended_by_eight_weeks_once()
    {
        var kinship = Given.TemporarilyApproved();
        var on = new DateOnly(2026, 12, 15);

        var extended = kinship.ExtendTemporaryApproval(ExtensionKind.EightWeeks, on, true, on, on, "nom-1").Single<TemporaryApprovalExtended>();

        Assert.Equal(new(2027, 2, 21), extended.LastCoveredDate.ToDay());
        Assert.Equal(ApprovalState.Extended8W, kinship.Temporary!.State);
        Given.Refused("EXTENSION_ALREADY_USED", () => kinship.ExtendTemporaryApproval(ExtensionKind.EightWeeks, on, true, on, on, "nom-1"));
        Assert.DoesNotContain(Given.Pass(kinship, new(2027, 2, 21)), e => e is TemporaryApprovalExpired);
        Assert.Contains(Given.Pass(kinship, new(2027, 2, 22)), e => e is TemporaryApprovalExpired);
    }

    [Fact]
    public void That_the_reviewing_officer_was_told_may_stand_in_the_record()
    {
        var kinship = Given.TemporarilyApproved();
        var on = new DateOnly(2026, 12, 15);
        kinship.RecordIroInformed(on, IroMatter.Extension);

        Assert.NotEmpty(kinship.ExtendTemporaryApproval(ExtensionKind.EightWeeks, on, true, on, null, "nom-1"));
    }

    [Fact]
    public void An_extension_is_granted_while_the_approval_covers_the_day()
    {
        Given.Refused("TEMPORARY_APPROVAL_NOT_RUNNING", () => Given.InFullAssessment().ExtendTemporaryApproval(ExtensionKind.EightWeeks, Given.Decided, true, Given.Decided, Given.Decided, "nom-1"));
        Given.Refused("TEMPORARY_APPROVAL_NOT_RUNNING", () => Given.TemporarilyApproved().ExtendTemporaryApproval(ExtensionKind.EightWeeks, FirstUncovered, true, FirstUncovered, FirstUncovered, "nom-1"));
        Given.Refused("TEMPORARY_APPROVAL_NOT_RUNNING", () => Given.Expired().ExtendTemporaryApproval(ExtensionKind.EightWeeks, LastCovered, true, LastCovered, LastCovered, "nom-1"));
        Assert.NotEmpty(Given.TemporarilyApproved().ExtendTemporaryApproval(ExtensionKind.EightWeeks, LastCovered, true, LastCovered, LastCovered, "nom-1"));
    }

    [Fact]
    public void Undecided_and_unextended_it_expires_on_the_first_uncovered_day()
    {
        var kinship = Given.TemporarilyApproved();
        Assert.DoesNotContain(Given.Pass(kinship, LastCovered), e => e is TemporaryApprovalExpired);

        var events = Given.Pass(kinship, FirstUncovered);

        Assert.Equal(FirstUncovered.ToMessage(), events.Single<TemporaryApprovalExpired>().FirstUncoveredDate);
        var critical = Assert.Single(events.OfType<DeadlineWarned>(), w => w.Rule == "PLACEMENT_TO_BE_ENDED");
        Assert.Equal(WarningSeverity.Critical, critical.Severity);
        Assert.Contains("SM", critical.AlertRoles);
        Assert.Equal(CaseState.Expired, kinship.State);
        Assert.Equal(ApprovalState.Expired, kinship.Temporary!.State);
        Assert.Empty(Given.Pass(kinship, FirstUncovered));
    }

    [Fact]
    public void Once_expired_the_placement_is_ended_by_a_service_manager_and_nothing_else_goes_on()
    {
        var kinship = Given.Expired();
        var on = FirstUncovered.AddDays(2);
        Given.Refused("MOVE_NOT_ALLOWED", () => Given.Approve(kinship, on));
        Given.Refused("MOVE_NOT_ALLOWED", () => kinship.ShareReport(ReportKind.Full, on, "tm-1"));
        Given.Refused("MOVE_NOT_ALLOWED", () => kinship.RecordWithdrawal(on, "AW3"));
        Given.Refused("MOVE_NOT_ALLOWED", () => kinship.RecordChildMoved(on, "HOME"));
        Given.Refused("MOVE_NOT_ALLOWED", () => kinship.Close(ClosureCode.OtherPlacement, on));
        Given.Refused("STAGE_ONE_NOT_OPEN", () => kinship.CompleteStageOne(on));
        Given.Refused("MOVE_NOT_ALLOWED", () => kinship.BeginStageTwo(on));

        Assert.NotEmpty(kinship.RecordVisit(kinship.Children[0].Id, on, seenAlone: true, "", "csw-1"));
        var refused = Given.Refused("SERVICE_MANAGER_REQUIRED", () => kinship.EndPlacement(on, "EXPIRED", "FOSTER_PLACEMENT", Given.TeamManager));
        Assert.Equal(Grpc.Core.StatusCode.PermissionDenied, refused.Code);

        var ended = kinship.EndPlacement(on, "EXPIRED", "FOSTER_PLACEMENT", Given.ServiceManager);

        Assert.Equal("key-of-CH1001", ended.Single<PlacementEnded>().ChildKey);
        Assert.Equal(CaseState.PlacementEnded, kinship.State);
        Assert.Equal(ApprovalState.Expired, kinship.Temporary!.State);
        Assert.NotEmpty(kinship.Close(ClosureCode.OtherPlacement, on));
    }

    [Fact]
    public void A_placement_may_be_ended_while_the_approval_runs()
    {
        var kinship = Given.TemporarilyApproved();
        Given.Refused("DATE_OUT_OF_ORDER", () => kinship.EndPlacement(Given.Placed.AddDays(-1), "CARER_REQUEST", "HOME", Given.TeamManager));

        kinship.EndPlacement(Given.Decided, "CARER_REQUEST", "HOME", Given.TeamManager);

        Assert.Equal(ApprovalState.Ended, kinship.Temporary!.State);
        Assert.Equal(Given.Decided, kinship.Care!.EndedOn);
        Assert.DoesNotContain(Given.Pass(kinship, FirstUncovered.AddYears(1)), e => e is TemporaryApprovalExpired or DeadlineWarned);
        Given.Refused("MOVE_NOT_ALLOWED", () => kinship.EndPlacement(Given.Decided, "CARER_REQUEST", "HOME", Given.TeamManager));
        Given.Refused("TEMPORARY_APPROVAL_NOT_RUNNING", () => Given.InFullAssessment().EndPlacement(Given.Decided, "CARER_REQUEST", "HOME", Given.TeamManager));
    }

    [Fact]
    public void Sought_review_keeps_the_approval_open_ended_until_its_outcome()
    {
        var kinship = Given.InIndependentReview(Given.TemporarilyApproved());
        var on = new DateOnly(2026, 12, 21);

        var extended = kinship.ExtendTemporaryApproval(ExtensionKind.UntilIrmOutcome, on, true, on, on, "nom-1").Single<TemporaryApprovalExtended>();

        Assert.Null(extended.LastCoveredDate);
        Assert.Null(kinship.Temporary!.LastCoveredOn);
        Assert.DoesNotContain(Given.Pass(kinship, new(2027, 3, 1)), e => e is TemporaryApprovalExpired);
        Given.Refused("EXTENSION_ALREADY_USED", () => kinship.ExtendTemporaryApproval(ExtensionKind.EightWeeks, on, true, on, on, "nom-1"));

        kinship.RecordReviewOutcome(new(2027, 3, 2), PanelRecommendation.RecommendNotSuitable);
        Given.NotApprove(kinship, new(2027, 3, 8));

        Assert.Equal(new(2027, 3, 8), kinship.Temporary.LastCoveredOn);
        Assert.Contains(Given.Pass(kinship, new(2027, 3, 9)), e => e is TemporaryApprovalExpired);
    }

    [Fact]
    public void A_review_decided_within_the_sixteen_weeks_takes_none_of_them_away()
    {
        var kinship = Given.InIndependentReview(Given.TemporarilyApproved());
        var on = new DateOnly(2026, 12, 18);
        kinship.ExtendTemporaryApproval(ExtensionKind.UntilIrmOutcome, on, true, on, on, "nom-1");
        kinship.RecordReviewOutcome(on, PanelRecommendation.RecommendNotSuitable);

        Given.NotApprove(kinship, new(2026, 12, 21));

        Assert.Equal(LastCovered, kinship.Temporary!.LastCoveredOn);
    }

    [Fact]
    public void Without_a_review_sought_there_is_no_open_ended_extension()
    {
        var on = new DateOnly(2026, 12, 18);
        var determined = Given.Determined(Given.TemporarilyApproved());
        Given.Refused("IRM_NOT_SOUGHT", () => determined.ExtendTemporaryApproval(ExtensionKind.UntilIrmOutcome, on, true, on, on, "nom-1"));

        determined.MakeRepresentations(on);

        Given.Refused("IRM_NOT_SOUGHT", () => determined.ExtendTemporaryApproval(ExtensionKind.UntilIrmOutcome, on, true, on, on, "nom-1"));
    }

    [Fact]
    public void Children_not_heard_before_an_emergency_placement_are_heard_with_the_placement_plan()
    {
        var kinship = Given.TemporarilyApproved();
        Assert.Equal(new(2026, 9, 14), Assert.Single(kinship.DueItems(), i => i.Rule == "CHILD_VIEWS_DUE").DueOn);

        Given.EveryoneHeard(kinship, new(2026, 9, 10));

        Assert.DoesNotContain(kinship.DueItems(), i => i.Rule == "CHILD_VIEWS_DUE");
    }

    [Fact]
    public void What_came_after_the_day_of_the_approval_does_not_carry_it()
    {
        var adult = Given.APerson(PersonKind.HouseholdMember, new(2000, 1, 15));
        var kinship = Given.InSuitability(Given.Identified(adult));
        Given.MeetRegulation24(kinship);
        kinship.RecordScheduleFourMatter(ScheduleFourMatter.Health, satisfied: true, Given.Placed.AddDays(1), "");
        kinship.RecordPersonSeen(adult.Id, Given.Placed.AddDays(1), suitable: true);
        kinship.Checks.Single(c => c.PersonId == adult.Id && c.Type is CheckType.PoliceDirect).ClosedOn = Given.Placed.AddDays(1);

        var refused = Given.Refused("REGULATION_24_NOT_MET", () => kinship.ApproveTemporarily(Given.Placed, Given.Placed, null, "nom-1"));

        Assert.Equal(["ADULT_NOT_SEEN", "CHECK_POLICE_DIRECT", "SCHEDULE_FOUR_HEALTH"], refused.Rules.Select(r => r.Rule).Order());
        Assert.NotEmpty(kinship.ApproveTemporarily(Given.Placed.AddDays(1), Given.Placed.AddDays(1), null, "nom-1"));
    }

    [Fact]
    public void Nothing_is_left_to_wait_for_once_the_carers_were_finally_refused()
    {
        var kinship = Given.Determined(Given.TemporarilyApproved());
        kinship.MakeRepresentations(Given.Decided.AddDays(1));
        kinship.ListForPanel(Given.Decided.AddDays(1), Given.Decided.AddDays(2));
        kinship.RecordPanel(Given.APanel(Given.Decided.AddDays(2), PanelRecommendation.RecommendNotSuitable));
        Given.NotApprove(kinship, Given.Decided.AddDays(3));
        var on = Given.Decided.AddDays(4);

        Given.Refused("ASSESSMENT_FINISHED", () => kinship.ExtendTemporaryApproval(ExtensionKind.EightWeeks, on, true, on, on, "nom-1"));
    }
}
