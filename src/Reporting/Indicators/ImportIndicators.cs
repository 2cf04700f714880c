using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Reporting.V1;

namespace Suite.Reporting.Indicators;

/// <summary>Takes a file in whole or not at all.</summary>
sealed class ImportIndicators(IndicatorLoads loads, IAudit audit)
{
    public const int MostBytes = 16 << 20;

    public async Task<ImportIndicatorsResponse> Handle(IAsyncStreamReader<ImportIndicatorsRequest> stream, Caller caller, CancellationToken cancellation)
    {
        if (!await stream.MoveNext(cancellation) || stream.Current.Header is not { } header)
            throw Refuse.Field("header", "must come first and say what the file is");
        var fields = new Fields();
        var requestId = fields.Uuid("header.request_id", header.RequestId);
        fields.Choice("header.kind", header.Kind);
        fields.ThrowIfAny();

        using var file = new MemoryStream();
        while (await stream.MoveNext(cancellation))
        {
            if (stream.Current.ContentCase is not ImportIndicatorsRequest.ContentOneofCase.Chunk)
                throw Refuse.Field("chunk", "must follow the header: bytes of the file");
            if (file.Length + stream.Current.Chunk.Length > MostBytes)
                throw Refuse.Field("chunk", $"must not add up to more than {MostBytes >> 20} MiB");
            stream.Current.Chunk.WriteTo(file);
        }

        file.Position = 0;
        var hash = await SHA256.HashDataAsync(file, cancellation);
        file.Position = 0;
        var kind = FileKind.Of(header.Kind);
        var csv = IndicatorCsv.Read(kind, file);
        var answer = csv.Errors.Count > 0
            ? new() { RowsRead = csv.RowsRead, Errors = { csv.Errors } }
            : await loads.Take(kind, requestId, hash, csv, caller, cancellation);
        await audit.Record(new(caller, CommandFields.RpcOf(new ImportIndicatorsRequest()), null, requestId, "OK", Purpose: csv.Errors.Count > 0 ? $"{kind.Code} with errors" : kind.Code), cancellation);
        return answer;
    }
}
