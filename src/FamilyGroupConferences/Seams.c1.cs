// Others' parts, until they land; whoever writes one deletes it here.
#pragma warning disable CA1822
using Google.Protobuf;
using Suite.Platform.Cases;

namespace Suite.FamilyGroupConferences.Conferences
{
    sealed partial class Conference
    {
        bool IsExcluded(Guid participantId, DateOnly on) => Exclusions.Exists(e => e.ParticipantId == participantId && e.On <= on && !(e.LiftedOn <= on));   // c2
        void PreparationDeadlines(List<DueItem> items) { }   // c2
        void SessionDeadlines(List<DueItem> items) { }   // c2
        void ReviewsFallDue(DateOnly day, List<IMessage> happened) { }   // c2
        void PlanDeadlines(List<DueItem> items) { }   // c3
        void FollowUpDeadlines(List<DueItem> items) { }   // c3
        void FeedbackDeadlines(List<DueItem> items) { }   // c3
        internal DateOnly? RetainUntil => null;   // c3
    }
}
