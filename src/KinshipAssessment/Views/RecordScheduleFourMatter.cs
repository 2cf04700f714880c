using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Views;

/// <summary>Records one matter of Schedule 4 as looked into.</summary>
sealed class RecordScheduleFourMatter(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<RecordScheduleFourMatterResponse> Handle(RecordScheduleFourMatterRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var matter = fields.Choice("matter", request.Matter);
        var on = fields.PastDate("assessed_date", request.AssessedDate, WorkingCalendar.Today(clock));
        var summary = fields.Text("summary", request.Summary, Texts.Longest);
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.RecordScheduleFourMatter(matter, request.Satisfied, on, summary);
            return new Changed<RecordScheduleFourMatterResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
