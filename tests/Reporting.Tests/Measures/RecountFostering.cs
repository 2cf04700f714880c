using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.V1;
using Suite.Reporting.Facts;

namespace Suite.Reporting.Tests.Measures;

/// <summary>F01 to F10, over the events themselves.</summary>
sealed partial class Recount
{
    void Fostering()
    {
        Enquiries();
        Conversion();
        Register();
        ToDecision();
        Stages();
        Vacancies();
        Reviews();
        Withdrawals();
    }

    void Enquiries()
    {
        var cohort = _cases.Where(c => InPeriod(c.Last<EnquiryReceived>()?.ReceivedDate.ToDay()))
            .Select(c => (c.Last<EnquiryReceived>()!.Channel, Source: c.Last<EnquiryReceived>()!.SourceCode, Applied: c.First<EnquiryApplied>()?.AppliedDate.ToDay() <= _to)).ToList();
        Counts("F01 ENQUIRIES", cohort, e => $"{e.Channel}", _ => 1);
        Counts("F01 ENQUIRIES_BY_SOURCE", cohort, e => e.Source, _ => 1);
        Shares("F01 APPLIED", cohort, e => $"{e.Channel}", e => e.Applied);
        Shares("F01 APPLIED_BY_SOURCE", cohort, e => e.Source, e => e.Applied);
    }

    static (DateOnly? On, string What) Outcome(Case application)
    {
        // Of several on one day an approval counts first.
        (DateOnly? On, string What)[] outcomes =
        [
            (application.First<DecisionMade>(d => d.Decision == Decision.Approve)?.DecisionDate.ToDay(), "APPROVED"),
            (application.First<ApplicationWithdrawn>()?.WithdrawalDate.ToDay(), "WITHDRAWN"),
            (application.First<DecisionMade>(d => d.Decision == Decision.NotApprove)?.DecisionDate.ToDay(), "NOT_APPROVED"),
            (application.First<ApplicationRejected>()?.RejectedDate.ToDay(), "REJECTED"),
        ];
        return outcomes.Where(o => o.On is not null).OrderBy(o => o.On).FirstOrDefault();
    }

    void Conversion()
    {
        var cohort = _cases.Where(c => InPeriod(c.Last<ApplicationReceived>()?.ReceivedDate.ToDay()))
            .Select(c => (Route: $"{c.Last<ApplicationReceived>()!.Route}", Outcome: Outcome(c))).ToList();
        Counts("F02 APPLICATIONS", cohort, a => a.Route, _ => 1);
        Shares("F02 APPROVED", [.. cohort.Where(a => a.Outcome.On <= _to)], a => a.Route, a => a.Outcome.What == "APPROVED");
    }

    void Register()
    {
        var came = _cases.Select(c => c.Last<HouseholdRegistered>()).OfType<HouseholdRegistered>().Where(h => InPeriod(h.ApprovedDate.ToDay())).ToList();
        Counts("F03 HOUSEHOLDS", came, h => $"{h.Route}", _ => 1);
        Counts("F03 CARERS", came, h => $"{h.Route}", h => h.CarerCount);
        Counts("F03 PLACES", came, h => $"{h.Route}", h => h.Places);

        var left = _cases.Where(c => InPeriod(c.Last<ApprovalEnded>()?.EndedDate.ToDay())).Select(c => (End: c.Last<ApprovalEnded>()!, Route: c.Last<HouseholdRegistered>()?.Route)).ToList();
        Counts("F04 HOUSEHOLDS", left, h => $"{h.End.State}", _ => 1);
        Counts("F04 HOUSEHOLDS_BY_REASON", left, h => $"{h.End.Reason}", _ => 1);
        Counts("F04 CARERS", left, h => $"{h.End.State}", h => h.End.CarerCount);
        Counts("F04 PLACES", left, h => $"{h.End.State}", h => h.End.Places);

        var moved = came.Select(h => (Route: $"{h.Route}", Gained: 1, Lost: 0, PlacesGained: h.Places, PlacesLost: 0))
            .Concat(left.Select(h => (Route: h.Route is { } route ? $"{route}" : "UNKNOWN", Gained: 0, Lost: 1, PlacesGained: 0, PlacesLost: h.End.Places))).ToList();
        foreach (var (of, some) in moved.GroupBy(m => " " + m.Route).Select(g => (g.Key, g.ToList())).Append(("", moved)))
        {
            Net($"F05 HOUSEHOLDS{of}", some.Sum(m => m.Gained), some.Sum(m => m.Lost));
            Net($"F05 PLACES{of}", some.Sum(m => m.PlacesGained), some.Sum(m => m.PlacesLost));
        }
    }

    static DateOnly? FirstDecision(Case application) => application.First<DecisionMade>(d => !d.AtStageOne)?.DecisionDate.ToDay();

