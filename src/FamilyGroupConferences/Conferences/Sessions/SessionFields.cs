using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Errors;

namespace Suite.FamilyGroupConferences.Conferences.Sessions;

/// <summary>Reads how a session went.</summary>
static class SessionFields
{
    public const int Venue = 300;

    /// <summary>Children and network of the largest families.</summary>
    const int MostPeople = 100;

    public static IReadOnlyList<Phase> Phases(Fields fields, RepeatedField<V1.Phase> phases, DateTimeOffset now)
    {
        var read = fields.Each("phases", phases, 0, 3, (path, phase) =>
        {
            var kind = fields.Choice(path + ".kind", phase.Kind);
            var from = fields.Instant(path + ".start_time", phase.StartTime);
            var until = PastInstant(fields, path + ".end_time", phase.EndTime, now);
            fields.Require(from < until || from == default || until == default, path + ".end_time", "must be after the phase began");
            return new Phase(kind, from, until, phase.ProfessionalsPresent);
        });
        fields.Require(read.Select(p => p.Kind).Distinct().Count() == read.Count, "phases", "must not repeat a phase");
        return read;
    }

    public static IReadOnlyList<Attendance> Attendance(Fields fields, RepeatedField<V1.Attendance> attendance)
    {
        var read = fields.Each("attendance", attendance, 1, MostPeople, (path, entry) =>
            new Attendance(fields.Uuid(path + ".participant_id", entry.ParticipantId), fields.Choice(path + ".mode", entry.Mode)));
        fields.Require(read.Select(a => a.ParticipantId).Distinct().Count() == read.Count, "attendance", "must not repeat anybody");
        return read;
    }

    public static DateTimeOffset PastInstant(Fields fields, string field, Timestamp? value, DateTimeOffset now)
    {
        var instant = fields.Instant(field, value);
        fields.Require(instant <= now, field, "must not be in the future");
        return instant;
    }
}
