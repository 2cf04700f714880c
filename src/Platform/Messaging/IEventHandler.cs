using Npgsql;

namespace Suite.Platform.Messaging;

/// <summary>
/// What a service does with the events of others. Its effect and the memory of having seen them commit together, so it does
/// everything on the connection given and commits nothing itself.
/// </summary>
public interface IEventHandler
{
    /// <summary>
    /// Applies events not seen before. They may be late and out of order: leave alone what is newer than
    /// <see cref="ReceivedEvent.Sequence"/> of its case. Called again, perhaps with fewer of them, after a failure: keep no
    /// state between calls. Ignore types that do not concern you.
    /// </summary>
    Task Apply(IReadOnlyList<ReceivedEvent> fresh, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellation);
}
