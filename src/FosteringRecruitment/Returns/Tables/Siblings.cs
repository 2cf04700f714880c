namespace Suite.FosteringRecruitment.Returns.Tables;

sealed class Siblings(ReportingYear year) : Section(year)
{
    readonly SortedDictionary<string, Dictionary<string, HashSet<Guid>>> _groups = new(StringComparer.Ordinal);

    public override void Take(HouseholdInYear household)
    {
        foreach (var placement in household.Record.Placements.Where(p => p.SiblingGroup.Length > 0 && InYear(p.PlacedOn)))
        {
            if (!_groups.TryGetValue(placement.SiblingGroup, out var children))
                _groups[placement.SiblingGroup] = children = new(StringComparer.Ordinal);
            if (!children.TryGetValue(placement.ChildKey, out var households))
                children[placement.ChildKey] = households = [];
            households.Add(household.Record.Id);
        }
    }

    public override Sheet Sheet()
    {
        var groups = _groups.Values.Where(children => children.Count > 1).ToList();
        return new("SIBLINGS", "Groups of brothers and sisters placed in the year",
            [
                new("PLACED", "TOGETHER: all who were placed in the year were placed in one household; PARTLY_TOGETHER: at least two of them; APART: no two"),
                new("GROUPS", "Groups of which at least two children were placed in the year"),
                new("CHILDREN", "Children of those groups who were placed in the year"),
            ],
            [.. new[] { "TOGETHER", "PARTLY_TOGETHER", "APART" }.Select(how => new Cell[] { how, groups.Count(g => How(g) == how), groups.Where(g => How(g) == how).Sum(g => g.Count) })]);
    }

    static string How(Dictionary<string, HashSet<Guid>> children)
    {
        var most = children.Values.SelectMany(households => households).GroupBy(h => h).Max(g => g.Count());
        return most == children.Count ? "TOGETHER" : most > 1 ? "PARTLY_TOGETHER" : "APART";
    }
}
