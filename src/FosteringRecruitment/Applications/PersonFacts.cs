using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Suitability.Checks;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>A person as a caller describes them.</summary>
sealed record PersonFacts(ApplicationPersonKind Kind, string Name, DateOnly? BirthDate, string Reference, bool ApprovedElsewhere, bool StillApprovedElsewhere,
    bool LivedAbroad, bool ServedInForces, bool Employed, bool WorksWithChildren, bool OwnChildrenAtSchool, bool MarriedBefore, bool RelativeOfApplicant, Guid? RelatedPersonId)
{
    const int NameLength = 200;
    const int ReferenceLength = 20;

    /// <param name="path">Where the person stands in the request, for example <c>people[2]</c>.</param>
    public static PersonFacts Read(Fields fields, string path, ApplicationPersonFacts? person, DateOnly today)
    {
        if (person is null)
        {
            fields.Add(path, "is required");
            person = new();
        }

        var kind = fields.Choice(path + ".kind", person.Kind);
        // Of people outside the home whose age does not matter it need not be known.
        var ageless = kind is ApplicationPersonKind.Referee or ApplicationPersonKind.FormerPartner;
        DateOnly? birth = ageless && person.BirthDate is null ? null : fields.PastDate(path + ".birth_date", person.BirthDate, today);
        if (kind is ApplicationPersonKind.Applicant && birth is { } born && born != default && today < WorkingCalendar.TurnsOn(born, CheckRules.AdultAge))
            fields.Add(path + ".birth_date", $"an applicant is {CheckRules.AdultAge} or over");
        var reference = person.PersonReference;
        if (reference.Length > ReferenceLength || !reference.All(char.IsAsciiLetterOrDigit))
            fields.Add(path + ".person_reference", $"must have at most {ReferenceLength} letters and digits");
        if (person.ApprovedElsewhere && kind is not ApplicationPersonKind.Applicant)
            fields.Add(path + ".approved_elsewhere", "is said of applicants");
        if (person.StillApprovedElsewhere && !person.ApprovedElsewhere)
            fields.Add(path + ".still_approved_elsewhere", "goes with approved_elsewhere");
        if (person.RelativeOfApplicant && kind is not ApplicationPersonKind.Referee)
            fields.Add(path + ".relative_of_applicant", "is said of referees");
        var related = fields.OptionalUuid(path + ".related_person_id", person.RelatedPersonId);
        if (related is not null && kind is ApplicationPersonKind.Applicant or ApplicationPersonKind.HouseholdMember)
            fields.Add(path + ".related_person_id", "is said of a child elsewhere, a referee or a former partner");
        return new(kind, fields.Text(path + ".name", person.Name, NameLength), birth, reference, person.ApprovedElsewhere, person.StillApprovedElsewhere,
            person.LivedAbroad, person.ServedInForces, person.Employed, person.WorksWithChildren, person.OwnChildrenAtSchool, person.MarriedBefore,
            person.RelativeOfApplicant, related);
    }

    /// <param name="key">Keyed hash of the reference; empty without one.</param>
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
        person.Reference = Reference;
        person.Key = key;
        person.ApprovedElsewhere = ApprovedElsewhere;
        person.StillApprovedElsewhere = StillApprovedElsewhere;
        person.LivedAbroad = LivedAbroad;
        person.ServedInForces = ServedInForces;
        person.Employed = Employed;
        person.WorksWithChildren = WorksWithChildren;
        person.OwnChildrenAtSchool = OwnChildrenAtSchool;
        person.MarriedBefore = MarriedBefore;
        person.RelativeOfApplicant = RelativeOfApplicant;
        person.RelatedPersonId = RelatedPersonId;
    }

    public static ApplicationPersonFacts ToMessage(Person person) => new()
    {
        Kind = person.Kind,
        Name = person.Name,
        BirthDate = person.BirthDate.ToMessage(),
        PersonReference = person.Reference,
        ApprovedElsewhere = person.ApprovedElsewhere,
        StillApprovedElsewhere = person.StillApprovedElsewhere,
        LivedAbroad = person.LivedAbroad,
        ServedInForces = person.ServedInForces,
        Employed = person.Employed,
        WorksWithChildren = person.WorksWithChildren,
        OwnChildrenAtSchool = person.OwnChildrenAtSchool,
        MarriedBefore = person.MarriedBefore,
        RelativeOfApplicant = person.RelativeOfApplicant,
        RelatedPersonId = person.RelatedPersonId?.ToString() ?? "",
    };
}
