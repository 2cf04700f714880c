using System.Globalization;
using Suite.Reporting.V1;

namespace Suite.Reporting.Returns.Rules;

/// <summary>A rule of the return: what it asks for, and a query that lists the rows that break it.</summary>
/// <param name="Code">Its number as the Department for Education publishes it, or beginning with L where the suite has its own.</param>
/// <param name="Sql">
/// Gives row and child of each breach from the tables of <see cref="Staging"/>; empty where reading a cell finds it.
/// <c>{start}</c>, <c>{end}</c> and <c>{after}</c> are the first and last day of the year and the day after it.
/// </param>
/// <param name="Needs">The tables that must have been sent for the rule to say anything.</param>
sealed record Rule(string Code, FindingSeverity Severity, ReturnTable Table, string Column, string Text, string Sql, int FirstYear, int LastYear, IReadOnlyList<ReturnTable> Needs)
{
    /// <summary>First year with any.</summary>
    public Rule From(int year) => this with { FirstYear = year };

    public Rule Until(int year) => this with { LastYear = year };

    public bool HoldsIn(int year) => FirstYear <= year && year <= LastYear;

    public string SqlFor(ReturnYear year) => Sql
        .Replace("{start}", Literal(year.Start), StringComparison.Ordinal)
        .Replace("{end}", Literal(year.End), StringComparison.Ordinal)
        .Replace("{after}", Literal(year.End.AddDays(1)), StringComparison.Ordinal);

    static string Literal(DateOnly day) => $"date '{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}'";
}

/// <summary>Ways to write a rule.</summary>
static class Write
{
    /// <summary>Cannot be so: rows that meet the condition.</summary>
    public static Rule Refuse(string code, ReturnTable table, string column, string text, string where, params ReturnTable[] needs) =>
        Make(code, FindingSeverity.Refusal, table, column, text, where, needs);

    /// <summary>Ought not to be so: rows that meet the condition.</summary>
    public static Rule Warn(string code, ReturnTable table, string column, string text, string where, params ReturnTable[] needs) =>
        Make(code, FindingSeverity.Warning, table, column, text, where, needs);

    /// <summary>Found by whoever reads a cell or a file.</summary>
    public static Rule Reading(string code, FindingSeverity severity, ReturnTable table, string column, string text, int first = ReturnYear.First, int last = int.MaxValue) =>
        new(code, severity, table, column, text, "", first, last, []);

    static Rule Make(string code, FindingSeverity severity, ReturnTable table, string column, string text, string where, ReturnTable[] needs) =>
        new(code, severity, table, column, text, $"select r.row_no, r.child_key from {ReturnTables.Of(table).Name} r where {where}", ReturnYear.First, int.MaxValue,
            [ReturnTable.Header, ReturnTable.Episodes, table, .. needs]);
}
