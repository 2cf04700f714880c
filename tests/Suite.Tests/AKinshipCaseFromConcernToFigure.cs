using Google.Rpc;
using Grpc.Core;
using Suite.KinshipAssessment.V1;
using Suite.Reporting.V1;
using Suite.Types.V1;
using Xunit;
using static Suite.Tests.WorkedCase;
using CarerRegister = Suite.FosteringRecruitment.V1.CarerRegisterService.CarerRegisterServiceClient;
using Fostering = Suite.FosteringRecruitment.V1;

namespace Suite.Tests;

/// <summary>The worked kinship case and its variants, in through the service's gRPC API and out of Reporting, to the day and to the digit.</summary>
public sealed class AKinshipCaseFromConcernToFigure
{
    static Date On(DateOnly day) => Officers.On(day);

    static Date On(int year, int month, int day) => Officers.On(year, month, day);

    static async Task<(InProcessSuite Suite, WorkedCase Case)> Begun(DateOnly? youngPersonBorn = null, bool withParent = false)
    {
        var suite = await InProcessSuite.Start(Day(8, 24));
        var worked = new WorkedCase(suite);
        await worked.Opened(youngPersonBorn, withParent);
        return (suite, worked);
    }

    static async Task<Figure> Figure(InProcessSuite suite, string measure, string part, string breakdown = "", string period = "2026/27")
    {
        var result = (await suite.ReportsFor(Analyst).GetMeasureAsync(new() { MeasureId = measure, Period = period })).Result;
        return result.Figures.SingleOrDefault(f => f.Part == part && f.Breakdown == breakdown)
            ?? throw new InvalidOperationException($"{measure} has no {part} {breakdown}; it has {string.Join(", ", result.Figures.Select(f => f.Part + " " + f.Breakdown))}.");
    }

    static async Task<RpcException> Refused(Func<Task> act) => await Assert.ThrowsAsync<RpcException>(act);

    static string Reason(RpcException refused) => refused.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Reason;

