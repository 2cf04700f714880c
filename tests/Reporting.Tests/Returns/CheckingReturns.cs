using Suite.Reporting.Returns;
using Suite.Reporting.Returns.Rules;
using Suite.Reporting.V1;
using static Suite.Reporting.Tests.Returns.PaperChild;

namespace Suite.Reporting.Tests.Returns;

/// <summary>All cases of a year in one return, each about a child of its own.</summary>
public sealed class CheckedReturns : IAsyncLifetime
{
    readonly Dictionary<int, Imported> _byYear = [];

    internal ReportingFixture Reporting { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Reporting.InitializeAsync();
        foreach (var year in RuleCases.All.Select(c => c.Year).Distinct())
        {
            var authority = Reporting.NewAuthority();
            await PostcodesOfTests.Load(Reporting, authority);
            var (before, now) = (new PaperReturn(year - 1), new PaperReturn(year));
            foreach (var (i, example) in RuleCases.All.Index().Where(c => c.Item.Year == year))
            {
                foreach (var (id, child) in new[] { (Breaking(i), example.Breaks), (Keeping(i), example.Keeps) })
                {
                    child.Id = id;
                    now.With(child);
                    if (child.Before is { } earlier)
                    {
                        earlier.Id = id;
                        before.With(earlier);
                    }
                }
            }

            await Reporting.TakeIn(authority, before);
            _byYear[year] = await Reporting.Import(authority, now, dryRun: true);
            Authorities[year] = authority;
        }
    }

    internal Dictionary<int, string> Authorities { get; } = [];

    internal Imported Of(int year) => _byYear[year];

    readonly Dictionary<int, Imported> _cells = [];

    /// <summary>Of every column of the year three rows, one after the other: with a cell that cannot be read, with an empty one and with a good one; all other cells are good.</summary>
    internal async Task<Imported> OfCells(int year)
    {
        if (_cells.TryGetValue(year, out var imported))
            return imported;
        var paper = new PaperReturn(year).With(Named("c1").Episode("01/06/2023"));
        foreach (var table in paper.Sent)
        {
            var columns = new ReturnYear(year).ColumnsOf(table);
            foreach (var column in columns)
                foreach (var cell in new[] { "?", "", Good(column) })
                    paper.Row(table, [.. columns.Select(c => c == column ? cell : Good(c))]);
        }

        return _cells[year] = await Reporting.Import(Reporting.NewAuthority(), paper, dryRun: true);
    }

    /// <summary>The first of a column's rows: below the heading, and where there is one below the row of another child.</summary>
    internal static int RowOf(ReturnTable table, int column) => (table is ReturnTable.Header or ReturnTable.Episodes ? 3 : 2) + (3 * column);

    static string Good(ReturnColumn column) => column.Type switch
    {
        CellType.Id => "good",
        CellType.Date => "01/02/2012",
        CellType.Code => column.Codes.Keys.First(),
        CellType.Flag => "0",
        CellType.Number => "1",
        CellType.Postcode => "AB1 1AA",
        CellType.Urn => "1234567",
        CellType.Upn => "UN3",
        CellType.Worker => "SW12",
        CellType.Authority => "382",
        CellType.PartDate => "zz/zz/2015",
        _ => throw new ArgumentOutOfRangeException(nameof(column)),
    };

    internal static string Breaking(int at) => $"b{at}";

    internal static string Keeping(int at) => $"k{at}";

    public ValueTask DisposeAsync() => Reporting.DisposeAsync();
}

public sealed class CheckingReturns(CheckedReturns returns) : IClassFixture<CheckedReturns>
{
    public static TheoryData<int, string> EveryCase
    {
        get
        {
            var cases = new TheoryData<int, string>();
            foreach (var (i, example) in RuleCases.All.Index())
                cases.Add(i, example.Code);
            return cases;
        }
    }

    [Theory, MemberData(nameof(EveryCase))]
    public void A_rule_finds_the_child_that_breaks_it_and_not_the_one_that_all_but_does(int at, string code)
    {
        var year = RuleCases.All[at].Year;
        var imported = returns.Of(year);
        string Key(string id) => Importing.Pseudonyms.KeyOf(returns.Authorities[year], id);

        Assert.Contains(code, imported.CodesOf(Key(CheckedReturns.Breaking(at))));
        Assert.DoesNotContain(code, imported.CodesOf(Key(CheckedReturns.Keeping(at))));
        var finding = imported.Findings.First(f => f.RuleCode == code && f.ChildKey == Key(CheckedReturns.Breaking(at)));
        var rule = ReturnRules.Queries.Single(r => r.Code == code);
        Assert.Equal((rule.Severity, rule.Table, rule.Column, rule.Text), (finding.Severity, finding.Table, finding.Column, finding.Message));
        Assert.True(finding.Row > 1);
    }

