using Grpc.Core;
using Suite.FamilyGroupConferences.Conferences;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Tests.Allocating;

public sealed class OverTheWire(ConferencesService service) : IClassFixture<ConferencesService>
{
    const string SocialWorker = "staff-0001";

    readonly Clients _worker = service.For("amara.okafor"), _manager = service.For("tanya.wells");

    static int _made;

    static string NewReference() => $"W{Interlocked.Increment(ref _made):D4}";

    static V1.Involvement Role(string child, InvolvementRole role = InvolvementRole.SocialWorker, string subject = SocialWorker) =>
        new() { Subject = subject, Role = role, ChildReference = child, FromDate = new DateOnly(2026, 1, 5).ToMessage() };

    static ReferFamilyRequest Referral(string child, params IEnumerable<V1.Involvement> more) => new()
    {
        RequestId = $"{Guid.NewGuid()}",
        Children = { new ConferenceChildFacts { ChildReference = child, Name = "Ada Stone", BirthDate = new DateOnly(2019, 5, 2).ToMessage() } },
        Involvements = { more.Prepend(Role(child)) },
        Reason = ReferralReason.PreventCare,
        OfferedDate = new DateOnly(2026, 11, 16).ToMessage(),
        ReferredDate = new DateOnly(2026, 11, 18).ToMessage(),
        Team = "family-group-conferences",
    };

    async Task<V1.Conference> Referred(ReferFamilyRequest? request = null) => (await _worker.Conferences.ReferFamilyAsync(request ?? Referral(NewReference()))).Conference;

    async Task<V1.Conference> Accepted(ReferFamilyRequest? request = null)
    {
        var conference = await Referred(request);
        return (await _manager.Conferences.AcceptReferralAsync(new()
        {
            RequestId = $"{Guid.NewGuid()}",
            ConferenceId = conference.ConferenceId,
            Etag = conference.Etag,
            AcceptedDate = new DateOnly(2026, 11, 19).ToMessage(),
        })).Conference;
    }

    async Task<V1.Coordinator> Registered(string subject, int hundredths = 100, string name = "Samuel Birch") => (await _manager.Coordinators.RegisterCoordinatorAsync(new()
    {
        RequestId = $"{Guid.NewGuid()}",
        Subject = subject,
        Name = name,
        FteHundredths = hundredths,
        FromDate = new DateOnly(2026, 4, 1).ToMessage(),
    })).Coordinator;

    static AllocateCoordinatorRequest Allocation(V1.Conference conference, V1.Coordinator coordinator) => new()
    {
        RequestId = $"{Guid.NewGuid()}",
        ConferenceId = conference.ConferenceId,
        Etag = conference.Etag,
        CoordinatorId = coordinator.CoordinatorId,
        AllocatedDate = new DateOnly(2026, 11, 20).ToMessage(),
    };

    async Task<V1.Coordinator> Read(V1.Coordinator coordinator) => (await _manager.Coordinators.GetCoordinatorAsync(new() { CoordinatorId = coordinator.CoordinatorId })).Coordinator;

    [Fact]
    public async Task A_family_is_referred_accepted_and_allocated_and_the_coordinator_has_one_more()
    {
        var coordinator = await Registered("staff-0019");
        var request = Allocation(await Accepted(), coordinator);

        var conference = (await _manager.Conferences.AllocateCoordinatorAsync(request)).Conference;

        Assert.Equal((ConferenceState.Allocated, "staff-0019"), (conference.State, conference.Coordinator));
        Assert.Equal(conference, (await _manager.Conferences.AllocateCoordinatorAsync(request)).Conference);
        var after = await Read(coordinator);
        Assert.Equal((1, 8, "v2"), (after.ActiveConferences, after.MostConferences, after.Etag));
        Assert.Equal(conference, (await service.For("samuel.birch").Conferences.GetConferenceAsync(new() { ConferenceId = conference.ConferenceId })).Conference);
        Assert.Equal("conferences.recordamended", (await service.Look<string>("select type from events where case_id = @id and version = 2", new { id = Guid.Parse(coordinator.CoordinatorId) })).Replace("-", "", StringComparison.Ordinal).Replace(".v1", "", StringComparison.Ordinal));

        Assert.Equal((StatusCode.FailedPrecondition, "COORDINATOR_HAS_CONFERENCES"), await RefusedCall.By(() => _manager.Coordinators.EndCoordinatorAsync(new()
        {
            RequestId = $"{Guid.NewGuid()}",
            CoordinatorId = coordinator.CoordinatorId,
            Etag = after.Etag,
            EndedDate = ConferencesService.FirstDay.ToMessage(),
        }).ResponseAsync));
    }

