using Google.Protobuf;
using Suite.EdgeOfCare.Events.V1;
using Suite.EdgeOfCare.Records;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Errors;

namespace Suite.EdgeOfCare.Reunifications;

sealed partial class Reunification
{
    const int MostPeople = 20;

    internal IReadOnlyList<IMessage> AddPerson(Guid id, PersonFacts facts, DateOnly on)
    {
        RequireOpen(nameof(AddPerson));
        if (People.Count >= MostPeople)
            throw Refuse.Precondition("TOO_MANY_PEOPLE", $"At most {MostPeople} people are kept.");
        var person = new Person { Id = id, Kind = facts.Kind, Name = facts.Name, JoinedOn = on };
        facts.Correct(person);
        People.Add(person);
        return [Changed(person, on, left: false)];
    }

    internal IReadOnlyList<IMessage> CorrectPerson(Guid personId, PersonFacts facts)
    {
        var person = PersonOf(personId);
        if (facts.Kind != person.Kind)
            throw Refuse.Field("person.kind", "stays as it is");
        if (facts.BirthDate > person.JoinedOn)
            throw Refuse.Field("person.birth_date", "must not be after the day of joining");
        facts.Correct(person);
        return [Amended("PERSON")];
    }

    internal IReadOnlyList<IMessage> RecordPersonLeft(Guid personId, DateOnly on)
    {
        RequireOpen(nameof(RecordPersonLeft));
        var person = PresentPerson(personId);
        RequireInOrder(on, person.JoinedOn, "the day of joining");
        person.LeftOn = on;
        return [Changed(person, on, left: true)];
    }

    internal IReadOnlyList<IMessage> RequestCheck(Guid id, Guid personId, SuitabilityCheckKind kind, DateOnly on, string policeForce)
    {
        if (kind is SuitabilityCheckKind.Dbs)
            throw Refuse.Precondition("DBS_NOT_FOR_PARENTS", "The Disclosure and Barring Service is not asked about parents and their households.", ReturnRules.NoDbs);
        RequireMayAsk(nameof(RequestCheck));
        var person = PresentPerson(personId);
        if (!ReturnRules.IsAdult(person, on))
            throw Refuse.Precondition("CHECK_NOT_OF_A_CHILD", $"The police are asked about people of {ChildFields.AdultAge} or over.", ReturnRules.PoliceChecks);
        if (person.Checks.Any(c => !c.IsClosed))
            throw Refuse.Precondition("CHECK_ALREADY_OPEN", "A check of this person is open already.", ReturnRules.PoliceChecks);
        var check = new PoliceCheck { Id = id, RequestedOn = on, PoliceForce = policeForce };
        person.Checks.Add(check);
        return [Progressed(person, check, SuitabilityCheckProgress.Requested, on)];
    }

    internal IReadOnlyList<IMessage> RecordCheckResult(Guid checkId, DateOnly on, SuitabilityCheckOutcome outcome)
    {
        RequireOpen(nameof(RecordCheckResult));
        var (person, check) = CheckOf(checkId);
        if (check.ReceivedOn is not null)
            throw Refuse.Precondition("CHECK_CLOSED", "The check came back already.", ReturnRules.PoliceChecks);
        RequireInOrder(on, check.RequestedOn, "the day the police were asked");
        (check.ReceivedOn, check.Outcome) = (on, outcome);
        var received = Progressed(person, check, SuitabilityCheckProgress.Received, on);
        return check.IsClosed ? [received, Progressed(person, check, SuitabilityCheckProgress.Closed, on)] : [received];
    }

