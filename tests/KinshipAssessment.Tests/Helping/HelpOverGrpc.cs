using System.Diagnostics;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.JsonWebTokens;
using Suite.EdgeOfCare.V1;
using Suite.FamilyGroupConferences.V1;
using Suite.KinshipAssessment.Tests.Reads;
using Suite.KinshipAssessment.V1;
using ConferenceInvolvement = Suite.KinshipAssessment.V1.ConferenceInvolvement;
using Client = Suite.KinshipAssessment.V1.KinshipAssessmentService.KinshipAssessmentServiceClient;
using GetHelpRequest = Suite.KinshipAssessment.V1.GetHelpRequest;
using GetHelpResponse = Suite.KinshipAssessment.V1.GetHelpResponse;
using RequestConferenceRequest = Suite.KinshipAssessment.V1.RequestConferenceRequest;
using KinshipCase = Suite.KinshipAssessment.Cases.KinshipCase;

namespace Suite.KinshipAssessment.Tests.Helping;

/// <summary>Asking and reading, with the other services there, away, slow and unwilling. Each test has a service of its own: it counts who was not reached.</summary>
public sealed class HelpOverGrpc : IAsyncLifetime
{
    const string Assessor = "carys.pugh", Inspector = "zachary.turner";

    static readonly string Episode = Guid.CreateVersion7().ToString(), Conference = Guid.CreateVersion7().ToString();

    OtherServices _others = null!;
    Asking _service = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    static string New() => Guid.NewGuid().ToString();

    public async ValueTask InitializeAsync()
    {
        _others = await OtherServices.Start();
        _service = new(_others);
        await _service.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        await _others.DisposeAsync();
    }

    async Task<KinshipCase> Stored()
    {
        var kinship = SomeCases.Case(worker: "staff-0003");
        await _service.Store(kinship);
        return kinship;
    }

    RequestEdgeOfCareSupportRequest Support(KinshipCase kinship, string etag = "v1") => new()
    {
        RequestId = New(),
        CaseId = kinship.Id.ToString(),
        Etag = etag,
        ChildId = kinship.Children[0].Id.ToString(),
        Needs = { ReferralNeed.PlacementStability },
        Openness = EpisodeOpenness.ChildInNeed,
        Crisis = true,
        Summary = "The carers are worn out.",
        RequestedDate = _service.Today.ToMessage(),
    };

    RequestConferenceRequest ForConference(KinshipCase kinship, string etag = "v1") => new()
    {
        RequestId = New(),
        CaseId = kinship.Id.ToString(),
        Etag = etag,
        Reason = ReferralReason.KinshipSearch,
        ReferralText = "Who else could help?",
        OfferedDate = _service.Today.ToMessage(),
        RequestedDate = _service.Today.ToMessage(),
        SocialWorker = "staff-0001",
        SocialWorkerFromDate = _service.Today.ToMessage(),
    };

    static ReferChildResponse TakenOn(ReferChildRequest _) => new() { Episode = new() { EpisodeId = Episode } };

    static ReferFamilyResponse TakenOn(ReferFamilyRequest _) => new() { Conference = new() { ConferenceId = Conference } };

    async Task<GetHelpResponse> Help(KinshipCase kinship, string username = Assessor) =>
        await _service.For(username).GetHelpAsync(new() { CaseId = kinship.Id.ToString() }, cancellationToken: Ct);

    async Task<GetHelpResponse> HelpOnceAnswered(KinshipCase kinship, int answered) =>
        await Wait.For(async () => await Help(kinship) is var help && help.Helps.Count(h => h.Asked.State is not HelpState.NotYetAccepted) == answered ? help : null, $"{answered} answers");

    async Task<KinshipCase> BothAccepted()
    {
        var kinship = await Stored();
        (_others.OnReferChild, _others.OnReferFamily) = (TakenOn, TakenOn);
        await _service.For(Assessor).RequestEdgeOfCareSupportAsync(Support(kinship), cancellationToken: Ct);
        await Accepted(kinship, 1);
        await _service.For(Assessor).RequestConferenceAsync(ForConference(kinship, await Etag(kinship)), cancellationToken: Ct);
        await Accepted(kinship, 2);
        return kinship;
    }

    Task Accepted(KinshipCase kinship, int count) => Wait.Until(async () =>
        await _service.Look<long>("select count(*) from events where case_id = @id and type = 'kinship.help-accepted.v1'", new { id = kinship.Id }) == count, $"{count} accepted");

    async Task<string> Etag(KinshipCase kinship) => (await _service.For(Assessor).GetCaseAsync(new() { CaseId = kinship.Id.ToString() }, cancellationToken: Ct)).Case.Etag;

