using Google.Protobuf.Collections;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Errors;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>Children, the people around them and case roles as requests bring them.</summary>
static class FamilyFields
{
    /// <summary>An unborn child is expected within nine months or so; what lies further ahead is a slip.</summary>
    const int MostDaysExpected = 300;

    public static ChildFacts Child(Fields fields, string path, ConferenceChildFacts? given, DateOnly today)
    {
        fields.Require(given is not null, path, "is required");
        given ??= new();
        return new(
            Reference(fields, $"{path}.child_reference", given.ChildReference, required: true),
            fields.Text($"{path}.name", given.Name, Texts.LongestName),
            BirthDate(fields, $"{path}.birth_date", given.BirthDate, given.Unborn, today),
            given.Unborn);
    }

    public static DateOnly BirthDate(Fields fields, string field, Suite.Types.V1.Date? given, bool unborn, DateOnly today)
    {
        if (!unborn)
            return fields.PastDate(field, given, today);
        var expected = fields.Date(field, given);
        fields.Require(expected <= today.AddDays(MostDaysExpected), field, $"must be at most {MostDaysExpected} days ahead");
        return expected;
    }

    public static PersonFacts Person(Fields fields, string path, ParticipantFacts? given, DateOnly today)
    {
        fields.Require(given is not null, path, "is required");
        given ??= new();
        var role = fields.Choice($"{path}.role", given.Role);
        fields.Require(role is not ParticipantRole.Child, $"{path}.role", "must not be CHILD: children are added as children");
        var family = Conference.IsFamily(role);
        fields.Require(family || !given.ParentalResponsibility, $"{path}.parental_responsibility", "is for the family only");
        fields.Require(!family || given.Subject.Length == 0, $"{path}.subject", "is for professionals and advocates only");
        var language = given.Language;
        fields.Require(language.Length == 0 || (language.Length == 2 && language.All(char.IsAsciiLetterLower)), $"{path}.language", "must be an ISO 639-1 code of two small letters");
        return new(
            role,
            fields.Text($"{path}.name", given.Name, Texts.LongestName),
            fields.OptionalPastDate($"{path}.birth_date", given.BirthDate, today),
            Reference(fields, $"{path}.person_reference", given.PersonReference, required: false),
            fields.OptionalCode($"{path}.subject", given.Subject, max: 128),
            language,
            given.ParentalResponsibility);
    }

    public static InvolvementFacts Involvement(Fields fields, string path, V1.Involvement? given, DateOnly today)
    {
        fields.Require(given is not null, path, "is required");
        given ??= new();
        fields.Require(given.InvolvementId.Length == 0, $"{path}.involvement_id", "must stay empty: it is given");
        var facts = new InvolvementFacts(
            fields.Code($"{path}.subject", given.Subject, max: 128),
            fields.Choice($"{path}.role", given.Role),
            Reference(fields, $"{path}.child_reference", given.ChildReference, required: true),
            fields.PastDate($"{path}.from_date", given.FromDate, today),
            fields.OptionalPastDate($"{path}.until_date", given.UntilDate, today));
        fields.Require(!(facts.Until < facts.From), $"{path}.until_date", "must not be before the from_date");
        return facts;
    }

    public static IReadOnlyList<string> References(Fields fields, string field, RepeatedField<string> given, int most) =>
        fields.Each(field, given, 0, most, (path, reference) => Reference(fields, path, reference, required: true));

    static string Reference(Fields fields, string field, string given, bool required)
    {
        fields.Require(!required || given.Length > 0, field, "is required");
        fields.Require(given.Length <= Texts.LongestReference && given.All(char.IsAsciiLetterOrDigit), field, $"must have at most {Texts.LongestReference} letters and digits");
        return given;
    }
}
