using Suite.Access.V1;
using Suite.Feed.V1;

namespace Suite.Platform.Identity;

/// <summary>Rows of the RPCs that every service has from the platform.</summary>
static class PlatformTables
{
    public static IReadOnlyList<RpcTable> All { get; } =
    [
        new RpcTable<AccessService.AccessServiceBase>()
            .AllowAnyCaller(nameof(AccessService.AccessServiceBase.ListPermissions)),
        new RpcTable<EventFeedService.EventFeedServiceBase>()
            .Allow(nameof(EventFeedService.EventFeedServiceBase.ReadEvents), "SERVICE", "ANALYST", "INSPECTOR")
            .Allow(nameof(EventFeedService.EventFeedServiceBase.ReplayEvents), "OPERATOR"),
    ];
}