    [Fact]
    public async Task Two_allocations_at_once_do_not_overfill_a_post()
    {
        var coordinator = await Registered("staff-0050", hundredths: 10);
        var (first, second) = (await Accepted(), await Accepted());

        var outcomes = await Task.WhenAll(Outcome(first), Outcome(second));

        Assert.Contains("OK", outcomes);
        Assert.Contains(outcomes, outcome => outcome is "ETAG_STALE" or "COORDINATOR_AT_CAPACITY");
        Assert.Equal((1, 1), ((await Read(coordinator)).ActiveConferences, coordinator.MostConferences));

        async Task<string> Outcome(V1.Conference conference)
        {
            try
            {
                await service.Use<AllocateCoordinator>().Handle(Allocation(conference, coordinator), HostedService.Caller("tanya.wells"), default);
                return "OK";
            }
            catch (RefusedException refused)
            {
                return refused.Reason;
            }
        }
    }

    [Fact]
    public async Task A_case_role_in_another_family_s_restricted_conference_counts_and_nothing_of_that_is_shown()
    {
        var (child, sister) = (NewReference(), NewReference());
        var elsewhere = Referral(sister, Role(sister, InvolvementRole.Assessor, "staff-0051"));
        elsewhere.Restricted = true;
        var hidden = await Referred(elsewhere);
        var request = Referral(child);
        request.SiblingReferences.Add(sister.ToLowerInvariant());
        var coordinator = await Registered("staff-0051");

        Assert.Equal((StatusCode.FailedPrecondition, "COORDINATOR_NOT_INDEPENDENT"),
            await RefusedCall.By(async () => await _manager.Conferences.AllocateCoordinatorAsync(Allocation(await Accepted(request), coordinator))));
        Assert.Equal((StatusCode.NotFound, "CONFERENCE_NOT_FOUND"), await RefusedCall.By(() => _manager.Conferences.GetConferenceAsync(new() { ConferenceId = hidden.ConferenceId }).ResponseAsync));
    }

    [Fact]
    public async Task A_child_has_one_open_conference_and_a_retry_is_no_second()
    {
        var child = NewReference();
        var request = Referral(child);
        var first = await Referred(request);

        Assert.Equal(first, await Referred(request));
        Assert.Equal((StatusCode.FailedPrecondition, "CHILD_HAS_OPEN_CONFERENCE"), await RefusedCall.By(() => Referred(Referral(child.ToLowerInvariant()))));
        // Another authority's child of the same reference is another child.
        Assert.NotEqual(first.ConferenceId, (await service.For("theresa.quinn").Conferences.ReferFamilyAsync(Referral(child))).Conference.ConferenceId);
        var other = await Referred();
        Assert.Equal((StatusCode.FailedPrecondition, "CHILD_HAS_OPEN_CONFERENCE"), await RefusedCall.By(() => _manager.Conferences.AddConferenceChildAsync(new()
        {
            RequestId = $"{Guid.NewGuid()}",
            ConferenceId = other.ConferenceId,
            Etag = other.Etag,
            Child = request.Children[0],
            AddedDate = ConferencesService.FirstDay.ToMessage(),
        }).ResponseAsync));
    }

    [Fact]
    public async Task A_service_asks_once_for_a_record_and_a_person_says_of_no_service_that_it_asked()
    {
        var caller = new Caller(SocialWorker, HostedService.Westmere, new HashSet<string> { "SERVICE" }, new HashSet<string>(), "kinship-assessment");
        var record = $"{Guid.NewGuid()}";
        ReferFamilyRequest Asked()
        {
            var request = Referral(NewReference());
            (request.RequestedByService, request.RequestedByRecordId) = ("kinship-assessment", record);
            // Which team takes families on is not for it to know.
            request.Team = "";
            return request;
        }

        var first = (await service.Use<ReferFamily>().Handle(Asked(), caller, default)).Conference;
        Assert.Equal(("kinship-assessment", record), (first.RequestedByService, first.RequestedByRecordId));
        Assert.Equal("ALREADY_REQUESTED", (await Assert.ThrowsAsync<RefusedException>(() => service.Use<ReferFamily>().Handle(Asked(), caller, default))).Reason);

        Assert.Equal((StatusCode.PermissionDenied, "REQUESTED_BY_NOT_ALLOWED"), await RefusedCall.By(() => Referred(Asked())));
        Assert.Equal("REQUESTED_BY_NOT_ALLOWED", (await Assert.ThrowsAsync<RefusedException>(() => service.Use<ReferFamily>().Handle(Asked(), caller with { Actor = "edge-of-care" }, default))).Reason);
    }

