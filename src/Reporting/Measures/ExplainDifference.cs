using Npgsql;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Paging;
using Suite.Reporting.Facts;
using Suite.Reporting.V1;

namespace Suite.Reporting.Measures;

/// <summary>Why one measure is not the same on two sides: the rows behind one that are not behind the other, or count otherwise there.</summary>
sealed class ExplainDifference(FactsReader facts, MeasureQuery measures, PageTokens pages, IAudit audit, TimeProvider clock)
{
    public async Task<ExplainDifferenceResponse> Handle(ExplainDifferenceRequest request, Caller caller, CancellationToken cancellation)
    {
        var measure = Catalogue.Find(request.MeasureId);
        var today = WorkingCalendar.Today(clock);
        var fields = new Fields();
        var second = new OneSide(ReportingPeriod.Read(request.Period, request.PeriodStart, request.PeriodEnd, today), fields.OptionalPastDate("as_known_date", request.AsKnownDate, today));
        var sameDays = request.BasePeriod.Length == 0 && request.BasePeriodStart is null && request.BasePeriodEnd is null;
        var first = new OneSide(sameDays ? second.Period : Base(request, today), fields.OptionalPastDate("base_as_known_date", request.BaseAsKnownDate, today));
        fields.Require(first != second || fields.Any, "base_period", "must differ from the period, or base_as_known_date from as_known_date");
        fields.Require(request.Part.Length == 0 || measure.Parts.Any(p => p.Code == request.Part), "part", "must be a part of the measure, or empty");
        var page = pages.Read<Place>(fields, request, caller);
        fields.ThrowIfAny();
        MeasureQuery.RefuseUnkept(measure, first.AsKnownOn ?? second.AsKnownOn);

        var answer = await facts.Read(caller.Authority, async view =>
        {
            var (before, after) = (await Behind(measure, first, request.Part, view, cancellation), await Behind(measure, second, request.Part, view, cancellation));
            var differences = Compare(before, after).ToList();
            var after_ = page.After is { } place ? differences.FindIndex(d => At(d).CompareTo(place) > 0) : 0;
            var (shown, next) = pages.Cut([.. after_ < 0 ? [] : differences.Skip(after_).Take(page.Limit)], page, At, request, caller);
            return new ExplainDifferenceResponse
            {
                Base = await measures.WorkOut(measure, first.Period, first.AsKnownOn, view, cancellation),
                Result = await measures.WorkOut(measure, second.Period, second.AsKnownOn, view, cancellation),
                Differences = { shown },
                NextPageToken = next,
                TotalSize = differences.Count,
            };
        }, cancellation);
        await audit.Record(new(caller, CommandFields.RpcOf(request), null, null, "OK", Purpose: measure.Id), cancellation);
        return answer;
    }

    // The fields of the other side have names of their own, and so have what is wrong with them.
    static ReportingPeriod Base(ExplainDifferenceRequest request, DateOnly today)
    {
        try
        {
            return ReportingPeriod.Read(request.BasePeriod, request.BasePeriodStart, request.BasePeriodEnd, today);
        }
        catch (RefusedException refused)
        {
            throw Refuse.Fields([.. refused.Fields.Select(f => new FieldViolation("base_" + f.Field, f.Description))]);
        }
    }

    static async Task<List<Explanation>> Behind(MeasureDefinition measure, OneSide side, string part, FactsView view, CancellationToken cancellation)
    {
        var asKnown = await MeasureQuery.KnownFor(measure, view, side.AsKnownOn, cancellation);
        await using var read = new NpgsqlCommand($"""
            select {ExplainMeasure.Columns}
              from (
            {measure.Behind(view.Slot, side.Period)}
              ) as every
             where part = any ($8) and ($9 = '' or part = $9)
            """, view.Connection);
        MeasureQuery.AddParameters(read, view.Authority, side.Period, asKnown);
        read.Parameters.Add(ExplainMeasure.KnownParts(measure, side.Period, asKnown));
        read.Parameters.Add(new NpgsqlParameter<string> { TypedValue = part });
        await using var rows = await read.ExecuteReaderAsync(cancellation);
        var explanations = new List<Explanation>();
        while (await rows.ReadAsync(cancellation))
            explanations.Add(ExplainMeasure.Read(rows, 0));
        return explanations;
    }

    /// <summary>Both sides in one order, side by side. A row is the same row by its part, breakdown and id.</summary>
    static IEnumerable<RowDifference> Compare(List<Explanation> before, List<Explanation> after)
    {
        var (was, now) = (before.ToDictionary(Key), after.ToDictionary(Key));
        foreach (var key in was.Keys.Concat(now.Keys).Distinct().Order())
        {
            var (b, a) = (was.GetValueOrDefault(key), now.GetValueOrDefault(key));
            if (b is null)
                yield return new() { Kind = DifferenceKind.Came, After = a };
            else if (a is null)
                yield return new() { Kind = DifferenceKind.Went, Before = b };
            else if ((a.InNumerator, a.InDenominator, a.Days) != (b.InNumerator, b.InDenominator, b.Days))
                yield return new() { Kind = DifferenceKind.Changed, Before = b, After = a };
        }
    }

    static Place Key(Explanation row) => new(row.Part, row.Breakdown, row.CaseId, row.SubjectId);

    static Place At(RowDifference difference) => Key(difference.After ?? difference.Before);

    readonly record struct OneSide(ReportingPeriod Period, DateOnly? AsKnownOn);

    /// <summary>Where a page ended.</summary>
    sealed record Place(string Part, string Breakdown, string CaseId, string SubjectId) : IComparable<Place>
    {
        public int CompareTo(Place? other) => other is null ? 1
            : string.CompareOrdinal(Part, other.Part) is var part and not 0 ? part
            : string.CompareOrdinal(Breakdown, other.Breakdown) is var breakdown and not 0 ? breakdown
            : string.CompareOrdinal(CaseId, other.CaseId) is var id and not 0 ? id
            : string.CompareOrdinal(SubjectId, other.SubjectId);
    }
}
