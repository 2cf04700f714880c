using Google.Protobuf.WellKnownTypes;
using Npgsql;
using Suite.Reporting.Facts;
using Suite.Reporting.Measures;
using Suite.Reporting.Reports;
using Suite.Reporting.Scorecards.Narratives;
using Suite.Reporting.Scorecards.Templates;
using Suite.Reporting.V1;

namespace Suite.Reporting.Scorecards;

/// <summary>A scorecard worked out: exactly, and as readers of aggregates see it.</summary>
/// <param name="Shown">Null of a period that they are not shown.</param>
/// <param name="Writers">Who wrote the narratives that stand on it.</param>
sealed record Worked(Scorecard Exact, Scorecard? Shown, IReadOnlySet<string> Writers, NewestEvent? Newest)
{
    public Scorecard For(bool withholds) => withholds ? Shown ?? throw new InvalidOperationException("The period is not shown to readers of aggregates.") : Exact;

    /// <summary>Red lines that have nothing to say for themselves.</summary>
    public static IEnumerable<ScorecardLine> Unexplained(Scorecard scorecard) =>
        scorecard.Sections.SelectMany(s => s.Lines).Where(l => l is { Rating: Rating.Red, Narrative: null });
}

/// <summary>Works scorecards out.</summary>
sealed class ScorecardWriter(MeasureStore store, MeasureQuery query, TimeProvider clock)
{
    static readonly string[] Notes =
    [
        "A figure looks at dates up to the last day of its period and is worked out from every event and import known when the scorecard was.",
        "Ratings compare the exact value, not the rounded one, with the limits in force on the last day of the period; a limit belongs to the better rating.",
        "Percentages, days and scores have one decimal and ratios two, rounded half up. Without a denominator there is no value, and without a value no rating.",
        "\"Better\" and \"worse\" compare exact values.",
        "A benchmark is of its own period, which is named, with the day on which it was published. A marker (c, z, x, k, u, low) is never nought.",
    ];

    const string ByMonths = "A trend compares each of the last thirteen full months with the one before it.";

    const string ByQuarters = "A trend compares each of the last five full quarters with the one before it.";

    const string Withheld = "Counts of 1 to 4 are withheld, shown as <5, and so is whatever one could be worked out from, also from what was published before.";

    public async Task<Worked> WorkOut(ScorecardTemplate template, ReportingPeriod period, string authority, CancellationToken cancellation)
    {
        var version = template.For(period);
        var now = clock.GetUtcNow();
        var run = Guid.CreateVersion7(now);
        return await store.Read(authority, ScorecardFigures.Wanted(version, period), async (view, figures) =>
        {
            var benchmarks = await LineBenchmarks.Of(view, version.Lines.Select(l => l.Key), period, cancellation);
            var narratives = await OpenNarratives(view, template.Id, period, cancellation);
            var loads = await Loads(view, cancellation);
            var counted = version.Lines.Select(l => Find(l.MeasureId)).OfType<MeasureDefinition>().Distinct().ToList();
            var sources = counted.SelectMany(m => m.Sources).OfType<FactSource>().Distinct().OrderBy(s => s.Name, StringComparer.Ordinal).ToList();

            var exact = Write(ScorecardFigures.Exact(figures));
            var shown = ScorecardPeriods.IsWhole(period)
                ? Write(await ScorecardFigures.Shown(figures, query, view, counted, ScorecardFigures.ShownPeriods(period), cancellation))
                : null;
            return new Worked(exact, shown, narratives.Values.Select(n => n.WrittenBy).ToHashSet(StringComparer.Ordinal), view.NewestOf(sources));

            Scorecard Write(ScorecardFigures of) => new()
            {
                TemplateId = template.Id.ToString("D"),
                TemplateVersion = version.Number,
                Title = template.Name,
                AuthorityCode = authority,
                PeriodName = period.Name(),
                PeriodStart = period.Start.ToMessage(),
                PeriodEnd = period.End.ToMessage(),
                AsAtTime = Timestamp.FromDateTimeOffset(now),
                Sources =
                {
                    from source in sources
                    let newest = view.NewestOf(source)
                    where newest is not null
                    select new ReportSource { Source = source.Name, NewestEventTime = Timestamp.FromDateTimeOffset(newest.Value.At), NewestEventId = newest.Value.Id.ToString("D") },
                },
                Loads = { loads },
                FactsBuild = view.Build,
                RunId = run.ToString("D"),
                Sections =
                {
                    version.Lines.Select((line, i) => (line, Number: i + 1)).GroupBy(l => l.line.Section, StringComparer.Ordinal).Select(section => new ScorecardSection
                    {
                        Title = section.Key,
                        Lines = { section.Select(l => Line(l.line, l.Number, period, of, benchmarks, narratives)) },
                    }),
                },
                Measures = { counted.Select(m => m.ToMessage()) },
                Notes = { of.Withholds ? [.. Notes, ByQuarters, Withheld] : [.. Notes, ByMonths] },
                Withheld = of.Withholds,
            };
        }, cancellation);
    }

    static MeasureDefinition? Find(string id) => Catalogue.All.FirstOrDefault(m => m.Id == id);

