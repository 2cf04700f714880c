using Grpc.Core;
using Suite.FosteringRecruitment.V1;
using Suite.Testing;
using Suite.Types.V1;
using Xunit;
using static Suite.Tests.WorkedApplication;

namespace Suite.Tests;

/// <summary>The worked fostering application with what must be refused on its way, in through gRPC and out of Reporting, to the day and to the digit.</summary>
public sealed class AFosteringHouseholdFromEnquiryToFigure
{
    static Date On(DateOnly day) => Officers.On(day);

    static async Task<(InProcessSuite Suite, WorkedApplication Work)> Begun()
    {
        var suite = await InProcessSuite.Start(Day(2, 16));
        var work = new WorkedApplication(suite);
        await work.Enquired();
        return (suite, work);
    }

    static async Task<Reporting.V1.Figure> Figure(InProcessSuite suite, string measure, string part, string breakdown = "", string period = "2026/27") =>
        (await suite.ReportsFor(Analyst).GetMeasureAsync(new() { MeasureId = measure, Period = period })).Result.Figures.Single(f => f.Part == part && f.Breakdown == breakdown);

    static (long, long) Counts(Reporting.V1.Figure figure) => (figure.Numerator, figure.Denominator);

    [Fact]
    public async Task Enquiry_to_approval_to_resignation()
    {
        var (suite, work) = await Begun();
        await using var _ = suite;
        Assert.Equal((On(Day(2, 17)), On(Day(2, 23))), (work.Enquiry.RespondByDate, work.Enquiry.VisitByDate));

        await work.Applied();
        Assert.Equal(EnquiryState.Applied, work.Enquiry.State);
        Assert.True(work.Enquiry is { RespondedInTime: true, VisitedInTime: true });
        Assert.Equal(On(Day(11, 2)), work.Application.PanelDueDate);

        await work.StageOne();
        Assert.Equal(On(Day(5, 2)), work.Application.StageOneTargetDate);
        Assert.Equal(ApplicationState.Stage1Open, work.Application.State);
        await work.StageOneComplete();
        Assert.Equal(ApplicationState.Stage1Complete, work.Application.State);
        Assert.Equal((On(Day(4, 24)), On(Day(5, 11))), (work.Application.StageOneInformationDate, work.Application.StageOneRefusalDueDate));

        await work.StageTwo();
        Assert.Equal((8, On(Day(9, 7))), (work.Application.StageOneWorkingDaysUsed, work.Application.StageTwoTargetDate));
        Assert.Equal(On(Day(7, 31)), work.Application.CommentsDueDate);

        // Nobody decides before a panel has recommended.
        Assert.Equal((StatusCode.FailedPrecondition, "MOVE_NOT_ALLOWED"), await RefusedCall.By(() =>
        {
            var early = Approval();
            early.DecisionDate = On(Day(7, 20));
            return work.OnApplication(DecisionMaker, (c, r) => c.DecideAsync(r), early);
        }));

        await work.Listed();
        Assert.Equal((On(Day(9, 15)), On(Day(9, 8))), (work.Application.PanelDate, work.Application.PapersDueDate));
        await work.Recommended();
        Assert.Equal(On(Day(9, 29)), work.Application.DecisionDueDate);

        suite.MoveTo(Day(9, 24));
        Assert.Equal((StatusCode.PermissionDenied, "DECISION_MAKER_SAT_ON_PANEL"), await RefusedCall.By(() => work.OnApplication(DecisionMakerOnPanel, (c, r) => c.DecideAsync(r), Approval())));
        await work.Approved();
        Assert.Equal((ApplicationState.Approved, 4), (work.Application.State, work.Application.DecisionWorkingDaysUsed));
        Assert.Equal((220, 197, 206), (work.Application.EnquiryDaysToDecision, work.Application.DaysToPanel, work.Application.DaysToDecision));
        Assert.True(work.Application.PanelInTime);
        var decision = work.Application.Decisions[^1];
        Assert.Equal((On(Day(9, 28)), On(Day(10, 1))), (decision.OralNoticeDueDate, decision.WrittenNoticeDueDate));

        Assert.Equal((HouseholdState.Active, 2, On(Day(9, 24, 2027)), true), (work.Household.State, work.Household.PlacesVacant, work.Household.NextReviewDueDate, work.Household.NextReviewToPanel));
        await work.OnHousehold(TeamManager, (c, r) => c.AllocateHouseholdAsync(r), new AllocateHouseholdRequest { Team = "fostering-support", Worker = "staff-0005" });
        suite.MoveTo(Day(10, 5));
        await work.OnHousehold(SupervisingSocialWorker, (c, r) => c.PlaceChildAsync(r), Child("LCS30001", Day(10, 5)));
        await work.OnHousehold(SupervisingSocialWorker, (c, r) => c.PlaceChildAsync(r), Child("LCS30002", Day(10, 5)));
        Assert.Equal((StatusCode.FailedPrecondition, "OUTSIDE_TERMS"), await RefusedCall.By(() => work.OnHousehold(SupervisingSocialWorker, (c, r) => c.PlaceChildAsync(r), Child("LCS30003", Day(10, 5)))));
        var emergency = Child("LCS30003", Day(10, 5));
        emergency.Emergency = true;
        await work.OnHousehold(SupervisingSocialWorker, (c, r) => c.PlaceChildAsync(r), emergency);
        var third = work.Household.Placements.Single(p => p.ChildReference == "LCS30003");
        Assert.Equal((true, On(Day(10, 13))), (third.OutsideTerms, third.OutsideTermsUntilDate));
        suite.MoveTo(Day(10, 12));
        await work.OnHousehold(SupervisingSocialWorker, (c, r) => c.EndChildPlacementAsync(r), new EndChildPlacementRequest { PlacementId = third.PlacementId, EndedDate = On(Day(10, 12)), Reason = PlacementEndReason.TermsEnded });

        await suite.UntilReported();
        Assert.Equal(1, (await Figure(suite, "F03", "HOUSEHOLDS")).Numerator);
        Assert.Equal((1, 1), Counts(await Figure(suite, "F06", "PANEL_WITHIN_8_MONTHS")));
        Assert.Equal("206.0", (await Figure(suite, "F06", "DECISION_MEDIAN_DAYS")).Value);
        Assert.Equal("29.4", (await Figure(suite, "F06", "DECISION_MEDIAN_WEEKS")).Value);
        Assert.Equal("197.0", (await Figure(suite, "F06", "PANEL_MEDIAN_DAYS")).Value);

        suite.MoveTo(Day(3, 1, 2027));
        await work.OnHousehold(SupervisingSocialWorker, (c, r) => c.RecordResignationAsync(r), new RecordResignationRequest { ReceivedDate = On(Day(3, 1, 2027)), Reason = DeregistrationReason.FamilyCircumstances });
        Assert.Equal((HouseholdState.ResignationNotice, On(Day(3, 29, 2027))), (work.Household.State, work.Household.ApprovalEndsDate));
        suite.MoveTo(Day(3, 10, 2027));
        Assert.Equal((StatusCode.FailedPrecondition, "RESIGNATION_IRREVOCABLE"), await RefusedCall.By(() => work.OnHousehold(SupervisingSocialWorker, (c, r) => c.WithdrawResignationAsync(r), new WithdrawResignationRequest())));
        suite.MoveTo(Day(3, 28, 2027));
        await work.ReadHousehold();
        Assert.Equal(HouseholdState.ResignationNotice, work.Household.State);
        suite.MoveTo(Day(3, 29, 2027));
        await Wait.Until(async () =>
        {
            await work.ReadHousehold();
            return work.Household.State is HouseholdState.Resigned;
        }, "the approval to end", seen: () => work.Household.State.ToString());
        Assert.Equal((On(Day(3, 29, 2027)), On(Day(3, 29, 2037))), (work.Household.EndedDate, work.Household.RetainUntilDate));

        await suite.UntilReported();
        Assert.Equal(1, (await Figure(suite, "F03", "HOUSEHOLDS")).Numerator);
        Assert.Equal(1, (await Figure(suite, "F04", "HOUSEHOLDS")).Numerator);
        Assert.Equal((1, 1), Counts(await Figure(suite, "F05", "HOUSEHOLDS")));
        Assert.Empty(suite.Logs.Errors);
    }

