using Suite.EdgeOfCare.Events.V1;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Paging;
using Suite.Reporting.Journeys;
using Suite.Reporting.V1;
using Conference = Suite.FamilyGroupConferences.Events.V1;
using Fostering = Suite.FosteringRecruitment.Events.V1;
using Kinship = Suite.KinshipAssessment.Events.V1;

namespace Suite.Reporting.Tests.Journeys;

public sealed class Journeying(ReportingFixture reporting) : IClassFixture<ReportingFixture>
{
    readonly Lines _audit = new();

    [Fact]
    public async Task A_childs_milestones_come_from_every_service_the_oldest_first()
    {
        var authority = reporting.NewAuthority();
        var kinship = new History(authority).Then(
            new Kinship.CaseOpened { ChildKeys = { "k1", "k2" }, Source = KinshipAssessment.V1.CaseSource.FamilyGroupConference, ConcernDate = "2026-06-15".Date(), Team = "north" },
            new Kinship.ChildPlaced { ChildKey = "k2", PlacementDate = "2026-06-20".Date(), PlacementCode = "U3" },
            new Kinship.DecisionMade { Decision = KinshipAssessment.V1.Decision.Approve, DecisionDate = "2026-09-20".Date(), ApprovedChildKeys = { "k1" } },
            new Kinship.CaseClosed { Code = KinshipAssessment.V1.ClosureCode.ApprovedFoster, ClosureDate = "2026-10-20".Date() });
        var household = FosteringHistory.Of(authority).Then(new Fostering.ChildPlaced { PlacementId = "p", ChildKey = "k1", PlacedDate = "2026-09-25".Date(), PlacementType = FosteringRecruitment.V1.PlacementType.ShortTerm });
        var family = OutcomeHistory.Family(authority, "2026-05-01", "2026-05-02", "2026-05-03", "k1").Then(
            OutcomeHistory.Held("2026-06-10", "2026-05-02"),
            new Conference.ChildAdded { ChildKey = "k3", AddedDate = "2026-06-12".Date() },
            new Conference.PlanMade { Revision = 1, MadeDate = "2026-06-11".Date() },
            new Conference.PlanAnswered { Decision = FamilyGroupConferences.V1.PlanDecision.Agreed, DecisionDate = "2026-06-14".Date() });
        var episode = OutcomeHistory.EdgeOfCare(authority).Then(
            new EpisodeOpened { ChildKey = "k1", ReferredDate = "2026-04-20".Date(), Openness = EpisodeOpenness.ChildProtection },
            OutcomeHistory.InCare("k1", "2026-06-20"),
            OutcomeHistory.OutOfCare("k1", "2026-06-20", "2026-08-01"),
            OutcomeHistory.InCare("k1", "2026-07-01", spell: "error"),
            new LookedAfterWithdrawn { ChildKey = "k1", SpellId = "error" },
            OutcomeHistory.Reviewed("k1", 3, "2026-07-30", OutcomeCode.LookedAfterKin));
        await reporting.Take([.. kinship.Events, .. household.Events, .. family.Events, .. episode.Events]);

        var journey = await Of(authority, "k1");

        Assert.Equal(
            [
                "2026-04-20 edge-of-care EPISODE_OPENED CHILD_PROTECTION",
                "2026-05-01 family-group-conferences REFERRED PREVENT_CARE",
                "2026-05-02 family-group-conferences ACCEPTED ",
                "2026-05-03 family-group-conferences CONSENTED ",
                "2026-06-10 family-group-conferences CONFERENCE_HELD ",
                "2026-06-11 family-group-conferences PLAN_MADE ",
                "2026-06-14 family-group-conferences PLAN_AGREED AGREED",
                "2026-06-15 kinship-assessment CASE_OPENED FAMILY_GROUP_CONFERENCE",
                "2026-06-20 edge-of-care LOOKED_AFTER_FROM SECTION_20_SINGLE_PERIOD",
                "2026-07-30 edge-of-care OUTCOME_3M LOOKED_AFTER_KIN",
                "2026-08-01 edge-of-care LOOKED_AFTER_UNTIL SECTION_20_SINGLE_PERIOD",
                "2026-09-20 kinship-assessment DECISION_MADE APPROVE",
                "2026-09-25 fostering-recruitment PLACED SHORT_TERM",
                "2026-10-20 kinship-assessment CASE_CLOSED APPROVED_FOSTER",
            ],
            journey.Milestones.Select(Text));
        Assert.Equal(14, journey.TotalSize);
        Assert.Equal([kinship, family, episode, household], new[] { kinship, family, episode, household }.Where(h => journey.Milestones.Any(m => m.CaseId == h.CaseId.ToString("D"))));

        // Another child of the case has what concerns all, and its own; one who joined later what came from then on.
        Assert.Equal(["CASE_OPENED", "PLACED", "CASE_CLOSED"], (await Of(authority, "k2")).Milestones.Select(m => m.Code));
        Assert.Equal(["JOINED", "PLAN_AGREED"], (await Of(authority, "k3")).Milestones.Select(m => m.Code));
    }

