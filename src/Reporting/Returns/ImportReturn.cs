using Google.Protobuf;
using Grpc.Core;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Reporting.Files;
using Suite.Reporting.Returns.Rules;
using Suite.Reporting.V1;

namespace Suite.Reporting.Returns;

/// <summary>How many imports a process works on at once: each holds a session of the database.</summary>
sealed class ImportPlaces
{
    public SemaphoreSlim Free { get; } = new(4);
}

/// <summary>
/// Takes in a return as it streams in: reads and stages file by file, checks across rows, compares with what stands, and writes what differs.
/// Nothing is known of it before the last step, and the caller is told of everything that is wrong at once.
/// </summary>
sealed class ImportReturn(ReturnStore store, ImportPlaces places, Pseudonyms pseudonyms, IAudit audit)
{
    const int RowsAtOnce = 2_000, FindingsTold = 10_000, FindingsInMessage = 200;
    const long MostBytes = 1L << 30;

    public async Task Handle(IAsyncStreamReader<ImportReturnRequest> requests, IServerStreamWriter<ImportReturnResponse> answers, Caller caller, CancellationToken cancellation)
    {
        if (!await UploadStream.Next(requests, cancellation) || requests.Current.Declaration is not { } declaration)
            throw Refuse.Field("declaration", "is required: the first message says what is about to come");
        var (requestId, year) = Read(declaration);

        if (!declaration.DryRun && await store.Remembered(caller, requestId, declaration, cancellation) is { } answer)
        {
            await answers.WriteAsync(new() { Summary = ReturnSummary.Parser.ParseFrom(answer) }, cancellation);
            return;
        }

        await places.Free.WaitAsync(cancellation);
        try
        {
            await TakeIn(new(() => Chunk(requests, cancellation)), answers, declaration, requestId, year, caller, cancellation);
        }
        finally
        {
            places.Free.Release();
        }
    }

    static (Guid RequestId, ReturnYear Year) Read(ReturnDeclaration declaration)
    {
        var fields = new Fields();
        var requestId = fields.Uuid("declaration.request_id", declaration.RequestId);
        fields.Choice("declaration.kind", declaration.Kind);
        var year = fields.Number("declaration.return_year", declaration.ReturnYear, ReturnYear.First, ReturnYear.Last);
        var known = year is >= ReturnYear.First and <= ReturnYear.Last ? new ReturnYear(year) : null;
        for (var i = 0; i < declaration.Files.Count; i++)
        {
            var (file, path) = (declaration.Files[i], $"declaration.files[{i}]");
            fields.Choice($"{path}.table", file.Table);
            fields.Require(known is null || !ReturnTables.All.Any(t => t.Id == file.Table) || known.Has(file.Table), $"{path}.table", "is no table of that year");
            fields.Require(declaration.Files.Take(i).All(f => f.Table != file.Table), $"{path}.table", "is declared already");
            fields.Require(file.SizeBytes is >= 1 and <= MostBytes, $"{path}.size_bytes", $"must be from 1 to {MostBytes}");
            fields.Require(file.Sha256.Length == 32, $"{path}.sha256", "must be the 32 bytes of the file's SHA-256");
        }

        foreach (var needed in new[] { ReturnTable.Header, ReturnTable.Episodes })
            fields.Require(declaration.Files.Any(f => f.Table == needed), "declaration.files", "must have the header and the episodes");
        fields.ThrowIfAny();
        return (requestId, known!);
    }

    static async Task<FileChunk?> Chunk(IAsyncStreamReader<ImportReturnRequest> requests, CancellationToken cancellation)
    {
        if (!await UploadStream.Next(requests, cancellation))
            return null;
        return requests.Current.Chunk ?? throw Refuse.Field("declaration", "only the first message is a declaration");
    }

