using Google.Protobuf;
using Suite.EdgeOfCare.Events.V1;
using Suite.EdgeOfCare.Records;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Errors;

namespace Suite.EdgeOfCare.Reunifications;

sealed partial class Reunification
{
    internal LegalStatusEntry? LegalEntryOn(DateOnly on) => LegalStatuses.FindLast(s => s.From <= on);

    /// <summary>Unspecified while not looked after.</summary>
    internal CareLegalStatus LegalStatusOn(DateOnly on) => LegalEntryOn(on)?.Status ?? CareLegalStatus.Unspecified;

    internal bool UnderOrderOn(DateOnly on) => IsCareOrder(LegalStatusOn(on));

    internal bool AccommodatedOn(DateOnly on) => IsAccommodated(LegalStatusOn(on));

    // Short breaks are support at home (Outcomes): nobody is in care for them.
    bool InCareOn(DateOnly on) => LegalStatusOn(on) is not (CareLegalStatus.Unspecified or CareLegalStatus.Section20ShortBreaks);

    // What a court or the police put the child under goes on until it is ended.
    bool OrderGoesOnOn(DateOnly on) => LegalStatusOn(on) is var status && status is not CareLegalStatus.Unspecified && !IsAccommodated(status);

    static bool IsCareOrder(CareLegalStatus status) => status is CareLegalStatus.InterimCareOrder or CareLegalStatus.CareOrder;

    static bool IsAccommodated(CareLegalStatus status) => status is CareLegalStatus.Section20SinglePeriod or CareLegalStatus.Section20ShortBreaks;

    /// <summary>Whether a child may be placed with parents at all.</summary>
    IEnumerable<Gap> OrderGaps(DateOnly on)
    {
        if (AccommodatedOn(on))
            yield return new("P1_NOT_UNDER_SECTION_20", "A child accommodated under s.20 is not placed with parents: going home ends the accommodation.", CarePlanningRules.UnderSection20);
        else if (!UnderOrderOn(on))
            yield return new("P1_NEEDS_A_CARE_ORDER", "Only a child under an interim or full care order is placed with parents.", CarePlanningRules.UnderOrder);
    }

    internal IReadOnlyList<IMessage> RecordLegalStatus(DateOnly on, CareLegalStatus status, bool supervisionOrder, string by)
    {
        RequireAfterLastStatus(on);
        if (status is not CareLegalStatus.Unspecified)
            ChildFields.RequireUnderAge(Child, on);
        if (!IsCareOrder(status))
            RequireInOrder(on, OpenPlacement?.From, "the beginning of the placement");
        return SetLegalStatus(on, status, supervisionOrder, PlacementEnd.OrderEnded, by);
    }

    void RequireAfterLastStatus(DateOnly on) => RequireInOrder(on, LegalStatuses.LastOrDefault()?.From, "the latest legal status");

    // Without an order there is no placement with parents, and none that was approved.
    IReadOnlyList<IMessage> SetLegalStatus(DateOnly on, CareLegalStatus status, bool supervisionOrder, PlacementEnd end, string by)
    {
        var entry = new LegalStatusEntry(on, status, Ceased: status is CareLegalStatus.Unspecified, supervisionOrder, by);
        LegalStatuses.Add(entry);
        var changed = new LegalStatusChanged
        {
            ChildKey = Child.Key,
            FromDate = on.ToMessage(),
            LegalStatus = (V1.CareLegalStatus)status,
            Ceased = entry.Ceased,
            SupervisionOrder = supervisionOrder,
        };
        if (IsCareOrder(status))
            return [changed];
        LetApprovalFall(on);
        return OpenPlacement is null ? [changed] : [changed, .. EndPlacement(on, end)];
    }

    internal IReadOnlyList<IMessage> RecordContactOrder(Guid id, DateOnly madeOn, bool incompatible, IReadOnlyList<Guid> personIds, string summary)
    {
        RequireOpen(nameof(RecordContactOrder));
        foreach (var personId in personIds)
            PersonOf(personId);
        ContactOrders.Insert(ContactOrders.FindLastIndex(o => o.MadeOn <= madeOn) + 1, new(id, madeOn, incompatible, personIds, summary));
        return [Amended("CONTACT_ORDER")];
    }

    internal IReadOnlyList<IMessage> EndContactOrder(Guid id, DateOnly on)
    {
        var order = ContactOrders.Find(o => o.Id == id) ?? throw Refuse.NotFound("CONTACT_ORDER_NOT_FOUND", "There is no such order.");
        if (order.EndedOn is not null)
            throw Refuse.Precondition("CONTACT_ORDER_ENDED", "The order was discharged already.", CarePlanningRules.ContactOrders);
        RequireInOrder(on, order.MadeOn, "the day on which the order was made");
        order.EndedOn = on;
        return [Amended("CONTACT_ORDER")];
    }

    internal void RequireNoContactOrderAgainst(DateOnly on)
    {
        if (ContactOrderGap(on) is { } gap)
            throw Refuse.Precondition(gap.Reason, gap.Message, gap.Citation);
    }

    Gap? ContactOrderGap(DateOnly on) => ContactOrders.Exists(o => o.BarsOn(on))
        ? new("CONTACT_ORDER_BARS", "An order about contact is incompatible with living with the parent.", CarePlanningRules.ContactOrders)
        : null;
}
