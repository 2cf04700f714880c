using Google.Protobuf.WellKnownTypes;
using Npgsql;
using Suite.Reporting.Facts;
using Suite.Reporting.V1;

namespace Suite.Reporting.Measures;

/// <summary>The newest submission of one year's return that was known.</summary>
sealed record KnownReturn(int ReturnYear, long LoadNo, Guid SubmissionId, DateTimeOffset SubmittedAt, DateOnly SubmittedOn)
{
    /// <summary>A return says what was so from 1 April to 31 March; one that came earlier says nothing of the days after it.</summary>
    public ReportingPeriod Covers => new(new(ReturnYear - 1, 4, 1), SubmittedOn < new DateOnly(ReturnYear, 3, 31) ? SubmittedOn : new(ReturnYear, 3, 31));
}

/// <summary>The newest file of one kind of indicators that was known.</summary>
sealed record KnownFile(string Kind, Guid LoadId, DateTimeOffset SubmittedAt);

/// <summary>What was known of returns and indicators: now, or at the end of a London day.</summary>
/// <param name="On">Null for now.</param>
/// <param name="ReturnLoad">The last load of returns that counts, nought if there was none; null for every one.</param>
/// <param name="IndicatorLoad">The same of indicators.</param>
sealed record AsKnown(DateOnly? On, long? ReturnLoad, long? IndicatorLoad, IReadOnlyList<KnownReturn> Returns, IReadOnlyList<KnownFile> Files)
{
    /// <summary>For measures of events alone.</summary>
    public static AsKnown Nothing { get; } = new(null, null, null, [], []);

    /// <summary>Whether the returns say what was so on every day of the period.</summary>
    public bool Covers(ReportingPeriod period)
    {
        for (var day = period.Start; day <= period.End;)
        {
            if (Returns.FirstOrDefault(r => r.Covers.Start <= day && day <= r.Covers.End) is not { } there)
                return false;
            day = there.Covers.End.AddDays(1);
        }

        return true;
    }

    /// <summary>Since when returns are known without a gap up to a day; null if it is not covered itself.</summary>
    public DateOnly? Since(DateOnly day)
    {
        DateOnly? since = null;
        while (Returns.FirstOrDefault(r => r.Covers.Start <= day && day <= r.Covers.End) is { } there)
        {
            since = there.Covers.Start;
            day = there.Covers.Start.AddDays(-1);
        }

        return since;
    }

    public static async Task<AsKnown> Read(FactsView view, DateOnly? on, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(view.Connection)
        {
            BatchCommands =
            {
                new("""
                    select distinct on (return_year) return_year, load_no, submission_id, submitted_at, submitted_on
                      from returns.submission
                     where authority = $1 and ($2::date is null or submitted_on <= $2)
                     order by return_year, load_no desc
                    """) { Parameters = { Authority(), Day() } },
                new("""
                    select distinct on (kind) kind, load_no, load_id, submitted_at
                      from indicators.load
                     where authority = $1 and ($2::date is null or submitted_on <= $2)
                     order by kind, load_no desc
                    """) { Parameters = { Authority(), Day() } },
            },
        };
        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        var (returns, files) = (new List<KnownReturn>(), new List<KnownFile>());
        while (await rows.ReadAsync(cancellation))
            returns.Add(new(rows.GetInt32(0), rows.GetInt64(1), rows.GetGuid(2), rows.GetFieldValue<DateTimeOffset>(3), rows.GetFieldValue<DateOnly>(4)));
        await rows.NextResultAsync(cancellation);
        var lastFile = 0L;
        while (await rows.ReadAsync(cancellation))
        {
            lastFile = Math.Max(lastFile, rows.GetInt64(1));
            files.Add(new(rows.GetString(0), rows.GetGuid(2), rows.GetFieldValue<DateTimeOffset>(3)));
        }

        return on is null ? new(null, null, null, returns, files) : new(on, returns.Select(r => r.LoadNo).DefaultIfEmpty().Max(), lastFile, returns, files);

        NpgsqlParameter Authority() => new NpgsqlParameter<string> { TypedValue = view.Authority };

        NpgsqlParameter Day() => new NpgsqlParameter<DateOnly?> { TypedValue = on };
    }

    public IEnumerable<IncludedSubmission> Submissions => Returns.Select(r => new IncludedSubmission
    {
        SubmissionId = r.SubmissionId.ToString("D"),
        ReturnYear = r.ReturnYear,
        SubmitTime = Timestamp.FromDateTimeOffset(r.SubmittedAt),
    });

    public IEnumerable<IncludedFile> Included => Files.Select(f => new IncludedFile { Kind = f.Kind, LoadId = f.LoadId.ToString("D"), LoadTime = Timestamp.FromDateTimeOffset(f.SubmittedAt) });
}
