using Suite.Platform.Records;

namespace Suite.FamilyGroupConferences.LocalStandards;

/// <summary>What holds on a day, and what holds before an authority set anything.</summary>
sealed partial class Standards
{
    /// <summary>
    /// What guidance and comparable authorities keep to: screening in 3 working days, the baseline in 5, the conference in 6 weeks and an
    /// urgent one in 24 hours, the social worker's answer in 5 working days, a review after 3 months.
    /// </summary>
    static readonly Standard BuiltInStandard = new(new DateOnly(2000, 1, 1));

    /// <summary>An authority's standards before anybody set any: version 0.</summary>
    public static Standards BuiltIn(string authority) => new() { Id = OnePerAuthority.IdOf<Standards>(authority), Authority = authority };

    /// <summary>Those of a day; of two entries from the same day the later one corrects the earlier one.</summary>
    public Standard On(DateOnly day) => Set.FindLast(standard => standard.From <= day) ?? BuiltInStandard;

    /// <summary>First day on which the duty to offer binds (Children Act 1989 s.31ZA), as last set; null while no day is known.</summary>
    public DateOnly? DutyInForceFrom => Duties is [.., var last] ? last.InForceFrom : null;

    public bool DutyInForceOn(DateOnly day) => DutyInForceFrom <= day;
}
