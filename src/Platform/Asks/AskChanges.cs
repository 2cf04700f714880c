using System.Diagnostics;
using Npgsql;
using Suite.Platform.Cases;

namespace Suite.Platform.Asks;

/// <summary>What has to be written so that the stored asks of a case are those that it has open now.</summary>
sealed class AskChanges
{
    readonly string _caseKind;
    readonly List<Ask> _opened;
    readonly List<Guid> _settled;
    bool _removeOthers;

    AskChanges(string caseKind, List<Ask> opened, List<Guid> settled) => (_caseKind, _opened, _settled) = (caseKind, opened, settled);

    public static AskChanges Between<TCase>(IReadOnlyList<Ask> before, TCase @case) where TCase : class, ICase<TCase>
    {
        var now = @case.Asks();
        return new(TCase.Kind, [.. now.ExceptBy(before.Select(ask => ask.Id), ask => ask.Id)], [.. before.Select(ask => ask.Id).Except(now.Select(ask => ask.Id))]);
    }

    /// <summary>Whatever is stored: afterwards it is what the case has open now.</summary>
    public static AskChanges Whole<TCase>(TCase @case) where TCase : class, ICase<TCase>
    {
        var changes = Between([], @case);
        changes._removeOthers = true;
        return changes;
    }

    public void AddTo(NpgsqlBatch batch, Guid caseId, string authority)
    {
        if (_removeOthers)
            batch.BatchCommands.Add(new("delete from asks where case_id = $1 and authority = $2 and ask_id <> all($3)")
            {
                Parameters = { new() { Value = caseId }, new() { Value = authority }, new() { Value = _opened.ConvertAll(ask => ask.Id).ToArray() } },
            });
        if (_settled.Count > 0)
            batch.BatchCommands.Add(Delete(caseId, authority, [.. _settled]));
        if (_opened.Count > 0)
            batch.BatchCommands.Add(new(
                $"""
                insert into asks (ask_id, case_id, authority, kind, asked_by, trace_parent)
                select i.ask_id, $1, $2, i.kind, i.asked_by, $3 from unnest($4::uuid[], $5::text[], $6::text[]) as i(ask_id, kind, asked_by)
                {(_removeOthers ? "on conflict (ask_id) do nothing" : "")}
                """)
            {
                Parameters =
                {
                    new() { Value = caseId }, new() { Value = authority }, new() { Value = TraceParent },
                    new() { Value = _opened.ConvertAll(ask => ask.Id).ToArray() }, new() { Value = _opened.ConvertAll(ask => ask.Kind).ToArray() },
                    new() { Value = _opened.ConvertAll(ask => ask.AskedBy).ToArray() },
                },
            });
    }

    public void Wake(AskSignals? signals)
    {
        foreach (var ask in _opened)
            signals?.Of(_caseKind, ask.Kind).Wake();
    }

    public static NpgsqlBatchCommand Delete(Guid caseId, string authority, Guid[] asks) =>
        new("delete from asks where case_id = $1 and authority = $2 and ask_id = any($3)")
        {
            Parameters = { new() { Value = caseId }, new() { Value = authority }, new() { Value = asks } },
        };

    /// <summary>The trace in which something happens now, as it is stored with what it causes.</summary>
    public static string TraceParent => Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.Id! : "";
}
