using Google.Protobuf;
using Grpc.Core;
using Suite.FosteringRecruitment.V1;

namespace Suite.FosteringRecruitment.Tests.Applications;

/// <summary>What only the database can decide: which of two is first, what is on an agenda, and what comes into being together.</summary>
public sealed class PanelAndDecisionOverTheWire(FosteringService service) : IClassFixture<FosteringService>
{
    const string Adviser = "joan.ashcroft", DecisionMaker = "priya.raman", Manager = "hannah.oduya", Recruiter = "rosa.delgado", Assessor = "bridget.nolan";

    static string NewId() => Guid.CreateVersion7().ToString();

    async Task<Application> Stored(Application application)
    {
        await service.Store([application]);
        return application;
    }

    Task<V1.Panel> Scheduled(int capacity = 0) => Scheduled(Given.PanelDay, capacity);

    async Task<V1.Panel> Scheduled(DateOnly on, int capacity = 0) => (await service.For(Adviser).Panels.SchedulePanelAsync(new()
    {
        RequestId = NewId(),
        PanelDate = on.ToMessage(),
        Capacity = capacity,
        Members = { Given.Members.Select(m => new PanelMember { Subject = m.Subject, Role = (V1.PanelRole)m.Role, SocialWorkExperience = m.SocialWorkExperience }) },
    })).Panel;

    static ListForPanelRequest Listing(Application application, V1.Panel panel) => new()
    {
        RequestId = NewId(),
        ApplicationId = application.Id.ToString(),
        Etag = "v1",
        PanelId = panel.PanelId,
        ListedDate = Given.Listed.ToMessage(),
    };

    static DecideRequest Approving(Application application) => new()
    {
        RequestId = NewId(),
        ApplicationId = application.Id.ToString(),
        Etag = "v1",
        Decision = V1.Decision.Approve,
        DecisionDate = Given.Decided.ToMessage(),
        Reasons = "Suitable.",
        Terms = FosteringRecruitment.Applications.TermsFields.ToMessage(Given.Terms),
    };

    [Fact]
    public async Task A_matter_goes_from_the_agenda_to_the_recommendation()
    {
        var application = await Stored(Given.ReportShared());
        var panel = await Scheduled();
        var adviser = service.For(Adviser);

        var listed = (await adviser.Applications.ListForPanelAsync(Listing(application, panel))).Application;
        Assert.Equal((ApplicationState.PanelListed, panel.PanelId), (listed.State, listed.PanelId));
        var agenda = Assert.Single((await adviser.Panels.GetPanelAsync(new() { PanelId = panel.PanelId })).Agenda);
        Assert.Equal((PanelMatter.Application, listed.ApplicationId, "An applicant", Given.Listed.ToMessage(), false),
            (agenda.Matter, agenda.ApplicationId, agenda.Names, agenda.ListedDate, agenda.Recommended));
        var recommending = new RecordPanelRecommendationRequest
        {
            RequestId = NewId(),
            ApplicationId = listed.ApplicationId,
            Etag = listed.Etag,
            Recommendation = V1.PanelRecommendation.RecommendApproval,
            Reasons = "As discussed.",
        };
        Assert.Equal((StatusCode.FailedPrecondition, "PANEL_NOT_HELD"), await RefusedCall.By(() => adviser.Applications.RecordPanelRecommendationAsync(recommending).ResponseAsync));
        Assert.Equal((StatusCode.FailedPrecondition, "PANEL_HAS_MATTERS"),
            await RefusedCall.By(() => adviser.Panels.CancelPanelAsync(new() { RequestId = NewId(), PanelId = panel.PanelId, Etag = panel.Etag, Reason = "SNOW" }).ResponseAsync));

        await adviser.Panels.RecordPanelHeldAsync(new() { RequestId = NewId(), PanelId = panel.PanelId, Etag = panel.Etag, Attended = { Given.Members.Select(m => m.Subject) } });
        recommending.RequestId = NewId();
        var first = await adviser.Applications.RecordPanelRecommendationAsync(recommending);
        var retried = await adviser.Applications.RecordPanelRecommendationAsync(recommending);

        Assert.Equal(first.ToByteString(), retried.ToByteString());
        Assert.Equal((ApplicationState.PanelRecommended, panel.PanelId), (first.Application.State, Assert.Single(first.Application.Panels).PanelId));
        Assert.True(Assert.Single((await adviser.Panels.GetPanelAsync(new() { PanelId = panel.PanelId })).Agenda).Recommended);
    }

