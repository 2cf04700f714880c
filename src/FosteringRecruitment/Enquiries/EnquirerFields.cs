using Google.Protobuf.Collections;
using Suite.Platform.Errors;

namespace Suite.FosteringRecruitment.Enquiries;

/// <summary>Reads who asks.</summary>
static class EnquirerFields
{
    const int LongestName = 200, LongestEmail = 254, LongestTelephone = 30, LongestPostcode = 10;

    /// <summary>The authority's ids of people have up to 20 letters and digits.</summary>
    const int LongestReference = 20;

    public static IReadOnlyList<Enquirer> ReadEnquirers(Fields fields, string field, RepeatedField<V1.Enquirer> enquirers, DateOnly today)
    {
        var read = fields.Each(field, enquirers, 1, EnquiryRules.MostEnquirers, (path, enquirer) => Read(fields, path, enquirer, today));
        var references = read.Where(enquirer => enquirer.Reference.Length > 0).Select(enquirer => enquirer.Reference.ToUpperInvariant()).ToList();
        fields.Require(references.Distinct().Count() == references.Count, field, "must not repeat a person_reference");
        return read;
    }

    static Enquirer Read(Fields fields, string path, V1.Enquirer enquirer, DateOnly today)
    {
        var reference = enquirer.PersonReference;
        fields.Require(reference.Length <= LongestReference && reference.All(char.IsAsciiLetterOrDigit), $"{path}.person_reference",
            $"must have at most {LongestReference} letters and digits");
        var name = fields.Text($"{path}.name", enquirer.Name, LongestName);
        fields.Require(enquirer.Name.All(char.IsWhiteSpace) || name.Any(char.IsLetter), $"{path}.name", "must hold letters");
        return new(
            name,
            fields.OptionalPastDate($"{path}.birth_date", enquirer.BirthDate, today),
            Email(fields, $"{path}.email", enquirer.Email),
            Telephone(fields, $"{path}.telephone", enquirer.Telephone),
            fields.OptionalText($"{path}.postcode", enquirer.Postcode, LongestPostcode),
            reference);
    }

    static string Email(Fields fields, string field, string value)
    {
        var email = fields.OptionalText(field, value, LongestEmail);
        var at = email.IndexOf('@', StringComparison.Ordinal);
        fields.Require(email.Length == 0 || (at > 0 && at < email.Length - 1 && at == email.LastIndexOf('@') && !email.Any(char.IsWhiteSpace)), field,
            "must be an email address");
        return email;
    }

    static string Telephone(Fields fields, string field, string value)
    {
        var telephone = fields.OptionalText(field, value, LongestTelephone);
        fields.Require(telephone.All(c => char.IsAsciiDigit(c) || c is '+' or ' ' or '(' or ')' or '-' or '.') && (telephone.Length == 0 || telephone.Any(char.IsAsciiDigit)), field,
            "must be a telephone number: digits, spaces and + ( ) - .");
        return telephone;
    }
}
