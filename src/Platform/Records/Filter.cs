using Dapper;
using Suite.Platform.Errors;

namespace Suite.Platform.Records;

/// <summary>What narrows a list: conditions on <c>cases c</c>, beginning with who may know of a record at all, and their values.</summary>
/// <param name="visible">Those of <see cref="Visibility.To"/>, and what else the service's own conditions ask of the caller.</param>
public sealed class Filter(DynamicParameters visible)
{
    const int FewestLetters = 3, MostLetters = 100;

    readonly List<string> _conditions = [Visibility.Condition];

    /// <summary>The kind stands in the text, so that the indexes of one kind are found.</summary>
    public static Filter Of(string kind, DynamicParameters visible)
    {
        var filter = new Filter(visible);
        filter.Add($"c.kind = '{kind}'");
        return filter;
    }

    public DynamicParameters Parameters => visible;

    public string Where => string.Join(" and ", _conditions);

    /// <summary>Somebody's name was searched for.</summary>
    public bool Searched { get; private set; }

    public void Add(string condition) => _conditions.Add(condition);

    public void Add(string condition, string parameter, object value)
    {
        _conditions.Add(condition);
        Parameters.Add(parameter, value);
    }

    /// <param name="otherwise">The condition where no state is asked for; empty for none.</param>
    public void States<TState>(Fields fields, IReadOnlyList<TState> states, string otherwise) where TState : struct, Enum
    {
        for (var i = 0; i < states.Count; i++)
            fields.Choice($"states[{i}]", states[i]);
        if (states.Count > 0)
            Add("c.state = any(@states)", "states", states.Select(s => s.ToString()).Distinct().ToArray());
        else if (otherwise.Length > 0)
            Add(otherwise);
    }

    public void Code(Fields fields, string field, string value, string condition)
    {
        if (fields.OptionalCode(field, value).Length > 0)
            Add(condition, field, value);
    }

    public void Id(Fields fields, string field, string value, string condition)
    {
        if (fields.OptionalUuid(field, value) is { } id)
            Add(condition, field, id);
    }

    public void Day(Fields fields, string field, Types.V1.Date? value, string condition)
    {
        if (fields.OptionalDate(field, value) is { } day)
            Add(condition, field, day);
    }

    public void Choice<TChoice>(Fields fields, string field, TChoice value, string condition) where TChoice : struct, Enum
    {
        fields.OptionalChoice(field, value);
        if (!EqualityComparer<TChoice>.Default.Equals(value, default))
            Add(condition, field, value.ToString());
    }

    /// <summary>Asks the service's function <c>cases_named(kind, letters)</c>, which gives the ids of the records in which a name holds the letters.</summary>
    public void Name(Fields fields, string kind, string value)
    {
        var name = fields.OptionalText("name", value, MostLetters);
        if (value.Length == 0)
            return;
        fields.Require(name.Length >= FewestLetters, "name", $"must have from {FewestLetters} to {MostLetters} letters");
        Searched = true;
        Add($"c.case_id in (select cases_named('{kind}', @letters))", "letters", $"%{Literally(name)}%");
    }

    /// <summary>The letters themselves: LIKE's wildcards in a name stand for nothing but themselves.</summary>
    static string Literally(string letters) => letters.Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_");
}
