using System.Collections.Frozen;
using Suite.Reporting.Facts.Children;
using Suite.Reporting.Facts.Conferences;
using Suite.Reporting.Facts.EdgeOfCare;
using Suite.Reporting.Facts.Fostering;
using Suite.Reporting.Facts.Kinship;

namespace Suite.Reporting.Facts;

/// <summary>Every service whose events become facts.</summary>
static class FactSources
{
    public static IReadOnlyList<FactSource> All { get; } = [KinshipEvents.Source, FosteringEvents.Source, ConferenceEvents.Source, EdgeOfCareEvents.Source];

    static readonly FrozenDictionary<string, FactSource> ByName = All.ToFrozenDictionary(s => s.Name);

    /// <summary>Every table of facts: each source's own, and those that several fill.</summary>
    public static IReadOnlyList<FactTable> Tables { get; } = [.. All.SelectMany(s => s.Tables), .. ChildTables.All];

    /// <summary>Every table of a slot.</summary>
    public static IReadOnlyList<string> TableNames { get; } = [.. Tables.Select(t => t.Name), "newest_event"];

    /// <summary>Merges what events say, whichever services announced them. Their order and how often each comes make no difference.</summary>
    public static FactBatch Merge(IEnumerable<ReceivedEvent> events)
    {
        var facts = new FactBatch();
        foreach (var happened in events)
            if (ByName.TryGetValue(happened.Source, out var source))
                source.Apply(happened, facts);
        return facts;
    }
}
