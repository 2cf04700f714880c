using System.Net.Sockets;
using Npgsql;
using RabbitMQ.Client.Exceptions;

namespace Suite.Platform.Messaging;

/// <summary>What the suite's own jobs live through and try again: an exception that ended a job would end the service with it.</summary>
static class Outage
{
    public static bool OfDatabase(Exception e) => e is NpgsqlException or TimeoutException or IOException or SocketException or ObjectDisposedException;

    /// <summary>A time limit inside the client shows as a cancellation that nobody asked for.</summary>
    public static bool OfBroker(Exception e, CancellationToken stopping) =>
        e is RabbitMQClientException or TimeoutException or IOException or SocketException or ObjectDisposedException
        || e is OperationCanceledException && !stopping.IsCancellationRequested;

    /// <summary>The kind of failure, never its text.</summary>
    public static string Describe(Exception e) => e is PostgresException db ? "PostgreSQL " + db.SqlState : e.GetType().Name;
}
