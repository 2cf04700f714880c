using Google.Protobuf;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

// r2's seams until they land.
sealed partial class Reunification
{
    internal CareLegalStatus LegalStatusOn(DateOnly on) => LegalStatuses.LastOrDefault(s => s.From <= on)?.Status ?? CareLegalStatus.Unspecified;

    internal bool UnderOrderOn(DateOnly on) => LegalStatusOn(on) is CareLegalStatus.InterimCareOrder or CareLegalStatus.CareOrder;

    internal bool AccommodatedOn(DateOnly on) => LegalStatusOn(on) is CareLegalStatus.Section20SinglePeriod or CareLegalStatus.Section20ShortBreaks;

    internal void RequireNoContactOrderAgainst(DateOnly on)
    {
        if (ContactOrders.Any(o => o.IncompatibleWithReturn && o.MadeOn <= on && (o.EndedOn is null || o.EndedOn > on)))
            throw Platform.Errors.Refuse.Precondition("CONTACT_ORDER_BARS", "An order under s.34 bars it.", "Care Planning, Placement and Case Review (England) Regulations 2010 reg 16");
    }

    internal PlacementApproval? ApprovalOn(DateOnly on) => Approvals.LastOrDefault(a => a.Round == Round && a.On <= on && (a.EndedOn is null || a.EndedOn > on));

    internal void LetApprovalFall(DateOnly on)
    {
        if (Approvals.LastOrDefault() is { EndedOn: null } approval)
            approval.EndedOn = on;
    }

    internal ImmediatePlacement? OpenImmediate => ImmediatePlacements.LastOrDefault(p => p.ConfirmedOn is null && p.EndedOn is null);

    internal ParentPlacement? OpenPlacement => Placements.LastOrDefault(p => p.EndedOn is null);

    internal IReadOnlyList<IMessage> BeginPlacement(Guid id, DateOnly from, bool immediate)
    {
        Placements.Add(new() { Id = id, From = from, Immediate = immediate });
        return [new Events.V1.PlacedWithParents { ChildKey = Child.Key, PlacementId = id.ToString(), StartDate = from.ToMessage() }];
    }

    internal IReadOnlyList<IMessage> EndPlacement(DateOnly on, PlacementEnd end)
    {
        var open = OpenPlacement!;
        (open.EndedOn, open.End) = (on, end);
        return [new Events.V1.PlacementWithParentsEnded { ChildKey = Child.Key, PlacementId = open.Id.ToString(), StartDate = open.From.ToMessage(), EndDate = on.ToMessage(), End = end }];
    }

    internal void ImmediateMoved(DateOnly on)
    {
        if (OpenImmediate is { } open)
            open.AssessedOn ??= CurrentAssessment?.CompletedOn is null ? null : on;
    }

    internal V1.Reunification ToMessage(Caller caller, DateOnly today) =>
        new() { ReunificationId = Id.ToString(), Etag = Version.ToString(System.Globalization.CultureInfo.InvariantCulture), State = State, Round = Round, Worker = MayBeKnownTo(caller) ? Worker : "", LegalStatus = (V1.CareLegalStatus)LegalStatusOn(today) };
}
