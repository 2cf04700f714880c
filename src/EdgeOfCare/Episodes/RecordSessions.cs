using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Episodes;

/// <summary>Records sessions of an intervention, delivered or missed.</summary>
sealed class RecordSessions(CaseStore<Episode> episodes, TimeProvider clock)
{
    const int MostSessions = 50, MostMinutes = 720;

    public Task<RecordSessionsResponse> Handle(RecordSessionsRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var id = fields.Uuid("intervention_id", request.InterventionId);
        var today = WorkingCalendar.Today(clock);
        var sessions = fields.Each("sessions", request.Sessions, 1, MostSessions, (path, session) => Read(fields, path, session, today));
        fields.ThrowIfAny();

        return episodes.Change(request, caller, actOn: sessions.Max(session => session.On), (episode, moment) =>
        {
            var events = episode.RecordSessions(id,
                [.. sessions.Select(session => new Session(Guid.CreateVersion7(moment.Now), session.On, session.Minutes, session.Attended, session.Note, caller.Subject))]);
            return new Changed<RecordSessionsResponse>(() => new() { Episode = episode.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }

    static (DateOnly On, int Minutes, bool Attended, string Note) Read(Fields fields, string path, SessionFacts session, DateOnly today)
    {
        var minutes = session.Attended
            ? fields.Number($"{path}.minutes", session.Minutes, 1, MostMinutes)
            : fields.Number($"{path}.minutes", session.Minutes, 0, 0);
        return (fields.PastDate($"{path}.session_date", session.SessionDate, today), minutes, session.Attended, fields.OptionalText($"{path}.note", session.Note, EpisodeFields.LongestDetail));
    }
}
