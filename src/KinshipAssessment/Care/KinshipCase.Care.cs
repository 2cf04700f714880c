using Google.Protobuf;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;

namespace Suite.KinshipAssessment.Cases;

/// <summary>Looked-after care in the placement: plans, visits, reviews, health assessments, notifications.</summary>
sealed partial class KinshipCase
{
    /// <summary>The children are looked after from the day they are placed; a placement plan made before then is on time.</summary>
    internal void BeginCare(DateOnly placedOn, DateOnly? placementPlanOn) =>
        Care = new() { LookedAfterOn = placedOn, PlacedOn = placedOn, PlacementPlanOn = placementPlanOn };

    /// <summary>The carers were approved for the child before the placement, not in the course of it.</summary>
    bool PlacedOnApproval(Child child) => child.PlacedOn >= ApprovedOn && child.PlacedOn != Temporary?.PlacedOn;

    internal void EndCare(DateOnly on)
    {
        if (Care is { EndedOn: null } care)
            care.EndedOn = on;
    }

    internal IReadOnlyList<IMessage> RecordPlan(PlanKind kind, DateOnly on)
    {
        var care = CareOn(on, mayPrecedePlacement: true);
        switch (kind)
        {
            case PlanKind.PlacementPlan:
                care.PlacementPlanOn = on;
                break;
            case PlanKind.CarePlan:
                care.CarePlanOn = on;
                break;
            case PlanKind.Unspecified:
                throw Refuse.Field("kind", "is required");
        }

        return [new RecordAmended { Section = "CARE_PLANS" }];
    }

    internal IReadOnlyList<IMessage> RecordVisit(Guid childId, DateOnly on, bool seenAlone, string notAloneReason, string by)
    {
        var care = CareOn(on);
        var child = ChildOf(childId);
        if (child.PlacedOn is not { } placed || on < placed || on > (child.PlacementEndedOn ?? on))
            throw NotPlaced();

        care.Visits.Add(new(childId, on, seenAlone, notAloneReason, by));
        return [new VisitRecorded { ChildKey = child.Key, VisitDate = on.ToMessage(), SeenAlone = seenAlone }];
    }

    /// <summary>
    /// Records a review. Its chair is independent of the case: neither its worker nor one of the visiting workers
    /// (reg 46).
    /// </summary>
    internal IReadOnlyList<IMessage> RecordReview(DateOnly on, string chairedBy)
    {
        var care = CareOn(on);
        if (care.ReviewsHeld.Count > 0 && on <= care.ReviewsHeld[^1].HeldOn)
            throw Refuse.Precondition("DATE_OUT_OF_ORDER", "A review comes after the one before it: review_date.", CareRules.Cite("33"));
        if (chairedBy == Worker || care.Visits.Any(v => v.By == chairedBy))
            throw Refuse.Precondition("REVIEWING_OFFICER_NOT_INDEPENDENT", "Who works the case or visits the child does not chair its reviews.", CareRules.Cite("46"));

        var review = new ReviewEntry(care.ReviewsHeld.Count + 1, care.NextReviewDueOn(), on, chairedBy, care.NextReviewAdjournedTo is not null);
        care.ReviewsHeld.Add(review);
        care.NextReviewAdjournedTo = null;
        return [new ReviewHeld { Number = review.Number, DueDate = review.DueOn.ToMessage(), ReviewDate = on.ToMessage() }];
    }

    internal IReadOnlyList<IMessage> AdjournReview(DateOnly on, DateOnly to)
    {
        var care = CareOn(on);
        if (care.NextReviewAdjournedTo is not null)
            throw Refuse.Precondition("REVIEW_ALREADY_ADJOURNED", "A review is adjourned once.", CareRules.Cite("36"));
        if (on > care.NextReviewDueOn())
            throw Refuse.Precondition("DATE_OUT_OF_ORDER", "A review that is overdue cannot be adjourned: adjourned_date.", CareRules.Cite("36"));
        if (care.ReviewsHeld.Count > 0 && on <= care.ReviewsHeld[^1].HeldOn)
            throw Refuse.Precondition("DATE_OUT_OF_ORDER", "The review to adjourn comes after the one held last: adjourned_date.", CareRules.Cite("36"));
        if (to <= on || to > WorkingCalendar.WorkingDaysAfter(on, CareRules.AdjournmentWorkingDays))
            throw Refuse.Field("to_date", $"must be after adjourned_date and at most {CareRules.AdjournmentWorkingDays} working days later");

        care.NextReviewAdjournedTo = to;
        return [new RecordAmended { Section = "REVIEWS" }];
    }

