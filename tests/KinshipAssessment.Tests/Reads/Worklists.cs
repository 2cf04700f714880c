using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.V1;
using KinshipCase = Suite.KinshipAssessment.Cases.KinshipCase;

namespace Suite.KinshipAssessment.Tests.Reads;

public sealed class Worklists(KinshipService service) : IClassFixture<KinshipService>
{
    const string ServiceManager = "hannah.oduya", TeamManager = "farah.siddiqui";

    KinshipCase Placed(int daysAgo, string team)
    {
        var placed = service.Today.AddDays(-daysAgo);
        var kinship = SomeCases.Case(team: team, concern: placed.AddDays(-14));
        kinship.Children[0].PlacedOn = placed;
        kinship.Temporary = new() { ApprovedOn = placed, PlacedOn = placed, LastCoveredOn = placed.AddDays(111) };
        kinship.BeginCare(placed, placed);
        return kinship;
    }

    async Task<List<WorklistItem>> All(string username, ListWorklistRequest request)
    {
        var items = new List<WorklistItem>();
        do
        {
            var page = await service.For(username).ListWorklistAsync(request);
            items.AddRange(page.Items);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return items;
    }

    [Fact]
    public async Task Every_open_deadline_comes_once_the_most_urgent_first()
    {
        var cases = Enumerable.Range(0, 30).Select(i => Placed(i, "due-order")).ToList();
        await service.Store(cases);
        var expected = cases.SelectMany(c => c.DueItems().Select(d => (c.Id.ToString(), d.Rule, d.Subject))).ToHashSet();

        var listed = await All(ServiceManager, new() { Team = "due-order", PageSize = 20 });

        Assert.Equal(expected.Count, listed.Count);
        Assert.Equal(expected, listed.Select(i => (i.CaseId, i.Rule, i.SubjectId)).ToHashSet());
        Assert.Equal(listed.Select(i => i.DaysLeft).Order(), listed.Select(i => i.DaysLeft));
        Assert.Equal(expected.Count, (await service.For(ServiceManager).ListWorklistAsync(new() { Team = "due-order" })).TotalSize);
    }

    [Fact]
    public async Task Views_show_what_is_due_overdue_blocked_or_expiring()
    {
        await service.Store(Placed(100, "views"), Placed(3, "views"));
        async Task<List<WorklistItem>> In(WorklistView view) => await All(ServiceManager, new() { Team = "views", View = view });

        Assert.All(await In(WorklistView.Due), i => Assert.InRange(i.DaysLeft, 0, 14));
        Assert.All(await In(WorklistView.Overdue), i => Assert.True(i.DaysLeft < 0));
        Assert.All(await In(WorklistView.Blocked), i => Assert.NotEmpty(i.BlockedBy));
        var expiring = Assert.Single(await In(WorklistView.ExpiringApprovals));
        Assert.Equal((CaseRules.TemporaryApprovalEnds, 11), (expiring.Rule, expiring.DaysLeft));

        var all = await In(WorklistView.All);
        Assert.Equal(all.Count(i => i.DaysLeft is >= 0 and <= 14), (await In(WorklistView.Due)).Count);
        Assert.Equal(all.Count(i => i.DaysLeft < 0), (await In(WorklistView.Overdue)).Count);
        Assert.Equal(all.Count(i => i.BlockedBy.Length > 0), (await In(WorklistView.Blocked)).Count);
    }

    [Fact]
    public async Task Filters_narrow_it_by_rule_waiting_for_and_day()
    {
        await service.Store(Placed(2, "narrow"));
        var all = await All(ServiceManager, new() { Team = "narrow" });

        var reviews = Assert.Single(await All(ServiceManager, new() { Team = "narrow", Rules = { CareRules.Review } }));
        Assert.Equal(("IRO", 0), (reviews.BlockedBy, reviews.Citation.IndexOf("Care Planning Regulations 2010 reg 33", StringComparison.Ordinal)));
        Assert.Equal(all.Count(i => i.BlockedBy == "IRO"), (await All(ServiceManager, new() { Team = "narrow", BlockedBy = "IRO" })).Count);
        Assert.Equal(all.Count(i => i.DaysLeft <= 7), (await All(ServiceManager, new() { Team = "narrow", DueBy = service.Today.AddDays(7).ToMessage() })).Count);
    }

    [Fact]
    public async Task Nobody_sees_the_deadlines_of_a_case_that_they_may_not_know_of()
    {
        var hidden = Placed(2, "kinship-north");
        hidden.Restricted = true;
        await service.Store(hidden, Placed(2, "kinship-south"));

        Assert.DoesNotContain(await All(TeamManager, new()), i => i.CaseId == hidden.Id.ToString() || i.Team == "kinship-south");
        Assert.Contains(await All(ServiceManager, new()), i => i.CaseId == hidden.Id.ToString());
        Assert.Empty(await All("giles.norton", new()));
    }

    [Fact]
    public async Task That_a_disclosure_waits_is_told_to_those_who_need_to_know_only()
    {
        var kinship = SomeCases.Case(team: "kinship-north");
        await service.Store(kinship);
        await service.Look<int?>("insert into due_items (case_id, authority, rule, subject, due_on, blocked_by, citation) values (@id, @authority, 'DISCLOSURE_DECISION', 'check', @due, 'TM', 'x')",
            new { id = kinship.Id, authority = kinship.Authority, due = service.Today });

        Assert.Single(await All(TeamManager, new() { Rules = { "DISCLOSURE_DECISION" } }));
        Assert.Empty(await All("amara.okafor", new() { Rules = { "DISCLOSURE_DECISION" } }));
        Assert.Equal(0, (await service.For("amara.okafor").ListWorklistAsync(new() { Rules = { "DISCLOSURE_DECISION" } })).TotalSize);
    }
}