    [Fact]
    public void Every_rule_about_rows_has_a_case() =>
        Assert.Equal(ReturnRules.Queries.Select(r => r.Code).Order(StringComparer.Ordinal), RuleCases.All.Select(c => c.Code).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void No_rule_is_there_twice_and_each_says_what_it_asks_for()
    {
        Assert.Empty(ReturnRules.All.GroupBy(r => (r.Code, r.Table, r.Column, r.FirstYear)).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.All(ReturnRules.All, r => Assert.EndsWith(".", r.Text, StringComparison.Ordinal));
        Assert.Empty(ReturnRules.Queries.GroupBy(r => r.Code).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.True(ReturnRules.All.Select(r => r.Code).Distinct().Count() > 200);
    }

    [Fact]
    public async Task A_child_of_whom_all_is_well_breaks_no_rule()
    {
        var authority = returns.Reporting.NewAuthority();
        await PostcodesOfTests.Load(returns.Reporting, authority);
        var well = Named("well").Episode("01/06/2023").Oc2("12", convicted: "0").Worker("01/06/2023").Review("01/06/2024");
        await returns.Reporting.TakeIn(authority, new PaperReturn(2024).With(Named("well").Episode("01/06/2023").Permanence().Worker("01/06/2023")));
        var imported = await returns.Reporting.Import(authority, new PaperReturn(2025).With(well));

        Assert.Empty(imported.Findings);
        Assert.Equal(ImportOutcome.Imported, imported.Summary!.Outcome);
    }

    public static TheoryData<string, string, string, int> EveryCell
    {
        get
        {
            var cells = new TheoryData<string, string, string, int>();
            foreach (var (table, column, rule, first, last) in ReturnYear.EveryColumn)
                cells.Add(table, column, rule, Math.Min(last, Math.Max(first, 2025)));
            return cells;
        }
    }

    [Theory, MemberData(nameof(EveryCell))]
    public async Task A_cell_that_cannot_be_read_is_found_where_it_is(string table, string column, string rule, int year)
    {
        var id = ReturnTables.Of(table).Id;
        var columns = new ReturnYear(year).ColumnsOf(id);
        var (imported, first) = (await returns.OfCells(year), CheckedReturns.RowOf(id, columns.Index().Single(c => c.Item.Name == column).Index));

        var found = imported.Findings.Where(f => f.RuleCode == rule && f.Table == id && f.Column == column).ToList();
        Assert.Equal(columns.Single(c => c.Name == column).Required ? [first, first + 1] : [first], found.Select(f => f.Row));
        Assert.All(found.Where(f => f.Row == first), f => Assert.DoesNotContain("?", f.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(2024, "1", true)]
    [InlineData(2025, "1", false)]
    [InlineData(2025, "F", true)]
    [InlineData(2024, "F", false)]
    public async Task Sex_was_a_number_until_2023_24(int year, string sex, bool known)
    {
        var imported = await returns.Reporting.Import(returns.Reporting.NewAuthority(), new PaperReturn(year) { SexAsTheYearHasIt = false }.With(Named("c1", sex: sex).Episode("01/06/2023")), dryRun: true);
        Assert.Equal(known, imported.Findings.All(f => f.RuleCode != "101"));
    }

    [Theory]
    [InlineData("K3", 2024, false)]
    [InlineData("K3", 2025, true)]
    [InlineData("H5", 2025, true)]
    [InlineData("H5", 2026, false)]
    [InlineData("P2", 2026, false)]
    [InlineData("Z1", 2025, true)]
    [InlineData("Z1", 2026, false)]
    [InlineData("Z13", 2026, true)]
    [InlineData("Z13", 2025, false)]
    public async Task Placements_are_those_of_the_year(string place, int year, bool known)
    {
        var child = Named("c1", born: "01/02/2008").Episode("01/03/2024", place: place);
        var imported = await returns.Reporting.Import(returns.Reporting.NewAuthority(), new PaperReturn(year).With(child), dryRun: true);
        Assert.Equal(known, imported.Findings.All(f => f.RuleCode != "146"));
    }

    [Theory]
    [InlineData(2023, ReturnTable.SwEpisodes)]
    [InlineData(2026, ReturnTable.Dolo)]
    public async Task A_table_that_the_year_does_not_know_is_no_declaration(int year, ReturnTable table)
    {
        var files = new PaperReturn(year).Files().Append((table, "CHILD\n"u8.ToArray())).ToList();
        var imported = await returns.Reporting.Import(returns.Reporting.NewAuthority(), year, files);
        Assert.Equal("INVALID_FIELDS", imported.Refused!.Reason);
        Assert.Equal([$"declaration.files[{files.Count - 1}].table"], imported.Refused.Fields.Select(f => f.Field));
    }
}
