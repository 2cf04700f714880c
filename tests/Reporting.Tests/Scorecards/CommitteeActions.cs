using Grpc.Core;
using Suite.Reporting.V1;
using static Suite.Reporting.Tests.Scorecards.WorkedScorecard;

namespace Suite.Reporting.Tests.Scorecards;

public sealed class CommitteeActions(RunningService service) : IClassFixture<RunningService>
{
    const string Ask = "A paper on the time from acceptance to the conference.";

    readonly string _authority = service.Reporting.NewAuthority();

    [Fact]
    public async Task What_a_committee_asks_for_is_answered_and_closed()
    {
        var record = Request();
        var recorded = (await service.Scorecards.RecordActionAsync(record, As("ANALYST"))).Action;
        Assert.Equal(recorded, (await service.Scorecards.RecordActionAsync(record, As("ANALYST"))).Action);
        Assert.Equal((CommitteeActionState.Open, 32, true), (recorded.State, recorded.AgeDays, recorded.Overdue));

        var close = new CloseActionRequest { RequestId = NewId(), ActionId = recorded.ActionId, Etag = recorded.Etag, Outcome = CommitteeActionOutcome.Done };
        Assert.Equal((StatusCode.FailedPrecondition, "ACTION_NOT_ANSWERED"), await RefusedCall.By(async () => await service.Scorecards.CloseActionAsync(close, As("DCS"))));

        var answer = new AnswerActionRequest { RequestId = NewId(), ActionId = recorded.ActionId, Etag = recorded.Etag, Answer = "It comes in June.", AnsweredDate = "2027-04-01".Date() };
        Assert.Equal(["answered_date"], (await Refusal.Of(async () => await service.Scorecards.AnswerActionAsync(new(answer) { AnsweredDate = "2027-02-28".Date() }, As("SM")))).Fields);
        Assert.Equal(["answered_date"], (await Refusal.Of(async () => await service.Scorecards.AnswerActionAsync(new(answer) { AnsweredDate = "2027-04-03".Date() }, As("SM")))).Fields);
        var answered = (await service.Scorecards.AnswerActionAsync(answer, As("SM"))).Action;
        Assert.Equal((CommitteeActionState.Answered, false, "It comes in June."), (answered.State, answered.Overdue, answered.Answer));
        Assert.Equal((StatusCode.Aborted, "ETAG_STALE"), await RefusedCall.By(async () => await service.Scorecards.AnswerActionAsync(new(answer) { RequestId = NewId() }, As("SM"))));

        var closed = (await service.Scorecards.CloseActionAsync(new(close) { Etag = answered.Etag }, As("DCS"))).Action;
        Assert.Equal((CommitteeActionState.Closed, CommitteeActionOutcome.Done, "2027-04-02".Date()), (closed.State, closed.Outcome, closed.ClosedDate));
        Assert.Equal("ACTION_CLOSED", (await Refusal.Of(async () => await service.Scorecards.AnswerActionAsync(new(answer) { RequestId = NewId(), Etag = closed.Etag }, As("SM")))).Reason);
        Assert.Equal("ACTION_CLOSED", (await Refusal.Of(async () => await service.Scorecards.CloseActionAsync(new(close) { RequestId = NewId(), Etag = closed.Etag }, As("SM")))).Reason);

        Assert.Equal(0, await service.Reporting.Look<int>("select count(*)::int from events where authority = @a and (data::text like '%paper%' or data::text like '%June%')", new { a = _authority }));
        Assert.Equal(3, await service.Reporting.Look<int>("select count(*)::int from events where authority = @a", new { a = _authority }));
        Assert.Equal(3, await service.Reporting.Look<int>("select count(*)::int from audit where authority = @a and outcome = 'OK' and case_id = @id", new { a = _authority, id = Guid.Parse(recorded.ActionId) }));
    }

    [Fact]
    public async Task They_are_listed_by_their_day_and_councillors_see_no_texts()
    {
        foreach (var (committee, due) in new[] { ("CORPORATE_PARENTING", "2027-06-01"), ("SCRUTINY", "2027-03-05"), ("CORPORATE_PARENTING", "2027-05-01") })
            await service.Scorecards.RecordActionAsync(new(Request()) { CommitteeCode = committee, DueDate = due.Date() }, As("SM"));

        var listed = (await service.Scorecards.ListActionsAsync(new(), As("TM"))).Actions;
        Assert.Equal(["2027-03-05".Date(), "2027-05-01".Date(), "2027-06-01".Date()], listed.Select(a => a.DueDate));
        Assert.All(listed, a => Assert.Equal((Ask, false), (a.Ask, a.TextsWithheld)));
        Assert.All((await service.Scorecards.ListActionsAsync(new(), As("LEAD_MEMBER"))).Actions, a => Assert.Equal(("", "", true), (a.Ask, a.Answer, a.TextsWithheld)));
        Assert.Equal(["SCRUTINY"], (await service.Scorecards.ListActionsAsync(new() { OverdueOnly = true }, As("DCS"))).Actions.Select(a => a.CommitteeCode));
        Assert.Equal(2, (await service.Scorecards.ListActionsAsync(new() { CommitteeCode = "CORPORATE_PARENTING" }, As("INSPECTOR"))).Actions.Count);

        var first = await service.Scorecards.ListActionsAsync(new() { PageSize = 2 }, As("TM"));
        var rest = await service.Scorecards.ListActionsAsync(new() { PageSize = 2, PageToken = first.NextPageToken }, As("TM"));
        Assert.Equal(listed, first.Actions.Concat(rest.Actions));
        Assert.Empty((await service.Scorecards.ListActionsAsync(new(), service.As("TM", service.Reporting.NewAuthority()))).Actions);
    }

    [Fact]
    public async Task Every_field_that_cannot_be_is_named_at_once()
    {
        var refused = await Refusal.Of(async () => await service.Scorecards.RecordActionAsync(
            new() { RequestId = NewId(), CommitteeCode = "two words", AskedDate = "2027-04-03".Date(), Ask = "a@b.uk", MeasureId = "X1", OwnerRole = "CSW", DueDate = "2027-04-01".Date() }, As("SM")));

        Assert.Equal(["ask", "asked_date", "committee_code", "due_date", "kind", "measure_id", "owner_role"], refused.Fields.Order(StringComparer.Ordinal));
        Assert.Equal(StatusCode.PermissionDenied, (await Refusal.Of(async () => await service.Scorecards.RecordActionAsync(Request(), As("LEAD_MEMBER")))).Code);
    }

    Metadata As(string role) => service.As(role, _authority);

    static RecordActionRequest Request() => new()
    {
        RequestId = NewId(),
        CommitteeCode = "CORPORATE_PARENTING",
        Kind = CommitteeActionKind.Recommendation,
        AskedDate = "2027-03-01".Date(),
        Ask = Ask,
        MeasureId = "G04",
        OwnerRole = "SM",
        OwnerPost = "P7",
        DueDate = "2027-04-01".Date(),
    };
}
