using Google.Protobuf;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Cases;

sealed partial class KinshipCase
{
    internal IReadOnlyList<IMessage> RaiseRequiredChecks(DateOnly on) => throw new NotImplementedException();
    internal IReadOnlyList<RuleViolation> ViabilityCheckGaps() => throw new NotImplementedException();
    internal IReadOnlyList<RuleViolation> TemporaryApprovalCheckGaps() => throw new NotImplementedException();
    internal IReadOnlyList<RuleViolation> StageOneCheckGaps() => throw new NotImplementedException();
    internal IReadOnlyList<RuleViolation> DecisionCheckGaps() => throw new NotImplementedException();
    internal IEnumerable<DueItem> CheckDeadlines() => throw new NotImplementedException();
    internal IReadOnlyList<IMessage> PassTimeOfChecks(DateOnly today) => throw new NotImplementedException();


    internal void RequireOpen()
    {
        if (State is CaseState.Closed)
            throw Refuse.Precondition("CASE_CLOSED", "The case is closed.");
    }

    internal void RequireAfterViability()
    {
        RequireOpen();
        if (State is CaseState.Identified or CaseState.Viability or CaseState.NotViable)
            throw Refuse.Precondition("MOVE_NOT_ALLOWED", $"This is recorded after viability, not in {State}.");
    }

    internal static void RequireOrder(DateOnly on, DateOnly? notBefore, string what)
    {
        if (on < notBefore)
            throw Refuse.Precondition("DATE_OUT_OF_ORDER", $"The day lies before {what}.");
    }

    internal DueItem Due(string rule, string subject, DateOnly dueOn, string citation, ReadOnlySpan<int> daysBefore, string blockedBy = "") =>
        new(rule, subject, dueOn, citation, [.. daysBefore.ToArray().Select(d => dueOn.AddDays(-d))], blockedBy);

    internal bool MaySeeDisclosures(Caller caller) => throw new NotImplementedException();

}

static class DateSeams
{
    extension(TemporaryApprovalGrant grant)
    {
        public DateOnly? FirstUncoveredOn => grant.LastCoveredOn?.AddDays(1);
        public DateOnly TwelveWeeksOn => grant.ApprovedOn.AddDays(84);
        public IReadOnlyList<DateOnly> AlertsOn => grant.LastCoveredOn is { } last ? [last.AddDays(-28), last.AddDays(-14), last.AddDays(-7), last] : [];
    }

    extension(FosteringAssessment work)
    {
        public DateOnly? StageOneRefusalDueOn => null;
        public DateOnly? CommentsDueOn => null;
        public DateOnly? PapersDueOn => null;
        public DateOnly? DecisionDueOn => null;
        public DateOnly? DeterminationDueOn => null;
        public DateOnly? IrmPapersDueOn => null;
    }

    extension(DecisionEntry decision)
    {
        public DateOnly OralNoticeDueOn => decision.On;
        public DateOnly WrittenNoticeDueOn => decision.On;
    }

    extension(GuardianshipWork work)
    {
        public DateOnly? EarliestApplicationOn => null;
    }

    extension(Check check)
    {
        public DateOnly? ChaseDueOn => check.SubmittedOn?.AddDays(21);
        public DateOnly? EscalateDueOn => check.SubmittedOn?.AddDays(42);
        public DateOnly? SixtyDayOn => check.SubmittedOn?.AddDays(60);
        public DateOnly? ContentPurgeOn => null;
    }
}

static class CaseRules
{
    public const string TemporaryApprovalEnds = "TEMPORARY_APPROVAL_ENDS";
}

static class CaseTimetable
{
    public static Timetable Of(KinshipCase kinship, DateOnly today) => new() { CaseId = kinship.Id.ToString() };

    public static Rag RatingOf(int days) => days switch { <= 84 => Rag.Green, <= 112 => Rag.Amber, _ => Rag.Red };

    /// <summary>The days from the concern, first and last, that have a rating.</summary>
    public static (int From, int To) DaysOf(Rag rating) => rating switch
    {
        Rag.Green => (0, 84),
        Rag.Amber => (85, 112),
        Rag.Red => (113, int.MaxValue),
        Rag.Unspecified => (0, int.MaxValue),
    };
}

sealed partial class KinshipCase
{
    internal DateOnly? TimetableEndedOn => null;
}
