using Grpc.Core;
using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.V1;
using static Suite.KinshipAssessment.Tests.Checks.Household;
using KinshipCase = Suite.KinshipAssessment.Cases.KinshipCase;
using Person = Suite.KinshipAssessment.Cases.Person;

namespace Suite.KinshipAssessment.Tests.Checks;

public sealed class DisclosingOverGrpc(KinshipService service) : IClassFixture<KinshipService>
{
    const string Content = "Possession of a bladed article in 2011";
    const string Assessor = "carys.pugh", TeamManager = "farah.siddiqui", ServiceManager = "hannah.oduya", SocialWorker = "amara.okafor";

    static string New() => Guid.NewGuid().ToString();

    async Task<(KinshipCase Case, Person Son)> Stored()
    {
        var son = Member(new(2007, 3, 3));
        var kinship = Assessed(Route.TemporaryApproval, Carer(), son);
        (kinship.Team, kinship.Worker, kinship.StateSince) = ("kinship-north", "staff-0003", Placed);
        await service.Store(kinship);
        return (kinship, son);
    }

    [Fact]
    public async Task What_was_disclosed_is_shown_to_who_needs_it_and_lies_in_no_event_and_no_remembered_answer()
    {
        var (kinship, son) = await Stored();
        var (id, assessor) = (kinship.Id.ToString(), service.For(Assessor));
        var checkId = kinship.The(CheckType.DbsEnhancedBarred, son).Id.ToString();
        var submitted = Day(2026, 9, 9).ToMessage();
        var issued = Day(2026, 11, 13).ToMessage();

        var at = (await assessor.RequestCheckAsync(new() { RequestId = New(), CaseId = id, Etag = "v1", PersonId = son.Id.ToString(), Type = V1.CheckType.DbsEnhancedBarred, RequestDate = submitted })).Case;
        foreach (var stage in (V1.DbsStage[])[V1.DbsStage.IdVerified, V1.DbsStage.Submitted, V1.DbsStage.S1Received, V1.DbsStage.S4LocalPolice])
            at = (await assessor.RecordDbsStageAsync(new() { RequestId = New(), CaseId = id, Etag = at.Etag, CheckId = checkId, Stage = stage, StageDate = submitted })).Case;
        at = (await assessor.RecordDbsStageAsync(new()
        {
            RequestId = New(),
            CaseId = id,
            Etag = at.Etag,
            CheckId = checkId,
            Stage = V1.DbsStage.S5Issued,
            StageDate = issued,
            CertificateNumber = "001234567890",
            IssueDate = issued,
            Level = V1.DbsLevel.EnhancedChildBarred,
        })).Case;
        at = (await assessor.RecordDbsStageAsync(new() { RequestId = New(), CaseId = id, Etag = at.Etag, CheckId = checkId, Stage = V1.DbsStage.CertificateSeen, StageDate = issued })).Case;
        at = (await assessor.RecordCheckResultAsync(new() { RequestId = New(), CaseId = id, Etag = at.Etag, CheckId = checkId, Outcome = V1.CheckOutcome.Content, ReceivedDate = issued, Content = Content })).Case;
        Assert.Equal(65, at.Checks.Single(c => c.CheckId == checkId).DaysTaken);
        at = (await assessor.RecommendDisclosureAsync(new()
        {
            RequestId = New(),
            CaseId = id,
            Etag = at.Etag,
            CheckId = checkId,
            Category = V1.OffenceCategory.Violence,
            AgeThen = 19,
            YearsSince = 15,
            Mitigations = "Told us first",
            Accept = true,
            RecommendationDate = Day(2026, 11, 16).ToMessage(),
        })).Case;

        var seen = (await service.For(SocialWorker).GetCaseAsync(new() { CaseId = id })).Case;
        Assert.Equal(V1.CheckState.Withheld, seen.Checks.Single(c => c.CheckId == checkId).State);
        var refused = await Assert.ThrowsAsync<RpcException>(async () =>
            await service.For(SocialWorker).RevealCheckContentAsync(new() { RequestId = New(), CaseId = id, Etag = at.Etag, CheckId = checkId, Reason = "Curious" }));
        Assert.Equal(StatusCode.PermissionDenied, refused.StatusCode);
        Assert.Equal(1, await service.Look<long>("select count(*) from audit where case_id = @id and outcome <> 'OK' and reason = 'NEED_TO_KNOW'", new { id = kinship.Id }));

        var decide = new DecideDisclosureRequest { RequestId = New(), CaseId = id, Etag = at.Etag, CheckId = checkId, Accept = true, Rationale = V1.RationaleCode.HistoricAndIsolated, DecisionDate = Day(2026, 11, 20).ToMessage() };
        Assert.Equal(StatusCode.PermissionDenied, (await Assert.ThrowsAsync<RpcException>(async () => await service.For(TeamManager).DecideDisclosureAsync(decide))).StatusCode);
        at = (await service.For(ServiceManager).DecideDisclosureAsync(decide)).Case;

        var reveal = new RevealCheckContentRequest { RequestId = New(), CaseId = id, Etag = at.Etag, CheckId = checkId, Reason = "Before the panel" };
        Assert.Equal(Content, (await service.For(TeamManager).RevealCheckContentAsync(reveal)).Content);
        Assert.Equal(Content, (await service.For(TeamManager).RevealCheckContentAsync(reveal)).Content);
        var shown = Assert.Single((await service.For(ServiceManager).ListRevealsAsync(new() { CaseId = id })).Reveals);
        Assert.Equal(("staff-0006", "TM", "Before the panel"), (shown.Subject, shown.Role, shown.Reason));
        Assert.Equal(2, await service.Look<long>("select count(*) from audit where case_id = @id and rpc like '%.RevealCheckContent' and outcome = 'OK'", new { id = kinship.Id }));

        foreach (var text in (string[])[Content, "Told us first"])
        {
            Assert.Equal(0, await service.Look<long>("select count(*) from events where data::text like '%' || @text || '%'", new { text }));
            Assert.Equal(0, await service.Look<long>("select count(*) from requests where encode(answer, 'escape') like '%' || @text || '%'", new { text }));
            Assert.Equal(0, await service.Look<long>("select count(*) from audit a where a::text like '%' || @text || '%'", new { text }));
        }
    }

