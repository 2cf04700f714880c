using System.Globalization;
using System.Text.RegularExpressions;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Npgsql;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Reporting.Files;
using Suite.Reporting.V1;

namespace Suite.Reporting.Returns;

/// <summary>
/// Loads the postcode reference beside the one that serves, in pieces that each commit, and then puts it in its place: a directory has millions
/// of rows, and a transaction over all of them would hold back the services' events.
/// </summary>
sealed partial class ImportPostcodes(ReturnStore store, ImportPlaces places, IAudit audit)
{
    const int RowsAtOnce = 5_000;
    const long MostBytes = 4L << 30;

    public async Task Handle(IAsyncStreamReader<ImportPostcodesRequest> requests, IServerStreamWriter<ImportPostcodesResponse> answers, Caller caller, CancellationToken cancellation)
    {
        if (!await UploadStream.Next(requests, cancellation) || requests.Current.Declaration is not { } declaration)
            throw Refuse.Field("declaration", "is required: the first message says what is about to come");
        var fields = new Fields();
        var requestId = fields.Uuid("declaration.request_id", declaration.RequestId);
        var edition = fields.Text("declaration.edition", declaration.Edition, 100);
        fields.Require(declaration.SizeBytes is >= 1 and <= MostBytes, "declaration.size_bytes", $"must be from 1 to {MostBytes}");
        fields.Require(declaration.Sha256.Length == 32, "declaration.sha256", "must be the 32 bytes of the file's SHA-256");
        fields.ThrowIfAny();

        if (await Told())
            return;
        await places.Free.WaitAsync(cancellation);
        try
        {
            var uploads = new Uploads(async () => await UploadStream.Next(requests, cancellation)
                ? requests.Current.Chunk ?? throw Refuse.Field("declaration", "only the first message is a declaration")
                : null);
            await using var connection = await store.Database.App.OpenConnectionAsync(cancellation);
            var load = new Load(store, connection, caller, Guid.CreateVersion7(store.Clock.GetUtcNow()));
            await load.Lock(cancellation);
            try
            {
                // A retry that waited for the first: it is done.
                if (await Told())
                    return;
                var reference = await TakeIn(load, uploads, answers, declaration, requestId, edition, cancellation);
                await audit.Record(new(caller, CommandFields.RpcOf(new ImportPostcodesRequest()), null, requestId, "OK"), CancellationToken.None);
                await answers.WriteAsync(new() { Reference = reference }, cancellation);
            }
            finally
            {
                await load.Unlock();
            }
        }
        finally
        {
            places.Free.Release();
        }

        async Task<bool> Told()
        {
            if (await store.Remembered(caller, requestId, declaration, cancellation) is not { } remembered)
                return false;
            await answers.WriteAsync(new() { Reference = PostcodeReference.Parser.ParseFrom(remembered) }, cancellation);
            return true;
        }
    }

    static async Task<PostcodeReference> TakeIn(Load load, Uploads uploads, IServerStreamWriter<ImportPostcodesResponse> answers, PostcodesDeclaration declaration, Guid requestId, string edition,
        CancellationToken cancellation)
    {
        // What an import that was broken off has left.
        await load.Purge(cancellation);
        await load.Begin(edition, cancellation);

        await using var bytes = uploads.Open(ReturnTable.Unspecified, declaration.SizeBytes);
        var progress = new ImportProgress { Stage = ImportStage.Reading, BytesTotal = declaration.SizeBytes };
        var rows = new List<(string Postcode, Place Place)>(RowsAtOnce);
        using var csv = new CsvFile(bytes);
        if (!await csv.Next(cancellation))
            throw Refused(csv.Fault is CsvFault.None ? "The file is empty." : NoCsv);
        var at = Places(csv);
        while (await csv.Next(cancellation))
        {
            progress.RowsRead++;
            if (csv.Count > at.Max() && ReturnFile.Postcode(csv[at[0]]) is { } postcode && csv[at[3]] is { Length: > 0 and <= 9 } area
                && int.TryParse(csv[at[1]], NumberStyles.None, CultureInfo.InvariantCulture, out var east) && int.TryParse(csv[at[2]], NumberStyles.None, CultureInfo.InvariantCulture, out var north))
                rows.Add((postcode, new(east, north, area)));
            if (rows.Count == RowsAtOnce)
                await Write();
        }

        if (csv.Fault is not CsvFault.None)
            throw Refused(NoCsv);
        await Uploads.Finish(bytes, declaration.Sha256.Memory);
        await Write();
        if (load.Written == 0)
            throw Refused("No row has a postcode, a grid reference and an authority.");
        return await load.Serve(declaration, requestId, edition, progress.RowsRead - load.Written, cancellation);

        async Task Write()
        {
            await load.Write(rows, cancellation);
            rows.Clear();
            progress.BytesRead = uploads.BytesRead;
            await answers.WriteAsync(new() { Progress = progress }, cancellation);
        }
    }

    const string NoCsv = "The file is no CSV in UTF-8.";

    static RefusedException Refused(string why) => Refuse.Precondition("POSTCODES_REFUSED", why);

