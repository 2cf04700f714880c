using Google.Protobuf;
using Suite.DemoData.Caseload;
using Suite.KinshipAssessment.V1;

namespace Suite.DemoData.Tests;

public sealed class PlayingCases
{
    static readonly DateOnly Present = new(2027, 1, 11);

    static async Task<PaperService> Played(int seed, string authority)
    {
        var service = new PaperService();
        foreach (var plan in SampleCaseload.Of(seed, Present, authority))
        {
            var run = new CaseRun(plan, Present, service);
            await run.Play(Story.Of(run), CancellationToken.None);
        }

        return service;
    }

    static async Task<PaperService> PlayedWorkedCase()
    {
        var service = new PaperService();
        var run = new CaseRun(WorkedCase.Plan, Present, service);
        await run.Play(WorkedCase.Story(run), CancellationToken.None);
        return service;
    }

    [Fact]
    public async Task The_same_seed_sends_the_same_requests_with_the_same_ids()
    {
        var (first, second) = (await Played(7, SampleCaseload.Westmere), await Played(7, SampleCaseload.Westmere));

        Assert.Equal(first.Taken.Select(t => (t.On, t.By, t.RequestId, t.Request.ToByteString())), second.Taken.Select(t => (t.On, t.By, t.RequestId, t.Request.ToByteString())));
    }

    [Fact]
    public async Task Another_seed_sends_others()
    {
        var (first, second) = (await Played(7, SampleCaseload.Eastholt), await Played(8, SampleCaseload.Eastholt));

        Assert.Empty(first.Taken.Select(t => t.RequestId).Intersect(second.Taken.Select(t => t.RequestId)));
    }

    [Fact]
    public async Task No_two_acts_share_a_request_id()
    {
        var taken = (await Played(7, SampleCaseload.Westmere)).Taken.Concat((await Played(7, SampleCaseload.Eastholt)).Taken).Concat((await PlayedWorkedCase()).Taken).ToList();

        Assert.Equal(taken.Count, taken.Select(t => t.RequestId).Distinct().Count());
    }

    [Fact]
    public async Task Acts_come_in_the_order_of_their_days_and_none_after_the_present()
    {
        foreach (var plan in SampleCaseload.Of(7, Present, SampleCaseload.Westmere))
        {
            var service = new PaperService();
            var run = new CaseRun(plan, Present, service);
            await run.Play(Story.Of(run), CancellationToken.None);

            var days = service.Taken.ConvertAll(t => t.On);
            Assert.Equal(days.Order(), days);
            Assert.All(days, day => Assert.InRange(day, plan.ConcernOn, Present));
            Assert.IsType<OpenCaseRequest>(service.Taken[0].Request);
            Assert.IsType<FinishHistoricEntryRequest>(service.Taken[^1].Request);
        }
    }

    [Fact]
    public async Task A_decision_waits_until_every_check_is_closed()
    {
        foreach (var plan in SampleCaseload.Of(7, Present, SampleCaseload.Westmere).Where(p => p.Ending is Ending.Approved))
        {
            var service = new PaperService();
            var run = new CaseRun(plan, Present, service);
            var kinship = await run.Play(Story.Of(run), CancellationToken.None);

            if (kinship.State is CaseState.AdmApproved or CaseState.Closed && service.Taken.Any(t => t.Request is DecideRequest))
                Assert.DoesNotContain(kinship.Checks, c => c.State is not (CheckState.ReceivedClear or CheckState.Accepted or CheckState.NotRequired));
        }
    }

    [Fact]
    public async Task The_worked_case_keeps_its_days()
    {
        var taken = (await PlayedWorkedCase()).Taken;

        Assert.Equal(
            [new(2026, 9, 22), new(2026, 11, 13)],
            taken.Select(t => t.Request).OfType<RecordDbsStageRequest>().Where(r => r.Stage is DbsStage.S5Issued).Select(r => r.IssueDate.ToDay()));
        Assert.All(taken.Select(t => t.Request).OfType<RecordDbsStageRequest>().Where(r => r.Stage is DbsStage.Submitted), r => Assert.Equal(new(2026, 9, 9), r.StageDate.ToDay()));
        Assert.Equal([new(2026, 10, 2), new(2026, 12, 18)], taken.Select(t => t.Request).OfType<RecordReviewRequest>().Select(r => r.ReviewDate.ToDay()));
        Assert.Equal(new(2026, 9, 7), taken.Select(t => t.Request).OfType<ApproveTemporarilyRequest>().Single().PlacementDate.ToDay());
        Assert.Equal(new(2026, 12, 8), taken.Select(t => t.Request).OfType<RecordPanelRequest>().Single().PanelDate.ToDay());
        Assert.Equal(new(2026, 12, 10), taken.Select(t => t.Request).OfType<RecordMinutesSentRequest>().Single().ReceivedDate.ToDay());
        Assert.Equal(new(2026, 12, 16), taken.Select(t => t.Request).OfType<DecideRequest>().Single().DecisionDate.ToDay());
        Assert.Single(taken, t => t.Request is DecideDisclosureRequest);
    }

    [Fact]
    public async Task An_approval_that_ran_out_is_ended_by_a_service_manager_in_place_of_what_was_planned()
    {
        // No extension is granted here, so the approval ends while the police are silent.
        var plan = SampleCaseload.Of(7, Present, SampleCaseload.Westmere).First(p => p.Ending is Ending.Approved && p.Route is Route.TemporaryApproval && p.StopIn is CaseState.Unspecified && p.Brief) with
        {
            Checks = new Dictionary<(int, CheckType), PlannedCheck> { [(0, CheckType.DbsEnhancedBarred)] = new(Present.AddDays(-360), Present.AddDays(-10)) },
            ConcernOn = Present.AddDays(-400),
        };
        var service = new PaperService();
        var run = new CaseRun(plan, Present, service);
        await run.Play(Story.Of(run), CancellationToken.None);

        Assert.DoesNotContain(service.Taken, t => t.Request is DecideRequest);
        Assert.Equal(Post.ServiceManager, Assert.Single(service.Taken, t => t.Request is EndPlacementRequest).By);
    }
}
