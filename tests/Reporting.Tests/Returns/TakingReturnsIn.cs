using System.Text;
using Dapper;
using Npgsql;
using Suite.Reporting.Returns;
using Suite.Reporting.V1;
using static Suite.Reporting.Tests.Returns.PaperChild;

namespace Suite.Reporting.Tests.Returns;

public sealed class TakingReturnsIn(ReportingFixture reporting) : IClassFixture<ReportingFixture>
{
    static readonly string[] Tables = [.. ReturnTables.All.Select(t => t.StoredAs)];

    static PaperReturn Full(int year = 2025) => new PaperReturn(year).With(
        Named("c1").Episode("01/06/2023").Oc2("12", convicted: "0").Worker("01/06/2023", "01/09/2024", worker: "SW1").Worker("01/09/2024", reason: "LEFTRL", worker: "SW2").Review("01/06/2024").Review("01/12/2024", "PN3"),
        Named("c2", born: "01/02/2008", sex: "M").Episode("01/05/2024", "01/10/2024", "X1", place: "K2", reason: "CARPL").Episode("01/10/2024", rne: "P", place: "U6").Permanence("P1", "382", "zz/06/2015")
            .Missing("01/06/2024", "03/06/2024").Uasc().Worker("01/05/2024"),
        Named("c3", born: "01/06/2005", mother: "").Oc3("YES", "F2", "U1"),
        Named("c4", born: "01/02/2023").Episode("01/06/2023", "01/05/2024", "X1", ls: "E1").Episode("01/05/2024", "01/11/2024", "E11", rne: "P", ls: "E1", place: "A4")
            .Decision("01/02/2024").Ad1("01/02/2024", "01/04/2024", "0", "2", "MF", "L11"));

    [Fact]
    public async Task Every_table_is_kept_as_it_was_said()
    {
        var authority = reporting.NewAuthority();
        await PostcodesOfTests.Load(reporting, authority);
        var summary = await reporting.TakeIn(authority, Full());

        Assert.Equal(ImportOutcome.Imported, summary.Outcome);
        Assert.Equal((4L, 4L), (summary.Tables.Single(t => t.Table is ReturnTable.Header).RowsRead, summary.Tables.Single(t => t.Table is ReturnTable.Header).Added));
        Assert.All(summary.Tables, t => Assert.Equal((t.RowsRead, 0L, 0L), (t.Added, t.Changed, t.Vanished)));

        var c2 = Importing.Pseudonyms.KeyOf(authority, "c2");
        Assert.Equal("M|2008-02-01|WBRI|false", await Look("select sex || '|' || born_on || '|' || ethnicity || '|' || is_mother from returns.child", c2, authority));
        Assert.Equal("2024-05-01|K2|PR1|2024-10-01|X1|CARPL|SC123456|E06000001|OWN",
            await Look("select concat_ws('|', started_on, placement, provider, ended_on, reason_ended, reason_placement_changed, urn, distance_miles, placement_authority, placement_where) from returns.episode", c2, authority,
                "order by started_on limit 1"));
        Assert.Equal("P1|382|zz/06/2015", await Look("select kind || '|' || permanence_authority || '|' || dated from returns.previous_permanence", c2, authority));
        Assert.Equal("M|2024-06-01|2024-06-03", await Look("select kind || '|' || started_on || '|' || ended_on from returns.missing", c2, authority));
        Assert.Equal("12|false||true", await Look("select sdq_score || '|' || convicted || '|' || coalesce(health_check::text, '') || '|' || teeth_check from returns.health", Importing.Pseudonyms.KeyOf(authority, "c1"), authority));
        Assert.Equal(Importing.Pseudonyms.KeyOf(authority, "SW1"), await Look("select worker_key from returns.social_worker", Importing.Pseudonyms.KeyOf(authority, "c1"), authority, "order by started_on limit 1"));
        Assert.Equal("2|MF|L11", await Look("select adopters || '|' || adopters_sex || '|' || adopters_status from returns.adoption", Importing.Pseudonyms.KeyOf(authority, "c4"), authority));
    }

