using System.Globalization;
using Suite.FosteringRecruitment.Reference;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;

namespace Suite.FosteringRecruitment.Households;

/// <summary>
/// What is paid for nights: weekly ÷ 7 × nights, by the child's age, the region, the level of skills and the rates as they held on
/// each night. A child is paid for from the day of the placement to the night before the day on which it ends. Kinship foster
/// carers get the allowance that every carer gets; a fee only where the scheme gives their level one.
/// </summary>
static class Payments
{
    const int NightsOfWeek = 7;

    public static QuotePaymentResponse Quote(Household household, ReferenceData rates, DateOnly from, DateOnly until)
    {
        var missing = new HashSet<RuleViolation>();
        var lines = new List<PaymentLine>();
        var occupied = new HashSet<DateOnly>();
        foreach (var placement in household.Placements)
            lines.AddRange(OfPlacement(household, placement, rates, from, until, occupied, missing));
        lines.AddRange(OfHousehold(household, rates, occupied, missing));
        if (missing.Count > 0)
            throw Refuse.Preconditions("RATE_NOT_SET", "There are nights for which no rate holds.", [.. missing]);
        return new()
        {
            Lines = { lines },
            AllowancePence = lines.Sum(line => line.AllowancePence),
            FeePence = lines.Sum(line => line.FeePence),
        };
    }

    /// <summary>Weekly ÷ 7 × nights, half up to the penny.</summary>
    internal static long ProRata(long weeklyPence, int nights) =>
        (long)Math.Round((decimal)weeklyPence * nights / NightsOfWeek, MidpointRounding.AwayFromZero);

    static IEnumerable<PaymentLine> OfPlacement(Household household, Placement placement, ReferenceData rates, DateOnly from, DateOnly until,
        HashSet<DateOnly> occupied, HashSet<RuleViolation> missing)
    {
        var first = Later(from, Later(placement.PlacedOn, household.ApprovedOn));
        // From 18 on there is no fostering allowance: what a young person who stays put pays, or is paid for, is another scheme.
        var last = Earlier(until, Earlier(placement.EndedOn ?? DateOnly.MaxValue, WorkingCalendar.TurnsOn(placement.BirthDate, PlaceRules.AdultAge)).AddDays(-1));
        var run = new Run(placement.Id.ToString());
        for (var night = first; night <= last; night = night.AddDays(1))
        {
            occupied.Add(night);
            var band = AgeBands.Of(WorkingCalendar.AgeOn(placement.BirthDate, night));
            var region = RegionOn(household, rates, night);
            var table = rates.AllowancesOn(night);
            if (table?.Rates.FirstOrDefault(rate => rate.Band == band && rate.Region == region) is not { } allowance)
            {
                missing.Add(new("ALLOWANCE", $"No allowance is set for {Codes.Of(band)} in {Codes.Of(region)}.", PlaceRules.AllowanceCitation));
                continue;
            }

            var (level, fees, fee) = FeeOn(household, rates, night, missing);
            var perChild = fee is { PerChild: true } ? fee.WeeklyPence : 0;
            if (run.Add(night, new(band, level, table.From, fees, allowance.WeeklyPence, perChild)) is { } line)
                yield return line;
        }

        if (run.End() is { } rest)
            yield return rest;
    }

    /// <summary>A fee by household is paid once for each night on which a child is there.</summary>
    static IEnumerable<PaymentLine> OfHousehold(Household household, ReferenceData rates, HashSet<DateOnly> occupied, HashSet<RuleViolation> missing)
    {
        var run = new Run("");
        foreach (var night in occupied.Order())
        {
            var (level, fees, fee) = FeeOn(household, rates, night, missing);
            var line = fee is { PerChild: false }
                ? run.Add(night, new(AgeBand.Unspecified, level, fees ?? default, fees, 0, fee.WeeklyPence))
                : run.End();
            if (line is not null)
                yield return line;
        }

        if (run.End() is { } rest)
            yield return rest;
    }

    static (SkillLevel Level, DateOnly? From, Fee? Fee) FeeOn(Household household, ReferenceData rates, DateOnly night, HashSet<RuleViolation> missing)
    {
        var level = (household.Skills.FindLast(skill => skill.From <= night) ?? household.Skills[0]).Level;
        var table = rates.FeesOn(night);
        var fee = table?.Rates.FirstOrDefault(rate => rate.Level == level);
        if (fee is null && level is not SkillLevel.Kinship)
            missing.Add(new("FEE", $"No fee is set for {Codes.Of(level)}.", PlaceRules.FeeCitation));
        return (level, table?.From, fee);
    }

    static AllowanceRegion RegionOn(Household household, ReferenceData rates, DateOnly night) =>
        household.Regions.FindLast(since => since.From <= night)?.Region ?? rates.Region;

    static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

    /// <summary>By what a night is paid.</summary>
    readonly record struct Terms(AgeBand Band, SkillLevel Level, DateOnly RatesFrom, DateOnly? FeesFrom, long WeeklyAllowance, long WeeklyFee);

    /// <summary>Nights in a row that are paid alike make one line.</summary>
    sealed class Run(string placementId)
    {
        Terms _terms;
        DateOnly _first;
        DateOnly _last;
        bool _open;

        public PaymentLine? Add(DateOnly night, Terms terms)
        {
            if (_open && terms == _terms && night == _last.AddDays(1))
            {
                _last = night;
                return null;
            }

            var line = End();
            (_terms, _first, _last, _open) = (terms, night, night, true);
            return line;
        }

        public PaymentLine? End()
        {
            if (!_open)
                return null;
            _open = false;
            var nights = _last.DayNumber - _first.DayNumber + 1;
            return new()
            {
                PlacementId = placementId,
                AgeBand = _terms.Band,
                FromDate = _first.ToMessage(),
                UntilDate = _last.ToMessage(),
                Nights = nights,
                WeeklyAllowancePence = _terms.WeeklyAllowance,
                WeeklyFeePence = _terms.WeeklyFee,
                AllowancePence = ProRata(_terms.WeeklyAllowance, nights),
                FeePence = ProRata(_terms.WeeklyFee, nights),
                RateVersion = _terms.RatesFrom.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            };
        }
    }
}
