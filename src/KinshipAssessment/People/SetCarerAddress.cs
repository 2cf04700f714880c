using Suite.KinshipAssessment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.People;

/// <summary>Records where a carer lives.</summary>
sealed class SetCarerAddress(CaseStore<KinshipCase> cases)
{
    const int MostLines = 5;
    const int LineLength = 100;
    const int PostcodeLength = 10;

    public Task<SetCarerAddressResponse> Handle(SetCarerAddressRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var personId = fields.Uuid("person_id", request.PersonId);
        var lines = request.Address is { } address
            ? fields.Each("address.lines", address.Lines, 1, MostLines, (path, line) => fields.Text(path, line, LineLength))
            : [];
        fields.Require(request.Address is not null, "address", "is required");
        var postcode = fields.Text("address.postcode", request.Address?.Postcode ?? "", PostcodeLength);
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: null, (kinship, moment) =>
        {
            var events = kinship.SetCarerAddress(personId, new(lines, postcode, request.Address!.OtherAuthorityArea));
            return new Changed<SetCarerAddressResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