    [Fact]
    public async Task Every_bad_field_of_a_dbs_stage_is_named_at_once()
    {
        var (kinship, _) = await Stored();

        var refused = await Assert.ThrowsAsync<RpcException>(async () => await service.For(Assessor).RecordDbsStageAsync(new()
        {
            RequestId = New(),
            CaseId = kinship.Id.ToString(),
            Etag = "v1",
            CheckId = "x",
            Stage = V1.DbsStage.S5Issued,
            StageDate = service.Today.AddDays(1).ToMessage(),
            CertificateNumber = "12",
        }));

        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        foreach (var field in (string[])["check_id", "stage_date", "certificate_number", "issue_date", "level"])
            Assert.Contains(field, refused.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_moves_in_gets_their_checks_and_a_key_in_place_of_their_reference()
    {
        var (kinship, _) = await Stored();

        var added = (await service.For(SocialWorker).AddPersonAsync(new()
        {
            RequestId = New(),
            CaseId = kinship.Id.ToString(),
            Etag = "v1",
            JoinedDate = Day(2026, 11, 20).ToMessage(),
            Person = new() { Kind = PersonKind.HouseholdMember, Name = "Marguerite Featherstonehaugh", BirthDate = Day(1990, 1, 1).ToMessage(), PersonReference = "P4711" },
        })).Case;

        var person = added.People[^1];
        Assert.Contains(added.Checks, c => c.PersonId == person.PersonId && c.Type is V1.CheckType.DbsEnhancedBarred && c.Required);
        Assert.Equal(0, await service.Look<long>("select count(*) from events where data::text like '%Featherstonehaugh%' or data::text like '%P4711%'"));
        Assert.Equal(1, await service.Look<long>("select count(*) from events where case_id = @id and data->>'rule' = 'NEW_ADULT_IN_HOUSEHOLD'", new { id = kinship.Id }));
    }
}
