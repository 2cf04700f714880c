using Suite.FosteringRecruitment.Events.V1;

namespace Suite.Reporting.Facts.Fostering;

/// <summary>An enquirer was invited to apply.</summary>
sealed class EnquiryInvitedFact : IFactOf<EnquiryInvited>
{
    public void Apply(EnquiryInvited happened, EventMeta meta, FactBatch facts) =>
        facts.Row(FosteringTables.Enquiries, meta).Set(EnquiryFact.Invited, meta.Sequence, new(happened.InvitedDate.ToDay()));
}