    [Fact]
    public async Task What_is_asked_for_while_the_other_side_is_away_waits_and_is_taken_on_when_it_is_back()
    {
        var kinship = await Stored();

        var asked = (await _service.For(Assessor).RequestEdgeOfCareSupportAsync(Support(kinship), cancellationToken: Ct)).Case;
        Assert.Equal(HelpState.NotYetAccepted, Assert.Single(asked.Help).State);
        await Wait.Until(() => !_others.ReferredChildren.IsEmpty, "the first call");
        var worklist = await _service.For(Assessor).ListWorklistAsync(new() { Rules = { "EDGE_OF_CARE_NOT_ACCEPTED" } }, cancellationToken: Ct);
        Assert.Equal((kinship.Id.ToString(), asked.Help[0].HelpId), (Assert.Single(worklist.Items).CaseId, worklist.Items[0].SubjectId));
        var waiting = Assert.Single((await Help(kinship)).Helps);
        Assert.Equal((false, HelpUnavailable.NotAccepted), (waiting.Available, waiting.Unavailable));

        _others.OnReferChild = TakenOn;
        var answer = Assert.Single((await HelpOnceAnswered(kinship, 1)).Helps);

        Assert.Equal((HelpState.Accepted, Episode), (answer.Asked.State, answer.Asked.RemoteId));
        Assert.Single(_others.ReferredChildren.Select(r => r.Request).Distinct());
        var (request, headers) = _others.ReferredChildren.Last();
        Assert.Equal((asked.Help[0].HelpId, kinship.Id.ToString(), "C1"), (request.RequestId, request.RequestedByRecordId, request.Child.ChildReference));
        Assert.Equal((KinshipService.Westmere, "staff-0003"), (headers.GetValue("suite-authority"), headers.GetValue("suite-on-behalf-of")));
        Assert.Equal(_service.Clock.GetUtcNow(), request.ReferredTime.ToDateTimeOffset());
        Assert.Empty((await _service.For(Assessor).ListWorklistAsync(new() { Rules = { "EDGE_OF_CARE_NOT_ACCEPTED" } }, cancellationToken: Ct)).Items);
        Assert.Equal(0, await _service.Look<long>("select count(*) from asks"));
    }

    [Fact]
    public async Task What_is_refused_for_good_is_recorded_with_its_reason_and_asked_no_more()
    {
        var kinship = await Stored();
        (_others.OnReferChild, _others.OnReferFamily) = (_ => throw Answer.Refused("CHILD_OF_AGE"), _ => throw Answer.Refused("ALREADY_REQUESTED"));

        await _service.For(Assessor).RequestConferenceAsync(ForConference(kinship), cancellationToken: Ct);
        await HelpOnceAnswered(kinship, 1);
        await _service.For(Assessor).RequestEdgeOfCareSupportAsync(Support(kinship, await Etag(kinship)), cancellationToken: Ct);
        var helps = (await HelpOnceAnswered(kinship, 2)).Helps;

        Assert.Equal([(HelpState.Refused, "ALREADY_REQUESTED"), (HelpState.Refused, "CHILD_OF_AGE")], helps.Select(h => (h.Asked.State, h.Asked.RefusalReason)));
        Assert.All(helps, h => Assert.Equal((false, HelpUnavailable.NotAccepted), (h.Available, h.Unavailable)));
        Assert.Single(_others.ReferredFamilies);
        Assert.Equal(0, await _service.Look<long>("select count(*) from asks"));
        Assert.Equal(2, await _service.Look<long>("select count(*) from events where case_id = @id and type = 'kinship.help-refused.v1'", new { id = kinship.Id }));
        Assert.Equal(0, await _service.Look<long>("select count(*) from events where data::text like '%worn out%' or data::text like '%Ada%'"));
    }

    [Fact]
    public async Task What_came_of_it_is_told_by_the_other_services_on_behalf_of_the_caller()
    {
        var kinship = await BothAccepted();
        EdgeOfCare.V1.GetHelpRequest? asked = null;
        _others.OnGetHelp = (request, _) =>
        {
            asked = request;
            return Task.FromResult(new EdgeOfCare.V1.GetHelpResponse { Helps = { new Help { EpisodeId = New() }, new Help { EpisodeId = Episode, State = EpisodeState.Active, Accepted = true } } });
        };
        _others.OnGetOutcome = request => new() { Outcome = new() { ConferenceId = request.ConferenceId, State = ConferenceState.PlanMade, PlanMade = true } };

        var helps = (await Help(kinship)).Helps;

        Assert.Equal((AskingService.KinshipAssessment, kinship.Id.ToString(), ""), (asked!.RequestedByService, asked.RequestedByRecordId, asked.ChildReference));
        Assert.All(helps, h => Assert.Equal((true, HelpUnavailable.Unspecified), (h.Available, h.Unavailable)));
        Assert.Equal((Episode, EpisodeState.Active), (helps[0].EdgeOfCare.EpisodeId, helps[0].EdgeOfCare.State));
        Assert.Equal((Conference, true), (helps[1].Conference.ConferenceId, helps[1].Conference.PlanMade));
        foreach (var headers in _others.Reads)
        {
            var token = new JsonWebToken(headers.GetValue("authorization")!["Bearer ".Length..]);
            Assert.Equal(("staff-0003", "ASSESSOR"), (token.Subject, token.GetClaim("role").Value));
            Assert.Contains("kinship-assessment", token.GetClaim("act").Value, StringComparison.Ordinal);
            Assert.Null(headers.GetValue("suite-on-behalf-of"));
        }
    }

