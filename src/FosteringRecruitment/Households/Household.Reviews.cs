using Google.Protobuf;
using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Suitability;
using Suite.Suitability.Approval;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Holds, investigations and reviews of the approval.</summary>
sealed partial class Household
{
    public IReadOnlyList<IMessage> PutOnHold(HouseholdHoldReason reason, DateOnly on)
    {
        RequireApproved("A hold");
        if (OpenHold is not null)
            throw Refuse.Precondition("ALREADY_ON_HOLD", "The household is on hold already.");
        Require(HouseholdMove.PutOnHold);
        InOrder.Require(on, ApprovedOn, "the approval");
        if (Holds is [.., var last])
            InOrder.Require(on, last.ResumedOn, "the end of the last hold");

        Holds.Add(new(reason, on));
        StateSince = on;
        return [new HoldStarted { Reason = Codes.Of(reason), HoldDate = on.ToMessage() }, .. TakePlacesOutOfUse(PlaceReason.OnHold, on)];
    }

    public IReadOnlyList<IMessage> Resume(DateOnly on)
    {
        Require(HouseholdMove.Resume);
        if (OpenHold is not { } hold)
            throw Refuse.Precondition("NOT_ON_HOLD", "The household is not on hold.");
        InOrder.Require(on, hold.On, "the hold");

        hold.ResumedOn = on;
        StateSince = on;
        return [new HoldEnded { ResumeDate = on.ToMessage() }, .. GivePlacesBack(PlaceReason.OnHold, on)];
    }

    public IReadOnlyList<IMessage> OpenInvestigation(Guid id, InvestigationKind kind, DateOnly on)
    {
        Require(HouseholdMove.OpenInvestigation);
        InOrder.Require(on, ApprovedOn, "the approval");

        Investigations.Add(new() { Id = id, Kind = kind, OpenedOn = on });
        StateSince = on;
        return
        [
            new InvestigationOpened { InvestigationId = id.ToString(), Kind = kind, OpenedDate = on.ToMessage() },
            new DeadlineWarned
            {
                Rule = HouseholdRules.InvestigationOpened,
                SubjectId = id.ToString(),
                DueDate = on.ToMessage(),
                WarningDate = on.ToMessage(),
                Severity = WarningSeverity.Critical,
                AlertRoles = { "CSW", "TM" },
            },
            .. TakePlacesOutOfUse(PlaceReason.Investigation, on),
        ];
    }

    /// <summary>Also after the approval has ended: what was alleged is brought to its end all the same.</summary>
    public IReadOnlyList<IMessage> CloseInvestigation(Guid id, InvestigationOutcome outcome, DateOnly on, bool bringReviewForward)
    {
        var investigation = Investigations.Find(i => i.Id == id) ?? throw Refuse.NotFound("INVESTIGATION_NOT_FOUND", "There is no such investigation.");
        if (investigation.ClosedOn is not null)
            throw Refuse.Precondition("MOVE_NOT_ALLOWED", "The investigation has come to its end already.");
        if (bringReviewForward)
            Require(HouseholdMove.BringReviewForward);
        InOrder.Require(on, investigation.OpenedOn, "the investigation");

        (investigation.ClosedOn, investigation.Outcome, investigation.BroughtReviewForward) = (on, outcome, bringReviewForward);
        StateSince = on;
        return
        [
            new InvestigationClosed { InvestigationId = id.ToString(), ClosedDate = on.ToMessage(), ReviewBroughtForward = bringReviewForward },
            .. bringReviewForward ? ReviewForthwith("INVESTIGATION", on) : [],
            .. IsInvestigated || HasEnded ? [] : GivePlacesBack(PlaceReason.Investigation, on),
        ];
    }

    public IReadOnlyList<IMessage> BringReviewForward(DateOnly dueOn, string reason)
    {
        Require(HouseholdMove.BringReviewForward);
        if (ReviewBroughtForward)
            throw Refuse.Precondition("REVIEW_ALREADY_BROUGHT_FORWARD", "A review is due early already.", HouseholdRules.ReviewCitation);
        if (dueOn >= NextReviewOn)
            throw Refuse.Field("due_date", "must be before the day on which the review is due");
        InOrder.Require(dueOn, LastReviewOrApproval, "the last review");
        return [Forward(dueOn, reason)];
    }

