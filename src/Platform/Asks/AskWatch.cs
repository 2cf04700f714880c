using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Suite.Platform.Messaging;

namespace Suite.Platform.Asks;

/// <summary>Measures the waiting asks in every instance.</summary>
sealed partial class AskWatch(AskLog asks, AskTelemetry telemetry, AskOptions options, ILogger<AskWatch> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Technical pace: the system's clock, whatever the time of the business is.
        using var timer = new PeriodicTimer(options.MeasureEvery);
        try
        {
            do
            {
                try
                {
                    telemetry.Waits(await asks.Waiting(stoppingToken));
                }
                catch (Exception e) when (Outage.OfDatabase(e))
                {
                    NotMeasured(Outage.Describe(e));
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Asked to stop.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The waiting asks could not be measured ({Failure})")]
    partial void NotMeasured(string failure);
}
