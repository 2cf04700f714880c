using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;

namespace Suite.FosteringRecruitment.Reference;

sealed partial class ReferenceData
{
    internal V1.ReferenceData ToMessage()
    {
        var message = new V1.ReferenceData { ReferenceDataId = Id.ToString(), Etag = CommandFields.EtagOf(Version), Region = Region };
        message.Sources.AddRange(Sources.Select(source => new EnquirySource
        {
            Code = source.Code,
            Label = source.Label,
            Channel = source.Channel,
            FromDate = source.From.ToMessage(),
            UntilDate = source.Until.ToMessage(),
        }));
        message.Campaigns.AddRange(Campaigns.Select(campaign => new V1.Campaign
        {
            Code = campaign.Code,
            Label = campaign.Label,
            Channel = campaign.Channel,
            FromDate = campaign.From.ToMessage(),
            UntilDate = campaign.Until.ToMessage(),
            CostPence = campaign.CostPence,
        }));
        message.Targets.AddRange(Targets.Select(targets => new LocalTargets
        {
            FromDate = targets.From.ToMessage(),
            RespondWorkingDays = targets.RespondWorkingDays,
            VisitWorkingDays = targets.VisitWorkingDays,
            StageOneMonths = targets.StageOneMonths,
            StageTwoMonths = targets.StageTwoMonths,
            UsualFosteringLimit = targets.UsualFosteringLimit,
            PanelRequired = targets.PanelRequired,
        }));
        message.Allowances.AddRange(Allowances.Select(ToMessage));
        message.Fees.AddRange(Fees.Select(fees => new FeeTable
        {
            FromDate = fees.From.ToMessage(),
            Rates = { fees.Rates.Select(fee => new FeeRate { SkillLevel = fee.Level, WeeklyPence = fee.WeeklyPence, PerChild = fee.PerChild }) },
        }));
        message.PlaceNeeds.AddRange(PlaceNeeds.Select(needs => new PlaceNeedTable { FromDate = needs.From.ToMessage(), Needs = { needs.Needs.Select(ToMessage) } }));
        message.NationalMinimum.AddRange(NationalMinimum.Tables.Select(ToMessage));
        return message;
    }

    static AllowanceTable ToMessage(Allowances allowances) => new()
    {
        FromDate = allowances.From.ToMessage(),
        Rates = { allowances.Rates.Select(rate => new AllowanceRate { AgeBand = rate.Band, Region = rate.Region, WeeklyPence = rate.WeeklyPence }) },
    };

    static V1.PlaceNeed ToMessage(PlaceNeed need) => new() { PlacementType = need.Type, AgeBand = need.Band, Places = need.Places };
}
