using Suite.FamilyGroupConferences.Events.V1;
using Suite.FamilyGroupConferences.V1;

namespace Suite.FamilyGroupConferences.Tests.Preparing;

public sealed class PreparingTheFamily
{
    [Fact]
    public void The_coordinator_meets_adults_and_children()
    {
        var conference = AFamily.Preparing();

        var adult = conference.RecordPreparation(AFamily.Grandmother, AFamily.Prepared, AttendanceMode.Remote, invited: true).Announced<ParticipantPrepared>();
        var child = conference.RecordPreparation(AFamily.Girl, AFamily.Prepared, AttendanceMode.InPerson, invited: true).Announced<ParticipantPrepared>();

        Assert.Equal((ParticipantRole.PaternalKin, ParticipantRole.Child), (adult.Role, child.Role));
        var grandmother = conference.ParticipantOf(AFamily.Grandmother);
        Assert.Equal((AFamily.Prepared, AttendanceMode.Remote, true), (grandmother.PreparedOn, grandmother.PreparedMode, grandmother.Invited));
        Assert.Equal((AFamily.Prepared, true), (conference.ChildOf(AFamily.Girl).PreparedOn, conference.ChildOf(AFamily.Girl).Invited));
    }

    [Fact]
    public void Nobody_is_prepared_before_the_family_consented()
    {
        AFamily.Refused("MOVE_NOT_ALLOWED", () => AFamily.Asked().RecordPreparation(AFamily.Mother, AFamily.Prepared, AttendanceMode.InPerson, invited: true));
        AFamily.Refused("DATE_OUT_OF_ORDER", () => AFamily.Preparing().RecordPreparation(AFamily.Mother, AFamily.Consented.AddDays(-1), AttendanceMode.InPerson, invited: true));
        AFamily.Refused("PARTICIPANT_NOT_FOUND", () => AFamily.Preparing().RecordPreparation(AFamily.Nobody, AFamily.Prepared, AttendanceMode.InPerson, invited: true));
    }

    [Fact]
    public void Somebody_who_left_or_is_kept_out_is_not_invited()
    {
        var conference = AFamily.Preparing();
        conference.ParticipantOf(AFamily.Friend).LeftOn = AFamily.Prepared;
        AFamily.Refused("PARTICIPANT_HAS_LEFT", () => conference.RecordPreparation(AFamily.Friend, AFamily.Prepared, AttendanceMode.InPerson, invited: true));

        conference.ExcludeParticipant(AFamily.Father, "DOMESTIC_ABUSE", viewsConveyed: true, AFamily.Consented);
        AFamily.Refused("PARTICIPANT_EXCLUDED", () => conference.RecordPreparation(AFamily.Father, AFamily.Prepared, AttendanceMode.InPerson, invited: true));
        conference.RecordPreparation(AFamily.Father, AFamily.Prepared, AttendanceMode.Remote, invited: false);
        Assert.False(conference.ParticipantOf(AFamily.Father).Invited);
    }

    [Fact]
    public void What_a_child_wants_is_recorded_until_the_end()
    {
        var conference = AFamily.Agreed();
        conference.RecordChildViews(AFamily.Girl, "She likes the plan.", new(2026, 11, 2)).Announced<RecordAmended>();
        Assert.Equal("She likes the plan.", conference.ChildOf(AFamily.Girl).Views);

        AFamily.Refused("DATE_OUT_OF_ORDER", () => conference.RecordChildViews(AFamily.Girl, "x", new(2026, 11, 1)));
        AFamily.Refused("DATE_OUT_OF_ORDER", () => AFamily.Waiting().RecordChildViews(AFamily.Girl, "x", AFamily.Offered.AddDays(-1)));
        AFamily.Refused("CHILD_NOT_FOUND", () => conference.RecordChildViews(AFamily.Mother, "x", new(2026, 11, 2)));
        AFamily.Refused("MOVE_NOT_ALLOWED", () => AFamily.Waiting(ConferenceState.Closed).RecordChildViews(AFamily.Girl, "x", AFamily.Prepared));
    }

