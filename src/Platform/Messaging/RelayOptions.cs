namespace Suite.Platform.Messaging;

/// <summary>Pace of the relay; the defaults are the measured ones.</summary>
public sealed record RelayOptions
{
    /// <summary>Events read and published at once.</summary>
    public int BatchSize { get; init; } = 500;

    /// <summary>While events come: what is not final yet shows without a signal.</summary>
    public TimeSpan LookAgainWhenBusy { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>When nothing came lately: other instances commit without waking this one.</summary>
    public TimeSpan LookAgainWhenIdle { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long after the last event the relay still counts as busy.</summary>
    public TimeSpan BusyFor { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often an instance that stands by tries to take over.</summary>
    public TimeSpan StandBy { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What the broker has not confirmed by then counts as failed and is published again.</summary>
    public TimeSpan PublishTimeout { get; init; } = TimeSpan.FromSeconds(15);

    public TimeSpan FirstBackOff { get; init; } = TimeSpan.FromMilliseconds(200);

    public TimeSpan LongestBackOff { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Failures in a row after which an instance lets another one try.</summary>
    public int FailuresBeforeStepDown { get; init; } = 5;

    public TimeSpan MeasureEvery { get; init; } = TimeSpan.FromSeconds(2);
}
