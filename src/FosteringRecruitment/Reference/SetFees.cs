using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Reference;

/// <summary>Sets weekly fees from a day on.</summary>
sealed class SetFees(ReferenceDataChanges changes)
{
    public Task<SetFeesResponse> Handle(SetFeesRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var fees = RateFields.ReadFees(fields, "fees", request.Fees);
        fields.ThrowIfAny();

        return changes.Make(request, caller, (reference, _) => reference.SetFees(fees),
            reference => new SetFeesResponse { ReferenceData = reference }, cancellation);
    }
}
