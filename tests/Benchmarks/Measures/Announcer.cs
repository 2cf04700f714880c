using RabbitMQ.Client;
using Suite.Platform.Messaging;

namespace Suite.Benchmarks.Measures;

/// <summary>Announces events as KinshipAssessment does, without its commands.</summary>
sealed class Announcer(IConnection connection, IChannel channel) : IAsyncDisposable
{
    public static async Task<Announcer> Connect(string messaging)
    {
        var connection = await new ConnectionFactory { Uri = new(messaging) }.CreateConnectionAsync();
        return new(connection, await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true)));
    }

    public async Task Announce(IReadOnlyList<ReceivedEvent> events)
    {
        foreach (var happened in events)
        {
            var body = new CloudEvent(happened.Id, happened.Source, happened.Type, happened.Subject, happened.Time, happened.Sequence, happened.Authority, happened.ActorRole, "", happened.Data).ToJson();
            await channel.BasicPublishAsync("kinship-assessment.events", happened.Type, mandatory: true,
                new BasicProperties { ContentType = CloudEvent.ContentType, MessageId = happened.Id.ToString("D"), Persistent = true }, body);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await channel.DisposeAsync();
        await connection.DisposeAsync();
    }
}
