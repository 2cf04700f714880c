using Google.Protobuf;
using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Suitability;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Which Mockingbird constellation the household belongs to, and its seat in it.</summary>
sealed partial class Household
{
    internal const int HubSeat = 0;

    /// <param name="taken">Seats that others hold; the database keeps two from taking one at the same time.</param>
    internal IReadOnlyList<IMessage> JoinConstellation(Constellation constellation, ConstellationRole role, DateOnly on, IReadOnlySet<int> taken)
    {
        RequireApproved("JoinConstellation");
        InOrder.Require(on, ApprovedOn, "the approval");
        constellation.RequireOpen();
        InOrder.Require(on, constellation.OpenedOn, "the constellation was opened");
        if (ConstellationId is not null)
            throw Refuse.Precondition("ALREADY_IN_CONSTELLATION", "The household belongs to a constellation.", PlaceRules.MockingbirdCitation);
        var type = role is ConstellationRole.Hub ? PlacementType.MockingbirdHub : PlacementType.MockingbirdSatellite;
        if (!TermsOn(on).PlacementTypes.Contains(type))
            throw Refuse.Preconditions("OUTSIDE_TERMS", "The terms of approval do not cover this role in a constellation.",
                [new(PlaceRules.Type, "The terms do not cover this role.", PlaceRules.TermsCitation)]);

        (ConstellationId, ConstellationRole, ConstellationSeat, ConstellationJoinedOn) = (constellation.Id, role, Seat(role, taken), on);
        return [new ConstellationJoined { ConstellationId = constellation.Id.ToString(), Role = role, JoinedDate = on.ToMessage() }];
    }

    internal IReadOnlyList<IMessage> LeaveConstellation(DateOnly on)
    {
        if (ConstellationId is null)
            throw Refuse.Precondition("NOT_IN_CONSTELLATION", "The household belongs to no constellation.", PlaceRules.MockingbirdCitation);
        InOrder.Require(on, ConstellationJoinedOn, "the household joined");
        return GoFromConstellation(on);
    }

    static int Seat(ConstellationRole role, IReadOnlySet<int> taken)
    {
        if (role is ConstellationRole.Hub)
            return taken.Contains(HubSeat) ? throw Refuse.Precondition("HUB_TAKEN", "The constellation has a hub home.", PlaceRules.MockingbirdCitation) : HubSeat;
        for (var seat = 1; seat <= PlaceRules.MostSatellites; seat++)
            if (!taken.Contains(seat))
                return seat;
        throw Refuse.Precondition("CONSTELLATION_FULL", $"The constellation has {PlaceRules.MostSatellites} satellites.", PlaceRules.MockingbirdCitation);
    }

    IReadOnlyList<IMessage> GoFromConstellation(DateOnly on)
    {
        var left = new ConstellationLeft { ConstellationId = ConstellationId.ToString(), LeftDate = on.ToMessage() };
        (ConstellationId, ConstellationRole, ConstellationSeat, ConstellationJoinedOn) = (null, ConstellationRole.Unspecified, null, null);
        return [left];
    }
}
