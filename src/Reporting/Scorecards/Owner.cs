using System.Text.RegularExpressions;
using Suite.Platform.Errors;

namespace Suite.Reporting.Scorecards;

/// <summary>Who answers for something: a role, and the number of a post. Never a name: posts stay when people go, and figures go further than the office.</summary>
sealed partial record Owner(string Role, string Post)
{
    static readonly string[] Roles = ["TM", "SM", "DCS", "ADM", "NOM", "IRO", "PANEL_ADV", "FGC_MGR", "ECHO_MGR", "ANALYST"];

    public static Owner Read(Fields fields, string role, string post)
    {
        fields.Require(Roles.Contains(role, StringComparer.Ordinal), "owner_role", $"must be one of {string.Join(", ", Roles)}");
        fields.Require(post.Length == 0 || PostNumber().IsMatch(post), "owner_post", "must be the number of a post: up to four letters and up to eight digits, never a name");
        return new(role, post);
    }

    [GeneratedRegex("^[A-Z]{0,4}[0-9]{1,8}$")]
    private static partial Regex PostNumber();
}

/// <summary>Texts that managers write about figures.</summary>
static partial class ScorecardText
{
    public const int Longest = 2_000;

    /// <summary>Whoever writes answers for it; what plainly tells of one person is refused all the same.</summary>
    public static string Read(Fields fields, string field, string value, int longest = Longest)
    {
        var text = fields.Text(field, value, longest);
        fields.Require(!Identifying().IsMatch(text), field, "must not hold a postcode, an e-mail address, or the number of a person (NHS number, pupil number)");
        return text;
    }

    // UK postcode; NHS number; unique pupil number; e-mail address.
    [GeneratedRegex(@"\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b|\b[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4}\b|\b[A-Z][0-9]{12}\b|\S@\S+\.\S", RegexOptions.IgnoreCase)]
    private static partial Regex Identifying();
}
