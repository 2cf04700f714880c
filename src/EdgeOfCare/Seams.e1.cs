using Google.Protobuf;
using Suite.EdgeOfCare.Records;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Identity;
using Suite.Platform.Records;

namespace Suite.EdgeOfCare.Conferences
{
    static class ConferenceRules
    {
        public static IEnumerable<DueItem> DueItems(IReadOnlyList<ConferenceAsk> asked, WarningPoints points) => [];
    }
}

namespace Suite.EdgeOfCare.Episodes
{
    sealed partial class Episode
    {
        public V1.Episode ToMessage(Caller caller, DateOnly today) => new() { EpisodeId = Id.ToString(), State = State };

        // CLOSED, REVIEW_3M, REVIEW_6M or COMPLETE as the follow-up stands on that day (also back to CLOSED from REVIEW_3M when a correction left a later
        // anchor); nothing in other states. By MoveTo, whose event HappenBy and the correction announce.
        public void SettleReviewState(DateOnly day)
        {
        }
    }
}
