using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Makes it a restricted record, or an ordinary one again.</summary>
sealed class SetHouseholdRestriction(CaseStore<Household> households)
{
    public Task<SetHouseholdRestrictionResponse> Handle(SetHouseholdRestrictionRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var subjects = fields.Each("subjects", request.Subjects, 0, 50, (path, subject) => fields.Code(path, subject, max: 128));
        var reason = fields.Code("reason", request.Reason);
        fields.ThrowIfAny();

        return households.Change(request, caller, actOn: null, (household, moment) =>
        {
            var events = household.SetRestriction(request.Restricted, subjects, caller);
            return new Changed<SetHouseholdRestrictionResponse>(() => new() { Household = household.ToMessage(caller, moment.Today) }, events) { Purpose = reason };
        }, cancellation);
    }
}
