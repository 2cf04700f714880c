using Suite.DemoData.Caseload;

namespace Suite.DemoData.Returns;

/// <summary>Where a child lives while looked after.</summary>
/// <param name="Code">Placement as the newest returns call it; older ones have another code for some (<see cref="SampleReturn"/>).</param>
sealed record Placement(string Code, string Provider, string Urn, string Postcode)
{
    public bool IsTemporary => Code[0] == 'T';

    public bool IsFoster => Code[0] == 'U';
}

/// <summary>An episode of care. One that has not ended is open at the demo's present.</summary>
sealed record CareEpisode(DateOnly From, string Why, string Legal, Placement Placement, DateOnly? To = null, string Ended = "", string WhyMoved = "");

/// <summary>A time looked after, from the start to leaving care.</summary>
/// <param name="Decided">When it was decided that the child should be placed for adoption.</param>
sealed record TimeInCare(string Need, IReadOnlyList<CareEpisode> Episodes, DateOnly? Decided = null)
{
    public DateOnly From => Episodes[0].From;

    public DateOnly? To => Episodes[^1].To;

    public string Ended => Episodes[^1].Ended;

    public bool IsShortBreak => Episodes[0].Legal is "V3" or "V4";

    /// <summary>Looked after at the end of a day.</summary>
    public bool Covers(DateOnly day) => From <= day && !(To <= day);

    public bool Overlaps(DateOnly first, DateOnly last) => From <= last && !(To < first);
}

sealed record HeldReview(DateOnly On, string Participation);

sealed record TimeMissing(DateOnly From, DateOnly To, string Kind);

sealed record WorkerTime(string Worker, DateOnly From, DateOnly? To, string Why);

/// <summary>Everything that returns say of a child, as it truly was.</summary>
/// <param name="Reference">The child's id in the authority's case system.</param>
/// <param name="Draw">What is said of a year is drawn from here.</param>
sealed record CareLife(string Reference, string Sex, DateOnly Born, string Ethnicity, string PupilNumber, bool Unaccompanied, string HomePostcode, IReadOnlyList<TimeInCare> Times, Draw Draw)
{
    public IReadOnlyList<HeldReview> Reviews { get; init; } = [];

    public IReadOnlyList<TimeMissing> Missing { get; init; } = [];

    public IReadOnlyList<WorkerTime> Workers { get; init; } = [];

    /// <summary>Looked after on a day, other than by short breaks.</summary>
    public bool IsLookedAfter(DateOnly day) => Times.Any(t => !t.IsShortBreak && t.Covers(day));

    /// <summary>Whole years of age; somebody born on 29 February has the birthday on the 28th in other years.</summary>
    public int AgeOn(DateOnly day)
    {
        var years = day.Year - Born.Year;
        return Born.AddYears(years) > day ? years - 1 : years;
    }
}