    [Fact]
    public async Task No_name_for_a_child_a_pupil_number_or_a_postcode_is_kept()
    {
        var authority = reporting.NewAuthority();
        await PostcodesOfTests.Load(reporting, authority);
        await reporting.TakeIn(authority, new PaperReturn(2025).With(Named("child-one", upn: "A12345678901B").Episode("01/06/2023").Worker("01/06/2023", worker: "SW7654321")));

        var everything = await Dump(authority);
        Assert.NotEmpty(everything);
        foreach (var secret in new[] { "child-one", "A12345678901B", "AB1 1AA", "AB11AA", "AB22BB", "SW7654321" })
            Assert.DoesNotContain(secret, everything, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("\"distance_miles\": 1.0", everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_files_twice_leave_the_same_state_and_answer_the_first_submission()
    {
        var authority = reporting.NewAuthority();
        var first = await reporting.TakeIn(authority, Full());
        var state = await Dump(authority);

        var again = await reporting.TakeIn(authority, Full());
        Assert.Equal((ImportOutcome.Unchanged, first.Submission.SubmissionId), (again.Outcome, again.Submission.SubmissionId));
        Assert.Equal(state, await Dump(authority));

        // The same rows in another order, with other line ends and a byte order mark, are the same content.
        var turned = new PaperReturn(2025) { NewLine = "\n", ByteOrderMark = true, Sent = [.. Full().Sent.Reverse()] };
        foreach (var file in Full().Files())
            foreach (var line in Encoding.UTF8.GetString(file.Bytes).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Reverse())
                turned.Row(file.Table, line);
        Assert.Equal(ImportOutcome.Unchanged, (await reporting.TakeIn(authority, turned)).Outcome);
        Assert.Equal(state, await Dump(authority));
    }

    [Fact]
    public async Task A_request_id_is_one_act()
    {
        var (authority, id) = (reporting.NewAuthority(), Guid.NewGuid());
        var first = await reporting.Import(authority, Full(), requestId: id);
        // Another return came in between: the retry is still answered as the first time.
        await reporting.TakeIn(authority, Full().With(Named("c9").Episode("01/07/2024")));
        var retried = await reporting.Import(authority, Full(), requestId: id);
        Assert.Equal(first.Summary, retried.Summary);
        Assert.Equal(2, await reporting.Look<int>("select count(*) from returns.submission where authority = @authority", new { authority }));

        var other = await reporting.Import(authority, Full().With(Named("c8").Episode("01/07/2024")), requestId: id);
        Assert.Equal("REQUEST_ID_REUSED", other.Refused!.Reason);
    }

    [Fact]
    public async Task A_restatement_closes_what_changed_or_vanished_and_keeps_what_stays()
    {
        var authority = reporting.NewAuthority();
        var first = await reporting.TakeIn(authority, new PaperReturn(2025).With(Named("same").Episode("01/06/2023"), Named("changed").Episode("01/07/2024"), Named("gone").Episode("01/08/2024")));
        var second = await reporting.TakeIn(authority, new PaperReturn(2025).With(Named("same").Episode("01/06/2023"), Named("changed").Episode("01/07/2024", "01/02/2025", "E4A"), Named("late").Episode("01/09/2024")));

        var episodes = second.Tables.Single(t => t.Table is ReturnTable.Episodes);
        Assert.Equal((3L, 1L, 1L, 1L), (episodes.RowsRead, episodes.Added, episodes.Changed, episodes.Vanished));
        Assert.Equal([("2023-06-01", ""), ("2024-07-01", ""), ("2024-08-01", "")], await Known(authority, first.Submission.LoadNumber));
        Assert.Equal([("2023-06-01", ""), ("2024-07-01", "2025-02-01"), ("2024-09-01", "")], await Known(authority, second.Submission.LoadNumber));
        Assert.Equal([("2023-06-01", ""), ("2024-07-01", "2025-02-01"), ("2024-09-01", "")], await Known(authority, null));
        Assert.Equal(first.Submission.LoadNumber, await reporting.Look<long>("select known_from from returns.episode where authority = @authority and started_on = '2023-06-01' and known_to is null", new { authority }));

        // Back to what it was: a third state, although its content was there before.
        var third = await reporting.TakeIn(authority, new PaperReturn(2025).With(Named("same").Episode("01/06/2023"), Named("changed").Episode("01/07/2024"), Named("gone").Episode("01/08/2024")));
        Assert.Equal(ImportOutcome.Imported, third.Outcome);
        Assert.Equal(await Known(authority, first.Submission.LoadNumber), await Known(authority, null));
        Assert.Equal([("2023-06-01", ""), ("2024-07-01", "2025-02-01"), ("2024-09-01", "")], await Known(authority, second.Submission.LoadNumber));
    }

    [Fact]
    public async Task A_table_that_is_not_sent_stays_and_one_that_is_empty_is_emptied()
    {
        var authority = reporting.NewAuthority();
        await reporting.TakeIn(authority, Full());
        var without = Full();
        without.Sent = [ReturnTable.Header, ReturnTable.Episodes];
        var imported = await reporting.Import(authority, without);
        Assert.Equal(ImportOutcome.Unchanged, imported.Summary!.Outcome);
        Assert.Equal(9, imported.Findings.Count(f => f.RuleCode == "L303"));

        var empty = new PaperReturn(2025).With(Named("c1").Episode("01/06/2023"));
        var emptied = await reporting.TakeIn(authority, empty);
        Assert.Equal((0L, 2L), (emptied.Tables.Single(t => t.Table is ReturnTable.Reviews).RowsRead, emptied.Tables.Single(t => t.Table is ReturnTable.Reviews).Vanished));
        Assert.Equal(0, await reporting.Look<int>("select count(*) from returns.review where authority = @authority and known_to is null", new { authority }));
    }

    [Fact]
    public async Task A_refusal_anywhere_takes_nothing_in_and_tells_everything_at_once()
    {
        var authority = reporting.NewAuthority();
        await reporting.TakeIn(authority, Full());
        var state = await Dump(authority);

        var imported = await reporting.Import(authority, Full().With(Named("bad").Episode("01/13/2024").Review("01/06/2024", "PN9"), Named("worse").Episode("02/06/2024", "01/06/2024", "E4A"), Named("odd").Episode("01/06/2024", "05/06/2024", "E4A", ls: "L1")));

        Assert.Equal("RETURN_REFUSED", imported.Refused!.Reason);
        Assert.Null(imported.Summary);
        Assert.Equal([("141", 7, "DECOM"), ("356", 8, "DEC"), ("167", 4, "REVIEW_CODE")], imported.Refusals.Select(f => (f.RuleCode, f.Row, f.Column)));
        Assert.Contains(imported.Findings, f => f.RuleCode == "361" && f.Severity is FindingSeverity.Warning);
        Assert.Equal(state, await Dump(authority));
    }

    [Fact]
    public async Task A_dry_run_says_what_would_change_and_changes_nothing()
    {
        var authority = reporting.NewAuthority();
        var first = await reporting.Import(authority, Full(), dryRun: true);
        Assert.Equal((ImportOutcome.DryRun, null), (first.Summary!.Outcome, first.Summary.Submission));
        Assert.Equal(4, first.Summary.Tables.Single(t => t.Table is ReturnTable.Header).Added);
        Assert.Equal("", await Dump(authority));

        var kept = await reporting.TakeIn(authority, Full());
        var again = await reporting.Import(authority, Full(), dryRun: true);
        Assert.Equal((ImportOutcome.DryRun, kept.Submission.SubmissionId), (again.Summary!.Outcome, again.Summary.Submission.SubmissionId));
    }

    [Fact]
    public async Task An_import_that_is_broken_off_leaves_nothing()
    {
        var authority = reporting.NewAuthority();
        var files = Full().Files();
        var messages = PaperReturn.Messages(2025, files, bytesAtOnce: 100).ToList();

        var torn = await reporting.Import(authority, messages.Take(messages.Count / 2));
        Assert.Equal("FILE_NOT_AS_DECLARED", torn.Refused!.Reason);

        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reporting.Import(authority, HangUp(), cancellation: stop.Token));

        Assert.Equal("", await Dump(authority));
        // Nobody waits for who hung up.
        await reporting.TakeIn(authority, Full());

        IEnumerable<ImportReturnRequest> HangUp()
        {
            foreach (var message in messages.Take(messages.Count - 1))
                yield return message;
            stop.Cancel();
            yield return messages[^1];
        }
    }

    [Fact]
    public async Task Imports_of_one_authority_wait_for_each_other()
    {
        var authority = reporting.NewAuthority();
        var imports = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => reporting.Import(authority, Full().With(Named($"x{i}").Episode("01/06/2024"))))));
        Assert.All(imports, i => Assert.Null(i.Refused));
        // Whoever was last has the last word, whole.
        var last = imports.MaxBy(i => i.Summary!.Submission.LoadNumber)!.Summary!;
        Assert.Equal(6, await reporting.Look<int>("select count(*) from returns.submission where authority = @authority", new { authority }));
        Assert.Equal(5, await reporting.Look<int>("select count(*) from returns.child where authority = @authority and known_to is null", new { authority }));
        Assert.Equal(last.Submission.LoadNumber, await reporting.Look<long>("select max(known_from) from returns.child where authority = @authority and known_to is null", new { authority }));
    }

    [Fact]
    public async Task Warnings_are_kept_beside_the_submission()
    {
        var authority = reporting.NewAuthority();
        var imported = await reporting.Import(authority, new PaperReturn(2025).With(Named("c1").Episode("01/06/2024", "05/06/2024", "E4A", ls: "L1").Permanence()));
        Assert.Equal(imported.Findings.Count, (int)imported.Summary!.Submission.Warnings);

        var store = new ReturnStore(reporting.Database, reporting.Clock);
        var (kept, total) = await store.Findings(authority, imported.Summary.Submission.LoadNumber, "361", "", 0, 10, CancellationToken.None);
        Assert.Equal(1, total);
        Assert.Equal(imported.Findings.Single(f => f.RuleCode == "361"), kept.Single().Finding.ToMessage());
        Assert.Equal(["L301", "L302", "361"], imported.Findings.Where(f => f.Table is ReturnTable.Episodes).Select(f => f.RuleCode));
    }

    [Fact]
    public async Task Ten_thousand_findings_are_told_and_all_are_counted()
    {
        var bad = Large(ReturnTable.Header, 10_100, i => $"c{i},X,01/02/2012,WBRI,UN2,0,");
        var imported = await reporting.Import(reporting.NewAuthority(), 2025, [(ReturnTable.Header, bad), (ReturnTable.Episodes, Large(ReturnTable.Episodes, 0, _ => ""))]);
        Assert.Equal(10_000, imported.Refusals.Count());
        Assert.Contains("10100 findings", imported.Refused!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hundred_thousand_episodes_come_in_in_bounded_memory()
    {
        var authority = reporting.NewAuthority();
        const int children = 50_000;
        // About 12 MB of text, written as it is sent.
        var header = Large(ReturnTable.Header, children, i => $"c{i},F,01/02/2012,WBRI,UN2,0,");
        var episodes = Large(ReturnTable.Episodes, children, i => $"c{i},01/06/2023,S,C2,N1,U6,PR1,01/09/2024,X1,CARPL,AB1 1AA,AB2 2BB,SC123456\r\nc{i},01/09/2024,P,C2,N1,K2,PR1,,,,AB1 1AA,AB3 3CC,SC123456");
        var files = new[] { (ReturnTable.Header, header), (ReturnTable.Episodes, episodes) };

        var before = Settled();
        var most = 0L;
        var imported = await reporting.Import(authority, Watched());
        Assert.Null(imported.Refused);
        Assert.Equal(2L * children, imported.Summary!.Tables.Single(t => t.Table is ReturnTable.Episodes).Added);
        Assert.True(most - before < 100 * 1024 * 1024, $"{(most - before) / 1024 / 1024} MiB more were live while it was read.");
        Assert.Equal(2 * children, await reporting.Look<int>("select count(*) from returns.episode where authority = @authority", new { authority }));

        IEnumerable<ImportReturnRequest> Watched()
        {
            var sent = 0;
            foreach (var message in PaperReturn.Messages(2025, files, bytesAtOnce: 64 * 1024))
            {
                if (++sent % 20 == 0)
                    most = Math.Max(most, Settled());
                yield return message;
            }
        }

        static long Settled() => GC.GetTotalMemory(forceFullCollection: true);
    }

    static byte[] Large(ReturnTable table, int rows, Func<int, string> row)
    {
        var text = new StringBuilder(PaperReturn.HeadingOf(table, 2025)).Append("\r\n");
        for (var i = 0; i < rows; i++)
            text.Append(row(i)).Append("\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    async Task<List<(string From, string To)>> Known(string authority, long? load)
    {
        await using var connection = new NpgsqlConnection(reporting.Owner);
        return [.. await connection.QueryAsync<(string, string)>(
            "select started_on::text, coalesce(ended_on::text, '') from returns.episodes_known(@authority, @load) order by started_on, ended_on", new { authority, load })];
    }

    Task<string> Look(string select, string child, string authority, string order = "") =>
        reporting.Look<string>($"{select} where authority = @authority and child_key = @child {order}", new { authority, child });

    /// <summary>Everything that is known of an authority, row by row.</summary>
    async Task<string> Dump(string authority)
    {
        await using var connection = new NpgsqlConnection(reporting.Owner);
        var lines = new List<string>();
        foreach (var table in Tables.Concat(["submission", "submission_table", "finding"]))
            lines.AddRange(await connection.QueryAsync<string>($"select '{table} ' || to_jsonb(t)::text from returns.{table} t where authority = @authority order by 1", new { authority }));
        return string.Join('\n', lines);
    }
}
