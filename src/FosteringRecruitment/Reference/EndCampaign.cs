using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Reference;

/// <summary>Ends a campaign; enquiries of before keep it.</summary>
sealed class EndCampaign(ReferenceDataChanges changes)
{
    public Task<EndCampaignResponse> Handle(EndCampaignRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var code = fields.Code("code", request.Code);
        var until = fields.Date("until_date", request.UntilDate);
        fields.ThrowIfAny();

        return changes.Make(request, caller, (reference, moment) => reference.EndCampaign(code, until, moment.Today),
            reference => new EndCampaignResponse { ReferenceData = reference }, cancellation);
    }
}
