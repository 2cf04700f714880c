using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Suite.FosteringRecruitment.Reads;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Records;
using Suite.Platform.Tenancy;
using Suite.Suitability.Checks;

namespace Suite.FosteringRecruitment.Tests.Reads;

/// <summary>What the database computes of a record for lists is what the record says itself.</summary>
public sealed class WhatListsGoBy(FosteringService service) : IClassFixture<FosteringService>
{
    [Fact]
    public async Task A_list_shows_a_record_to_exactly_those_who_may_know_of_it()
    {
        var random = new Random(7);
        var enquiries = Enumerable.Range(0, 100).Select(_ => SomeRecords.RandomEnquiry(random)).ToList();
        var applications = Enumerable.Range(0, 100).Select(_ => SomeRecords.RandomApplication(random)).ToList();
        var households = Enumerable.Range(0, 100).Select(_ => SomeRecords.RandomHousehold(random)).ToList();
        await service.Store(enquiries);
        await service.Store(applications);
        await service.Store(households);
        List<Record> records = [.. enquiries, .. applications, .. households];
        var these = records.Select(r => r.Id).ToArray();
        var database = service.Services.GetRequiredService<ServiceDatabase>();
        var known = 0;

        for (var i = 0; i < 150; i++)
        {
            var caller = SomeRecords.RandomCaller(random);
            await using var tenant = await database.Read(caller.Authority, TestContext.Current.CancellationToken);
            var parameters = Visible.To(caller);
            parameters.Add("these", these);
            var listed = (await tenant.Connection.QueryAsync<Guid>($"select c.case_id from cases c where {Visibility.Condition} and c.case_id = any(@these)", parameters)).ToHashSet();
            var disclosed = (await tenant.Connection.QueryAsync<Guid>($"select c.case_id from cases c where c.authority = @authority and {Disclosing.MaySee} and c.case_id = any(@these)", parameters)).ToHashSet();

            Assert.Equal(records.Where(r => r.MayBeKnownTo(caller)).Select(r => r.Id).Order(), listed.Order());
            Assert.Equal(records.Where(r => NeedToKnow.RoleOf(caller, r.Authority, r.Team, r.Worker, granted: false) is not null).Select(r => r.Id).Order(), disclosed.Order());
            known += listed.Count;
        }

        Assert.InRange(known, 1_000, 150 * 300);
    }

    [Fact]
    public async Task Every_column_of_an_application_says_what_it_says()
    {
        var random = new Random(11);
        var applications = Enumerable.Range(0, 200).Select(_ => SomeRecords.RandomApplication(random)).ToDictionary(a => a.Id);
        await service.Store([.. applications.Values]);

        await using var connection = new Npgsql.NpgsqlConnection(service.Owner);
        var rows = (await connection.QueryAsync<(Guid Id, string State, string Team, bool Restricted, DateOnly Listed, string Route, int Outstanding, bool Hold, Guid? Panel, string Names, string Shown)>(
            "select case_id, state, team, restricted, listed_on, route, checks_outstanding, on_hold, panel_id, names, shown_names from cases where case_id = any(@ids)", new { ids = applications.Keys.ToArray() })).ToList();

        Assert.Equal(200, rows.Count);
        foreach (var row in rows)
        {
            var application = applications[row.Id];
            Assert.Equal((application.State.ToString(), application.Team, application.Restricted, application.ReceivedOn, application.Route.ToString()), (row.State, row.Team, row.Restricted, row.Listed, row.Route));
            Assert.Equal(application.Checks.Count(c => c.Required && c.State is CheckState.ConsentPending or CheckState.Required or CheckState.Requested or CheckState.InProgress or CheckState.Chased && c.Required), row.Outstanding);
            Assert.Equal((application.Holds.Exists(h => h.ResumedOn is null), application.PanelId), (row.Hold, row.Panel));
            Assert.Equal((application.People[0].Name, application.People[0].Name.ToLowerInvariant()), (row.Shown, row.Names));
        }
    }

    [Fact]
    public async Task Every_column_of_a_household_says_what_it_says()
    {
        var random = new Random(13);
        var households = Enumerable.Range(0, 200).Select(_ => SomeRecords.RandomHousehold(random)).ToDictionary(a => a.Id);
        await service.Store([.. households.Values]);

        await using var connection = new Npgsql.NpgsqlConnection(service.Owner);
        var rows = (await connection.QueryAsync<(Guid Id, string State, DateOnly Listed, int Filled, int Vacant, int Not, int Min, int Max, DateOnly Review, Guid? Constellation)>(
            "select case_id, state, listed_on, places_filled, places_vacant, places_not_available, age_min, age_max, next_review_on, constellation_id from cases where case_id = any(@ids)",
            new { ids = households.Keys.ToArray() })).ToList();
        var types = (await connection.QueryAsync<(Guid Id, string[] Types)>("select case_id, placement_types from cases where case_id = any(@ids)", new { ids = households.Keys.ToArray() })).ToDictionary(r => r.Id, r => r.Types);

        Assert.Equal(200, rows.Count);
        foreach (var row in rows)
        {
            var household = households[row.Id];
            int Places(PlaceStatus status) => household.Places.Count(p => p.Status == status);
            var terms = household.Terms[^1].Terms;
            Assert.Equal((household.State.ToString(), household.ApprovedOn, household.NextReviewOn, household.ConstellationId), (row.State, row.Listed, row.Review, row.Constellation));
            Assert.Equal((Places(PlaceStatus.Filled), Places(PlaceStatus.Vacant), Places(PlaceStatus.NotAvailable)), (row.Filled, row.Vacant, row.Not));
            Assert.Equal((terms.AgeMin, terms.AgeMax), (row.Min, row.Max));
            Assert.Equal(terms.PlacementTypes.Select(t => t.ToString()), types[row.Id]);
        }
    }
}
