using Google.Protobuf;
using Suite.FamilyGroupConferences.Events.V1;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Api;
using Suite.Platform.Cases;
using Suite.Platform.Errors;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>From the coordinator's first talk with the social worker to a family that is ready: baseline, consent, preparation, safety.</summary>
sealed partial class Conference
{
    static readonly ConferenceState[] UntilHeld =
    [
        ConferenceState.Referred, ConferenceState.MoreInfo, ConferenceState.Accepted, ConferenceState.Allocated, ConferenceState.BaselineDone,
        ConferenceState.FamilyDeclined, ConferenceState.Preparing, ConferenceState.Scheduled, ConferenceState.Postponed, ConferenceState.Cancelled,
    ];

    static readonly ConferenceState[] SinceHeld =
    [
        ConferenceState.Held, ConferenceState.NoPlan, ConferenceState.PlanMade, ConferenceState.Agreed, ConferenceState.AgreedWithChanges,
        ConferenceState.NotAgreed, ConferenceState.ReviewDue, ConferenceState.Reviewed,
    ];

    /// <summary>Safety, help and the child's own view matter to review conferences as they do to the first.</summary>
    static readonly ConferenceState[] UntilClosed = [.. UntilHeld, .. SinceHeld];

    static readonly ConferenceState[] FromAcceptanceUntilClosed = [.. UntilClosed.Except([ConferenceState.Referred, ConferenceState.MoreInfo])];

    static readonly ConferenceState[] FromPreparationUntilClosed =
        [ConferenceState.Preparing, ConferenceState.Scheduled, ConferenceState.Postponed, ConferenceState.Cancelled, .. SinceHeld];

    public IReadOnlyList<IMessage> RecordBaseline(DateOnly on, string bottomLines, IReadOnlyList<string> questions, string agreedWith)
    {
        Require(nameof(RecordBaseline), ConferenceState.Allocated, ConferenceState.BaselineDone, ConferenceState.Preparing);
        InOrder.Require(on, AllocatedOn, "the coordinator had it");
        InOrder.Require(on, BaselineChangedOn ?? BaselineOn, "the last baseline");

        if (State is ConferenceState.Allocated)
        {
            (BaselineOn, BaselineChangedOn) = (on, null);
            MoveTo(ConferenceState.BaselineDone, on);
        }
        else
        {
            BaselineChangedOn = on;
        }

        (BottomLines, Questions, BaselineAgreedWith) = (bottomLines, [.. questions], agreedWith);
        // The standard asks for the first agreement; what is changed later does not make it late.
        return [new BaselineAgreed { BaselineDate = on.ToMessage(), InTime = BaselineBy is null || BaselineOn <= BaselineBy }];
    }

    public IReadOnlyList<IMessage> RecordConsent(Guid participantId, ConsentAnswer answer, DateOnly on, bool mayShare)
    {
        Require(nameof(RecordConsent), FromAcceptanceUntilClosed);
        var participant = IsChild(participantId) ? null : StillThere(participantId);
        if (participant is null || !IsFamily(participant.Role))
            throw Refuse.Precondition("NOT_FAMILY", "Adults of the family are asked whether they want a conference; children, professionals and advocates are not.");
        InOrder.Require(on, OfferedOn, "the family was offered a conference");
        InOrder.Require(on, participant.Consents.LastOrDefault()?.On, "the last answer");
        var comesBack = State is ConferenceState.FamilyDeclined && answer is ConsentAnswer.Agreed && SpeaksForTheFamily(participant, on);
        if (comesBack)
            InOrder.Require(on, DeclinedOn, "the family declined");
        if (answer is ConsentAnswer.Withdrawn && ConsentNow(participant) is not ConsentAnswer.Agreed)
            throw Refuse.Precondition("CONSENT_NOT_GIVEN", "Only who agreed can withdraw that.");

        participant.Consents.Add(new(answer, on, mayShare));
        if (comesBack)
        {
            DeclinedOn = null;
            MoveTo(BaselineOn is null ? ConferenceState.Allocated : ConferenceState.BaselineDone, on);
        }

        return [new ConsentRecorded { ParticipantId = participantId.ToString(), Role = participant.Role, Answer = answer, AnswerDate = on.ToMessage() }];
    }

