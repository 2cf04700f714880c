using Suite.FamilyGroupConferences.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.Conferences;

/// <summary>A referral was accepted or not (G01).</summary>
sealed class ReferralScreenedFact : IFactOf<ReferralScreened>
{
    public void Apply(ReferralScreened happened, EventMeta meta, FactBatch facts)
    {
        facts.Row(ConferenceTables.Conferences, meta).Set(ConferenceFact.Screened, meta.Sequence,
            new(happened.Accepted, happened.Accepted ? "" : happened.Reason.ToCode(), happened.ScreenedDate.RequiredDay()));
        facts.Milestone(meta, ConferenceEvents.Service, "", happened.ScreenedDate.ToDay(), happened.Accepted ? "ACCEPTED" : "NOT_ACCEPTED", happened.Accepted ? "" : happened.Reason.ToCode());
    }
}
