using Suite.FamilyGroupConferences.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.Conferences;

/// <summary>A care or supervision application was issued (G11).</summary>
sealed class ApplicationIssuedFact : IFactOf<ApplicationIssued>
{
    public void Apply(ApplicationIssued happened, EventMeta meta, FactBatch facts)
    {
        facts.Row(ConferenceTables.Offers, meta).Set(OfferFact.Application, meta.Sequence, new(happened.ApplicationDate.RequiredDay(), happened.Kind.ToCode(), happened.Compliant, happened.Exempt,
            happened.DutyInForce, happened.Gaps.ToCodes(), happened.IssuedRegardless));
        facts.Milestone(meta, ConferenceEvents.Service, "", happened.ApplicationDate.ToDay(), "APPLICATION_ISSUED", happened.Kind.ToCode());
    }
}
