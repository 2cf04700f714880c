using Suite.Platform.Errors;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Reasons that people give in their own words.</summary>
static class Reasons
{
    public const int Longest = 200;

    /// <summary>A reveal's reason is read by whoever looks after the reveal log: a dash is none.</summary>
    const int Shortest = 3;

    public static string ToReveal(Fields fields, string value)
    {
        var reason = fields.Text("reason", value, Longest);
        fields.Require(reason.Length is 0 or >= Shortest, "reason", $"must have at least {Shortest} characters");
        return reason;
    }
}
