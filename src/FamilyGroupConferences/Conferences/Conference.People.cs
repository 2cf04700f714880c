using Google.Protobuf;
using Suite.FamilyGroupConferences.Events.V1;
using Suite.FamilyGroupConferences.LocalStandards;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

sealed partial class Conference
{
    internal Child ChildOf(Guid id) =>
        Children.Find(child => child.Id == id) ?? throw Refuse.NotFound("CHILD_NOT_FOUND", "There is no such child in this conference.");

    internal Participant ParticipantOf(Guid id) =>
        Participants.Find(participant => participant.Id == id) ?? throw Refuse.NotFound("PARTICIPANT_NOT_FOUND", "There is nobody of that id in this network.");

    /// <summary>Adults of the family and its friends: whose conference it is. Children are asked for their views, not for consent.</summary>
    internal static bool IsFamily(ParticipantRole role) => role is ParticipantRole.Mother or ParticipantRole.Father
        or ParticipantRole.MaternalKin or ParticipantRole.PaternalKin or ParticipantRole.Friend;

    internal static bool IsPaternal(ParticipantRole role) => role is ParticipantRole.Father or ParticipantRole.PaternalKin;

    /// <param name="known">Case roles for this child that other records know of: the coordinator's among them are taken over.</param>
    public IReadOnlyList<IMessage> AddChild(ChildFacts facts, DateOnly on, IReadOnlyList<InvolvementFacts> known, Standard standard, Func<Guid> ids, Pseudonyms pseudonyms)
    {
        Require("Adding a child", UntilHeld);
        InOrder.Require(on, ReferredOn, "the referral");
        if (Children.Exists(child => SameReference(child.Reference, facts.Reference)))
            throw Refuse.Precondition("CHILD_ALREADY_IN_CONFERENCE", "The child is part of this conference already.");
        RequireRoom(Children.Count, ConferenceRules.MostChildren, "child");

        SiblingReferences.RemoveAll(sibling => SameReference(sibling, facts.Reference));
        Children.Add(ChildFrom(ids(), facts, on));
        foreach (var involvement in known.Where(involvement => Worker.Length > 0 && involvement.Subject == Worker))
            Involvements.Add(InvolvementFrom(ids(), involvement));
        foreach (var involvement in Involvements.Where(involvement => SameReference(involvement.ChildReference, facts.Reference)))
            LetKnow(involvement);
        return
        [
            new ChildAdded { ChildKey = pseudonyms.KeyOf(Authority, facts.Reference), AddedDate = on.ToMessage() },
            .. ReleaseUnlessIndependent(on, standard, pseudonyms),
        ];
    }

    /// <summary>The case-management id stays: what other services know of the child goes by it.</summary>
    public IReadOnlyList<IMessage> CorrectChild(Guid childId, string name, DateOnly birthOn, bool unborn)
    {
        var child = ChildOf(childId);
        (child.Name, child.BirthOn, child.Unborn) = (name, birthOn, unborn);
        return [Amended("CHILDREN")];
    }

    public IReadOnlyList<IMessage> AddParticipant(PersonFacts facts, Guid id)
    {
        Require("Adding somebody to the network", UntilClosed);
        RequireRoom(Participants.Count, ConferenceRules.MostParticipants, "participant");

        Participants.Add(ParticipantFrom(id, facts));
        return [new ParticipantAdded { ParticipantId = id.ToString(), Role = facts.Role }];
    }

    public IReadOnlyList<IMessage> CorrectParticipant(Guid participantId, PersonFacts facts)
    {
        var participant = ParticipantOf(participantId);
        // What a professional is asked for is not what family is asked for: their consent and feedback would be another's.
        if (IsFamily(participant.Role) != IsFamily(facts.Role) && (participant.Consents.Count > 0 || Sessions.Exists(session => session.Attendance.Exists(a => a.ParticipantId == participantId))))
            throw Refuse.Precondition("PARTICIPANT_ROLE_SETTLED", "Somebody who was asked for consent or took part stays family or a professional, as they were.");

        (participant.Role, participant.Name, participant.BirthOn) = (facts.Role, facts.Name, facts.BirthOn);
        (participant.Reference, participant.Subject, participant.Language, participant.ParentalResponsibility) = (facts.Reference, facts.Subject, facts.Language, facts.ParentalResponsibility);
        return [Amended("PARTICIPANTS")];
    }

