using Npgsql;

namespace Suite.Platform.Cases;

sealed record StoredDueItem(string Rule, string Subject, DateOnly DueOn, DateOnly? NextWarnOn, string BlockedBy, string Citation);

/// <summary>What has to be written so that the stored due items of a case are those that the case computes now.</summary>
sealed class DueItemChanges
{
    readonly List<StoredDueItem> _write = [];
    readonly List<StoredDueItem> _remove = [];
    bool _removeOthers;

    public bool IsEmpty => _write.Count == 0 && _remove.Count == 0 && !_removeOthers;

    /// <summary>Whatever is stored: afterwards it is what the case computes now.</summary>
    public static DueItemChanges Whole<TCase>(TCase @case) where TCase : class, ICase<TCase>
    {
        var changes = Between([], @case);
        changes._removeOthers = true;
        return changes;
    }

    public static DueItemChanges Between<TCase>(IReadOnlyList<StoredDueItem> stored, TCase @case) where TCase : class, ICase<TCase>
    {
        var changes = new DueItemChanges();
        var old = stored.ToDictionary(item => (item.Rule, item.Subject));
        foreach (var item in @case.DueItems())
        {
            var now = new StoredDueItem(item.Rule, item.Subject, item.DueOn,
                @case.WatchedByClock && item.WarnOn.Count > 0 ? item.WarnOn[0] : null, item.BlockedBy, item.Citation);
            if (!old.Remove((item.Rule, item.Subject), out var was) || was != now)
                changes._write.Add(now);
        }

        changes._remove.AddRange(old.Values);
        return changes;
    }

    public void AddTo(NpgsqlBatch batch, Guid caseId, string authority)
    {
        if (_removeOthers)
            batch.BatchCommands.Add(new(
                """
                delete from due_items d where d.case_id = $1 and d.authority = $2
                    and not exists (select from unnest($3::text[], $4::text[]) as kept(rule, subject) where d.rule = kept.rule and d.subject = kept.subject)
                """)
            {
                Parameters =
                {
                    new() { Value = caseId }, new() { Value = authority },
                    new() { Value = _write.ConvertAll(item => item.Rule).ToArray() }, new() { Value = _write.ConvertAll(item => item.Subject).ToArray() },
                },
            });
        if (_remove.Count > 0)
            batch.BatchCommands.Add(new("delete from due_items d using unnest($3::text[], $4::text[]) as gone(rule, subject) where d.case_id = $1 and d.authority = $2 and d.rule = gone.rule and d.subject = gone.subject")
            {
                Parameters =
                {
                    new() { Value = caseId }, new() { Value = authority },
                    new() { Value = _remove.ConvertAll(item => item.Rule).ToArray() }, new() { Value = _remove.ConvertAll(item => item.Subject).ToArray() },
                },
            });
        if (_write.Count > 0)
            batch.BatchCommands.Add(new(
                """
                insert into due_items (case_id, authority, rule, subject, due_on, next_warn_on, blocked_by, citation)
                select $1, $2, i.* from unnest($3::text[], $4::text[], $5::date[], $6::date[], $7::text[], $8::text[]) as i
                on conflict (case_id, rule, subject) do update
                set due_on = excluded.due_on, next_warn_on = excluded.next_warn_on, blocked_by = excluded.blocked_by, citation = excluded.citation
                """)
            {
                Parameters =
                {
                    new() { Value = caseId }, new() { Value = authority },
                    new() { Value = _write.ConvertAll(item => item.Rule).ToArray() }, new() { Value = _write.ConvertAll(item => item.Subject).ToArray() },
                    new() { Value = _write.ConvertAll(item => item.DueOn).ToArray() }, new() { Value = _write.ConvertAll(item => item.NextWarnOn).ToArray() },
                    new() { Value = _write.ConvertAll(item => item.BlockedBy).ToArray() }, new() { Value = _write.ConvertAll(item => item.Citation).ToArray() },
                },
            });
    }
}
