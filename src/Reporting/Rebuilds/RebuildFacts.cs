using Grpc.Core;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Reporting.V1;

namespace Suite.Reporting.Rebuilds;

/// <summary>Starts a rebuild, or joins the one that runs, and tells how far it is until its end.</summary>
sealed class RebuildFacts(RebuildStore store, Rebuilder rebuilder, IAudit audit)
{
    static readonly TimeSpan TellEvery = TimeSpan.FromMilliseconds(200);

    public async Task Handle(RebuildFactsRequest request, IServerStreamWriter<RebuildFactsResponse> stream, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var requestId = fields.Uuid("request_id", request.RequestId);
        fields.ThrowIfAny();

        var rebuild = await store.Start(requestId, cancellation);
        rebuilder.Wake();
        await audit.Record(new(caller, CommandFields.RpcOf(request), null, requestId, "OK"), cancellation);

        Rebuild? told = null;
        while (true)
        {
            var progress = await Progress(rebuild, cancellation);
            if (!progress.Equals(told))
                await stream.WriteAsync(new() { Rebuild = progress }, cancellation);
            told = progress;
            if (request.Detach || !rebuild.Runs)
                return;

            await Task.Delay(TellEvery, cancellation);
            rebuild = await store.Find(rebuild.Build, cancellation) ?? throw new InvalidOperationException("A rebuild vanished.");
        }
    }

    async Task<Rebuild> Progress(StoredRebuild rebuild, CancellationToken cancellation) =>
        (rebuild.Runs ? await store.CountCases(rebuild, cancellation) : rebuild).ToMessage();
}
