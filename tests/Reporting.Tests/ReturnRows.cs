namespace Suite.Reporting.Tests;

/// <summary>A row of a statutory return, as the return says it.</summary>
public abstract record ReturnRow(string Child)
{
    internal abstract string Table { get; }

    /// <summary>What tells it apart from the other rows of its table and year, beside the child.</summary>
    internal abstract IReadOnlyList<(string Column, object? Value)> Key { get; }

    internal abstract IReadOnlyList<(string Column, object? Value)> Values { get; }
}

public sealed record ChildRow(string Child, string Sex, DateOnly Born) : ReturnRow(Child)
{
    internal override string Table => "child";
    internal override IReadOnlyList<(string, object?)> Key => [];
    internal override IReadOnlyList<(string, object?)> Values => [("sex", Sex), ("born_on", Born), ("ethnicity", "WBRI")];
}

public sealed record EpisodeRow(string Child, DateOnly Started, string Rne, string Legal, string Need, string Place, string? Provider, DateOnly? Ended, string? Rec,
    string? Urn, decimal? Miles, string? Where) : ReturnRow(Child)
{
    internal override string Table => "episode";
    internal override IReadOnlyList<(string, object?)> Key => [("started_on", Started), ("reason_started", Rne), ("placement", Place)];
    internal override IReadOnlyList<(string, object?)> Values =>
        [("legal_status", Legal), ("need", Need), ("provider", Provider), ("ended_on", Ended), ("reason_ended", Rec), ("urn", Urn), ("distance_miles", Miles), ("placement_where", Where)];
}

public sealed record ReviewRow(string Child, DateOnly On, string Code) : ReturnRow(Child)
{
    internal override string Table => "review";
    internal override IReadOnlyList<(string, object?)> Key => [("reviewed_on", On)];
    internal override IReadOnlyList<(string, object?)> Values => [("participation", Code)];
}

public sealed record UascRow(string Child, DateOnly? Ceased) : ReturnRow(Child)
{
    internal override string Table => "uasc";
    internal override IReadOnlyList<(string, object?)> Key => [];
    internal override IReadOnlyList<(string, object?)> Values => [("ceased_on", Ceased)];
}

public sealed record HealthRow(string Child, int? Sdq, bool? Assessment, bool? Teeth, bool? Immunised, bool? Development) : ReturnRow(Child)
{
    internal override string Table => "health";
    internal override IReadOnlyList<(string, object?)> Key => [];
    internal override IReadOnlyList<(string, object?)> Values =>
        [("sdq_score", Sdq), ("health_assessment", Assessment), ("teeth_check", Teeth), ("immunisations", Immunised), ("health_check", Development)];
}

public sealed record LeaverRow(string Child, DateOnly Born, string Touch, string? Activity, string? Home) : ReturnRow(Child)
{
    internal override string Table => "care_leaver";
    internal override IReadOnlyList<(string, object?)> Key => [];
    internal override IReadOnlyList<(string, object?)> Values => [("born_on", Born), ("in_touch", Touch), ("activity", Activity), ("accommodation", Home)];
}

public sealed record MissingRow(string Child, DateOnly Started, string Kind, DateOnly? Ended) : ReturnRow(Child)
{
    internal override string Table => "missing";
    internal override IReadOnlyList<(string, object?)> Key => [("started_on", Started)];
    internal override IReadOnlyList<(string, object?)> Values => [("kind", Kind), ("ended_on", Ended)];
}

public sealed record WorkerRow(string Child, DateOnly Started, string Worker, DateOnly? Ended) : ReturnRow(Child)
{
    internal override string Table => "social_worker";
    internal override IReadOnlyList<(string, object?)> Key => [("started_on", Started), ("worker_key", Worker)];
    internal override IReadOnlyList<(string, object?)> Values => [("ended_on", Ended)];
}

/// <summary>One return of one year, as it was submitted on a day.</summary>
public sealed record Submission(int Year, DateOnly On, IReadOnlyList<ReturnRow> Rows);

/// <summary>Takes a submission in, whichever way: straight into the tables, or through the import.</summary>
interface IReturnTaker
{
    Task Take(string authority, Submission submission);
}
