using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences.Preparation;

/// <summary>Records the bottom lines and questions that were agreed with the social worker.</summary>
sealed class RecordBaseline(CaseStore<Conference> conferences, Pseudonyms pseudonyms, TimeProvider clock)
{
    public Task<RecordBaselineResponse> Handle(RecordBaselineRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("baseline_date", request.BaselineDate, WorkingCalendar.Today(clock));
        var bottomLines = fields.Text("bottom_lines", request.BottomLines, PreparationFields.Narrative);
        var questions = fields.Each("questions", request.Questions, 1, PreparationFields.MostQuestions, (path, question) => fields.Text(path, question, PreparationFields.Sentences));
        var agreedWith = fields.Code("agreed_with", request.AgreedWith, PreparationFields.SubjectLength);
        fields.ThrowIfAny();

        return conferences.Change(request, caller, actOn: on, (conference, moment) =>
        {
            var events = conference.RecordBaseline(on, bottomLines, questions, agreedWith);
            return new Changed<RecordBaselineResponse>(() => new() { Conference = conference.ToMessage(caller, moment.Today, pseudonyms) }, events);
        }, cancellation);
    }
}
