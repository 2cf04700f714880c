using Google.Protobuf;
using Suite.Platform.Cases;

namespace Suite.FamilyGroupConferences.Conferences;

sealed partial class Conference
{
    /// <summary>The conference's own people know of every one that is not restricted, and those who watch over the children.</summary>
    public override IReadOnlyList<string> KnownToRoles => ["FGC_MGR", "INSPECTOR", "IRO"];

    /// <summary>Coordinators and the children's teams know of their teams' conferences.</summary>
    public override IReadOnlyList<string> TeamRoles => ["CSW", "TM", "FGC_COORD"];

    public override IReadOnlyList<DueItem> DueItems()
    {
        var items = new List<DueItem>();
        PreparationDeadlines(items);
        SessionDeadlines(items);
        PlanDeadlines(items);
        FollowUpDeadlines(items);
        FeedbackDeadlines(items);
        return items;
    }

    protected override void HappenBy(DateOnly day, List<IMessage> happened) => ReviewsFallDue(day, happened);
}
