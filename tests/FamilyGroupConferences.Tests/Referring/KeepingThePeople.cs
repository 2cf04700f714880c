using Grpc.Core;
using Suite.FamilyGroupConferences.Conferences;
using Suite.FamilyGroupConferences.Events.V1;
using Suite.FamilyGroupConferences.V1;
using static Suite.FamilyGroupConferences.Tests.AFamily;

namespace Suite.FamilyGroupConferences.Tests.Referring;

public sealed class KeepingThePeople
{
    static readonly PersonFacts Aunt = new(ParticipantRole.MaternalKin, "Nell", null, "", "", "", false);

    static IReadOnlyList<Google.Protobuf.IMessage> Add(Conference conference, string reference, params IReadOnlyList<InvolvementFacts> known) =>
        conference.AddChild(new(reference, "Cleo", new(2021, 1, 1), false), AReferral.AllocatedOn, known, Standard, Guid.NewGuid, Pseudonyms);

    [Fact]
    public void A_sibling_joins_the_conference_and_is_a_sibling_no_more()
    {
        var conference = AReferral.Referred();

        var added = Add(conference, AReferral.Sister).Announced<ChildAdded>();

        Assert.Equal(Pseudonyms.KeyOf(Authority, AReferral.Sister), added.ChildKey);
        Assert.Empty(conference.SiblingReferences);
        Assert.Equal(3, conference.Children.Count);
    }

    [Fact]
    public void The_social_worker_of_a_sibling_who_joins_knows_of_it_and_whoever_was_taken_off_stays_off()
    {
        var conference = AReferral.Referred();
        conference.RecordInvolvement(AReferral.Role(InvolvementRole.SocialWorker, AReferral.Sister, "staff-0002"), Guid.NewGuid(), AReferral.AcceptedOn, Standard, Pseudonyms);
        Assert.False(conference.MayBeKnownTo(AReferral.By("CSW", "staff-0002")));
        conference.SetRestriction(true, [], AReferral.By("SM", "staff-0008"));

        Add(conference, AReferral.Sister);

        Assert.True(conference.MayBeKnownTo(AReferral.By("CSW", "staff-0002")));
        Assert.False(conference.MayBeKnownTo(AReferral.Worker));
    }

    [Fact]
    public void A_child_is_in_a_conference_once_and_joins_before_it_is_held()
    {
        Refused("CHILD_ALREADY_IN_CONFERENCE", () => Add(AReferral.Referred(), "ch1"));
        Refused("MOVE_NOT_ALLOWED", () => Add(Held(), "CH7"));
    }

    [Fact]
    public void A_child_is_born_and_keeps_its_reference()
    {
        var conference = AReferral.Referred();
        var child = conference.Children[0];

        conference.CorrectChild(child.Id, "Adele", new(2019, 5, 3), false);

        Assert.Equal(("CH1", "Adele", new DateOnly(2019, 5, 3)), (child.Reference, child.Name, child.BirthOn));
        Assert.Equal(StatusCode.NotFound, Refused("CHILD_NOT_FOUND", () => conference.CorrectChild(Nobody, "A", new(2019, 5, 3), false)).Code);
    }

    [Fact]
    public void Somebody_joins_the_network_and_leaves_it_once_and_their_consent_ends()
    {
        var conference = AReferral.Allocated();
        var id = Guid.NewGuid();
        Assert.Equal(ParticipantRole.MaternalKin, conference.AddParticipant(Aunt, id).Announced<ParticipantAdded>().Role);
        conference.RecordConsent(id, ConsentAnswer.Agreed, new(2026, 8, 10), mayShare: true);

        Refused("DATE_OUT_OF_ORDER", () => conference.RecordLeft(id, new(2026, 8, 9)));
        conference.RecordLeft(id, new(2026, 8, 12)).Announced<ParticipantLeft>();

        Assert.Equal(ConsentAnswer.Withdrawn, conference.ParticipantOf(id).Consents[^1].Answer);
        Refused("PARTICIPANT_HAS_LEFT", () => conference.RecordLeft(id, new(2026, 8, 13)));
        Assert.Equal(StatusCode.NotFound, Refused("PARTICIPANT_NOT_FOUND", () => conference.RecordLeft(Nobody, new(2026, 8, 13))).Code);
    }

    [Fact]
    public void Whoever_was_asked_for_consent_stays_family_and_may_be_another_relative()
    {
        var conference = AReferral.Allocated();
        var mother = conference.Participants[0].Id;
        conference.RecordConsent(mother, ConsentAnswer.Agreed, new(2026, 8, 10), mayShare: true);

        conference.CorrectParticipant(mother, Aunt);
        Assert.Equal((ParticipantRole.MaternalKin, "Nell"), (conference.ParticipantOf(mother).Role, conference.ParticipantOf(mother).Name));

        Refused("PARTICIPANT_ROLE_SETTLED", () => conference.CorrectParticipant(mother, Aunt with { Role = ParticipantRole.Professional }));
    }

