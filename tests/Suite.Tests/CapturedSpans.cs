using System.Collections.Concurrent;
using System.Diagnostics;

namespace Suite.Tests;

/// <summary>A span that ended, with all that it tells as one text.</summary>
sealed record Span(string TraceId, string Source, string Name, ActivityKind Kind, string Text);

/// <summary>Keeps the spans of the services of this process.</summary>
sealed class CapturedSpans : IDisposable
{
    readonly ActivityListener _listener;

    public CapturedSpans()
    {
        _listener = new()
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => Ended.Enqueue(new(span.TraceId.ToHexString(), span.Source.Name, span.DisplayName, span.Kind,
                string.Join(' ', span.TagObjects.Concat(span.Events.SelectMany(e => e.Tags)).Select(tag => $"{tag.Key}={tag.Value}").Append(span.StatusDescription)))),
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public ConcurrentQueue<Span> Ended { get; } = [];

    public void Dispose() => _listener.Dispose();
}
