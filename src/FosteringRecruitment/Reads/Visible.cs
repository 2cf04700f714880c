using Dapper;
using Suite.Platform.Identity;
using Suite.Platform.Records;

namespace Suite.FosteringRecruitment.Reads;

/// <summary>Which records a list shows to somebody, and what of them.</summary>
static class Visible
{
    static readonly Visibility Kinds = new Visibility()
        .And(new Enquiry { Id = Guid.Empty, Authority = "" })
        .And(new Application { Id = Guid.Empty, Authority = "" })
        .And(new Panel { Id = Guid.Empty, Authority = "" })
        .And(new Household { Id = Guid.Empty, Authority = "" })
        .And(new Constellation { Id = Guid.Empty, Authority = "" })
        .And(new ReferenceData { Id = Guid.Empty, Authority = "" });

    /// <summary>The values of <see cref="Visibility.Condition"/> and of <see cref="Disclosing"/>.</summary>
    public static DynamicParameters To(Caller caller)
    {
        var parameters = Kinds.To(caller);
        parameters.Add("decides", caller.HasAny("SM", "ADM"));
        parameters.Add("manages", caller.Has("TM") ? [.. caller.Teams] : Array.Empty<string>());
        parameters.Add("assesses", caller.Has("ASSESSOR"));
        parameters.Add("disclosing", Disclosing.Rules);
        return parameters;
    }
}
