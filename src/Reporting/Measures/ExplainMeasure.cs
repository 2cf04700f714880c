using Npgsql;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Paging;
using Suite.Reporting.Facts;
using Suite.Reporting.V1;

namespace Suite.Reporting.Measures;

/// <summary>The rows behind a figure: the same query as the figure's, before it is added up.</summary>
sealed class ExplainMeasure(FactsReader facts, PageTokens pages, IAudit audit, TimeProvider clock)
{
    public async Task<ExplainMeasureResponse> Handle(ExplainMeasureRequest request, Caller caller, CancellationToken cancellation)
    {
        var measure = Catalogue.Find(request.MeasureId);
        var period = ReportingPeriod.Read(request.Period, request.PeriodStart, request.PeriodEnd, WorkingCalendar.Today(clock));
        var fields = new Fields();
        fields.Require(request.Part.Length == 0 || measure.Parts.Any(p => p.Code == request.Part), "part", "must be a part of the measure, or empty");
        fields.OptionalCode("breakdown", request.Breakdown);
        var page = pages.Read<Place>(fields, request, caller);
        fields.ThrowIfAny();

        var (rows, total) = await facts.Read(caller.Authority, view => Rows(measure, period, request, page, view, cancellation), cancellation);
        var (shown, next) = pages.Cut(rows, page, e => new Place(e.Part, e.Breakdown, e.CaseId, e.SubjectId), request, caller);

        await audit.Record(new(caller, CommandFields.RpcOf(request), null, null, "OK", Purpose: measure.Id), cancellation);
        return new() { Explanations = { shown }, NextPageToken = next, TotalSize = total };
    }

    static async Task<(List<Explanation> Rows, int Total)> Rows(MeasureDefinition measure, ReportingPeriod period, ExplainMeasureRequest request, Page<Place> page,
        FactsView view, CancellationToken cancellation)
    {
        await using var read = new NpgsqlCommand($"""
            with behind as materialized (
                select * from (
            {measure.Behind(view.Slot, period)}
                ) as every
                 where ($4 = '' or part = $4) and ($5 = '' or breakdown = $5)
            )
            select part, breakdown, case_id, subject_id, in_numerator, in_denominator, days, from_on, to_on, (select count(*) from behind)::int
              from behind
             where $6::text is null or (part, breakdown, case_id, subject_id) > ($6, $7, $8, $9)
             order by part, breakdown, case_id, subject_id
             limit $10
            """, view.Connection);
        MeasureQuery.AddPeriod(read, view.Authority, period);
        read.Parameters.Add(new NpgsqlParameter<string> { TypedValue = request.Part });
        read.Parameters.Add(new NpgsqlParameter<string> { TypedValue = request.Breakdown });
        read.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = page.After?.Part });
        read.Parameters.Add(new NpgsqlParameter<string> { TypedValue = page.After?.Breakdown ?? "" });
        read.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = page.After is { } after ? Guid.Parse(after.CaseId) : Guid.Empty });
        read.Parameters.Add(new NpgsqlParameter<string> { TypedValue = page.After?.SubjectId ?? "" });
        read.Parameters.Add(new NpgsqlParameter<int> { TypedValue = page.Limit });

        await using var rows = await read.ExecuteReaderAsync(cancellation);
        var explanations = new List<Explanation>();
        var total = 0;
        while (await rows.ReadAsync(cancellation))
        {
            total = rows.GetInt32(9);
            explanations.Add(new()
            {
                Part = rows.GetString(0),
                Breakdown = rows.GetString(1),
                CaseId = rows.GetGuid(2).ToString("D"),
                SubjectId = rows.GetString(3),
                InNumerator = rows.GetBoolean(4),
                InDenominator = rows.GetBoolean(5),
                Days = rows.IsDBNull(6) ? 0 : rows.GetInt32(6),
                FromDate = rows.IsDBNull(7) ? null : rows.GetFieldValue<DateOnly>(7).ToMessage(),
                ToDate = rows.IsDBNull(8) ? null : rows.GetFieldValue<DateOnly>(8).ToMessage(),
            });
        }

        return (explanations, total);
    }

    /// <summary>Where a page ended.</summary>
    sealed record Place(string Part, string Breakdown, string CaseId, string SubjectId);
}