    async Task TakeIn(Uploads uploads, IServerStreamWriter<ImportReturnResponse> answers, ReturnDeclaration declaration, Guid requestId, ReturnYear year, Caller caller, CancellationToken cancellation)
    {
        var progress = new ImportProgress { Stage = ImportStage.Reading, BytesTotal = declaration.Files.Sum(f => f.SizeBytes) };
        Task Tell() => answers.WriteAsync(new() { Progress = progress }, cancellation);
        await Tell();

        await using var staging = await Staging.Open(store.Database, caller.Authority, year, cancellation);
        var areas = await AreasOf(caller.Authority, staging, year, cancellation);
        var (read, readable) = await ReadFiles(uploads, staging, areas, declaration, year, caller.Authority, progress, Tell, cancellation);

        progress.Stage = ImportStage.Waiting;
        await staging.Lock(Tell, cancellation);

        progress.Stage = ImportStage.Checking;
        var rules = ReturnRules.Queries.Where(r => r.HoldsIn(year.Year) && r.Needs.All(readable.Contains)).ToList();
        progress.RulesTotal = rules.Count;
        await Tell();
        await staging.Prepare(cancellation);
        foreach (var rule in rules)
        {
            await staging.Check(rule, cancellation);
            if (++progress.RulesDone % 10 == 0)
                await Tell();
        }

        await TellFindings(staging, answers, cancellation);
        if (staging.Refusals > 0)
        {
            throw Refuse.Precondition("RETURN_REFUSED", $"The return has {staging.Refusals} findings for which it is refused; nothing of it was taken in.",
                "Department for Education, children looked after return: guide to the SSDA903 collection");
        }

        progress.Stage = ImportStage.Writing;
        progress.RulesDone = rules.Count;
        await Tell();
        // A retry that came while the first was under way: what it would do is done.
        if (!declaration.DryRun && await store.Remembered(caller, requestId, declaration, cancellation) is { } answer)
        {
            await answers.WriteAsync(new() { Summary = ReturnSummary.Parser.ParseFrom(answer) }, cancellation);
            return;
        }

        var summary = await store.TakeIn(staging, year, declaration, requestId, read, caller, cancellation);
        await audit.Record(new(caller, CommandFields.RpcOf(new ImportReturnRequest()), summary.Submission is { } kept ? Guid.Parse(kept.SubmissionId) : null, requestId, "OK",
            Purpose: Platform.Api.Codes.Of(summary.Outcome)), CancellationToken.None);
        await answers.WriteAsync(new() { Summary = summary }, cancellation);
    }

    async Task<Areas?> AreasOf(string authority, Staging staging, ReturnYear year, CancellationToken cancellation)
    {
        var episodes = ReturnTables.Of(ReturnTable.Episodes);
        var said = await store.Areas(authority, cancellation);
        if (said.OwnCodes.Count == 0 && said.AdjoiningCodes.Count == 0)
            staging.Found(new(ReturnRules.NoAreas, FindingSeverity.Warning, episodes, 0, "PL_POST", ""));
        if (await store.Postcodes(authority, cancellation) is not null)
            return new(said.OwnCodes.Count == 0 ? new HashSet<string> { authority } : said.OwnCodes.ToHashSet(), said.AdjoiningCodes.ToHashSet());
        staging.Found(new(ReturnRules.NoReference, FindingSeverity.Warning, episodes, 0, "PL_POST", ""));
        return null;
    }

