using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Terms of approval as requests bring them and answers show them.</summary>
static class TermsFields
{
    /// <summary>Children Act 1989 Sch 7 para 2: three children, unless they are all brothers and sisters.</summary>
    public const int UsualFosteringLimit = 3;

    /// <summary>More places than any home has.</summary>
    const int MostChildren = 12;

    const int OldestAge = 17;
    const int ReferenceLength = 20;

    /// <param name="path">Where they stand in the request, for example <c>terms</c>.</param>
    /// <param name="usualLimit">The usual fostering limit of the day.</param>
    public static Terms ReadTerms(Fields fields, string path, ApprovalTerms? terms, int usualLimit = UsualFosteringLimit)
    {
        if (terms is null)
        {
            fields.Add(path, "is required");
            return new(0, 0, 0, default, [], false, []);
        }

        var maxChildren = fields.Number(path + ".max_children", terms.MaxChildren, 1, MostChildren);
        if (!terms.SiblingsTogether && maxChildren > usualLimit && maxChildren <= MostChildren)
            fields.Add(path + ".max_children", $"is at most {usualLimit} but for siblings placed together (Children Act 1989 Sch 7 para 2)");
        var ageMin = fields.Number(path + ".age_min", terms.AgeMin, 0, OldestAge);
        var ageMax = fields.Number(path + ".age_max", terms.AgeMax, 0, OldestAge);
        fields.Require(ageMin <= ageMax, path + ".age_max", "must not be below age_min");
        var sex = fields.Choice(path + ".sex", terms.Sex);
        var types = fields.Each(path + ".placement_types", terms.PlacementTypes, 1, Enum.GetValues<PlacementType>().Length - 1, fields.Choice);
        fields.Require(types.Distinct().Count() == types.Count, path + ".placement_types", "must not repeat a type");

        var named = fields.Each(path + ".named_child_references", terms.NamedChildReferences, 0, MostChildren, (at, reference) => ReadReference(fields, at, reference));
        fields.Require(named.Distinct().Count() == named.Count, path + ".named_child_references", "must not repeat a child");
        fields.Require(types.Contains(PlacementType.NamedChild) == named.Count > 0, path + ".named_child_references", "are given with NAMED_CHILD, and only then");
        return new(maxChildren, ageMin, ageMax, sex, types, terms.SiblingsTogether, named);
    }

    static string ReadReference(Fields fields, string path, string reference)
    {
        if (reference.Length is 0 or > ReferenceLength || !reference.All(char.IsAsciiLetterOrDigit))
            fields.Add(path, $"must be 1 to {ReferenceLength} letters and digits");
        return reference;
    }

    public static ApprovalTerms ToMessage(this Terms terms) => new()
    {
        MaxChildren = terms.MaxChildren,
        AgeMin = terms.AgeMin,
        AgeMax = terms.AgeMax,
        Sex = terms.Sex,
        PlacementTypes = { terms.PlacementTypes },
        SiblingsTogether = terms.SiblingsTogether,
        NamedChildReferences = { terms.NamedChildReferences },
    };
}
