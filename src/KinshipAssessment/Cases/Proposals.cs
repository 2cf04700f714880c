using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Errors;

namespace Suite.KinshipAssessment.Cases;

/// <summary>Reads people as callers describe them.</summary>
static class Proposals
{
    public const int LongestName = 200;

    /// <summary>Ids in the authority's case system have at most 20 letters and digits (SSDA903 field CHILD).</summary>
    const int LongestReference = 20;

    const int Adult = 18;

    public static Person ReadPerson(Fields fields, string path, ProposedPerson person, DateOnly today, DateOnly joinedOn, Guid id, Func<string, string> keyOf)
    {
        var kind = fields.Choice($"{path}.kind", person.Kind);
        var carer = kind is PersonKind.ProposedCarer;
        var born = fields.PastDate($"{path}.birth_date", person.BirthDate, today);
        fields.Require(!carer || born == default || joinedOn >= WorkingCalendar.TurnsOn(born, Adult), $"{path}.birth_date", "must be of an adult for a proposed carer");
        var relationship = carer
            ? fields.Choice($"{path}.relationship", person.Relationship)
            : fields.OptionalChoice($"{path}.relationship", person.Relationship);
        fields.Require(!carer || relationship is not Relationship.NotApplicable, $"{path}.relationship", "must say how the carer is connected with the children");
        var reference = Reference(fields, $"{path}.person_reference", person.PersonReference);
        return new()
        {
            Id = id,
            Kind = kind,
            Name = fields.Text($"{path}.name", person.Name, LongestName),
            BirthDate = born,
            Relationship = relationship is Relationship.Unspecified ? Relationship.NotApplicable : relationship,
            Reference = reference,
            Key = keyOf(reference),
            ApprovedElsewhere = person.ApprovedElsewhere,
            LivedAbroad = person.LivedAbroad,
            ServedInForces = person.ServedInForces,
            OwnChildrenAtSchool = person.OwnChildrenAtSchool,
            PastPartners = person.PastPartners,
            JoinedOn = joinedOn,
        };
    }

    public static string Reference(Fields fields, string field, string value)
    {
        fields.Require(value.Length <= LongestReference && value.All(char.IsAsciiLetterOrDigit), field, $"must have at most {LongestReference} letters and digits");
        return value;
    }
}
