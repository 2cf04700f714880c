using Suite.KinshipAssessment.Approvals;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Cases;

namespace Suite.KinshipAssessment.Cases;

/// <summary>
/// The 12–16 week timetable of a case: milestones, clocks and rating. Local expectations, in weeks from the concern; only the
/// deadlines are law.
/// </summary>
static class CaseTimetable
{
    public const string Citation = "Local timetable of 12 to 16 weeks for kinship assessments";

    /// <summary>Green up to 12 weeks.</summary>
    const int GreenDays = 12 * 7;

    /// <summary>Amber over 12, up to 16 weeks.</summary>
    const int AmberDays = 16 * 7;

    static readonly (string Code, int Weeks, string Name)[] Plan =
    [
        ("W1", 1, "Viability visit"),
        ("W2", 2, "Viability decision; checks requested"),
        ("W4", 4, "All responses chased"),
        ("W6", 6, "Midpoint review by the team manager"),
        ("W8", 8, "Unreturned checks escalated"),
        ("W10", 10, "Draft report"),
        ("W11", 11, "Report shared"),
        ("W13", 13, "Panel"),
        ("W14", 14, "Decision"),
        ("W16", 16, "Long-stop"),
    ];

    /// <summary>The timetable as at a day, without the forecast.</summary>
    public static Timetable Of(KinshipCase kinship, DateOnly today)
    {
        var timetable = new Timetable
        {
            CaseId = kinship.Id.ToString(),
            ConcernDate = kinship.ConcernOn.ToMessage(),
            Rag = kinship.Rating(today),
            K1Days = kinship.DaysToPlacement(today),
            K1Done = kinship.FirstPlacedOn is not null,
            K2Days = kinship.DaysSinceConcern(today),
            K2Done = kinship.ApprovedOrOrderedOn is not null,
        };

        foreach (var (code, weeks, name) in Plan)
        {
            if (!Applies(kinship, code))
                continue;
            var due = DueOn(kinship, weeks);
            var reached = kinship.ReachedOn(code);
            timetable.Milestones.Add(new Milestone
            {
                Code = code,
                Name = name,
                DueDate = due.ToMessage(),
                ReachedDate = reached.ToMessage(),
                Late = (reached ?? kinship.TimetableEndedOn ?? today) > due,
            });
        }

        foreach (var item in kinship.DueItems().OrderBy(i => i.DueOn).ThenBy(i => i.Rule, StringComparer.Ordinal))
        {
            var deadline = new Deadline
            {
                Rule = item.Rule,
                SubjectId = item.Subject,
                DueDate = item.DueOn.ToMessage(),
                Citation = item.Citation,
                BlockedBy = item.BlockedBy,
            };
            // The day after is when something happens, not a warning of it.
            deadline.WarningDates.AddRange(item.WarnOn.Where(point => point <= item.DueOn).Select(point => point.ToMessage()));
            timetable.Deadlines.Add(deadline);
        }

        return timetable;
    }

    /// <summary>Milestones not reached yet, with their days.</summary>
    public static IEnumerable<(string Code, DateOnly DueOn)> Open(KinshipCase kinship)
    {
        foreach (var (code, weeks, _) in Plan)
            if (Applies(kinship, code) && kinship.ReachedOn(code) is null)
                yield return (code, DueOn(kinship, weeks));
    }

    public static Rag RatingOf(int days) => days switch
    {
        <= GreenDays => Rag.Green,
        <= AmberDays => Rag.Amber,
        _ => Rag.Red,
    };

    /// <summary>The days from the concern, first and last, that have a rating.</summary>
    public static (int From, int To) DaysOf(Rag rating) => rating switch
    {
        Rag.Green => (0, GreenDays),
        Rag.Amber => (GreenDays + 1, AmberDays),
        Rag.Red => (AmberDays + 1, int.MaxValue),
        Rag.Unspecified => (0, int.MaxValue),
    };

    static DateOnly DueOn(KinshipCase kinship, int weeks) => kinship.ConcernOn.AddDays(7 * weeks);

    // A court decides on special guardianship, not a panel.
    static bool Applies(KinshipCase kinship, string code) => code is not "W13" || kinship.Route is not Route.SpecialGuardianship;
}

