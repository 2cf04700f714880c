using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.Reads;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Tenancy;

namespace Suite.KinshipAssessment.Tests.Reads;

/// <summary>What the database computes of a case for lists is what the case says itself.</summary>
public sealed class WhatListsGoBy(KinshipService service) : IClassFixture<KinshipService>
{
    [Fact]
    public async Task A_list_shows_a_case_to_exactly_those_who_may_know_of_it()
    {
        var random = new Random(7);
        var cases = Enumerable.Range(0, 300).Select(_ => SomeCases.Random(random)).ToList();
        await service.Store(cases);
        var database = service.Services.GetRequiredService<ServiceDatabase>();
        var known = 0;

        for (var i = 0; i < 150; i++)
        {
            var caller = SomeCases.RandomCaller(random);
            await using var tenant = await database.Read(caller.Authority, TestContext.Current.CancellationToken);
            var listed = (await tenant.Connection.QueryAsync<Guid>(
                $"select c.case_id from cases c where {Visible.Condition} and c.case_id = any(@these)", With(Visible.To(caller), "these", cases.Select(c => c.Id).ToArray()))).ToHashSet();
            var disclosed = (await tenant.Connection.QueryAsync<Guid>(
                $"select c.case_id from cases c where c.authority = @authority and {Disclosing.MaySee} and c.case_id = any(@these)", With(Visible.To(caller), "these", cases.Select(c => c.Id).ToArray()))).ToHashSet();

            Assert.Equal(cases.Where(c => c.MayBeKnownTo(caller)).Select(c => c.Id).Order(), listed.Order());
            Assert.Equal(cases.Where(c => c.Authority == caller.Authority && c.MaySeeDisclosures(caller)).Select(c => c.Id).Order(), disclosed.Order());
            known += listed.Count;
        }

        Assert.InRange(known, 1_000, 150 * 300);
    }

    [Fact]
    public async Task Every_column_says_what_the_case_says()
    {
        var random = new Random(11);
        var cases = Enumerable.Range(0, 300).Select(_ => SomeCases.Random(random)).ToDictionary(c => c.Id);
        await service.Store([.. cases.Values]);

        await using var connection = new Npgsql.NpgsqlConnection(service.Owner);
        var rows = (await connection.QueryAsync<(Guid Id, string State, string Team, bool Restricted, DateOnly Concern, DateOnly? Ended, DateOnly? Covered, int Outstanding, int Children, bool Hold)>(
            "select case_id, state, team, restricted, concern_on, timetable_ended_on, approval_last_covered_on, checks_outstanding, child_count, on_hold from cases where case_id = any(@ids)",
            new { ids = cases.Keys.ToArray() })).ToList();

        Assert.Equal(300, rows.Count);
        foreach (var row in rows)
        {
            var kinship = cases[row.Id];
            Assert.Equal((kinship.State.ToString(), kinship.Team, kinship.Restricted, kinship.ConcernOn), (row.State, row.Team, row.Restricted, row.Concern));
            Assert.Equal(kinship.TimetableEndedOn, row.Ended);
            Assert.Equal(kinship.Temporary is { State: ApprovalState.Running or ApprovalState.Extended8W or ApprovalState.ExtendedIrm } running ? running.LastCoveredOn : null, row.Covered);
            Assert.Equal(kinship.Checks.Count(c => c.Required && c.State is CheckState.ConsentPending or CheckState.Required or CheckState.Requested or CheckState.InProgress or CheckState.Chased && c.Required), row.Outstanding);
            Assert.Equal((kinship.Children.Count, kinship.OpenHold is not null), (row.Children, row.Hold));
        }
    }

    static DynamicParameters With(DynamicParameters parameters, string name, object value)
    {
        parameters.Add(name, value);
        return parameters;
    }
}
