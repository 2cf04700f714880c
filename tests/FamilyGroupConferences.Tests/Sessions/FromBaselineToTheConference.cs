using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Suite.FamilyGroupConferences.V1;

namespace Suite.FamilyGroupConferences.Tests.Sessions;

/// <summary>Through the service and its database: the coordinator's work until the conference was held.</summary>
public sealed class FromBaselineToTheConference(ConferencesService service) : IClassFixture<ConferencesService>
{
    const string Coordinator = "samuel.birch", Manager = "tanya.wells", SocialWorker = "amara.okafor", ManagerElsewhere = "theresa.quinn";

    static string NewId() => Guid.CreateVersion7().ToString();

    async Task<Conference> Stored(Conference conference)
    {
        conference = AFamily.WithOwnChildren(conference);
        conference.Team = "family-group-conferences";
        await service.Store([conference]);
        return conference;
    }

    [Fact]
    public async Task A_family_is_prepared_and_holds_its_conference()
    {
        var id = (await Stored(AFamily.Waiting())).Id.ToString();
        var calls = service.For(Coordinator).Conferences;
        var etag = (await calls.RecordBaselineAsync(new()
        {
            RequestId = NewId(),
            ConferenceId = id,
            Etag = "v1",
            BaselineDate = AFamily.Baseline.ToMessage(),
            BottomLines = "Not overnight with him.",
            Questions = { "Who collects her?" },
            AgreedWith = AFamily.SocialWorker,
        })).Conference.Etag;
        foreach (var (person, answer) in ((Guid, ConsentAnswer)[])[(AFamily.Mother, ConsentAnswer.Agreed), (AFamily.Father, ConsentAnswer.NoAnswer), (AFamily.Grandmother, ConsentAnswer.Agreed)])
            etag = (await calls.RecordConsentAsync(new()
            {
                RequestId = NewId(),
                ConferenceId = id,
                Etag = etag,
                ParticipantId = person.ToString(),
                Answer = answer,
                AnswerDate = AFamily.Baseline.ToMessage(),
            })).Conference.Etag;
        etag = (await calls.BeginPreparationAsync(new() { RequestId = NewId(), ConferenceId = id, Etag = etag, ConsentedDate = AFamily.Consented.ToMessage() })).Conference.Etag;
        var scheduling = new ScheduleSessionRequest
        {
            RequestId = NewId(),
            ConferenceId = id,
            Etag = etag,
            Kind = SessionKind.Conference,
            ScheduledTime = AFamily.Begins.ToTimestamp(),
            Venue = "Church hall",
            BookedDate = AFamily.Booked.ToMessage(),
        };
        Assert.Equal((StatusCode.FailedPrecondition, "PARTICIPANTS_NOT_PREPARED"), await RefusedCall.By(() => calls.ScheduleSessionAsync(scheduling).ResponseAsync));
        foreach (var person in (Guid[])[AFamily.Mother, AFamily.Grandmother, AFamily.Worker])
            etag = (await calls.RecordPreparationAsync(new()
            {
                RequestId = NewId(),
                ConferenceId = id,
                Etag = etag,
                ParticipantId = person.ToString(),
                MeetingDate = AFamily.Prepared.ToMessage(),
                Mode = AttendanceMode.InPerson,
                Invited = true,
            })).Conference.Etag;
        foreach (var child in (Guid[])[AFamily.Girl, AFamily.Boy])
            etag = (await calls.RecordChildViewsAsync(new()
            {
                RequestId = NewId(),
                ConferenceId = id,
                Etag = etag,
                ChildId = child.ToString(),
                Views = "Wants to stay with mum.",
                ViewsDate = AFamily.Prepared.ToMessage(),
            })).Conference.Etag;
        etag = (await calls.RecordPaternalFamilyAsync(new() { RequestId = NewId(), ConferenceId = id, Etag = etag, Status = PaternalFamily.Identified, RecordedDate = AFamily.Prepared.ToMessage() })).Conference.Etag;
        var scheduled = (await calls.ScheduleSessionAsync(new(scheduling) { RequestId = NewId(), Etag = etag })).Conference;
        Assert.Equal(ConferenceState.Scheduled, scheduled.State);

        var request = new RecordConferenceHeldRequest
        {
            RequestId = NewId(),
            ConferenceId = id,
            Etag = scheduled.Etag,
            SessionId = Assert.Single(scheduled.Sessions).SessionId,
            Phases = { AFamily.Phases().Select(p => new Phase { Kind = p.Kind, StartTime = p.From.ToTimestamp(), EndTime = p.Until.ToTimestamp(), ProfessionalsPresent = p.ProfessionalsPresent }) },
            Attendance = { AFamily.Present().Where(a => a.ParticipantId != AFamily.Friend).Select(a => new Attendance { ParticipantId = a.ParticipantId.ToString(), Mode = a.Mode }) },
        };
        Assert.Equal((StatusCode.Aborted, "ETAG_STALE"), await RefusedCall.By(() => calls.RecordConferenceHeldAsync(new(request) { RequestId = NewId(), Etag = "v1" }).ResponseAsync));
        var held = await calls.RecordConferenceHeldAsync(request);

        Assert.Equal(ConferenceState.Held, held.Conference.State);
        Assert.Equal(held.ToByteString(), (await calls.RecordConferenceHeldAsync(request)).ToByteString());
        Assert.Equal(1, await service.Look<int>("select count(*)::int from events where case_id = @id::uuid and type = 'conferences.conference-held.v1'", new { id }));
        Assert.Equal("OUTCOME_REVIEW_3M,OUTCOME_REVIEW_6M", await service.Look<string>(
            "select string_agg(distinct rule, ',' order by rule) from due_items where case_id = @id::uuid and rule like 'OUTCOME%'", new { id }));
        foreach (var said in (string[])["overnight", "collects", "Church", "mum", "Ada", "CH1", "staff-"])
            Assert.Equal(0, await service.Look<int>("select count(*)::int from events e where case_id = @id::uuid and e.data::text like @said", new { id, said = $"%{said}%" }));
    }

    [Fact]
    public async Task Only_the_conferences_own_people_prepare_it()
    {
        var id = (await Stored(AFamily.Waiting())).Id.ToString();
        var request = new RecordFamilyDeclinedRequest { RequestId = NewId(), ConferenceId = id, Etag = "v1", DeclinedDate = AFamily.Baseline.ToMessage() };

        var (status, _) = await RefusedCall.By(() => service.For(SocialWorker).Conferences.RecordFamilyDeclinedAsync(request).ResponseAsync);
        Assert.Equal(StatusCode.PermissionDenied, status);
        Assert.Equal((StatusCode.NotFound, "CONFERENCE_NOT_FOUND"), await RefusedCall.By(() => service.For(ManagerElsewhere).Conferences.RecordFamilyDeclinedAsync(request).ResponseAsync));
        Assert.Equal(ConferenceState.FamilyDeclined, (await service.For(Manager).Conferences.RecordFamilyDeclinedAsync(request)).Conference.State);

        var restricted = AFamily.Waiting();
        restricted.Restricted = true;
        id = (await Stored(restricted)).Id.ToString();
        Assert.Equal((StatusCode.NotFound, "CONFERENCE_NOT_FOUND"), await RefusedCall.By(() =>
            service.For(Coordinator).Conferences.RecordFamilyDeclinedAsync(new(request) { RequestId = NewId(), ConferenceId = id }).ResponseAsync));
    }
}
