using Google.Protobuf;
using Suite.EdgeOfCare.Records;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Identity;
using Suite.Platform.Records;

namespace Suite.EdgeOfCare.Reference
{
    sealed class StandardsReader(CaseStore<Standards> standards)
    {
        public async Task<Standards> Of(Caller caller, CancellationToken cancellation)
        {
            await standards.Find(Guid.NewGuid(), caller, cancellation);
            return new() { Id = Guid.Empty, Authority = caller.Authority };
        }
    }

    sealed partial class Standards
    {
        public static LocalStandards BuiltIn { get; } = new(DateOnly.MinValue, 3, 24, 120, 300, 20, 12);

        public LocalStandards On(DateOnly day) => Entries.FindLast(entry => entry.From <= day) ?? BuiltIn;
    }
}

namespace Suite.EdgeOfCare.Reads
{
    sealed class EpisodeSearch
    {
        public Task<IReadOnlyList<Episode>> OfChild(string childReference, Caller caller, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<Episode>>([]);

        public Task<Episode?> OfFamily(Guid familyId, Caller caller, CancellationToken cancellation) => Task.FromResult<Episode?>(null);
    }
}

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
