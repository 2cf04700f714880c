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

    /// <summary>Returns when woken (true) or after the time given (false), whichever is first.</summary>
    public Task<bool> Wait(TimeSpan atMost, CancellationToken cancellation) => _signal.WaitAsync(atMost, cancellation);

    public void Dispose() => _signal.Dispose();
}
