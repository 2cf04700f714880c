using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Records what a carer chose to say about themselves, for totals only.</summary>
sealed class SetCarerCharacteristics(CaseStore<Household> households, TimeProvider clock)
{
    const int LongestCode = 32;

    public Task<SetCarerCharacteristicsResponse> Handle(SetCarerCharacteristicsRequest request, Caller caller, CancellationToken cancellation)
    {
        var today = WorkingCalendar.Today(clock);
        var fields = Fields.Of(request);
        var personId = fields.Uuid("person_id", request.PersonId);
        var said = request.Characteristics ?? new();
        fields.Require(request.Characteristics is not null, "characteristics", "is required");
        var characteristics = new Characteristics(
            fields.OptionalCode("characteristics.ethnicity", said.Ethnicity, LongestCode),
            fields.OptionalCode("characteristics.religion", said.Religion, LongestCode),
            said.Disability,
            fields.OptionalCode("characteristics.sexual_orientation", said.SexualOrientation, LongestCode),
            said.Sex);
        fields.Require(said.Disability is "" or "YES" or "NO", "characteristics.disability", "must be YES, NO or empty");
        fields.Require(said.Sex is "" or "F" or "M" or "X", "characteristics.sex", "must be F, M, X or empty");
        fields.ThrowIfAny();

        return households.Change(request, caller, actOn: today, (household, moment) =>
        {
            var events = household.SetCharacteristics(personId, characteristics);
            return new Changed<SetCarerCharacteristicsResponse>(() => new() { Household = household.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