    static PlaceChildRequest Child(string reference, DateOnly on) => new()
    {
        ChildReference = reference,
        BirthDate = Officers.On(2019, 8, 14),
        PlacementType = PlacementType.ShortTerm,
        PlacedDate = Officers.On(on),
    };

    [Fact]
    public async Task A_refusal_at_stage_1_after_ten_working_days_is_too_late_and_stage_2_is_open_regulation_26_1B()
    {
        var (suite, work) = await Begun();
        await using var _ = suite;
        await work.ThroughStageOne();

        suite.MoveTo(Day(5, 12));

        Assert.Equal((StatusCode.FailedPrecondition, "STAGE_ONE_REFUSAL_TOO_LATE"), await RefusedCall.By(() =>
            work.OnApplication(TeamManager, (c, r) => c.DeclineAtStageOneAsync(r), new DeclineAtStageOneRequest { NoticeDate = On(Day(5, 12)), Reasons = "Canary narrative." })));
        await Wait.Until(async () =>
        {
            await work.ReadApplication();
            return work.Application.State is ApplicationState.Stage2Open;
        }, "stage 2 to open by itself", seen: () => work.Application.State.ToString());
        Assert.Equal(On(Day(5, 12)), work.Application.StageTwoDate);
    }

    [Fact]
    public async Task A_panel_of_four_is_not_quorate_regulation_24()
    {
        var (suite, work) = await Begun();
        await using var _ = suite;
        await work.ThroughToPanel();
        suite.MoveTo(Day(9, 15));

        // Chair, one qualifying social worker and two others.
        Assert.Equal((StatusCode.FailedPrecondition, "PANEL_NOT_QUORATE"), await RefusedCall.By(() =>
            work.OnPanel(PanelAdviser, (c, r) => c.RecordPanelHeldAsync(r), new RecordPanelHeldRequest { Attended = { Quorum.Take(4) } })));

        // Nor with five of whom one has an interest in the matter.
        await work.OnPanel(PanelAdviser, (c, r) => c.DeclareConflictAsync(r), new DeclareConflictRequest { Subject = Quorum[4], ItemId = work.Application.ApplicationId, Reason = "KNOWS_APPLICANT" });
        await work.OnPanel(PanelAdviser, (c, r) => c.RecordPanelHeldAsync(r), new RecordPanelHeldRequest { Attended = { Quorum } });
        Assert.Equal((StatusCode.FailedPrecondition, "PANEL_NOT_QUORATE"), await RefusedCall.By(() =>
            work.OnApplication(PanelChair, (c, r) => c.RecordPanelRecommendationAsync(r), new RecordPanelRecommendationRequest { Recommendation = PanelRecommendation.RecommendApproval, Reasons = "Canary narrative." })));
    }

    [Fact]
    public async Task Two_officers_who_decide_at_the_same_moment_leave_one_decision_and_one_household()
    {
        var (suite, work) = await Begun();
        await using var _ = suite;
        await work.ThroughToPanel();
        await work.Recommended();
        suite.MoveTo(Day(9, 24));
        await work.ReadApplication();
        var client = new ApplicationService.ApplicationServiceClient(suite.FosteringFor(DecisionMaker));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(async _ =>
        {
            var request = Approval();
            (request.RequestId, request.ApplicationId, request.Etag) = (Guid.NewGuid().ToString(), work.Application.ApplicationId, work.Application.Etag);
            try
            {
                return (await client.DecideAsync(request)).Household.HouseholdId;
            }
            catch (RpcException late) when (late.StatusCode is StatusCode.Aborted)
            {
                return "";
            }
        }));

        Assert.Single(outcomes, id => id.Length > 0);
        Assert.Equal(1, await suite.InFostering<int>("select count(*) from cases where kind = 'household'"));
        Assert.Equal(1, await suite.InFostering<int>("select count(*) from events where type = 'fostering.decision-made.v1'"));
    }
}
