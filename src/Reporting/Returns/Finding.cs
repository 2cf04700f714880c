using Suite.Reporting.Returns.Rules;
using Suite.Reporting.V1;

namespace Suite.Reporting.Returns;

/// <summary>Something found in a return: rule and place, never a value.</summary>
/// <param name="Row">As a spreadsheet numbers it; 0 for the whole table.</param>
/// <param name="ChildKey">Empty where it is about no child, or one that could not be read.</param>
readonly record struct Finding(string Rule, FindingSeverity Severity, ReturnTableSpec Table, int Row, string Column, string ChildKey)
{
    public ReturnFinding ToMessage() => new()
    {
        RuleCode = Rule,
        Severity = Severity,
        Message = ReturnRules.TextOf(Rule, Table.Id, Column),
        Table = Table.Id,
        Row = Row,
        Column = Column,
        ChildKey = ChildKey,
    };
}
