using System.Collections.Concurrent;
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
            var sent = new Dictionary<int, ScorecardLine>();
            (ScorecardState, ReportingPeriod)? seen = null;
            while (true)
            {
                // The day goes on while a stream is open, and with it a period that still runs.
                await changes.NextLook(cancellation);
                var now = (State: changes.ScorecardsOf(caller.Authority), Period: Period(request));
                if (now == seen)
                    continue;

                var view = await shared.Get(template, now.Period, caller, now.State, cancellation);
                var changed = Changed(view, sent, first: seen is null || seen.Value.Item2 != now.Period);
                seen = now;
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

    // Lines that stay as they are stay the same object (SharedScorecards), so that a thousand watchers compare references.
    static WatchScorecardResponse? Changed(SharedView view, Dictionary<int, ScorecardLine> sent, bool first)
    {
        var fresh = view.Lines.Where(l => !sent.TryGetValue(l.LineNumber, out var before) || !ReferenceEquals(before, l)).ToList();
        if (fresh.Count == 0 && !first && sent.Count == view.Lines.Count)
            return null;
        foreach (var gone in sent.Keys.Where(n => n > view.Lines.Count).ToList())
            sent.Remove(gone);
        foreach (var line in fresh)
            sent[line.LineNumber] = line;
        // Whoever is sent all of it is sent the same message.
        return fresh.Count == view.Lines.Count ? view.Whole : new(view.Head) { Lines = { fresh } };
    }

    ReportingPeriod Period(WatchScorecardRequest request) => ScorecardPeriods.Read(request.Period, null, null, WorkingCalendar.Today(clock));
}

/// <summary>A draft as one kind of reader sees it, shared by all of them.</summary>
sealed record SharedView(WatchScorecardResponse Head, IReadOnlyList<ScorecardLine> Lines)
{
    public WatchScorecardResponse Whole { get; } = new(Head) { Lines = { Lines } };
}

/// <summary>Works each draft out once for all who watch it in the same state.</summary>
sealed class SharedScorecards(CaseStore<ScorecardTemplate> templates, ScorecardWriter writer)
{
    readonly ConcurrentDictionary<(string Authority, Guid Template, ReportingPeriod Period), Entry> _newest = new();

    public async Task<SharedView> Get(Guid template, ReportingPeriod period, Caller caller, ScorecardState state, CancellationToken cancellation)
    {
        var key = (caller.Authority, template, period);
        var entry = _newest.AddOrUpdate(key, _ => Begin(null), (_, held) => held.State == state && !held.Views.Value.IsFaulted && !held.Views.Value.IsCanceled ? held : Begin(held));
        var (exact, shown) = await entry.Views.Value.WaitAsync(cancellation);

        // Periods that ended with a day nobody asks for any more.
        foreach (var old in _newest.Keys.Where(k => k.Authority == key.Authority && k.Template == template && k.Period.Start == period.Start && k.Period.End < period.End))
            _newest.TryRemove(old, out _);
        // Whoever is not shown the period was refused before.
        return Suppression.AppliesTo(caller) ? shown! : exact;

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
