using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Time.Testing;
using Suite.FamilyGroupConferences.Conferences.Preparation;
using Suite.FamilyGroupConferences.Conferences.Sessions;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Types.V1;

namespace Suite.FamilyGroupConferences.Tests.Preparing;

/// <summary>What is wrong with a request is said at once and before anything is read: these use cases have no store.</summary>
public sealed class FieldsOfRequests
{
    static readonly FakeTimeProvider Clock = new(new(2026, 9, 14, 20, 0, 0, TimeSpan.Zero));
    static readonly Date Today = new DateOnly(2026, 9, 14).ToMessage(), Tomorrow = new DateOnly(2026, 9, 15).ToMessage();
    static readonly string Id = Guid.CreateVersion7().ToString();
    static readonly Caller Coordinator = new("staff-0019", AFamily.Authority, new HashSet<string> { "FGC_COORD" }, new HashSet<string>());

    static async Task Refuses(Func<Task> call, params string[] fields)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(call);
        Assert.Equal("INVALID_FIELDS", refused.Reason);
        Assert.Equal(fields, refused.Fields.Select(f => f.Field));
    }

    static Timestamp At(int hour, int minute = 0) => new DateTimeOffset(2026, 9, 14, hour, minute, 0, TimeSpan.Zero).ToTimestamp();

    [Fact]
    public Task An_empty_request_hears_of_every_field_at_once() => Refuses(
        () => new RecordBaseline(null!, null!, Clock).Handle(new(), Coordinator, default),
        "request_id", "conference_id", "etag", "baseline_date", "bottom_lines", "questions", "agreed_with");

    [Fact]
    public Task Nobody_is_met_tomorrow_or_through_somebody_else() => Refuses(
        () => new RecordPreparation(null!, null!, Clock).Handle(new()
        {
            RequestId = Id,
            ConferenceId = Id,
            Etag = "v1",
            ParticipantId = Id,
            MeetingDate = Tomorrow,
            Mode = AttendanceMode.ViewsConveyed,
        }, Coordinator, default), "meeting_date", "mode");

    [Fact]
    public Task The_same_risk_is_not_named_twice() => Refuses(
        () => new SetSafetyPlan(null!, null!, Clock).Handle(new()
        {
            RequestId = Id,
            ConferenceId = Id,
            Etag = "v1",
            Risks = { "DOMESTIC_ABUSE", "DOMESTIC_ABUSE" },
            Plan = "Apart.",
            PlanDate = Today,
        }, Coordinator, default), "risks");

    [Theory]
    [InlineData(ArrangementStatus.Arranged, false)]
    [InlineData(ArrangementStatus.Needed, true)]
    public Task An_advocate_is_named_once_arranged_and_only_then(ArrangementStatus status, bool named) => Refuses(
        () => new ArrangeAdvocate(null!, null!, Clock).Handle(new()
        {
            RequestId = Id,
            ConferenceId = Id,
            Etag = "v1",
            ParticipantId = Id,
            Status = status,
            AdvocateParticipantId = named ? Id : "",
            StatusDate = Today,
        }, Coordinator, default), "advocate_participant_id");

    [Theory]
    [InlineData("", ArrangementStatus.Arranged)]
    [InlineData("pol", ArrangementStatus.Arranged)]
    [InlineData("PL", ArrangementStatus.Arranged)]
    [InlineData("p1", ArrangementStatus.NotNeeded)]
    public Task A_language_is_one_of_iso_639_1(string language, ArrangementStatus status) => Refuses(
        () => new ArrangeInterpreter(null!, null!, Clock).Handle(new()
        {
            RequestId = Id,
            ConferenceId = Id,
            Etag = "v1",
            ParticipantId = Id,
            Language = language,
            Status = status,
            StatusDate = Today,
        }, Coordinator, default), "language");

    [Fact]
    public Task A_fathers_family_that_was_not_found_was_looked_for() => Refuses(
        () => new RecordPaternalFamily(null!, null!, Clock).Handle(new()
        {
            RequestId = Id,
            ConferenceId = Id,
            Etag = "v1",
            Status = PaternalFamily.NotFound,
            RecordedDate = Today,
        }, Coordinator, default), "efforts");

    [Fact]
    public Task A_phase_ends_after_it_began_and_not_in_the_future() => Refuses(
        () => new RecordConferenceHeld(null!, null!, null!, Clock).Handle(new()
        {
            RequestId = Id,
            ConferenceId = Id,
            Etag = "v1",
            SessionId = Id,
            Phases =
            {
                new Phase { Kind = PhaseKind.InformationSharing, StartTime = At(17), EndTime = At(17) },
                new Phase { Kind = PhaseKind.PrivateFamilyTime, StartTime = At(19), EndTime = At(20, 1) },
            },
            Attendance = { new Attendance { ParticipantId = Id, Mode = AttendanceMode.InPerson } },
        }, Coordinator, default), "phases[0].end_time", "phases[1].end_time");

    [Fact]
    public Task No_phase_is_recorded_twice_and_nobody_counted_twice() => Refuses(
        () => new RecordConferenceHeld(null!, null!, null!, Clock).Handle(new()
        {
            RequestId = Id,
            ConferenceId = Id,
            Etag = "v1",
            SessionId = Id,
            Phases =
            {
                new Phase { Kind = PhaseKind.PrivateFamilyTime, StartTime = At(17), EndTime = At(18) },
                new Phase { Kind = PhaseKind.PrivateFamilyTime, StartTime = At(18), EndTime = At(19) },
            },
            Attendance = { new Attendance { ParticipantId = Id, Mode = AttendanceMode.InPerson }, new Attendance { ParticipantId = Id, Mode = AttendanceMode.Absent } },
        }, Coordinator, default), "phases", "attendance");

    [Fact]
    public Task A_review_has_an_end_somebody_who_was_asked_and_a_finding() => Refuses(
        () => new RecordReviewHeld(null!, null!, null!, Clock).Handle(new() { RequestId = Id, ConferenceId = Id, Etag = "v1", SessionId = Id, EndTime = At(21) }, Coordinator, default),
        "end_time", "attendance", "finding");

    [Fact]
    public Task A_session_has_a_kind_a_time_and_a_place() => Refuses(
        () => new ScheduleSession(null!, null!, Clock).Handle(new() { RequestId = Id, ConferenceId = Id, Etag = "v1", BookedDate = Tomorrow }, Coordinator, default),
        "kind", "scheduled_time", "venue", "booked_date");
}
