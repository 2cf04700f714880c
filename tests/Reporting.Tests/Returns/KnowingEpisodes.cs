using Dapper;
using Npgsql;
using static Suite.Reporting.Tests.Returns.PaperChild;

namespace Suite.Reporting.Tests.Returns;

/// <summary>Episodes over several years: late, changed and vanished ones.</summary>
public sealed class KnowingEpisodes(ReportingFixture reporting) : IClassFixture<ReportingFixture>
{
    // Each with the years that were submitted, in order of years; what is known is the same in whatever order they came.
    [Fact]
    public async Task An_episode_that_several_years_say_is_as_the_newest_says_it() =>
        await Known(["2021-06-01 S U6 2023-02-01 E4A"],
            (2022, Named("c").Episode("01/06/2021")),
            (2023, Named("c").Episode("01/06/2021", "01/02/2023", "E4A")));

    [Fact]
    public async Task An_end_that_a_newer_year_takes_back_is_taken_back() =>
        await Known(["2021-06-01 S U6 "],
            (2022, Named("c").Episode("01/06/2021", "20/03/2022", "E4A")),
            (2023, Named("c").Episode("01/06/2021")));

    [Fact]
    public async Task What_is_open_in_one_year_and_not_in_the_next_ended_by_then() =>
        // It is still counted in the year that said it, and in none after.
        await Known(["2021-06-01 S U6 2022-04-01 "],
            (2022, Named("c").Episode("01/06/2021")),
            (2023, Named("other").Episode("01/06/2022")));

    [Fact]
    public async Task So_it_is_when_a_year_between_was_never_submitted() =>
        await Known(["2021-06-01 S U6 2022-04-01 "],
            (2022, Named("c").Episode("01/06/2021")),
            (2024, Named("other").Episode("01/06/2022")));

    [Fact]
    public async Task A_move_that_was_keyed_in_late_ends_the_placement_before_it() =>
        await Known(["2021-06-01 S U6 2022-03-10 X1", "2022-03-10 P K2 "],
            (2022, Named("c").Episode("01/06/2021")),
            (2023, Named("c").Episode("10/03/2022", rne: "P", place: "K2")));

    [Fact]
    public async Task A_child_who_left_and_came_back_unnoticed_left_by_the_day_of_coming_back() =>
        await Known(["2021-06-01 S U6 2022-03-10 ", "2022-03-10 S K2 "],
            (2022, Named("c").Episode("01/06/2021")),
            (2023, Named("c").Episode("10/03/2022", place: "K2")));

    [Fact]
    public async Task A_start_that_was_corrected_is_one_start() =>
        await Known(["2021-07-01 S U6 "],
            (2022, Named("c").Episode("01/06/2021")),
            (2023, Named("c").Episode("01/07/2021")));

    [Fact]
    public async Task A_start_that_was_corrected_to_an_earlier_day_is_one_start() =>
        await Known(["2021-05-01 S U6 "],
            (2022, Named("c").Episode("01/06/2021")),
            (2023, Named("c").Episode("01/05/2021")));

    [Fact]
    public async Task A_placement_that_the_year_calls_otherwise_is_the_same_placement() =>
        await Known(["2024-06-01 S Z12 "],
            (2025, Named("c").Episode("01/06/2024", place: "Z1", provider: "", urn: "")),
            (2026, Named("c").Episode("01/06/2024", place: "Z12", provider: "", urn: "")));

    [Fact]
    public async Task An_episode_that_a_newer_year_says_first_is_late_and_counts_from_its_start() =>
        await Known(["2021-06-01 S U6 "],
            (2022, Named("other").Episode("01/06/2021", "01/02/2022", "E4A")),
            (2023, Named("c").Episode("01/06/2021")));

    [Fact]
    public async Task What_ended_in_its_own_year_is_not_touched_by_silence_later() =>
        await Known(["2021-06-01 S U6 2021-09-01 X1", "2021-09-01 P K2 2022-02-01 E4A"],
            (2022, Named("c").Episode("01/06/2021", "01/09/2021", "X1").Episode("01/09/2021", "01/02/2022", "E4A", rne: "P", place: "K2")),
            (2023, Named("other").Episode("01/06/2022")));

    [Fact]
    public async Task A_child_who_comes_back_later_has_two_times_in_care() =>
        await Known(["2021-06-01 S U6 2021-09-01 E4A", "2022-08-01 S U6 "],
            (2022, Named("c").Episode("01/06/2021", "01/09/2021", "E4A")),
            (2023, Named("c").Episode("01/08/2022")));

