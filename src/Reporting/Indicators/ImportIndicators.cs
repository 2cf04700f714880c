using Grpc.Core;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Reporting.Files;
using Suite.Reporting.V1;

namespace Suite.Reporting.Indicators;

/// <summary>Takes a file in whole or not at all.</summary>
sealed class ImportIndicators(IndicatorLoads loads, IAudit audit)
{
    public const int MostBytes = 16 << 20;

    public async Task<ImportIndicatorsResponse> Handle(IAsyncStreamReader<ImportIndicatorsRequest> stream, Caller caller, CancellationToken cancellation)
    {
        if (!await UploadStream.Next(stream, cancellation) || stream.Current.Header is not { } header)
            throw Refuse.Field("header", "must come first and say what the file is");
        var fields = new Fields();
        var requestId = fields.Uuid("header.request_id", header.RequestId);
        fields.Choice("header.kind", header.Kind);
        fields.ThrowIfAny();

        var bytes = 0;
        await using var file = new UploadStream(async () =>
        {
            if (!await UploadStream.Next(stream, cancellation))
                return null;
            if (stream.Current.ContentCase is not ImportIndicatorsRequest.ContentOneofCase.Chunk)
                throw Refuse.Field("chunk", "must follow the header: bytes of the file");
            if ((bytes += stream.Current.Chunk.Length) > MostBytes)
                throw Refuse.Field("chunk", $"must not add up to more than {MostBytes >> 20} MiB");
            return stream.Current.Chunk.Memory;
        });
        var kind = FileKind.Of(header.Kind);
        var csv = await IndicatorCsv.Read(kind, file, cancellation);
        var hash = await file.Finish();
        var answer = csv.Errors.Count > 0
            ? new() { RowsRead = csv.RowsRead, Errors = { csv.Errors } }
            : await loads.Take(kind, requestId, hash, csv, caller, cancellation);
        await audit.Record(new(caller, CommandFields.RpcOf(new ImportIndicatorsRequest()), null, requestId, "OK", Purpose: csv.Errors.Count > 0 ? $"{kind.Code} with errors" : kind.Code), cancellation);
        return answer;
    }
}