    [Fact]
    public async Task Temporary_approval_to_full_approval()
    {
        var (suite, worked) = await Begun();
        await using var _ = suite;

        await worked.Placed();
        var approval = worked.Latest.TemporaryApproval;
        Assert.Equal(On(Day(12, 27)), approval.LastCoveredDate);
        Assert.Equal(On(Day(12, 28)), approval.FirstUncoveredDate);
        Assert.Equal(On(Day(11, 30)), approval.TwelveWeeksDate);
        Assert.Equal([On(Day(11, 29)), On(Day(12, 13)), On(Day(12, 20)), On(Day(12, 27))], approval.AlertDates);
        Assert.Equal("U3", worked.Latest.Children[0].PlacementCode);
        var care = worked.Latest.LookedAfter;
        Assert.Equal(On(Day(9, 14)), care.PlacementPlanDueDate);
        Assert.Equal(On(Day(9, 21)), care.CarePlanDueDate);
        Assert.Equal([On(Day(9, 14)), On(Day(9, 21)), On(Day(9, 28))], care.VisitsDueDates.Take(3));
        Assert.Equal(On(Day(10, 5)), care.Reviews[0].DueDate);

        await worked.ReadyForDecision();
        var (a, b) = (worked.Dbs(worked.Carer), worked.Dbs(worked.Son));
        Assert.Equal((13, 9), (a.DaysTaken, a.WorkingDaysTaken));
        Assert.Equal(65, b.DaysTaken);
        Assert.Equal((On(Day(9, 30)), On(Day(10, 21)), On(Day(11, 8))), (b.ChaseDueDate, b.EscalateDueDate, b.SixtyDayDate));
        Assert.Equal(On(2027, 1, 2), worked.Latest.LookedAfter.Reviews[1].DueDate);
        Assert.Equal(On(Day(12, 21)), worked.Latest.FullAssessment.DecisionDueDate);

        suite.MoveTo(Day(12, 18));
        await worked.Decided(Decision.Approve);
        await worked.Do(ReviewingOfficer, (c, r) => c.RecordReviewAsync(r), new RecordReviewRequest { ReviewDate = On(Day(12, 18)), ChairedBy = "staff-0017" });
        await worked.Read();
        Assert.Equal(CaseState.AdmApproved, worked.Latest.State);
        Assert.Equal("U1", worked.Latest.Children[0].PlacementCode);
        Assert.Equal((ApprovalState.Superseded, 100), (worked.Latest.TemporaryApproval.State, worked.Latest.TemporaryApproval.DaysUsed));
        Assert.Equal(On(2027, 6, 18), worked.Latest.LookedAfter.Reviews[2].DueDate);
        Assert.Equal(On(2027, 6, 16), worked.Dbs(worked.Son).ContentPurgeDate);
        var timetable = await worked.Timetable();
        Assert.Equal((14, true, 114, true, Rag.Red), (timetable.K1Days, timetable.K1Done, timetable.K2Days, timetable.K2Done, timetable.Rag));

        await suite.UntilReported();
        // The fostering register has the carers, for the child that they are approved for.
        await worked.Read();
        var household = (await new CarerRegister(suite.FosteringFor(ServiceManager)).GetHouseholdAsync(new() { HouseholdId = worked.Latest.HouseholdId })).Household;
        Assert.Equal((worked.Latest.CaseId, Fostering.FosteringRoute.Kinship, On(Day(12, 16))), (household.KinshipCaseId, household.Route, household.ApprovedDate));
        Assert.Equal([worked.Latest.Children[0].ChildReference], household.Terms[^1].Terms.NamedChildReferences);
        Assert.Equal(1, (await Figure(suite, "F03", "HOUSEHOLDS", "KINSHIP")).Numerator);

        Assert.Equal("2.0", (await Figure(suite, "K01", "K1_MEDIAN_WEEKS")).Value);
        Assert.Equal("16.3", (await Figure(suite, "K01", "K2_MEDIAN_WEEKS")).Value);
        Assert.Equal((0, 1), Counts(await Figure(suite, "K01", "K2_WITHIN_16_WEEKS")));
        Assert.Equal("39.0", (await Figure(suite, "K05", "MEDIAN_DAYS", "DBS_ENHANCED_BARRED")).Value);
        var over = await Figure(suite, "K05", "OVER_28_DAYS", "DBS_ENHANCED_BARRED");
        Assert.Equal(("50.0", (1L, 2L)), (over.Value, Counts(over)));
        Assert.Equal((1, 1), Counts(await Figure(suite, "K07", "VOICE_RECORDED")));

        // Six months after the decision the content goes; number, date and decision stay.
        Assert.True(worked.Dbs(worked.Son).ContentHeld);
        suite.MoveTo(new DateOnly(2027, 6, 17));
        await Suite.Testing.Wait.Until(async () => !(await worked.Read()).Checks.Any(c => c.ContentHeld), "the disclosed content to be purged");
        Assert.Equal(("001234567890", CheckState.Accepted), (worked.Dbs(worked.Son).CertificateNumber, worked.Dbs(worked.Son).State));
        Assert.DoesNotContain("Canary disclosure", await suite.InKinship<string>("select document::text from cases"), StringComparison.Ordinal);
        Assert.Empty(suite.Logs.Errors);
    }

    static (long, long) Counts(Figure figure) => (figure.Numerator, figure.Denominator);

