using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Grpc.Core;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Reporting.Measures;
using Suite.Reporting.Scorecards.Templates;
using Suite.Reporting.V1;

namespace Suite.Reporting.Scorecards;

/// <summary>Sends lines of a draft whenever they change. Who reads slowly misses what was in between and gets the newest.</summary>
sealed class WatchScorecard(FactChanges changes, SharedScorecards shared, CaseStore<ScorecardTemplate> templates, IAudit audit, ReportingMetrics metrics, TimeProvider clock)
{
    public async Task Handle(WatchScorecardRequest request, IServerStreamWriter<WatchScorecardResponse> stream, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var template = fields.Uuid("template_id", request.TemplateId);
        fields.ThrowIfAny();
        Drafts.MayLookAt(Period(request), caller);
        (await templates.Of(template, caller, cancellation)).For(Period(request));
        await audit.Record(new(caller, CommandFields.RpcOf(request), template, null, "OK"), cancellation);

        using var watching = changes.Watch();
        metrics.Watching(+1);
        try
        {
            SharedView? sent = null;
            (ScorecardState, ReportingPeriod)? seen = null;
            while (true)
            {
                // The day goes on while a stream is open, and with it a period that still runs.
                await changes.NextLook(cancellation);
                var now = (State: changes.ScorecardsOf(caller.Authority), Period: Period(request));
                if (now == seen)
                    continue;

                var view = await shared.Get(template, now.Period, caller, now.State, cancellation);
                var changed = view.Since(sent, first: seen is null || seen.Value.Item2 != now.Period);
                (seen, sent) = (now, view);
                if (changed is not null)
                    await stream.WriteAsync(changed, cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The reader went away.
        }
        finally
        {
            metrics.Watching(-1);
        }
    }

    ReportingPeriod Period(WatchScorecardRequest request) => ScorecardPeriods.Read(request.Period, null, null, WorkingCalendar.Today(clock));
}

/// <summary>A draft as one kind of reader sees it, shared by all of them.</summary>
sealed record SharedView(WatchScorecardResponse Head, IReadOnlyList<ScorecardLine> Lines)
{
    readonly WatchScorecardResponse _whole = new(Head) { Lines = { Lines } };
    readonly ConditionalWeakTable<SharedView, WatchScorecardResponse> _since = [];

    /// <summary>What somebody misses who has an earlier view; the same message for all who have it. Null if that is nothing.</summary>
    /// <param name="first">It is told in any case.</param>
    public WatchScorecardResponse? Since(SharedView? earlier, bool first)
    {
        var changed = earlier is null ? _whole : _since.GetValue(earlier, Changed);
        return changed.Lines.Count > 0 || first || earlier!.Lines.Count != Lines.Count ? changed : null;
    }

    // Lines that stay as they are stay the same object (SharedScorecards).
    WatchScorecardResponse Changed(SharedView earlier)
    {
        var fresh = Lines.Where((line, at) => at >= earlier.Lines.Count || !ReferenceEquals(earlier.Lines[at], line)).ToList();
        return fresh.Count == Lines.Count ? _whole : new(Head) { Lines = { fresh } };
    }
}

/// <summary>Works each draft out once for all who watch it in the same state.</summary>
sealed class SharedScorecards(CaseStore<ScorecardTemplate> templates, ScorecardWriter writer)
{
    readonly ConcurrentDictionary<(string Authority, Guid Template, ReportingPeriod Period), Entry> _newest = new();

    public async Task<SharedView> Get(Guid template, ReportingPeriod period, Caller caller, ScorecardState state, CancellationToken cancellation)
    {
        var key = (caller.Authority, template, period);
        // Every watcher comes here for every state: what is there is only read.
        if (!_newest.TryGetValue(key, out var entry) || !Serves(entry))
        {
            entry = _newest.AddOrUpdate(key, _ => Begin(null), (_, held) => Serves(held) ? held : Begin(held));

            // Periods that ended with a day nobody asks for any more.
            foreach (var old in _newest.Keys.Where(k => k.Authority == key.Authority && k.Template == template && k.Period.Start == period.Start && k.Period.End < period.End))
                _newest.TryRemove(old, out _);
        }

        var (exact, shown) = await entry.Views.Value.WaitAsync(cancellation);
        // Whoever is not shown the period was refused before.
        return Suppression.AppliesTo(caller) ? shown! : exact;

        bool Serves(Entry held) => held.State == state && !held.Views.Value.IsFaulted && !held.Views.Value.IsCanceled;

        // One reader that goes away must not take it from the others.
        Entry Begin(Entry? before) => new(state, new(() => WorkOut(template, period, caller, before, CancellationToken.None)));
    }

    async Task<(SharedView Exact, SharedView? Shown)> WorkOut(Guid template, ReportingPeriod period, Caller caller, Entry? before, CancellationToken cancellation)
    {
        var worked = await writer.WorkOut(await templates.Of(template, Caller.System(caller.Authority), cancellation), period, caller.Authority, cancellation);
        (SharedView Exact, SharedView? Shown)? earlier = before is { Views: { IsValueCreated: true, Value.IsCompletedSuccessfully: true } } ? await before.Views.Value : null;
        return (View(worked.Exact, earlier?.Exact), worked.Shown is { } shown ? View(shown, earlier?.Shown) : null);
    }

    static SharedView View(Scorecard scorecard, SharedView? before)
    {
        var earlier = before?.Lines.ToDictionary(l => l.LineNumber) ?? [];
        return new(new()
        {
            LineCount = scorecard.Sections.Sum(s => s.Lines.Count),
            TemplateVersion = scorecard.TemplateVersion,
            PeriodStart = scorecard.PeriodStart,
            PeriodEnd = scorecard.PeriodEnd,
            AsAtTime = scorecard.AsAtTime,
            FactsBuild = scorecard.FactsBuild,
        }, [.. scorecard.Sections.SelectMany(s => s.Lines).OrderBy(l => l.LineNumber).Select(l => earlier.TryGetValue(l.LineNumber, out var same) && same.Equals(l) ? same : l)]);
    }

    sealed record Entry(ScorecardState State, Lazy<Task<(SharedView Exact, SharedView? Shown)>> Views);
}
