using Dapper;
using Suite.EdgeOfCare.Records;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Identity;
using Suite.Platform.Tenancy;

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
    sealed class EpisodeSearch(ServiceDatabase database, CaseStore<Episode> episodes)
    {
        public async Task<IReadOnlyList<Episode>> OfChild(string childReference, Caller caller, CancellationToken cancellation)
        {
            var found = await All("c.document->'child'->>'reference' = @value", childReference, caller, cancellation);
            return [.. found.OrderByDescending(episode => episode.ReferredAt)];
        }

        public async Task<Episode?> OfFamily(Guid familyId, Caller caller, CancellationToken cancellation)
        {
            var found = await All("c.document->>'familyId' = @value", familyId.ToString(), caller, cancellation);
            return found.FirstOrDefault(episode => episode.MayBeKnownTo(caller));
        }

        async Task<List<Episode>> All(string where, string value, Caller caller, CancellationToken cancellation)
        {
            var found = new List<Episode>();
            List<Guid> ids;
            await using (var tenant = await database.Read(caller.Authority, cancellation))
                ids = (await tenant.Connection.QueryAsync<Guid>(
                    $"select c.case_id from cases c where c.authority = @authority and c.kind = 'episode' and {where}", new { authority = caller.Authority, value })).AsList();
            foreach (var id in ids)
                if (await episodes.Find(id, Caller.System(caller.Authority), cancellation) is { } episode)
                    found.Add(episode);
            return found;
        }
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
        public V1.Episode ToMessage(Caller caller, DateOnly today) => new() { EpisodeId = Id.ToString(), State = State, Etag = Suite.Platform.Errors.CommandFields.EtagOf(Version), FamilyId = FamilyId.ToString(), Child = Child.ToMessage(), PreviousEpisodeId = PreviousEpisodeId?.ToString() ?? "", ReEntry = IsReEntry };

        // Also back to CLOSED from REVIEW_3M, when a correction left a later anchor.
        public void SettleReviewState(DateOnly day)
        {
            if (!IsClosed)
                return;
            MoveTo(FollowUp.ReviewOf(ReviewPoint.SixMonths) is not null ? EpisodeState.Complete
                : FollowUp.ReviewOf(ReviewPoint.ThreeMonths) is not null ? EpisodeState.Review6M
                : FollowUp.IsDue(ReviewPoint.ThreeMonths, day) ? EpisodeState.Review3M
                : EpisodeState.Closed, day);
        }
    }
}
