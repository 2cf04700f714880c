using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Types.V1;

namespace Suite.FosteringRecruitment.Reference;

/// <summary>Reads the tables of the authority.</summary>
static class RateFields
{
    public const int LongestLabel = 200;

    /// <summary>Far beyond any weekly rate: a slip of pounds and pence is noticed.</summary>
    const long MostWeeklyPence = 1_000_000;

    const int MostWorkingDays = 60, MostMonths = 24, MostPlaces = 10_000;

    static readonly int BandCount = Enum.GetValues<AgeBand>().Length - 1;
    static readonly int RegionCount = Enum.GetValues<AllowanceRegion>().Length - 1;
    static readonly int LevelCount = Enum.GetValues<SkillLevel>().Length - 1;
    static readonly int TypeCount = Enum.GetValues<PlacementType>().Length - 1;

    public static Targets ReadTargets(Fields fields, string path, LocalTargets? targets)
    {
        targets = Given(fields, path, targets);
        return new(
            From(fields, path, targets.FromDate),
            fields.Number($"{path}.respond_working_days", targets.RespondWorkingDays, 1, MostWorkingDays),
            fields.Number($"{path}.visit_working_days", targets.VisitWorkingDays, 1, MostWorkingDays),
            fields.Number($"{path}.stage_one_months", targets.StageOneMonths, 1, MostMonths),
            fields.Number($"{path}.stage_two_months", targets.StageTwoMonths, 1, MostMonths),
            // An authority may keep to fewer; more is for exemptions alone.
            fields.Number($"{path}.usual_fostering_limit", targets.UsualFosteringLimit, 1, ReferenceData.StatutoryFosteringLimit),
            targets.PanelRequired);
    }

    public static Allowances ReadAllowances(Fields fields, string path, AllowanceTable? table)
    {
        table = Given(fields, path, table);
        var rates = fields.Each($"{path}.rates", table.Rates, 1, BandCount * RegionCount, (at, rate) => new Allowance(
            fields.Choice($"{at}.age_band", rate.AgeBand), fields.Choice($"{at}.region", rate.Region), Pence(fields, $"{at}.weekly_pence", rate.WeeklyPence, least: 1)));
        fields.Require(rates.DistinctBy(rate => (rate.Band, rate.Region)).Count() == rates.Count, $"{path}.rates", "must not repeat a band of a region");
        fields.Require(rates.GroupBy(rate => rate.Region).All(region => region.Select(rate => rate.Band).Distinct().Count() == BandCount), $"{path}.rates",
            "must hold every age band of each of its regions");
        return new(From(fields, path, table.FromDate), rates);
    }

    public static Fees ReadFees(Fields fields, string path, FeeTable? table)
    {
        table = Given(fields, path, table);
        var rates = fields.Each($"{path}.rates", table.Rates, 1, LevelCount, (at, rate) => new Fee(
            fields.Choice($"{at}.skill_level", rate.SkillLevel), Pence(fields, $"{at}.weekly_pence", rate.WeeklyPence, least: 0), rate.PerChild));
        fields.Require(rates.DistinctBy(rate => rate.Level).Count() == rates.Count, $"{path}.rates", "must not repeat a level");
        return new(From(fields, path, table.FromDate), rates);
    }

    public static PlaceNeeds ReadPlaceNeeds(Fields fields, string path, PlaceNeedTable? table)
    {
        table = Given(fields, path, table);
        var needs = fields.Each($"{path}.needs", table.Needs, 1, TypeCount * BandCount, (at, need) => new PlaceNeed(
            fields.Choice($"{at}.placement_type", need.PlacementType), fields.Choice($"{at}.age_band", need.AgeBand), fields.Number($"{at}.places", need.Places, 0, MostPlaces)));
        fields.Require(needs.DistinctBy(need => (need.Type, need.Band)).Count() == needs.Count, $"{path}.needs", "must not repeat a band of a kind of placement");
        return new(From(fields, path, table.FromDate), needs);
    }

    static TMessage Given<TMessage>(Fields fields, string path, TMessage? message) where TMessage : class, new()
    {
        fields.Require(message is not null, path, "is required");
        return message ?? new();
    }

    // It may lie in the future: rates are set before they hold.
    static DateOnly From(Fields fields, string path, Date? from) => fields.Date($"{path}.from_date", from);

    static long Pence(Fields fields, string field, long pence, long least)
    {
        fields.Require(pence >= least && pence <= MostWeeklyPence, field, $"must be from {least} to {MostWeeklyPence} pence");
        return pence;
    }
}
