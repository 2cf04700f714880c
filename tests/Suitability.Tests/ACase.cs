using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Suitability.Checks;

namespace Suite.Suitability.Tests;

/// <summary>The least that has checks: two applicants who live together, and whoever a test puts beside them.</summary>
sealed class ACase : ICheckedCase
{
    public static readonly DateOnly Began = new(2026, 3, 2);

    public ACase(params Subject[] others) => Subjects = [Applicant, Partner, .. others];

    public Subject Applicant { get; } = new() { IsApplicant = true };

    public Subject Partner { get; } = new() { IsApplicant = true };

    public List<Check> Checks { get; } = [];

    public List<Subject> Subjects { get; }

    public List<WantedCheck> WantedNow { get; } = [];

    public bool HistoricEntry { get; set; }

    public bool ChecksRun { get; set; } = true;

    public DateOnly? DecidedOn { get; set; }

    public DateOnly? CameToNothingOn { get; set; }

    public bool Exceptions { get; set; }

    public CaseChecks Following => new(this);

    IReadOnlyList<ISubject> ICheckedCase.Subjects => Subjects;

    (DateOnly On, string What) ICheckedCase.Began => (Began, "the application");

    public IReadOnlyList<WantedCheck> Wanted(DateOnly on) => WantedNow;

    public string CitationOf(CheckType type) => "Fostering Services (England) Regulations 2011 reg 26, Sch 3";

    public void RequireOpenTo(ISubject person, CheckType type)
    {
        if (type is CheckType.Interview && person.IsApplicant)
            throw Refuse.Precondition("NOT_FOR_APPLICANTS", "Applicants are not interviewed as household members.");
    }

    public bool MayBeExcepted(ISubject person) => Exceptions;

    public DueItem Due(string rule, string subject, DateOnly dueOn, string citation, ReadOnlySpan<DateOnly> warnOn, string blockedBy) =>
        new(rule, subject, dueOn, citation, warnOn.ToArray(), blockedBy);

    public Check The(CheckType type) => Assert.Single(Checks, c => c.Type == type);

    /// <summary>A police check of that person that came back with something, and was recommended on.</summary>
    public Check Disclosed(Subject about)
    {
        Following.Request(about.Id, CheckType.PoliceDirect, Began);
        var check = Checks[^1];
        Following.Return(check.Id, CheckOutcome.Content, Began.AddDays(7), "What the police hold.");
        Following.Recommend(check.Id, new(OffenceCategory.Violence, 30, 5, Pattern: false, SelfDisclosed: true, RelevantToChild: true, "", Accept: false), Began.AddDays(8), Staff("assessor-1", "ASSESSOR"));
        return check;
    }

    public static Caller Staff(string subject, string role, params string[] teams) =>
        new(subject, "E10000901", new HashSet<string> { role }, new HashSet<string>(teams));

    public static RefusedException Refused(string reason, Action act)
    {
        var refused = Assert.Throws<RefusedException>(act);
        Assert.Equal(reason, refused.Reason);
        return refused;
    }
}

sealed class Subject : ISubject
{
    public Guid Id { get; } = Guid.CreateVersion7();
    public DateOnly BirthDate { get; init; } = new(1980, 1, 15);
    public DateOnly? LeftOn { get; set; }
    public bool IsApplicant { get; init; }
    public bool InHousehold { get; init; }
    public bool CameOfAge { get; set; }
}
