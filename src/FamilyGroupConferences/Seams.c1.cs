// Others' parts, until they land; whoever writes one deletes it here.
#pragma warning disable CA1822
using Suite.Platform.Cases;

namespace Suite.FamilyGroupConferences.Conferences;

sealed partial class Conference
{
    void PlanDeadlines(List<DueItem> items) { }   // c3
    void FollowUpDeadlines(List<DueItem> items) { }   // c3
    void FeedbackDeadlines(List<DueItem> items) { }   // c3
    internal DateOnly? RetainUntil => null;   // c3
}
