using Google.Protobuf;
using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Suitability;

namespace Suite.FosteringRecruitment.Households;

/// <summary>
/// Young people who stay on after 18 with the carers they were placed with (Children Act 1989 s.23CZA). They take up a place and are
/// no fostered children: neither the usual fostering limit nor the terms count them.
/// </summary>
sealed partial class Household
{
    internal IReadOnlyList<IMessage> StartStayingPut(Guid id, Guid placementId, DateOnly on)
    {
        RequireApproved("StartStayingPut");
        var placement = PlacementOf(placementId);
        InOrder.Require(on, placement.PlacedOn, "the placement");
        if (StayingPut.Exists(staying => staying.PersonReference == placement.ChildReference && staying.EndedOn is null))
            throw Refuse.Precondition("MOVE_NOT_ALLOWED", "The young person stays put here already.", PlaceRules.StayingPutCitation);
        var eighteenth = WorkingCalendar.TurnsOn(placement.BirthDate, PlaceRules.AdultAge);
        if (on < eighteenth)
            throw Refuse.Precondition("NOT_EIGHTEEN", "Staying Put begins on the 18th birthday at the earliest.", PlaceRules.StayingPutCitation);
        if (on >= LatestEndOf(placement.BirthDate))
            throw Refuse.Precondition("TWENTY_ONE", "Staying Put ends on the 21st birthday.", PlaceRules.StayingPutCitation);
        if (placement.EndedOn < eighteenth)
            throw Refuse.Precondition("LEFT_BEFORE_EIGHTEEN", "The young person was not in placement here on coming of age.", PlaceRules.StayingPutCitation);
        InOrder.Require(on, placement.EndedOn, "the placement ended");

        var events = new List<IMessage>();
        var place = PlaceOf(placement);
        if (placement.EndedOn is null)
            events.Add(End(placement, on, PlacementEndReason.Turned18));
        place ??= Places.Find(free => !IsFilled(free) && free.OwnReason is PlaceReason.Unspecified && free.Since <= on)
            ?? throw Refuse.Precondition("NO_VACANT_PLACE", "The arrangement takes up a place, and every place is filled.", PlaceRules.StayingPutCitation);

        StayingPut.Add(new()
        {
            Id = id,
            PersonReference = placement.ChildReference,
            PersonKey = placement.ChildKey,
            BirthDate = placement.BirthDate,
            StartedOn = on,
            PlaceNumber = place.Number,
        });
        place.StayingPutId = id;
        events.Add(new StayingPutStarted { StayingPutId = id.ToString(), PersonKey = placement.ChildKey, StartDate = on.ToMessage() });
        if (place.Status is PlaceStatus.Filled)
            events.Add(Changed(place, on));
        events.AddRange(Settle(on));
        return events;
    }

    internal IReadOnlyList<IMessage> EndStayingPut(Guid id, DateOnly on)
    {
        var staying = StayingPut.Find(staying => staying.Id == id) ?? throw Refuse.NotFound("STAYING_PUT_NOT_FOUND", "There is no such arrangement in this household.");
        if (staying.EndedOn is not null)
            throw Refuse.Precondition("MOVE_NOT_ALLOWED", "The arrangement has ended.", PlaceRules.StayingPutCitation);
        InOrder.Require(on, staying.StartedOn, "it began");
        return End(staying, on);
    }

    /// <summary>The 21st birthday.</summary>
    internal static DateOnly LatestEndOf(DateOnly birthDate) => WorkingCalendar.TurnsOn(birthDate, PlaceRules.StayingPutEndsAge);

    List<IMessage> End(StayingPut staying, DateOnly on)
    {
        staying.EndedOn = on;
        Places.Find(place => place.StayingPutId == staying.Id)?.StayingPutId = null;
        return [new StayingPutEnded { StayingPutId = staying.Id.ToString(), EndDate = on.ToMessage() }, .. Settle(on)];
    }
}
