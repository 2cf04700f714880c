using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Suite.KinshipAssessment.Reads;
using Suite.KinshipAssessment.V1;

namespace Suite.KinshipAssessment.Tests.Reads;

public sealed class CountingForTheDashboard(KinshipService service) : IClassFixture<KinshipService>
{
    [Fact]
    public async Task Cases_checks_and_approvals_are_counted_per_authority_in_bands_and_codes()
    {
        var today = service.Today;
        var running = SomeCases.Case(concern: today.AddDays(-90));
        running.Temporary = new() { ApprovedOn = today.AddDays(-100), PlacedOn = today.AddDays(-100), LastCoveredOn = today.AddDays(11) };
        running.Checks.Add(new Check { Id = Guid.NewGuid(), Type = CheckType.DbsEnhancedBarred, State = CheckState.InProgress, SubmittedOn = today.AddDays(-43), RaisedOn = today });
        await service.Store(running, SomeCases.Case(concern: today.AddDays(-20)), SomeCases.Case(concern: today, authority: KinshipService.Eastholt, state: CaseState.Viability), SomeCases.Case(state: CaseState.Closed));

        var metrics = service.Services.GetServices<IHostedService>().OfType<CaseMetrics>().Single();
        await metrics.Count(TestContext.Current.CancellationToken);
        var measured = Measured();

        Assert.Equal(2, measured["kinship.cases.open E10000901 FULL_ASSESSMENT"]);
        Assert.Equal(1, measured["kinship.cases.open E10000902 VIABILITY"]);
        Assert.Equal(1, measured["kinship.cases.weeks E10000901 13-16"]);
        Assert.Equal(1, measured["kinship.cases.weeks E10000901 0-4"]);
        Assert.Equal(1, measured["kinship.checks.outstanding E10000901 DBS_ENHANCED_BARRED 43-60"]);
        Assert.Equal(1, measured["kinship.temporary_approvals E10000901 8-14"]);
        Assert.DoesNotContain(measured.Keys, key => key.Contains("CLOSED", StringComparison.Ordinal));
    }

    Dictionary<string, int> Measured()
    {
        var figures = new ConcurrentDictionary<string, int>();
        var meters = service.Services.GetRequiredService<IMeterFactory>();
        using var listener = new MeterListener
        {
            // Other services of this process have a meter of the same name.
            InstrumentPublished = (instrument, l) =>
            {
                if (instrument.Meter.Name == CaseMetrics.Name && instrument.Meter.Scope == meters)
                    l.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => figures[$"{instrument.Name} {string.Join(' ', tags.ToArray().Select(t => t.Value))}"] = value);
        listener.Start();
        listener.RecordObservableInstruments();
        return new(figures);
    }
}
