using System.Collections.Concurrent;
using Grpc.Core;
using Suite.Platform.Calendar;
using Suite.Platform.Identity;
using Suite.Reporting.V1;

namespace Suite.Reporting.Measures;

/// <summary>Sends figures whenever they change. Who reads slowly misses what was in between and gets the newest.</summary>
sealed class WatchMeasures(FactChanges changes, SharedResults shared, ReportingMetrics metrics, TimeProvider clock)
{
    public async Task Handle(WatchMeasuresRequest request, IServerStreamWriter<WatchMeasuresResponse> stream, Caller caller, CancellationToken cancellation)
    {
        IReadOnlyList<MeasureDefinition> measures = request.MeasureIds.Count == 0 ? Catalogue.All : [.. request.MeasureIds.Distinct().Select(Catalogue.Find)];
        Period(request, caller);

        using var watching = changes.Watch();
        metrics.Watching(+1);
        try
        {
            var sent = new Dictionary<string, MeasureResult>();
            (FactsState, ReportingPeriod)? seen = null;
            while (true)
            {
                // The day goes on while a stream is open, and with it a period that still runs.
                await changes.NextLook(cancellation);
                var now = (changes.Of(caller.Authority), Period(request, caller));
                if (now == seen)
                    continue;

                var changed = new WatchMeasuresResponse();
                foreach (var measure in measures)
                {
                    var result = await Disclosure.For(caller, measure, now.Item2, (m, over) => shared.Get(m, over, caller.Authority, now.Item1, cancellation));
                    if (sent.TryGetValue(measure.Id, out var before) && Same(before, result))
                        continue;
                    sent[measure.Id] = result;
                    changed.Results.Add(result);
                }

                seen = now;
                if (changed.Results.Count > 0)
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

    ReportingPeriod Period(WatchMeasuresRequest request, Caller caller)
    {
        var today = WorkingCalendar.Today(clock);
        var period = ReportingPeriod.Read(request.Period, null, null, today);
        return Suppression.AppliesTo(caller) ? Disclosure.Whole(period, null, today) : period;
    }

    static bool Same(MeasureResult a, MeasureResult b) => a.FactsBuild == b.FactsBuild && a.PeriodEnd.Equals(b.PeriodEnd) && a.Figures.Equals(b.Figures);
}

/// <summary>Works each measure out once for all watchers who need it in the same state of the facts.</summary>
sealed class SharedResults(MeasureQuery measures)
{
    readonly ConcurrentDictionary<(string Authority, string Measure, ReportingPeriod Period), (FactsState State, Lazy<Task<MeasureResult>> Result)> _newest = new();

    public async Task<MeasureResult> Get(MeasureDefinition measure, ReportingPeriod period, string authority, FactsState state, CancellationToken cancellation)
    {
        var key = (authority, measure.Id, period);
        // Every watcher comes here for every state: what is there is only read.
        if (!_newest.TryGetValue(key, out var entry) || !Serves(entry))
        {
            entry = _newest.AddOrUpdate(key, _ => Entry(), (_, held) => Serves(held) ? held : Entry());

            // Periods that ended with a day nobody asks for any more; whole quarters are asked for on.
            foreach (var old in _newest.Keys.Where(k => k.Authority == authority && k.Measure == measure.Id && k.Period.Start == period.Start && k.Period.End < period.End
                                                        && Quarter.Of(k.Period.End).LastDay != k.Period.End))
                _newest.TryRemove(old, out _);
        }

        return await entry.Result.Value.WaitAsync(cancellation);

        bool Serves((FactsState State, Lazy<Task<MeasureResult>> Result) held) => held.State == state && !held.Result.Value.IsFaulted && !held.Result.Value.IsCanceled;

        // One reader that goes away must not take the result from the others.
        (FactsState State, Lazy<Task<MeasureResult>> Result) Entry() => (state, new(() => measures.WorkOut(measure, period, authority, CancellationToken.None)));
    }
}
