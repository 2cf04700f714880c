using Grpc.Core;
using Suite.FosteringRecruitment.Households;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using static Suite.FosteringRecruitment.Tests.Households.AHousehold;

namespace Suite.FosteringRecruitment.Tests.Households;

/// <summary>The register over the wire and on a real database: one household for a kinship case, one hub for a constellation, capacity.</summary>
public sealed class KeepingTheRegister(FosteringService service) : IClassFixture<FosteringService>
{
    const string Manager = "hannah.oduya";

    static CancellationToken Now => TestContext.Current.CancellationToken;

    static string NewId() => Guid.CreateVersion7().ToString();

    static Caller Service(string authority = FosteringService.Westmere) =>
        new("staff-0016", authority, new HashSet<string> { "SERVICE" }, new HashSet<string>(), "kinship-assessment");

    static RegisterApprovedCarerRequest Approved(Guid kinshipCase) => new()
    {
        RequestId = NewId(),
        KinshipCaseId = kinshipCase.ToString(),
        DecisionDate = new DateOnly(2026, 11, 16).ToMessage(),
        DecidedBy = "staff-0016",
        RuleVersion = "2010-959/2026-06",
        Team = "kinship-north",
        Carers = { new KinshipCarer { Name = "A carer", BirthDate = new DateOnly(1970, 5, 1).ToMessage(), PersonReference = "CA2001" } },
        Children =
        {
            new KinshipChild { ChildReference = "CH1001", BirthDate = new DateOnly(2019, 3, 14).ToMessage(), PlacedDate = new DateOnly(2026, 9, 7).ToMessage() },
            new KinshipChild { ChildReference = "CH1002", BirthDate = new DateOnly(2022, 8, 2).ToMessage() },
        },
    };

    Task<RegisterApprovedCarerResponse> Register(RegisterApprovedCarerRequest request, Caller? caller = null) =>
        service.Use<RegisterApprovedCarer>().Handle(request, caller ?? Service(), Now);

    async Task<Household> Read(string id, string authority = FosteringService.Westmere) =>
        await service.Use<CaseStore<Household>>().Read(Guid.Parse(id), new GetHouseholdRequest { HouseholdId = id }, Service(authority), "", Now);

    [Fact]
    public async Task Kinship_carers_come_onto_the_register_with_the_children_placed_with_them()
    {
        var household = (await Register(Approved(Guid.CreateVersion7()))).Household;

        var kept = await Read(household.HouseholdId);
        Assert.Equal((FosteringRoute.Kinship, "staff-0016", "2010-959/2026-06"), (kept.Route, kept.ApprovedBy, kept.RuleVersion));
        Assert.Equal([PlaceStatus.Filled, PlaceStatus.Vacant], kept.Statuses());
        Assert.Equal((4, 17, 2), (kept.Terms[0].Terms.AgeMin, kept.Terms[0].Terms.AgeMax, kept.Terms[0].Terms.MaxChildren));
        Assert.Equal(["CH1001", "CH1002"], kept.Terms[0].Terms.NamedChildReferences);
        Assert.Equal([PlacementType.NamedChild], kept.Terms[0].Terms.PlacementTypes);
        Assert.Equal((true, new DateOnly(2026, 9, 7)), (kept.Placements.Single().FromKinship, kept.Placements.Single().PlacedOn));
        Assert.Equal(SkillLevel.Kinship, kept.Skills.Single().Level);
        Assert.Equal([new(2029, 11, 16), new(2029, 11, 16)], kept.Renewals.Select(renewal => renewal.DueOn));
        Assert.Equal(["fostering.household-registered.v1", "fostering.place-status-changed.v1", "fostering.place-status-changed.v1", "fostering.child-placed.v1", "fostering.place-status-changed.v1"],
            (await service.Look<string>("select string_agg(type, ',' order by version) from events where case_id = @id", new { id = kept.Id })).Split(','));
    }

    [Fact]
    public async Task A_kinship_case_is_registered_once_and_reading_it_again_is_audited()
    {
        var kinshipCase = Guid.CreateVersion7();
        var request = Approved(kinshipCase);
        var first = await Register(request);

        Assert.Equal(first, await Register(request));
        var again = await Register(Approved(kinshipCase));

        Assert.Equal((first.Household.HouseholdId, first.Household.Etag), (again.Household.HouseholdId, again.Household.Etag));
        var id = Guid.Parse(first.Household.HouseholdId);
        Assert.Equal(1, await service.Look<int>("select count(*) from audit where case_id = @id and rpc = 'suite.fostering_recruitment.v1.RegisterApprovedCarer' and purpose = 'HOUSEHOLD_EXISTS'", new { id }));
        Assert.Equal(1, await service.Look<int>("select count(*) from events where case_id = @id and type = 'fostering.household-registered.v1'", new { id }));
    }

