using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Records;

namespace Suite.FosteringRecruitment.Enquiries;

sealed partial class Enquiry
{
    // Days before (positive) and after (negative) the last day in time.
    static readonly int[] OnTheDay = [0];
    static readonly int[] OnTheDayAndAfter = [0, -1];
    static readonly int[] DayBeforeOnAndAfter = [1, 0, -1];
    static readonly int[] ComeBackPoints = [0, -EnquiryRules.ComeBackShownDays];

    public override IReadOnlyList<string> KnownToRoles => ["RECRUIT", "INSPECTOR"];

    /// <summary>
    /// Until when it is kept. One of which an application came is kept with the application (Fostering Services (England) Regulations 2011
    /// reg 32), whose retention it shares.
    /// </summary>
    internal DateOnly? RetainUntil => State is EnquiryState.Applied ? null : EndedOn?.AddYears(EnquiryRules.RetentionYears);

    internal bool RespondedInTime => RespondedOn <= RespondBy;

    internal bool VisitedInTime => VisitedOn <= VisitBy;

    public override IReadOnlyList<DueItem> DueItems()
    {
        var items = new List<DueItem>(2);
        if (State is EnquiryState.Received)
            items.Add(Points.Due(EnquiryRules.Response, "", RespondBy, EnquiryRules.TargetCitation, OnTheDayAndAfter, "RECRUIT"));
        if (State is EnquiryState.Received or EnquiryState.Responded or EnquiryState.VisitBooked)
            items.Add(Points.Due(EnquiryRules.Visit, "", VisitBy, EnquiryRules.TargetCitation, DayBeforeOnAndAfter, "RECRUIT"));
        // That they were asked again is recorded with the enquiry that follows, not here: the reminder goes by itself after a while.
        if (State is EnquiryState.NotProgressed && ComeBackOn is { } comeBack
            && Points.Due(EnquiryRules.ComeBack, "", comeBack, EnquiryRules.ComeBackCitation, ComeBackPoints, "RECRUIT") is { WarnOn.Count: > 0 } reminder)
            items.Add(reminder);
        if (RetainUntil is { } retainUntil)
            items.Add(Points.Due(EnquiryRules.RetentionEnds, "", retainUntil, EnquiryRules.RetentionCitation, OnTheDay, "TM"));
        return items;
    }

    // All of it is local, so none of it is critical.
    protected override (WarningUrgency Urgency, IReadOnlyList<string> Roles) UrgencyOf(DueItem item, DateOnly point) => item.Rule switch
    {
        EnquiryRules.Response or EnquiryRules.Visit when point > item.DueOn => (WarningUrgency.Warning, ["RECRUIT", "TM"]),
        EnquiryRules.RetentionEnds => (WarningUrgency.Notice, ["TM"]),
        _ => (WarningUrgency.Notice, ["RECRUIT"]),
    };
}