    void ToDecision()
    {
        var received = _cases.Where(c => c.Last<ApplicationReceived>() is not null).Select(c => (Case: c, On: c.Last<ApplicationReceived>()!.ReceivedDate.ToDay()!.Value)).ToList();
        var decided = received.Where(a => InPeriod(FirstDecision(a.Case)) && FirstDecision(a.Case) >= a.On).Select(a => FirstDecision(a.Case)!.Value.DayNumber - a.On.DayNumber).ToList();
        Median("F06 DECISION_MEDIAN_DAYS", [.. decided], 1);
        Median("F06 DECISION_MEDIAN_WEEKS", [.. decided], 7);

        var recommended = received.Select(a => (a.On, Panel: a.Case.First<PanelRecommended>(p => p.Matter == PanelMatter.Application
                && p.Recommendation is PanelRecommendation.RecommendApproval or PanelRecommendation.RecommendNotSuitable)))
            .Where(a => InPeriod(a.Panel?.PanelDate.ToDay()) && a.Panel!.PanelDate.ToDay() >= a.On).ToList();
        Median("F06 PANEL_MEDIAN_DAYS", [.. recommended.Select(a => a.Panel!.PanelDate.ToDay()!.Value.DayNumber - a.On.DayNumber)], 1);
        Share("F06 PANEL_WITHIN_8_MONTHS", recommended.Count(a => a.Panel!.InTime), recommended.Count);
    }

    void Stages()
    {
        Stage("F07 STAGE_1_MEDIAN_DAYS", c => c.First<StageStarted>(s => s.Stage == 1)?.StageDate.ToDay(), c => c.First<StageCompleted>(s => s.Stage == 1)?.StageDate.ToDay());
        Stage("F07 STAGE_2_MEDIAN_DAYS", c => c.First<StageStarted>(s => s.Stage == 2)?.StageDate.ToDay(), FirstDecision);

        void Stage(string figure, Func<Case, DateOnly?> begun, Func<Case, DateOnly?> ended) => Median(figure,
            [.. _cases.Where(c => InPeriod(ended(c)) && begun(c) <= ended(c)).Select(c => ended(c)!.Value.DayNumber - begun(c)!.Value.DayNumber)], 1);
    }

    void Vacancies()
    {
        var places = _cases.Where(c => c.Last<HouseholdRegistered>()?.ApprovedDate.ToDay() <= _to && !(c.Last<ApprovalEnded>()?.EndedDate.ToDay() < _to))
            .SelectMany(c => c.All<PlaceStatusChanged>().Where(p => p.Message.StatusDate.ToDay() <= _to).GroupBy(p => p.Message.PlaceNumber)
                .Select(p => (c.Last<HouseholdRegistered>()!.Route, p.OrderBy(s => s.Message.StatusDate.ToDay()).ThenBy(s => s.Sequence).Last().Message.Status)))
            .Where(p => p.Status is not PlaceStatus.Unspecified).ToList();
        Shares("F08 VACANT", [.. places.Where(p => p.Route != FosteringRoute.Kinship)], p => $"{p.Route}", p => p.Status is PlaceStatus.Vacant);
        var kinship = places.Where(p => p.Route == FosteringRoute.Kinship).ToList();
        Share("F08 KINSHIP_VACANT", kinship.Count(p => p.Status is PlaceStatus.Vacant), kinship.Count);
    }

    void Reviews()
    {
        var (onTime, due) = (0, 0);
        foreach (var household in _cases)
        {
            var held = household.All<ReviewHeld>().GroupBy(r => r.Message.Number).Select(r => r.Last().Message).Where(r => InPeriod(r.DueDate.ToDay())).ToList();
            due += held.Count;
            onTime += held.Count(r => r.HeldDate.ToDay() <= r.DueDate.ToDay());

            var next = household.All<HouseholdRegistered>().Select(e => (e.Sequence, Due: e.Message.FirstReviewDueDate.ToDay()))
                .Concat(household.All<ReviewHeld>().Select(e => (e.Sequence, Due: e.Message.NextDueDate.ToDay())))
                .Concat(household.All<ReviewBroughtForward>().Select(e => (e.Sequence, Due: e.Message.DueDate.ToDay())))
                .OrderBy(e => e.Sequence).LastOrDefault().Due;
            due += InPeriod(next) && !(household.Last<ApprovalEnded>()?.EndedDate.ToDay() < next) ? 1 : 0;
        }

        Share("F09 ON_TIME", onTime, due);
    }

    void Withdrawals()
    {
        var closed = _cases.Where(c => InPeriod(Outcome(c).On)).ToList();
        var withdrawn = closed.Where(c => Outcome(c).What == "WITHDRAWN").Select(c => c.First<ApplicationWithdrawn>()!.Code).ToList();
        Counts("F10 WITHDRAWN", withdrawn, w => $"{w}", _ => 1);
        Share("F10 WITHDRAWN_OF_CLOSED", withdrawn.Count, closed.Count);
        foreach (var code in withdrawn.GroupBy(w => w))
            Share($"F10 WITHDRAWN_OF_CLOSED {code.Key}", code.Count(), closed.Count);
    }

    void Counts<T>(string figure, IReadOnlyList<T> rows, Func<T, string> by, Func<T, long> weight)
    {
        Count(figure, rows.Sum(weight));
        foreach (var some in rows.GroupBy(by))
            Count($"{figure} {some.Key}", some.Sum(weight));
    }

    void Shares<T>(string figure, IReadOnlyList<T> rows, Func<T, string> by, Func<T, bool> met)
    {
        Share(figure, rows.Count(met), rows.Count);
        foreach (var some in rows.GroupBy(by))
            Share($"{figure} {some.Key}", some.Count(met), some.Count());
    }

    void Net(string figure, long gained, long lost) => Add(figure, (gained - lost).ToString(), gained, lost);
}