    internal IReadOnlyList<IMessage> DecideCheck(Guid checkId, DateOnly on, SuitabilityDecision decision, string reasons, string by)
    {
        RequireOpen(nameof(DecideCheck));
        var (person, check) = CheckOf(checkId);
        if (check.Outcome is not SuitabilityCheckOutcome.Information)
            throw Refuse.Precondition("NOTHING_TO_DECIDE", "Nothing came back that would need a decision.", ReturnRules.PoliceChecks);
        RequireInOrder(on, check.DecidedOn ?? check.ReceivedOn, "what it is about");
        if (check.DecidedOn is { } decidedOn)
            check.EarlierDecisions.Add(new(check.Decision, decidedOn, check.DecidedBy, check.DecisionReasons));
        (check.Decision, check.DecidedOn, check.DecidedBy, check.DecisionReasons) = (decision, on, by, reasons);
        return [Progressed(person, check, SuitabilityCheckProgress.Closed, on)];
    }

    internal IReadOnlyList<IMessage> RecordMatter(Guid personId, ScheduleThreeMatter matter, DateOnly on, string finding, string by)
    {
        RequireMayAsk(nameof(RecordMatter));
        var person = PresentPerson(personId);
        var wanted = ReturnRules.MattersOf(person, on);
        if (wanted.Count == 0)
            throw Refuse.Field("person_id", $"must be a parent or a member of {ChildFields.AdultAge} or over");
        if (!wanted.Contains(matter))
            throw Refuse.Field("matter", "is not one of a member of the household (Schedule 3 paragraph 2)");
        RequireInOrder(on, CurrentAssessment?.StartedOn, "the beginning of the assessment");
        person.Matters.RemoveAll(m => m.Matter == matter);
        person.Matters.Add(new(matter, on, finding, by));
        return [Amended("SCHEDULE_THREE")];
    }

    void RequireMayAsk(string move)
    {
        if (!IsUnderWay && OpenImmediate is null)
            throw MoveNotAllowed(move, State);
    }

    Person PersonOf(Guid id) => People.Find(p => p.Id == id) ?? throw Refuse.NotFound("PERSON_NOT_FOUND", "There is no such person.");

    Person PresentPerson(Guid id) => PersonOf(id) is { LeftOn: null } person
        ? person
        : throw Refuse.Precondition("PERSON_LEFT", "This person left the household.");

    (Person, PoliceCheck) CheckOf(Guid id)
    {
        foreach (var person in People)
            if (person.Checks.Find(c => c.Id == id) is { } check)
                return (person, check);
        throw Refuse.NotFound("CHECK_NOT_FOUND", "There is no such check.");
    }

    HouseholdChanged Changed(Person person, DateOnly on, bool left) => new()
    {
        ChildKey = Child.Key,
        PersonId = person.Id.ToString(),
        Kind = person.Kind,
        Adult = ReturnRules.IsAdult(person, on),
        Left = left,
        ChangedDate = on.ToMessage(),
    };

    SuitabilityCheckProgressed Progressed(Person person, PoliceCheck check, SuitabilityCheckProgress progress, DateOnly on) => new()
    {
        ChildKey = Child.Key,
        CheckId = check.Id.ToString(),
        PersonId = person.Id.ToString(),
        Progress = progress,
        ProgressDate = on.ToMessage(),
        PoliceForce = check.PoliceForce,
    };
}

sealed partial class Person
{
    /// <summary>By the latest decision on what came back; a later check that is clear does not undo it, a later decision does.</summary>
    internal bool IsUnsuitableOn(DateOnly on) => Checks.Where(c => c.DecidedOn <= on).MaxBy(c => c.DecidedOn) is { Decision: SuitabilityDecision.NotAcceptable };
}

/// <summary>A decision that another replaced.</summary>
sealed record CheckDecision(SuitabilityDecision Decision, DateOnly On, string By, string Reasons);

sealed partial class PoliceCheck
{
    /// <summary>Clear, or decided.</summary>
    internal bool IsClosed => Outcome is SuitabilityCheckOutcome.Clear || Decision is not SuitabilityDecision.Unspecified;

    /// <summary>Closed by that day, and not too old.</summary>
    internal bool IsValidOn(DateOnly on) => IsClosed && ReceivedOn is { } received
        && on >= (DecidedOn ?? received) && on <= WorkingCalendar.AddMonths(received, ReturnRules.CheckMonths);
}
