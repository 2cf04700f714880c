using System.Diagnostics.Metrics;
using Dapper;
using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Tenancy;

namespace Suite.KinshipAssessment.Reads;

/// <summary>How often the figures of the dashboard are counted.</summary>
public sealed record CaseMetricsOptions
{
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(30);
}

/// <summary>
/// Business figures for the dashboard, counted per authority from time to time under the worker role: counts and codes, nothing
/// that tells who anybody is. Between two counts the last one is shown.
/// </summary>
sealed partial class CaseMetrics : BackgroundService
{
    public const string Name = "Suite.KinshipAssessment";

    readonly ServiceDatabase _database;
    readonly TimeProvider _clock;
    readonly CaseMetricsOptions _options;
    readonly ILogger<CaseMetrics> _logger;
    volatile Snapshot _last = Snapshot.None;

    public CaseMetrics(ServiceDatabase database, TimeProvider clock, IMeterFactory meters, IConfiguration configuration, ILogger<CaseMetrics> logger)
    {
        (_database, _clock, _logger) = (database, clock, logger);
        _options = configuration.GetSection("CaseMetrics").Get<CaseMetricsOptions>() ?? new();
        var meter = meters.Create(Name);
        meter.CreateObservableGauge("kinship.cases.open", () => Measured(_last.Cases, "state"), "{case}", "Open cases by state.");
        meter.CreateObservableGauge("kinship.cases.weeks", () => Measured(_last.Weeks, "weeks"), "{case}", "Cases without approval or order by weeks since the concern.");
        meter.CreateObservableGauge("kinship.checks.outstanding", () => Measured(_last.Checks, "type", "days"), "{check}", "Checks asked for and not back, by type and days since.");
        meter.CreateObservableGauge("kinship.temporary_approvals", () => Measured(_last.Approvals, "days_left"), "{approval}", "Running temporary approvals by days left.");
    }

    internal async Task Count(CancellationToken cancellation)
    {
        var today = WorkingCalendar.Today(_clock);
        await using var connection = await _database.Worker.OpenConnectionAsync(cancellation);
        var cases = await connection.QueryAsync<(string Authority, string State, int Count)>(new CommandDefinition(
            "select authority, state, count(*)::int from cases where state <> 'Closed' group by 1, 2", cancellationToken: cancellation));
        var weeks = await connection.QueryAsync<(string, string, int)>(new CommandDefinition(
            """
            select authority, case when days <= 28 then '0-4' when days <= 56 then '5-8' when days <= 84 then '9-12' when days <= 112 then '13-16' else '17+' end, count(*)::int
            from (select authority, @today - concern_on as days from cases where timetable_ended_on is null) c group by 1, 2
            """, new { today }, cancellationToken: cancellation));
        var checks = await connection.QueryAsync<(string Authority, string Type, string Days, int Count)>(new CommandDefinition(
            """
            select authority, type, case when days <= 21 then '0-21' when days <= 42 then '22-42' when days <= 60 then '43-60' else '61+' end, count(*)::int
            from (
                select c.authority, k.value ->> 'type' as type, @today - case_day(coalesce(k.value ->> 'submittedOn', k.value ->> 'requestedOn')) as days
                from cases c cross join jsonb_array_elements(c.document -> 'checks') k
                where c.state <> 'Closed' and k.value ->> 'state' in ('Requested', 'InProgress', 'Chased')
            ) k where days is not null group by 1, 2, 3
            """, new { today }, cancellationToken: cancellation));
        var approvals = await connection.QueryAsync<(string, string, int)>(new CommandDefinition(
            """
            select authority, case when days < 0 then 'over' when days <= 7 then '0-7' when days <= 14 then '8-14' when days <= 28 then '15-28' else '29+' end, count(*)::int
            from (select authority, approval_last_covered_on - @today as days from cases where approval_last_covered_on is not null) a group by 1, 2
            """, new { today }, cancellationToken: cancellation));

        _last = new(
            [.. cases.Select(c => new Figure(c.Authority, Codes.Of(Enum.Parse<CaseState>(c.State)), "", c.Count))],
            [.. weeks.Select(w => new Figure(w.Item1, w.Item2, "", w.Item3))],
            [.. checks.Select(c => new Figure(c.Authority, Suitability.Codes.Of(Enum.Parse<CheckType>(c.Type)), c.Days, c.Count))],
            [.. approvals.Select(a => new Figure(a.Item1, a.Item2, "", a.Item3))]);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Count(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Figures for a dashboard end no service, whatever keeps them from being counted.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                CountFailed(_logger, fault);
            }

            await Task.Delay(_options.Interval, _clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    static IEnumerable<Measurement<int>> Measured(IReadOnlyList<Figure> figures, string first, string? second = null) =>
        figures.Select(f => second is null
            ? new Measurement<int>(f.Count, new KeyValuePair<string, object?>("authority", f.Authority), new(first, f.First))
            : new Measurement<int>(f.Count, new KeyValuePair<string, object?>("authority", f.Authority), new(first, f.First), new(second, f.Second)));

    [LoggerMessage(Level = LogLevel.Error, Message = "The business figures could not be counted; they are counted again")]
    static partial void CountFailed(ILogger logger, Exception fault);

    readonly record struct Figure(string Authority, string First, string Second, int Count);

    sealed record Snapshot(IReadOnlyList<Figure> Cases, IReadOnlyList<Figure> Weeks, IReadOnlyList<Figure> Checks, IReadOnlyList<Figure> Approvals)
    {
        public static readonly Snapshot None = new([], [], [], []);
    }
}
