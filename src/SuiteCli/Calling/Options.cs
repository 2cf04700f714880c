using System.CommandLine;
using System.Globalization;
using Suite.Types.V1;

namespace Suite.Cli.Calling;

/// <summary>Kinds of options that several commands have.</summary>
static class Options
{
    /// <summary>A day: 2026-03-31, whatever the machine's language.</summary>
    public static Option<DateOnly?> Day(string name, string text, bool required = false) => new(name)
    {
        Description = text,
        HelpName = "yyyy-mm-dd",
        Required = required,
        CustomParser = given =>
        {
            if (DateOnly.TryParseExact(given.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return day;
            given.AddError($"{name} must be a day such as 2026-03-31.");
            return null;
        },
    };

    /// <summary>One of several words.</summary>
    public static Option<string?> Choice(string name, string text, IEnumerable<string> choices, string? usual = null)
    {
        var option = new Option<string?>(name) { Description = text };
        if (usual is not null)
            option.DefaultValueFactory = _ => usual;
        option.AcceptOnlyFromAmong([.. choices]);
        return option;
    }

    public static Date? ToMessage(this DateOnly? day) => day is { } given ? new() { Year = given.Year, Month = given.Month, Day = given.Day } : null;

    public static DateOnly ToDay(this Date date) => new(date.Year, date.Month, date.Day);
}
