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



    /// <summary>Key under which a warning point counts as announced.</summary>
    internal static string Point(string rule, string subject, DateOnly due, DateOnly point) => $"{rule}|{subject}|{due:yyyy-MM-dd}|{point:yyyy-MM-dd}";


    internal DueItem DueAt(string rule, string subject, DateOnly dueOn, string citation, ReadOnlySpan<DateOnly> points, string blockedBy = "") =>
        new(rule, subject, dueOn, citation, points.ToArray(), blockedBy);

    internal V1.KinshipCase ToMessage(Caller caller, DateOnly today) => throw new NotImplementedException();
}
