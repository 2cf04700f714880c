using System.Globalization;
using Suite.Reporting.V1;
using Suite.Types.V1;

namespace Suite.Reporting.Reports;

/// <summary>How figures, days and codes are written in a report.</summary>
static class Words
{
    public const string Withheld = "withheld", NoValue = "no value";

    // Where the code's own words would not do.
    static readonly Dictionary<string, string> Named = new(StringComparer.Ordinal)
    {
        ["AGED_18"] = "Turned 18",
        ["AVERTED"] = "Averted",
        ["CARE_ORDER"] = "Care order",
        ["CEASED_E4A"] = "Accommodation ended, home to parents",
        ["CONFERENCE"] = "Conferences",
        ["FAMILY"] = "Family",
        ["P1"] = "Placed with parents (P1)",
        ["REVIEW"] = "Review conferences",
        ["SECTION_20_SHORT_BREAKS"] = "Section 20, short breaks",
        ["SECTION_20_SINGLE_PERIOD"] = "Section 20, single period",
        ["SOCIAL_WORKER"] = "Social workers",
        ["STEPPED_TO_CIN"] = "Stepped to child in need",
        ["STEPPED_TO_CP"] = "Stepped to child protection",
        ["EDGE_OF_CARE"] = "Edge of care alone",
        ["CONFERENCES"] = "Conferences alone",
        ["BOTH"] = "Both, counted once",
    };

    public static string Of(string code) => Named.GetValueOrDefault(code) ?? (code.Length == 0 ? "Not said" : code[..1] + code[1..].ToLowerInvariant().Replace('_', ' '));

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Day(Date day) => Day(new DateOnly(day.Year, day.Month, day.Day));

    public static string Iso(Date day) => $"{day.Year:0000}-{day.Month:00}-{day.Day:00}";

    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>The value of a figure in a table; its unit stands beside it.</summary>
    public static string Value(Figure figure) => figure switch
    {
        { Value: "", Suppressed: true } => Withheld,
        { Value: "" } => NoValue,
        { Unit: Unit.Answer } => figure.Value == "true" ? "yes" : "no",
        { Unit: Unit.Change } => Signed(figure.Value),
        _ => figure.Value,
    };

    public static string UnitOf(Unit unit) => unit switch
    {
        Unit.Count or Unit.Net => "count",
        Unit.Percent => "per cent",
        Unit.Days => "days",
        Unit.Weeks => "weeks",
        Unit.Change => "per cent of the base",
        Unit.Ratio => "ratio",
        Unit.Per10000 => "per 10,000",
        Unit.Mean => "mean",
        Unit.Score => "score, 1 to 5",
        Unit.Posts => "full-time posts",
        Unit.Answer => "yes or no",
        Unit.Unspecified => "",
    };

    public static string Signed(string value) => value.Length == 0 || value[0] == '-' || value == "0.0" ? value : "+" + value;

    /// <summary>"29 conferences were held", also of one, of none, and of a number that is not shown.</summary>
    public static string Count(Figure count, string one, string many, string did = "")
    {
        var (were, was) = did.Length == 0 ? ("", "") : (" were " + did, " was " + did);
        return count switch
        {
            { Suppressed: true, Value: "" } => $"a number of {many} that is withheld{were}",
            { Suppressed: true } => $"fewer than five {many}{were}",
            { Numerator: 0 } => $"no {many}{were}",
            { Numerator: 1 } => $"1 {one}{was}",
            _ => $"{count.Numerator} {many}{were}",
        };
    }

    /// <summary>"34 of 36 referrals (94.4%) were accepted."</summary>
    public static string Share(Figure share, string of, string did) => share switch
    {
        { Suppressed: true } => $"How many {of} {did} is withheld.",
        { Denominator: 0 } => $"There were no {of}.",
        _ => $"{share.Numerator} of {share.Denominator} {of} ({share.Value}%) {did}.",
    };

    public static string Sentence(string text) => text.Length == 0 ? "" : $"{char.ToUpperInvariant(text[0])}{text[1..]}{(text[^1] == '.' ? "" : ".")}";
}
