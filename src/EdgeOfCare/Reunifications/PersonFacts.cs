using Suite.EdgeOfCare.V1;
using Suite.Platform.Errors;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>Somebody in the home as a caller describes them.</summary>
sealed record PersonFacts(ReunificationPersonKind Kind, string Name, DateOnly BirthDate, bool ParentalResponsibility, string Reference)
{
    const int NameLength = 200;
    const int ReferenceLength = 20;

    public static PersonFacts Read(Fields fields, string path, ReunificationPersonFacts? person, DateOnly today)
    {
        if (person is null)
        {
            fields.Add(path, "is required");
            person = new();
        }

        var reference = person.PersonReference;
        fields.Require(reference.Length <= ReferenceLength && reference.All(char.IsAsciiLetterOrDigit),
            path + ".person_reference", $"must have at most {ReferenceLength} letters and digits");
        return new(fields.Choice(path + ".kind", person.Kind), fields.Text(path + ".name", person.Name, NameLength),
            fields.PastDate(path + ".birth_date", person.BirthDate, today), person.ParentalResponsibility, reference);
    }

    public void Correct(Person person)
    {
        person.Name = Name;
        person.BirthDate = BirthDate;
        person.ParentalResponsibility = ParentalResponsibility;
        person.Reference = Reference;
    }
}
