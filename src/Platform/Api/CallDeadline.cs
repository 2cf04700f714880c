using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Suite.Platform.Api;

/// <summary>
/// Reads <c>grpc-timeout</c>. The server library takes 0 or garbage as "no deadline at all", so that a caller's mistake would
/// hold connections for ever; here it is refused, and a unary call that says nothing gets <see cref="Default"/>.
/// </summary>
static class CallDeadline
{
    public const string Header = "grpc-timeout";
    public static readonly TimeSpan Default = TimeSpan.FromSeconds(30);
    public static readonly string DefaultHeader = $"{(int)Default.TotalSeconds}S";

    static readonly object Key = new();

    /// <summary>At most 8 digits, more than zero, and a unit (gRPC over HTTP/2, "Timeout").</summary>
    public static bool IsReadable(string? value) =>
        value is { Length: >= 2 and <= 9 } && value[^1] is 'H' or 'M' or 'S' or 'm' or 'u' or 'n'
        && int.TryParse(value.AsSpan(0, value.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var amount)
        && amount > 0;

    /// <summary>For JSON, which knows no such header: ends the call after <see cref="Default"/>.</summary>
    public static IDisposable Start(HttpContext http)
    {
        var timer = new CancellationTokenSource(Default);
        var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, http.RequestAborted);
        http.Items[Key] = timer;
        http.RequestAborted = either.Token;
        return new Both(timer, either);
    }

    public static bool IsOver(HttpContext http) => http.Items[Key] is CancellationTokenSource { IsCancellationRequested: true };

    sealed record Both(IDisposable First, IDisposable Second) : IDisposable
    {
        public void Dispose()
        {
            Second.Dispose();
            First.Dispose();
        }
    }
}
