using Google.Protobuf;
using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Records;
using Suite.Suitability.Approval;
using Suite.Suitability.Checks;

namespace Suite.FosteringRecruitment.Households;

sealed partial class Household
{
    // Days before (positive) and after (negative) the last day in time. Where something happens by itself on the day after, that day
    // is a point too: the watch must wake then.
    static readonly int[] OnTheDay = [0];
    static readonly int[] DayBeforeAndOn = [1, 0];
    static readonly int[] WeekBeforeAndOn = [7, 0];
    static readonly int[] WeekBeforeOnAndAfter = [7, 0, -1];
    static readonly int[] ReviewPoints = [HouseholdRules.ReviewPreparationDays, 28, 0, -1];

    public override IReadOnlyList<string> KnownToRoles => ["RECRUIT", "NOM", "IRO", "PANEL_ADV", "PANEL_MEM", "PANEL_CHAIR", "ADM", "DCS", "INSPECTOR"];

    public override IReadOnlyList<DueItem> DueItems()
    {
        var items = new List<DueItem>(12);
        if (!HasEnded)
        {
            AddReviewDeadlines(items);
            AddEndings(items);
        }

        AddProposalDeadlines(items);
        // What another service asked for is due after the end too.
        if (Transfer is { RecordsRequestedOn: { } requested, RecordsSentOn: null })
            items.Add(Points.Due(HouseholdRules.RecordsDue, "", RecordsDueOn(requested), HouseholdRules.RecordsCitation, WeekBeforeAndOn));
        if (RetainUntil is { } retained)
            items.Add(Points.Due(HouseholdRules.RetentionEnds, "", retained, HouseholdRules.RetentionCitation, OnTheDay));
        items.AddRange(PlaceDeadlines());
        return items;
    }

    void AddReviewDeadlines(List<DueItem> items)
    {
        // A review that would be due when the approval has ended is not prepared.
        if (NextReviewOn != default && !(ResignationEndsOn <= NextReviewOn))
            items.Add(Points.Due(HouseholdRules.AnnualReviewDue, "", NextReviewOn, HouseholdRules.ReviewCitation, ReviewPoints));
        if (FirstReviewForPanel is { } first)
            items.Add(Points.Due(HouseholdRules.FirstReviewToPanel, "", WorkingCalendar.AddMonths(first.HeldOn, HouseholdRules.FirstReviewToPanelMonths),
                HouseholdRules.FirstReviewCitation, WeekBeforeAndOn, blockedBy: "PANEL"));
        else if (OpenReview is { } review)
            items.Add(Points.Due(HouseholdRules.ReviewConfirmationDue, "", ConfirmationDueOn(review), HouseholdRules.SuitabilityCitation, WeekBeforeAndOn));
        if (PanelOn is { } panel)
            items.Add(Points.Due(HouseholdRules.PanelMeets, "", panel, FosteringRules.PanelCitation, WeekBeforeAndOn));
    }

    /// <summary>After the panel it is a decision like any other (standard 14); where no panel looks at it, a local target.</summary>
    static DateOnly ConfirmationDueOn(Review review) => review.PanelOn is { } panel
        ? WorkingCalendar.WorkingDaysAfter(panel, FosteringRules.DecisionWorkingDays)
        : review.HeldOn.AddDays(HouseholdRules.ConfirmationDays);

    void AddProposalDeadlines(List<DueItem> items)
    {
        foreach (var proposal in Proposals)
        {
            var work = proposal.Process;
            var subject = proposal.Id.ToString();
            if (proposal.State is ProposalState.Determined)
                items.Add(Points.Due(HouseholdRules.DeterminationPeriodEnds, subject, work.DeterminationDueOn!.Value, HouseholdRules.ChangeCitation, WeekBeforeOnAndAfter));
            if (proposal.State is ProposalState.IrmReview && work is { IrmPapersSentOn: null, IrmPapersDueOn: { } papers })
                items.Add(Points.Due(HouseholdRules.IrmPapersDue, subject, papers, FosteringRules.IrmPapersCitation, DayBeforeAndOn));
            if (proposal.State is ProposalState.FinalDecision)
                items.Add(Points.Due(HouseholdRules.DecisionDue, subject, WorkingCalendar.WorkingDaysAfter(proposal.StateSince, FosteringRules.DecisionWorkingDays),
                    FosteringRules.DecisionCitation, DayBeforeAndOn));
            // Of what ended the approval the carers are told; of anything earlier nobody waits any more once it has ended.
            if ((!HasEnded || (Ended is HouseholdState.Terminated && proposal == Proposals[^1])) && work.Decisions is [.., { ToldInWritingOn: null } last])
                items.Add(Points.Due(HouseholdRules.WrittenNoticeDue, subject, last.WrittenNoticeDueOn, FosteringRules.NoticeCitation, DayBeforeAndOn));
        }
    }

