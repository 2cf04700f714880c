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


    internal bool MaySeeDisclosures(Caller caller) => throw new NotImplementedException();

    internal V1.KinshipCase ToMessage(Caller caller, DateOnly today) => throw new NotImplementedException();
}
