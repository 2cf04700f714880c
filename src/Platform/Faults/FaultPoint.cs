using System.Diagnostics;

namespace Suite.Platform.Faults;

/// <summary>
/// Named points of a command and its events at which a test may have the process die as by <c>kill -9</c>. A point is armed by writing
/// its name into the file that the variable <c>SUITE_FAULT_FILE</c> names; the process that reaches it takes the file away and dies.
/// Without the variable, and always outside Development, reaching a point costs one comparison and does nothing.
/// </summary>
public static class FaultPoint
{
    /// <summary>The call is accepted, nothing is read yet.</summary>
    public const string CallReceived = "call.received";

    /// <summary>Remembered answer and case are read.</summary>
    public const string CommandLoaded = "command.loaded";

    /// <summary>The case has decided, nothing is written yet.</summary>
    public const string CommandDecided = "command.decided";

    /// <summary>Everything is committed, the relay is not woken and the caller not answered.</summary>
    public const string CommandCommitted = "command.committed";

    /// <summary>The answer is ready, but not sent.</summary>
    public const string CallAnswered = "call.answered";

    /// <summary>The relay has read a batch, nothing is published.</summary>
    public const string RelayRead = "relay.read";

    /// <summary>The broker has confirmed the batch, the checkpoint is not moved.</summary>
    public const string RelayPublished = "relay.published";

    /// <summary>The checkpoint is moved.</summary>
    public const string RelayCheckpointed = "relay.checkpointed";

    /// <summary>An ask is claimed, the other service not called.</summary>
    public const string AskCalls = "ask.calls";

    /// <summary>The other service has answered, nothing is recorded.</summary>
    public const string AskAnswered = "ask.answered";

    /// <summary>The answer is recorded.</summary>
    public const string AskRecorded = "ask.recorded";

    /// <summary>Those of an ask, in the order in which it meets them.</summary>
    public static IReadOnlyList<string> OfAsks { get; } = [AskCalls, AskAnswered, AskRecorded];

    /// <summary>Those of every command and its events, in the order in which it meets them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [CallReceived, CommandLoaded, CommandDecided, CommandCommitted, CallAnswered, RelayRead, RelayPublished, RelayCheckpointed];

    static readonly string? File =
        Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") == "Development" ? Environment.GetEnvironmentVariable("SUITE_FAULT_FILE") : null;

    public static void Reach(string point)
    {
        if (File is not null)
            DieIfArmed(point, File);
    }

    static void DieIfArmed(string point, string file)
    {
        try
        {
            if (!System.IO.File.Exists(file) || System.IO.File.ReadAllText(file).Trim() != point)
                return;
            // Renaming is one step: of two processes that reach the point together, one dies.
            System.IO.File.Move(file, file + "." + Environment.ProcessId, overwrite: false);
        }
        catch (IOException)
        {
            return;
        }

        using var self = Process.GetCurrentProcess();
        self.Kill();
        Thread.Sleep(Timeout.Infinite);
    }
}
