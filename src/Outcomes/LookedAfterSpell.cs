using System.Text.Json.Serialization;

namespace Suite.Outcomes;

/// <summary>One time during which a child is looked after.</summary>
public sealed class LookedAfterSpell
{
    public required Guid Id { get; init; }
    public DateOnly From { get; init; }

    /// <summary>The day on which it ended: the first on which the child was not looked after. None while it goes on.</summary>
    public DateOnly? Until { get; set; }

    public CareLegalStatus Status { get; init; }
    public string RecordedBy { get; init; } = "";
    public string EndedBy { get; set; } = "";

    /// <summary>It was recorded by mistake, as was found on this day; it stays on the record and counts for nothing.</summary>
    public DateOnly? WithdrawnOn { get; set; }

    /// <summary>A code.</summary>
    public string WithdrawalReason { get; set; } = "";

    public string WithdrawnBy { get; set; } = "";

    [JsonIgnore]
    public bool Counts => WithdrawnOn is null;

    [JsonIgnore]
    public bool IsOpen => Counts && Until is null;

    /// <summary>The last day of it; none while it goes on. What begins and ends on one day has that day: nobody entered care for no day.</summary>
    [JsonIgnore]
    public DateOnly? LastDay => Until is { } until ? (until > From ? until.AddDays(-1) : From) : null;

    public bool Covers(DateOnly day) => Overlaps(day, day);

    /// <summary>It counts, and has a day from the first to the last (none: without end), both included.</summary>
    public bool Overlaps(DateOnly first, DateOnly? last) => Counts && !(From > last) && !(LastDay < first);
}
