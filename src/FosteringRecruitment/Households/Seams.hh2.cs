using Google.Protobuf;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;

namespace Suite.FosteringRecruitment.Households;

sealed partial class Household
{
    internal IEnumerable<DueItem> PlaceDeadlines() => [];

    internal void PlacesHappenBy(DateOnly day, List<IMessage> happened)
    {
    }

    internal IReadOnlyList<IMessage> TakePlacesOutOfUse(PlaceReason reason, DateOnly on) => ChangePlaces(PlaceStatus.Vacant, PlaceStatus.NotAvailable, PlaceReason.Unspecified, reason, on);

    internal IReadOnlyList<IMessage> GivePlacesBack(PlaceReason reason, DateOnly on) => ChangePlaces(PlaceStatus.NotAvailable, PlaceStatus.Vacant, reason, PlaceReason.Unspecified, on);

    internal IReadOnlyList<IMessage> EndPlaces(DateOnly on)
    {
        var ended = Places.ConvertAll(p => (IMessage)new Events.V1.PlaceStatusChanged { PlaceNumber = p.Number, StatusDate = on.ToMessage() });
        Places.Clear();
        return ended;
    }

    internal IReadOnlyList<IMessage> ResizePlaces(int maxChildren, DateOnly on)
    {
        var changed = new List<IMessage>();
        while (Places.Count < maxChildren)
        {
            Places.Add(new() { Number = Places.Count + 1, Status = PlaceStatus.Vacant, Since = on });
            changed.Add(new Events.V1.PlaceStatusChanged { PlaceNumber = Places.Count, Status = PlaceStatus.Vacant, StatusDate = on.ToMessage() });
        }

        for (var i = Places.Count - 1; i >= 0 && Places.Count > maxChildren; i--)
            if (Places[i].Status is not PlaceStatus.Filled)
            {
                changed.Add(new Events.V1.PlaceStatusChanged { PlaceNumber = Places[i].Number, StatusDate = on.ToMessage() });
                Places.RemoveAt(i);
            }

        return changed;
    }

    List<IMessage> ChangePlaces(PlaceStatus from, PlaceStatus to, PlaceReason was, PlaceReason reason, DateOnly on)
    {
        var changed = new List<IMessage>();
        foreach (var place in Places)
            if (place.Status == from && place.Reason == was)
            {
                (place.Status, place.Reason, place.Since) = (to, reason, on);
                changed.Add(new Events.V1.PlaceStatusChanged { PlaceNumber = place.Number, Status = to, Reason = reason, StatusDate = on.ToMessage() });
            }

        return changed;
    }
}
