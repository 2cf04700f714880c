using Dapper;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Suite.Platform.Calendar;
using Suite.Platform.Tenancy;

namespace Suite.Platform.Cases;

/// <summary>How often the watch looks; a missed look is made up for by the next one.</summary>
public sealed record DeadlineWatchOptions
{
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(15);
}

/// <summary>
/// Finds the cases of one kind, of every authority, whose next warning point has come and lets time pass on them. Any number of instances
/// may run: of two that reach a case together, one commits and the other finds nothing left to do. One case that cannot be
/// handled does not keep the others waiting.
/// </summary>
sealed partial class DeadlineWatch<TCase>(CaseStore<TCase> cases, ServiceDatabase database, TimeProvider clock, DeadlineWatchOptions options, ILogger<DeadlineWatch<TCase>> logger)
    : BackgroundService where TCase : class, ICase<TCase>
{
    const int Page = 200;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Look(stoppingToken);
            }
            catch (Exception fault)
            {
                if (stoppingToken.IsCancellationRequested)
                    return;
                LookFailed(logger, fault);
            }

            await Task.Delay(options.Interval, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Handles every case that is due now; the cases that could not be handled come again with the next look.</summary>
    internal async Task Look(CancellationToken cancellation)
    {
        var today = WorkingCalendar.Today(clock);
        var after = Guid.Empty;
        while (true)
        {
            List<(string Authority, Guid CaseId)> due;
            await using (var connection = await database.Worker.OpenConnectionAsync(cancellation))
                due = [.. await connection.QueryAsync<(string, Guid)>(new CommandDefinition(
                    """
                    select distinct d.authority, d.case_id from due_items d join cases c on c.case_id = d.case_id
                    where d.next_warn_on <= @today and d.case_id > @after and c.kind = @Kind order by d.case_id limit @Page
                    """,
                    new { today, after, TCase.Kind, Page }, cancellationToken: cancellation))];

            foreach (var (authority, caseId) in due)
            {
                try
                {
                    await cases.PassTime(authority, caseId, cancellation);
                }
                catch (Exception fault) when (!cancellation.IsCancellationRequested)
                {
                    CaseFailed(logger, fault, caseId);
                }
            }

            if (due.Count < Page)
                return;
            after = due[^1].CaseId;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The deadline watch could not look; it tries again")]
    static partial void LookFailed(ILogger logger, Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "The deadline watch could not let time pass on case {CaseId}; it tries again")]
    static partial void CaseFailed(ILogger logger, Exception fault, Guid caseId);
}
