using Grpc.Core;
using Suite.KinshipAssessment.Tests.Reads;
using Suite.KinshipAssessment.V1;
using KinshipCase = Suite.KinshipAssessment.Cases.KinshipCase;

namespace Suite.KinshipAssessment.Tests.Care;

/// <summary>The commands of looked-after care, views and support over gRPC.</summary>
public sealed class LookingAfterChildren(KinshipService service) : IClassFixture<KinshipService>
{
    const string SocialWorker = "amara.okafor", Officer = "quentin.marsh", TeamManager = "farah.siddiqui";

    static string NewId() => Guid.NewGuid().ToString();

    async Task<KinshipCase> Placed()
    {
        var placed = service.Today.AddDays(-3);
        var kinship = SomeCases.Case(concern: placed.AddDays(-14));
        kinship.Children[0].PlacedOn = placed;
        kinship.Temporary = new() { ApprovedOn = placed, PlacedOn = placed, LastCoveredOn = placed.AddDays(111) };
        kinship.BeginCare(placed, placementPlanOn: null);
        await service.Store(kinship);
        return kinship;
    }

    [Fact]
    public async Task The_record_of_a_placement_is_kept_step_by_step()
    {
        var kinship = await Placed();
        var (id, child, today) = (kinship.Id.ToString(), kinship.Children[0].Id.ToString(), service.Today.ToMessage());
        var (csw, iro) = (service.For(SocialWorker), service.For(Officer));
        var etag = (await csw.GetCaseAsync(new() { CaseId = id })).Case.Etag;

        etag = (await csw.RecordPlacementPlanAsync(new() { RequestId = NewId(), CaseId = id, Etag = etag, Kind = PlanKind.PlacementPlan, PlanDate = today })).Case.Etag;
        etag = (await csw.RecordPlacementPlanAsync(new() { RequestId = NewId(), CaseId = id, Etag = etag, Kind = PlanKind.CarePlan, PlanDate = today })).Case.Etag;
        etag = (await csw.RecordNotificationAsync(new() { RequestId = NewId(), CaseId = id, Etag = etag, Body = NotifiedBody.School, NotifiedDate = today })).Case.Etag;
        etag = (await csw.RecordVisitAsync(new() { RequestId = NewId(), CaseId = id, Etag = etag, ChildId = child, VisitDate = today, SeenAlone = true })).Case.Etag;
        etag = (await csw.RecordHealthAssessmentAsync(new() { RequestId = NewId(), CaseId = id, Etag = etag, ChildId = child, AssessmentDate = today })).Case.Etag;
        etag = (await csw.RecordChildViewAsync(new() { RequestId = NewId(), CaseId = id, Etag = etag, ChildId = child, TakenBy = ViewTaker.SocialWorker, ViewDate = today, View = "Happy" })).Case.Etag;
        etag = (await csw.RecordProfessionalViewAsync(new() { RequestId = NewId(), CaseId = id, Etag = etag, ChildId = child, Profession = Profession.Teacher, ViewDate = today, View = "Settled" })).Case.Etag;
        etag = (await csw.RecordScheduleFourMatterAsync(new() { RequestId = NewId(), CaseId = id, Etag = etag, Matter = ScheduleFourMatter.Health, Satisfied = true, AssessedDate = today, Summary = "GP seen" })).Case.Etag;
        etag = (await csw.RecordIroInformedAsync(new() { RequestId = NewId(), CaseId = id, Etag = etag, Matter = IroMatter.Placement, InformedDate = today })).Case.Etag;
        etag = (await csw.SetSupportPlanAsync(new() { RequestId = NewId(), CaseId = id, Etag = etag, Plan = new() { PlanDate = today, TrainingOffered = true } })).Case.Etag;
        var housed = (await csw.RecordHousingNeedAsync(new() { RequestId = NewId(), CaseId = id, Etag = etag, Need = new() { Kind = HousingNeedKind.Furniture, RaisedDate = today, CostPence = 40_000 } })).Case;
        var need = housed.HousingNeeds[0];
        need.ResolvedDate = today;
        etag = (await csw.RecordHousingNeedAsync(new() { RequestId = NewId(), CaseId = id, Etag = housed.Etag, Need = need })).Case.Etag;
        etag = (await iro.RecordChildViewAsync(new() { RequestId = NewId(), CaseId = id, Etag = etag, ChildId = child, TakenBy = ViewTaker.IndependentReviewingOfficer, ViewDate = today, View = "Happy" })).Case.Etag;
        etag = (await iro.AdjournReviewAsync(new() { RequestId = NewId(), CaseId = id, Etag = etag, AdjournedDate = today, ToDate = service.Today.AddDays(7).ToMessage() })).Case.Etag;
        var shown = (await iro.RecordReviewAsync(new() { RequestId = NewId(), CaseId = id, Etag = etag, ReviewDate = today, ChairedBy = "staff-0017" })).Case;

        Assert.Equal((today, today), (shown.LookedAfter.PlacementPlanDate, shown.LookedAfter.CarePlanDate));
        Assert.Equal("staff-0001", Assert.Single(shown.LookedAfter.Visits).VisitedBy);
        Assert.True(shown.LookedAfter.Reviews[0].Adjourned);
        Assert.Equal(today, Assert.Single(shown.HousingNeeds).ResolvedDate);
        Assert.Equal(2, shown.Children[0].Views.Count);
        Assert.Equal(0, await service.Look<int>("select count(*)::int from due_items where case_id = @Id and rule in ('PLACEMENT_PLAN_DUE', 'CARE_PLAN_DUE')", new { kinship.Id }));
        Assert.Equal(15, await service.Look<int>("select count(*)::int from audit where case_id = @Id and outcome = 'OK' and request_id is not null", new { kinship.Id }));
        Assert.Equal(0, await service.Look<int>("select count(*)::int from events where case_id = @Id and (data::text ilike '%happy%' or data::text ilike '%lovelace%' or data::text ilike '%settled%')", new { kinship.Id }));
    }