    async Task<(List<(ReturnTableSpec Table, long Rows)> Read, HashSet<ReturnTable> Readable)> ReadFiles(Uploads uploads, Staging staging, Areas? areas, ReturnDeclaration declaration, ReturnYear year,
        string authority, ImportProgress progress, Func<Task> tell, CancellationToken cancellation)
    {
        var read = new List<(ReturnTableSpec, long)>();
        var readable = new HashSet<ReturnTable>();
        var awaited = declaration.Files.ToDictionary(f => f.Table);
        var rowsBefore = 0L;
        while (await uploads.Begin() is { } sent)
        {
            if (!awaited.Remove(sent, out var declared))
                throw Refuse.Field("chunk.table", "must be a declared file that has not been sent yet", "CHUNK_OUT_OF_ORDER");
            var table = ReturnTables.Of(sent);
            progress.Table = sent;
            await using var bytes = uploads.Open(sent, declared.SizeBytes);
            var file = new ReturnFile(table, year, authority, pseudonyms, staging.Found);
            var chunk = new List<ReturnRow>(RowsAtOnce);
            await foreach (var row in file.Rows(bytes, cancellation))
            {
                chunk.Add(row);
                if (chunk.Count == RowsAtOnce)
                    await Stage();
                else
                    await staging.Keep(cancellation);
            }

            await Uploads.Finish(bytes, declared.Sha256.Memory);
            await Stage();
            rowsBefore += file.RowsRead;
            read.Add((table, file.RowsRead));
            if (file.Readable)
                readable.Add(sent);

            async Task Stage()
            {
                if (table.Id is ReturnTable.Episodes)
                    await WorkOut(staging, areas, chunk, authority, year, cancellation);
                if (chunk.Count > 0)
                    await staging.Write(table, chunk, cancellation);
                await staging.Keep(cancellation);
                chunk.Clear();
                progress.RowsRead = rowsBefore + file.RowsRead;
                progress.BytesRead = uploads.BytesRead;
                await tell();
            }
        }

        if (awaited.Count > 0)
            throw Refuse.Field("declaration", "A declared file did not come.", "FILE_NOT_AS_DECLARED");
        foreach (var table in ReturnTables.All.Where(t => year.Has(t.Id) && declaration.Files.All(f => f.Table != t.Id)))
            staging.Found(new(ReturnRules.NotSent, FindingSeverity.Warning, table, 0, "", ""));
        return (read, readable);
    }

    // Postcodes become distances and places here, and are forgotten: they go to no table, not even a temporary one.
    static async Task WorkOut(Staging staging, Areas? areas, List<ReturnRow> rows, string authority, ReturnYear year, CancellationToken cancellation)
    {
        var table = ReturnTables.Of(ReturnTable.Episodes);
        var columns = ReturnFile.Staged(table, year).Select(c => c.Name).ToList();
        int At(string column) => columns.IndexOf(column);
        var (distance, place, where, homeGiven, placementGiven, same, mark, status) = (At("distance_miles"), At("placement_authority"), At("placement_where"), At("home_given"),
            At("placement_given"), At("same_postcode"), At("placement_mark"), At("legal_status"));
        var known = areas is null
            ? []
            : await PostcodeReader.Find(staging.Connection, authority, rows.SelectMany(r => new[] { r.HomePostcode, r.PlacementPostcode }).Where(p => p.Length > 0).ToHashSet(StringComparer.Ordinal), cancellation);
        foreach (var row in rows)
        {
            row.Cells[homeGiven] = row.HomePostcode.Length > 0;
            row.Cells[placementGiven] = row.PlacementPostcode.Length > 0;
            row.Cells[same] = row.HomePostcode.Length > 0 && row.HomePostcode == row.PlacementPostcode;
            // Salted by the process: it tells equal from different within this import, and nothing after it.
            row.Cells[mark] = row.PlacementPostcode.Length > 0 ? string.GetHashCode(row.PlacementPostcode, StringComparison.Ordinal) : null;
            if (areas is null || row.Cells[status] is "V3" or "V4" || !known.TryGetValue(row.PlacementPostcode, out var placed))
                continue;
            row.Cells[place] = placed.Authority;
            row.Cells[where] = areas.Of(placed.Authority);
            if (known.TryGetValue(row.HomePostcode, out var home))
                row.Cells[distance] = Distances.Miles(home, placed);
        }
    }

    static async Task TellFindings(Staging staging, IServerStreamWriter<ImportReturnResponse> answers, CancellationToken cancellation)
    {
        var batch = new FindingBatch { TotalSize = staging.Refusals + staging.Warnings };
        await foreach (var finding in staging.Findings(FindingsTold, cancellation))
        {
            batch.Findings.Add(finding.ToMessage());
            if (batch.Findings.Count < FindingsInMessage)
                continue;
            await answers.WriteAsync(new() { Findings = batch }, cancellation);
            batch = new() { TotalSize = batch.TotalSize };
        }

        if (batch.Findings.Count > 0)
            await answers.WriteAsync(new() { Findings = batch }, cancellation);
    }
}
