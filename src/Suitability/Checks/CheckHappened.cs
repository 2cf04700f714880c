namespace Suite.Suitability.Checks;

/// <summary>
/// What a move on the checks brought about, for the case to announce in its own events. Values are those of the moment it
/// happened; nothing in it says what a check disclosed.
/// </summary>
public abstract record CheckHappened;

/// <summary>A check is further on.</summary>
/// <param name="PersonId">Null for the home.</param>
public sealed record CheckMoved(Guid CheckId, CheckType Type, Guid? PersonId, CheckProgress Progress, DateOnly On, string PoliceForce, bool Required,
    DateOnly? SubmittedOn, DateOnly? ReceivedOn) : CheckHappened;

/// <summary>Something was recorded that is no progress to be announced.</summary>
public sealed record ChecksAmended : CheckHappened;

/// <summary>Whoever works the case is alerted that a check is back, whatever came back.</summary>
public sealed record CheckCameBack(Guid CheckId, DateOnly On) : CheckHappened;

/// <summary>Disclosed content was purged.</summary>
public sealed record ContentWasPurged(Guid CheckId, DateOnly On) : CheckHappened;

/// <summary>Somebody who is part of the case turned eighteen; the checks this brings follow.</summary>
public sealed record SubjectCameOfAge(ISubject Person, DateOnly Birthday) : CheckHappened;
