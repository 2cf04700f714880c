using System.Globalization;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Faults;
using Suite.Testing;
using Xunit;
using Kinship = Suite.KinshipAssessment.V1;

namespace Suite.Tests;

/// <summary>
/// A decision approves kinship carers, and either side dies as by <c>kill -9</c> at each named point of telling the fostering register.
/// Afterwards the register has each of them once, and the kinship case knows the household. SUITE_KILLS says how often at each point.
/// </summary>
public sealed class KillingRegistrations(ITestOutputHelper output)
{
    // A kill here costs a whole case, so it is one at each point unless more are asked for.
    static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("SUITE_KILLS") ?? "1", CultureInfo.InvariantCulture);

    static readonly string[] AtTheRegister = [FaultPoint.CallReceived, FaultPoint.CommandLoaded, FaultPoint.CommandDecided, FaultPoint.CommandCommitted, FaultPoint.CallAnswered];

    [Fact]
    public async Task Each_approved_carer_is_on_the_register_exactly_once()
    {
        await using var suite = await RunningSuite.Start(present: new(2026, 12, 18, 8, 0, 0, TimeSpan.Zero));
        var points = FaultPoint.OfAsks.Select(p => (Point: p, Register: false)).Concat(AtTheRegister.Select(p => (Point: p, Register: true))).ToList();
        var approved = new List<(string Case, string Household)>();

        foreach (var (point, register) in points)
        {
            for (var kill = 1; kill <= Kills; kill++)
            {
                var worked = new WorkedCase(username => suite.KinshipFor(username, approved.Count % 2), _ => { });
                await worked.Opened(reference: $"REG{approved.Count:D4}", historicEntry: true);
                await worked.Placed();
                await worked.ReadyForDecision();

                if (register)
                    suite.ArmFostering(point);
                else
                    suite.Arm(point);
                await worked.Decided(Kinship.Decision.Approve);

                var dead = await Wait.For(() => Task.FromResult(suite.Replicas.Append(suite.Fostering).FirstOrDefault(replica => replica.HasEnded)), $"a process to die at {point}");
                Assert.Equal(register, dead == suite.Fostering);
                await dead.StartAndWaitUntilHealthy();
                await Wait.Until(async () => (await worked.Read()).HouseholdId.Length > 0, $"the register to have the carers after a death at {point}", TimeSpan.FromSeconds(90));
                approved.Add((worked.Latest.CaseId, worked.Latest.HouseholdId));
            }
        }

        output.WriteLine($"{approved.Count} kills at {points.Count} points of telling the register.");
        Assert.Equal(approved.Count, approved.Select(a => a.Household).Distinct().Count());
        Assert.Equal(approved.Count, await suite.InFostering<int>("select count(*) from cases where kind = 'household'"));
        Assert.Equal(approved.Count, await suite.InFostering<int>("select count(*) from events where type = 'fostering.household-registered.v1'"));
        Assert.Equal(approved.Count, await suite.InKinship<int>("select count(*) from events where type = 'kinship.carers-registered.v1'"));
        Assert.Equal(0, await suite.InKinship<int>("select count(*) from asks"));
        var carers = new CarerRegisterService.CarerRegisterServiceClient(suite.FosteringFor(WorkedApplication.ServiceManager));
        foreach (var (kinshipCase, household) in approved)
            Assert.Equal(kinshipCase, (await carers.GetHouseholdAsync(new() { HouseholdId = household })).Household.KinshipCaseId);

        await Wait.Until(async () => await suite.InReporting<int>("select count(*) from inbox")
            == await suite.InKinship<int>("select count(*) from events") + await suite.InFostering<int>("select count(*) from events"), "Reporting to know every event");
        await Figures.EqualARebuild(suite);
    }
}
