using Suite.FosteringRecruitment.Events.V1;

namespace Suite.Reporting.Facts.Fostering;

/// <summary>A household came onto the register (F03, F05), with its first terms and the last day for its first review.</summary>
sealed class HouseholdRegisteredFact : IFactOf<HouseholdRegistered>
{
    public void Apply(HouseholdRegistered happened, EventMeta meta, FactBatch facts)
    {
        var on = happened.ApprovedDate.RequiredDay();
        var household = facts.Row(FosteringTables.Households, meta);
        household.Set(HouseholdFact.Registered, meta.Sequence, new(happened.Route.ToCode(), on, happened.ApplicationId.ToId(), happened.KinshipCaseId.ToId(),
            happened.CarerCount, happened.Places, happened.HistoricEntry));
        household.Set(HouseholdFact.NextReview, meta.Sequence, new(happened.FirstReviewDueDate.ToDay()));
        facts.Add(FosteringTables.Terms, TermsFact.Event, meta, new(on, happened.Places, happened.AgeMin, happened.AgeMax, happened.PlacementTypes.ToCodes()));
    }
}
