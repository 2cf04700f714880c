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
        var today = WorkingCalendar.Today(clock);
        var period = ReportingPeriod.Read(request.Period, request.PeriodStart, request.PeriodEnd, today);
        var fields = new Fields();
        var asKnownOn = fields.OptionalPastDate("as_known_date", request.AsKnownDate, today);
        fields.Require(request.Part.Length == 0 || measure.Parts.Any(p => p.Code == request.Part), "part", "must be a part of the measure, or empty");
        fields.OptionalCode("breakdown", request.Breakdown);
        var page = pages.Read<Place>(fields, request, caller);
        fields.ThrowIfAny();
        MeasureQuery.RefuseUnkept(measure, asKnownOn);

        var (rows, total) = await facts.Read(caller.Authority, view => Rows(measure, period, asKnownOn, request, page, view, cancellation), cancellation);
        var (shown, next) = pages.Cut(rows, page, e => new Place(e.Part, e.Breakdown, e.CaseId, e.SubjectId), request, caller);

        await audit.Record(new(caller, CommandFields.RpcOf(request), null, null, "OK", Purpose: measure.Id), cancellation);
        return new() { Explanations = { shown }, NextPageToken = next, TotalSize = total };
    }

    static async Task<(List<Explanation> Rows, int Total)> Rows(MeasureDefinition measure, ReportingPeriod period, DateOnly? asKnownOn, ExplainMeasureRequest request, Page<Place> page,
        FactsView view, CancellationToken cancellation)
    {
        var asKnown = await MeasureQuery.KnownFor(measure, view, asKnownOn, cancellation);
        await using var read = new NpgsqlCommand($"""
            with behind as materialized (
                select * from (
            {measure.Behind(view.Slot, period)}
                ) as every
                 where part = any ($8) and ($9 = '' or part = $9) and ($10 = '' or breakdown = $10)
            )
            select {Columns}, (select count(*) from behind)::int
              from behind
             where $11::text is null or (part, breakdown, case_id, subject_id) > ($11, $12, $13, $14)
             order by part, breakdown, case_id, subject_id
             limit $15
            """, view.Connection);
        MeasureQuery.AddParameters(read, view.Authority, period, asKnown);
        read.Parameters.Add(KnownParts(measure, period, asKnown));
        read.Parameters.Add(new NpgsqlParameter<string> { TypedValue = request.Part });
        read.Parameters.Add(new NpgsqlParameter<string> { TypedValue = request.Breakdown });
        read.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = page.After?.Part });
        read.Parameters.Add(new NpgsqlParameter<string> { TypedValue = page.After?.Breakdown ?? "" });
        read.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = page.After is { CaseId.Length: > 0 } after ? Guid.Parse(after.CaseId) : Guid.Empty });
        read.Parameters.Add(new NpgsqlParameter<string> { TypedValue = page.After?.SubjectId ?? "" });
        read.Parameters.Add(new NpgsqlParameter<int> { TypedValue = page.Limit });

        await using var rows = await read.ExecuteReaderAsync(cancellation);
        var explanations = new List<Explanation>();
        var total = 0;
        while (await rows.ReadAsync(cancellation))
        {
            total = rows.GetInt32(ColumnCount);
            explanations.Add(Read(rows, 0));
        }

        return (explanations, total);
    }

    public const string Columns = "part, breakdown, case_id, subject_id, in_numerator, in_denominator, days, from_on, to_on";

    public const int ColumnCount = 9;

    /// <summary>The parts of which something is known: a figure without a value has no rows behind it.</summary>
    public static NpgsqlParameter KnownParts(MeasureDefinition measure, ReportingPeriod period, AsKnown asKnown) =>
        new NpgsqlParameter<string[]> { TypedValue = [.. measure.Parts.Where(p => measure.Knows(p, period, asKnown)).Select(p => p.Code)] };

    /// <summary>Reads <see cref="Columns"/> from a column on.</summary>
    public static Explanation Read(NpgsqlDataReader rows, int at) => new()
    {
        Part = rows.GetString(at),
        Breakdown = rows.GetString(at + 1),
        CaseId = rows.GetGuid(at + 2) is var id && id == Guid.Empty ? "" : id.ToString("D"),
        SubjectId = rows.GetString(at + 3),
        InNumerator = rows.GetBoolean(at + 4),
        InDenominator = rows.GetBoolean(at + 5),
        Days = rows.IsDBNull(at + 6) ? 0 : rows.GetInt32(at + 6),
        FromDate = rows.IsDBNull(at + 7) ? null : rows.GetFieldValue<DateOnly>(at + 7).ToMessage(),
        ToDate = rows.IsDBNull(at + 8) ? null : rows.GetFieldValue<DateOnly>(at + 8).ToMessage(),
    };

    /// <summary>Where a page ended.</summary>
    sealed record Place(string Part, string Breakdown, string CaseId, string SubjectId);
}
