using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Care;

/// <summary>Records a social worker's visit to a child in the placement.</summary>
sealed class RecordVisit(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<RecordVisitResponse> Handle(RecordVisitRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var childId = fields.Uuid("child_id", request.ChildId);
        var on = fields.PastDate("visit_date", request.VisitDate, WorkingCalendar.Today(clock));
        // Reg 29: the child is seen alone unless they refuse, are too young, or it would not be appropriate.
        if (request.SeenAlone)
            fields.Require(request.NotAloneReason.Length == 0, "not_alone_reason", "is only for a child who was not seen alone");
        else
            fields.Require(request.NotAloneReason is "CHILD_REFUSED" or "TOO_YOUNG" or "NOT_APPROPRIATE", "not_alone_reason", "is required: CHILD_REFUSED, TOO_YOUNG or NOT_APPROPRIATE");
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.RecordVisit(childId, on, request.SeenAlone, request.NotAloneReason, caller.Subject);
            return new Changed<RecordVisitResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
