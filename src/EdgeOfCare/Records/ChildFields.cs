using Suite.EdgeOfCare.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Records;

/// <summary>Reads and shows the child that a record is about.</summary>
static class ChildFields
{
    /// <summary>SSDA903 CHILD: up to 20 letters and digits.</summary>
    const int LongestReference = 20;

    const int LongestName = 200;

    /// <summary>An expected day lies within the length of a pregnancy; somewhat more, as it may be corrected late.</summary>
    const int ExpectedMonthsAhead = 10;

    /// <summary>A child comes of age at 18 (Family Law Reform Act 1969 s.1); until then it is a child (Children Act 1989 s.105(1)).</summary>
    public const int AdultAge = 18;

    public const string ChildCitation = "Children Act 1989 s.105(1)";

    /// <param name="path">Name of the field, for example <c>child</c>.</param>
    public static Child ReadChild(Fields fields, string path, ChildFacts? facts, string authority, Pseudonyms pseudonyms, DateOnly today)
    {
        if (facts is null)
        {
            fields.Add(path, "is required");
            return new("", "", "", default, false);
        }

        var reference = Reference(fields, $"{path}.child_reference", facts.ChildReference);
        var name = facts.Unborn
            ? fields.OptionalText($"{path}.name", facts.Name, LongestName)
            : fields.Text($"{path}.name", facts.Name, LongestName);
        var birthDate = facts.Unborn
            ? fields.Date($"{path}.birth_date", facts.BirthDate)
            : fields.PastDate($"{path}.birth_date", facts.BirthDate, today);
        if (facts.Unborn && birthDate != default)
            fields.Require(birthDate <= WorkingCalendar.AddMonths(today, ExpectedMonthsAhead), $"{path}.birth_date", $"must lie at most {ExpectedMonthsAhead} months ahead");
        return new(reference, pseudonyms.KeyOf(authority, reference), name, birthDate, facts.Unborn);
    }

    /// <summary>Id of a child in the authority's case system.</summary>
    public static string Reference(Fields fields, string field, string reference)
    {
        fields.Require(reference.Length is >= 1 and <= LongestReference && reference.All(char.IsAsciiLetterOrDigit), field, $"must be 1 to {LongestReference} letters and digits");
        return reference;
    }

    /// <summary>Correcting what is known of a child leaves it the same child.</summary>
    public static void RequireSame(Child before, Child after)
    {
        if (before.Reference != after.Reference)
            throw Refuse.Field("child.child_reference", "cannot change: it is what the child is known by elsewhere");
    }

    /// <summary>Help and care are for children.</summary>
    public static void RequireUnderAge(Child child, DateOnly on)
    {
        if (child.IsOfAge(on))
            throw Refuse.Precondition("CHILD_OF_AGE", $"The child was {AdultAge} or older on that day.", ChildCitation);
    }

    public static bool IsOfAge(this Child child, DateOnly on) => !child.Unborn && on >= WorkingCalendar.TurnsOn(child.BirthDate, AdultAge);

    public static V1.Child ToMessage(this Child child) => new()
    {
        ChildReference = child.Reference,
        ChildKey = child.Key,
        Name = child.Name,
        BirthDate = child.BirthDate.ToMessage(),
        Unborn = child.Unborn,
    };
}