    public IReadOnlyList<IMessage> BeginPreparation(DateOnly on)
    {
        Require(nameof(BeginPreparation), ConferenceState.BaselineDone);
        InOrder.Require(on, BaselineOn, "the baseline");
        if (Participants.Where(p => MustBeAsked(p, on) && !p.Consents.Exists(c => c.On <= on)).ToList() is { Count: > 0 } unasked)
            throw Refuse.Precondition("CONSENT_NOT_ASKED", "Every parent and everybody else with parental responsibility is asked first. Not asked yet: " + Ids(unasked) + ".");
        if (!Participants.Exists(p => SpeaksForTheFamily(p, on) && ConsentOn(p, on) is ConsentAnswer.Agreed))
            throw Refuse.Precondition("FAMILY_DID_NOT_CONSENT", "Taking part is voluntary: at least one adult of the family agrees.");

        ConsentedOn = on;
        MoveTo(ConferenceState.Preparing, on);
        return [new FamilyConsented { ConsentedDate = on.ToMessage() }];
    }

    public IReadOnlyList<IMessage> RecordFamilyDeclined(DateOnly on)
    {
        Require(nameof(RecordFamilyDeclined), ConferenceState.Allocated, ConferenceState.BaselineDone);
        InOrder.Require(on, BaselineOn ?? AllocatedOn, "the coordinator's work with the family");
        if (Participants.Where(p => IsFamily(p.Role) && ConsentNow(p) is ConsentAnswer.Agreed).ToList() is { Count: > 0 } agreed)
            throw Refuse.Precondition("SOMEBODY_AGREED", "Somebody of the family wants the conference: " + Ids(agreed) + ".");

        DeclinedOn = on;
        MoveTo(ConferenceState.FamilyDeclined, on);
        return [new FamilyDeclined { DeclinedDate = on.ToMessage() }];
    }

    public IReadOnlyList<IMessage> RecordPreparation(Guid participantId, DateOnly on, AttendanceMode mode, bool invited)
    {
        Require(nameof(RecordPreparation), FromPreparationUntilClosed);
        InOrder.Require(on, ConsentedOn, "the family consented");
        var role = ParticipantRole.Child;
        if (Children.Find(c => c.Id == participantId) is { } child)
        {
            (child.PreparedOn, child.PreparedMode, child.Invited) = (Later(child.PreparedOn, on), mode, invited);
        }
        else
        {
            var participant = StillThere(participantId);
            if (invited && IsExcluded(participantId, on))
                throw Refuse.Precondition("PARTICIPANT_EXCLUDED", "Somebody who is kept out is not invited.");
            (participant.PreparedOn, participant.PreparedMode, participant.Invited, role) = (Later(participant.PreparedOn, on), mode, invited, participant.Role);
        }

        return [new ParticipantPrepared { ParticipantId = participantId.ToString(), Role = role, MeetingDate = on.ToMessage() }];
    }

    public IReadOnlyList<IMessage> RecordChildViews(Guid childId, string views, DateOnly on)
    {
        Require(nameof(RecordChildViews), UntilClosed);
        var child = ChildOf(childId);
        InOrder.Require(on, OfferedOn, "the family was offered a conference");
        InOrder.Require(on, child.ViewsOn, "what the child said last");

        (child.Views, child.ViewsOn) = (views, on);
        return [Amended("CHILD_VIEWS")];
    }

    public IReadOnlyList<IMessage> SetSafetyPlan(IReadOnlyList<string> risks, string plan, DateOnly on, string by)
    {
        Require(nameof(SetSafetyPlan), UntilClosed);
        InOrder.Require(on, ReferredOn, "the referral");
        InOrder.Require(on, SafetyPlan?.On, "the last safety plan");

        SafetyPlan = new([.. risks], plan, on, by);
        return [new SafetyPlanSet { PlanDate = on.ToMessage(), Risks = risks.Count }];
    }

    public IReadOnlyList<IMessage> ExcludeParticipant(Guid participantId, string reasonCode, bool viewsConveyed, DateOnly on)
    {
        Require(nameof(ExcludeParticipant), UntilClosed);
        if (IsChild(participantId))
            throw Refuse.Precondition("CHILD_NOT_EXCLUDED", "A child is not kept out of its own conference.");
        var participant = StillThere(participantId);
        if (OpenExclusion(participantId) is not null)
            throw Refuse.Precondition("ALREADY_EXCLUDED", "They are kept out already.");
        InOrder.Require(on, ReferredOn, "the referral");
        InOrder.Require(on, Exclusions.FindLast(e => e.ParticipantId == participantId)?.LiftedOn, "they were let in again");

        Exclusions.Add(new() { ParticipantId = participantId, ReasonCode = reasonCode, ViewsConveyed = viewsConveyed, On = on });
        participant.Invited = false;
        return [new ParticipantExcluded { ParticipantId = participantId.ToString(), ExcludedDate = on.ToMessage() }];
    }