    [Fact]
    public async Task A_panel_is_full_for_the_next_and_not_for_the_retry_that_filled_it()
    {
        var (application, another) = (await Stored(Given.ReportShared()), await Stored(Given.ReportShared()));
        var panel = await Scheduled(capacity: 1);
        var adviser = service.For(Adviser);
        var listing = Listing(application, panel);

        var first = await adviser.Applications.ListForPanelAsync(listing);
        Assert.Equal(first.ToByteString(), (await adviser.Applications.ListForPanelAsync(listing)).ToByteString());
        Assert.Equal((StatusCode.FailedPrecondition, "PANEL_FULL"), await RefusedCall.By(() => adviser.Applications.ListForPanelAsync(Listing(another, panel)).ResponseAsync));
    }

    [Fact]
    public async Task Nothing_is_listed_for_a_panel_that_is_cancelled_or_is_none()
    {
        var application = await Stored(Given.ReportShared());
        var panel = await Scheduled();
        var adviser = service.For(Adviser);
        Assert.Equal(PanelState.Cancelled, (await adviser.Panels.CancelPanelAsync(new() { RequestId = NewId(), PanelId = panel.PanelId, Etag = panel.Etag, Reason = "SNOW" })).Panel.State);

        Assert.Equal((StatusCode.FailedPrecondition, "PANEL_NOT_OPEN"), await RefusedCall.By(() => adviser.Applications.ListForPanelAsync(Listing(application, panel)).ResponseAsync));
        panel.PanelId = NewId();
        Assert.Equal((StatusCode.NotFound, "PANEL_NOT_FOUND"), await RefusedCall.By(() => adviser.Applications.ListForPanelAsync(Listing(application, panel)).ResponseAsync));
        Assert.Equal((StatusCode.NotFound, "PANEL_NOT_FOUND"), await RefusedCall.By(() => adviser.Panels.GetPanelAsync(new() { PanelId = panel.PanelId }).ResponseAsync));
    }

    [Fact]
    public async Task A_restricted_matter_is_on_nobodys_agenda_who_may_not_know_of_it_and_counts_all_the_same()
    {
        var (application, panel) = Given.ListedForPanel();
        application.SetRestriction(true, [], Given.ServiceManager);
        await Stored(application);
        await service.Store([panel]);
        var (adviser, id) = (service.For(Adviser), panel.Id.ToString());

        Assert.Empty((await adviser.Panels.GetPanelAsync(new() { PanelId = id })).Agenda);
        Assert.Single((await service.For(Manager).Panels.GetPanelAsync(new() { PanelId = id })).Agenda);
        Assert.Equal((StatusCode.FailedPrecondition, "PANEL_HAS_MATTERS"),
            await RefusedCall.By(() => adviser.Panels.CancelPanelAsync(new() { RequestId = NewId(), PanelId = id, Etag = "v1", Reason = "SNOW" }).ResponseAsync));
        Assert.Equal((StatusCode.NotFound, "APPLICATION_NOT_FOUND"),
            await RefusedCall.By(() => adviser.Applications.GetApplicationAsync(new() { ApplicationId = application.Id.ToString() }).ResponseAsync));
        Assert.Equal((StatusCode.NotFound, "PANEL_NOT_FOUND"), await RefusedCall.By(() => service.For("isla.brennan").Panels.GetPanelAsync(new() { PanelId = id }).ResponseAsync));
    }

    [Fact]
    public async Task An_approval_and_its_household_come_into_being_together_and_once()
    {
        var application = await Stored(Given.Recommended());
        var adm = service.For(DecisionMaker);
        var approving = Approving(application);

        var decided = await adm.Applications.DecideAsync(approving);
        var retried = await adm.Applications.DecideAsync(approving);

        Assert.Equal(decided.ToByteString(), retried.ToByteString());
        Assert.Equal((ApplicationState.Approved, decided.Household.HouseholdId), (decided.Application.State, decided.Application.HouseholdId));
        Assert.Equal(application.Id.ToString(), await service.Look<string>(
            "select document ->> 'applicationId' from cases where kind = 'household' and case_id = @id", new { id = Guid.Parse(decided.Household.HouseholdId) }));
        Assert.Equal(["fostering.household-registered.v1", "fostering.place-status-changed.v1", "fostering.place-status-changed.v1"],
            (await service.Look<string>("select string_agg(type, ',' order by version) from events where case_id = @id", new { id = Guid.Parse(decided.Household.HouseholdId) })).Split(','));
    }

