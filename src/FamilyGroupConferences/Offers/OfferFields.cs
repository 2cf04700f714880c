using Google.Protobuf.Collections;
using Suite.FamilyGroupConferences.Conferences;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Errors;

namespace Suite.FamilyGroupConferences.Offers;

/// <summary>How requests name children and those who are offered a meeting.</summary>
static class OfferFields
{
    const int MostChildren = 12;

    public const int MostOfferees = 12;

    public static IReadOnlyList<OfferChild> ReadChildren(Fields fields, string path, RepeatedField<ConferenceChildFacts> children, DateOnly today)
    {
        var read = fields.Each(path, children, 1, MostChildren, (at, given) =>
        {
            var child = FamilyFields.Child(fields, at, given, today);
            return new OfferChild(child.Reference, child.Name, child.BirthOn, child.Unborn);
        });
        fields.Require(read.DistinctBy(child => child.Reference, StringComparer.OrdinalIgnoreCase).Count() == read.Count, path, "must not repeat a child_reference");
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
            Name = fields.Text($"{path}.name", given.Name, Texts.LongestName),
            Reference = fields.OptionalCode($"{path}.person_reference", given.PersonReference),
            PrBasis = fields.Code($"{path}.pr_basis", given.PrBasis),
        };
    }
}
