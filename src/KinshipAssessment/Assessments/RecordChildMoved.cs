using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Assessments;

/// <summary>Records that the children went elsewhere.</summary>
sealed class RecordChildMoved(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<RecordChildMovedResponse> Handle(RecordChildMovedRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("moved_date", request.MovedDate, WorkingCalendar.Today(clock));
        var destination = fields.Code("destination", request.Destination);
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.RecordChildMoved(on, destination);
            return new Changed<RecordChildMovedResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
