using Grpc.Core;
using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Identity;
using KinshipCase = Suite.KinshipAssessment.Cases.KinshipCase;

namespace Suite.KinshipAssessment.Tests.Reads;

public sealed class ShowingCases(KinshipService service) : IClassFixture<KinshipService>
{
    static KinshipCase Full()
    {
        var kinship = SomeCases.Case();
        kinship.Worker = "staff-0003";
        kinship.Children[0].Views.Add(new(ViewTaker.SocialWorker, new(2026, 9, 3), "I like it at Gran's", false, "staff-0001"));
        kinship.ScheduleFour.Add(new(ScheduleFourMatter.Health, true, new(2026, 9, 3), "GP content"));
        kinship.People[0].Address = new(["1 Secret Street"], "ZZ1 1ZZ");
        kinship.Checks.Add(new Check
        {
            Id = Guid.NewGuid(),
            PersonId = kinship.People[0].Id,
            Type = CheckType.DbsEnhancedBarred,
            State = CheckState.ReceivedClear,
            Required = true,
            RaisedOn = new(2026, 9, 1),
            SubmittedOn = new(2026, 9, 9),
            ReceivedOn = new(2026, 9, 22),
            ClosedOn = new(2026, 9, 22),
        });
        kinship.Checks.Add(new Check
        {
            Id = Guid.NewGuid(),
            Type = CheckType.DbsEnhancedBarred,
            State = CheckState.Accepted,
            Required = true,
            RaisedOn = new(2026, 9, 1),
            SubmittedOn = new(2026, 9, 9),
            ReceivedOn = new(2026, 11, 13),
            ClosedOn = new(2026, 12, 16),
            Content = new("Caution in 1999", 19, 27, false, true, false, "None since", true),
            Rationale = RationaleCode.HistoricAndIsolated,
            DecidedBy = "staff-0006",
        });
        kinship.Checks.Add(new Check { Id = Guid.NewGuid(), Type = CheckType.PoliceDirect, State = CheckState.Requested, Required = true, RaisedOn = new(2026, 9, 1) });
        kinship.Checks.Add(new Check { Id = Guid.NewGuid(), Type = CheckType.Medical, State = CheckState.ReceivedClear, Required = true, RaisedOn = new(2026, 9, 1) });
        return kinship;
    }

    static V1.KinshipCase As(KinshipCase kinship, string role, string subject = "staff-0999", params string[] teams) =>
        kinship.ToMessage(new(subject, KinshipService.Westmere, new HashSet<string> { role }, teams.ToHashSet()), new(2026, 11, 23));

    [Fact]
    public void How_criminal_record_checks_came_out_is_withheld_from_those_who_need_not_know()
    {
        var shown = As(Full(), "CSW", teams: "kinship-north");

        Assert.Equal([V1.CheckState.Withheld, V1.CheckState.Withheld, V1.CheckState.Requested, V1.CheckState.ReceivedClear], shown.Checks.Select(c => c.State));
        Assert.Equal(shown.Checks[0].ContentHeld, shown.Checks[1].ContentHeld);
        foreach (var check in shown.Checks.Take(2))
        {
            Assert.Null(check.ClosedDate);
            Assert.Null(check.ContentPurgeDate);
            Assert.Equal((V1.RationaleCode.Unspecified, "", false), (check.Rationale, check.DecidedBy, check.ContentHeld));
        }
    }

