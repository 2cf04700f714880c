using System.Diagnostics;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Suite.EdgeOfCare.Tests.Reunifications;
using Suite.EdgeOfCare.V1;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Identity;
using static Suite.EdgeOfCare.Tests.Episodes.AReferral;
using ReturnGoal = Suite.EdgeOfCare.Reunifications.ReturnGoal;

namespace Suite.EdgeOfCare.Tests.Conferences;

/// <summary>Asking and reading, with FamilyGroupConferences there, away, slow and unwilling. Each test has a service of its own: it counts who was not reached.</summary>
public sealed class ConferencesOverTheWire : IAsyncLifetime
{
    static readonly string Conference = Guid.CreateVersion7().ToString();

    ConferencesElsewhere _elsewhere = null!;
    Asking _service = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _elsewhere = await ConferencesElsewhere.Start();
        _service = new(_elsewhere);
        await _service.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        await _elsewhere.DisposeAsync();
    }

    EpisodeService.EpisodeServiceClient Practitioner => _service.For("uma.krishnan").Episodes;

    ReunificationService.ReunificationServiceClient TeamManager => _service.For("farah.siddiqui").Reunifications;

    [Fact]
    public async Task What_is_asked_for_while_the_other_side_is_away_waits_and_is_taken_when_it_is_back()
    {
        var episode = await Stored();

        var asked = Assert.Single((await Practitioner.RequestConferenceAsync(Request(episode), cancellationToken: Ct)).Episode.Conferences);
        Assert.Equal((false, false, ""), (asked.Accepted, asked.Refused, asked.ConferenceId));
        await Wait.Until(() => !_elsewhere.Referred.IsEmpty, "the first call");
        var waiting = Assert.Single((await Read(episode)).Conferences);
        Assert.Equal((false, ConferenceUnavailable.NotAccepted), (waiting.Available, waiting.Unavailable));
        Assert.Equal(asked.AskId, Assert.Single((await _service.For("uma.krishnan").Worklist.ListWorklistAsync(new() { Rules = { "CONFERENCE_NOT_ACCEPTED" } }, cancellationToken: Ct)).Items).SubjectId);

        _elsewhere.OnRefer = TakenOn;
        await Answered(episode.Id);

        Assert.Single(_elsewhere.Referred.Select(r => r.Request).Distinct());
        var (request, headers) = _elsewhere.Referred.Last();
        Assert.Equal((asked.AskId, "edge-of-care", episode.Id.ToString()), (request.RequestId, request.RequestedByService, request.RequestedByRecordId));
        Assert.Equal((EdgeOfCareService.Westmere, "staff-0021"), (headers.GetValue("suite-authority"), headers.GetValue("suite-on-behalf-of")));
        Assert.Equal(1, await _service.Look<long>("select count(*) from events where type = 'edge-of-care.conference-accepted.v1'"));
        Assert.Equal(0, await _service.Look<long>("select count(*) from asks"));
        Assert.Equal(0, await _service.Look<long>("select count(*) from events where data::text like '%weekends%' or data::text like '%Maria%'"));
    }

    [Fact]
    public async Task What_is_refused_for_good_is_recorded_with_its_reason_and_asked_no_more()
    {
        var episode = await Stored();
        _elsewhere.OnRefer = _ => throw ConferencesElsewhere.Refused("CHILD_HAS_OPEN_CONFERENCE");

        await Practitioner.RequestConferenceAsync(Request(episode), cancellationToken: Ct);
        var answer = await Answered(episode.Id);

        Assert.Equal((true, "CHILD_HAS_OPEN_CONFERENCE", false, ConferenceUnavailable.NotAccepted), (answer.Asked.Refused, answer.Asked.RefusalReason, answer.Available, answer.Unavailable));
        Assert.Single(_elsewhere.Referred);
        Assert.Equal(0, await _service.Look<long>("select count(*) from asks"));
        Assert.Equal(1, await _service.Look<long>("select count(*) from events where type = 'edge-of-care.conference-refused.v1'"));
    }

    [Fact]
    public async Task What_came_of_it_is_told_just_now_as_far_as_it_is_told()
    {
        var episode = await Taken();
        _elsewhere.OnRead = (request, _) => Task.FromResult(new GetConferenceOutcomeResponse
        {
            Outcome = new() { ConferenceId = request.ConferenceId, State = ConferenceState.Agreed, HeldDate = Day.ToMessage(), PlanMade = true, PlanDecision = PlanDecision.Agreed },
        });
        var told = Assert.Single((await Read(episode)).Conferences);
        Assert.Equal((true, "AGREED", Day.ToMessage(), true, true, ""), (told.Available, told.State, told.HeldDate, told.PlanMade, told.PlanAgreed, told.ClosureCode));
        Assert.Null(_elsewhere.Reads.Last().GetValue("suite-on-behalf-of"));

        _elsewhere.OnRead = (_, _) => throw new RpcException(new(StatusCode.NotFound, ""));
        var hidden = Assert.Single((await Read(episode)).Conferences);
        Assert.Equal((false, ConferenceUnavailable.NotShown, Conference), (hidden.Available, hidden.Unavailable, hidden.Asked.ConferenceId));

        _elsewhere.OnRead = (_, _) => throw ConferencesElsewhere.Away;
        Assert.Equal(ConferenceUnavailable.Unreachable, Assert.Single((await Read(episode)).Conferences).Unavailable);
    }

    [Fact]
    public async Task One_that_does_not_answer_is_waited_for_three_seconds()
    {
        var episode = await Taken();
        _elsewhere.OnRead = async (_, cancelled) =>
        {
            await Task.Delay(Timeout.Infinite, cancelled);
            return new();
        };

        var elapsed = Stopwatch.StartNew();
        var answer = Assert.Single((await Read(episode)).Conferences);

        Assert.InRange(elapsed.Elapsed, TimeSpan.FromSeconds(2.5), TimeSpan.FromSeconds(8));
        Assert.Equal((false, ConferenceUnavailable.Unreachable, true), (answer.Available, answer.Unavailable, answer.Asked.Accepted));
    }

    [Fact]
    public async Task One_that_stays_away_is_left_alone_and_the_episode_answers_at_once()
    {
        var episode = await Taken();
        for (var i = 0; i < 5; i++)
            await Read(episode);
        var calls = _elsewhere.Reads.Count;

        Assert.Equal(ConferenceUnavailable.Unreachable, Assert.Single((await Read(episode)).Conferences).Unavailable);
        Assert.Equal(calls, _elsewhere.Reads.Count);
    }

    [Fact]
    public async Task A_return_asks_for_its_conference_too()
    {
        var reunification = AReturn.WithViews();
        reunification.AgreePlan(AReturn.Agreed, new([new ReturnGoal("Up for school.", "mother", new(2026, 9, 1))], "Family support.", null, AReturn.Classed, ConferenceOffer.Accepted), "tm-1");
        await _service.Store(reunification);
        _elsewhere.OnRefer = TakenOn;

        await TeamManager.RequestReunificationConferenceAsync(new()
        {
            RequestId = Guid.NewGuid().ToString(),
            ReunificationId = reunification.Id.ToString(),
            Etag = "v1",
            RequestedDate = Day.ToMessage(),
            Purpose = "Who can help?",
            AgreedBy = "Maria",
            AgreedDate = Day.ToMessage(),
        }, cancellationToken: Ct);
        var read = new GetReunificationConferenceRequest { ReunificationId = reunification.Id.ToString() };
        var answer = await Wait.For(async () =>
            (await TeamManager.GetReunificationConferenceAsync(read, cancellationToken: Ct)).Conferences.Single() is { Asked.Accepted: true } accepted ? accepted : null, "accepted");

        Assert.Equal((Conference, ConferenceReason.Reunification), (answer.Asked.ConferenceId, answer.Asked.Reason));
        Assert.Equal([AReturn.Worker, AReturn.Officer], answer.Asked.Involvements.Select(i => i.Subject));
        Assert.Equal(reunification.Id.ToString(), Assert.Single(_elsewhere.Referred).Request.RequestedByRecordId);
        Assert.Equal((StatusCode.NotFound, "REUNIFICATION_NOT_FOUND"),
            await RefusedCall.By(() => TeamManager.GetReunificationConferenceAsync(new() { ReunificationId = Guid.NewGuid().ToString() }).ResponseAsync));
    }

    async Task<Episode> Stored()
    {
        var manager = new Caller("staff-0022", EdgeOfCareService.Westmere, new HashSet<string> { "ECHO_MGR" }, new HashSet<string> { "echo" });
        var episode = Episode.Refer(Guid.CreateVersion7(), Guid.CreateVersion7(), Ordinary, null, Usual, manager).Episode;
        episode.SendToPanel(Day);
        episode.AcceptByPanel(Day, "", Usual, "chair");
        episode.AllocateTo(Day, "echo", "staff-0021");
        await _service.Store(episode);
        return episode;
    }

    async Task<Episode> Taken()
    {
        var episode = await Stored();
        _elsewhere.OnRefer = TakenOn;
        await Practitioner.RequestConferenceAsync(Request(episode), cancellationToken: Ct);
        await Wait.Until(async () => await _service.Look<long>("select count(*) from events where type = 'edge-of-care.conference-accepted.v1'") == 1, "accepted");
        return episode;
    }

    static ReferFamilyResponse TakenOn(ReferFamilyRequest _) => new() { Conference = new() { ConferenceId = Conference } };

    static RequestConferenceRequest Request(Episode episode) => new()
    {
        RequestId = Guid.NewGuid().ToString(),
        EpisodeId = episode.Id.ToString(),
        Etag = "v1",
        RequestedDate = Day.ToMessage(),
        Reason = ConferenceReason.PreventCare,
        Purpose = "Who can help at the weekends?",
        AgreedBy = "Maria",
        AgreedDate = Day.ToMessage(),
        SocialWorker = "staff-0001",
        SocialWorkerFromDate = Day.ToMessage(),
    };

    async Task<GetEpisodeConferenceResponse> Read(Episode episode) => await Practitioner.GetEpisodeConferenceAsync(new() { EpisodeId = episode.Id.ToString() }, cancellationToken: Ct);

    async Task<ConferenceAnswer> Answered(Guid id) => await Wait.For(async () =>
        (await Practitioner.GetEpisodeConferenceAsync(new() { EpisodeId = id.ToString() }, cancellationToken: Ct)).Conferences.Single() is { Asked.AnsweredDate: not null } answer ? answer : null, "an answer");

    sealed class Asking(ConferencesElsewhere elsewhere) : HostedService("edge-of-care", typeof(EdgeOfCareApp).Assembly, EdgeOfCareApp.Create, EdgeOfCareService.Start)
    {
        public Clients For(string username) => new(CallsOf(username));

        protected override void Configure(WebApplicationBuilder builder) => elsewhere.Known(builder);
    }
}
