namespace Suite.Platform.Asks;

/// <summary>The pace of the asks, in real time whatever the time of the business is.</summary>
public sealed record AskOptions
{
    /// <summary>How often to look for asks that nobody in this process was woken for.</summary>
    public TimeSpan Look { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How many asks of one kind an instance makes at once.</summary>
    public int AtOnce { get; init; } = 8;

    /// <summary>After which a call is given up for this time.</summary>
    public TimeSpan CallWithin { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a claimed ask is left alone by the other instances; longer than a call may take.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(40);

    public TimeSpan FirstBackOff { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan LongestBackOff { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The longest pause between two attempts to reach a service that is away, by one instance, whichever ask is tried.</summary>
    public TimeSpan LongestProbe { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>When what was refused is tried again: somebody may have put right what it was refused for.</summary>
    public TimeSpan AfterRefusal { get; init; } = TimeSpan.FromMinutes(5);

    public TimeSpan MeasureEvery { get; init; } = TimeSpan.FromSeconds(5);
}
