using Grpc.Core;
using Suite.EdgeOfCare.V1;
using static Suite.EdgeOfCare.Tests.Reunifications.AHome;
using Date = Suite.Types.V1.Date;

namespace Suite.EdgeOfCare.Tests.Reunifications;

/// <summary>From the phased return on, as staff call it.</summary>
public sealed class HomeOverTheWire(EdgeOfCareService service) : IClassFixture<EdgeOfCareService>
{
    ReunificationService.ReunificationServiceClient SocialWorker => service.For("amara.okafor").Reunifications;

    ReunificationService.ReunificationServiceClient Manager => service.For("farah.siddiqui").Reunifications;

    ReunificationService.ReunificationServiceClient ServiceManager => service.For("hannah.oduya").Reunifications;

    ReunificationService.ReunificationServiceClient NominatedOfficer => service.For("ivan.petrov").Reunifications;

    ReunificationService.ReunificationServiceClient ReviewingOfficer => service.For("quentin.marsh").Reunifications;

    static string NewId() => Guid.CreateVersion7().ToString("D");

    static Date Day(DateOnly day) => day.ToMessage();

    static readonly DateOnly Today = EdgeOfCareService.FirstDay;

    async Task<V1.Reunification> Stored(Reunification reunification)
    {
        reunification.Child = reunification.Child with { Reference = "H" + Guid.NewGuid().ToString("N")[..12] };
        await service.Store(reunification);
        return (await Manager.GetReunificationAsync(new() { ReunificationId = reunification.Id.ToString() })).Reunification;
    }

