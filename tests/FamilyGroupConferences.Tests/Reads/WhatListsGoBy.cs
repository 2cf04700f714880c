using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Suite.FamilyGroupConferences.Reads;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Records;
using Suite.Platform.Tenancy;

namespace Suite.FamilyGroupConferences.Tests.Reads;

/// <summary>What the database computes of a record for lists is what the record says itself.</summary>
public sealed class WhatListsGoBy(ConferencesService service) : IClassFixture<ConferencesService>
{
    [Fact]
    public async Task A_list_shows_a_record_to_exactly_those_who_may_know_of_it()
    {
        var random = new Random(7);
        var conferences = Enumerable.Range(0, 100).Select(_ => SomeRecords.RandomConference(random)).ToList();
        var offers = Enumerable.Range(0, 100).Select(_ => SomeRecords.RandomOffer(random)).ToList();
        foreach (var conference in conferences)
            await service.StoreBare(conference);
        foreach (var offer in offers)
            await service.StoreBare(offer);
        List<Record> records = [.. conferences, .. offers];
        var these = records.Select(r => r.Id).ToArray();
        var database = service.Services.GetRequiredService<ServiceDatabase>();
        var known = 0;

        for (var i = 0; i < 200; i++)
        {
            var caller = SomeRecords.RandomCaller(random);
            await using var tenant = await database.Read(caller.Authority, TestContext.Current.CancellationToken);
            var parameters = Visible.To(caller);
            parameters.Add("these", these);
            var listed = await tenant.Connection.QueryAsync<Guid>($"select c.case_id from cases c where {Visibility.Condition} and c.case_id = any(@these)", parameters);

            Assert.Equal(records.Where(r => r.MayBeKnownTo(caller)).Select(r => r.Id).Order(), listed.Order());
            known += records.Count(r => r.MayBeKnownTo(caller));
        }

        Assert.InRange(known, 1_000, 200 * 200 - 1_000);
    }

    [Fact]
    public async Task Sessions_are_listed_by_their_london_days_and_only_the_conference_itself_counts_as_held()
    {
        var late = new DateTimeOffset(2026, 9, 30, 23, 30, 0, TimeSpan.Zero);
        var conference = SomeRecords.Conference(sessions:
        [
            SomeRecords.Session(SessionKind.Conference, SessionState.Postponed, late.AddDays(-40)),
            SomeRecords.Session(SessionKind.Conference, SessionState.Held, late.AddDays(-30), new(2026, 8, 31)),
            SomeRecords.Session(SessionKind.Review, SessionState.Held, late.AddDays(-10), new(2026, 9, 20)),
            SomeRecords.Session(SessionKind.Review, SessionState.Scheduled, late.AddDays(60)),
            SomeRecords.Session(SessionKind.Review, SessionState.Scheduled, late),
        ]);
        await service.StoreBare(conference);

        Assert.Equal(new DateOnly(2026, 10, 1), await service.Look<DateOnly>("select scheduled_on from cases where case_id = @id", new { id = conference.Id }));
        Assert.Equal(new DateOnly(2026, 8, 31), await service.Look<DateOnly>("select held_on from cases where case_id = @id", new { id = conference.Id }));
    }
}
