using Dapper;
using Suite.Platform.Identity;
using Suite.Platform.Records;

namespace Suite.FamilyGroupConferences.Reads;

/// <summary>Which records a list shows to somebody.</summary>
static class Visible
{
    static readonly Visibility Kinds = new Visibility()
        .And(new Conference { Id = Guid.Empty, Authority = "" })
        .And(new FgdmOffer { Id = Guid.Empty, Authority = "" })
        .And(new Coordinator { Id = Guid.Empty, Authority = "" })
        .And(new Standards { Id = Guid.Empty, Authority = "" });

    /// <summary>The values of <see cref="Visibility.Condition"/>.</summary>
    public static DynamicParameters To(Caller caller) => Kinds.To(caller);
}