    // Editions of the directory call their columns by turns pcds or pcd7, oseast1m or east1m, oslaua or lad25cd.
    static int[] Places(CsvFile csv)
    {
        var names = csv.Cells.Select(c => c.ToLowerInvariant()).ToList();
        int[] places =
        [
            First("pcds", "pcd7", "pcd8", "pcd"), First("oseast1m", "east1m"), First("osnrth1m", "north1m"),
            First("oslaua", "laua") is >= 0 and var named ? named : names.FindIndex(n => DistrictCode().IsMatch(n)),
        ];
        return places.Contains(-1) ? throw Refused("The file needs the columns pcds, oseast1m, osnrth1m and oslaua.") : places;

        int First(params string[] either) => either.Select(n => names.IndexOf(n)).Where(i => i >= 0).DefaultIfEmpty(-1).First();
    }

    [GeneratedRegex(@"^lad[0-9]{2}cd\z")]
    private static partial Regex DistrictCode();

    /// <summary>One load on its way in.</summary>
    sealed class Load(ReturnStore store, NpgsqlConnection connection, Caller caller, Guid id)
    {
        const string Key = "(hashtext('return postcodes'), hashtext($1))";

        public long Written { get; private set; }

        public Task Lock(CancellationToken cancellation) => Run($"select pg_advisory_lock{Key}", cancellation);

        public async Task Unlock()
        {
            if (connection.State is System.Data.ConnectionState.Open)
                await Run($"select pg_advisory_unlock{Key}", CancellationToken.None);
        }

        /// <summary>Removes loads that do not serve, in steps.</summary>
        public async Task Purge(CancellationToken cancellation)
        {
            while (await Run("""
                delete from returns.postcode where ctid = any(array(select p.ctid from returns.postcode p join returns.postcode_load l using (authority, load_id)
                 where p.authority = $1 and not l.serves limit 20000))
                """, cancellation) > 0)
            {
            }

            await Run("delete from returns.postcode_load where authority = $1 and not serves", cancellation);
        }

        public Task Begin(string edition, CancellationToken cancellation) => Run(
            "insert into returns.postcode_load (authority, load_id, edition, postcodes, left_out, loaded_at, loaded_by, serves) values ($1, $2, $3, 0, 0, $4, $5, false)", cancellation,
            new NpgsqlParameter<Guid> { TypedValue = id },
            new NpgsqlParameter<string> { TypedValue = edition },
            new NpgsqlParameter<DateTime> { TypedValue = store.Clock.GetUtcNow().UtcDateTime },
            new NpgsqlParameter<string> { TypedValue = caller.Subject });

        public async Task Write(IReadOnlyList<(string Postcode, Place Place)> rows, CancellationToken cancellation)
        {
            if (rows.Count > 0)
            {
                Written += await Run("""
                    insert into returns.postcode (authority, load_id, postcode, east, north, area)
                    select $1, $2, * from unnest($3, $4, $5, $6) on conflict do nothing
                    """, cancellation,
                    new NpgsqlParameter<Guid> { TypedValue = id },
                    new NpgsqlParameter<string[]> { TypedValue = [.. rows.Select(r => r.Postcode)] },
                    new NpgsqlParameter<int[]> { TypedValue = [.. rows.Select(r => r.Place.East)] },
                    new NpgsqlParameter<int[]> { TypedValue = [.. rows.Select(r => r.Place.North)] },
                    new NpgsqlParameter<string[]> { TypedValue = [.. rows.Select(r => r.Place.Authority)] });
            }
        }

        public async Task<PostcodeReference> Serve(PostcodesDeclaration declaration, Guid requestId, string edition, long leftOut, CancellationToken cancellation)
        {
            var reference = new PostcodeReference { Edition = edition, Postcodes = Written, LeftOut = leftOut, LoadTime = Timestamp.FromDateTimeOffset(store.Clock.GetUtcNow()) };
            await using (var batch = new NpgsqlBatch(connection)
            {
                BatchCommands =
                {
                    ReturnSql.Authority(caller.Authority),
                    new("update returns.postcode_load set serves = false where authority = $1 and serves") { Parameters = { new NpgsqlParameter<string> { TypedValue = caller.Authority } } },
                    new("update returns.postcode_load set serves = true, postcodes = $3, left_out = $4, loaded_at = $5 where authority = $1 and load_id = $2")
                    {
                        Parameters =
                        {
                            new NpgsqlParameter<string> { TypedValue = caller.Authority },
                            new NpgsqlParameter<Guid> { TypedValue = id },
                            new NpgsqlParameter<long> { TypedValue = Written },
                            new NpgsqlParameter<long> { TypedValue = leftOut },
                            new NpgsqlParameter<DateTime> { TypedValue = reference.LoadTime.ToDateTime() },
                        },
                    },
                    store.Remember(caller, requestId, declaration, id, reference.ToByteArray()),
                },
            })
                await batch.ExecuteNonQueryAsync(cancellation);
            await Purge(cancellation);
            return reference;
        }

        async Task<int> Run(string sql, CancellationToken cancellation, params NpgsqlParameter[] parameters)
        {
            await using var batch = new NpgsqlBatch(connection) { Timeout = 0, BatchCommands = { ReturnSql.Authority(caller.Authority), new(sql) } };
            batch.BatchCommands[1].Parameters.Add(new NpgsqlParameter<string> { TypedValue = caller.Authority });
            foreach (var parameter in parameters)
                batch.BatchCommands[1].Parameters.Add(parameter);
            await batch.ExecuteNonQueryAsync(cancellation);
            return (int)batch.BatchCommands[1].RecordsAffected;
        }
    }
}
