using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Reference;

/// <summary>Sets local targets from a day on; records opened before keep theirs.</summary>
sealed class SetLocalTargets(ReferenceDataChanges changes)
{
    public Task<SetLocalTargetsResponse> Handle(SetLocalTargetsRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var targets = RateFields.ReadTargets(fields, "targets", request.Targets);
        fields.ThrowIfAny();

        return changes.Make(request, caller, (reference, _) => reference.SetTargets(targets),
            reference => new SetLocalTargetsResponse { ReferenceData = reference }, cancellation);
    }
}
