using Microsoft.Extensions.DependencyInjection;
using Suite.KinshipAssessment.Forecasts;
using Suite.KinshipAssessment.Tests.Reads;
using Suite.KinshipAssessment.V1;
using KinshipCase = Suite.KinshipAssessment.Cases.KinshipCase;

namespace Suite.KinshipAssessment.Tests.Forecasts;

public sealed class ReadingTurnaround(KinshipService service) : IClassFixture<KinshipService>
{
    static KinshipCase Completed(string authority, DateOnly received, params int[] days)
    {
        var kinship = SomeCases.Case(authority: authority, state: CaseState.Closed);
        foreach (var taken in days)
            kinship.Checks.Add(new Check
            {
                Id = Guid.NewGuid(),
                Type = CheckType.PoliceDirect,
                State = CheckState.ReceivedClear,
                PoliceForce = "WMP",
                SubmittedOn = received.AddDays(-taken),
                ReceivedOn = received,
            });
        kinship.Checks.Add(new Check { Id = Guid.NewGuid(), Type = CheckType.PoliceDirect, State = CheckState.Requested, SubmittedOn = received });
        return kinship;
    }

    [Fact]
    public async Task An_authoritys_own_results_of_two_years_are_read_and_kept_for_some_minutes()
    {
        var reader = service.Services.GetRequiredService<TurnaroundReader>();
        await service.Store(
            Completed(KinshipService.Westmere, service.Today, 30, 10, 20, 50, 40),
            Completed(KinshipService.Westmere, service.Today.AddMonths(-24).AddDays(-1), 900),
            Completed(KinshipService.Eastholt, service.Today, 1, 1, 1, 1, 1));

        var own = await reader.Of(KinshipService.Westmere, TestContext.Current.CancellationToken);
        Assert.Equal([10, 20, 30, 40, 50], own.Of(CheckType.PoliceDirect, "WMP").Days);

        await service.Store(Completed(KinshipService.Westmere, service.Today, 60));
        Assert.Same(own, await reader.Of(KinshipService.Westmere, TestContext.Current.CancellationToken));
        service.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal([10, 20, 30, 40, 50, 60], (await reader.Of(KinshipService.Westmere, TestContext.Current.CancellationToken)).Of(CheckType.PoliceDirect, "WMP").Days);
    }
}