    public IReadOnlyList<IMessage> RecordLeft(Guid participantId, DateOnly on)
    {
        Require("Leaving the network", UntilClosed);
        var participant = ParticipantOf(participantId);
        if (participant.LeftOn is not null)
            throw Refuse.Precondition("PARTICIPANT_HAS_LEFT", "They have left the network already.");
        InOrder.Require(on, ReferredOn, "the referral");
        InOrder.Require(on, participant.Consents is [.., var asked] ? asked.On : null, "what they last said");

        participant.LeftOn = on;
        if (participant.Consents is [.., { Answer: ConsentAnswer.Agreed }])
            participant.Consents.Add(new(ConsentAnswer.Withdrawn, on, MayShare: false));
        return [new ParticipantLeft { ParticipantId = participantId.ToString(), LeftDate = on.ToMessage() }];
    }

    /// <param name="today">On which it is recorded: from then on the coordinator is known not to be independent.</param>
    public IReadOnlyList<IMessage> RecordInvolvement(InvolvementFacts facts, Guid id, DateOnly today, Standard standard, Pseudonyms pseudonyms)
    {
        Require("Recording a case role", UntilClosed);
        RequireRoom(Involvements.Count, ConferenceRules.MostInvolvements, "involvement");
        if (!IsOfFamily(facts.ChildReference))
        {
            RequireRoom(SiblingReferences.Count, ConferenceRules.MostSiblings, "involvement.child_reference");
            SiblingReferences.Add(facts.ChildReference);
        }

        var involvement = InvolvementFrom(id, facts);
        Involvements.Add(involvement);
        LetKnow(involvement);
        return [Amended("INVOLVEMENTS"), .. ReleaseUnlessIndependent(today, standard, pseudonyms)];
    }

    public IReadOnlyList<IMessage> EndInvolvement(Guid involvementId, DateOnly until, DateOnly today, Standard standard, Pseudonyms pseudonyms)
    {
        var involvement = Involvements.Find(i => i.Id == involvementId) ?? throw Refuse.NotFound("INVOLVEMENT_NOT_FOUND", "There is no such case role in this conference.");
        InOrder.Require(until, involvement.From, "its first day");

        involvement.Until = until;
        return [Amended("INVOLVEMENTS"), .. ReleaseUnlessIndependent(today, standard, pseudonyms)];
    }

    /// <summary>The child's social worker and their manager know of its conference, whichever team has it: they answer the family's plan.</summary>
    void LetKnow(Involvement involvement)
    {
        if (involvement is { Role: InvolvementRole.SocialWorker or InvolvementRole.LineManager, Until: null }
            && Children.Exists(child => SameReference(child.Reference, involvement.ChildReference)))
            LetKnow(involvement.Subject);
    }

    void LetKnow(string subject)
    {
        if (!Access.Contains(subject))
            Access.Add(subject);
    }

    bool IsOfFamily(string reference) => FamilyReferences.Any(known => SameReference(known, reference));

    /// <summary>Children and siblings.</summary>
    internal IEnumerable<string> FamilyReferences => Children.Select(child => child.Reference).Concat(SiblingReferences);

    internal static bool SameReference(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    static void RequireRoom(int count, int most, string field)
    {
        if (count >= most)
            throw Refuse.Field(field, $"is one too many: there are {most} already");
    }

    static Child ChildFrom(Guid id, ChildFacts facts, DateOnly on) =>
        new() { Id = id, Reference = facts.Reference, Name = facts.Name, BirthOn = facts.BirthOn, Unborn = facts.Unborn, AddedOn = on };

    static Participant ParticipantFrom(Guid id, PersonFacts facts) => new()
    {
        Id = id,
        Role = facts.Role,
        Name = facts.Name,
        BirthOn = facts.BirthOn,
        Reference = facts.Reference,
        Subject = facts.Subject,
        Language = facts.Language,
        ParentalResponsibility = facts.ParentalResponsibility,
    };

    static Involvement InvolvementFrom(Guid id, InvolvementFacts facts) =>
        new() { Id = id, Subject = facts.Subject, Role = facts.Role, ChildReference = facts.ChildReference, From = facts.From, Until = facts.Until };
}

sealed record ChildFacts(string Reference, string Name, DateOnly BirthOn, bool Unborn);

sealed record PersonFacts(ParticipantRole Role, string Name, DateOnly? BirthOn, string Reference, string Subject, string Language, bool ParentalResponsibility);

sealed record InvolvementFacts(string Subject, InvolvementRole Role, string ChildReference, DateOnly From, DateOnly? Until);