    [Fact]
    public async Task Two_officers_who_decide_at_the_same_moment_leave_one_decision()
    {
        var application = await Stored(Given.Recommended());
        var refusing = Approving(application);
        (refusing.Decision, refusing.Terms) = (V1.Decision.ProposeNotToApprove, null);
        Task<DecideResponse>[] both = [service.For(DecisionMaker).Applications.DecideAsync(Approving(application)).ResponseAsync, service.For("owen.tranter").Applications.DecideAsync(refusing).ResponseAsync];

        await Task.WhenAll(both.Select(decision => decision.ContinueWith(_ => { }, TaskScheduler.Default)));

        var lost = Assert.Single(both, decision => decision.IsFaulted);
        Assert.Equal((StatusCode.Aborted, "ETAG_STALE"), await RefusedCall.By(() => lost));
        var kept = (await service.For(Manager).Applications.GetApplicationAsync(new() { ApplicationId = application.Id.ToString() })).Application;
        Assert.Equal((await both.Single(decision => !decision.IsFaulted)).Application.State, kept.State);
        Assert.Single(kept.Decisions);
        Assert.Equal(kept.State is ApplicationState.Approved ? 1 : 0,
            await service.Look<int>("select count(*)::int from cases where kind = 'household' and document ->> 'applicationId' = @id", new { id = application.Id.ToString() }));
    }

    [Fact]
    public async Task Regulation_27_4_who_sat_on_the_panel_is_refused_and_the_application_is_as_it_was()
    {
        var (application, panel) = Given.ListedForPanel();
        panel.SetMembers([.. Given.Members, new("staff-0015", PanelRole.Member, false)]);
        Given.Recommend(application, Given.HoldPanel(panel), PanelRecommendation.RecommendApproval);
        await Stored(application);

        Assert.Equal((StatusCode.PermissionDenied, "DECISION_MAKER_SAT_ON_PANEL"), await RefusedCall.By(() => service.For("owen.tranter").Applications.DecideAsync(Approving(application)).ResponseAsync));
        Assert.Equal("v1", (await service.For(Manager).Applications.GetApplicationAsync(new() { ApplicationId = application.Id.ToString() })).Application.Etag);
        Assert.Equal(StatusCode.PermissionDenied, (await RefusedCall.By(() => service.For(Adviser).Applications.DecideAsync(Approving(application)).ResponseAsync)).Code);
    }

    [Fact]
    public async Task Every_bad_field_of_a_decision_is_named_at_once()
    {
        var application = await Stored(Given.Recommended());
        var request = Approving(application);
        (request.Decision, request.Reasons, request.DecisionDate) = (V1.Decision.NotApprove, "", service.Today.AddDays(1).ToMessage());

        var refused = await Assert.ThrowsAsync<RpcException>(() => service.For(DecisionMaker).Applications.DecideAsync(request).ResponseAsync);

        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        Assert.Equal(["decision_date", "reasons", "terms"], refused.GetRpcStatus()!.GetDetail<Google.Rpc.BadRequest>()!.FieldViolations.Select(v => v.Field).Order());
    }

    static ReceiveApplicationRequest Applying(Enquiry enquiry) => new()
    {
        RequestId = NewId(),
        EnquiryId = enquiry.Id.ToString(),
        Etag = "v1",
        ReceivedDate = Given.Received.ToMessage(),
        Route = FosteringRoute.Mainstream,
        Team = "fostering-recruitment",
        People = { new ApplicationPersonFacts { Kind = ApplicationPersonKind.Applicant, Name = "Somebody", BirthDate = new DateOnly(1984, 6, 3).ToMessage(), PersonReference = "CA9001" } },
    };

    [Fact]
    public async Task Of_two_applications_from_one_enquiry_at_once_one_is_taken()
    {
        var enquiry = Given.AnInvitedEnquiry();
        await service.Store([enquiry]);
        var recruiter = service.For(Recruiter);
        Task<ReceiveApplicationResponse>[] both = [.. Enumerable.Range(0, 2).Select(_ => recruiter.Applications.ReceiveApplicationAsync(Applying(enquiry)).ResponseAsync)];

        await Task.WhenAll(both.Select(one => one.ContinueWith(_ => { }, TaskScheduler.Default)));

        Assert.Equal((StatusCode.Aborted, "ETAG_STALE"), await RefusedCall.By(() => Assert.Single(both, one => one.IsFaulted)));
        var taken = await both.Single(one => !one.IsFaulted);
        Assert.Equal((EnquiryState.Applied, taken.Application.ApplicationId), (taken.Enquiry.State, taken.Enquiry.ApplicationId));
        Assert.Equal((ApplicationState.Applied, enquiry.Id.ToString(), new DateOnly(2026, 11, 2).ToMessage()), (taken.Application.State, taken.Application.EnquiryId, taken.Application.PanelDueDate));
        Assert.Equal(1, await service.Look<int>("select count(*)::int from cases where kind = 'application' and document ->> 'enquiryId' = @id", new { id = enquiry.Id.ToString() }));
        var again = Applying(enquiry);
        again.Etag = taken.Enquiry.Etag;
        Assert.Equal((StatusCode.FailedPrecondition, "MOVE_NOT_ALLOWED"), await RefusedCall.By(() => recruiter.Applications.ReceiveApplicationAsync(again).ResponseAsync));
    }

