using Suite.FosteringRecruitment.V1;

namespace Suite.FosteringRecruitment.Reference;

/// <summary>What holds on a day. Of two entries from the same day the later one corrects the earlier one.</summary>
sealed partial class ReferenceData
{
    /// <summary>The targets of a day; of a day before all entries, those of the earliest.</summary>
    public Targets TargetsOn(DateOnly day) => Targets.FindLast(targets => targets.From <= day) ?? Targets[0];

    public Source? SourceOn(string code, DateOnly day) => Sources.Find(source => source.Code == code && source.From <= day && !(source.Until < day));

    public Campaign? CampaignOn(string code, DateOnly day) => Campaigns.Find(campaign => campaign.Code == code && campaign.From <= day && !(campaign.Until < day));

    /// <summary>Null while the authority has set none.</summary>
    public Allowances? AllowancesOn(DateOnly day) => Allowances.FindLast(table => table.From <= day);

    public Fees? FeesOn(DateOnly day) => Fees.FindLast(table => table.From <= day);

    public PlaceNeeds? PlaceNeedsOn(DateOnly day) => PlaceNeeds.FindLast(table => table.From <= day);
}