    static ScorecardLine Line(LineOfTemplate line, int number, ReportingPeriod period, ScorecardFigures figures,
        ILookup<LineKey, (BenchmarkComparison Said, Limit? Value)> benchmarks, IReadOnlyDictionary<LineKey, LineNarrative> narratives)
    {
        var written = new ScorecardLine
        {
            LineNumber = number,
            MeasureId = line.MeasureId,
            Name = line.Name,
            Polarity = line.Polarity,
            Target = line.Target,
            GreenLimit = line.GreenLimit,
            AmberLimit = line.AmberLimit,
            TargetSource = line.TargetSource,
            Narrative = narratives.TryGetValue(line.Key, out var narrative) ? narrative.ToMessage(period) : null,
        };

        // The catalogue may have lost a measure that a template still names.
        if (Find(line.MeasureId) is not { } measure || measure.Parts.FirstOrDefault(p => p.Code == line.Part) is not { } part)
        {
            written.Figure = new() { Part = line.Part, Breakdown = line.Breakdown };
            written.RatingReason = RatingReason.NoValue;
            return written;
        }

        var now = figures.Of(measure, line.Key, period);
        written.MeasureVersion = measure.Version;
        written.Figure = now;
        (written.Rating, written.RatingReason) = Ratings.Of(now, line.Polarity, line.GreenLimit, line.AmberLimit);
        if (part.Unit is Unit.Answer)
            return written;

        if (now is { Value: "", Suppressed: false } && Sentences.WhyUnknown(figures.WhyUnknown(measure, period)) is { Length: > 0 } why)
            written.Sentences.Add(why);
        var trend = figures.Trend(measure, line.Key, period);
        written.Trend.AddRange(trend.Select(t => new TrendPoint { PeriodStart = t.Period.Start.ToMessage(), PeriodEnd = t.Period.End.ToMessage(), Value = t.Figure.Suppressed ? "" : t.Figure.Value }));
        written.Sentences.Add(Trend.Of([.. trend.Select(t => Limit.Of(t.Figure))]).Sentence(figures.Withholds ? "quarters" : "months"));
        written.Previous = Compare(period.Before());
        written.LastYear = Compare(period.YearBefore());
        written.Sentences.Add(Sentences.Against(now, written.Previous, $"the {period.Kind()} before ({written.Previous.PeriodName})"));
        if (written.LastYear.PeriodName != written.Previous.PeriodName)
            written.Sentences.Add(Sentences.Against(now, written.LastYear, $"the same {period.Kind()} last year ({written.LastYear.PeriodName})"));
        foreach (var (said, value) in benchmarks[line.Key])
        {
            var compared = said.Clone();
            compared.Movement = Ratings.Movement(Limit.Of(now), value, line.Polarity);
            written.Benchmarks.Add(compared);
            written.Sentences.Add(Sentences.Against(now, compared));
        }

        return written;

        Compared Compare(ReportingPeriod other)
        {
            var then = figures.Of(measure, line.Key, other);
            return new()
            {
                PeriodName = other.Name(),
                PeriodStart = other.Start.ToMessage(),
                PeriodEnd = other.End.ToMessage(),
                Figure = then,
                Movement = Ratings.Movement(Limit.Of(now), Limit.Of(then), line.Polarity),
            };
        }
    }

    /// <summary>Narratives that are open now and were opened for this period or an earlier one.</summary>
    static async Task<IReadOnlyDictionary<LineKey, LineNarrative>> OpenNarratives(FactsView view, Guid template, ReportingPeriod period, CancellationToken cancellation)
    {
        await using var read = new NpgsqlCommand("""
            select version, schema_version, document
              from cases
             where authority = $1 and kind = 'narrative' and document ->> 'templateId' = $2 and document ->> 'closedOn' is null and (document ->> 'periodEnd')::date <= $3
            """, view.Connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = view.Authority },
                new NpgsqlParameter<string> { TypedValue = template.ToString("D") },
                new NpgsqlParameter<DateOnly> { TypedValue = period.End },
            },
        };
        var found = new Dictionary<LineKey, LineNarrative>();
        await using var rows = await read.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            var narrative = LineNarrative.FromDocument(rows.GetFieldValue<byte[]>(2), rows.GetInt32(1));
            narrative.Version = rows.GetInt64(0);
            found[narrative.Line] = narrative;
        }

        return found;
    }

    static async Task<IReadOnlyList<ScorecardLoad>> Loads(FactsView view, CancellationToken cancellation)
    {
        await using var read = new NpgsqlCommand("""
            (select 'SSDA903', submission_id, submitted_at from returns.submission where authority = $1 order by load_no desc limit 1)
            union all
            (select distinct on (kind) kind, load_id, submitted_at from indicators.load where authority = $1 order by kind, load_no desc)
            """, view.Connection)
        { Parameters = { new NpgsqlParameter<string> { TypedValue = view.Authority } } };
        var loads = new List<ScorecardLoad>();
        await using var rows = await read.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
            loads.Add(new() { Kind = rows.GetString(0), LoadId = rows.GetGuid(1).ToString("D"), SubmitTime = Timestamp.FromDateTimeOffset(rows.GetFieldValue<DateTimeOffset>(2)) });
        return loads;
    }
}