    /// <summary>
    /// What came of an investigation, or that a carer left or died, makes a review due at once (reg 28(2): whenever it is considered
    /// necessary). Nothing where one is due early already.
    /// </summary>
    internal IReadOnlyList<IMessage> ReviewForthwith(string reason, DateOnly on) =>
        ReviewBroughtForward ? [] : [Forward(on < NextReviewOn ? on : NextReviewOn, reason)];

    ReviewBroughtForward Forward(DateOnly dueOn, string reason)
    {
        (ReviewBroughtForward, NextReviewOn) = (true, dueOn);
        return new() { DueDate = dueOn.ToMessage(), Reason = reason };
    }

    DateOnly LastReviewOrApproval => Reviews is [.., var last] ? last.HeldOn : ApprovedOn;

    public IReadOnlyList<IMessage> RecordReview(DateOnly on, ReviewRecommendation recommendation, bool carersViews, bool childrenViews, bool placingAuthorityViews, string summary)
    {
        Require(HouseholdMove.RecordReview);
        InOrder.Require(on, LastReviewOrApproval, Reviews.Count > 0 ? "the last review" : "the approval");
        var unsought = new List<RuleViolation>();
        if (!carersViews)
            unsought.Add(new("CARERS_VIEWS", "The carers' views were not sought.", HouseholdRules.ViewsCitation));
        if (!childrenViews)
            unsought.Add(new("CHILDREN_VIEWS", "The views of the children placed were not sought.", HouseholdRules.ViewsCitation));
        if (!placingAuthorityViews)
            unsought.Add(new("PLACING_AUTHORITY_VIEWS", "The views of the placing authority were not sought.", HouseholdRules.ViewsCitation));
        if (unsought.Count > 0)
            throw Refuse.Preconditions("VIEWS_NOT_SOUGHT", "A review takes account of the views of those concerned.", unsought);

        var review = new Review
        {
            Number = Reviews.Count + 1,
            DueOn = NextReviewOn,
            HeldOn = on,
            BroughtForward = ReviewBroughtForward,
            Recommendation = recommendation,
            CarersViews = carersViews,
            ChildrenViews = childrenViews,
            PlacingAuthorityViews = placingAuthorityViews,
            Summary = summary,
        };
        Reviews.Add(review);
        (ReviewBroughtForward, NextReviewOn, StateSince) = (false, WorkingCalendar.AddMonths(on, HouseholdRules.ReviewMonths), on);
        return
        [
            new ReviewHeld
            {
                Number = review.Number,
                DueDate = review.DueOn.ToMessage(),
                HeldDate = on.ToMessage(),
                BroughtForward = review.BroughtForward,
                Recommendation = recommendation,
                NextDueDate = NextReviewOn.ToMessage(),
            },
        ];
    }

    /// <summary>Regulation 28(4): suitable still, and the terms appropriate.</summary>
    public IReadOnlyList<IMessage> ConfirmApproval(DateOnly on, Caller by)
    {
        Require(HouseholdMove.ConfirmApproval);
        if (OpenReview is not { } review)
            throw MoveNotAllowed(nameof(HouseholdMove.ConfirmApproval), State);
        if (review.Number == 1 ? !by.Has("ADM") : !by.HasAny("ADM", "TM", "SM"))
            throw DecisionMakerRequired(HouseholdRules.SuitabilityCitation);
        if (FirstReviewForPanel is not null)
            throw Refuse.Precondition("FIRST_REVIEW_NOT_AT_PANEL", "The report of the first review goes to the fostering panel first.", HouseholdRules.FirstReviewCitation);
        RequireDidNotSit(by);
        InOrder.Require(on, review.PanelOn ?? review.HeldOn, review.PanelOn is null ? "the review" : "the panel");

        (review.ConfirmedOn, review.ConfirmedBy, StateSince) = (on, by.Subject, on);
        if (PanelMatter is PanelMatter.LaterReview)
            Unlist();
        return [new ReviewConfirmed { Number = review.Number, ConfirmedDate = on.ToMessage() }];
    }

    static RefusedException DecisionMakerRequired(string citation) =>
        Refuse.Permission("DECISION_MAKER_REQUIRED", "The agency decision maker decides this.", citation);

    void RequireDidNotSit(Caller by) => ApprovalProcess.RequireDidNotSit(Sittings.Select(s => s.Sitting), by.Subject);

    /// <summary>The first review, while no panel has looked at its report: it must, whatever else became of it (reg 28(5)).</summary>
    internal Review? FirstReviewForPanel => !HasEnded && Reviews is [{ PanelOn: null } first, ..] ? first : null;
}
