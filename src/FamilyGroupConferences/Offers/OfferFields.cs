using Google.Protobuf.Collections;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Errors;

namespace Suite.FamilyGroupConferences.Offers;

/// <summary>How requests name children and those who are offered a meeting.</summary>
static class OfferFields
{
    public const int MostOfferees = 12, LongestReason = 20_000;

    /// <summary>SSDA903 CHILD: up to 20 letters and digits.</summary>
    const int LongestReference = 20;

    const int MostChildren = 12, LongestName = 200;

    /// <summary>A letter before proceedings may go out for an unborn child, who is born within the year.</summary>
    const int MostDaysToBirth = 366;

    public static IReadOnlyList<OfferChild> ReadChildren(Fields fields, string path, RepeatedField<ConferenceChildFacts> children, DateOnly today)
    {
        var read = fields.Each(path, children, 1, MostChildren, (at, child) => ReadChild(fields, at, child, today));
        fields.Require(read.DistinctBy(child => child.Reference).Count() == read.Count, path, "must not repeat a child_reference");
        return read;
    }

    public static Offeree ReadOfferee(Fields fields, string path, V1.Offeree? given)
    {
        fields.Require(given is not null, path, "is required");
        given ??= new();
        fields.Require(given.PersonId.Length == 0, $"{path}.person_id", "is given by the service");
        fields.Require(given.Response is OfferResponse.Unspecified && given.ResponseDate is null, $"{path}.response", "comes with RecordOfferAnswer");
        return new()
        {
            Id = Guid.Empty,
            Name = fields.Text($"{path}.name", given.Name, LongestName),
            Reference = fields.OptionalCode($"{path}.person_reference", given.PersonReference),
            PrBasis = fields.Code($"{path}.pr_basis", given.PrBasis),
        };
    }

    public static string Reference(Fields fields, string field, string reference)
    {
        fields.Require(reference.Length is >= 1 and <= LongestReference && reference.All(char.IsAsciiLetterOrDigit), field, $"must be 1 to {LongestReference} letters and digits");
        return reference;
    }

    static OfferChild ReadChild(Fields fields, string path, ConferenceChildFacts child, DateOnly today)
    {
        var birth = fields.Date($"{path}.birth_date", child.BirthDate);
        if (child.Unborn)
            fields.Require(birth == default || birth <= today.AddDays(MostDaysToBirth), $"{path}.birth_date", "must be an expected date within the year");
        else
            fields.Require(birth <= today, $"{path}.birth_date", "must not be in the future");
        return new(Reference(fields, $"{path}.child_reference", child.ChildReference), fields.Text($"{path}.name", child.Name, LongestName), birth, child.Unborn);
    }
}
