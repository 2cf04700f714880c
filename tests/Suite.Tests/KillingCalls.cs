using System.Globalization;
using Grpc.Core;
using Suite.EdgeOfCare.V1;
using Suite.FamilyGroupConferences.V1;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Faults;
using Suite.Testing;
using Xunit;
using CareLegalStatus = Suite.EdgeOfCare.V1.CareLegalStatus;
using Decision = Suite.KinshipAssessment.V1.Decision;

namespace Suite.Tests;

/// <summary>
/// Records ask other services for something, and either side dies as by <c>kill -9</c> at each named point of the call. Afterwards the
/// other side has done it once, the asking record knows what came of it, nothing is asked any more, and the figures equal a rebuild.
/// SUITE_KILLS says how often each call is killed at each point. Without it every call is killed at some of the points, and at every point some
/// calls are: each kill costs a record that is about to ask, and a start.
/// </summary>
public sealed class KillingCalls(ITestOutputHelper output)
{
    const string Fostering = "fostering-recruitment", Kinship = "kinship-assessment", Conferences = "family-group-conferences", EdgeOfCare = "edge-of-care";

    const string AskedForByAnEpisode = "a conference asked for by an episode";

    static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("SUITE_KILLS") ?? "0", CultureInfo.InvariantCulture);

    static readonly string[] WhereAsked = [FaultPoint.CallReceived, FaultPoint.CommandLoaded, FaultPoint.CommandDecided, FaultPoint.CommandCommitted, FaultPoint.CallAnswered];

    // Who died keeps its asks for the time of the lease, and what is away is found again by probing: here both are short. The deadline
    // watch acts on records too, and would die at a point that is meant for a call.
    static readonly Dictionary<string, string> Pace = new()
    {
        ["Asks:CallWithin"] = "00:00:03",
        ["Asks:Lease"] = "00:00:04",
        ["Asks:LongestProbe"] = "00:00:01",
        ["Asks:LongestBackOff"] = "00:00:02",
        ["DeadlineWatch:Interval"] = "01:00:00",
    };

    static readonly DateOnly Today = new(2026, 12, 18);

    /// <summary>A call of one service by another.</summary>
    /// <param name="Prepare">Makes the n-th record that is about to make it.</param>
    sealed record Call(string Name, string Asking, string Asked, Func<int, Task<AboutToAsk>> Prepare);

    /// <summary>A record that is one act away from a call.</summary>
    /// <param name="Ask">The act.</param>
    /// <param name="Id">The record.</param>
    /// <param name="Given">What the record knows of the other side's; empty before the other side has taken it.</param>
    /// <param name="AskedFor">For which record the other side's says it was asked.</param>
    sealed record AboutToAsk(Func<Task> Ask, string Id, Func<Task<string>> Given, Func<string, Task<string>> AskedFor);

    /// <summary>One side of one call dies once at one point.</summary>
    sealed record Kill(Call Call, string Point, bool Asking, int Number)
    {
        public string Victim => Asking ? Call.Asking : Call.Asked;
    }

    [Fact]
    public async Task Whoever_dies_each_call_is_made_exactly_once()
    {
        await using var suite = await RunningSuite.Start(new(Today, new TimeOnly(8, 0), TimeSpan.Zero), Pace);
        var calls = Calls(suite);
        var kills = Kills == 0 ? [.. Ways(calls).Where((_, n) => n % 3 == 0)] : Enumerable.Range(1, Kills).SelectMany(n => Ways(calls, n)).ToList();
        var records = await Prepared(kills);

        var rounds = Rounds(kills);
        foreach (var round in rounds)
        {
            foreach (var kill in round)
                suite.Arm(kill.Point, kill.Victim);
            await Task.WhenAll(round.Select(kill => Survives(suite, kill, records[kill])));
            Assert.False(suite.IsArmed);
        }

        output.WriteLine($"{kills.Count} kills in {rounds.Count} rounds: {calls.Count} calls, at {WhereAsked.Length} points where they are answered and {FaultPoint.OfAsks.Count} where they are asked.");

        foreach (var call in calls)
        {
            var made = kills.Where(kill => kill.Call == call).Select(kill => records[kill]).ToList();
            var given = await Task.WhenAll(made.Select(record => record.Given()));
            Assert.Distinct(given);
            for (var i = 0; i < made.Count; i++)
                Assert.Equal(made[i].Id, await made[i].AskedFor(given[i]));
        }

        // What was prepared and what was asked for, and nothing else.
        int Of(Func<Call, bool> which) => kills.Count(kill => which(kill.Call));
        const string Cases = "select count(*) from cases where kind = @kind", Events = "select count(*) from events where type = @type";
        Assert.Equal(Of(call => call.Asked is Fostering), await suite.InFostering<int>(Cases, new { kind = "household" }));
        Assert.Equal(Of(call => call.Asking is Kinship || call.Asked is Kinship), await suite.InKinship<int>(Cases, new { kind = "case" }));
        Assert.Equal(Of(call => call.Asking is Conferences || call.Asked is Conferences), await suite.InConferences<int>(Cases, new { kind = "conference" }));
        Assert.Equal(Of(call => call.Asked is EdgeOfCare || call.Name is AskedForByAnEpisode), await suite.InEdgeOfCare<int>(Cases, new { kind = "episode" }));
        Assert.Equal(Of(call => call.Asked is Fostering), await suite.InFostering<int>(Events, new { type = "fostering.household-registered.v1" }));
        Assert.Equal(Of(call => call.Asked is Fostering), await suite.InKinship<int>(Events, new { type = "kinship.carers-registered.v1" }));
        Assert.Equal(Of(call => call.Asking is Kinship && call.Asked is not Fostering), await suite.InKinship<int>(Events, new { type = "kinship.help-accepted.v1" }));
        Assert.Equal(Of(call => call.Asking is Conferences), await suite.InConferences<int>(Events, new { type = "conferences.kinship-case-accepted.v1" }));
        Assert.Equal(Of(call => call.Asking is EdgeOfCare), await suite.InEdgeOfCare<int>(Events, new { type = "edge-of-care.conference-accepted.v1" }));
        const string Asks = "select count(*) from asks";
        Assert.Equal((0, 0, 0, 0), (await suite.InFostering<int>(Asks), await suite.InKinship<int>(Asks), await suite.InConferences<int>(Asks), await suite.InEdgeOfCare<int>(Asks)));

        const string Announced = "select count(*) from events";
        var announced = await suite.InFostering<int>(Announced) + await suite.InKinship<int>(Announced) + await suite.InConferences<int>(Announced) + await suite.InEdgeOfCare<int>(Announced);
        await Wait.Until(async () => await suite.InReporting<int>("select count(*) from inbox") == announced, $"Reporting to know all {announced} events", TimeSpan.FromSeconds(60));
        await Figures.EqualARebuild(suite);
    }

    /// <summary>Each call once at each point, call by call.</summary>
    static IEnumerable<Kill> Ways(IEnumerable<Call> calls, int number = 1) => calls.SelectMany(call =>
        WhereAsked.Select(point => new Kill(call, point, Asking: false, number)).Concat(FaultPoint.OfAsks.Select(point => new Kill(call, point, Asking: true, number))));

    static async Task Survives(RunningSuite suite, Kill kill, AboutToAsk record)
    {
        var what = $"{kill.Call.Name} after a death of {kill.Victim} at {kill.Point}";
        try
        {
            await record.Ask();
        }
        catch (RpcException unanswered) when (kill.Asking && unanswered.StatusCode is StatusCode.Unavailable or StatusCode.Cancelled or StatusCode.Internal)
        {
            // It died for what it asked before it had answered who made it ask.
        }

        var dead = await Wait.For(() => Task.FromResult(suite.Of(kill.Victim).FirstOrDefault(process => process.HasEnded)), $"a process of {what}", TimeSpan.FromSeconds(60));
        await dead.StartAndWaitUntilHealthy();
        await Wait.Until(async () => (await record.Given()).Length > 0, what, TimeSpan.FromSeconds(90));
    }

    static async Task<Dictionary<Kill, AboutToAsk>> Prepared(List<Kill> kills)
    {
        var records = new AboutToAsk[kills.Count];
        await Parallel.ForAsync(0, kills.Count, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (n, _) => records[n] = await kills[n].Call.Prepare(n));
        return Enumerable.Range(0, kills.Count).ToDictionary(n => kills[n], n => records[n]);
    }

    /// <summary>
    /// Kills that can be told apart go together: a service dies where it asks only if it makes no other call of the round, and where it
    /// is asked only if it gets no other call and makes none.
    /// </summary>
    static List<List<Kill>> Rounds(IEnumerable<Kill> kills)
    {
        var (rounds, left) = (new List<List<Kill>>(), kills.ToList());
        while (left.Count > 0)
        {
            var round = new List<Kill>();
            foreach (var kill in left.Where(kill => CanBeToldApart([.. round, kill])))
                round.Add(kill);
            left.RemoveAll(round.Contains);
            rounds.Add(round);
        }

        return rounds;
    }

    static bool CanBeToldApart(List<Kill> round) =>
        round.DistinctBy(kill => kill.Victim).Count() == round.Count && round.DistinctBy(kill => kill.Call).Count() == round.Count
        && round.TrueForAll(kill => kill.Asking
            ? round.Count(other => other.Call.Asking == kill.Victim) == 1
            : round.TrueForAll(other => other.Call.Asking != kill.Victim) && round.Count(other => other.Call.Asked == kill.Victim) == 1);

    // Those first that leave room beside them.
    static List<Call> Calls(RunningSuite suite)
    {
        var conferences = new ConferenceService.ConferenceServiceClient(suite.ConferencesFor(WorkedConference.Manager));
        var episodes = new EpisodeService.EpisodeServiceClient(suite.EdgeOfCareFor(WorkedEpisode.Manager));
        var register = new CarerRegisterService.CarerRegisterServiceClient(suite.FosteringFor(WorkedApplication.ServiceManager));

        return
        [
            new("a conference asked for by kinship", Kinship, Conferences, async n =>
            {
                var worked = await Opened(n);
                return new(() => worked.AsksForAConference(Today), worked.Latest.CaseId, async () => (await worked.Read()).Help.Single().RemoteId, ConferenceAskedFor);
            }),
            new(AskedForByAnEpisode, EdgeOfCare, Conferences, async n =>
            {
                var worked = new WorkedEpisode(suite.EdgeOfCareFor);
                await worked.Referred(Today, Reference(n));
                return new(() => worked.AsksForAConference(Today), worked.Latest.EpisodeId, async () => (await worked.Read()).Conferences.Single().ConferenceId, ConferenceAskedFor);
            }),
            new("a conference asked for by a reunification", EdgeOfCare, Conferences, async n =>
            {
                var worked = new WorkedReturn(suite.EdgeOfCareFor);
                await worked.UpToThePlan(Today, Reference(n), CareLegalStatus.CareOrder, ConferenceOffer.Accepted);
                return new(() => worked.AsksForAConference(Today), worked.Latest.ReunificationId, async () => (await worked.Read()).Conferences.Single().ConferenceId, ConferenceAskedFor);
            }),
            new("a kinship case asked for by a family's plan", Conferences, Kinship, async n =>
            {
                var worked = new WorkedConference(suite.ConferencesFor);
                await worked.Referred(new(2026, 11, 2), [Reference(n)], ParticipantRole.MaternalKin);
                await worked.HeldAfter(new(2026, 11, 3), 30, (await WorkedConference.Registered(suite.ConferencesFor, $"staff-7{n:D3}", new(2026, 1, 1))).CoordinatorId);
                return new(() => worked.PlanMade(new(2026, 12, 3), worked.OfTheGrandmother), worked.Latest.ConferenceId, async () => (await worked.Read()).Plan.Proposals.Single().KinshipCaseId,
                    async given => (await suite.KinshipFor(WorkedConference.ServiceManager).GetCaseAsync(new() { CaseId = given })).Case.SourceCaseId);
            }),
            new("approved carers told to the register", Kinship, Fostering, async n =>
            {
                var worked = await Opened(n);
                await worked.Placed();
                await worked.ReadyForDecision();
                return new(() => worked.Decided(Decision.Approve), worked.Latest.CaseId, async () => (await worked.Read()).HouseholdId,
                    async given => (await register.GetHouseholdAsync(new() { HouseholdId = given })).Household.KinshipCaseId);
            }),
            new("work on the edge of care asked for by kinship", Kinship, EdgeOfCare, async n =>
            {
                var worked = await Opened(n);
                return new(() => worked.AsksForWork(Today), worked.Latest.CaseId, async () => (await worked.Read()).Help.Single().RemoteId,
                    async given => (await episodes.GetEpisodeAsync(new() { EpisodeId = given })).Episode.Requesters.Single().RecordId);
            }),
        ];

        static string Reference(int n) => $"ASK{n:D4}";

        async Task<WorkedCase> Opened(int n)
        {
            var worked = new WorkedCase(username => suite.KinshipFor(username, n % 2), _ => { });
            await worked.Opened(reference: Reference(n), historicEntry: true);
            return worked;
        }

        async Task<string> ConferenceAskedFor(string given) => (await conferences.GetConferenceAsync(new() { ConferenceId = given })).Conference.RequestedByRecordId;
    }
}
