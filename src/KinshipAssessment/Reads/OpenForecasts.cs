using Dapper;
using Npgsql;
using Suite.KinshipAssessment.Forecasts;

namespace Suite.KinshipAssessment.Reads;

/// <summary>A case that still runs, with its forecast.</summary>
readonly record struct Forecasted(Guid CaseId, DateOnly FinishOn, V1.Forecast Forecast);

/// <summary>
/// Forecasts change with the day and with every check that comes back, so they are computed when asked for, from the running
/// cases only: an authority has some hundreds of them, however many are closed.
/// </summary>
static class OpenForecasts
{
    /// <summary>The latest first.</summary>
    /// <param name="where">Condition on <c>cases c</c>.</param>
    public static async Task<List<Forecasted>> Of(NpgsqlConnection connection, string where, DynamicParameters parameters,
        Turnarounds turnarounds, DateOnly today, CancellationToken cancellation)
    {
        var rows = await connection.QueryAsync<CaseRow>(new CommandDefinition(
            $"select c.case_id as CaseId, c.version as Version, c.schema_version as SchemaVersion, c.document::text as Document from cases c where c.timetable_ended_on is null and {where}",
            parameters, cancellationToken: cancellation));

        var forecasts = new List<Forecasted>();
        foreach (var row in rows)
        {
            var kinship = KinshipCase.FromDocument(System.Text.Encoding.UTF8.GetBytes(row.Document), row.SchemaVersion);
            kinship.Version = row.Version;
            if (CaseForecast.Of(kinship, turnarounds, today) is { MedianDate: { } median } forecast)
                forecasts.Add(new(row.CaseId, new DateOnly(median.Year, median.Month, median.Day), forecast));
        }

        forecasts.Sort((a, b) => b.FinishOn != a.FinishOn ? b.FinishOn.CompareTo(a.FinishOn) : a.CaseId.CompareTo(b.CaseId));
        return forecasts;
    }

    sealed class CaseRow
    {
        public Guid CaseId { get; init; }
        public long Version { get; init; }
        public int SchemaVersion { get; init; }
        public string Document { get; init; } = "";
    }
}