    [Fact]
    public async Task A_referral_names_the_social_worker_of_each_child_and_all_that_is_wrong_is_said_at_once()
    {
        var child = NewReference();
        var request = Referral(child);
        request.Involvements[0].Role = InvolvementRole.Assessor;
        request.OfferedDate = ConferencesService.FirstDay.ToMessage();
        request.Participants.Add(new ParticipantFacts { Role = ParticipantRole.Child, Name = "X", Language = "polish" });
        request.Team = "";

        var refused = await Assert.ThrowsAsync<RefusedException>(() => service.Use<ReferFamily>().Handle(request, HostedService.Caller("amara.okafor"), default));

        Assert.Equal(["involvements", "offered_date", "participants[0].language", "participants[0].role", "team"], refused.Fields.Select(f => f.Field).Order(StringComparer.Ordinal));
        var offered = Referral(child);
        offered.OfferId = $"{Guid.NewGuid()}";
        Assert.Equal((StatusCode.NotFound, "OFFER_NOT_FOUND"), await RefusedCall.By(() => Referred(offered)));
    }

    [Fact]
    public async Task Reading_a_conference_is_audited_and_its_names_are_in_no_event()
    {
        var conference = await Referred();
        await _manager.Conferences.GetConferenceAsync(new() { ConferenceId = conference.ConferenceId });

        var id = new { id = Guid.Parse(conference.ConferenceId) };
        Assert.Equal(1, await service.Look<int>("select count(*) from audit where case_id = @id and rpc = 'suite.family_group_conferences.v1.GetConference' and subject = 'staff-0020'", id));
        Assert.Equal(0, await service.Look<int>("select count(*) from events where data::text like '%Stone%'"));
        Assert.Equal((StatusCode.NotFound, "CONFERENCE_NOT_FOUND"), await RefusedCall.By(() => service.For("theresa.quinn").Conferences.GetConferenceAsync(new() { ConferenceId = conference.ConferenceId }).ResponseAsync));
        Assert.Equal((StatusCode.NotFound, "CONFERENCE_NOT_FOUND"), await RefusedCall.By(() => service.For("ben.hartley").Conferences.GetConferenceAsync(new() { ConferenceId = conference.ConferenceId }).ResponseAsync));
    }

    [Fact]
    public async Task A_coordinator_is_registered_once_and_listed_by_name_page_by_page()
    {
        var adams = await Registered("staff-0060", name: "Aaron Adams");
        await Registered("staff-0061", name: "Aaron Baker");
        Assert.Equal((StatusCode.AlreadyExists, "COORDINATOR_EXISTS"), await RefusedCall.By(() => Registered("staff-0060")));

        await _manager.Coordinators.EndCoordinatorAsync(new() { RequestId = $"{Guid.NewGuid()}", CoordinatorId = adams.CoordinatorId, Etag = adams.Etag, EndedDate = ConferencesService.FirstDay.ToMessage() });

        Assert.Equal("Aaron Baker", (await _manager.Coordinators.ListCoordinatorsAsync(new() { PageSize = 1 })).Coordinators.Single().Name);
        var all = await _manager.Coordinators.ListCoordinatorsAsync(new() { WithEnded = true, PageSize = 1 });
        Assert.Equal(("Aaron Adams", ConferencesService.FirstDay.ToMessage()), (all.Coordinators.Single().Name, all.Coordinators.Single().EndedDate));
        Assert.Equal("Aaron Baker", (await _manager.Coordinators.ListCoordinatorsAsync(new() { WithEnded = true, PageSize = 1, PageToken = all.NextPageToken })).Coordinators.Single().Name);
        Assert.Equal((StatusCode.AlreadyExists, "COORDINATOR_EXISTS"), await RefusedCall.By(() => Registered("staff-0060")));
        Assert.Equal((StatusCode.NotFound, "COORDINATOR_NOT_FOUND"), await RefusedCall.By(() => service.For("theresa.quinn").Coordinators.GetCoordinatorAsync(new() { CoordinatorId = adams.CoordinatorId }).ResponseAsync));
    }

    [Fact]
    public async Task A_restricted_conference_is_lifted_by_a_service_manager_only()
    {
        var conference = await Referred();
        SetConferenceRestrictionRequest Request(V1.Conference c, bool restricted) =>
            new() { RequestId = $"{Guid.NewGuid()}", ConferenceId = c.ConferenceId, Etag = c.Etag, Restricted = restricted, Reason = "STAFF_FAMILY" };

        var restricted = (await _worker.Conferences.SetConferenceRestrictionAsync(Request(conference, true))).Conference;

        Assert.Equal((StatusCode.PermissionDenied, "RESTRICTION_NOT_YOURS"), await RefusedCall.By(() => _worker.Conferences.SetConferenceRestrictionAsync(Request(restricted, false)).ResponseAsync));
        Assert.False((await service.For("hannah.oduya").Conferences.SetConferenceRestrictionAsync(Request(restricted, false))).Conference.Restriction.Restricted);
    }
}
