using Suite.Reporting.Measures;
using Suite.Reporting.V1;

namespace Suite.Reporting.Recruitment;

/// <summary>What a list of needs asks for.</summary>
sealed record Need(string PlacementType, string AgeBand, long Places);

/// <summary>Sets places against needs, and withholds small counts.</summary>
static class Places
{
    const string Kinship = "KINSHIP", NamedChild = "NAMED_CHILD";

    public static IEnumerable<PlaceShortfall> Against(IReadOnlyList<PlaceUse> uses, IEnumerable<Need> needs) =>
        needs.OrderBy(n => n.PlacementType, StringComparer.Ordinal).ThenBy(n => n.AgeBand, StringComparer.Ordinal).Select(need =>
        {
            // A kinship place is for the children whom it was approved for.
            var usable = uses.Where(u => u.PlacementType == need.PlacementType && u.AgeBand == need.AgeBand && (u.Route != Kinship || need.PlacementType == NamedChild)).ToList();
            if (usable.Any(u => u.Suppressed))
                return new PlaceShortfall { PlacementType = need.PlacementType, AgeBand = need.AgeBand, Needed = need.Places, Suppressed = true };
            var available = usable.Sum(u => u.Filled + u.Vacant);
            return new()
            {
                PlacementType = need.PlacementType,
                AgeBand = need.AgeBand,
                Needed = need.Places,
                Available = available,
                Shortfall = Math.Max(0, need.Places - available),
            };
        });

    /// <summary>
    /// Rows as somebody who only sees aggregates may see them. One that is withheld takes all others with it: households count in several rows,
    /// so what one row hides another would tell.
    /// </summary>
    public static IReadOnlyList<PlaceUse> Withheld(IReadOnlyList<PlaceUse> uses) => uses.Any(Tells)
        ? [.. uses.Select(u => new PlaceUse { Route = u.Route, PlacementType = u.PlacementType, AgeBand = u.AgeBand, Suppressed = true })]
        : uses;

    static bool Tells(PlaceUse use) => Suppression.IsSmall(use.Approved) || Suppression.IsSmall(use.Filled) || Suppression.IsSmall(use.Vacant) || Suppression.IsSmall(use.NotAvailable);
}
