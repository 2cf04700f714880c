using System.Runtime.CompilerServices;
using Grpc.Core;
using Suite.Feed.V1;

namespace Suite.Reporting.Rebuilds;

/// <summary>An event of a feed, and the position to go on from after it.</summary>
readonly record struct FedEvent(string Position, ReceivedEvent Event);

/// <summary>Everything that a service ever announced, from any position on.</summary>
interface IEventFeed
{
    /// <summary>Ends when there is nothing more for now.</summary>
    IAsyncEnumerable<FedEvent> Read(string afterPosition, CancellationToken cancellation);
}

/// <summary>The feed of KinshipAssessment, read as this service for every authority.</summary>
sealed class KinshipFeed(EventFeedService.EventFeedServiceClient client) : IEventFeed
{
    public async IAsyncEnumerable<FedEvent> Read(string afterPosition, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var call = client.ReadEvents(new() { AfterPosition = afterPosition }, cancellationToken: cancellation);
        await foreach (var fed in call.ResponseStream.ReadAllAsync(cancellation))
            yield return new(fed.Position, ReceivedEvent.From(fed.Event));
    }
}
