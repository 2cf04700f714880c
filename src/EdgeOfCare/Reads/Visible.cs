using Dapper;
using Suite.Platform.Identity;
using Suite.Platform.Records;

namespace Suite.EdgeOfCare.Reads;

/// <summary>Which records a list shows to somebody.</summary>
static class Visible
{
    static readonly Child Nobody = new("", "", "", default, Unborn: false);

    static readonly Visibility Kinds = new Visibility()
        .And(new Episode { Id = Guid.Empty, Authority = "", Child = Nobody })
        .And(new Reunification { Id = Guid.Empty, Authority = "", Child = Nobody })
        .And(new Standards { Id = Guid.Empty, Authority = "" });

    /// <summary>The values of <see cref="Visibility.Condition"/>.</summary>
    public static DynamicParameters To(Caller caller) => Kinds.To(caller);
}
