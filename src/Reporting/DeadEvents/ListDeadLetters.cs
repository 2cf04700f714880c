using Google.Protobuf.WellKnownTypes;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Paging;
using Suite.Reporting.V1;
using PutAside = Suite.Platform.Messaging.DeadLetter;

namespace Suite.Reporting.DeadEvents;

/// <summary>The events that could not be taken in, queue by queue, the oldest first, without what they hold.</summary>
sealed class ListDeadLetters(DeadLetters deadLetters, PageTokens tokens)
{
    /// <summary>The last letter of a page.</summary>
    sealed record Last(string Queue, string Place);

    public async Task<ListDeadLettersResponse> Handle(ListDeadLettersRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var queues = DeadLetterQueues.Asked(fields, request.Queue);
        var page = tokens.Read<Last>(fields, request, caller);
        fields.ThrowIfAny();

        var total = 0L;
        foreach (var queue in queues)
            total += await deadLetters.Count(queue, cancellation);

        var letters = new List<(string Queue, PutAside Letter)>();
        foreach (var queue in queues.SkipWhile(queue => page.After is { } last && queue != last.Queue))
        {
            if (letters.Count == page.Limit)
                break;
            var after = page.After is { } last && last.Queue == queue ? last.Place : null;
            letters.AddRange((await deadLetters.List(queue, after, page.Limit - letters.Count, cancellation)).Select(letter => (queue, letter)));
        }

        var (rows, next) = tokens.Cut(letters, page, row => new Last(row.Queue, row.Letter.Place), request, caller);
        return new() { DeadLetters = { rows.Select(row => ToMessage(row.Queue, row.Letter)) }, TotalSize = total, NextPageToken = next };
    }

    static V1.DeadLetter ToMessage(string queue, PutAside letter) => new()
    {
        Queue = queue,
        EventId = letter.EventId?.ToString("D") ?? "",
        Type = letter.Type ?? "",
        Reason = letter.Failure.Length == 0 ? letter.Reason : $"{letter.Reason}: {letter.Failure}",
        DeadTime = letter.PutAsideAt is { } at ? Timestamp.FromDateTimeOffset(at) : null,
    };
}
