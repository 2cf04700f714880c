using FsCheck.Xunit;
using Suite.Platform.Errors;
using Suite.Reporting.Measures;
using Suite.Reporting.Tests.Facts;
using Suite.Reporting.V1;

namespace Suite.Reporting.Tests.Measures;

public sealed class CountingReturns(ReportingFixture reporting) : IClassFixture<ReportingFixture>
{
    static readonly string[] Recounted = [.. Catalogue.All.Where(m => m.Facts == LoadedSource.Returns).Select(m => m.Id)];

    static IEnumerable<ReportingPeriod> Quarters =>
        from year in Enumerable.Range(RandomReturns.FirstYear - 1, RandomReturns.LastYear - RandomReturns.FirstYear + 1)
        from quarter in new ReportingYear(year).Quarters
        select new ReportingPeriod(quarter.FirstDay, quarter.LastDay);

    [Property(MaxTest = 4)]
    public void Figures_of_five_years_as_first_published_as_known_and_as_restated_are_those_of_a_recount(int seed)
    {
        var authority = reporting.NewAuthority();
        var returns = new RandomReturns(seed, children: 60);
        var submissions = returns.Submissions();
        var knownOn = new DateOnly(2021, 6, 1).AddDays(new Random(seed).Next(365 * 4));

        var differences = new SortedDictionary<string, string>(StringComparer.Ordinal);
        TakingEventsIn.Run(async () =>
        {
            await Load(authority, submissions);
            await reporting.Residents(authority, 2019, 41_500, new(2020, 6, 1));
            foreach (var quarter in Quarters)
            {
                var year = ReportingYear.Of(quarter.End).StartYear + 1;
                var first = submissions.First(s => s.Year == year).On;
                await Equal(first, quarter);
                await Equal(knownOn, quarter);
                await Equal(null, quarter);
            }
        });
        Assert.True(differences.Count == 0, $"seed {seed}: {string.Join("\n", differences.Values)}");

        async Task Equal(DateOnly? knownOn, ReportingPeriod period)
        {
            var known = submissions.Where(s => knownOn is null || s.On <= knownOn).ToList();
            var results = new List<MeasureResult>();
            foreach (var measure in Recounted)
                results.Add(await reporting.Measures.WorkOut(Catalogue.Find(measure), period, authority, CancellationToken.None, knownOn));
            var expected = new RecountReturns(known, 41_500, period.Start, period.End).Figures;
            var counted = Told(results);
            // The first of each part is enough to see what is wrong.
            foreach (var line in expected.Except(counted))
                differences.TryAdd(string.Join(' ', line.Split(' ')[..2]), $"{period.Start:yyyy-MM-dd} to {period.End:yyyy-MM-dd} as known {knownOn:yyyy-MM-dd}: {line}");
            foreach (var line in counted.Except(expected))
                differences.TryAdd("not " + string.Join(' ', line.Split(' ')[..2]), $"{period.Start:yyyy-MM-dd} to {period.End:yyyy-MM-dd} as known {knownOn:yyyy-MM-dd}: not {line}");
        }
    }

    [Property(MaxTest = 3)]
    public void Submissions_in_any_order_that_respects_years_give_the_same_figures(int seed)
    {
        var (one, other) = (reporting.NewAuthority(), reporting.NewAuthority());
        var returns = new RandomReturns(seed, children: 30);
        var submissions = returns.Submissions();

        TakingEventsIn.Run(async () =>
        {
            await Load(one, submissions);
            await Load(other, returns.Mixed(submissions));
            foreach (var quarter in Quarters.Where((_, i) => i % 3 == 1))
                foreach (var measure in Recounted)
                    Assert.Equal((await reporting.WorkOut(measure, one, quarter.Start, quarter.End)).Figures, (await reporting.WorkOut(measure, other, quarter.Start, quarter.End)).Figures);
        });
    }

    [Fact]
    public void The_series_has_something_to_count_for_every_part()
    {
        var submissions = new RandomReturns(7, children: 60).Submissions();
        var told = Quarters.SelectMany(q => new RecountReturns(submissions, 41_500, q.Start, q.End).Figures).ToList();

        foreach (var measure in Catalogue.All.Where(m => m.Facts == LoadedSource.Returns))
            foreach (var part in measure.Parts.Where(p => !p.FromIndicator))
                Assert.True(told.Exists(t => t.StartsWith($"{measure.Id} {part.Code}", StringComparison.Ordinal) && !t.EndsWith(" 0/0", StringComparison.Ordinal) && !t.Contains("'' 0/", StringComparison.Ordinal)), $"{measure.Id} {part.Code}");
        // Rows come late, change and vanish.
        foreach (var year in submissions.GroupBy(s => s.Year))
        {
            var (first, last) = (year.First().Rows.ToHashSet(), year.Last().Rows.ToHashSet());
            Assert.NotEmpty(first.Except(last));
            Assert.NotEmpty(last.Except(first));
        }
    }

    /// <summary>As <see cref="RecountReturns"/> tells figures.</summary>
    static List<string> Told(IEnumerable<MeasureResult> results) =>
    [
        .. results.SelectMany(r => r.Figures.Select(f => $"{r.MeasureId} {f.Part}{(f.Breakdown.Length == 0 ? "" : " " + f.Breakdown)} = '{f.Value}' {f.Numerator}/{f.Denominator}"))
            .Order(StringComparer.Ordinal),
    ];

    async Task Load(string authority, IEnumerable<Submission> submissions)
    {
        var taker = new ReturnWriter(reporting.Owner);
        foreach (var submission in submissions)
            await taker.Take(authority, submission);
    }
}
