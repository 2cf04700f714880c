using Suite.FosteringRecruitment.V1;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Bands of the national minimum fostering allowance (GOV.UK), by age in whole years.</summary>
static class AgeBands
{
    /// <summary>First and last age of each band, in order.</summary>
    public static readonly IReadOnlyList<(AgeBand Band, int From, int To)> All =
    [
        (AgeBand.Age0To2, 0, 2),
        (AgeBand.Age3To4, 3, 4),
        (AgeBand.Age5To10, 5, 10),
        (AgeBand.Age11To15, 11, 15),
        (AgeBand.Age16To17, 16, 17),
    ];

    /// <summary>Unspecified from 18 on: there is no allowance then.</summary>
    public static AgeBand Of(int age)
    {
        foreach (var (band, _, to) in All)
            if (age <= to)
                return band;
        return AgeBand.Unspecified;
    }
}
