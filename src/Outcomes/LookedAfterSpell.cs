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

    /// <summary>
    /// Short breaks are support to a child who lives at home, as the published number of children looked after has it too: nobody entered
    /// care by them.
    /// </summary>
    [JsonIgnore]
    public bool IsInCare => Counts && Status is not CareLegalStatus.Section20ShortBreaks;

    public bool Covers(DateOnly day) => IsInCare && From <= day && !(LastDay < day);

    /// <summary>
    /// Both count and are about the same time. Where one ends another may begin on that day: police protection of the morning goes before
    /// an order of the afternoon.
    /// </summary>
    public bool Overlaps(LookedAfterSpell other) =>
        Counts && other.Counts && ((!(Until <= other.From) && !(other.Until <= From)) || (From == other.From && Until == other.Until));
}
