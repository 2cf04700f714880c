using Google.Protobuf;
using Suite.EdgeOfCare.Events.V1;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Errors;

namespace Suite.EdgeOfCare.Reunifications;

sealed partial class Reunification
{
    /// <param name="placementId">Of the placement that it is, if it is a new one.</param>
    internal IReadOnlyList<IMessage> RecordStay(Guid id, Guid placementId, DateTimeOffset from, DateTimeOffset until, string by)
    {
        RequireState(nameof(RecordStay), ReunificationState.Overnight, ReunificationState.PhasedReturn);
        if (OpenImmediate is not null)
            throw ReturnRules.ImmediatePlacementIsOpen();
        var day = WorkingCalendar.LondonDate(from);
        RequireInOrder(day, OvernightFrom, "the beginning of overnight stays");
        if (Stays.Exists(s => from < s.Until && s.From < until))
            throw Refuse.Precondition("STAY_OVERLAPS", "The stay overlaps another one.", ReturnRules.LongStay);
        if (RiskGap(day) is { } gap)
            throw Refuse.Precondition(gap.Reason, gap.Message, gap.Citation);
        for (var stayed = day; stayed <= WorkingCalendar.LondonDate(until); stayed = stayed.AddDays(1))
            RequireNoContactOrderAgainst(stayed);

        var (begin, end) = Unbroken(from, until);
        var isLong = Minutes(begin, end) > ReturnRules.LongestStayMinutes;
        var isPlacement = isLong && IsPlacement(begin, end);
        var stay = new OvernightStay(id, Round, from, until, Minutes(begin, until), PlacementId: null, by);
        Stays.Insert(Stays.FindLastIndex(s => s.From < from) + 1, stay);
        var placed = isPlacement ? PlaceFor(begin, end, placementId) : (null, []);
        for (var i = 0; i < Stays.Count; i++)
            if (Stays[i].From >= begin && Stays[i].Until <= end)
                Stays[i] = Stays[i] with
                {
                    Minutes = Minutes(begin, Stays[i].Until),
                    PlacementId = placed.Placement,
                };

        return
        [
            new OvernightStayRecorded
            {
                ChildKey = Child.Key,
                StayId = id.ToString(),
                FromDate = day.ToMessage(),
                Minutes = Minutes(begin, until),
                Placement = isPlacement,
            },
            .. placed.Announced,
        ];
    }

    // Stays that follow each other without a break count as one, whichever was recorded first.
    (DateTimeOffset Begin, DateTimeOffset End) Unbroken(DateTimeOffset begin, DateTimeOffset end)
    {
        for (var i = Stays.Count - 1; i >= 0; i--)
            if (FollowsAtOnce(Stays[i].Until, begin))
                begin = Stays[i].From;
        foreach (var stay in Stays)
            if (FollowsAtOnce(end, stay.From))
                end = stay.Until;
        return (begin, end);
    }

    static bool FollowsAtOnce(DateTimeOffset until, DateTimeOffset from) => until <= from && Minutes(until, from) == 0;

    static int Minutes(DateTimeOffset from, DateTimeOffset until) => (int)Math.Min((until - from).TotalMinutes, int.MaxValue);

    // Whether a stay of more than 24 hours may be, and as what.
    bool IsPlacement(DateTimeOffset begin, DateTimeOffset end)
    {
        var day = WorkingCalendar.LondonDate(begin);
        if (AccommodatedOn(day))
            throw Refuse.Precondition("OVERNIGHT_STAY_OVER_24_HOURS", "A child accommodated under s.20 would be home: record the return.", ReturnRules.StayUnderSection20);
        if (!UnderOrderOn(day))
            return LegalStatusOn(day) is CareLegalStatus.Unspecified
                ? false
                : throw Refuse.Precondition("OVERNIGHT_STAY_OVER_24_HOURS", "Only a child under an interim or full care order is placed with parents.", ReturnRules.PlacementUnderOrder);
        if (PlacementOf(begin, end) is null && ApprovalOn(day) is null)
            throw Refuse.Precondition("OVERNIGHT_STAY_OVER_24_HOURS", "A stay of more than 24 hours needs the approval of a nominated officer first.", ReturnRules.LongStay);
        return true;
    }

    // What goes on was approved when it began.
    ParentPlacement? PlacementOf(DateTimeOffset begin, DateTimeOffset end) =>
        Stays.Find(s => s.From >= begin && s.Until <= end && s.PlacementId is not null) is { } earlier ? Placements.Find(p => p.Id == earlier.PlacementId) : null;

    (Guid? Placement, IReadOnlyList<IMessage> Announced) PlaceFor(DateTimeOffset begin, DateTimeOffset end, Guid placementId)
    {
        var (firstDay, lastDay) = (WorkingCalendar.LondonDate(begin), WorkingCalendar.LondonDate(end));
        if (PlacementOf(begin, end) is { } placement)
        {
            (placement.EndedOn, placement.End) = (null, PlacementEnd.Unspecified);
            return (placement.Id, EndPlacement(lastDay, PlacementEnd.StayOver));
        }

        var began = BeginPlacement(placementId, firstDay, immediate: false);
        LetApprovalFall(firstDay);
        return (placementId, [.. began, .. EndPlacement(lastDay, PlacementEnd.StayOver)]);
    }
}
