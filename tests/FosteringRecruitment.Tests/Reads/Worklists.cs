using Grpc.Core;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Suitability.Checks;

namespace Suite.FosteringRecruitment.Tests.Reads;

public sealed class Worklists(FosteringService service) : IClassFixture<FosteringService>
{
    const string ServiceManager = "hannah.oduya", TeamManager = "farah.siddiqui", Recruiter = "rosa.delgado";

    DueItem Due(string rule, int days, string blockedBy = "", string subject = "") => new(rule, subject, service.Today.AddDays(days), "Local target", [], blockedBy);

    async Task<List<WorklistItem>> All(string username, ListWorklistRequest request)
    {
        var items = new List<WorklistItem>();
        do
        {
            var page = await service.For(username).Worklist.ListWorklistAsync(request);
            items.AddRange(page.Items);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return items;
    }

    /// <summary>An enquiry, an application and a household of one team, with deadlines of their own choosing.</summary>
    async Task Store(string team)
    {
        var (enquiry, application, household) = (SomeRecords.Enquiry("Ada Byron", team: team), SomeRecords.Application("Mary Somerville", team: team), SomeRecords.Household("Emmy Noether", team: team));
        await service.StoreBare(enquiry);
        await service.StoreBare(application);
        await service.StoreBare(household);
        await service.StoreDue(enquiry, Due("X_RESPONSE", -3), Due("X_VISIT", 1));
        await service.StoreDue(application, Due("X_PANEL", 20), Due("X_COMMENTS", -3, "APPLICANTS"));
        await service.StoreDue(household, Due("X_REVIEW", 14), Due("X_RECORDS", 15));
    }

    [Fact]
    public async Task Deadlines_of_all_kinds_come_once_the_most_urgent_first()
    {
        await Store("due-order");

        var listed = await All(ServiceManager, new() { Team = "due-order", PageSize = 2 });

        Assert.Equal(["X_VISIT", "X_REVIEW", "X_RECORDS", "X_PANEL"], listed.Skip(2).Select(i => i.Rule));
        Assert.Equal(["X_COMMENTS", "X_RESPONSE"], listed.Take(2).Select(i => i.Rule).Order());
        Assert.Equal([3, 3, -1, -14, -15, -20], listed.Select(i => i.DaysOverdue));
        var visit = listed[2];
        Assert.Equal((WorklistRecordKind.Enquiry, "RECEIVED", "Ada Byron", "Local target"), (visit.RecordKind, visit.State, visit.Names, visit.Citation));
        Assert.Equal([(WorklistRecordKind.Household, "ACTIVE"), (WorklistRecordKind.Application, "STAGE1_OPEN")], new[] { listed[3], listed[5] }.Select(i => (i.RecordKind, i.State)));
        Assert.Equal(6, (await service.For(ServiceManager).Worklist.ListWorklistAsync(new() { Team = "due-order" })).TotalSize);
    }

    [Fact]
    public async Task Views_and_filters_narrow_it()
    {
        await Store("views");
        async Task<IEnumerable<string>> In(ListWorklistRequest request)
        {
            request.Team = "views";
            return (await All(ServiceManager, request)).Select(i => i.Rule).Order();
        }

        Assert.Equal(["X_REVIEW", "X_VISIT"], await In(new() { View = WorklistView.Due }));
        Assert.Equal(["X_COMMENTS", "X_RESPONSE"], await In(new() { View = WorklistView.Overdue }));
        Assert.Equal(["X_COMMENTS"], await In(new() { View = WorklistView.Blocked }));
        Assert.Equal(["X_COMMENTS"], await In(new() { BlockedBy = "APPLICANTS" }));
        Assert.Equal(["X_RECORDS", "X_REVIEW"], await In(new() { RecordKind = WorklistRecordKind.Household }));
        Assert.Equal(["X_PANEL", "X_VISIT"], await In(new() { Rules = { "X_PANEL", "X_VISIT" } }));
        Assert.Equal(["X_COMMENTS", "X_RESPONSE", "X_VISIT"], await In(new() { DueBy = service.Today.AddDays(1).ToMessage() }));
    }

    [Fact]
    public async Task Nobody_sees_the_deadlines_of_a_record_that_they_may_not_know_of()
    {
        var (open, hidden) = (SomeRecords.Household(team: "kinship-north"), SomeRecords.Household(team: "kinship-north", restricted: true));
        await service.StoreBare(open);
        await service.StoreBare(hidden);
        await service.StoreDue(open, Due("X_OPEN", 1));
        await service.StoreDue(hidden, Due("X_HIDDEN", 1));

        Assert.Equal(["X_OPEN"], (await All(TeamManager, new() { Rules = { "X_OPEN", "X_HIDDEN" } })).Select(i => i.Rule));
        Assert.Equal(2, (await All(ServiceManager, new() { Rules = { "X_OPEN", "X_HIDDEN" } })).Count);
        Assert.Empty(await All("giles.norton", new() { Rules = { "X_OPEN", "X_HIDDEN" } }));
        Assert.Equal((StatusCode.PermissionDenied, "ROLE_REQUIRED"), await RefusedCall.By(() => service.For("wendy.lin").Worklist.ListWorklistAsync(new()).ResponseAsync));
    }

    [Fact]
    public async Task That_a_disclosure_waits_is_told_to_those_who_need_to_know_only()
    {
        var application = SomeRecords.Application(team: "kinship-north");
        await service.StoreBare(application);
        await service.StoreDue(application, Due(CheckRules.DisclosureDecision, 0, "TM", "check"));

        Assert.Single(await All(TeamManager, new() { Rules = { CheckRules.DisclosureDecision } }));
        Assert.Empty(await All(Recruiter, new() { Rules = { CheckRules.DisclosureDecision } }));
    }
}
