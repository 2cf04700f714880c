using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Paging;
using Suite.Reporting.Measures;
using Suite.Reporting.Tests.Returns;
using Suite.Reporting.V1;

namespace Suite.Reporting.Tests.Measures;

public sealed class ExplainingDifferences(ReportingFixture reporting) : IClassFixture<ReportingFixture>
{
    readonly Audited _audit = new();
    readonly PageTokens _pages = new(new byte[32]);

    [Fact]
    public async Task Rows_that_came_went_and_count_otherwise_are_told_with_both_figures()
    {
        var authority = await TwoSubmissions();

        // As known then and now, of one day.
        var known = await Explain(authority, new() { MeasureId = "C04", PeriodEnd = "2025-03-31".Date(), BaseAsKnownDate = "2025-06-30".Date(), Part = "FOSTER" });
        Assert.Equal(["CAME  late", "CHANGED moved moved", "WENT gone "], known.Differences.Select(Text).Order(StringComparer.Ordinal));
        Assert.Equal((3, "66.7", "33.3"), (known.TotalSize, known.Base.Figures[0].Value, known.Result.Figures[0].Value));
        Assert.Equal("2025-06-30".Date(), known.Base.AsKnownDate);
        Assert.Single(known.Base.Submissions);

        // Two days, as known now.
        var days = await Explain(authority, new() { MeasureId = "C01", PeriodEnd = "2025-03-31".Date(), BasePeriodEnd = "2024-12-31".Date(), Part = "CHILDREN" });
        Assert.Equal(["CAME  late"], days.Differences.Select(Text));
        Assert.Equal(2, await Count(authority, "2024-12-31"));
        Assert.Equal(3, await Count(authority, "2025-03-31"));
        Assert.Equal(["suite.reporting.v1.ExplainDifference C04", "suite.reporting.v1.ExplainDifference C01"], _audit.Entries.Select(e => $"{e.Rpc} {e.Purpose}"));

        string Text(RowDifference d) => $"{d.Kind.ToString().ToUpperInvariant()} {Name(d.Before)} {Name(d.After)}";

        string Name(Explanation? row) => row is null ? "" : new[] { "gone", "moved", "same", "late" }.Single(child => Importing.Pseudonyms.KeyOf(authority, child) == row.SubjectId);
    }

