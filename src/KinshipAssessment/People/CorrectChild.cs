using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.People;

/// <summary>Corrects what is known of a child.</summary>
sealed class CorrectChild(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<CorrectChildResponse> Handle(CorrectChildRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var childId = fields.Uuid("child_id", request.ChildId);
        var facts = ChildFacts.Read(fields, "child", request.Child, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: null, (kinship, moment) =>
        {
            var events = kinship.CorrectChild(childId, facts);
            return new Changed<CorrectChildResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
