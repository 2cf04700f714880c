using System.Text;
using Dapper;
using Google.Protobuf;
using Npgsql;
using Suite.FosteringRecruitment.Events.V1;
using Suite.Platform.Messaging;
using Suite.Platform.Tenancy;

namespace Suite.FosteringRecruitment.Returns;

/// <summary>Counts a year's collection: one snapshot of the authority's records, read a few at a time, so that memory does not grow with them.</summary>
sealed class CollectionReader(ServiceDatabase database)
{
    const int AtATime = 100;

    static readonly string Place = EventType.Of<PlaceStatusChanged>(), Joined = EventType.Of<ConstellationJoined>(), Left = EventType.Of<ConstellationLeft>();

    public async Task<DataCollection> Read(string authority, ReportingYear year, CancellationToken cancellation)
    {
        var collection = new DataCollection(year);
        await using var tenant = await database.Read(authority, cancellation);
        var connection = tenant.Connection;

        foreach (var count in await connection.QueryAsync<(DateOnly Month, string Source, string Channel, int Count)>(new CommandDefinition(
            """
            select date_trunc('month', c.listed_on)::date, c.source_code, c.channel, count(*)::int from cases c
            where c.authority = @authority and c.kind = 'enquiry' and c.listed_on between @from and @to group by 1, 2, 3 order by 1, 2, 3
            """, new { authority, from = year.FirstDay, to = year.LastDay }, cancellationToken: cancellation)))
            collection.Take(new EnquiryCount(count.Month, count.Source, Enum.TryParse<V1.Channel>(count.Channel, out var channel) ? Codes.Of(channel) : "", count.Count));

        await Each(connection, "select c.schema_version, c.document::text from cases c where c.authority = $1 and c.kind = 'constellation' and c.listed_on <= $2 order by c.listed_on, c.case_id",
            authority, year.LastDay, row => collection.Take(Constellation.FromDocument(Encoding.UTF8.GetBytes(row.GetString(1)), row.GetInt32(0))), cancellation);

        await Each(connection, "select c.schema_version, c.document::text from cases c where c.authority = $1 and c.kind = 'application' and c.listed_on <= $2 order by c.listed_on, c.case_id",
            authority, year.LastDay, row => collection.Take(Application.FromDocument(Encoding.UTF8.GetBytes(row.GetString(1)), row.GetInt32(0))), cancellation);

        await Each(connection,
            $"""
            select c.schema_version, c.document::text, a.listed_on,
                array(select e.type from events e where e.case_id = c.case_id and e.authority = c.authority and e.type in ('{Place}', '{Joined}', '{Left}') order by e.version),
                array(select e.data::text from events e where e.case_id = c.case_id and e.authority = c.authority and e.type in ('{Place}', '{Joined}', '{Left}') order by e.version)
            from cases c left join cases a on a.case_id = (c.document ->> 'applicationId')::uuid and a.authority = c.authority
            where c.authority = $1 and c.kind = 'household' and c.listed_on <= $2 order by c.listed_on, c.case_id
            """,
            authority, year.LastDay, row => collection.Take(new HouseholdInYear(
                Household.FromDocument(Encoding.UTF8.GetBytes(row.GetString(1)), row.GetInt32(0)),
                row.IsDBNull(2) ? null : row.GetFieldValue<DateOnly>(2),
                [.. row.GetFieldValue<string[]>(3).Zip(row.GetFieldValue<string[]>(4), Announced)])), cancellation);
        return collection;
    }

    static IMessage Announced(string type, string data) =>
        type == Place ? EventData.Read<PlaceStatusChanged>(data)
        : type == Joined ? EventData.Read<ConstellationJoined>(data)
        : EventData.Read<ConstellationLeft>(data);

    /// <summary>Reads through a cursor of the transaction; the driver otherwise receives all that a query finds.</summary>
    static async Task Each(NpgsqlConnection connection, string sql, string authority, DateOnly to, Action<NpgsqlDataReader> take, CancellationToken cancellation)
    {
        await using (var declare = new NpgsqlCommand($"declare records no scroll cursor for {sql}", connection) { Parameters = { new() { Value = authority }, new() { Value = to } } })
            await declare.ExecuteNonQueryAsync(cancellation);

        await using var fetch = new NpgsqlCommand($"fetch forward {AtATime} from records", connection);
        for (var read = AtATime; read == AtATime;)
        {
            read = 0;
            await using var rows = await fetch.ExecuteReaderAsync(cancellation);
            while (await rows.ReadAsync(cancellation))
            {
                take(rows);
                read++;
            }
        }

        await using var close = new NpgsqlCommand("close records", connection);
        await close.ExecuteNonQueryAsync(cancellation);
    }
}