    [Fact]
    public async Task A_placement_with_parents_ends_when_it_was_last_said_to()
    {
        var authority = reporting.NewAuthority();
        PlacementWithParentsEnded Ended(string on, PlacementEnd how) => new() { ChildKey = "k1", PlacementId = "p1", StartDate = "2026-05-01".Date(), EndDate = on.Date(), End = how };
        var home = OutcomeHistory.EdgeOfCare(authority).Then(
            new PlacedWithParents { ChildKey = "k1", PlacementId = "p1", StartDate = "2026-05-01".Date(), LegalStatus = CareLegalStatus.CareOrder },
            Ended("2026-06-01", PlacementEnd.BrokeDown),
            Ended("2026-07-01", PlacementEnd.OrderEnded));
        await reporting.Take([home.Events[0], home.Events[2]]);
        await reporting.Take([home.Events[1]]);

        Assert.Equal(
            ["2026-05-01 edge-of-care PLACED_WITH_PARENTS CARE_ORDER", "2026-07-01 edge-of-care PLACEMENT_WITH_PARENTS_ENDED ORDER_ENDED"],
            (await Of(authority, "k1")).Milestones.Select(Text));
    }

    [Fact]
    public async Task An_unknown_child_and_a_child_of_another_authority_have_no_milestones()
    {
        var (westmere, eastholt) = (reporting.NewAuthority(), reporting.NewAuthority());
        await reporting.Take(OutcomeHistory.Episode(westmere, "k1").Events);

        Assert.NotEmpty((await Of(westmere, "k1")).Milestones);
        Assert.Equal(new(), await Of(eastholt, "k1"));
        Assert.Equal(new(), await Of(westmere, "nobody"));
    }

    [Fact]
    public async Task Pages_neither_skip_nor_repeat_and_each_look_is_audited()
    {
        var authority = reporting.NewAuthority();
        await reporting.Take([.. OutcomeHistory.WorkedFollowUp(authority), .. History.WorkedCase(authority).In(authority)]);
        var whole = (await Of(authority, "c14")).Milestones.Select(Text).ToList();

        var paged = new List<string>();
        GetJourneyResponse page;
        var token = "";
        do
        {
            page = await Of(authority, "c14", 2, token);
            Assert.Equal(whole.Count, page.TotalSize);
            paged.AddRange(page.Milestones.Select(Text));
            token = page.NextPageToken;
        }
        while (token.Length > 0);

        Assert.True(whole.Count > 4);
        Assert.Equal(whole, paged);
        Assert.Equal(1 + (whole.Count + 1) / 2, _audit.Entries.Count);
        Assert.All(_audit.Entries, e => Assert.Equal(("suite.reporting.v1.GetJourney", "OK"), (e.Rpc, e.Outcome)));
    }

    [Fact]
    public async Task Without_a_child_there_is_no_journey()
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => Of(reporting.NewAuthority(), ""));

        Assert.Equal("child_key", Assert.Single(refused.Fields).Field);
    }

    [Theory]
    [InlineData("SM", true)]
    [InlineData("TM", true)]
    [InlineData("IRO", true)]
    [InlineData("DCS", true)]
    [InlineData("ANALYST", true)]
    [InlineData("INSPECTOR", true)]
    [InlineData("CSW", false)]
    [InlineData("LEAD_MEMBER", false)]
    [InlineData("OPERATOR", false)]
    public void Journeys_are_for_those_who_answer_for_children(string role, bool may) =>
        Assert.Equal(may, RpcRoles.Table.Rows["GetJourney"].Contains(role));

    Task<GetJourneyResponse> Of(string authority, string child, int size = 0, string token = "") =>
        new GetJourney(reporting.Facts, new PageTokens(new byte[32]), _audit).Handle(new() { ChildKey = child, PageSize = size, PageToken = token },
            ReportingFixture.Caller(authority, "SM"), CancellationToken.None);

    static string Text(Milestone m) => $"{m.MilestoneDate.Year:0000}-{m.MilestoneDate.Month:00}-{m.MilestoneDate.Day:00} {m.Service} {m.Code} {m.Detail}";

    sealed class Lines : IAudit
    {
        public List<AuditEntry> Entries { get; } = [];

        public Task Record(AuditEntry entry, CancellationToken cancellation)
        {
            Entries.Add(entry);
            return Task.CompletedTask;
        }
    }
}