    [Fact]
    public async Task An_application_needs_one_or_two_applicants_and_no_kinship_route()
    {
        var enquiry = Given.AnInvitedEnquiry();
        await service.Store([enquiry]);
        var request = Applying(enquiry);
        (request.Route, request.Team) = (FosteringRoute.Kinship, "");
        request.People[0].Kind = ApplicationPersonKind.HouseholdMember;
        request.People.Add(request.People[0].Clone());

        var refused = await Assert.ThrowsAsync<RpcException>(() => service.For(Recruiter).Applications.ReceiveApplicationAsync(request).ResponseAsync);

        Assert.Equal(["people", "people", "route", "team"], refused.GetRpcStatus()!.GetDetail<Google.Rpc.BadRequest>()!.FieldViolations.Select(v => v.Field).Order());
        request = Applying(enquiry);
        request.HistoricEntry = true;
        Assert.Equal((StatusCode.PermissionDenied, "HISTORIC_ENTRY_NOT_ALLOWED"), await RefusedCall.By(() => service.For(Recruiter).Applications.ReceiveApplicationAsync(request).ResponseAsync));
    }

    [Fact]
    public async Task Regulation_26_1B_whoever_comes_a_day_late_is_told_so_and_stage_2_opens()
    {
        var application = await Stored(Given.StageOneDone());
        var team = service.For(Manager);

        Assert.Equal((StatusCode.FailedPrecondition, "STAGE_ONE_REFUSAL_TOO_LATE"), await RefusedCall.By(() => team.Applications.DeclineAtStageOneAsync(new()
        {
            RequestId = NewId(),
            ApplicationId = application.Id.ToString(),
            Etag = "v1",
            NoticeDate = new DateOnly(2026, 5, 12).ToMessage(),
            Reasons = "Not suitable.",
        }).ResponseAsync));
        // Any act finds the application where time has brought it.
        var held = (await team.Applications.PutApplicationOnHoldAsync(new()
        {
            RequestId = NewId(),
            ApplicationId = application.Id.ToString(),
            Etag = "v1",
            Reason = ApplicationHoldReason.Abroad,
            HoldDate = service.Today.ToMessage(),
        })).Application;

        Assert.Equal((ApplicationState.Stage2Open, new DateOnly(2026, 5, 12).ToMessage(), 10), (held.State, held.StageTwoDate, held.StageOneWorkingDaysUsed));
    }

    [Fact]
    public async Task What_happened_to_an_application_names_nobody()
    {
        var application = await Stored(Given.Recommended());
        await service.For(DecisionMaker).Applications.DecideAsync(Approving(application));

        var data = await service.Look<string>("select string_agg(data::text, ' ') from events where case_id = @id", new { id = application.Id });

        Assert.DoesNotContain("applicant", data, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Suitable.", data, StringComparison.Ordinal);
        Assert.Equal(1, await service.Look<int>("select count(*)::int from audit where case_id = @id and rpc = 'suite.fostering_recruitment.v1.Decide' and outcome = 'OK'", new { id = application.Id }));
    }

    [Fact]
    public async Task Who_may_not_open_the_door_hears_nothing_of_what_lies_behind_it()
    {
        var nothing = new OpenStageOneRequest { RequestId = NewId(), ApplicationId = NewId(), Etag = "v1", OpenedDate = Given.StageOneOpened.ToMessage() };

        Assert.Equal(StatusCode.PermissionDenied, (await RefusedCall.By(() => service.For(Assessor).Applications.OpenStageOneAsync(nothing).ResponseAsync)).Code);
        Assert.Equal((StatusCode.NotFound, "APPLICATION_NOT_FOUND"), await RefusedCall.By(() => service.For(Recruiter).Applications.OpenStageOneAsync(nothing).ResponseAsync));
    }
}