    [Fact]
    public async Task What_is_restated_of_an_earlier_year_does_not_undo_what_a_later_year_said()
    {
        var authority = reporting.NewAuthority();
        await reporting.TakeIn(authority, new PaperReturn(2022).With(Named("c").Episode("01/06/2021")));
        var second = await reporting.TakeIn(authority, new PaperReturn(2023).With(Named("c").Episode("01/06/2021", "01/02/2023", "E4A")));
        var third = await reporting.TakeIn(authority, new PaperReturn(2022).With(Named("c").Episode("01/06/2021", ls: "C1"), Named("late").Episode("01/07/2021", "01/09/2021", "E4A")));

        Assert.Equal(["2021-06-01 S U6 2023-02-01 E4A"], await Episodes(authority, "c", null));
        Assert.Equal(["2021-07-01 S U6 2021-09-01 E4A"], await Episodes(authority, "late", null));
        // As known at each load.
        Assert.Equal(["2021-06-01 S U6 "], await Episodes(authority, "c", second.Submission.LoadNumber - 1));
        Assert.Equal(["2021-06-01 S U6 2023-02-01 E4A"], await Episodes(authority, "c", second.Submission.LoadNumber));
        Assert.Empty(await Episodes(authority, "late", second.Submission.LoadNumber));
        Assert.Equal(["2021-07-01 S U6 2021-09-01 E4A"], await Episodes(authority, "late", third.Submission.LoadNumber));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_years_say_and_in_whatever_order_they_come_the_same_is_known_and_nothing_overlaps(int seed)
    {
        var random = new Random(seed);
        var returns = Enumerable.Range(2021, 4).Select(year => new PaperReturn(year).With(Enumerable.Range(0, 60).Select(c => Remembered(random, $"c{c}", year)).OfType<PaperChild>())).ToList();
        List<string>? first = null;
        foreach (var order in new[] { returns, [.. returns.AsEnumerable().Reverse()], [returns[2], returns[0], returns[3], returns[1]], [.. returns, returns[1], returns[0]] })
        {
            var authority = reporting.NewAuthority();
            foreach (var paper in order)
                await reporting.TakeIn(authority, paper);
            var known = await Everybody(authority, Enumerable.Range(0, 60).Select(c => $"c{c}"));
            first ??= known;
            Assert.Equal(first, known);
            Assert.Equal(0, await reporting.Look<int>("""
                with known as (select * from returns.episodes_known(@authority, null))
                select count(*) from known a join known b using (child_key)
                 where (a.started_on, a.placement) < (b.started_on, b.placement) and coalesce(a.ended_on, 'infinity') > b.started_on
                """, new { authority }));
        }

        Assert.True(first!.Count > 100);
    }

    // What one year's return says of a child, with no regard to what the others say.
    static PaperChild? Remembered(Random random, string id, int year)
    {
        if (random.Next(4) == 0)
            return null;
        var (start, end) = (new DateOnly(year - 1, 4, 1), new DateOnly(year, 3, 31));
        string[] places = ["U6", "U4", "K2"];
        var child = Named(id);
        // In care since one of a few days before, or from a day of the year on.
        var from = random.Next(2) == 0 ? start.AddDays(-10 * random.Next(1, 60)) : start.AddDays(random.Next(200));
        var reason = from >= start || random.Next(2) == 0 ? "S" : "P";
        while (true)
        {
            var to = (from > start ? from : start).AddDays(random.Next(20, 200));
            var place = places[random.Next(places.Length)];
            if (to > end)
                return child.Episode($"{from:dd/MM/yyyy}", rne: reason, place: place);
            var left = random.Next(4) == 0;
            child.Episode($"{from:dd/MM/yyyy}", $"{to:dd/MM/yyyy}", left ? "E4A" : "X1", rne: reason, place: place);
            if (left)
                return child;
            (from, reason) = (to, "P");
        }
    }

    // The child c, whatever the order in which the years came.
    async Task Known(string[] expected, params (int Year, PaperChild Child)[] years)
    {
        foreach (var order in new[] { years, [.. years.Reverse()] })
        {
            var authority = reporting.NewAuthority();
            foreach (var (year, child) in order)
                await reporting.TakeIn(authority, new PaperReturn(year).With(child));
            Assert.Equal(expected, await Episodes(authority, "c", null));
        }
    }

    async Task<List<string>> Everybody(string authority, IEnumerable<string> children)
    {
        var nameOf = children.ToDictionary(child => Importing.Pseudonyms.KeyOf(authority, child));
        await using var connection = new NpgsqlConnection(reporting.Owner);
        var known = await connection.QueryAsync<(string Key, string Episode)>("""
            select child_key, started_on || ' ' || reason_started || ' ' || placement || ' ' || coalesce(ended_on || ' ' || coalesce(reason_ended, ''), '')
              from returns.episodes_known(@authority, null)
            """, new { authority });
        return [.. known.Select(e => $"{nameOf[e.Key]} {e.Episode}").Order(StringComparer.Ordinal)];
    }

    async Task<IEnumerable<string>> Episodes(string authority, string child, long? load)
    {
        await using var connection = new NpgsqlConnection(reporting.Owner);
        return await connection.QueryAsync<string>("""
            select started_on || ' ' || reason_started || ' ' || placement || ' ' || coalesce(ended_on || ' ' || coalesce(reason_ended, ''), '')
              from returns.episodes_known(@authority, @load) where child_key = @key order by started_on
            """, new { authority, load, key = Importing.Pseudonyms.KeyOf(authority, child) });
    }
}
