using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Suitability.Checks;

namespace Suite.KinshipAssessment.Forecasts;

/// <summary>
/// When a case will be finished: first the checks that are still out, each by how long such checks take once they have taken
/// this long already; then the steps that follow them, by their periods and not before the local timetable plans them.
/// </summary>
static class CaseForecast
{
    const double MedianShare = 0.5;
    const double NinetiethShare = 0.9;

    // The local timetable, in weeks from the concern.
    const int RouteWeek = 2;
    const int ReportWeek = 11;
    const int PanelWeek = 13;
    const int DecisionWeek = 14;
    const int LongStopWeek = 16;

    /// <summary>Applicant's comments: Fostering Services Regulations 2011 reg 26(2)(d), beginning with the day the report is sent.</summary>
    const int CommentsWorkingDays = 10;

    /// <summary>Papers reach the panel five working days before it meets: National Minimum Standard 14.</summary>
    const int PapersWorkingDays = 5;

    /// <summary>Decision after the panel's recommendation: National Minimum Standard 14.</summary>
    const int DecisionWorkingDays = 7;

    /// <summary>Qualifying determination: Fostering Services Regulations 2011 reg 27(6).</summary>
    const int DeterminationDays = 28;

    /// <summary>Planning assumption: from the court's having the report to its order.</summary>
    const int CourtWorkingDays = 20;

    /// <summary>Planning assumption: from the papers to the recommendation of the independent review.</summary>
    const int IndependentReviewDays = 60;

    /// <summary>The forecast as at a day; null when the case is finished or has come to nothing.</summary>
    public static Forecast? Of(KinshipCase kinship, Turnarounds turnarounds, DateOnly today)
    {
        if (IsOver(kinship.State))
            return null;

        var (medianChecks, critical, own) = ChecksBack(kinship, turnarounds, today, MedianShare);
        var (ninetiethChecks, _, _) = ChecksBack(kinship, turnarounds, today, NinetiethShare);
        var median = Finish(kinship, medianChecks, today);
        var days = Math.Max(0, median.DayNumber - kinship.ConcernOn.DayNumber);
        return new()
        {
            CaseId = kinship.Id.ToString(),
            MedianDate = median.ToMessage(),
            NinetiethDate = Finish(kinship, ninetiethChecks, today).ToMessage(),
            CriticalCheckId = critical?.Id.ToString() ?? "",
            CriticalCheckType = (V1.CheckType)(critical?.Type ?? CheckType.Unspecified),
            CriticalPoliceForce = critical?.PoliceForce ?? "",
            WeeksAtMedian = days / 7,
            RagAtMedian = days <= 12 * 7 ? Rag.Green : days <= 16 * 7 ? Rag.Amber : Rag.Red,
            Basis = own switch { true => "COUNCIL", false => "PUBLISHED", null => "TIMETABLE" },
        };
    }

    /// <summary>When one check is expected back, counted from the day it was sent off or, if it was not yet, from today.</summary>
    public static DateOnly ExpectedBack(Check check, Turnarounds turnarounds, DateOnly today, double share)
    {
        var spread = turnarounds.Of(check.Type, check.PoliceForce);
        if (check.SubmittedOn is not { } submitted)
            return Later(today.AddDays(1), today.AddDays(Days(spread.Quantile(share))));
        var expected = spread.QuantileBeyond(today.DayNumber - submitted.DayNumber, share);
        return Later(today.AddDays(1), expected is { } days ? submitted.AddDays(Days(days)) : default);
    }

    // The day when the last required check is settled, which one that is, and whether the council's own figures say so (null if
    // no figure was needed).
    static (DateOnly On, Check? Critical, bool? Own) ChecksBack(KinshipCase kinship, Turnarounds turnarounds, DateOnly today, double share)
    {
        var (last, critical, own) = (today, (Check?)null, (bool?)null);
        foreach (var check in kinship.Checks)
        {
            if (!check.Required)
                continue;
            if (check.AwaitsDecision())
            {
                // Never named as critical: that would say what came back.
                last = Later(last, WorkingCalendar.WorkingDaysAfter(today, CheckRules.DisclosureWorkingDays));
                continue;
            }

            if (!check.IsOpen())
                continue;
            own = (own ?? true) && turnarounds.Of(check.Type, check.PoliceForce).Own;
            var back = ExpectedBack(check, turnarounds, today, share);
            if (critical is null || back > ExpectedBack(critical, turnarounds, today, share))
                critical = check;
            last = Later(last, back);
        }

        if (kinship.Route is Route.Unspecified)
            last = AfterRoute(kinship, turnarounds, last, share, ref own);
        return (last, critical, own);
    }

