using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Sets the level to which the fee is tied, from a day on.</summary>
sealed class SetSkillLevel(CaseStore<Household> households, TimeProvider clock)
{
    public Task<SetSkillLevelResponse> Handle(SetSkillLevelRequest request, Caller caller, CancellationToken cancellation)
    {
        var today = WorkingCalendar.Today(clock);
        var fields = Fields.Of(request);
        var level = fields.Choice("skill_level", request.SkillLevel);
        var from = fields.PastDate("from_date", request.FromDate, today);
        fields.ThrowIfAny();

        return households.Change(request, caller, actOn: from, (household, moment) =>
        {
            var events = household.SetSkillLevel(level, from);
            return new Changed<SetSkillLevelResponse>(() => new() { Household = household.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
