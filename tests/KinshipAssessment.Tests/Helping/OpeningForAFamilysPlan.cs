using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using KinshipCase = Suite.KinshipAssessment.Cases.KinshipCase;

namespace Suite.KinshipAssessment.Tests.Helping;

public sealed class OpeningForAFamilysPlan(KinshipService service) : IClassFixture<KinshipService>
{
    const string Conference = "0198f2f6-0000-7000-8000-00000000c0de";

    /// <summary>FamilyGroupConferences, on behalf of the manager who recorded the plan.</summary>
    static Caller Calling(string? actor = "family-group-conferences", string authority = Given.Authority) =>
        new("staff-0020", authority, new HashSet<string> { "SERVICE" }, new HashSet<string>(), actor);

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    static OpenCaseRequest AProposal() => new()
    {
        RequestId = Guid.NewGuid().ToString(),
        Source = CaseSource.FamilyGroupConference,
        SourceCaseId = Conference,
        ConcernDate = Given.Concern.ToMessage(),
        Children = { new ProposedChild { ChildReference = "CH1001", Name = "A child", BirthDate = new DateOnly(2020, 3, 14).ToMessage() } },
        People = { new ProposedPerson { Kind = PersonKind.ProposedCarer, Name = "Grandmother", BirthDate = new DateOnly(1966, 5, 1).ToMessage(), Relationship = Relationship.Grandparent } },
    };

    Task<OpenCaseResponse> Open(OpenCaseRequest request, Caller caller) => service.Use<OpenCase>().Handle(request, caller, Ct);

    [Fact]
    public async Task A_case_opens_with_what_a_family_knows_and_the_kinship_team_adds_the_rest()
    {
        var proposal = AProposal();

        var opened = (await Open(proposal, Calling())).Case;
        var again = (await Open(proposal, Calling())).Case;

        Assert.Equal(opened.CaseId, again.CaseId);
        Assert.Equal((CaseState.Identified, CaseSource.FamilyGroupConference, Conference, "family-group-conferences"), (opened.State, opened.Source, opened.SourceCaseId, opened.OpenedByService));
        Assert.Equal(("", ArrangementType.Unspecified), (opened.Team, opened.ArrangementType));
        Assert.Empty(opened.Access);
        Assert.Equal("", Assert.Single(opened.People).Name); // a service is told ids
        var manager = service.For("gareth.lowe");
        Assert.Equal(opened.CaseId, Assert.Single((await manager.ListCasesAsync(new() { Name = "grandmother" }, cancellationToken: Ct)).Cases).CaseId);

        var allocated = (await manager.AllocateCaseAsync(new() { RequestId = Guid.NewGuid().ToString(), CaseId = opened.CaseId, Etag = opened.Etag, Team = "kinship-north", Worker = "staff-0003" }, cancellationToken: Ct)).Case;
        var joined = (await service.For("carys.pugh").AddPersonAsync(new()
        {
            RequestId = Guid.NewGuid().ToString(),
            CaseId = opened.CaseId,
            Etag = allocated.Etag,
            Person = new() { Kind = PersonKind.BirthParent, Name = "Mother", BirthDate = new DateOnly(1994, 1, 1).ToMessage() },
            JoinedDate = Given.Concern.ToMessage(),
        }, cancellationToken: Ct)).Case;
        Assert.Equal(2, joined.People.Count);
        Assert.Equal((Grpc.Core.StatusCode.NotFound, "CASE_NOT_FOUND"), await RefusedCall.By(async () => await manager.GetCaseAsync(new() { CaseId = opened.CaseId }, cancellationToken: Ct)));
    }

    [Fact]
    public void The_arrangement_is_said_with_the_route()
    {
        var kinship = Given.FoundViable(Given.Opened(Given.AnOpening() with { Arrangement = ArrangementType.Unspecified }, Calling()));

        kinship.ChooseRoute(V1.Route.SpecialGuardianship, Given.Route, guardianshipAlongside: false, ArrangementType.Sgo);

        Assert.Equal(ArrangementType.Sgo, kinship.Arrangement);
    }

    [Fact]
    public async Task A_service_names_the_conference_and_nobody_else_s_source_and_people_leave_out_nothing()
    {
        var nameless = AProposal();
        (nameless.Source, nameless.SourceCaseId) = (CaseSource.Court, "");
        var byService = await Assert.ThrowsAsync<RefusedException>(() => Open(nameless, Calling()));
        var byStaff = await Assert.ThrowsAsync<RefusedException>(() => Open(AProposal(), KinshipService.Caller("farah.siddiqui")));

        Assert.Equal(["source", "source_case_id"], byService.Fields.Select(f => f.Field).Order());
        Assert.Equal(["arrangement_type", "team"], byStaff.Fields.Select(f => f.Field).Order());
    }

    [Fact]
    public void A_service_acts_for_somebody_of_an_authority()
    {
        var refused = Assert.Throws<RefusedException>(() => KinshipCase.Open(Guid.CreateVersion7(), Given.AnOpening(), Calling(actor: null, Caller.AllAuthorities)));

        Assert.Equal((Grpc.Core.StatusCode.PermissionDenied, "ON_BEHALF_REQUIRED"), (refused.Code, refused.Reason));
    }

    [Fact]
    public void It_keys_in_a_historic_entry_as_its_conference_says()
    {
        var (kinship, events) = KinshipCase.Open(Guid.CreateVersion7(), Given.AnOpening() with { HistoricEntry = true }, Calling());

        Assert.True(kinship.HistoricEntry);
        Assert.True(events.Single<CaseOpened>().HistoricEntry);
    }

    [Fact]
    public void It_knows_of_the_cases_that_it_opened_and_of_no_other_and_gives_nobody_access()
    {
        var kinship = Given.Opened(Given.AnOpening() with { Restricted = true }, Calling());

        Assert.True(kinship.MayBeKnownTo(Calling()));
        Assert.False(kinship.MayBeKnownTo(Calling("edge-of-care")));
        Assert.False(kinship.MayBeKnownTo(Calling(authority: "E10000902")));
        Assert.False(kinship.MayBeKnownTo(Given.Staff("FGC_MGR", "staff-0020")));
        Assert.False(Given.Identified().MayBeKnownTo(Calling()));
        Assert.Empty(kinship.Access);
    }

    [Fact]
    public void A_case_that_no_team_holds_is_any_team_manager_s_to_take_but_not_a_restricted_one()
    {
        var (manager, worker) = (Given.Staff("TM", "tm-9", Given.Authority, "ANOTHER-TEAM"), Given.Staff("CSW", "w", Given.Authority, "ANOTHER-TEAM"));
        var kinship = Given.Opened(Given.AnOpening() with { Team = "" }, Calling());
        var restricted = Given.Opened(Given.AnOpening() with { Team = "", Restricted = true }, Calling());

        Assert.True(kinship.MayBeKnownTo(manager));
        Assert.False(kinship.MayBeKnownTo(worker));
        Assert.False(restricted.MayBeKnownTo(manager));
        Assert.Equal("ANOTHER-TEAM", kinship.Allocate("ANOTHER-TEAM", "", manager).Single<CaseAllocated>().Team);
        Assert.Equal("NOT_YOUR_TEAM", Assert.Throws<RefusedException>(() => kinship.Allocate("X", "", Given.TeamManager)).Reason);
    }
}
