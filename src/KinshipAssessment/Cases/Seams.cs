using Google.Protobuf;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Cases;

sealed partial class KinshipCase
{
    internal IReadOnlyList<IMessage> RaiseRequiredChecks(DateOnly on) => [];
    internal IReadOnlyList<RuleViolation> ViabilityCheckGaps() => [];
    internal IReadOnlyList<RuleViolation> TemporaryApprovalCheckGaps() => [];
    internal IReadOnlyList<RuleViolation> StageOneCheckGaps() => [];
    internal IReadOnlyList<RuleViolation> DecisionCheckGaps() => [];
    internal IEnumerable<DueItem> CheckDeadlines() => [];
    internal IReadOnlyList<IMessage> PassTimeOfChecks(DateOnly today) => [];
    internal bool MaySeeDisclosures(Caller caller) => caller.HasAny("SM", "ADM") || (caller.HasAny("TM", "ASSESSOR") && caller.Teams.Contains(Team)) || Access.Exists(a => a.Subject == caller.Subject && a.Disclosures);

}

static class DateSeams
{
    extension(Check check)
    {
        public DateOnly? ChaseDueOn => check.SubmittedOn?.AddDays(21);
        public DateOnly? EscalateDueOn => check.SubmittedOn?.AddDays(42);
        public DateOnly? SixtyDayOn => check.SubmittedOn?.AddDays(60);
        public DateOnly? ContentPurgeOn => null;
    }
}
