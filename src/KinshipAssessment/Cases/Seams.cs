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
    internal DateOnly? ContentPurgeOn(Check check) => null;
    internal bool MaySeeDisclosures(Caller caller) => caller.HasAny("SM", "ADM") || (caller.Has("TM") && caller.Teams.Contains(Team)) || (caller.Has("ASSESSOR") && Worker.Length > 0 && caller.Subject == Worker) || Access.Exists(a => a.Subject == caller.Subject && a.Disclosures);

}
