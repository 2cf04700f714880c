using System.Collections.Concurrent;
using Npgsql;

namespace Suite.Reporting.Facts;

/// <summary>Which of several events that set the same columns is believed.</summary>
enum Keep
{
    Newest,
    Oldest,
}

/// <summary>One column of a group, read from the fact that an event stated; null where the group is not set.</summary>
abstract record FactColumn<TFact>(string Name) where TFact : class
{
    public abstract NpgsqlParameter Values(IReadOnlyList<TFact?> facts);
}

sealed record FactColumn<TFact, TValue>(string Name, Func<TFact, TValue> Get) : FactColumn<TFact>(Name) where TFact : class
{
    public override NpgsqlParameter Values(IReadOnlyList<TFact?> facts)
    {
        var values = new TValue?[facts.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = facts[i] is { } fact ? Get(fact) : default;
        return new NpgsqlParameter<TValue?[]> { TypedValue = values };
    }
}

/// <summary>Columns that one kind of event sets together, beside the case's version that set them.</summary>
abstract class FactGroup(string name, Keep keep)
{
    public string Sequence => name + "_seq";

    public abstract IEnumerable<string> Columns { get; }

    /// <summary>Whether an event of this version replaces what one of that version stated; 0 is nobody yet.</summary>
    public bool Replaces(long arriving, long held) => keep is Keep.Newest ? arriving > held : held == 0 || arriving < held;

    /// <summary>The same in SQL, where the arriving row may say nothing about this group.</summary>
    public string ReplacesInSql => keep is Keep.Newest
        ? $"arriving.{Sequence} > held.{Sequence}"
        : $"arriving.{Sequence} > 0 and (held.{Sequence} = 0 or arriving.{Sequence} < held.{Sequence})";

    public abstract void AddValues(NpgsqlParameterCollection to, IReadOnlyList<FactRow> rows, int at);
}

sealed class FactGroup<TFact>(string name, Keep keep = Keep.Newest) : FactGroup(name, keep) where TFact : class
{
    readonly List<FactColumn<TFact>> _columns = [];

    public override IEnumerable<string> Columns => _columns.Select(c => c.Name);

    public FactGroup<TFact> With<TValue>(string column, Func<TFact, TValue> get)
    {
        _columns.Add(new FactColumn<TFact, TValue>(column, get));
        return this;
    }

    public override void AddValues(NpgsqlParameterCollection to, IReadOnlyList<FactRow> rows, int at)
    {
        var facts = new TFact?[rows.Count];
        for (var i = 0; i < facts.Length; i++)
            facts[i] = (TFact?)rows[i].Facts[at];
        foreach (var column in _columns)
            to.Add(column.Values(facts));
    }
}

/// <summary>
/// A table of facts. Two statements about one row merge group by group, the version deciding: in any order, any number of
/// times, in memory or in the database, the same row comes out.
/// </summary>
/// <param name="part">Column that tells rows of one case apart, for example the check's id; null if a case has one row.</param>
/// <param name="perEvent">Each event makes a row of its own that nothing changes afterwards; the version is part of its key.</param>
sealed class FactTable(string name, string? part, bool perEvent, params FactGroup[] groups)
{
    readonly ConcurrentDictionary<(string Slot, bool Fresh), string> _statements = new();

    public string Name => name;

    public bool PerEvent => perEvent;

    public IReadOnlyList<FactGroup> Groups => groups;

    public int IndexOf(FactGroup group) => Array.IndexOf(groups, group) is var at and >= 0 ? at : throw new ArgumentException($"{name} has no such group.", nameof(group));

    /// <summary>Writes rows, given sorted by key so that two writers wait for each other and never deadlock.</summary>
    public NpgsqlBatchCommand Upsert(string slot, IReadOnlyList<FactRow> rows) => Command(_statements.GetOrAdd((slot, false), _ => Insert(slot) + OnConflict()), rows);

    /// <summary>The same where none of the rows is there yet: one that is violates the key.</summary>
    public NpgsqlBatchCommand Insert(string slot, IReadOnlyList<FactRow> rows) => Command(_statements.GetOrAdd((slot, true), _ => Insert(slot)), rows);

    NpgsqlBatchCommand Command(string sql, IReadOnlyList<FactRow> rows)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. rows.Select(r => r.Key.Authority)] });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. rows.Select(r => r.Key.CaseId)] });
        if (part is not null)
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. rows.Select(r => r.Key.Part)] });
        for (var at = 0; at < groups.Length; at++)
        {
            var i = at;
            command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. rows.Select(r => r.Sequences[i])] });
            groups[at].AddValues(command.Parameters, rows, at);
        }

        return command;
    }

    IReadOnlyList<string> Key => part is null ? ["authority", "case_id"] : ["authority", "case_id", part];

    string Insert(string slot)
    {
        IReadOnlyList<string> columns = [.. Key, .. groups.SelectMany(g => g.Columns.Prepend(g.Sequence))];
        return $"insert into {slot}.{name} as held ({string.Join(", ", columns)}) select * from unnest({string.Join(", ", columns.Select((_, i) => $"${i + 1}"))})";
    }

    string OnConflict()
    {
        if (perEvent)
            return $" on conflict ({string.Join(", ", Key.Append(groups[0].Sequence))}) do nothing";

        var sets = groups.SelectMany(g => g.Columns.Prepend(g.Sequence).Select(c => $"{c} = case when {g.ReplacesInSql} then arriving.{c} else held.{c} end"));
        return $" on conflict ({string.Join(", ", Key)}) do update set {string.Join(", ", sets)} where {string.Join(" or ", groups.Select(g => $"({g.ReplacesInSql})"))}"
            .Replace("arriving.", "excluded.", StringComparison.Ordinal);
    }
}

/// <param name="Sequence">Of the event to which the row belongs; 0 if several may change it.</param>
readonly record struct FactKey(string Authority, Guid CaseId, string Part, long Sequence) : IComparable<FactKey>
{
    public int CompareTo(FactKey other)
    {
        var order = string.CompareOrdinal(Authority, other.Authority);
        if (order == 0)
            order = CaseId.CompareTo(other.CaseId);
        if (order == 0)
            order = string.CompareOrdinal(Part, other.Part);
        return order == 0 ? Sequence.CompareTo(other.Sequence) : order;
    }
}

/// <summary>What the events of a batch say about one row.</summary>
sealed class FactRow(FactTable table, FactKey key)
{
    public FactKey Key => key;

    public long[] Sequences { get; } = new long[table.Groups.Count];

    public object?[] Facts { get; } = new object?[table.Groups.Count];

    public void Set<TFact>(FactGroup<TFact> group, long sequence, TFact fact) where TFact : class
    {
        var at = table.IndexOf(group);
        if (!group.Replaces(sequence, Sequences[at]))
            return;
        Sequences[at] = sequence;
        Facts[at] = fact;
    }
}