    [Fact]
    public async Task Variant_a_an_extension_names_the_guard_that_is_missing_and_is_given_once()
    {
        var (suite, worked) = await Begun();
        await using var _ = suite;
        await worked.Placed();
        await worked.ReadyForDecision();
        var request = new ExtendTemporaryApprovalRequest { Kind = ExtensionKind.EightWeeks, ExtensionDate = On(Day(12, 15)), PlacementStillMostAppropriate = true, IroInformedDate = On(Day(12, 14)) };

        var refused = await Refused(() => worked.Do(NominatedOfficer, (c, r) => c.ExtendTemporaryApprovalAsync(r), request));
        Assert.Equal((StatusCode.FailedPrecondition, "REGULATION_25_NOT_MET"), (refused.StatusCode, Reason(refused)));
        Assert.Equal("PANEL_VIEWS", refused.GetRpcStatus()!.GetDetail<PreconditionFailure>()!.Violations.Single().Type);

        request.PanelViewsDate = On(Day(12, 14));
        await worked.Do(NominatedOfficer, (c, r) => c.ExtendTemporaryApprovalAsync(r), request);
        Assert.Equal(On(2027, 2, 21), worked.Latest.TemporaryApproval.LastCoveredDate);
        Assert.Equal("EXTENSION_ALREADY_USED", Reason(await Refused(() => worked.Do(NominatedOfficer, (c, r) => c.ExtendTemporaryApprovalAsync(r), request))));

        await suite.UntilReported();
        Assert.Equal((1, 1), Counts(await Figure(suite, "K03", "EIGHT_WEEKS")));
    }

    [Fact]
    public async Task Variant_b_without_decision_and_extension_it_expires()
    {
        var (suite, worked) = await Begun();
        await using var _ = suite;
        await worked.Placed();
        await worked.ReadyForDecision();

        suite.MoveTo(Day(12, 28));
        await Suite.Testing.Wait.Until(async () => (await worked.Read()).State is CaseState.Expired, "the approval to expire", seen: () => worked.Latest.State.ToString());
        Assert.Equal("2026-11-29,2026-12-13,2026-12-20,2026-12-27", await suite.InKinship<string>(
            """
            select string_agg(to_char(make_date((data->'warningDate'->>'year')::int, (data->'warningDate'->>'month')::int, (data->'warningDate'->>'day')::int), 'YYYY-MM-DD'), ',' order by version)
            from events where type = 'kinship.deadline-warned.v1' and data->>'rule' = 'TEMPORARY_APPROVAL_ENDS'
            """));
        Assert.Equal(1, await suite.InKinship<int>("select count(*) from events where type = 'kinship.temporary-approval-expired.v1'"));

        var decide = await Refused(() => worked.Decided(Decision.Approve));
        Assert.Equal((StatusCode.FailedPrecondition, "MOVE_NOT_ALLOWED"), (decide.StatusCode, Reason(decide)));
        await suite.UntilReported();
        Assert.Equal(1, (await Figure(suite, "K02", "BREACHES", period: "2026/27 Q3")).Numerator);

        await worked.Do(ServiceManager, (c, r) => c.EndPlacementAsync(r), new EndPlacementRequest { EndDate = On(Day(12, 28)), Reason = "EXPIRED", OtherAccommodation = "FOSTER_CARER" });
        Assert.Equal(CaseState.PlacementEnded, worked.Latest.State);
    }

    [Fact]
    public async Task Variant_c_an_independent_review_keeps_the_approval_open_ended()
    {
        var (suite, worked) = await Begun();
        await using var _ = suite;
        await worked.Placed();
        await worked.ReadyForDecision(PanelRecommendation.RecommendNotSuitable);
        suite.MoveTo(Day(12, 17));
        await worked.Decided(Decision.ProposeNotToApprove);
        Assert.Equal((CaseState.QdIssued, On(2027, 1, 13)), (worked.Latest.State, worked.Latest.FullAssessment.DeterminationDueDate));

        await worked.Do(PanelAdviser, (c, r) => c.SeekIndependentReviewAsync(r), new SeekIndependentReviewRequest { AppliedDate = On(Day(12, 17)), NotifiedDate = On(Day(12, 17)) });
        await worked.Do(NominatedOfficer, (c, r) => c.ExtendTemporaryApprovalAsync(r), new ExtendTemporaryApprovalRequest
        {
            Kind = ExtensionKind.UntilIrmOutcome,
            ExtensionDate = On(Day(12, 17)),
            PlacementStillMostAppropriate = true,
            PanelViewsDate = On(Day(12, 8)),
            IroInformedDate = On(Day(12, 17)),
        });
        Assert.Equal((ApprovalState.ExtendedIrm, null), (worked.Latest.TemporaryApproval.State, worked.Latest.TemporaryApproval.LastCoveredDate));

        suite.MoveTo(new DateOnly(2027, 3, 1));
        await worked.Read();
        Assert.Equal(CaseState.IrmReview, worked.Latest.State);
        await suite.UntilReported();
        Assert.Equal((1, 1), Counts(await Figure(suite, "K03", "UNTIL_IRM")));
    }

