using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Reporting.Measures;
using Suite.Reporting.Scorecards.Templates;
using Suite.Reporting.V1;

namespace Suite.Reporting.Scorecards.Publications;

/// <summary>A published scorecard: as first published, as known on a day, or one revision; and as restated, beside it.</summary>
sealed class GetPublished(PublishedStore store, MeasureStore measures, MeasureQuery query, IAudit audit)
{
    public async Task<GetPublishedResponse> Handle(GetPublishedRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var id = fields.Uuid("scorecard_id", request.ScorecardId);
        fields.Require(request.Revision >= 0, "revision", "must not be negative");
        var knownOn = fields.OptionalDate("known_on_date", request.KnownOnDate);
        fields.Require(knownOn is null || request.Revision == 0, "known_on_date", "is given instead of a revision, not beside it");
        fields.ThrowIfAny();

        var (snapshots, version) = await store.Of(caller.Authority, id, cancellation);
        var chosen = Choose(snapshots, request.Revision, knownOn);
        var withholds = Suppression.AppliesTo(caller);
        var answer = new GetPublishedResponse { Published = snapshots.ToMessage(version), Revision = chosen.Revision, Scorecard = chosen.Read(withholds) };
        if (request.CompareWithToday)
            answer.Restated.AddRange(await Restate(answer.Scorecard, withholds, caller.Authority, cancellation));
        await audit.Record(new(caller, CommandFields.RpcOf(request), id, chosen.RunId, "OK"), cancellation);
        return answer;
    }

    public static Snapshot Choose(IReadOnlyList<Snapshot> snapshots, int revision, DateOnly? knownOn = null) =>
        (knownOn is { } day ? snapshots.LastOrDefault(s => WorkingCalendar.LondonDate(s.PublishedAt) <= day) : snapshots.FirstOrDefault(s => s.Revision == Math.Max(1, revision)))
        ?? throw Refuse.NotFound("REVISION_NOT_FOUND", "There is no such revision, or none was published by that day.");

    async Task<IReadOnlyList<Restated>> Restate(Scorecard published, bool withholds, string authority, CancellationToken cancellation)
    {
        var period = new ReportingPeriod(published.PeriodStart.Read(), published.PeriodEnd.Read());
        var lines = published.Sections.SelectMany(s => s.Lines).ToList();
        var counted = lines.Select(l => Catalogue.All.FirstOrDefault(m => m.Id == l.MeasureId)).OfType<MeasureDefinition>().Distinct().ToList();
        return await measures.Read(authority, [.. counted.SelectMany(m => withholds ? ScorecardFigures.Behind(m, period) : [new Wanted(m, period)])], async (view, worked) =>
        {
            var figures = withholds ? await ScorecardFigures.Shown(worked, query, view, counted, [period], cancellation) : ScorecardFigures.Exact(worked);
            return (IReadOnlyList<Restated>)[.. lines.Select(l => Restate(l, period, figures))];
        }, cancellation);
    }

    static Restated Restate(ScorecardLine line, ReportingPeriod period, ScorecardFigures figures)
    {
        var restated = new Restated
        {
            LineNumber = line.LineNumber,
            MeasureId = line.MeasureId,
            Part = line.Figure.Part,
            Breakdown = line.Figure.Breakdown,
            PublishedVersion = line.MeasureVersion,
            Published = line.Figure,
        };
        if (Catalogue.All.FirstOrDefault(m => m.Id == line.MeasureId) is not { } measure || !measure.Parts.Any(p => p.Code == line.Figure.Part))
            return restated;
        restated.TodayVersion = measure.Version;
        restated.Today = figures.Of(measure, new LineKey(line.MeasureId, line.Figure.Part, line.Figure.Breakdown), period);
        restated.Withheld = restated.Today.Suppressed || line.Figure.Suppressed;
        if (restated.Withheld)
        {
            // Whether it changed would tell too.
            restated.Today = new() { Part = line.Figure.Part, Breakdown = line.Figure.Breakdown, Unit = line.Figure.Unit, Suppressed = true };
            return restated;
        }

        restated.NumeratorDifference = restated.Today.Numerator - line.Figure.Numerator;
        restated.DenominatorDifference = restated.Today.Denominator - line.Figure.Denominator;
        restated.Changed = restated.TodayVersion != restated.PublishedVersion || !restated.Today.Equals(line.Figure);
        return restated;
    }
}
