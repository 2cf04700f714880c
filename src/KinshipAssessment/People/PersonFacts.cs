using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Errors;
using Suite.Suitability.Checks;

namespace Suite.KinshipAssessment.People;

/// <summary>A person as a caller describes them.</summary>
sealed record PersonFacts(PersonKind Kind, string Name, DateOnly BirthDate, Relationship Relationship, string Reference,
    bool ApprovedElsewhere, bool LivedAbroad, bool ServedInForces, bool OwnChildrenAtSchool, bool PastPartners, bool StillApprovedElsewhere = false)
{
    const int NameLength = 200;
    const int ReferenceLength = 20;

    /// <param name="path">Where the person stands in the request, for example <c>people[2]</c>.</param>
    public static PersonFacts Read(Fields fields, string path, ProposedPerson? person, DateOnly today)
    {
        if (person is null)
        {
            fields.Add(path, "is required");
            person = new();
        }

        var kind = fields.Choice(path + ".kind", person.Kind);
        var relationship = kind is PersonKind.ProposedCarer
            ? fields.Choice(path + ".relationship", person.Relationship)
            : fields.OptionalChoice(path + ".relationship", person.Relationship);
        if (kind is PersonKind.ProposedCarer && relationship is Relationship.NotApplicable)
            fields.Add(path + ".relationship", "is required for a carer");
        var birth = fields.PastDate(path + ".birth_date", person.BirthDate, today);
        if (kind is PersonKind.ProposedCarer && birth != default && today < WorkingCalendar.TurnsOn(birth, CheckRules.AdultAge))
            fields.Add(path + ".birth_date", $"a carer is {CheckRules.AdultAge} or over");
        var reference = person.PersonReference;
        if (reference.Length > ReferenceLength || !reference.All(char.IsAsciiLetterOrDigit))
            fields.Add(path + ".person_reference", $"must have at most {ReferenceLength} letters and digits");
        return new(kind, fields.Text(path + ".name", person.Name, NameLength), birth, relationship, reference,
            person.ApprovedElsewhere, person.LivedAbroad, person.ServedInForces, person.OwnChildrenAtSchool, person.PastPartners, person.StillApprovedElsewhere);
    }

    public Person ToPerson(Guid id, string key, DateOnly joinedOn)
    {
        var person = new Person { Id = id, Kind = Kind, Name = Name, JoinedOn = joinedOn };
        Correct(person, key);
        return person;
    }

    public void Correct(Person person, string key)
    {
        person.Name = Name;
        person.BirthDate = BirthDate;
        person.Relationship = Relationship is Relationship.Unspecified ? Relationship.NotApplicable : Relationship;
        person.Reference = Reference;
        person.Key = key;
        person.ApprovedElsewhere = ApprovedElsewhere;
        person.LivedAbroad = LivedAbroad;
        person.ServedInForces = ServedInForces;
        person.OwnChildrenAtSchool = OwnChildrenAtSchool;
        person.PastPartners = PastPartners;
        person.StillApprovedElsewhere = StillApprovedElsewhere;
    }
}
