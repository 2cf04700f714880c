using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Shows somebody's addresses for a reason.</summary>
sealed class RevealApplicantAddresses(CaseStore<Application> applications)
{
    public Task<RevealApplicantAddressesResponse> Handle(RevealApplicantAddressesRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var personId = fields.Uuid("person_id", request.PersonId);
        var reason = Reasons.ToReveal(fields, request.Reason);
        fields.ThrowIfAny();

        return applications.Change(request, caller, actOn: null, (application, moment) =>
        {
            var (addresses, events) = application.RevealAddresses(personId, caller, reason, moment.Now);
            return new Changed<RevealApplicantAddressesResponse>(() => new() { Addresses = { addresses.Select(AddressFields.ToMessage) } }, events) { InConfidence = true };
        }, cancellation);
    }
}
