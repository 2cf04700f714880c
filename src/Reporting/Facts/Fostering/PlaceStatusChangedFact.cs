using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.V1;

namespace Suite.Reporting.Facts.Fostering;

/// <summary>What a place is used for from a day on (F08).</summary>
sealed class PlaceStatusChangedFact : IFactOf<PlaceStatusChanged>
{
    public void Apply(PlaceStatusChanged happened, EventMeta meta, FactBatch facts)
    {
        var status = happened.Status is PlaceStatus.Unspecified ? "" : happened.Status.ToCode();
        facts.Add(FosteringTables.Places, PlaceFact.Event, meta, new(happened.PlaceNumber, status, happened.Reason is PlaceReason.Unspecified ? "" : happened.Reason.ToCode(),
            happened.StatusDate.RequiredDay(), happened.StayingPut));
    }
}
