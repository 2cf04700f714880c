using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Reference;

/// <summary>Adds a source of enquiries.</summary>
sealed class AddEnquirySource(ReferenceDataChanges changes)
{
    public Task<AddEnquirySourceResponse> Handle(AddEnquirySourceRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var source = new Source(
            fields.Code("code", request.Code),
            fields.Text("label", request.Label, RateFields.LongestLabel),
            fields.Choice("channel", request.Channel),
            fields.Date("from_date", request.FromDate));
        fields.ThrowIfAny();

        return changes.Make(request, caller, (reference, _) => reference.AddSource(source),
            reference => new AddEnquirySourceResponse { ReferenceData = reference }, cancellation);
    }
}
