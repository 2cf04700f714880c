using Google.Protobuf;
using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Suitability;
using Suite.Suitability.Checks;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>The people of an application, where they lived, and their home.</summary>
sealed partial class Application
{
    /// <param name="key">Keyed hash of the person's own id; empty without one.</param>
    public IReadOnlyList<IMessage> AddPerson(Guid id, PersonFacts facts, string key, DateOnly joinedOn)
    {
        RequireOpen("Adding a person");
        if (facts.Kind is ApplicationPersonKind.Applicant && People.Count(p => p is { Kind: ApplicationPersonKind.Applicant, LeftOn: null }) >= PeopleRules.MostApplicants)
            throw Refuse.Precondition("TOO_MANY_APPLICANTS", $"An application has at most {PeopleRules.MostApplicants} applicants.");
        if (People.Count(p => p.LeftOn is null) >= PeopleRules.MostPeople)
            throw Refuse.Precondition("TOO_MANY_PEOPLE", $"An application has at most {PeopleRules.MostPeople} people.");
        RequireUnique(facts, except: null);
        RequireRelated(facts);
        InOrder.RequireField("joined_date", joinedOn, facts.BirthDate, "their birth");

        var person = facts.ToPerson(id, key, joinedOn);
        People.Add(person);

        // A household member of long standing is added late: their checks are raised no earlier than stage 1.
        var on = Latest(joinedOn, StageOneOn ?? ReceivedOn);
        var adult = person.IsAdult(on);
        List<IMessage> events = [new PersonAdded { PersonId = id.ToString(), Kind = person.Kind, Adult = adult }];
        if (adult && person.Kind is ApplicationPersonKind.HouseholdMember or ApplicationPersonKind.Applicant && !HistoricEntry)
            events.Add(Alert(CheckRules.NewAdult, id, on, WarningSeverity.Warning));
        events.AddRange(RaiseChecks(on));
        return events;
    }

    public IReadOnlyList<IMessage> CorrectPerson(Guid personId, PersonFacts facts, string key, DateOnly today)
    {
        RequireOpen("Correcting a person");
        var person = PersonOf(personId);
        if (facts.Kind != person.Kind)
            throw Refuse.Field("person.kind", "cannot change: add the person anew in the other capacity");
        RequireUnique(facts, except: person);
        RequireRelated(facts);
        InOrder.RequireField("person.birth_date", person.JoinedOn, facts.BirthDate, "when they joined");

        facts.Correct(person, key);
        person.CameOfAge = false;
        var on = UndatedOn(today);
        return [Amended("PEOPLE"), .. RaiseChecks(on), .. Completed(on)];
    }

    public IReadOnlyList<IMessage> RecordPersonLeft(Guid personId, DateOnly on)
    {
        RequireOpen("Recording that somebody left");
        var person = PersonPresent(personId);
        if (person.Kind is ApplicationPersonKind.Applicant && People.Count(p => p is { Kind: ApplicationPersonKind.Applicant, LeftOn: null }) == 1)
            throw Refuse.Precondition("LAST_APPLICANT", "The last applicant withdraws the application instead.");
        InOrder.RequireField("left_date", on, person.JoinedOn, "when they joined");

        person.LeftOn = on;
        return [new PersonLeft { PersonId = personId.ToString(), LeftDate = on.ToMessage() }, .. Announce(Following.LetGoOf(personId, on)),
            .. RaiseChecks(Latest(on, StageOneOn)), .. Completed(on)];
    }

    /// <summary>Takes the place of the addresses recorded before.</summary>
    public IReadOnlyList<IMessage> RecordAddresses(Guid personId, IReadOnlyList<LivedAt> addresses, DateOnly today)
    {
        RequireOpen("Recording addresses");
        var person = PersonPresent(personId);
        if (person.Kind is not (ApplicationPersonKind.Applicant or ApplicationPersonKind.HouseholdMember))
            throw Refuse.Field("person_id", "must be an applicant or a member of the household");

        person.Addresses = [.. addresses];
        var on = UndatedOn(today);
        return [Amended("ADDRESSES"), .. RaiseChecks(on), .. Completed(on)];
    }

    /// <summary>Shows somebody's addresses, and writes down to whom and why.</summary>
    public (IReadOnlyList<LivedAt> Addresses, IReadOnlyList<IMessage> Events) RevealAddresses(Guid personId, Caller caller, string reason, DateTimeOffset at)
    {
        var person = PersonOf(personId);
        if (person.Addresses.Count == 0)
            throw Refuse.NotFound("ADDRESS_NOT_RECORDED", "No address is recorded.");

        Reveals.Add(new(at, caller.Subject, NeedToKnow.RolesOf(caller), "ADDRESSES", person.Id, reason));
        return (person.Addresses, [Amended("REVEAL_LOG")]);
    }

    public IReadOnlyList<IMessage> RecordHome(Home home, DateOnly today)
    {
        RequireOpen("Recording the home");
        Home = home;
        var on = UndatedOn(today);
        return [Amended("HOME"), .. RaiseChecks(on), .. Completed(on)];
    }

    public IReadOnlyList<IMessage> RecordRefereeInterview(Guid personId, DateOnly interviewedOn, DateOnly reportedOn)
    {
        RequireOpen("Recording an interview");
        var referee = PersonPresent(personId);
        if (referee.Kind is not ApplicationPersonKind.Referee)
            throw Refuse.Field("person_id", "must be a referee");
        InOrder.RequireField("interview_date", interviewedOn, ReceivedOn, "the application");
        InOrder.RequireField("report_date", reportedOn, interviewedOn, "the interview");

        (referee.InterviewedOn, referee.ReportedOn) = (interviewedOn, reportedOn);
        return [Amended("REFEREES"), .. Completed(reportedOn)];
    }

    // What is keyed in with its real dates and has none of its own belongs to the latest day that is known.
    DateOnly UndatedOn(DateOnly today)
    {
        if (!HistoricEntry)
            return today;
        var on = Latest(Latest(ReceivedOn, StageOneOn), Process?.StageTwoOn);
        foreach (var person in People)
            on = Latest(on, person.JoinedOn);
        return on;
    }

    void RequireUnique(PersonFacts facts, Person? except)
    {
        if (facts.Reference.Length > 0 && People.Exists(p => p != except && p.LeftOn is null && p.Reference == facts.Reference))
            throw Refuse.Precondition("PERSON_ALREADY_IN_APPLICATION", "Somebody with that reference is in the application already.");
    }

    void RequireRelated(PersonFacts facts)
    {
        if (facts.RelatedPersonId is { } id && !People.Exists(p => p.Id == id && p.Kind is ApplicationPersonKind.Applicant))
            throw Refuse.Field("person.related_person_id", "must be one of the applicants");
    }

    Person PersonOf(Guid personId) => People.Find(p => p.Id == personId) ?? throw Refuse.NotFound("PERSON_NOT_FOUND", "The application has no such person.");

    Person PersonPresent(Guid personId)
    {
        var person = PersonOf(personId);
        return person.LeftOn is null ? person : throw Refuse.Precondition("PERSON_HAS_LEFT", "That person has left.");
    }
}
