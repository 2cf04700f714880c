using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.Forecasts;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Reads;

/// <summary>A case's 12–16 week timetable with the forecast of its end.</summary>
sealed class GetTimetable(CaseStore<KinshipCase> cases, TurnaroundReader turnarounds, TimeProvider clock)
{
    public async Task<GetTimetableResponse> Handle(GetTimetableRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var caseId = fields.Uuid("case_id", request.CaseId);
        fields.ThrowIfAny();

        var kinship = await cases.Read(caseId, request, caller, purpose: "", cancellation);
        var today = WorkingCalendar.Today(clock);
        var timetable = CaseTimetable.Of(kinship, today);
        if (!kinship.MaySeeDisclosures(caller))
            Disclosing.LeaveOut(timetable);
        if (kinship.TimetableEndedOn is null)
            timetable.Forecast = CaseForecast.Of(kinship, await turnarounds.Of(caller.Authority, cancellation), today);
        return new() { Timetable = timetable };
    }
}
