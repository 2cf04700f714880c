using Suite.KinshipAssessment.Checks;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.People;

/// <summary>Shows a carer's address for a reason.</summary>
sealed class RevealCarerAddress(CaseStore<KinshipCase> cases)
{
    public Task<RevealCarerAddressResponse> Handle(RevealCarerAddressRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var personId = fields.Uuid("person_id", request.PersonId);
        var reason = Reasons.ToReveal(fields, request.Reason);
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: null, (kinship, moment) =>
        {
            var (address, events) = kinship.RevealCarerAddress(personId, caller, reason, moment.Now);
            return new Changed<RevealCarerAddressResponse>(() => new()
            {
                Address = new() { Lines = { address.Lines }, Postcode = address.Postcode, OtherAuthorityArea = address.OtherAuthorityArea },
                Case = kinship.ToMessage(caller, moment.Today),
            }, events)
            { InConfidence = true };
        }, cancellation);
    }
}
