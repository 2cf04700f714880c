using Suite.Platform.Errors;
using Suite.Reporting.V1;

namespace Suite.Reporting.Rebuilds;

/// <summary>How far the newest rebuild is.</summary>
sealed class GetRebuild(RebuildStore store)
{
    public async Task<GetRebuildResponse> Handle(CancellationToken cancellation)
    {
        var rebuild = await store.Newest(cancellation) ?? throw Refuse.NotFound("REBUILD_NOT_FOUND", "The facts were never rebuilt.");
        if (rebuild.Runs)
            rebuild = await store.CountCases(rebuild, cancellation);
        return new() { Rebuild = rebuild.ToMessage() };
    }
}