    [Fact]
    public async Task One_that_is_away_or_unwilling_leaves_the_rest_of_the_answer_standing()
    {
        var kinship = await BothAccepted();
        _others.OnGetOutcome = _ => throw new RpcException(new(StatusCode.NotFound, ""));

        var helps = (await Help(kinship, Inspector)).Helps;

        Assert.Equal((HelpState.Accepted, false, HelpUnavailable.Unreachable, Episode), (helps[0].Asked.State, helps[0].Available, helps[0].Unavailable, helps[0].Asked.RemoteId));
        Assert.Equal((HelpState.Accepted, false, HelpUnavailable.NotShown, Conference), (helps[1].Asked.State, helps[1].Available, helps[1].Unavailable, helps[1].Asked.RemoteId));
        Assert.Equal(4, _others.Reads.Count - 1); // only what was not reached is tried again

        _others.OnGetHelp = (_, _) => Task.FromResult(new EdgeOfCare.V1.GetHelpResponse());
        Assert.Equal(HelpUnavailable.NotShown, (await Help(kinship)).Helps[0].Unavailable);
    }

    [Fact]
    public async Task One_that_does_not_answer_is_waited_for_three_seconds()
    {
        var kinship = await BothAccepted();
        _others.OnGetOutcome = request => new() { Outcome = new() { ConferenceId = request.ConferenceId } };
        _others.OnGetHelp = async (_, cancelled) =>
        {
            await Task.Delay(Timeout.Infinite, cancelled);
            return new();
        };

        var elapsed = Stopwatch.StartNew();
        var helps = (await Help(kinship)).Helps;

        Assert.InRange(elapsed.Elapsed, TimeSpan.FromSeconds(2.5), TimeSpan.FromSeconds(8));
        Assert.Equal([(false, HelpUnavailable.Unreachable), (true, HelpUnavailable.Unspecified)], helps.Select(h => (h.Available, h.Unavailable)));
    }

    [Fact]
    public async Task One_that_stays_away_is_left_alone_and_the_case_answers_at_once()
    {
        var kinship = await BothAccepted();
        _others.OnGetOutcome = request => new() { Outcome = new() { ConferenceId = request.ConferenceId } };
        for (var i = 0; i < 5; i++)
            await Help(kinship);
        var calls = _others.Reads.Count;

        var helps = (await Help(kinship)).Helps;

        Assert.Equal(calls + 1, _others.Reads.Count); // the conference's
        Assert.Equal([(false, HelpUnavailable.Unreachable), (true, HelpUnavailable.Unspecified)], helps.Select(h => (h.Available, h.Unavailable)));
    }

    [Fact]
    public async Task Every_bad_field_is_named_at_once()
    {
        var kinship = await Stored();
        var support = new RequestEdgeOfCareSupportRequest { RequestId = New(), CaseId = kinship.Id.ToString(), Etag = "v1", Needs = { ReferralNeed.Neglect, ReferralNeed.Neglect } };
        var conference = new RequestConferenceRequest
        {
            RequestId = New(),
            CaseId = kinship.Id.ToString(),
            Etag = "v1",
            OfferedDate = _service.Today.ToMessage(),
            RequestedDate = _service.Today.AddDays(-1).ToMessage(),
            SocialWorkerFromDate = _service.Today.ToMessage(),
            Involvements = { new ConferenceInvolvement { FromDate = _service.Today.ToMessage(), UntilDate = _service.Today.AddDays(-1).ToMessage(), ChildIds = { "x" } } },
        };

        Assert.Equal(["child_id", "needs", "openness", "requested_date", "summary"], await BadFields(async client => await client.RequestEdgeOfCareSupportAsync(support, cancellationToken: Ct)));
        Assert.Equal(
            ["involvements[0].child_ids[0]", "involvements[0].role", "involvements[0].subject", "involvements[0].until_date", "offered_date", "reason", "referral_text", "social_worker_from_date"],
            await BadFields(async client => await client.RequestConferenceAsync(conference, cancellationToken: Ct)));
    }

    async Task<IEnumerable<string>> BadFields(Func<Client, Task> call)
    {
        var refused = await Assert.ThrowsAsync<RpcException>(() => call(_service.For(Assessor)));
        return refused.GetRpcStatus()!.GetDetail<Google.Rpc.BadRequest>()!.FieldViolations.Select(v => v.Field).Order(StringComparer.Ordinal);
    }

    sealed class Asking(OtherServices others) : HostedService("kinship-assessment", typeof(KinshipApp).Assembly, KinshipApp.Create, KinshipService.Start)
    {
        public Client For(string username) => new(CallsOf(username));

        public Task Store(KinshipCase kinship) => Insert([kinship], k => k.Authority, withDeadlines: true);

        protected override void Configure(WebApplicationBuilder builder)
        {
            others.Known(builder);
            builder.Configuration.AddInMemoryCollection([new("Asks:FirstBackOff", "00:00:01"), new("Asks:LongestProbe", "00:00:02"), new("Asks:LongestBackOff", "00:00:02")]);
        }
    }
}