    public IReadOnlyList<IMessage> LiftExclusion(Guid participantId, DateOnly on)
    {
        Require(nameof(LiftExclusion), UntilClosed);
        if (!IsChild(participantId))
            ParticipantOf(participantId);
        var exclusion = OpenExclusion(participantId) ?? throw Refuse.Precondition("NOT_EXCLUDED", "They are not kept out.");
        InOrder.Require(on, exclusion.On, "they were kept out");

        exclusion.LiftedOn = on;
        return [Amended("EXCLUSIONS")];
    }

    /// <param name="participantId">The child or adult.</param>
    /// <param name="advocateId">Once arranged: the advocate.</param>
    public IReadOnlyList<IMessage> ArrangeAdvocate(Guid participantId, ArrangementStatus status, Guid? advocateId, DateOnly on)
    {
        Require(nameof(ArrangeAdvocate), UntilClosed);
        InOrder.Require(on, ReferredOn, "the referral");
        var child = Children.Find(c => c.Id == participantId);
        var participant = child is null ? StillThere(participantId) : null;
        if (advocateId is { } advocate && (IsChild(advocate) || StillThere(advocate).Role is not ParticipantRole.Advocate))
            throw Refuse.Precondition("NOT_AN_ADVOCATE", "The advocate is a participant of the network with that role.");

        if (child is not null)
            (child.Advocate, child.AdvocateId, child.AdvocateOn) = (status, advocateId, on);
        else
            (participant!.Advocate, participant.AdvocateId, participant.AdvocateOn) = (status, advocateId, on);
        return [Amended("ADVOCATES")];
    }

    public IReadOnlyList<IMessage> ArrangeInterpreter(Guid participantId, string language, ArrangementStatus status, DateOnly on)
    {
        Require(nameof(ArrangeInterpreter), UntilClosed);
        InOrder.Require(on, ReferredOn, "the referral");
        if (Children.Find(c => c.Id == participantId) is { } child)
            (child.Interpreter, child.Language, child.InterpreterOn) = (status, language, on);
        else if (StillThere(participantId) is { } participant)
            (participant.Interpreter, participant.Language, participant.InterpreterOn) = (status, language, on);
        return [Amended("INTERPRETERS")];
    }

    public IReadOnlyList<IMessage> RecordPaternalFamily(PaternalFamily status, string efforts, DateOnly on)
    {
        Require(nameof(RecordPaternalFamily), UntilHeld);
        InOrder.Require(on, ReferredOn, "the referral");
        InOrder.Require(on, PaternalFamilyOn, "what was recorded last");

        (PaternalFamily, PaternalFamilyEfforts, PaternalFamilyOn) = (status, efforts, on);
        return [new PaternalFamilyRecorded { Status = status, RecordedDate = on.ToMessage() }];
    }

    /// <summary>What lacks before a day is set: each a rule of its own, the first is the reason.</summary>
    /// <param name="sessionOn">The day of the conference.</param>
    List<RuleViolation> NotReadyFor(DateOnly sessionOn)
    {
        var gaps = new List<RuleViolation>();
        if (!Participants.Exists(p => SpeaksForTheFamily(p, sessionOn) && ConsentNow(p) is ConsentAnswer.Agreed))
            gaps.Add(new("FAMILY_DID_NOT_CONSENT", "Taking part is voluntary: at least one adult of the family agrees.", null));

        var taking = Participants.FindAll(p => p.LeftOn is null && !IsExcluded(p.Id, sessionOn));
        if (taking.Where(p => IsFamily(p.Role) && ConsentNow(p) is ConsentAnswer.Agreed && p.PreparedOn is null).ToList() is { Count: > 0 } unprepared)
            gaps.Add(new("PARTICIPANTS_NOT_PREPARED", "The coordinator meets everybody of the family who agreed first. Not prepared yet: " + Ids(unprepared) + ".", null));
        if (UnsafeWithoutPlan(sessionOn) is { } unsafeGap)
            gaps.Add(unsafeGap);
        if (Urgent)
            return gaps;

        var waiting = Children.Where(c => !c.Unborn && IsOpen(c.Advocate, c.Interpreter, c.Language)).Select(c => c.Id)
            .Concat(taking.Where(p => (p.Invited || ConsentNow(p) is ConsentAnswer.Agreed) && IsOpen(p.Advocate, p.Interpreter, p.Language)).Select(p => p.Id)).ToList();
        if (waiting.Count > 0)
            gaps.Add(new("ARRANGEMENTS_OPEN", "Advocates and interpreters who are needed are arranged first. Open: " + string.Join(", ", waiting) + ".", null));
        if (PaternalFamily is PaternalFamily.Unspecified)
            gaps.Add(new("PATERNAL_FAMILY_NOT_RECORDED", "What is known of the father's family is recorded first.", null));
        // Nobody asks a child that is not born.
        if (Children.Where(c => !c.Unborn && c.ViewsOn is null).Select(c => c.Id).ToList() is { Count: > 0 } unheard)
            gaps.Add(new("CHILD_VIEWS_NOT_RECORDED", "What each child thinks and wants is recorded first. Not recorded: " + string.Join(", ", unheard) + ".", SessionRules.ChildViewsCitation));
        return gaps;
    }

