using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Records that somebody came to live with the carers.</summary>
sealed class AddHouseholdMember(CaseStore<Household> households, TimeProvider clock)
{
    const int MostLetters = 200;

    public Task<AddHouseholdMemberResponse> Handle(AddHouseholdMemberRequest request, Caller caller, CancellationToken cancellation)
    {
        var today = WorkingCalendar.Today(clock);
        var fields = Fields.Of(request);
        var name = fields.Text("name", request.Name, MostLetters);
        var birthDate = fields.PastDate("birth_date", request.BirthDate, today);
        var on = fields.PastDate("joined_date", request.JoinedDate, today);
        fields.Require(on == default || birthDate <= on, "joined_date", "must not be before the birth_date");
        fields.ThrowIfAny();

        return households.Change(request, caller, actOn: on, (household, moment) =>
        {
            var events = household.AddMember(Guid.CreateVersion7(moment.Now), name, birthDate, on);
            return new Changed<AddHouseholdMemberResponse>(() => new() { Household = household.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
