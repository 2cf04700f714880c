using Google.Protobuf.WellKnownTypes;
using Suite.Platform.Errors;
using Suite.Platform.Paging;
using Suite.Reporting.Facts;
using Suite.Reporting.V1;

namespace Suite.Reporting.DeadEvents;

/// <summary>The events that could not be taken in, oldest first, without what they hold.</summary>
sealed class ListDeadLetters(DeadLetters deadLetters)
{
    public async Task<ListDeadLettersResponse> Handle(ListDeadLettersRequest request, CancellationToken cancellation)
    {
        if (request.PageSize < 0)
            throw Refuse.Field("page_size", $"must not be negative; 0 means {PageTokens.DefaultSize}, the most is {PageTokens.MaxSize}");
        var size = request.PageSize == 0 ? PageTokens.DefaultSize : Math.Min(request.PageSize, PageTokens.MaxSize);

        var letters = new List<V1.DeadLetter>();
        var total = 0L;
        foreach (var source in FactSources.All)
        {
            letters.AddRange((await deadLetters.List(source.Queue, size, cancellation)).Select(l => new V1.DeadLetter
            {
                Queue = source.Queue,
                EventId = l.EventId?.ToString("D") ?? "",
                Type = l.Type ?? "",
                Reason = l.Failure.Length == 0 ? l.Reason : $"{l.Reason}: {l.Failure}",
                DeadTime = l.PutAsideAt is { } at ? Timestamp.FromDateTimeOffset(at) : null,
            }));
            total += await deadLetters.Count(source.Queue, cancellation);
        }

        return new() { DeadLetters = { letters.OrderBy(l => l.DeadTime is null).ThenBy(l => l.DeadTime).Take(size) }, TotalSize = total };
    }
}
