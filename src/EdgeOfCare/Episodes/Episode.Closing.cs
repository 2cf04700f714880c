using Google.Protobuf;
using Suite.EdgeOfCare.Events.V1;
using Suite.EdgeOfCare.Records;
using Suite.EdgeOfCare.V1;
using Suite.Outcomes;
using Suite.Platform.Errors;

namespace Suite.EdgeOfCare.Episodes;

sealed partial class Episode
{
    /// <param name="today">Reviews that are due by now show at once; of what is being keyed in, those due on the day.</param>
    public IReadOnlyList<IMessage> Close(DateOnly on, ClosureCode code, string summary, DateOnly today)
    {
        RequireState("CloseEpisode", EpisodeState.Allocated, EpisodeState.NotEngaged, EpisodeState.Engaged, EpisodeState.Active, EpisodeState.StepDown, EpisodeState.Escalated);
        RequireInOrder(on, StateSince, "what was last done");
        RequireInOrder(on, FirstVisitOn, "the first visit");
        RequireNothingOpen();
        RequireInOrder(on, Goals.Max(g => g.ClosedOn), "the closing of a goal");
        RequireInOrder(on, Interventions.Max(i => i.EndedOn), "the end of an intervention");
        if (Misfit(code, on) is (var why, var citation))
            throw Refuse.Precondition("CLOSURE_DOES_NOT_FIT", why, citation);

        MoveTo(EpisodeState.Closed, on);
        (ClosedOn, Closure, ClosureSummary) = (on, code, summary);
        var moved = FollowUp.SetAnchor(on, AnchorKind.EpisodeClosed);
        SettleReviewState(HistoricEntry ? on : today);
        var closed = new EpisodeClosed
        {
            ChildKey = Child.Key,
            ClosedDate = on.ToMessage(),
            Code = code,
            ReferredDate = ReferredOn.ToMessage(),
            GoalsClosed = Goals.Count,
            GoalsAtTarget = Goals.Count(g => g.IsAtTarget),
            RetainUntilDate = RetainUntil.ToMessage(),
        };
        return [closed, .. AnchorMoved(moved)];
    }

    void RequireNothingOpen()
    {
        var open = new List<RuleViolation>(2);
        if (Goals.Exists(g => g.IsOpen))
            open.Add(new("GOALS_OPEN", "Not every goal is closed.", WorkRules.Citation));
        if (OpenInterventions.Any())
            open.Add(new("INTERVENTIONS_OPEN", "Not every intervention has ended.", WorkRules.Citation));
        RequireNone(open, "Work is still open.");
    }

    /// <summary>Why an episode cannot have ended so; none if it can.</summary>
    (string Why, string Citation)? Misfit(ClosureCode code, DateOnly on)
    {
        if (code is ClosureCode.EnteredCare)
            return FollowUp.LookedAfterOn(on) ? null : ("The child is not on record as looked after on that day.", OutcomeRules.LookedAfterCitation);
        if (code is ClosureCode.Aged18)
            return Child.IsOfAge(on) ? null : ($"The child is not {ChildFields.AdultAge} on that day.", ChildFields.ChildCitation);
        if (State is EpisodeState.Escalated && code is not (ClosureCode.Moved or ClosureCode.Other))
            return ("The child became looked after: the episode ends with that, or goes on first.", OutcomeRules.LookedAfterCitation);
        if (code is ClosureCode.NotEngaged && State is not (EpisodeState.NotEngaged or EpisodeState.Allocated))
            return ("The family worked with the service.", WorkRules.ClosureCitation);
        if (code is ClosureCode.GoalsMet && !(Goals.Count > 0 && Goals.TrueForAll(g => g.IsAtTarget)))
            return ("Not all goals are at target, or there is none.", WorkRules.ClosureCitation);
        return null;
    }

    public IReadOnlyList<IMessage> RecordOutcomeReview(ReviewPoint point, DateOnly on, OutcomeCode outcome, bool inProceedings, bool corrects, CorrectionReason reason, string by, DateOnly today)
    {
        var review = FollowUp.RecordReview(point, on, outcome, inProceedings, corrects, corrects ? reason.Code() : "", by);
        SettleReviewState(HistoricEntry ? on : today);
        return
        [
            new OutcomeReviewed
            {
                ChildKey = Child.Key,
                Point = (V1.ReviewPoint)point,
                DueDate = review.DueOn.ToMessage(),
                ReviewDate = on.ToMessage(),
                Outcome = (V1.OutcomeCode)outcome,
                Completed = review.IsCompleted,
                LookedAfter = OutcomeRules.IsLookedAfter(outcome),
                InProceedings = inProceedings,
                Corrects = corrects,
                Reason = corrects ? reason : CorrectionReason.Unspecified,
                AnchorKind = (V1.AnchorKind)FollowUp.Anchor!.Kind,
                AnchorDate = FollowUp.Anchor.On.ToMessage(),
                RuleVersion = review.RuleVersion,
            },
        ];
    }

    /// <summary>
    /// A closed episode stands where its reviews stand on a day: also back at its closure, where a correction left a later anchor. Other
    /// states stay.
    /// </summary>
    public void SettleReviewState(DateOnly day)
    {
        if (!IsClosed)
            return;
        var (state, since) = ReviewState(day);
        // An answer is never taken back, so that from there the way leads on only.
        if (state == State || !Next(State).Contains(state))
            return;
        // However late it is looked at, it moved on its day, and not before it was closed.
        MoveTo(state, since > ClosedOn ? since : ClosedOn!.Value);
    }

    (EpisodeState State, DateOnly Since) ReviewState(DateOnly day) =>
        FirstAnswerOf(ReviewPoint.SixMonths) is { } atSix ? (EpisodeState.Complete, atSix)
        : FirstAnswerOf(ReviewPoint.ThreeMonths) is { } atThree ? (EpisodeState.Review6M, atThree)
        : FollowUp.IsDue(ReviewPoint.ThreeMonths, day) ? (EpisodeState.Review3M, FollowUp.DueOn(ReviewPoint.ThreeMonths)!.Value)
        : (EpisodeState.Closed, day);

    DateOnly? FirstAnswerOf(ReviewPoint point) => FollowUp.Reviews.Find(review => review.Point == point)?.On;
}
