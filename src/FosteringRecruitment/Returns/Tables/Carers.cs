using Suite.FosteringRecruitment.Households;

namespace Suite.FosteringRecruitment.Returns.Tables;

/// <summary>Ages and protected characteristics as totals, each for itself: no line tells of one person what another line tells of them.</summary>
sealed class Carers(ReportingYear year) : Section(year)
{
    public const string NotStated = "NOT_STATED";

    static readonly (int Under, string Band)[] Bands =
        [(21, "UNDER_21"), (25, "21_TO_24"), (35, "25_TO_34"), (45, "35_TO_44"), (55, "45_TO_54"), (65, "55_TO_64"), (75, "65_TO_74"), (int.MaxValue, "75_AND_OVER")];

    static readonly (string Name, Func<Characteristics, string> Of)[] Stated =
        [("ETHNICITY", c => c.Ethnicity), ("RELIGION", c => c.Religion), ("DISABILITY", c => c.Disability), ("SEXUAL_ORIENTATION", c => c.SexualOrientation), ("SEX", c => c.Sex)];

    readonly Tally<(string Characteristic, string Value)> _counts = new();
    int _all;

    public override void Take(HouseholdInYear household)
    {
        if (!household.IsApprovedAt(To))
            return;
        foreach (var carer in household.CarersAt(To))
        {
            _all++;
            var age = WorkingCalendar.AgeOn(carer.BirthDate, To);
            _counts.Add(("AGE", Array.Find(Bands, b => age < b.Under).Band));
            foreach (var (name, of) in Stated)
                _counts.Add((name, carer.Characteristics is { } told && of(told) is { Length: > 0 } value ? value : NotStated));
        }
    }

    public override Sheet Sheet() => new("CARERS", "Carers of households approved on 31 March",
        [
            new("CHARACTERISTIC", "Age on 31 March, or a protected characteristic as the carer chose to state it by now"),
            new("VALUE", "Band or code; NOT_STATED where the carer said nothing"),
            new("CARERS", "How many carers"),
        ],
        [
            ["ALL", "", _all],
            .. Bands.Select(b => new Cell[] { "AGE", b.Band, _counts[("AGE", b.Band)] }),
            .. Stated.SelectMany(s => _counts.Counts.Where(c => c.Key.Characteristic == s.Name && c.Key.Value != NotStated)
                .Select(c => new Cell[] { s.Name, c.Key.Value, c.Value })
                .Append([s.Name, NotStated, _counts[(s.Name, NotStated)]])),
        ]);
}