    // Before a route is chosen the checks that take longest are not raised yet; they will be.
    static DateOnly AfterRoute(KinshipCase kinship, Turnarounds turnarounds, DateOnly last, double share, ref bool? own)
    {
        var route = Later(last, kinship.ConcernOn.AddDays(7 * RouteWeek));
        foreach (var type in (ReadOnlySpan<CheckType>)[CheckType.DbsEnhancedBarred, CheckType.Medical])
        {
            var spread = turnarounds.Of(type, "");
            own = (own ?? true) && spread.Own;
            last = Later(last, route.AddDays(Days(spread.Quantile(share))));
        }

        return last;
    }

    static DateOnly Finish(KinshipCase kinship, DateOnly checksBack, DateOnly today)
    {
        var concern = kinship.ConcernOn;
        var work = kinship.Assessment;
        return kinship.State switch
        {
            CaseState.Identified or CaseState.Viability or CaseState.Viable when kinship.Arrangement is ArrangementType.Sgo => Court(Report()),
            CaseState.Identified or CaseState.Viability or CaseState.Viable or CaseState.Reg24Suitability or CaseState.FullAssessment => ReportSent(Report()),
            CaseState.SgoAssessment => Court(Report()),
            CaseState.SgoReportFiled => Court(kinship.Guardianship?.ReportFiledOn ?? today),
            CaseState.ReportShared => Panel(CommentsEnd()),
            CaseState.PanelDeferred or CaseState.Representations => Panel(checksBack),
            CaseState.PanelListed => Decided(Later(checksBack, work?.PanelListedFor ?? today)),
            CaseState.PanelRecommended or CaseState.FinalDecision => Decided(Later(checksBack, work?.MinutesOn ?? today), planned: false),
            CaseState.QdIssued => Later(today, (work?.Decisions is [.., var determination] ? determination.On : today).AddDays(DeterminationDays)),
            CaseState.IrmReview => Decided(Later(today, (work?.IrmAppliedOn ?? today).AddDays(IndependentReviewDays)), planned: false),
            CaseState.Unspecified or CaseState.NotViable or CaseState.AdmApproved or CaseState.NotApproved or CaseState.OrderMade or CaseState.OrderRefused
                or CaseState.CarerWithdrew or CaseState.ChildMoved or CaseState.Expired or CaseState.PlacementEnded or CaseState.Closed => today,
        };

        DateOnly Week(int week) => concern.AddDays(7 * week);
        DateOnly Report() => Later(Later(checksBack, today), Week(ReportWeek));
        DateOnly ReportSent(DateOnly sent) => Panel(WorkingCalendar.WorkingDaysFrom(sent, CommentsWorkingDays));
        DateOnly CommentsEnd() => Later(checksBack, work?.CommentsReceivedOn ?? WorkingCalendar.WorkingDaysFrom(work?.ReportSentOn ?? today, CommentsWorkingDays));
        DateOnly Panel(DateOnly ready) => Decided(Later(WorkingCalendar.WorkingDaysAfter(Later(ready, today), PapersWorkingDays), Week(PanelWeek)));
        DateOnly Decided(DateOnly recommended, bool planned = true)
        {
            // A panel or its minutes may be overdue: then it is today at the earliest.
            var decided = WorkingCalendar.WorkingDaysAfter(Later(recommended, today), DecisionWorkingDays);
            return planned ? Later(decided, Week(DecisionWeek)) : decided;
        }

        DateOnly Court(DateOnly filed) => Later(WorkingCalendar.WorkingDaysAfter(Later(filed, today), CourtWorkingDays), Week(LongStopWeek));
    }

    static bool IsOver(CaseState state) => state is CaseState.NotViable or CaseState.AdmApproved or CaseState.NotApproved or CaseState.OrderMade
        or CaseState.OrderRefused or CaseState.CarerWithdrew or CaseState.ChildMoved or CaseState.Expired or CaseState.PlacementEnded or CaseState.Closed;

    // A check is back on a whole day.
    static int Days(double days) => (int)Math.Ceiling(days);

    static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
