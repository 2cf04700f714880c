using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Reference;

/// <summary>Sets weekly allowances from a day on.</summary>
sealed class SetAllowances(ReferenceDataChanges changes)
{
    public Task<SetAllowancesResponse> Handle(SetAllowancesRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var allowances = RateFields.ReadAllowances(fields, "allowances", request.Allowances);
        fields.ThrowIfAny();

        return changes.Make(request, caller, (reference, _) => reference.SetAllowances(allowances),
            reference => new SetAllowancesResponse { ReferenceData = reference }, cancellation);
    }
}
