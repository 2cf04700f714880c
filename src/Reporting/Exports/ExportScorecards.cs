using Grpc.Core;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Reporting.Measures;
using Suite.Reporting.Scorecards.Publications;
using Suite.Reporting.Scorecards.Templates;
using Suite.Reporting.V1;

namespace Suite.Reporting.Exports;

/// <summary>Every published scorecard of a template, in one file.</summary>
sealed class ExportScorecards(CaseStore<ScorecardTemplate> templates, PublishedStore store, IAudit audit)
{
    public async Task Handle(ExportScorecardsRequest request, IServerStreamWriter<ExportScorecardsResponse> stream, Caller caller, CancellationToken cancellation)
    {
        var fields = new Fields();
        var template = fields.Uuid("template_id", request.TemplateId);
        var from = fields.OptionalDate("from_date", request.FromDate) ?? DateOnly.MinValue;
        var until = fields.OptionalDate("until_date", request.UntilDate) ?? DateOnly.MaxValue;
        fields.Require(from <= until, "from_date", "must not be after until_date");
        fields.OptionalChoice("format", request.Format);
        fields.Require(request.Format is not ScorecardFormat.Html, "format", "must be CSV or XLSX: pages are rendered one by one");
        fields.ThrowIfAny();
        await templates.Of(template, caller, cancellation);

        var listed = await store.Listed(caller.Authority, template, from, until, request.AsFirstPublished, cancellation);
        var tables = new ScorecardTables();
        using var pieces = new Pieces($"scorecards-{caller.Authority}", request.Format, tables.All, listed.Count, (piece, ct) => stream.WriteAsync(new() { Piece = piece }, ct));
        foreach (var (scorecard, revision) in listed)
        {
            var snapshot = GetPublished.Choose((await store.Of(caller.Authority, scorecard, cancellation)).Snapshots, revision);
            tables.Add(snapshot.Read(Suppression.AppliesTo(caller)), RenderScorecard.State(snapshot), snapshot.HexHash);
            await pieces.Progress(cancellation);
        }

        tables.Define();
        await pieces.End(cancellation);
        await audit.Record(new(caller, CommandFields.RpcOf(request), template, null, "OK"), cancellation);
    }
}
