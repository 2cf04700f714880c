using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Refuses to take a resignation back (reg 28(13)); the attempt is audited.</summary>
sealed class WithdrawResignation(CaseStore<Household> households)
{
    public Task<WithdrawResignationResponse> Handle(WithdrawResignationRequest request, Caller caller, CancellationToken cancellation)
    {
        Fields.Of(request).ThrowIfAny();
        return households.Change<WithdrawResignationResponse>(request, caller, actOn: null, (household, _) => throw household.WithdrawResignation(), cancellation);
    }
}
