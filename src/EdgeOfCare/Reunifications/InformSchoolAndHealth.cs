using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>Records that school and health were informed of the return.</summary>
sealed class InformSchoolAndHealth(CaseStore<Reunification> reunifications, TimeProvider clock)
{
    public Task<InformSchoolAndHealthResponse> Handle(InformSchoolAndHealthRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var schoolOn = fields.OptionalPastDate("school_informed_date", request.SchoolInformedDate, WorkingCalendar.Today(clock));
        var healthOn = fields.OptionalPastDate("health_informed_date", request.HealthInformedDate, WorkingCalendar.Today(clock));
        fields.Require(!request.NoSchool || schoolOn is null, "no_school", "is for a child who goes to none");
        fields.Require(request.NoSchool || request.SchoolInformedDate is not null || request.HealthInformedDate is not null,
            "school_informed_date", "is required, or health_informed_date or no_school");
        fields.ThrowIfAny();

        return reunifications.Change(request, caller, actOn: schoolOn > healthOn || healthOn is null ? schoolOn : healthOn, (reunification, moment) =>
        {
            var events = reunification.InformSchoolAndHealth(schoolOn, healthOn, request.NoSchool);
            return new Changed<InformSchoolAndHealthResponse>(() => new() { Reunification = reunification.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
