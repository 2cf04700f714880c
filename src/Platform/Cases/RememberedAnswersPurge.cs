using Dapper;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Suite.Platform.Tenancy;

namespace Suite.Platform.Cases;

/// <summary>Forgets remembered answers after seven days, in small steps: a long writing transaction would hold back the relay.</summary>
sealed partial class RememberedAnswersPurge(ServiceDatabase database, TimeProvider clock, ILogger<RememberedAnswersPurge> logger) : BackgroundService
{
    internal static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Purge(stoppingToken);
            }
            catch (Exception fault)
            {
                if (stoppingToken.IsCancellationRequested)
                    return;
                PurgeFailed(logger, fault);
            }

            await Task.Delay(TimeSpan.FromHours(1), clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    internal async Task<int> Purge(CancellationToken cancellation)
    {
        var before = (clock.GetUtcNow() - Kept).UtcDateTime;
        await using var connection = await database.Worker.OpenConnectionAsync(cancellation);
        for (var purged = 0; ;)
        {
            var gone = await connection.ExecuteAsync(new CommandDefinition(
                "delete from requests where ctid in (select ctid from requests where made_at < @before limit 5000)",
                new { before }, cancellationToken: cancellation));
            purged += gone;
            if (gone < 5000)
                return purged;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Remembered answers could not be purged; it is tried again")]
    static partial void PurgeFailed(ILogger logger, Exception fault);
}
