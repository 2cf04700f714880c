using Grpc.Core;
using Suite.Reporting.V1;
using static Suite.Reporting.Tests.Scorecards.WorkedScorecard;

namespace Suite.Reporting.Tests.Scorecards;

public sealed class Rewording(RunningService service) : IClassFixture<RunningService>
{
    [Fact]
    public async Task What_a_narrative_said_before_is_read_page_by_page_the_newest_first()
    {
        var worked = await Over(service, []);
        var narrative = await worked.Explain();
        var first = narrative;
        for (var i = 2; i <= 4; i++)
            narrative = await Reword(worked, narrative, $"Wording {i}.");

        var page = await List(worked, narrative.NarrativeId, size: 2);
        Assert.Equal([(4, "Wording 4."), (3, "Wording 3.")], page.Wordings.Select(w => (w.Number, w.Text)));
        // One that comes meanwhile is before the page that was read, and moves nothing.
        narrative = await Reword(worked, narrative, "Wording 5.");
        page = await List(worked, narrative.NarrativeId, size: 2, page.NextPageToken);
        Assert.Equal([(2, "Wording 2."), (1, first.Text)], page.Wordings.Select(w => (w.Number, w.Text)));
        Assert.Equal("", page.NextPageToken);

        var opened = page.Wordings[1];
        Assert.Equal(("SM", "P1042", "2026-12-31".Date(), first.ChangedTime, "analyst-1"), (opened.OwnerRole, opened.OwnerPost, opened.DueDate, opened.WrittenTime, opened.WrittenBy));
        Assert.Equal(("FGC_MGR", "", "2027-03-31".Date(), "manager-1"), (page.Wordings[0].OwnerRole, page.Wordings[0].OwnerPost, page.Wordings[0].DueDate, page.Wordings[0].WrittenBy));

        // Closed it is still there.
        await worked.Client.CloseNarrativeAsync(new() { RequestId = NewId(), NarrativeId = narrative.NarrativeId, Etag = narrative.Etag }, worked.As("TM"));
        Assert.Equal([5, 4, 3, 2, 1], (await List(worked, narrative.NarrativeId)).Wordings.Select(w => w.Number));
    }

    [Fact]
    public async Task Wordings_are_for_those_who_write_publish_and_inspect_and_each_look_is_audited()
    {
        var worked = await Over(service, []);
        var narrative = await worked.Explain();

        foreach (var role in new[] { "ANALYST", "TM", "SM", "DCS", "INSPECTOR" })
            Assert.Single((await List(worked, narrative.NarrativeId, role: role)).Wordings);
        foreach (var role in new[] { "LEAD_MEMBER", "CSW", "FGC_MGR" })
            Assert.Equal(StatusCode.PermissionDenied, (await Refusal.Of(() => List(worked, narrative.NarrativeId, role: role))).Code);

        Assert.Equal(5, await service.Reporting.Look<int>("select count(*)::int from audit where authority = @a and rpc = 'suite.reporting.v1.ListNarrativeWordings' and case_id = @id and outcome = 'OK'",
            new { a = worked.Authority, id = Guid.Parse(narrative.NarrativeId) }));
        Assert.Equal(0, await service.Reporting.Look<int>("select count(*)::int from audit a where authority = @a and a::text ilike '%spring%'", new { a = worked.Authority }));
        Assert.Empty(service.Errors);
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused()
    {
        var worked = await Over(service, []);
        var narrative = await worked.Explain();

        Assert.Equal((StatusCode.NotFound, "NARRATIVE_NOT_FOUND"), await RefusedCall.By(() => List(worked, NewId())));
        // Neither another kind of record nor another authority's.
        Assert.Equal((StatusCode.NotFound, "NARRATIVE_NOT_FOUND"), await RefusedCall.By(() => List(worked, worked.TemplateId)));
        Assert.Equal((StatusCode.NotFound, "NARRATIVE_NOT_FOUND"), await RefusedCall.By(async () => await List(await Over(service, []), narrative.NarrativeId)));
        var refused = await Refusal.Of(() => List(worked, "x", size: -1, token: "x"));
        Assert.Equal((StatusCode.InvalidArgument, "narrative_id page_size page_token"), (refused.Code, string.Join(' ', refused.Fields.Order(StringComparer.Ordinal))));
    }

    static async Task<ListNarrativeWordingsResponse> List(WorkedScorecard worked, string narrative, int size = 0, string token = "", string role = "INSPECTOR") =>
        await worked.Client.ListNarrativeWordingsAsync(new() { NarrativeId = narrative, PageSize = size, PageToken = token }, worked.As(role));

    static async Task<Narrative> Reword(WorkedScorecard worked, Narrative narrative, string text) => (await worked.Client.AmendNarrativeAsync(new()
    {
        RequestId = NewId(),
        NarrativeId = narrative.NarrativeId,
        Etag = narrative.Etag,
        Text = text,
        OwnerRole = "FGC_MGR",
        DueDate = "2027-03-31".Date(),
    }, worked.As("TM", "manager-1"))).Narrative;
}