    [Fact]
    public async Task The_same_request_gets_its_first_answer_also_after_the_household_changed()
    {
        var request = Approved(Guid.CreateVersion7());
        var first = await Register(request);
        await service.Use<RecordComplaint>().Handle(new()
        {
            RequestId = NewId(),
            HouseholdId = first.Household.HouseholdId,
            Etag = first.Household.Etag,
            ReceivedDate = new DateOnly(2026, 11, 20).ToMessage(),
            Substance = "CONTACT",
        }, FosteringService.Caller(Manager), Now);

        Assert.Equal(first, await Register(request));
    }

    [Fact]
    public async Task Of_requests_for_one_kinship_case_at_the_same_time_one_makes_the_household_and_all_get_it()
    {
        for (var round = 0; round < 10; round++)
        {
            var kinshipCase = Guid.CreateVersion7();
            using var together = new Barrier(8);

            var answers = await Task.WhenAll(Enumerable.Range(0, together.ParticipantCount).Select(_ => Task.Factory.StartNew(() =>
            {
                together.SignalAndWait(Now);
                return Register(Approved(kinshipCase));
            }, Now, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));

            var id = Assert.Single(answers.Select(answer => answer.Household.HouseholdId).Distinct());
            Assert.Equal(1, await service.Look<int>("select count(*) from cases where document ->> 'kinshipCaseId' = @id", new { id = kinshipCase.ToString() }));
            Assert.Equal(5, await service.Look<int>("select count(*) from events where case_id = @id", new { id = Guid.Parse(id) }));
        }
    }

    [Fact]
    public async Task The_same_kinship_case_id_of_another_authority_is_another_household()
    {
        var kinshipCase = Guid.CreateVersion7();

        Assert.NotEqual((await Register(Approved(kinshipCase))).Household.HouseholdId, (await Register(Approved(kinshipCase), Service(FosteringService.Eastholt))).Household.HouseholdId);
    }

    [Fact]
    public async Task Every_bad_field_is_named_at_once()
    {
        var request = Approved(Guid.CreateVersion7());
        request.Team = "";
        request.Carers[0].BirthDate = new DateOnly(2015, 1, 1).ToMessage();
        request.Children[1].ChildReference = request.Children[0].ChildReference;
        request.Children[0].BirthDate = new DateOnly(2001, 1, 1).ToMessage();
        request.DecisionDate = new DateOnly(2027, 1, 1).ToMessage();

        var refused = await Assert.ThrowsAsync<RefusedException>(() => Register(request));

        Assert.Equal(["carers[0].birth_date", "children", "children[0].birth_date", "decision_date", "team"], refused.Fields.Select(field => field.Field).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Staff_do_not_register_kinship_carers_themselves() =>
        Assert.Equal(StatusCode.PermissionDenied, (await RefusedCall.By(async () => await service.For(Manager).Register.RegisterApprovedCarerAsync(Approved(Guid.CreateVersion7())))).Code);

    [Fact]
    public async Task A_child_is_placed_and_leaves_over_the_wire()
    {
        var household = WithPlaces(1);
        await service.Store(household);
        var register = service.For(Manager).Register;
        var request = new PlaceChildRequest
        {
            RequestId = NewId(),
            HouseholdId = household.Id.ToString(),
            Etag = "v1",
            ChildReference = "CH7",
            BirthDate = new DateOnly(2018, 1, 1).ToMessage(),
            PlacementType = PlacementType.ShortTerm,
            PlacedDate = new DateOnly(2026, 11, 20).ToMessage(),
        };

        var placed = (await register.PlaceChildAsync(request)).Household;
        var full = request.Clone();
        (full.RequestId, full.Etag, full.ChildReference) = (NewId(), placed.Etag, "CH8");
        Assert.Equal((StatusCode.FailedPrecondition, "OUTSIDE_TERMS"), await RefusedCall.By(async () => await register.PlaceChildAsync(full)));
        var left = (await register.EndChildPlacementAsync(new()
        {
            RequestId = NewId(),
            HouseholdId = placed.HouseholdId,
            Etag = placed.Etag,
            PlacementId = placed.Placements[0].PlacementId,
            EndedDate = new DateOnly(2026, 11, 23).ToMessage(),
            Reason = PlacementEndReason.ReturnedHome,
        })).Household;

        Assert.Equal((1, 0), (placed.PlacesFilled, left.PlacesFilled));
    }

    static Household FitForMockingbird() => With(SomeTerms(2, PlacementType.ShortTerm, PlacementType.MockingbirdHub, PlacementType.MockingbirdSatellite));

    async Task<V1.Constellation> Opened() => (await service.For(Manager).Constellations.OpenConstellationAsync(new()
    {
        RequestId = NewId(),
        Name = "North",
        OpenedDate = new DateOnly(2026, 11, 2).ToMessage(),
    })).Constellation;

    async Task<string> Join(Household household, string constellationId, ConstellationRole role)
    {
        try
        {
            await service.For(Manager).Register.JoinConstellationAsync(new()
            {
                RequestId = NewId(),
                HouseholdId = household.Id.ToString(),
                Etag = "v1",
                ConstellationId = constellationId,
                Role = role,
                JoinedDate = new DateOnly(2026, 11, 23).ToMessage(),
            });
            return "OK";
        }
        catch (RpcException refused)
        {
            Assert.Equal(StatusCode.FailedPrecondition, refused.StatusCode);
            return refused.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>()!.Reason;
        }
    }

    [Fact]
    public async Task Of_households_that_join_at_the_same_time_one_is_the_hub_and_ten_are_satellites()
    {
        var constellation = await Opened();
        var (hubs, satellites) = (Enumerable.Range(0, 3).Select(_ => FitForMockingbird()).ToList(), Enumerable.Range(0, 13).Select(_ => FitForMockingbird()).ToList());
        await service.Store([.. hubs, .. satellites]);

        var joined = await Task.WhenAll([
            .. hubs.Select(household => Join(household, constellation.ConstellationId, ConstellationRole.Hub)),
            .. satellites.Select(household => Join(household, constellation.ConstellationId, ConstellationRole.Satellite))]);

        Assert.Equal(["HUB_TAKEN", "HUB_TAKEN", "OK"], joined[..3].Order(StringComparer.Ordinal));
        Assert.Equal((10, 3), (joined[3..].Count(answer => answer == "OK"), joined[3..].Count(answer => answer == "CONSTELLATION_FULL")));
        var constellations = service.For(Manager).Constellations;
        var full = (await constellations.GetConstellationAsync(new() { ConstellationId = constellation.ConstellationId })).Constellation;
        Assert.True(full.Complete);
        Assert.Equal(10, full.SatelliteHouseholdIds.Distinct().Count());
        Assert.Equal((StatusCode.FailedPrecondition, "CONSTELLATION_HAS_MEMBERS"), await RefusedCall.By(async () => await constellations.CloseConstellationAsync(new()
        {
            RequestId = NewId(),
            ConstellationId = full.ConstellationId,
            Etag = full.Etag,
            ClosedDate = new DateOnly(2026, 11, 23).ToMessage(),
        })));
    }

    [Fact]
    public async Task Constellations_are_listed_by_name_page_by_page_without_closed_ones()
    {
        var constellations = service.For("bronwen.ellis").Constellations;
        var closed = Constellation.Open(Guid.CreateVersion7(), FosteringService.Eastholt, "Ash", new(2026, 1, 5)).Constellation;
        closed.Close(new(2026, 2, 2), hasMembers: false);
        await service.Store([closed, .. ((string[])["Elm", "Beech", "Oak"]).Select(name => Constellation.Open(Guid.CreateVersion7(), FosteringService.Eastholt, name, new(2026, 1, 5)).Constellation)]);

        var first = await constellations.ListConstellationsAsync(new() { PageSize = 2 });
        var second = await constellations.ListConstellationsAsync(new() { PageSize = 2, PageToken = first.NextPageToken });
        var all = await constellations.ListConstellationsAsync(new() { WithClosed = true });

        Assert.Equal(["Beech", "Elm"], first.Constellations.Select(constellation => constellation.Name));
        Assert.Equal((3, 3, ""), (first.TotalSize, second.TotalSize, second.NextPageToken));
        Assert.Equal(["Oak"], second.Constellations.Select(constellation => constellation.Name));
        Assert.Equal(["Ash", "Beech", "Elm", "Oak"], all.Constellations.Select(constellation => constellation.Name));
    }

    [Fact]
    public async Task A_payment_is_quoted_for_at_most_366_nights_and_only_with_rates_NMS_28()
    {
        var household = WithPlaces(1);
        household.Place();
        await service.Store(household);
        var register = service.For(Manager).Register;
        QuotePaymentRequest Request(DateOnly until) => new() { HouseholdId = household.Id.ToString(), FromDate = new DateOnly(2026, 10, 1).ToMessage(), UntilDate = until.ToMessage() };

        Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELDS"), await RefusedCall.By(async () => await register.QuotePaymentAsync(Request(new(2027, 10, 2)))));
        Assert.Equal((StatusCode.FailedPrecondition, "RATE_NOT_SET"), await RefusedCall.By(async () => await register.QuotePaymentAsync(Request(new(2027, 10, 1)))));
    }
}