    internal IReadOnlyList<IMessage> RecordHealthAssessment(Guid childId, DateOnly on)
    {
        var care = CareOn(on, mayPrecedePlacement: true);
        var child = ChildOf(childId);
        if (on < WorkingCalendar.AddMonths(care.LookedAfterOn, -CareRules.HealthMonthsBeforePlacement) || (!child.Unborn && on < child.BirthDate))
            throw Refuse.Precondition("DATE_OUT_OF_ORDER", "An assessment counts from three months before the placement: assessment_date.", CareRules.Cite("7"));

        care.HealthAssessments.Add(new(childId, on));
        return [new RecordAmended { Section = "HEALTH" }];
    }

    internal IReadOnlyList<IMessage> RecordNotification(NotifiedBody body, DateOnly on)
    {
        var care = CareOn(on, mayPrecedePlacement: true);
        care.Notifications.RemoveAll(n => n.Body == body);
        care.Notifications.Add(new(body, on));
        return [new RecordAmended { Section = "NOTIFICATIONS" }];
    }

    internal IEnumerable<DueItem> CareDeadlines()
    {
        if (Care is not { EndedOn: null } care)
            yield break;

        if (care.PlacementPlanOn is null)
            yield return CareItem(CareRules.PlacementPlan, "", care.PlacementPlanDueOn(), "9(2)");
        if (care.CarePlanOn is null)
            yield return CareItem(CareRules.CarePlan, "", care.CarePlanDueOn(), "4(2)");

        foreach (var child in PlacedChildren())
        {
            yield return VisitItem(care, child);
            yield return CareItem(CareRules.HealthAssessment, child.Id.ToString(), HealthDueOn(care, child), "7", blockedBy: "HEALTH");
        }

        yield return CareItem(CareRules.Review, "", care.NextReviewDueOn(), "33", blockedBy: "IRO");

        foreach (var body in BodiesToNotify(care))
            if (care.Notifications.All(n => n.Body != body))
                yield return CareItem(CareRules.Notification, Codes.Of(body), care.NotificationsDueOn(), "13");
    }

    /// <summary>Days on which a visit is due until the next review, when each is made on its day.</summary>
    internal IReadOnlyList<DateOnly> VisitsDueOn()
    {
        if (Care is not { EndedOn: null } care)
            return [];
        var until = care.NextReviewDueOn();
        var days = new SortedSet<DateOnly>();
        foreach (var child in PlacedChildren())
        {
            var interval = PlacedOnApproval(child) ? CareRules.DaysBetweenVisitsWhenApproved : DaysBetweenVisits(care);
            for (var due = VisitDueOn(care, child); due < until; due = due.AddDays(interval))
                days.Add(due);
        }

        return [.. days];
    }

    internal IReadOnlyList<DateOnly> HealthDueOn() =>
        Care is { EndedOn: null } care ? [.. PlacedChildren().Select(child => HealthDueOn(care, child))] : [];

    IEnumerable<Child> PlacedChildren() => Children.Where(c => c.PlacedOn is not null && c.PlacementEndedOn is null);

    DateOnly VisitDueOn(CareInPlacement care, Child child)
    {
        var last = child.PlacedOn!.Value;
        foreach (var visit in care.Visits)
            if (visit.ChildId == child.Id && visit.On > last)
                last = visit.On;

        // Reg 28(2): with carers who were approved before, the first week alone is a week.
        if (PlacedOnApproval(child))
            return last.AddDays(last == child.PlacedOn ? CareRules.DaysBetweenVisitsBeforeFirstReview : CareRules.DaysBetweenVisitsWhenApproved);

        // A weekly visit that was already missed when the review came stays overdue until it is made.
        var weekly = last.AddDays(CareRules.DaysBetweenVisitsBeforeFirstReview);
        return care.ReviewsHeld.Count == 0 || weekly < care.ReviewsHeld[0].HeldOn ? weekly : last.AddDays(DaysBetweenVisits(care));
    }

    int DaysBetweenVisits(CareInPlacement care) =>
        Temporary?.State is ApprovalState.Superseded ? CareRules.DaysBetweenVisitsWhenApproved
        : care.ReviewsHeld.Count == 0 ? CareRules.DaysBetweenVisitsBeforeFirstReview
        : CareRules.DaysBetweenVisits;

