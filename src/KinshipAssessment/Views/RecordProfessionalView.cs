using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Views;

/// <summary>Records what a professional who knows the child thinks.</summary>
sealed class RecordProfessionalView(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<RecordProfessionalViewResponse> Handle(RecordProfessionalViewRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var childId = fields.Uuid("child_id", request.ChildId);
        var profession = fields.Choice("profession", request.Profession);
        var on = fields.PastDate("view_date", request.ViewDate, WorkingCalendar.Today(clock));
        var view = fields.Text("view", request.View, Texts.Longest);
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.RecordProfessionalView(childId, profession, on, view, request.NotObtainable);
            return new Changed<RecordProfessionalViewResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
