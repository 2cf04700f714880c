using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Reference;

/// <summary>Adds a recruitment campaign.</summary>
sealed class AddCampaign(ReferenceDataChanges changes)
{
    const long MostPence = 10_000_000_000;

    public Task<AddCampaignResponse> Handle(AddCampaignRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var campaign = new Campaign(
            fields.Code("code", request.Code),
            fields.Text("label", request.Label, RateFields.LongestLabel),
            fields.Choice("channel", request.Channel),
            fields.Date("from_date", request.FromDate),
            request.CostPence)
        { Until = fields.OptionalDate("until_date", request.UntilDate) };
        fields.Require(!(campaign.Until < campaign.From), "until_date", "must not be before the from_date");
        fields.Require(request.CostPence is >= 0 and <= MostPence, "cost_pence", $"must be from 0 to {MostPence}");
        fields.ThrowIfAny();

        return changes.Make(request, caller, (reference, _) => reference.AddCampaign(campaign),
            reference => new AddCampaignResponse { ReferenceData = reference }, cancellation);
    }
}