    [Fact]
    public async Task A_retry_is_one_visit_and_a_stale_etag_none()
    {
        var kinship = await Placed();
        var client = service.For(SocialWorker);
        var request = new RecordVisitRequest { RequestId = NewId(), CaseId = kinship.Id.ToString(), Etag = "v1", ChildId = kinship.Children[0].Id.ToString(), VisitDate = service.Today.ToMessage(), SeenAlone = true };

        var first = await client.RecordVisitAsync(request);
        var again = await client.RecordVisitAsync(request);
        request.RequestId = NewId();

        Assert.Equal(first, again);
        Assert.Equal((StatusCode.Aborted, "ETAG_STALE"), await RefusedCall.By(() => client.RecordVisitAsync(request).ResponseAsync));
        Assert.Single((await client.GetCaseAsync(new() { CaseId = request.CaseId })).Case.LookedAfter.Visits);
    }

    [Fact]
    public async Task Every_bad_field_of_a_visit_is_named_at_once()
    {
        var refused = await Assert.ThrowsAsync<RpcException>(() => service.For(SocialWorker).RecordVisitAsync(new()
        {
            RequestId = "x",
            CaseId = "y",
            Etag = "z",
            ChildId = "",
            VisitDate = service.Today.AddDays(1).ToMessage(),
            NotAloneReason = "BORED",
        }).ResponseAsync);

        var fields = refused.GetRpcStatus()!.GetDetail<Google.Rpc.BadRequest>()!.FieldViolations.Select(f => f.Field);
        Assert.Equal(["case_id", "child_id", "etag", "not_alone_reason", "request_id", "visit_date"], fields.Order());
    }

    [Fact]
    public async Task Each_role_records_what_is_theirs()
    {
        var kinship = await Placed();
        var (id, child, today) = (kinship.Id.ToString(), kinship.Children[0].Id.ToString(), service.Today.ToMessage());

        Assert.Equal((StatusCode.PermissionDenied, "ROLE_REQUIRED"), await RefusedCall.By(() => service.For(SocialWorker).RecordReviewAsync(new() { RequestId = NewId(), CaseId = id, Etag = "v1", ReviewDate = today, ChairedBy = "staff-0017" }).ResponseAsync));
        Assert.Equal((StatusCode.PermissionDenied, "ROLE_REQUIRED"), await RefusedCall.By(() => service.For(TeamManager).RecordVisitAsync(new() { RequestId = NewId(), CaseId = id, Etag = "v1", ChildId = child, VisitDate = today, SeenAlone = true }).ResponseAsync));
        Assert.Equal((StatusCode.PermissionDenied, "VIEW_OF_ANOTHER_ROLE"), await RefusedCall.By(() => service.For(SocialWorker).RecordChildViewAsync(new()
        {
            RequestId = NewId(),
            CaseId = id,
            Etag = "v1",
            ChildId = child,
            TakenBy = ViewTaker.IndependentReviewingOfficer,
            ViewDate = today,
            View = "x",
        }).ResponseAsync));
    }

    [Fact]
    public async Task A_disclosure_is_refused_to_those_who_need_not_know_and_the_refusal_is_audited()
    {
        var kinship = await Placed();
        var check = new Check
        {
            Id = Guid.NewGuid(),
            Type = CheckType.DbsEnhancedBarred,
            State = CheckState.ReceivedWithContent,
            Required = true,
            RaisedOn = kinship.ConcernOn,
            SubmittedOn = kinship.ConcernOn,
            ReceivedOn = service.Today,
            Content = new("Caution in 1999", null, null, null, null, null, "", null),
        };
        var other = SomeCases.Case();
        other.Checks.Add(check);
        await service.Store(other);
        var client = service.For(SocialWorker);

        Assert.Equal((StatusCode.PermissionDenied, "NEED_TO_KNOW"), await RefusedCall.By(() => client.RevealCheckContentAsync(new()
        {
            RequestId = NewId(),
            CaseId = other.Id.ToString(),
            Etag = "v1",
            CheckId = check.Id.ToString(),
            Reason = "Curious",
        }).ResponseAsync));

        Assert.Equal(V1.CheckState.Withheld, Assert.Single((await client.GetCaseAsync(new() { CaseId = other.Id.ToString() })).Case.Checks).State);
        await Suite.Testing.Wait.Until(async () => await service.Look<int>(
            "select count(*)::int from audit where case_id = @Id and subject = 'staff-0001' and reason = 'NEED_TO_KNOW'", new { other.Id }) == 1, "the refusal to be audited");
    }
}