    [Fact]
    public void Those_who_need_to_know_see_how_checks_came_out_but_never_what_was_disclosed()
    {
        var shown = As(Full(), "TM", teams: "kinship-north");

        Assert.Equal([V1.CheckState.ReceivedClear, V1.CheckState.Accepted], shown.Checks.Take(2).Select(c => c.State));
        Assert.Equal((true, V1.RationaleCode.HistoricAndIsolated, "staff-0006"), (shown.Checks[1].ContentHeld, shown.Checks[1].Rationale, shown.Checks[1].DecidedBy));
        Assert.DoesNotContain("Caution", shown.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("None since", shown.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SM")]
    [InlineData("INSPECTOR")]
    [InlineData("SERVICE")]
    [InlineData("CSW")]
    public void Nobody_is_shown_an_address(string role)
    {
        var shown = As(Full(), role);

        Assert.True(shown.People[0].AddressRecorded);
        Assert.DoesNotContain("Secret", shown.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("ZZ1", shown.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CSW", true)]
    [InlineData("IRO", true)]
    [InlineData("PANEL_MEM", true)]
    [InlineData("INSPECTOR", true)]
    [InlineData("DCS", false)]
    [InlineData("RECRUIT", false)]
    [InlineData("SERVICE", false)]
    public void Narrative_is_for_those_who_need_it(string role, bool shownTo)
    {
        var shown = As(Full(), role);

        Assert.Equal(shownTo ? "I like it at Gran's" : "", shown.Children[0].Views[0].View);
        Assert.Equal(shownTo ? "GP content" : "", shown.ScheduleFour[0].Summary);
        Assert.Equal(role == "SERVICE" ? "" : "Ada Lovelace", shown.Children[0].Name);
    }

    [Fact]
    public void A_check_says_how_long_it_took()
    {
        var checks = As(Full(), "CSW").Checks;

        Assert.Equal((13, 9), (checks[0].DaysTaken, checks[0].WorkingDaysTaken));
        Assert.Equal(65, checks[1].DaysTaken);
        Assert.Equal(0, checks[2].DaysTaken);
    }

    [Fact]
    public void The_looked_after_dates_of_the_worked_case_are_shown()
    {
        var kinship = Care.PlacedChildren.Case();
        kinship.RecordReview(new(2026, 10, 2), "staff-0017");

        var care = As(kinship, "CSW").LookedAfter;

        Assert.Equal(new DateOnly(2026, 9, 14).ToMessage(), care.PlacementPlanDueDate);
        Assert.Equal(new DateOnly(2026, 9, 21).ToMessage(), care.CarePlanDueDate);
        Assert.Equal(new DateOnly(2026, 9, 14).ToMessage(), care.NotificationsDueDate);
        Assert.Equal([(1, new DateOnly(2026, 10, 5).ToMessage()), (2, new DateOnly(2027, 1, 2).ToMessage())], care.Reviews.Select(r => (r.Number, r.DueDate)));
        Assert.Null(care.Reviews[1].HeldDate);
    }

    [Fact]
    public async Task Reading_a_case_is_audited()
    {
        var kinship = Full();
        await service.Store(kinship);

        var shown = (await service.For("amara.okafor").GetCaseAsync(new() { CaseId = kinship.Id.ToString() })).Case;

        Assert.Equal((kinship.Id.ToString(), "v1", V1.CheckState.Withheld), (shown.CaseId, shown.Etag, shown.Checks[0].State));
        Assert.Equal(1, await service.Look<int>("select count(*)::int from audit where case_id = @Id and rpc = 'suite.kinship_assessment.v1.GetCase' and subject = 'staff-0001'", new { kinship.Id }));
    }

    [Fact]
    public async Task A_case_that_one_may_not_know_of_is_as_if_it_were_not_there()
    {
        var (other, hidden, elsewhere) = (SomeCases.Case(team: "kinship-south"), SomeCases.Case(restricted: true), SomeCases.Case(authority: KinshipService.Eastholt));
        await service.Store(other, hidden, elsewhere);

        foreach (var id in new[] { other.Id, hidden.Id, elsewhere.Id, Guid.NewGuid() })
        {
            Assert.Equal((StatusCode.NotFound, "CASE_NOT_FOUND"), await RefusedCall.By(() => service.For("amara.okafor").GetCaseAsync(new() { CaseId = id.ToString() }).ResponseAsync));
            Assert.Equal((StatusCode.NotFound, "CASE_NOT_FOUND"), await RefusedCall.By(() => service.For("amara.okafor").GetTimetableAsync(new() { CaseId = id.ToString() }).ResponseAsync));
        }
    }

    [Fact]
    public async Task The_reveal_log_is_for_service_managers_and_inspectors()
    {
        var kinship = Full();
        kinship.Reveals.Add(new(service.Clock.GetUtcNow(), "staff-0006", "TM", RevealKind.CheckContent, "check", "Decision due"));
        await service.Store(kinship);
        var request = new ListRevealsRequest { CaseId = kinship.Id.ToString() };

        Assert.Equal("Decision due", Assert.Single((await service.For("hannah.oduya").ListRevealsAsync(request)).Reveals).Reason);
        Assert.Single((await service.For("zachary.turner").ListRevealsAsync(request)).Reveals);
        Assert.Equal((StatusCode.PermissionDenied, "ROLE_REQUIRED"), await RefusedCall.By(() => service.For("farah.siddiqui").ListRevealsAsync(request).ResponseAsync));
    }

    [Fact]
    public async Task A_timetable_has_its_milestones_deadlines_and_forecast()
    {
        var kinship = Full();
        await service.Store(kinship);

        var timetable = (await service.For("amara.okafor").GetTimetableAsync(new() { CaseId = kinship.Id.ToString() })).Timetable;

        Assert.Equal(["W1", "W2", "W4", "W6", "W8", "W10", "W11", "W13", "W14", "W16"], timetable.Milestones.Select(m => m.Code));
        Assert.Equal((Rag.Green, 83), (timetable.Rag, timetable.K2Days));
        Assert.NotEmpty(timetable.Deadlines);
        Assert.NotNull(timetable.Forecast);
    }

    [Fact]
    public async Task Forecasts_come_the_latest_first_page_by_page()
    {
        await service.Store([.. Enumerable.Range(0, 25).Select(i => SomeCases.Case(team: "forecasts", concern: new DateOnly(2026, 9, 1).AddDays(i)))]);
        var request = new ListForecastsRequest { Team = "forecasts", PageSize = 10 };
        var forecasts = new List<Forecast>();
        do
        {
            var page = await service.For("hannah.oduya").ListForecastsAsync(request);
            forecasts.AddRange(page.Forecasts);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(25, forecasts.Select(f => f.CaseId).Distinct().Count());
        var days = forecasts.ConvertAll(f => new DateOnly(f.MedianDate.Year, f.MedianDate.Month, f.MedianDate.Day));
        Assert.Equal(days.OrderDescending(), days);
    }
}