    /// <summary>Whoever is kept out, or must not be approached, is a risk that is planned for.</summary>
    RuleViolation? UnsafeWithoutPlan(DateOnly sessionOn) =>
        SafetyPlan is null && (PaternalFamily is PaternalFamily.NotSafeToContact || Exclusions.Exists(e => IsExcluded(e.ParticipantId, sessionOn)))
            ? new("SAFETY_PLAN_MISSING", "Somebody is kept out or is not safe to contact: how the conference is made safe is planned first.", null)
            : null;

    static bool IsOpen(ArrangementStatus advocate, ArrangementStatus interpreter, string language) =>
        advocate is ArrangementStatus.Needed || interpreter is ArrangementStatus.Needed
        || (language.Length > 0 && interpreter is ArrangementStatus.Unspecified);

    bool IsExcluded(Guid participantId, DateOnly on) => Exclusions.Exists(e => e.ParticipantId == participantId && e.On <= on && !(e.LiftedOn <= on));

    Exclusion? OpenExclusion(Guid participantId) => Exclusions.Find(e => e.ParticipantId == participantId && e.LiftedOn is null);

    bool IsChild(Guid id) => Children.Exists(c => c.Id == id);

    Participant StillThere(Guid participantId) => ParticipantOf(participantId) is { LeftOn: null } participant
        ? participant
        : throw Refuse.Precondition("PARTICIPANT_HAS_LEFT", "They left the network.");

    static ConsentAnswer ConsentNow(Participant participant) => participant.LeftOn is null && participant.Consents is [.., var last] ? last.Answer : ConsentAnswer.Unspecified;

    static ConsentAnswer ConsentOn(Participant participant, DateOnly day) =>
        participant.LeftOn <= day ? ConsentAnswer.Unspecified : participant.Consents.FindLast(c => c.On <= day)?.Answer ?? ConsentAnswer.Unspecified;

    /// <summary>A parent decides as a parent, however young; of others, whose age is not known is taken for an adult.</summary>
    static bool IsAdult(Participant participant, DateOnly on) =>
        participant.Role is ParticipantRole.Mother or ParticipantRole.Father || participant.ParentalResponsibility
        || participant.BirthOn is not { } birth || WorkingCalendar.TurnsOn(birth, SessionRules.AdultAge) <= on;

    /// <summary>An adult of the family itself: friends are welcome, and do not speak for it.</summary>
    static bool SpeaksForTheFamily(Participant participant, DateOnly on) =>
        IsFamily(participant.Role) && participant.Role is not ParticipantRole.Friend && IsAdult(participant, on);

    /// <summary>Parents and others with parental responsibility; not a father, or his family, who it would not be safe to contact.</summary>
    bool MustBeAsked(Participant participant, DateOnly on) =>
        !(participant.LeftOn <= on)
        && (participant.Role is ParticipantRole.Mother or ParticipantRole.Father || (participant.ParentalResponsibility && IsFamily(participant.Role)))
        && !(PaternalFamily is PaternalFamily.NotSafeToContact && IsPaternal(participant.Role));

    static string Ids(IEnumerable<Participant> participants) => string.Join(", ", participants.Select(p => p.Id));

    static DateOnly Later(DateOnly? one, DateOnly other) => one > other ? one.Value : other;

    static readonly int[] BaselinePoints = [1, 0, -1];

    void PreparationDeadlines(List<DueItem> items)
    {
        if (State is ConferenceState.Allocated && BaselineBy is { } by)
            items.Add(Points.Due(SessionRules.BaselineDue, "", by, SessionRules.BaselineCitation, BaselinePoints));
    }
}
