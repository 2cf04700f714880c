using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Reference;

/// <summary>Ends a source; enquiries of before keep it.</summary>
sealed class EndEnquirySource(ReferenceDataChanges changes)
{
    public Task<EndEnquirySourceResponse> Handle(EndEnquirySourceRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var code = fields.Code("code", request.Code);
        var until = fields.Date("until_date", request.UntilDate);
        fields.ThrowIfAny();

        return changes.Make(request, caller, (reference, moment) => reference.EndSource(code, until, moment.Today),
            reference => new EndEnquirySourceResponse { ReferenceData = reference }, cancellation);
    }
}
