using Google.Protobuf;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.People;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Suitability;
using Suite.Suitability.Checks;

namespace Suite.KinshipAssessment.Cases;

/// <summary>The people of a case: carers, their household, parents, other adults.</summary>
sealed partial class KinshipCase
{
    /// <param name="key">Keyed hash of the person's own id; empty without one.</param>
    public IReadOnlyList<IMessage> AddPerson(Guid id, PersonFacts facts, string key, DateOnly joinedOn)
    {
        RequireOpen();
        if (facts.Kind is PersonKind.ProposedCarer && People.Count(p => p is { Kind: PersonKind.ProposedCarer, LeftOn: null }) >= PeopleRules.MostCarers)
            throw Refuse.Precondition("TOO_MANY_CARERS", $"A case has at most {PeopleRules.MostCarers} carers.");
        if (People.Count(p => p.LeftOn is null) >= PeopleRules.MostPeople)
            throw Refuse.Precondition("TOO_MANY_PEOPLE", $"A case has at most {PeopleRules.MostPeople} people.");
        if (facts.Reference.Length > 0 && People.Exists(p => p.LeftOn is null && p.Reference == facts.Reference))
            throw Refuse.Precondition("PERSON_ALREADY_IN_CASE", "Somebody with that reference is in the case already.");
        InOrder.RequireField("joined_date", joinedOn, facts.BirthDate, "their birth");

        var person = facts.ToPerson(id, key, joinedOn);
        People.Add(person);

        // A household member of long standing is added late: their checks are raised no earlier than the case.
        var on = joinedOn < ConcernOn ? ConcernOn : joinedOn;
        var adult = person.IsAdult(on);
        List<IMessage> events = [new PersonAdded { PersonId = id.ToString(), Kind = person.Kind, Adult = adult }];
        if (adult && person.Kind is PersonKind.HouseholdMember or PersonKind.ProposedCarer && !HistoricEntry)
            events.Add(Alert(CheckRules.NewAdult, id, on, WarningSeverity.Warning));
        events.AddRange(RaiseRequiredChecks(on));
        return events;
    }

    public IReadOnlyList<IMessage> CorrectPerson(Guid personId, PersonFacts facts, string key, DateOnly today)
    {
        RequireOpen();
        var person = PersonOf(personId);
        if (facts.Kind != person.Kind)
            throw Refuse.Field("person.kind", "cannot change: add the person anew in the other capacity");
        if (facts.Reference.Length > 0 && People.Exists(p => p != person && p.LeftOn is null && p.Reference == facts.Reference))
            throw Refuse.Precondition("PERSON_ALREADY_IN_CASE", "Somebody with that reference is in the case already.");
        InOrder.RequireField("person.birth_date", person.JoinedOn, facts.BirthDate, "when they joined");

        facts.Correct(person, key);
        person.CameOfAge = false;
        return [new RecordAmended { Section = "PEOPLE" }, .. ChecksRun ? RaiseRequiredChecks(today) : []];
    }

    public IReadOnlyList<IMessage> RecordPersonLeft(Guid personId, DateOnly on)
    {
        RequireOpen();
        var person = PersonPresent(personId);
        if (person.Kind is PersonKind.ProposedCarer)
            throw Refuse.Precondition("CARER_CANNOT_LEAVE", "A carer leaves by withdrawing.");
        InOrder.RequireField("left_date", on, person.JoinedOn, "when they joined");

        person.LeftOn = on;
        return [new PersonLeft { PersonId = personId.ToString(), LeftDate = on.ToMessage() }, .. Announce(Following.LetGoOf(personId, on))];
    }

    public IReadOnlyList<IMessage> RecordPersonSeen(Guid personId, DateOnly on, bool suitable)
    {
        RequireOpen();
        var person = PersonPresent(personId);
        InOrder.RequireField("seen_date", on, ConcernOn, "the concern");
        InOrder.RequireField("seen_date", on, person.SeenOn, "when they were seen last");

        person.SeenOn = on;
        person.SeenSuitable = suitable;
        return [new RecordAmended { Section = "PEOPLE" }];
    }

    public IReadOnlyList<IMessage> SetCarerAddress(Guid personId, PostalAddress address)
    {
        RequireOpen();
        CarerOf(personId).Address = address;
        return [new RecordAmended { Section = "ADDRESSES" }];
    }

    /// <summary>Shows a carer's address, and writes down to whom and why.</summary>
    public (PostalAddress Address, IReadOnlyList<IMessage> Events) RevealCarerAddress(Guid personId, Caller caller, string reason, DateTimeOffset at)
    {
        var person = PersonOf(personId);
        if (person.Address is not { } address)
            throw Refuse.NotFound("ADDRESS_NOT_RECORDED", "No address is recorded.");

        Reveals.Add(new(at, caller.Subject, NeedToKnow.RolesOf(caller), RevealKind.Address, person.Id.ToString(), reason));
        return (address, [new RecordAmended { Section = "REVEAL_LOG" }]);
    }

    Person PersonOf(Guid personId) => People.Find(p => p.Id == personId) ?? throw Refuse.NotFound("PERSON_NOT_FOUND", "The case has no such person.");

    Person PersonPresent(Guid personId)
    {
        var person = PersonOf(personId);
        return person.LeftOn is null ? person : throw Refuse.Precondition("PERSON_HAS_LEFT", "That person has left.");
    }

    Person CarerOf(Guid personId)
    {
        var person = PersonOf(personId);
        return person.Kind is PersonKind.ProposedCarer ? person : throw Refuse.Field("person_id", "must be one of the carers");
    }
}
