using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Suite.Feed.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.Platform.Messaging;

/// <summary>
/// The service's announced events from any position on. Reads page by page in short queries, and no faster than the
/// subscriber takes them; a caller sees the events of their own authority, a service of the suite those of all.
/// </summary>
sealed class EventFeed(EventLog events, EventSource source, EventReplay replay, Func<ServerCallContext, Caller> callerOf) : EventFeedService.EventFeedServiceBase
{
    const int Page = 500;
    const int MaxTypes = 100;
    static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(100);

    public override async Task ReadEvents(ReadEventsRequest request, IServerStreamWriter<ReadEventsResponse> responseStream, ServerCallContext context)
    {
        var authority = AuthorityOf(callerOf(context));
        if (request.Types_.Count > MaxTypes)
            throw Refuse.Field("types", $"must have at most {MaxTypes} entries");
        var types = request.Types_.ToArray();
        var after = await Position(request.AfterPosition, authority, context.CancellationToken);

        while (true)
        {
            var (page, through) = await events.ReadFor(authority, types, after, Page, context.CancellationToken);
            foreach (var stored in page)
                await responseStream.WriteAsync(Response(stored), context.CancellationToken);
            after = through;

            if (page.Count == Page)
                continue;
            if (!request.Follow)
                return;
            await Task.Delay(LookAgain, context.CancellationToken);
        }
    }

    public override Task ReplayEvents(ReplayEventsRequest request, IServerStreamWriter<ReplayEventsResponse> responseStream, ServerCallContext context) =>
        replay.Handle(request, responseStream, callerOf(context), context.CancellationToken);

    /// <summary>Null reads all.</summary>
    static string? AuthorityOf(Caller caller)
    {
        if (caller.Authority is not Caller.AllAuthorities)
            return caller.Authority;
        return caller.Has("SERVICE") ? null : throw Refuse.Permission("FEED_NOT_ALLOWED", "Only a service of the suite reads the events of every authority.");
    }

    async Task<EventPosition> Position(string given, string? authority, CancellationToken cancellation)
    {
        if (given.Length == 0)
            return default;
        // Events are never deleted, so a position that was given once has its event still.
        if (FeedPosition.Read(given, source.Service) is { } position && await events.Exists(position, authority, cancellation))
            return position;
        throw Refuse.Field("after_position", "must be a position that this feed gave, or empty", "UNKNOWN_POSITION");
    }

    ReadEventsResponse Response(StoredEvent stored) => new()
    {
        Position = FeedPosition.Write(stored.Position, source.Service),
        Event = new()
        {
            Id = stored.EventId.ToString("D"),
            Type = stored.Type,
            Source = source.Path,
            Subject = stored.CaseId.ToString("D"),
            Time = Timestamp.FromDateTimeOffset(stored.RecordedAt),
            Sequence = stored.Version,
            Authority = stored.Authority,
            ActorRole = stored.ActorRole,
            Data = stored.Data,
            TraceParent = stored.TraceParent,
        },
    };
}

/// <summary>Positions on the wire: opaque, and bound to the feed that gave them.</summary>
static class FeedPosition
{
    const int Length = 24;

    public static string Write(EventPosition position, string service)
    {
        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, position.Xid);
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], position.Seq);
        Check(bytes[..16], service, bytes[16..]);
        return Base64Url.EncodeToString(bytes);
    }

    public static EventPosition? Read(string given, string service)
    {
        Span<byte> bytes = stackalloc byte[Length];
        Span<byte> check = stackalloc byte[8];
        if (given.Length != Base64Url.GetEncodedLength(Length) || !Base64Url.IsValid(given)
            || !Base64Url.TryDecodeFromChars(given, bytes, out var written) || written != Length)
            return null;
        Check(bytes[..16], service, check);
        if (!bytes[16..].SequenceEqual(check))
            return null;
        return new(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadInt64BigEndian(bytes[8..]));
    }

    /// <summary>Finds typing errors and positions of another feed; it keeps no secret, because whether the event is there is looked up.</summary>
    static void Check(ReadOnlySpan<byte> position, string service, Span<byte> check)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData([.. Encoding.UTF8.GetBytes("feed/1/" + service + "/"), .. position], hash);
        hash[..8].CopyTo(check);
    }
}
