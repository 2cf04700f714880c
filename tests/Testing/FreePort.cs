using System.Net.NetworkInformation;

namespace Suite.Testing;

/// <summary>
/// A TCP port that nobody listens on and that the system gives to no connection: a process that is killed finds it free when it comes
/// back. Each is drawn once.
/// </summary>
public static class FreePort
{
    // Linux gives outgoing connections ports from 32768 on (net.ipv4.ip_local_port_range).
    const int First = 20000, Count = 12000;

    // Test projects that run side by side begin at places of their own.
    static int _drawn = Environment.ProcessId * 61;

    public static int Next()
    {
        var taken = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(listener => listener.Port).ToHashSet();
        for (var i = 0; i < Count; i++)
        {
            var port = First + ((Interlocked.Increment(ref _drawn) & int.MaxValue) % Count);
            if (!taken.Contains(port))
                return port;
        }

        throw new InvalidOperationException($"No port is free between {First} and {First + Count - 1}.");
    }
}
