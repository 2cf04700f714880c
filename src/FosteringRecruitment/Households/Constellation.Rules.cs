using Google.Protobuf;
using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Suitability;

namespace Suite.FosteringRecruitment.Households;

/// <summary>A household's seat in a constellation.</summary>
sealed record ConstellationMember(Guid HouseholdId, int Seat);

sealed partial class Constellation
{
    internal static (Constellation Constellation, IReadOnlyList<IMessage> Events) Open(Guid id, string authority, string name, DateOnly on) =>
        (new() { Id = id, Authority = authority, Name = name, OpenedOn = on, StateSince = on }, [new ConstellationOpened { OpenedDate = on.ToMessage() }]);

    /// <param name="hasMembers">Households still say that they belong to it.</param>
    internal IReadOnlyList<IMessage> Close(DateOnly on, bool hasMembers)
    {
        RequireOpen();
        InOrder.Require(on, OpenedOn, "the constellation was opened");
        if (hasMembers)
            throw Refuse.Precondition("CONSTELLATION_HAS_MEMBERS", "Households still belong to the constellation.", PlaceRules.MockingbirdCitation);
        (ClosedOn, StateSince) = (on, on);
        return [new ConstellationClosed { ClosedDate = on.ToMessage() }];
    }

    internal void RequireOpen()
    {
        if (ClosedOn is not null)
            throw Refuse.Precondition("CONSTELLATION_CLOSED", "The constellation is closed.", PlaceRules.MockingbirdCitation);
    }

    internal V1.Constellation ToMessage(IReadOnlyList<ConstellationMember> members)
    {
        var satellites = members.Where(member => member.Seat != Household.HubSeat).OrderBy(member => member.Seat).Select(member => member.HouseholdId.ToString()).ToList();
        var hub = members.FirstOrDefault(member => member.Seat == Household.HubSeat);
        return new()
        {
            ConstellationId = Id.ToString(),
            Etag = CommandFields.EtagOf(Version),
            Name = Name,
            OpenedDate = OpenedOn.ToMessage(),
            ClosedDate = ClosedOn.ToMessage(),
            HubHouseholdId = hub?.HouseholdId.ToString() ?? "",
            SatelliteHouseholdIds = { satellites },
            Satellites = satellites.Count,
            Complete = hub is not null && satellites.Count >= PlaceRules.FewestSatellites,
        };
    }
}
