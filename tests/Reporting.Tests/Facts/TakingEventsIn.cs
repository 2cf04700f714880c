using FsCheck.Xunit;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.V1;
using Suite.Reporting.Facts;
using Suite.Reporting.Facts.Conferences;
using Suite.Reporting.Facts.EdgeOfCare;
using Suite.Reporting.Facts.Fostering;
using Suite.Reporting.Facts.Kinship;

namespace Suite.Reporting.Tests.Facts;

public sealed class TakingEventsIn(ReportingFixture reporting) : IClassFixture<ReportingFixture>
{
    [Property(MaxTest = 40)]
    public void Duplicates_disorder_and_late_redelivery_give_the_same_facts(int seed)
    {
        var histories = new RandomHistories(seed);
        var (once, anyhow) = (reporting.NewAuthority(), reporting.NewAuthority());
        IReadOnlyList<ReceivedEvent> events = [.. histories.Of(once, cases: 6), .. histories.FosteringOf(once, records: 20),
            .. histories.ConferencesOf(once, records: 8), .. histories.EdgeOfCareOf(once, records: 8)];

        Run(async () =>
        {
            // All at once and in order, merged in memory; and in batches of any size, merged in the database.
            await reporting.Take(events);
            foreach (var batch in histories.Deliver([.. events.Select(e => e with { Authority = anyhow })]))
                await reporting.Take(batch);

            var expected = await reporting.Dump(once);
            Assert.NotEmpty(expected);
            Assert.Equal(expected, await reporting.Dump(anyhow));
        });
    }

    [Fact]
    public async Task Events_may_come_before_the_case_was_opened()
    {
        var (inOrder, backwards) = (reporting.NewAuthority(), reporting.NewAuthority());
        var history = History.WorkedCase(inOrder);

        await reporting.Take(history.Events);
        foreach (var happened in history.In(backwards).Reverse())
            await reporting.Take([happened]);

        Assert.Equal(await reporting.Dump(inOrder), await reporting.Dump(backwards));
    }

    [Fact]
    public async Task An_older_event_leaves_newer_facts_alone()
    {
        var authority = reporting.NewAuthority();
        var history = new History(authority).Then(
            new CaseAllocated { Team = "north" },
            new CaseAllocated { Team = "south" });

        await reporting.Take([history.Events[1]]);
        await reporting.Take([history.Events[0]]);

        Assert.Equal("south", await reporting.Look<string>("select team from facts_a.kinship_case_fact where case_id = @id", new { id = history.CaseId }));
    }

    [Fact]
    public async Task A_new_placement_code_does_not_move_the_day_of_the_first_placement()
    {
        var authority = reporting.NewAuthority();
        var history = History.WorkedCase(authority);

        await reporting.Take(history.Events);

        Assert.Equal("2026-09-07 U1", await reporting.Look<string>(
            "select placed_on || ' ' || placement_code from facts_a.kinship_child_fact where case_id = @id", new { id = history.CaseId }));
    }

    [Fact]
    public async Task Two_cases_with_one_id_in_two_authorities_stay_apart()
    {
        var (westmere, eastholt) = (reporting.NewAuthority(), reporting.NewAuthority());
        var id = Guid.NewGuid();
        await reporting.Take(new History(westmere, id).Then(new CaseAllocated { Team = "north" }).Events);
        await reporting.Take(new History(eastholt, id).Then(new CaseAllocated { Team = "south" }).Events);

        Assert.Contains("\"team\": \"north\"", await reporting.Dump(westmere));
        Assert.Contains("\"team\": \"south\"", await reporting.Dump(eastholt));
    }

    [Fact]
    public async Task A_decision_without_its_day_is_not_guessed_at()
    {
        var history = new History(reporting.NewAuthority()).Then(new DecisionMade { Decision = Decision.Approve });

        await Assert.ThrowsAsync<InvalidDataException>(() => reporting.Take(history.Events));
    }

    [Fact]
    public async Task Events_of_another_service_or_of_an_unknown_kind_change_no_fact()
    {
        var authority = reporting.NewAuthority();
        var history = new History(authority).Then(new CaseAllocated { Team = "north" }, new CaseAllocated { Team = "south" });

        await reporting.Take([history.Events[0] with { Source = "/school-attendance" }, history.Events[1] with { Type = "kinship.case-painted.v1" }]);

        Assert.DoesNotContain("kinship_case_fact", await reporting.Dump(authority));
    }

    [Fact]
    public void Every_kind_of_event_is_counted_or_known_to_count_for_nothing()
    {
        foreach (var (source, events) in new[]
        {
            (KinshipEvents.Source, EventsReflection.Descriptor),
            (FosteringEvents.Source, FosteringRecruitment.Events.V1.EventsReflection.Descriptor),
            (ConferenceEvents.Source, FamilyGroupConferences.Events.V1.EventsReflection.Descriptor),
            (EdgeOfCareEvents.Source, EdgeOfCare.Events.V1.EventsReflection.Descriptor),
        })
        {
            var announced = events.MessageTypes.Select(EventType.Find).OfType<string>().Order(StringComparer.Ordinal);
            Assert.Equal(announced, source.Counted.Concat(source.Uncounted).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task The_role_that_serves_callers_sees_one_authority_also_without_a_filter()
    {
        var (westmere, eastholt) = (reporting.NewAuthority(), reporting.NewAuthority());
        await reporting.Take(History.WorkedCase(westmere).Events);
        await reporting.Take(History.WorkedCase(eastholt).Events);

        foreach (var table in FactSources.TableNames)
        {
            await using var tenant = await reporting.Database.Read(westmere, CancellationToken.None);
            await using var count = new Npgsql.NpgsqlCommand($"select count(*) filter (where authority <> $1) from facts_a.{table}", tenant.Connection)
            {
                Parameters = { new() { Value = westmere } },
            };
            Assert.Equal(0L, await count.ExecuteScalarAsync());
        }

        await using var unnamed = await reporting.Database.App.OpenConnectionAsync();
        await using var all = new Npgsql.NpgsqlCommand("select count(*) from facts_a.kinship_case_fact", unnamed);
        Assert.Equal(0L, await all.ExecuteScalarAsync());
        await using var write = new Npgsql.NpgsqlCommand("update facts_a.kinship_case_fact set team = 'x'", unnamed);
        Assert.Equal("42501", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => write.ExecuteNonQueryAsync())).SqlState);
    }

    // The property runner takes no asynchronous test.
    internal static void Run(Func<Task> test) => Task.Run(test).GetAwaiter().GetResult();
}
