using Google.Protobuf;
using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Suitability;

namespace Suite.FosteringRecruitment.Households;

/// <summary>
/// The approved places: as many as the terms allow children. What a place is used for follows from who is there and from why it,
/// or the household, is out of use; <see cref="Settle"/> works it out and announces what changed.
/// </summary>
sealed partial class Household
{

    /// <summary>The household as a whole takes nobody in: free places are not available until every such reason has gone. Each reason counts once.</summary>
    internal IReadOnlyList<IMessage> TakePlacesOutOfUse(PlaceReason reason, DateOnly on)
    {
        if (!OutOfUse.Contains(reason))
            OutOfUse.Add(reason);
        return Settle(on);
    }

    internal IReadOnlyList<IMessage> GivePlacesBack(PlaceReason reason, DateOnly on)
    {
        OutOfUse.Remove(reason);
        return Settle(on);
    }

    /// <summary>The approval ended: there are no places any more, and nobody of a constellation. Who is still there is recorded as leaving later.</summary>
    internal IReadOnlyList<IMessage> EndPlaces(DateOnly on)
    {
        List<IMessage> events = [.. Places.Select(place => (IMessage)Gone(place, on))];
        Places.Clear();
        OutOfUse.Clear();
        if (ConstellationId is not null)
            events.AddRange(GoFromConstellation(on));
        return events;
    }

    /// <summary>Other terms allow more or fewer children. A place that is filled does not end.</summary>
    internal IReadOnlyList<IMessage> ResizePlaces(int maxChildren, DateOnly on)
    {
        if (Places.Count(IsFilled) > maxChildren)
            throw Refuse.Precondition("PLACES_FILLED", "More places are filled than the terms would allow children.", PlaceRules.TermsCitation);

        var events = new List<IMessage>();
        EndFreePlacesBeyond(maxChildren, on, events);
        for (var number = 1; Places.Count < maxChildren; number++)
            if (Places.TrueForAll(place => place.Number != number))
                Places.Add(new() { Number = number, Since = on });
        Places.Sort((a, b) => a.Number.CompareTo(b.Number));
        events.AddRange(Settle(on));
        return events;
    }

    /// <summary>Takes one free place out of use, or gives it back; no reason gives it back.</summary>
    internal IReadOnlyList<IMessage> SetPlaceAvailability(int number, PlaceReason reason, DateOnly from)
    {
        var place = Places.Find(place => place.Number == number) ?? throw Refuse.NotFound("PLACE_NOT_FOUND", "The household has no place of that number.");
        if (IsFilled(place))
            throw Refuse.Precondition("PLACE_FILLED", "Somebody is in that place.", PlaceRules.TermsCitation);
        InOrder.Require(from, place.Since, "the place became what it is");
        place.OwnReason = reason;
        var events = Settle(from);
        return events.Count > 0 ? events : throw Refuse.Precondition("MOVE_NOT_ALLOWED", "The place is that already.");
    }

    /// <summary>Reasons that staff give for one place; the others follow from what happens to the household.</summary>
    internal static bool IsOfOnePlace(PlaceReason reason) => reason is PlaceReason.NeedsOfChild or PlaceReason.Break or PlaceReason.Bedroom
        or PlaceReason.FamilyCircumstances or PlaceReason.Other;

    static bool IsFilled(Place place) => place.PlacementId is not null || place.StayingPutId is not null;

    /// <summary>Brings every place to what it is used for now, and announces each that changed.</summary>
    List<IMessage> Settle(DateOnly on)
    {
        // Terms that took effect by themselves waited for nobody to leave: what they no longer allow ends once it is free.
        var events = new List<IMessage>();
        EndFreePlacesBeyond(Terms[^1].Terms.MaxChildren, on, events);

        // A child who came in an emergency when every place was filled takes the first that falls free, also in a household that is out of use.
        foreach (var waiting in Placements.Where(placement => placement.EndedOn is null && !HasPlace(placement)).OrderBy(placement => placement.PlacedOn))
            if (Places.Find(place => !IsFilled(place) && place.OwnReason is PlaceReason.Unspecified) is { } free)
                free.PlacementId = waiting.Id;

        foreach (var place in Places)
        {
            var (status, reason) = UseOf(place);
            if (place.Status == status && place.Reason == reason)
                continue;
            (place.Status, place.Reason) = (status, reason);
            events.Add(Changed(place, on));
        }

        NoteCover(on);
        return events;
    }

    void EndFreePlacesBeyond(int most, DateOnly on, List<IMessage> events)
    {
        while (Places.Count > most && Places.FindLast(place => !IsFilled(place)) is { } free)
        {
            events.Add(Gone(free, on));
            Places.Remove(free);
        }
    }

    (PlaceStatus Status, PlaceReason Reason) UseOf(Place place) =>
        IsFilled(place) ? (PlaceStatus.Filled, PlaceReason.Unspecified)
        : place.OwnReason is not PlaceReason.Unspecified ? (PlaceStatus.NotAvailable, place.OwnReason)
        : OutOfUse.Count > 0 ? (PlaceStatus.NotAvailable, OutOfUse[0])
        : (PlaceStatus.Vacant, PlaceReason.Unspecified);

    static PlaceStatusChanged Changed(Place place, DateOnly on)
    {
        // What is recorded late does not make a place go back in time.
        if (on > place.Since)
            place.Since = on;
        return new()
        {
            PlaceNumber = place.Number,
            Status = place.Status,
            Reason = place.Reason,
            StatusDate = place.Since.ToMessage(),
            StayingPut = place.StayingPutId is not null,
        };
    }

    static PlaceStatusChanged Gone(Place place, DateOnly on) =>
        new() { PlaceNumber = place.Number, StatusDate = (on > place.Since ? on : place.Since).ToMessage() };

    bool HasPlace(Placement placement) => Places.Exists(place => place.PlacementId == placement.Id);

    Place? PlaceOf(Placement placement) => Places.Find(place => place.PlacementId == placement.Id);
}
