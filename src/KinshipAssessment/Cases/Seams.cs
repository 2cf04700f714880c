using Google.Protobuf;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Cases;

sealed partial class KinshipCase
{
    public bool WatchedByClock => !HistoricEntry;
    public IReadOnlyList<DueItem> DueItems() => throw new NotImplementedException();
    public IReadOnlyList<IMessage> PassTime(DateOnly today, DateTimeOffset now) => throw new NotImplementedException();
    public bool MayBeKnownTo(Caller caller) => throw new NotImplementedException();

    internal IReadOnlyList<IMessage> RaiseRequiredChecks(DateOnly on) => throw new NotImplementedException();
    internal IReadOnlyList<RuleViolation> ViabilityCheckGaps() => throw new NotImplementedException();
    internal IReadOnlyList<RuleViolation> TemporaryApprovalCheckGaps() => throw new NotImplementedException();
    internal IReadOnlyList<RuleViolation> StageOneCheckGaps() => throw new NotImplementedException();
    internal IReadOnlyList<RuleViolation> DecisionCheckGaps() => throw new NotImplementedException();
    internal IEnumerable<DueItem> CheckDeadlines() => throw new NotImplementedException();
    internal IReadOnlyList<IMessage> PassTimeOfChecks(DateOnly today) => throw new NotImplementedException();


    /// <summary>Key under which a warning point counts as announced.</summary>
    internal static string Point(string rule, string subject, DateOnly due, DateOnly point) => $"{rule}|{subject}|{due:yyyy-MM-dd}|{point:yyyy-MM-dd}";

    internal bool MaySeeDisclosures(Caller caller) => throw new NotImplementedException();

    internal V1.KinshipCase ToMessage(Caller caller, DateOnly today) => throw new NotImplementedException();
}
