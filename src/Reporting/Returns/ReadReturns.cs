using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Paging;
using Suite.Reporting.Returns.Rules;
using Suite.Reporting.V1;

namespace Suite.Reporting.Returns;

/// <summary>The submissions that changed something, newest first.</summary>
sealed class ListReturns(ReturnStore store, PageTokens pages)
{
    public async Task<ListReturnsResponse> Handle(ListReturnsRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = new Fields();
        fields.Require(request.ReturnYear is 0 or (>= ReturnYear.First and <= ReturnYear.Last), "return_year", $"must be from {ReturnYear.First} to {ReturnYear.Last}, or 0");
        var page = pages.Read<LastLoad>(fields, request, caller);
        fields.ThrowIfAny();
        var rows = await store.List(caller.Authority, request.ReturnYear, page.After?.LoadNumber ?? long.MaxValue, page.Limit, cancellation);
        var (shown, next) = pages.Cut(rows, page, s => new LastLoad(s.LoadNumber), request, caller);
        return new() { Submissions = { shown }, NextPageToken = next };
    }

    sealed record LastLoad(long LoadNumber);
}

/// <summary>One submission.</summary>
sealed class GetReturn(ReturnStore store)
{
    public async Task<GetReturnResponse> Handle(GetReturnRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = new Fields();
        var id = fields.Uuid("submission_id", request.SubmissionId);
        fields.ThrowIfAny();
        return new() { Submission = await store.Get(caller.Authority, id, cancellation) };
    }
}

/// <summary>The warnings kept beside a submission.</summary>
sealed class ListReturnFindings(ReturnStore store, PageTokens pages, IAudit audit)
{
    public async Task<ListReturnFindingsResponse> Handle(ListReturnFindingsRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = new Fields();
        var id = fields.Uuid("submission_id", request.SubmissionId);
        fields.OptionalCode("rule_code", request.RuleCode);
        var table = fields.OptionalChoice("table", request.Table);
        var page = pages.Read<LastFinding>(fields, request, caller);
        fields.ThrowIfAny();

        var submission = await store.Get(caller.Authority, id, cancellation);
        var (rows, total) = await store.Findings(caller.Authority, submission.LoadNumber, request.RuleCode, table is ReturnTable.Unspecified ? "" : ReturnTables.Of(table).Name,
            page.After?.No ?? 0, page.Limit, cancellation);
        var (shown, next) = pages.Cut(rows, page, f => new LastFinding(f.No), request, caller);
        await audit.Record(new(caller, CommandFields.RpcOf(request), id, null, "OK"), cancellation);
        return new() { Findings = { shown.Select(f => f.Finding.ToMessage()) }, NextPageToken = next, TotalSize = total };
    }

    sealed record LastFinding(int No);
}

/// <summary>Every rule that a return is checked by.</summary>
static class ListReturnRules
{
    public static ListReturnRulesResponse Handle(ListReturnRulesRequest request)
    {
        if (request.ReturnYear is not (0 or (>= ReturnYear.First and <= ReturnYear.Last)))
            throw Refuse.Field("return_year", $"must be from {ReturnYear.First} to {ReturnYear.Last}, or 0");
        return new()
        {
            Rules =
            {
                ReturnRules.All.Where(r => request.ReturnYear == 0 || r.HoldsIn(request.ReturnYear)).Select(r => new V1.ReturnRule
                {
                    Code = r.Code,
                    Text = r.Text,
                    Severity = r.Severity,
                    FirstYear = r.FirstYear,
                    LastYear = r.LastYear == int.MaxValue ? 0 : r.LastYear,
                    Table = r.Table,
                    Column = r.Column,
                }),
            },
        };
    }
}

/// <summary>What imports work out distances and places with.</summary>
sealed class GetReturnReference(ReturnStore store)
{
    public async Task<GetReturnReferenceResponse> Handle(Caller caller, CancellationToken cancellation) =>
        new() { Postcodes = await store.Postcodes(caller.Authority, cancellation), Areas = await store.Areas(caller.Authority, cancellation) };
}
