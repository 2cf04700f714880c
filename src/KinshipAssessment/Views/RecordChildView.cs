using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Views;

/// <summary>Records a child's wishes and feelings.</summary>
sealed class RecordChildView(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<RecordChildViewResponse> Handle(RecordChildViewRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var childId = fields.Uuid("child_id", request.ChildId);
        var takenBy = fields.Choice("taken_by", request.TakenBy);
        var on = fields.PastDate("view_date", request.ViewDate, WorkingCalendar.Today(clock));
        var view = fields.Text("view", request.View, Texts.Longest);
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.RecordChildView(childId, takenBy, on, view, request.NotObtainable, caller);
            return new Changed<RecordChildViewResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
