using System.Globalization;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Faults;
using Suite.Reporting.V1;
using Suite.Testing;
using Xunit;

namespace Suite.Tests;

/// <summary>
/// A replica dies as by <c>kill -9</c> at each named point of a command and of its event. The caller asks again with the same request.
/// Afterwards: every command has happened once, its event is known to Reporting once, and the figures equal a rebuild.
/// SUITE_KILLS says how often at each point; once by default, as each kill costs a start.
/// </summary>
public sealed class KillingReplicas(ITestOutputHelper output)
{
    static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("SUITE_KILLS") ?? "1", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Nothing_is_lost_and_nothing_happens_twice()
    {
        await using var suite = await RunningSuite.Start();
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var opened = (await suite.KinshipFor(Officers.Csw).OpenCaseAsync(Officers.Opening(today.AddDays(-3), "KILL1"))).Case;
        var (acknowledged, asked) = (0, 0);

        foreach (var point in FaultPoint.All)
        {
            for (var kill = 1; kill <= Kills; kill++)
            {
                suite.Arm(point);
                var worker = $"{point}-{kill}";
                // Several commands, so that the armed replica is reached whichever of the two leads the relay or gets the call.
                for (var n = 0; suite.IsArmed || n < 2; n++)
                {
                    var request = new AllocateCaseRequest { RequestId = Guid.NewGuid().ToString(), CaseId = opened.CaseId, Etag = opened.Etag, Team = "kinship-north", Worker = $"{worker}-{n}" };
                    var (answer, times) = await Officers.UntilAnswered(attempt =>
                        suite.KinshipFor(Officers.TeamManager, (n + attempt) % 2).AllocateCaseAsync(request, deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(10)));
                    Assert.Equal($"{worker}-{n}", answer.Case.Worker);
                    opened = answer.Case;
                    acknowledged++;
                    asked += times;
                    Assert.True(n < 200, $"Nobody reached {point}.");
                    if (suite.IsArmed && n >= 2)
                        await Task.Delay(20); // the relay's points come after the answer
                }

                var dead = await Wait.For(() => Task.FromResult(suite.Replicas.FirstOrDefault(replica => replica.HasEnded)), $"a replica to die at {point}");
                await dead.StartAndWaitUntilHealthy();
            }
        }

        output.WriteLine($"{FaultPoint.All.Count * Kills} kills at {FaultPoint.All.Count} points; {acknowledged} commands acknowledged, {asked} calls made.");

        // Each command announced one event; what was there when the case was opened comes on top.
        var id = new { id = Guid.Parse(opened.CaseId) };
        Assert.Equal(acknowledged, await suite.InKinship<int>("select count(*) from events where case_id = @id and type = 'kinship.case-allocated.v1'", id));
        Assert.Equal(acknowledged, await suite.InKinship<int>("select count(distinct data->>'team' || '|' || version) from events where case_id = @id and type = 'kinship.case-allocated.v1'", id));
        var announced = await suite.InKinship<int>("select count(*) from events");
        Assert.Equal(announced, await suite.InKinship<long>("select max(version) from events where case_id = @id", id));

        await Wait.Until(async () => await suite.InReporting<int>("select count(distinct (source, event_id)) from inbox") == announced, $"Reporting to know all {announced} events");
        Assert.Equal(announced, await suite.InReporting<int>("select count(*) from inbox"));

        await Figures.EqualARebuild(suite);
    }
}