    [Fact]
    public async Task Variant_d_a_birthday_raises_checks_on_the_day()
    {
        var (suite, worked) = await Begun(youngPersonBorn: new(2008, 11, 1));
        await using var _ = suite;
        await worked.Placed();
        var young = worked.Latest.People.Last().PersonId;
        Assert.DoesNotContain(worked.Latest.Checks, c => c.PersonId == young && c.Type is CheckType.DbsEnhancedBarred);

        suite.MoveTo(Day(10, 31));
        await worked.Read();
        Assert.DoesNotContain(worked.Latest.Checks, c => c.PersonId == young && c.Type is CheckType.DbsEnhancedBarred);
        suite.MoveTo(Day(11, 1));
        await Suite.Testing.Wait.Until(async () => (await worked.Read()).Checks.Any(c => c.PersonId == young && c.Type is CheckType.DbsEnhancedBarred), "checks raised on the birthday");
        var raised = worked.Latest.Checks.Where(c => c.PersonId == young && c.RaisedDate.Equals(On(Day(11, 1)))).Select(c => c.Type).ToList();
        Assert.Contains(CheckType.DbsEnhancedBarred, raised);
        Assert.Contains(CheckType.Interview, raised);
    }

    [Fact]
    public async Task Variant_e_a_birth_parent_is_refused_a_DBS_check_and_has_a_direct_police_check()
    {
        var (suite, worked) = await Begun(withParent: true);
        await using var _ = suite;
        var parent = worked.Latest.People.Single(p => p.Kind is PersonKind.BirthParent).PersonId;

        var refused = await Refused(() => worked.Do(Assessor, (c, r) => c.RequestCheckAsync(r), new RequestCheckRequest { PersonId = parent, Type = CheckType.DbsEnhancedBarred, RequestDate = On(Day(8, 24)) }));

        Assert.Equal((StatusCode.InvalidArgument, "DBS_NOT_ELIGIBLE"), (refused.StatusCode, Reason(refused)));
        Assert.Contains((await worked.Read()).Checks, c => c.PersonId == parent && c.Type is CheckType.PoliceDirect);
    }

    [Fact]
    public async Task Variant_f_who_need_not_know_a_disclosure_is_refused_and_that_is_audited()
    {
        var (suite, worked) = await Begun();
        await using var _ = suite;
        await worked.Placed();
        await worked.ReadyForDecision();
        var check = worked.Dbs(worked.Son).CheckId;

        var refused = await Refused(() => worked.Do(PanelChair, (c, r) => c.RevealCheckContentAsync(r), new RevealCheckContentRequest { CheckId = check, Reason = "Curious about it" }));

        Assert.Equal((StatusCode.PermissionDenied, "NEED_TO_KNOW"), (refused.StatusCode, Reason(refused)));
        Assert.Equal(1, await suite.InKinship<int>("select count(*) from audit where reason = 'NEED_TO_KNOW' and outcome = 'PERMISSION_DENIED' and subject = 'staff-0011'"));
        var seen = (await suite.KinshipFor(PanelChair).GetCaseAsync(new() { CaseId = worked.Latest.CaseId })).Case;
        Assert.Equal(CheckState.Withheld, seen.Checks.Single(c => c.CheckId == check).State);
    }
}