sealed partial class KinshipCase
{
    internal DateOnly? FirstPlacedOn
    {
        get
        {
            DateOnly? first = null;
            foreach (var child in Children)
                if (child.PlacedOn is { } placed && !(placed >= first))
                    first = placed;
            return first;
        }
    }

    /// <summary>End of clock K2: the full approval or the order, whichever came first.</summary>
    internal DateOnly? ApprovedOrOrderedOn
    {
        get
        {
            var ordered = Guardianship is { OrderMade: true } ? Guardianship.OrderOn : null;
            foreach (var decision in Assessment?.Decisions ?? [])
                if (decision.Decision is Decision.Approve)
                    return ordered < decision.On ? ordered : decision.On;
            return ordered;
        }
    }

    /// <summary>The day on which the timetable stopped to run, with or without success; none while it runs.</summary>
    internal DateOnly? TimetableEndedOn => ApprovedOrOrderedOn ?? EndedOn ?? (State is CaseState.Closed or CaseState.NotApproved or CaseState.OrderRefused
        or CaseState.CarerWithdrew or CaseState.ChildMoved or CaseState.PlacementEnded or CaseState.NotViable ? StateSince : null);

    /// <summary>Clock K1 in days: concern to placement; to today, or to the end of the case, while nobody is placed.</summary>
    internal int DaysToPlacement(DateOnly today) => Math.Max(0, (FirstPlacedOn ?? TimetableEndedOn ?? today).DayNumber - ConcernOn.DayNumber);

    /// <summary>Clock K2 in days: concern to approval or order; to today, or to the end of the case, while there is neither.</summary>
    internal int DaysSinceConcern(DateOnly today) => Math.Max(0, (TimetableEndedOn ?? today).DayNumber - ConcernOn.DayNumber);

    internal Rag Rating(DateOnly today) => CaseTimetable.RatingOf(DaysSinceConcern(today));

    /// <summary>When a milestone was reached; null if it was not.</summary>
    internal DateOnly? ReachedOn(string code) => code switch
    {
        "W1" => Viability?.VisitedOn,
        "W2" => Viability?.DecidedOn,
        "W4" => Milestones.TryGetValue(code, out var chased) ? chased : AllAnswered(ConcernOn.AddDays(28), check => check.ChasedOn),
        "W6" => Milestones.TryGetValue(code, out var reviewed) ? reviewed : null,
        "W8" => Milestones.TryGetValue(code, out var escalated) ? escalated : AllAnswered(ConcernOn.AddDays(56), check => check.EscalatedOn),
        "W10" => Milestones.TryGetValue(code, out var drafted) ? drafted : null,
        "W11" => Assessment?.ReportSentOn ?? Guardianship?.ReportFiledOn,
        "W13" => PanelRecommendedOn,
        "W14" => FirstDecidedOn,
        "W16" => ApprovedOrOrderedOn,
        _ => null,
    };

    DateOnly? PanelRecommendedOn
    {
        get
        {
            foreach (var panel in Assessment?.Panels ?? [])
                if (panel.Recommendation is PanelRecommendation.RecommendApproval or PanelRecommendation.RecommendNotSuitable)
                    return panel.On;
            return null;
        }
    }

    DateOnly? FirstDecidedOn
    {
        get
        {
            foreach (var decision in Assessment?.Decisions ?? [])
                if (!decision.AtStageOne)
                    return decision.On;
            return Guardianship?.OrderOn;
        }
    }

    // Every required check that was there by the milestone came back or was acted on: the day of the last one.
    DateOnly? AllAnswered(DateOnly raisedBy, Func<Check, List<DateOnly>> actsOn)
    {
        DateOnly? last = null;
        foreach (var check in Checks)
        {
            if (!check.Required || check.RaisedOn > raisedBy || check.State is CheckState.NotRequired or CheckState.Withdrawn)
                continue;
            var acts = actsOn(check);
            DateOnly? acted = acts.Count > 0 ? acts[0] : null;
            var answered = check.ReceivedOn is { } received && !(acted < received) ? received : acted;
            if (answered is null)
                return null;
            if (!(answered <= last))
                last = answered;
        }

        return last;
    }

    void AddMilestones(List<DueItem> items)
    {
        if (TimetableEndedOn is not null)
            return;
        foreach (var (code, due) in CaseTimetable.Open(this))
            items.Add(Due(CaseRules.MilestonePrefix + code, "", due, CaseTimetable.Citation, OnTheDay));
    }
}