    [Fact]
    public async Task Differences_come_page_by_page()
    {
        var authority = await TwoSubmissions();
        var request = new ExplainDifferenceRequest { MeasureId = "C04", PeriodEnd = "2025-03-31".Date(), BaseAsKnownDate = "2025-06-30".Date(), PageSize = 2 };
        var all = (await Explain(authority, new(request) { PageSize = 0 })).Differences;

        var paged = new List<RowDifference>();
        do
        {
            var page = await Explain(authority, request);
            Assert.Equal(all.Count, page.TotalSize);
            paged.AddRange(page.Differences);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.True(all.Count > 4);
        Assert.Equal(all, paged);
    }

    [Fact]
    public async Task Sides_that_cannot_be_are_refused()
    {
        var authority = reporting.NewAuthority();

        Assert.Equal("base_period", await Field(new() { MeasureId = "C04", Period = "2024/25" }));
        Assert.Equal("base_period_end", await Field(new() { MeasureId = "C04", Period = "2024/25", BasePeriodEnd = "2030-01-01".Date() }));
        Assert.Equal("base_as_known_date", await Field(new() { MeasureId = "C04", Period = "2024/25", BaseAsKnownDate = "2030-01-01".Date() }));
        Assert.Equal("part", await Field(new() { MeasureId = "C04", Period = "2024/25", BasePeriod = "2023/24", Part = "NONE" }));
        var events = await Assert.ThrowsAsync<RefusedException>(() => Explain(authority, new() { MeasureId = "K01", Period = "2024/25", BaseAsKnownDate = "2025-01-01".Date() }));
        Assert.Equal("AS_KNOWN_NOT_KEPT", events.Reason);

        async Task<string> Field(ExplainDifferenceRequest request) => (await Assert.ThrowsAsync<RefusedException>(() => Explain(authority, request))).Fields[0].Field;
    }

    [Fact]
    public async Task Sums_that_do_not_add_up_are_shown_with_their_difference()
    {
        var authority = reporting.NewAuthority();
        await reporting.TakeIn(authority, new Submission(2025, new(2025, 6, 1),
        [
            Placed("a", "U6"), Placed("b", "K2"),
            // It went over to care from short breaks: it never started, as the return says it.
            new EpisodeRow("c", new(2024, 1, 1), "S", "V4", "N2", "U6", "PR1", new(2024, 8, 1), "X1", null, null, null),
            new EpisodeRow("c", new(2024, 8, 1), "L", "V2", "N2", "U6", "PR1", null, null, null, null, null),
        ]));

        var flow = (await reporting.WorkOut("C03", authority, new(2024, 7, 1), new(2024, 9, 30))).AddsUp.Single();
        Assert.Equal(("FLOW", 3L, 2L, -1L), (flow.Code, flow.Whole, flow.Parts, flow.Difference));
        var children = (await reporting.WorkOut("C01", authority, new(2024, 7, 1), new(2024, 9, 30))).AddsUp;
        Assert.Equal(["PLACEMENTS 0", "AGES 0", "LEGAL_STATUS 0"], children.Select(a => $"{a.Code} {a.Difference}"));
        Assert.All((await reporting.WorkOut("C04", authority, new(2024, 7, 1), new(2024, 9, 30))).AddsUp, a => Assert.Equal(0, a.Difference));
    }

    [Fact]
    public async Task A_day_that_no_return_covers_has_no_value_and_says_why()
    {
        var authority = await TwoSubmissions();

        var covered = await reporting.WorkOut("C11", authority, new(2025, 1, 1), new(2025, 3, 31));
        var after = await reporting.WorkOut("C01", authority, new(2025, 4, 1), new(2025, 6, 30));
        var stability = await reporting.WorkOut("C12", authority, new(2025, 1, 1), new(2025, 3, 31));

        Assert.Equal(("", "2024-04-01".Date()), (covered.UnknownReason, covered.ReturnsSinceDate));
        Assert.Equal(("RETURN_NOT_KNOWN", null), (after.UnknownReason, after.ReturnsSinceDate));
        Assert.All(after.Figures, f => Assert.Equal(("", 0L), (f.Value, f.Numerator)));
        // Two and a half years back is before what is known.
        Assert.Equal(("RETURN_NOT_KNOWN", ""), (stability.UnknownReason, stability.Figures[0].Value));
    }

    [Fact]
    public async Task Over_the_wire_it_is_for_those_who_may_see_rows()
    {
        await using var service = new RunningService();
        await service.InitializeAsync();
        await service.Reporting.TakeIn(TestIssuer.Westmere, new Submission(2025, new(2025, 6, 1), [Placed("moved", "U6")]));
        await service.Reporting.TakeIn(TestIssuer.Westmere, new Submission(2025, new(2025, 9, 1), [Placed("moved", "K2")]));
        var request = new ExplainDifferenceRequest { MeasureId = "C04", PeriodEnd = "2025-03-31".Date(), BaseAsKnownDate = "2025-06-30".Date(), Part = "FOSTER" };

        Assert.Equal(1, (await service.Client.ExplainDifferenceAsync(request, service.As("SM"))).TotalSize);
        Assert.Equal(0, (await service.Client.ExplainDifferenceAsync(request, service.As("SM", TestIssuer.Eastholt))).TotalSize);
        foreach (var role in new[] { "DCS", "LEAD_MEMBER", "TM", "CSW" })
            Assert.Equal(Grpc.Core.StatusCode.PermissionDenied, (await Assert.ThrowsAsync<Grpc.Core.RpcException>(async () => await service.Client.ExplainDifferenceAsync(request, service.As(role)))).StatusCode);
        Assert.Equal("suite.reporting.v1.ExplainDifference C04", await service.Reporting.Look<string>("select rpc || ' ' || purpose from audit where outcome = 'OK' limit 1"));

        // The rows behind a figure as it was known, and the figure.
        var explained = await service.Client.ExplainMeasureAsync(new() { MeasureId = "C04", Part = "FOSTER", PeriodEnd = "2025-03-31".Date(), AsKnownDate = "2025-06-30".Date() }, service.As("ANALYST"));
        Assert.Equal((Importing.Pseudonyms.KeyOf(TestIssuer.Westmere, "moved"), "", true), (explained.Explanations.Single().SubjectId, explained.Explanations.Single().CaseId, explained.Explanations.Single().InNumerator));
        var figure = (await service.Client.GetMeasureAsync(new() { MeasureId = "C04", PeriodEnd = "2025-03-31".Date(), AsKnownDate = "2025-06-30".Date() }, service.As("TM"))).Result;
        Assert.Equal(("100.0", "2025-06-30".Date(), 2025), (figure.Figures[0].Value, figure.AsKnownDate, figure.Submissions.Single().ReturnYear));
        Assert.Empty(service.Errors);
    }

    /// <summary>Three children, of whom one moved, one was never there and one was told late.</summary>
    async Task<string> TwoSubmissions()
    {
        var authority = reporting.NewAuthority();
        await reporting.TakeIn(authority, new Submission(2025, new(2025, 6, 1), [Placed("gone", "K2"), Placed("moved", "U6"), Placed("same", "U6")]));
        await reporting.TakeIn(authority, new Submission(2025, new(2025, 9, 1), [Placed("moved", "K2"), Placed("same", "U6"), Placed("late", "P1") with { Started = new(2025, 2, 1) }]));
        return authority;
    }

    static EpisodeRow Placed(string child, string place) => new(child, new(2024, 1, 1), "S", "C2", "N1", place, place == "P1" ? "PR0" : "PR1", null, null, null, null, null);

    async Task<long> Count(string authority, string day) => (await reporting.WorkOut("C01", authority, day.Day(), day.Day())).Figures[0].Numerator;

    Task<ExplainDifferenceResponse> Explain(string authority, ExplainDifferenceRequest request) =>
        new ExplainDifference(reporting.Facts, reporting.Measures, _pages, _audit, reporting.Clock).Handle(request, ReportingFixture.Caller(authority, "ANALYST"), default);

    sealed class Audited : IAudit
    {
        public List<AuditEntry> Entries { get; } = [];

        public Task Record(AuditEntry entry, CancellationToken cancellation)
        {
            Entries.Add(entry);
            return Task.CompletedTask;
        }
    }
}
