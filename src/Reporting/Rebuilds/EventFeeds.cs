using System.Runtime.CompilerServices;
using Grpc.Core;
using Grpc.Net.ClientFactory;
using Suite.Feed.V1;
using Suite.Reporting.Facts;

namespace Suite.Reporting.Rebuilds;

/// <summary>An event of a feed, and the position to go on from after it.</summary>
readonly record struct FedEvent(string Position, ReceivedEvent Event);

/// <summary>Everything that services ever announced, each from any position on.</summary>
interface IEventFeeds
{
    /// <summary>Ends when there is nothing more for now.</summary>
    IAsyncEnumerable<FedEvent> Read(FactSource source, string afterPosition, CancellationToken cancellation);
}

/// <summary>The services' own feeds, read as this service for every authority.</summary>
sealed class EventFeeds(GrpcClientFactory clients) : IEventFeeds
{
    public async IAsyncEnumerable<FedEvent> Read(FactSource source, string afterPosition, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var client = clients.CreateClient<EventFeedService.EventFeedServiceClient>(source.Service);
        using var call = client.ReadEvents(new() { AfterPosition = afterPosition }, cancellationToken: cancellation);
        await foreach (var fed in call.ResponseStream.ReadAllAsync(cancellation))
            yield return new(fed.Position, ReceivedEvent.From(fed.Event));
    }
}
