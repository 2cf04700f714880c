using Npgsql;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Reporting.V1;
using Google.Protobuf;

namespace Suite.Reporting.Returns;

/// <summary>Says which areas are the authority's own and which adjoin it.</summary>
sealed class SetReturnAreas(ReturnStore store, IAudit audit)
{
    const int MostCodes = 100;

    public async Task<SetReturnAreasResponse> Handle(SetReturnAreasRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var requestId = fields.Uuid("request_id", request.RequestId);
        var own = fields.Each("own_codes", request.OwnCodes, 0, MostCodes, (path, code) => fields.Code(path, code, 9));
        var adjoining = fields.Each("adjoining_codes", request.AdjoiningCodes, 0, MostCodes, (path, code) => fields.Code(path, code, 9));
        fields.Require(own.Distinct(StringComparer.Ordinal).Count() == own.Count, "own_codes", "must not have a code twice");
        fields.Require(adjoining.Distinct(StringComparer.Ordinal).Count() == adjoining.Count, "adjoining_codes", "must not have a code twice");
        fields.Require(!own.Intersect(adjoining, StringComparer.Ordinal).Any(), "adjoining_codes", "must not have the authority's own");
        fields.ThrowIfAny();

        if (await store.Remembered(caller, requestId, request, cancellation) is { } remembered)
            return SetReturnAreasResponse.Parser.ParseFrom(remembered);

        var answer = new SetReturnAreasResponse
        {
            Areas = new() { OwnCodes = { own.Order(StringComparer.Ordinal) }, AdjoiningCodes = { adjoining.Order(StringComparer.Ordinal) } },
        };
        await using var connection = await store.Database.App.OpenConnectionAsync(cancellation);
        await using (var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                ReturnSql.Authority(caller.Authority),
                // Two at once: the second waits, and has the last word.
                new("select pg_advisory_xact_lock(hashtext('return areas'), hashtext($1))") { Parameters = { new NpgsqlParameter<string> { TypedValue = caller.Authority } } },
                new("delete from returns.area where authority = $1") { Parameters = { new NpgsqlParameter<string> { TypedValue = caller.Authority } } },
                new("insert into returns.area (authority, code, kind) select $1, code, 'OWN' from unnest($2) as code union all select $1, code, 'ADJOINING' from unnest($3) as code")
                {
                    Parameters =
                    {
                        new NpgsqlParameter<string> { TypedValue = caller.Authority },
                        new NpgsqlParameter<string[]> { TypedValue = [.. own] },
                        new NpgsqlParameter<string[]> { TypedValue = [.. adjoining] },
                    },
                },
                store.Remember(caller, requestId, request, requestId, answer.ToByteArray()),
            },
        })
        {
            try
            {
                await batch.ExecuteNonQueryAsync(cancellation);
            }
            catch (PostgresException twice) when (twice.SqlState is PostgresErrorCodes.UniqueViolation)
            {
                // The same request was faster than itself.
                return SetReturnAreasResponse.Parser.ParseFrom((await store.Remembered(caller, requestId, request, cancellation))!);
            }
        }

        await audit.Record(new(caller, CommandFields.RpcOf(request), null, requestId, "OK"), cancellation);
        return answer;
    }
}
