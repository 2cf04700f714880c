using Suite.Platform.Calendar;
using Suite.Platform.Cases;

namespace Suite.Suitability.Checks;

/// <summary>A case whose people are checked. It implements this explicitly, so that nothing of it enters the case's document.</summary>
public interface ICheckedCase
{
    /// <summary>The checks themselves; <see cref="CaseChecks"/> alone changes them.</summary>
    List<Check> Checks { get; }

    /// <summary>Everybody of the case, also those who left.</summary>
    IReadOnlyList<ISubject> Subjects { get; }

    /// <summary>First day of the case, and what it is called in a refusal ("the concern"): nothing is recorded of a check before it.</summary>
    (DateOnly On, string What) Began { get; }

    /// <summary>The case is being keyed in with its real dates: nobody is alerted to what came back.</summary>
    bool HistoricEntry { get; }

    /// <summary>Somebody waits for the checks: not once the assessment has come to nothing or is decided against the applicants.</summary>
    bool ChecksRun { get; }

    /// <summary>The day of the decision on the applicants; none without one.</summary>
    DateOnly? DecidedOn { get; }

    /// <summary>The day from which nobody goes on with the assessment; none while it runs.</summary>
    DateOnly? CameToNothingOn { get; }

    /// <summary>What the people, their ages and the case need on a day, each person and type once.</summary>
    IReadOnlyList<WantedCheck> Wanted(DateOnly on);

    /// <summary>The regulation or practice that asks for a check of that type.</summary>
    string CitationOf(CheckType type);

    /// <summary>Throws the refusal if a check of that type is not open to that person in this kind of case, whatever their age.</summary>
    void RequireOpenTo(ISubject person, CheckType type);

    /// <summary>
    /// Fostering Services Regulations 2011 reg 26(8): a specified offence may be excepted for a named child whose welfare requires it,
    /// where the person is a relative of that child or fosters it already.
    /// </summary>
    bool MayBeExcepted(ISubject person);

    /// <summary>A deadline with those of the given warning points, earliest first, that were not announced yet.</summary>
    DueItem Due(string rule, string subject, DateOnly dueOn, string citation, ReadOnlySpan<DateOnly> warnOn, string blockedBy);
}

/// <summary>A person of a case, as far as checks need to know them.</summary>
public interface ISubject
{
    Guid Id { get; }
    DateOnly BirthDate { get; }
    DateOnly? LeftOn { get; }

    /// <summary>Assessed to care for children; references are given for those together.</summary>
    bool IsApplicant { get; }

    /// <summary>Lives with the applicants and is none.</summary>
    bool InHousehold { get; }

    /// <summary>Their eighteenth birthday was acted on.</summary>
    bool CameOfAge { get; set; }
}

public static class Subjects
{
    public static bool IsAdult(this ISubject person, DateOnly on) => person.CameOfAge || on >= person.EighteenOn();

    public static DateOnly EighteenOn(this ISubject person) => WorkingCalendar.TurnsOn(person.BirthDate, CheckRules.AdultAge);
}

/// <summary>A check that a case needs of one person, or of the home.</summary>
/// <param name="PersonId">Null for the home.</param>
/// <param name="Count">How many: several referees.</param>
/// <param name="ByLaw">How many of them are asked for by regulation, so that nobody may waive them.</param>
/// <param name="Stage">1 or 2 of the fostering assessment; 0 if it belongs to neither.</param>
public sealed record WantedCheck(Guid? PersonId, CheckType Type, int Count, int ByLaw, int Stage)
{
    /// <summary>Adds it to what is wanted already; where the same is asked of one person twice, the stricter one counts.</summary>
    public void AddTo(IList<WantedCheck> wanted)
    {
        for (var i = 0; i < wanted.Count; i++)
        {
            if (wanted[i].PersonId != PersonId || wanted[i].Type != Type)
                continue;
            wanted[i] = wanted[i] with { ByLaw = Math.Max(wanted[i].ByLaw, ByLaw), Stage = Math.Max(wanted[i].Stage, Stage) };
            return;
        }

        wanted.Add(this);
    }
}