    [Fact]
    public void Nobody_joins_beyond_what_a_conference_can_hold()
    {
        var conference = AReferral.Referred();
        for (var i = conference.Participants.Count; i < ConferenceRules.MostParticipants; i++)
            conference.AddParticipant(Aunt, Guid.NewGuid());

        Assert.Equal("participant", Assert.Single(Refused("INVALID_FIELDS", () => conference.AddParticipant(Aunt, Guid.NewGuid())).Fields).Field);
    }

    [Fact]
    public void A_case_role_for_a_child_nobody_named_makes_it_a_sibling()
    {
        var conference = AReferral.Referred();

        conference.RecordInvolvement(AReferral.Role(InvolvementRole.Assessor, "CH77", "staff-0003"), Guid.NewGuid(), AReferral.AcceptedOn, Standard, Pseudonyms);

        Assert.Equal([AReferral.Sister, "CH77"], conference.SiblingReferences);
        Assert.False(conference.MayBeKnownTo(AReferral.By("ASSESSOR", "staff-0003")));
    }

    [Fact]
    public void A_case_role_ends_not_before_it_began()
    {
        var conference = AReferral.Referred();
        var role = conference.Involvements[0];

        Refused("DATE_OUT_OF_ORDER", () => conference.EndInvolvement(role.Id, role.From.AddDays(-1), AReferral.AcceptedOn, Standard, Pseudonyms));
        conference.EndInvolvement(role.Id, AReferral.ReferredOn, AReferral.AcceptedOn, Standard, Pseudonyms);

        Assert.Equal(AReferral.ReferredOn, role.Until);
        Assert.Equal(StatusCode.NotFound, Refused("INVOLVEMENT_NOT_FOUND", () => conference.EndInvolvement(Nobody, AReferral.ReferredOn, AReferral.AcceptedOn, Standard, Pseudonyms)).Code);
    }

    [Fact]
    public void A_child_of_whom_another_record_says_that_the_coordinator_worked_with_it_sends_the_conference_back()
    {
        var conference = AReferral.Allocated();

        var events = Add(conference, "CH7", AReferral.Role(InvolvementRole.Assessor, "CH7", AReferral.Coordinator, new(2026, 5, 1)), AReferral.Role(InvolvementRole.SocialWorker, "CH7", "staff-0002"));

        events.Announced<ChildAdded>();
        events.Announced<CoordinatorReleased>();
        Assert.Equal((ConferenceState.Accepted, ""), (conference.State, conference.Worker));
        // What does not concern the coordinator stays where it is known.
        Assert.DoesNotContain(conference.Involvements, i => i.Subject == "staff-0002");
    }

    [Fact]
    public void Reviewing_officers_are_shown_where_it_stands_and_not_what_was_said()
    {
        var conference = WithReviewBooked();
        conference.ReferralText = "Narrative one";
        conference.Children[0].Views = "Narrative two";

        var officer = conference.ToMessage(AReferral.By("IRO"), Day, Pseudonyms);
        var coordinator = conference.ToMessage(AReferral.By("FGC_COORD"), Day, Pseudonyms);

        Assert.DoesNotContain("Narrative", officer.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("overnight", officer.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Church hall", officer.ToString(), StringComparison.Ordinal);
        Assert.Equal(("Narrative one", "Narrative two"), (coordinator.ReferralText, coordinator.Children[0].Views));
        Assert.Equal(officer.State, coordinator.State);
    }

    [Fact]
    public void Children_are_shown_as_participants_under_their_own_ids()
    {
        var conference = Ready();

        var message = conference.ToMessage(AReferral.Manager, Day, Pseudonyms);

        Assert.Equal(message.Children.Select(c => c.ChildId), message.Participants.Where(p => p.Role is ParticipantRole.Child).Select(p => p.ParticipantId));
        Assert.Equal(Pseudonyms.KeyOf(Authority, "CH1"), message.Children[0].ChildKey);
    }

    [Fact]
    public void A_comment_is_in_no_message_of_a_conference()
    {
        var conference = Held();
        conference.Feedback.Add(new() { Id = Guid.NewGuid(), SessionId = AFamily.Session, ParticipantId = Mother, Prepared = 4, Heard = 5, PlanIsOurs = 5, Recommend = 5, Comment = "Nobody asked me", On = Day });

        var message = conference.ToMessage(AReferral.Manager, Day, Pseudonyms);

        Assert.DoesNotContain("Nobody asked me", message.ToString(), StringComparison.Ordinal);
        Assert.True(Assert.Single(message.Feedback).HasComment);
        Assert.Equal(1, message.Sessions[0].FamilyForms);
    }
}
