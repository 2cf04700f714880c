using Grpc.Core;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Cases;

namespace Suite.KinshipAssessment.Tests.Approvals;

public sealed class PlacingOverGrpc(KinshipService service) : IClassFixture<KinshipService>
{
    const string SocialWorker = "amara.okafor", TeamManager = "farah.siddiqui";

    static string New() => Guid.NewGuid().ToString();

    [Fact]
    public async Task Children_join_are_corrected_and_are_placed_with_approved_carers()
    {
        var open = Given.Opened(Given.AnOpening() with { Team = "kinship-north" });
        var approved = Given.Opened(Given.AnOpening() with { Team = "kinship-north", Children = [Given.AChild("CH2001")] });
        approved.State = CaseState.AdmApproved;
        approved.Assessment = new() { StartedOn = Given.Route };
        approved.Assessment.Decisions.Add(new(Decision.Approve, Given.Route, "adm-1", "Suitable.", "2011-581/2026-06", AtStageOne: false) { ToldOrallyOn = Given.Route, ToldInWritingOn = Given.Route });
        approved.Children[0].ApprovedFor = true;
        await service.Store(open, approved);
        var worker = service.For(SocialWorker);

        var born = new ProposedChild { ChildReference = "CH3003", Name = "A sister", BirthDate = service.Today.AddDays(9).ToMessage(), Unborn = true };
        var at = (await worker.AddChildAsync(new() { RequestId = New(), CaseId = open.Id.ToString(), Etag = "v1", Child = born, SinceDate = service.Today.ToMessage() })).Case;
        var child = at.Children.Single(c => c.ChildReference == "CH3003");
        (born.Unborn, born.BirthDate) = (false, service.Today.ToMessage());
        at = (await worker.CorrectChildAsync(new() { RequestId = New(), CaseId = open.Id.ToString(), Etag = at.Etag, ChildId = child.ChildId, Child = born })).Case;
        Assert.False(at.Children.Single(c => c.ChildReference == "CH3003").Unborn);

        var place = new PlaceChildrenRequest { RequestId = New(), CaseId = approved.Id.ToString(), Etag = (await worker.GetCaseAsync(new() { CaseId = approved.Id.ToString() })).Case.Etag, PlacementDate = service.Today.ToMessage(), PlacementCode = "U9" };
        Assert.Equal(StatusCode.InvalidArgument, (await RefusedCall.By(async () => await worker.PlaceChildrenAsync(place))).Code);
        place.PlacementCode = "U1";
        var placed = (await worker.PlaceChildrenAsync(place)).Case;
        Assert.Equal("U1", Assert.Single(placed.Children).PlacementCode);
        place = place.Clone();
        (place.RequestId, place.Etag) = (New(), placed.Etag);
        Assert.Equal((StatusCode.FailedPrecondition, "ALREADY_PLACED"), await RefusedCall.By(async () => await worker.PlaceChildrenAsync(place)));
    }

    [Fact]
    public async Task A_team_manager_who_was_let_see_another_teams_case_does_not_give_it_away()
    {
        var kinship = Given.Opened(Given.AnOpening() with { Team = "kinship-south" });
        kinship.GrantAccess(KinshipService.Caller(TeamManager).Subject, disclosures: false, "JOINT_WORK", Given.ServiceManager);
        await service.Store(kinship);

        Assert.Equal((StatusCode.PermissionDenied, "NOT_YOUR_TEAM"), await RefusedCall.By(async () => await service.For(TeamManager)
            .AllocateCaseAsync(new() { RequestId = New(), CaseId = kinship.Id.ToString(), Etag = "v1", Team = "kinship-north" })));
    }
}