    void AddEndings(List<DueItem> items)
    {
        if (ResignationEndsOn is { } ends)
            items.Add(Points.Due(HouseholdRules.ResignationTakesEffect, "", ends, HouseholdRules.ResignationCitation, WeekBeforeAndOn));
        if (Transfer is { NoticeOn: { } notice, ChildInPlacement: true } transfer)
        {
            var meeting = MeetingDueOn(notice);
            if (transfer.MeetingOn is null)
                items.Add(Points.Due(HouseholdRules.TransferMeetingDue, "", meeting, HouseholdRules.TransferCitation, WeekBeforeAndOn));
            if (transfer.IroInformedOn is null)
                items.Add(Points.Due(HouseholdRules.IroToBeInformed, "", meeting, HouseholdRules.TransferCitation, WeekBeforeAndOn));
        }
    }

    /// <summary>Regulation 28(13): the day on which the approval ends; a bank holiday or weekend does not move it.</summary>
    internal DateOnly? ResignationEndsOn => ResignationOn?.AddDays(HouseholdRules.ResignationDays);

    internal DateOnly? RetainUntil => EndedOn?.AddYears(HouseholdRules.RetentionYears);

    static DateOnly MeetingDueOn(DateOnly notice) => notice.AddDays(HouseholdRules.TransferMeetingDays);

    static DateOnly RecordsDueOn(DateOnly requested) => WorkingCalendar.WorkingDaysAfter(requested, HouseholdRules.RecordsWorkingDays);

    protected override void HappenBy(DateOnly day, List<IMessage> happened)
    {
        if (day > AsOf)
            AsOf = day;
        EndAndStandBy(day, happened);
        if (!HasEnded && Terms is [.., var present] && Places.Count > PlacesUnder(present.Terms))
            happened.AddRange(ResizePlaces(PlacesUnder(present.Terms), day));
        PlacesHappenBy(day, happened);
    }

    /// <summary>The resignation takes effect and a determination that nobody challenged stands, whichever is first; on one day the resignation.</summary>
    void EndAndStandBy(DateOnly day, List<IMessage> happened)
    {
        while (!HasEnded)
        {
            var standing = OpenProposal is { State: ProposalState.Determined } open ? open : null;
            var stands = standing?.Process.DeterminationDueOn?.AddDays(1);
            if (ResignationEndsOn is { } ends && ends <= day && !(stands < ends))
                happened.AddRange(End(HouseholdState.Resigned, ends, DeregistrationReason));
            else if (standing is not null && stands is { } on && on <= day)
                happened.AddRange(LetStand(standing, on));
            else
                return;
        }
    }

    protected override (WarningUrgency Urgency, IReadOnlyList<string> Roles) UrgencyOf(DueItem item, DateOnly point) => (UrgencyOfRule(item, point), RolesFor(item.Rule));

    static WarningUrgency UrgencyOfRule(DueItem item, DateOnly point) => item.Rule switch
    {
        HouseholdRules.FirstReviewToPanel or HouseholdRules.ReviewConfirmationDue or HouseholdRules.PanelMeets or PlaceRules.CheckRenewalDue or CheckRules.TurnsEighteen =>
            LocalUrgency(item, point),
        HouseholdRules.RetentionEnds => WarningUrgency.Notice,
        PlaceRules.OutsideTermsEnds => WarningUrgency.Critical,
        _ => StatutoryUrgency(item, point),
    };

    static string[] RolesFor(string rule) => rule switch
    {
        HouseholdRules.FirstReviewToPanel or HouseholdRules.PanelMeets => ["SSW", "PANEL_ADV", "TM"],
        HouseholdRules.DecisionDue or HouseholdRules.WrittenNoticeDue or HouseholdRules.DeterminationPeriodEnds or HouseholdRules.IrmPapersDue => ["ADM", "PANEL_ADV", "TM"],
        HouseholdRules.ReviewConfirmationDue => ["SSW", "TM", "SM"],
        HouseholdRules.TransferMeetingDue or HouseholdRules.IroToBeInformed => ["SSW", "CSW", "IRO", "TM"],
        HouseholdRules.ResignationTakesEffect => ["SSW", "CSW", "TM"],
        PlaceRules.OutsideTermsEnds => ["SSW", "CSW", "TM", "SM"],
        HouseholdRules.RetentionEnds => ["SM"],
        // A new adult of the household concerns the children placed there.
        PlaceRules.CheckRenewalDue or CheckRules.TurnsEighteen => ["SSW", "CSW", "TM"],
        _ => ["SSW", "TM"],
    };
}
