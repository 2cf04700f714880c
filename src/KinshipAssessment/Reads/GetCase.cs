using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Reads;

/// <summary>One case, as far as the caller needs to know it.</summary>
sealed class GetCase(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public async Task<GetCaseResponse> Handle(GetCaseRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var caseId = fields.Uuid("case_id", request.CaseId);
        fields.ThrowIfAny();

        var kinship = await cases.Read(caseId, request, caller, purpose: "", cancellation);
        return new() { Case = kinship.ToMessage(caller, WorkingCalendar.Today(clock)) };
    }
}
