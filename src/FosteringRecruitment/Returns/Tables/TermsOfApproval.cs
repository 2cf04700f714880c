using Suite.FosteringRecruitment.V1;

namespace Suite.FosteringRecruitment.Returns.Tables;

sealed class TermsOfApproval(ReportingYear year) : Section(year)
{
    static readonly (string Name, int Youngest, int Oldest)[] Ages = [("AGE_0_TO_4", 0, 4), ("AGE_5_TO_10", 5, 10), ("AGE_11_TO_15", 11, 15), ("AGE_16_TO_17", 16, 17)];

    readonly Tally<(PlacementType, string)> _counts = new();

    public override void Take(HouseholdInYear household)
    {
        if (!household.IsApprovedAt(To) || household.TermsAt(To) is not { } terms)
            return;
        foreach (var type in terms.PlacementTypes.Distinct())
        {
            _counts.Add((type, "HOUSEHOLDS"));
            _counts.Add((type, "PLACES"), terms.MaxChildren);
            foreach (var (name, youngest, oldest) in Ages)
                if (terms.AgeMin <= oldest && terms.AgeMax >= youngest)
                    _counts.Add((type, name), terms.MaxChildren);
        }
    }

    public override Sheet Sheet() => new("TERMS", "Terms of approval on 31 March",
        [
            new("PLACEMENT_TYPE", "What households are approved for; a household approved for several counts in each"),
            new("HOUSEHOLDS", "Approved for it"),
            new("PLACES", "Children those households are approved for"),
            .. Ages.Select(a => new Column(a.Name, $"Of those places: in households approved for an age from {a.Youngest} to {a.Oldest}")),
        ],
        [.. Enum.GetValues<PlacementType>().Where(t => t is not PlacementType.Unspecified)
            .Select(t => new Cell[] { Codes.Of(t), _counts[(t, "HOUSEHOLDS")], _counts[(t, "PLACES")], _counts[(t, Ages[0].Name)], _counts[(t, Ages[1].Name)], _counts[(t, Ages[2].Name)], _counts[(t, Ages[3].Name)] })]);
}