    [Fact]
    public void Advocates_are_participants_with_that_role()
    {
        var conference = AFamily.Preparing();
        conference.ArrangeAdvocate(AFamily.Girl, ArrangementStatus.Needed, null, AFamily.Consented);
        conference.ArrangeAdvocate(AFamily.Girl, ArrangementStatus.Arranged, AFamily.Advocate, AFamily.Prepared).Announced<RecordAmended>();
        conference.ArrangeAdvocate(AFamily.Mother, ArrangementStatus.Declined, null, AFamily.Prepared);

        var girl = conference.ChildOf(AFamily.Girl);
        Assert.Equal((ArrangementStatus.Arranged, AFamily.Advocate, AFamily.Prepared), (girl.Advocate, girl.AdvocateId, girl.AdvocateOn));
        Assert.Equal(ArrangementStatus.Declined, conference.ParticipantOf(AFamily.Mother).Advocate);
        var shown = conference.ToMessage(new("staff-0019", AFamily.Authority, new HashSet<string> { "FGC_COORD" }, new HashSet<string>()), AFamily.Prepared, AFamily.Pseudonyms)
            .Participants.Single(p => p.ParticipantId == AFamily.Girl.ToString());
        Assert.Equal((AFamily.Advocate.ToString(), AFamily.Prepared.ToMessage()), (shown.AdvocateParticipantId, shown.AdvocateDate));
        AFamily.Refused("NOT_AN_ADVOCATE", () => conference.ArrangeAdvocate(AFamily.Girl, ArrangementStatus.Arranged, AFamily.Teacher, AFamily.Prepared));
        AFamily.Refused("NOT_AN_ADVOCATE", () => conference.ArrangeAdvocate(AFamily.Girl, ArrangementStatus.Arranged, AFamily.Boy, AFamily.Prepared));
        AFamily.Refused("PARTICIPANT_NOT_FOUND", () => conference.ArrangeAdvocate(AFamily.Nobody, ArrangementStatus.Needed, null, AFamily.Prepared));
        AFamily.Refused("DATE_OUT_OF_ORDER", () => conference.ArrangeAdvocate(AFamily.Girl, ArrangementStatus.Needed, null, AFamily.Offered.AddDays(-1)));
        AFamily.Refused("MOVE_NOT_ALLOWED", () => AFamily.Waiting(ConferenceState.StoodDown).ArrangeAdvocate(AFamily.Girl, ArrangementStatus.Needed, null, AFamily.Prepared));
    }

    [Fact]
    public void Interpreters_are_arranged_for_adults_and_children()
    {
        var conference = AFamily.Preparing();
        conference.ArrangeInterpreter(AFamily.Grandmother, "pl", ArrangementStatus.Arranged, AFamily.Prepared).Announced<RecordAmended>();
        conference.ArrangeInterpreter(AFamily.Boy, "pl", ArrangementStatus.Needed, AFamily.Prepared);

        Assert.Equal(("pl", ArrangementStatus.Arranged), (conference.ParticipantOf(AFamily.Grandmother).Language, conference.ParticipantOf(AFamily.Grandmother).Interpreter));
        Assert.Equal(("pl", ArrangementStatus.Needed), (conference.ChildOf(AFamily.Boy).Language, conference.ChildOf(AFamily.Boy).Interpreter));
        AFamily.Refused("PARTICIPANT_NOT_FOUND", () => conference.ArrangeInterpreter(AFamily.Nobody, "pl", ArrangementStatus.Needed, AFamily.Prepared));
        AFamily.Refused("DATE_OUT_OF_ORDER", () => conference.ArrangeInterpreter(AFamily.Boy, "pl", ArrangementStatus.Needed, AFamily.Offered.AddDays(-1)));
        AFamily.Refused("MOVE_NOT_ALLOWED", () => AFamily.Waiting(ConferenceState.NotAccepted).ArrangeInterpreter(AFamily.Boy, "pl", ArrangementStatus.Needed, AFamily.Prepared));
    }

    [Fact]
    public void The_fathers_family_is_looked_for_until_the_conference_is_held()
    {
        var conference = AFamily.Preparing();
        var recorded = conference.RecordPaternalFamily(PaternalFamily.NotFound, "Asked his former employer.", AFamily.Prepared).Announced<PaternalFamilyRecorded>();

        Assert.Equal((PaternalFamily.NotFound, PaternalFamily.NotFound), (recorded.Status, conference.PaternalFamily));
        AFamily.Refused("DATE_OUT_OF_ORDER", () => conference.RecordPaternalFamily(PaternalFamily.Identified, "", AFamily.Consented));
        AFamily.Refused("MOVE_NOT_ALLOWED", () => AFamily.Held().RecordPaternalFamily(PaternalFamily.Identified, "", AFamily.Day));
    }
}
