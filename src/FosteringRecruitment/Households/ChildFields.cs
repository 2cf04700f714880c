using Suite.Platform.Errors;

namespace Suite.FosteringRecruitment.Households;

/// <summary>How requests name children.</summary>
static class ChildFields
{
    /// <summary>SSDA903 CHILD: up to 20 letters and digits.</summary>
    const int LongestReference = 20;

    public static string Reference(Fields fields, string field, string reference)
    {
        fields.Require(reference.Length is >= 1 and <= LongestReference && reference.All(char.IsAsciiLetterOrDigit), field, $"must be 1 to {LongestReference} letters and digits");
        return reference;
    }

    public static void RequireUnderAge(Fields fields, string field, DateOnly birthDate, DateOnly on)
    {
        if (birthDate != default && on != default)
            fields.Require(birthDate <= on && on < WorkingCalendar.TurnsOn(birthDate, PlaceRules.AdultAge), field, "must be of a child under 18 on that day");
    }
}
