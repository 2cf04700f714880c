namespace Suite.Platform.Messaging;

/// <summary>Wakes this process's relay after a commit; cheap, and losing a signal only costs one poll interval.</summary>
public sealed class EventSignal : IDisposable
{
    readonly SemaphoreSlim _signal = new(0, 1);

    public void Wake()
    {
        if (_signal.CurrentCount > 0)
            return;
        try
        {
            _signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody else woke it in between: the same.
        }
    }

    public void Dispose() => _signal.Dispose();

    /// <summary>Returns when woken or after the time given, whichever is first.</summary>
    public Task Wait(TimeSpan atMost, CancellationToken cancellation) => _signal.WaitAsync(atMost, cancellation);
}