    // Warned of on the day, and once more when it was missed.
    DueItem VisitItem(CareInPlacement care, Child child) =>
        Due(CareRules.Visit, child.Id.ToString(), VisitDueOn(care, child),
            CareRules.Cite(Temporary?.State is ApprovalState.Superseded || PlacedOnApproval(child) ? "28(2)" : "28(4)"), [0, -1]);

    DueItem CareItem(string rule, string subject, DateOnly due, string regulation, string blockedBy = "") =>
        Due(rule, subject, due, CareRules.Cite(regulation), [CareRules.WarningDaysAhead, 0], blockedBy);

    static DateOnly HealthDueOn(CareInPlacement care, Child child)
    {
        var assessed = care.HealthAssessments.Where(h => h.ChildId == child.Id).Select(h => h.On).DefaultIfEmpty().Max();
        if (assessed == default)
            return child.PlacedOn > care.LookedAfterOn ? WorkingCalendar.WorkingDaysAfter(child.PlacedOn.Value, CareRules.FirstReviewWorkingDays) : care.FirstReviewDueOn();
        var underFive = assessed < WorkingCalendar.TurnsOn(child.BirthDate, CareRules.SchoolAgeFrom);
        return WorkingCalendar.AddMonths(assessed, underFive ? CareRules.HealthMonthsUnderFive : CareRules.HealthMonthsFromFive);
    }

    // Reg 13(2): the authority of the area is told where the home lies in another one's.
    IEnumerable<NotifiedBody> BodiesToNotify(CareInPlacement care)
    {
        yield return NotifiedBody.Parents;
        yield return NotifiedBody.Health;
        yield return NotifiedBody.GeneralPractitioner;
        if (PlacedChildren().Any(child => OfSchoolAge(child, care.PlacedOn)))
            yield return NotifiedBody.School;
        if (Carers.Any(c => c.Address is { OtherAuthorityArea: true }))
            yield return NotifiedBody.AreaAuthority;
    }

    static bool OfSchoolAge(Child child, DateOnly on) =>
        on >= WorkingCalendar.TurnsOn(child.BirthDate, CareRules.SchoolAgeFrom) && on < WorkingCalendar.TurnsOn(child.BirthDate, CareRules.SchoolAgeUntil);

    Child ChildOf(Guid childId) =>
        Children.Find(c => c.Id == childId) ?? throw Refuse.NotFound("CHILD_NOT_FOUND", "The case has no such child.");

    /// <summary>The care that ran on a day; what is written up after its end still belongs to it.</summary>
    CareInPlacement CareOn(DateOnly on, bool mayPrecedePlacement = false)
    {
        RequireOpen();
        if (Care is not { } care || on > (care.EndedOn ?? on))
            throw NotPlaced();
        if (!mayPrecedePlacement && on < care.PlacedOn)
            throw Refuse.Precondition("DATE_OUT_OF_ORDER", "It comes after the children were placed.");
        return care;
    }

    static RefusedException NotPlaced() => Refuse.Precondition("NOT_PLACED", "This is recorded for children who are placed with the carers.");
}

static class CareDates
{
    public static DateOnly PlacementPlanDueOn(this CareInPlacement care) => WorkingCalendar.WorkingDaysAfter(care.PlacedOn, CareRules.PlacementPlanWorkingDays);

    public static DateOnly CarePlanDueOn(this CareInPlacement care) => WorkingCalendar.WorkingDaysAfter(care.PlacedOn, CareRules.CarePlanWorkingDays);

    public static DateOnly NotificationsDueOn(this CareInPlacement care) => WorkingCalendar.WorkingDaysAfter(care.PlacedOn, CareRules.NotificationWorkingDays);

    public static DateOnly FirstReviewDueOn(this CareInPlacement care) => WorkingCalendar.WorkingDaysAfter(care.LookedAfterOn, CareRules.FirstReviewWorkingDays);

    public static DateOnly NextReviewDueOn(this CareInPlacement care) => care.NextReviewAdjournedTo ?? care.ReviewsHeld.Count switch
    {
        0 => care.FirstReviewDueOn(),
        1 => WorkingCalendar.AddMonths(care.ReviewsHeld[0].HeldOn, CareRules.SecondReviewMonths),
        _ => WorkingCalendar.AddMonths(care.ReviewsHeld[^1].HeldOn, CareRules.LaterReviewMonths),
    };
}