    [Fact]
    public async Task Under_a_care_order_a_child_goes_home_is_visited_reviewed_and_followed_up()
    {
        var at = await Stored(GoingHome());
        Assert.Equal(["NOT_RECLASSIFIED", "SCHOOL_NOT_INFORMED", "HEALTH_NOT_INFORMED", "P1_NOT_APPROVED"], at.OpenGaps);
        at = (await SocialWorker.ClassifyReturnRiskAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, ClassDate = Day(Reclassed), Risk = RiskClass.Low, Reasons = "Settled." })).Reunification;
        at = (await SocialWorker.InformSchoolAndHealthAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, HealthInformedDate = Day(Reclassed), NoSchool = true })).Reunification;
        at = (await SocialWorker.RecordPlacementPlanAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, PreparedDate = Day(Reclassed), Summary = "Her own room." })).Reunification;
        var back = new RecordReturnRequest { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, ReturnedDate = Day(Home), Route = ReturnRoute.P1 };
        Assert.Equal((StatusCode.PermissionDenied, "NOMINATED_OFFICER_REQUIRED"), await RefusedCall.By(() => Manager.RecordReturnAsync(back).ResponseAsync));
        Assert.Equal((StatusCode.FailedPrecondition, "P1_NOT_APPROVED"), await RefusedCall.By(() => NominatedOfficer.RecordReturnAsync(back).ResponseAsync));
        at = (await NominatedOfficer.ApprovePlacementWithParentsAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, ApprovedDate = Day(Approved), Reasons = "Safe and wanted." })).Reunification;
        Assert.Empty(at.OpenGaps);
        (back.Etag, back.RequestId) = (at.Etag, NewId());
        at = (await NominatedOfficer.RecordReturnAsync(back)).Reunification;
        Assert.Equal((ReunificationState.Returned, Day(InThreeMonths)), (at.State, at.ReturnReviews[0].DueDate));

        at = (await SocialWorker.RecordMonitoringVisitAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, VisitDate = Day(Home.AddDays(7)), ChildSeen = true, SeenAlone = true, Summary = "Settled." })).Reunification;
        Assert.Equal((ReunificationState.Monitoring, true), (at.State, at.Visits[0].InTime));
        at = (await ReviewingOfficer.RecordCareReviewAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, ReviewDate = Day(InThreeMonths), ChairedBy = "staff-0017", Outcome = "Goes on.", ConsideredChangeOfStatus = true })).Reunification;
        at = (await SocialWorker.RecordReturnReviewAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, Point = V1.ReviewPoint.ThreeMonths, ReviewDate = Day(InThreeMonths), Outcome = V1.OutcomeCode.AtHomeParent, Stable = true })).Reunification;
        Assert.True(at.ReturnReviews[0].Completed);
        at = (await SocialWorker.StepDownReturnAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, StepDownDate = Day(InThreeMonths), To = StepDownTo.ChildInNeed, Plan = "Weekly visits.", AgreedWith = "Social worker" })).Reunification;
        Assert.Equal((StatusCode.FailedPrecondition, "NOT_YET_SIX_MONTHS"),
            await RefusedCall.By(() => Manager.ConsolidateReturnAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, ConsolidatedDate = Day(Today) }).ResponseAsync));
        at = (await SocialWorker.RecordContactOrderAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, MadeDate = Day(InThreeMonths), IncompatibleWithReturn = true, PersonIds = { at.People[0].PersonId, at.People[0].PersonId }, Summary = "No living together." })).Reunification;
        Assert.Contains(at.Deadlines, d => d.Rule == "CONTACT_ORDER_AT_HOME");
        at = (await SocialWorker.EndContactOrderAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, ContactOrderId = at.ContactOrders[0].ContactOrderId, EndedDate = Day(InThreeMonths) })).Reunification;
        at = (await SocialWorker.RecordReEntryAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, ReEntryDate = Day(Today), LegalStatus = V1.CareLegalStatus.CareOrder, Reasons = { ReEntryReason.ChildsWish, ReEntryReason.ChildsWish }, Detail = "She asked." })).Reunification;
        Assert.Equal((ReunificationState.BrokeDown, PlacementEnd.BrokeDown, 1), (at.State, at.Placements[0].End, at.ReEntries[0].Reasons.Count));
        at = (await Manager.CloseReunificationAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, ClosedDate = Day(Today), Code = ReunificationClosure.OtherPermanence, Detail = "Long-term foster care." })).Reunification;
        Assert.Equal((ReunificationState.Closed, "Long-term foster care."), (at.State, at.ClosureDetail));
        Assert.Equal(0, await service.Look<int>("select count(*)::int from events where case_id = @id and data::text ~ 'Example|Settled|Safe and|She asked|room|staff-|foster'", new { id = Guid.Parse(at.ReunificationId) }));
    }

    [Fact]
    public async Task Under_section_20_placement_with_parents_is_refused_and_going_home_ends_the_accommodation()
    {
        var at = await Stored(ReadyForHome(CareLegalStatus.Section20SinglePeriod));
        var back = new RecordReturnRequest { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, ReturnedDate = Day(Home), Route = ReturnRoute.P1 };
        Assert.Equal((StatusCode.FailedPrecondition, "P1_NOT_UNDER_SECTION_20"), await RefusedCall.By(() => Manager.RecordReturnAsync(back).ResponseAsync));
        Assert.Equal((StatusCode.FailedPrecondition, "P1_NOT_UNDER_SECTION_20"),
            await RefusedCall.By(() => NominatedOfficer.ApprovePlacementWithParentsAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, ApprovedDate = Day(Approved), Reasons = "Safe." }).ResponseAsync));
        (back.RequestId, back.Route) = (NewId(), ReturnRoute.CeasedE4A);

        at = (await Manager.RecordReturnAsync(back)).Reunification;

        Assert.Equal((V1.CareLegalStatus.Unspecified, true), (at.LegalStatus, at.LegalStatuses[^1].Ceased));
    }

    [Fact]
    public async Task A_return_that_held_is_consolidated_and_closed_by_the_service_manager()
    {
        var reunification = Monitored(CareLegalStatus.Section20SinglePeriod);
        reunification.ReturnedOn = Today.AddMonths(-6);
        Answer(reunification, ReviewPoint.ThreeMonths, Today.AddMonths(-3));
        Answer(reunification, ReviewPoint.SixMonths, Today);
        var at = await Stored(reunification);

        at = (await Manager.ConsolidateReturnAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, ConsolidatedDate = Day(Today) })).Reunification;
        var close = new CloseReunificationRequest { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, ClosedDate = Day(Today), Code = ReunificationClosure.CinClosed };
        Assert.Equal((StatusCode.PermissionDenied, "SERVICE_MANAGER_REQUIRED"), await RefusedCall.By(() => Manager.CloseReunificationAsync(close).ResponseAsync));

        at = (await ServiceManager.CloseReunificationAsync(close)).Reunification;

        Assert.Equal((ReunificationState.Closed, ReunificationClosure.CinClosed), (at.State, at.Closure));
    }

    [Fact]
    public async Task A_child_placed_at_once_is_confirmed_or_the_placement_ends()
    {
        var at = await Stored(AReturn.Considered());
        var place = new PlaceImmediatelyRequest { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, PlacedDate = Day(Today), Necessity = "Her carer fell ill.", InterviewDate = Day(Today) };
        Assert.Equal(StatusCode.PermissionDenied, (await RefusedCall.By(() => Manager.PlaceImmediatelyAsync(place).ResponseAsync)).Code);
        at = (await NominatedOfficer.PlaceImmediatelyAsync(place)).Reunification;
        Assert.Equal((ReunificationState.ParentAssessment, Day(WorkingCalendar.WorkingDaysAfter(Today, 10))), (at.State, at.ImmediatePlacement.AssessByDate));
        Assert.Equal((StatusCode.FailedPrecondition, "ASSESSMENT_INCOMPLETE"),
            await RefusedCall.By(() => NominatedOfficer.ConfirmImmediatePlacementAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, ConfirmedDate = Day(Today), Reasons = "Well." }).ResponseAsync));
        at = (await Manager.EndImmediatePlacementAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, EndedDate = Day(Today), Reasons = { StopReason.RiskIncreased } })).Reunification;
        Assert.Equal((ReunificationState.NotSafe, PlacementEnd.NotConfirmed), (at.State, at.Placements[0].End));

        at = await Stored(Confirmable(placedOn: Home));
        at = (await NominatedOfficer.ConfirmImmediatePlacementAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag, ConfirmedDate = Day(Home.AddDays(9)), Reasons = "Well." })).Reunification;
        Assert.Equal((ReunificationState.Returned, Day(Home), ReturnRoute.P1), (at.State, at.ReturnedDate, at.Route));
    }

    [Fact]
    public async Task Exactly_one_of_an_order_and_its_end_is_recorded()
    {
        var at = await Stored(AReturn.Considered());
        RecordLegalStatusRequest Request(V1.CareLegalStatus status, bool ceased, bool supervision) => new()
        {
            RequestId = NewId(),
            ReunificationId = at.ReunificationId,
            Etag = at.Etag,
            FromDate = Day(Today),
            LegalStatus = status,
            Ceased = ceased,
            SupervisionOrder = supervision,
        };

        foreach (var bad in new[] { Request(default, false, false), Request(V1.CareLegalStatus.CareOrder, true, false), Request(V1.CareLegalStatus.CareOrder, false, true) })
            Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELDS"), await RefusedCall.By(() => SocialWorker.RecordLegalStatusAsync(bad).ResponseAsync));

        at = (await SocialWorker.RecordLegalStatusAsync(Request(default, true, true))).Reunification;
        Assert.Equal((V1.CareLegalStatus.Unspecified, true), (at.LegalStatus, at.LegalStatuses[^1].SupervisionOrder));
    }

    [Fact]
    public async Task Fields_that_contradict_each_other_are_refused()
    {
        var at = await Stored(Monitored());
        var (id, etag) = (at.ReunificationId, at.Etag);
        var calls = new Func<Task>[]
        {
            () => SocialWorker.RecordMonitoringVisitAsync(new() { RequestId = NewId(), ReunificationId = id, Etag = etag, VisitDate = Day(Today), SeenAlone = true, Summary = "Out." }).ResponseAsync,
            () => SocialWorker.RecordReturnReviewAsync(new() { RequestId = NewId(), ReunificationId = id, Etag = etag, Point = V1.ReviewPoint.ThreeMonths, ReviewDate = Day(Today), Outcome = V1.OutcomeCode.KinInformal, Stable = true }).ResponseAsync,
            () => SocialWorker.RecordReturnReviewAsync(new() { RequestId = NewId(), ReunificationId = id, Etag = etag, Point = V1.ReviewPoint.ThreeMonths, ReviewDate = Day(Today), Outcome = V1.OutcomeCode.KinInformal, Corrects = true }).ResponseAsync,
            () => SocialWorker.RecordReturnReviewAsync(new() { RequestId = NewId(), ReunificationId = id, Etag = etag, Point = V1.ReviewPoint.ThreeMonths, ReviewDate = Day(Today), Outcome = V1.OutcomeCode.KinInformal, Reason = CorrectionReason.Other }).ResponseAsync,
            () => SocialWorker.RecordReEntryAsync(new() { RequestId = NewId(), ReunificationId = id, Etag = etag, ReEntryDate = Day(Today), LegalStatus = V1.CareLegalStatus.Section20ShortBreaks, Reasons = { ReEntryReason.Other } }).ResponseAsync,
            () => SocialWorker.RecordReEntryAsync(new() { RequestId = NewId(), ReunificationId = id, Etag = etag, ReEntryDate = Day(Today), LegalStatus = V1.CareLegalStatus.CareOrder }).ResponseAsync,
            () => SocialWorker.InformSchoolAndHealthAsync(new() { RequestId = NewId(), ReunificationId = id, Etag = etag }).ResponseAsync,
            () => SocialWorker.InformSchoolAndHealthAsync(new() { RequestId = NewId(), ReunificationId = id, Etag = etag, SchoolInformedDate = Day(Today), NoSchool = true }).ResponseAsync,
            () => NominatedOfficer.PlaceImmediatelyAsync(new() { RequestId = NewId(), ReunificationId = id, Etag = etag, PlacedDate = Day(Today.AddDays(-1)), Necessity = "Needed.", InterviewDate = Day(Today) }).ResponseAsync,
        };

        foreach (var call in calls)
            Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELDS"), await RefusedCall.By(call));
    }

    [Fact]
    public async Task What_was_keyed_in_is_watched_once_finished()
    {
        var reunification = AtHome();
        reunification.HistoricEntry = true;
        var at = await Stored(reunification);

        at = (await Manager.FinishHistoricReunificationAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag })).Reunification;

        Assert.Equal((false, ReunificationState.Monitoring), (at.HistoricEntry, at.State));
        Assert.Equal((StatusCode.FailedPrecondition, "NOT_A_HISTORIC_ENTRY"),
            await RefusedCall.By(() => Manager.FinishHistoricReunificationAsync(new() { RequestId = NewId(), ReunificationId = at.ReunificationId, Etag = at.Etag }).ResponseAsync));
        Assert.Equal((StatusCode.NotFound, "REUNIFICATION_NOT_FOUND"), await RefusedCall.By(() => SocialWorker.GetReunificationAsync(new() { ReunificationId = NewId() }).ResponseAsync));
    }
}
