using Google.Protobuf;
using Suite.FamilyGroupConferences.Events.V1;
using Suite.FamilyGroupConferences.V1;
using Suite.Outcomes;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>What becomes of the children: care risk, days looked after, and where they live three and six months on.</summary>
sealed partial class Conference
{
    const string FollowUpCitation = "Local standard: outcome reviews 3 and 6 months on";

    /// <summary>The conference was held: reviews are counted from it where no decision on care risk stands.</summary>
    void AnchorFollowUps(DateOnly heldOn, Pseudonyms pseudonyms, string authority, List<IMessage> happened)
    {
        foreach (var child in Children)
        {
            if (child.FollowUp.SetAnchor(heldOn, AnchorKind.ConferenceHeld))
                happened.AddRange(ReviewsSet(child, pseudonyms.KeyOf(authority, child.Reference)));
        }
    }

    /// <summary>Both reviews as they stand: without days once nothing is left to count them from.</summary>
    static IEnumerable<IMessage> ReviewsSet(Child child, string childKey) => OutcomeRules.Points.Select(point => new OutcomeReviewSet
    {
        ChildKey = childKey,
        Point = (V1.ReviewPoint)point,
        AnchorKind = (V1.AnchorKind)(child.FollowUp.Anchor?.Kind ?? AnchorKind.Unspecified),
        AnchorDate = (child.FollowUp.Anchor?.On).ToMessage(),
        DueDate = child.FollowUp.DueOn(point).ToMessage(),
    });

    public IReadOnlyList<IMessage> DecideCareRisk(
        Guid childId, Guid decisionId, DateOnly on, CareRiskSource source, DateOnly sourceOn, DateOnly recordedOn, Pseudonyms pseudonyms, Caller by)
    {
        if (State is ConferenceState.NotAccepted)
            throw MoveNotAllowed(nameof(DecideCareRisk), State);
        var child = ChildOf(childId);
        var moved = child.FollowUp.DecideCareRisk(decisionId, on, source, sourceOn, OutcomeRules.DefaultEvidenceWorkingDays, by.Subject, recordedOn);

        var key = pseudonyms.KeyOf(Authority, child.Reference);
        return
        [
            new CareRiskDecided
            {
                ChildKey = key,
                DecisionId = decisionId.ToString(),
                DecisionDate = on.ToMessage(),
                Source = (V1.CareRiskSource)source,
                SourceDate = sourceOn.ToMessage(),
            },
            .. moved ? ReviewsSet(child, key) : [],
        ];
    }

    public IReadOnlyList<IMessage> CorrectCareRisk(Guid childId, Guid decisionId, DateOnly on, string reason, bool stands, Pseudonyms pseudonyms, Caller by)
    {
        var child = ChildOf(childId);
        var moved = child.FollowUp.CorrectCareRisk(decisionId, on, reason, stands, by.Subject);

        var key = pseudonyms.KeyOf(Authority, child.Reference);
        return
        [
            new CareRiskCorrected { ChildKey = key, DecisionId = decisionId.ToString(), CorrectionDate = on.ToMessage(), Stands = stands, ReasonCode = reason },
            .. moved ? ReviewsSet(child, key) : [],
        ];
    }

    public IReadOnlyList<IMessage> RecordLookedAfter(Guid childId, Guid spellId, DateOnly from, DateOnly? until, CareLegalStatus status, Pseudonyms pseudonyms, Caller by)
    {
        var child = ChildOf(childId);
        child.FollowUp.StartLookedAfter(spellId, from, until, status, by.Subject);
        return
        [
            new LookedAfterStarted
            {
                ChildKey = pseudonyms.KeyOf(Authority, child.Reference),
                SpellId = spellId.ToString(),
                FromDate = from.ToMessage(),
                LegalStatus = (V1.CareLegalStatus)status,
                UntilDate = until.ToMessage(),
            },
        ];
    }

    public IReadOnlyList<IMessage> EndLookedAfter(Guid childId, Guid spellId, DateOnly until, Pseudonyms pseudonyms, Caller by)
    {
        var child = ChildOf(childId);
        if (!child.FollowUp.Spells.Exists(spell => spell.Id == spellId))
            throw Refuse.NotFound("LOOKED_AFTER_SPELL_NOT_FOUND", "There is no such time looked after.");
        if (child.FollowUp.OpenSpell is not { } open || open.Id != spellId)
            throw Refuse.Precondition("NOT_LOOKED_AFTER", "That time looked after does not last any more.", OutcomeRules.LookedAfterCitation);
        child.FollowUp.EndLookedAfter(until, by.Subject);
        return [SpellEnded(child, spellId, until, mistaken: false, pseudonyms)];
    }

    public IReadOnlyList<IMessage> WithdrawLookedAfter(Guid childId, Guid spellId, DateOnly on, string reason, Pseudonyms pseudonyms, Caller by)
    {
        var child = ChildOf(childId);
        child.FollowUp.WithdrawLookedAfter(spellId, on, reason, by.Subject);
        return [SpellEnded(child, spellId, on, mistaken: true, pseudonyms)];
    }

    LookedAfterEnded SpellEnded(Child child, Guid spellId, DateOnly until, bool mistaken, Pseudonyms pseudonyms) => new()
    {
        ChildKey = pseudonyms.KeyOf(Authority, child.Reference),
        SpellId = spellId.ToString(),
        UntilDate = until.ToMessage(),
        Mistaken = mistaken,
    };

    /// <summary>Whatever became of the conference since: a child who is at risk of care is followed up.</summary>
    public IReadOnlyList<IMessage> RecordOutcomeReview(
        Guid childId, ReviewPoint point, DateOnly on, OutcomeCode outcome, bool inProceedings, bool corrects, string reason, Pseudonyms pseudonyms, Caller by)
    {
        if (State is ConferenceState.NotAccepted)
            throw MoveNotAllowed(nameof(RecordOutcomeReview), State);
        var child = ChildOf(childId);
        var review = child.FollowUp.RecordReview(point, on, outcome, inProceedings, corrects, reason, by.Subject);
        return
        [
            new OutcomeReviewed
            {
                ChildKey = pseudonyms.KeyOf(Authority, child.Reference),
                Point = (V1.ReviewPoint)point,
                DueDate = review.DueOn.ToMessage(),
                ReviewDate = on.ToMessage(),
                Outcome = (V1.OutcomeCode)outcome,
                Completed = review.IsCompleted,
                LookedAfter = OutcomeRules.IsLookedAfter(outcome),
                InProceedings = inProceedings,
                Corrects = corrects,
            },
        ];
    }

    /// <summary>Also after it was closed; a family that was not taken on is not followed up here.</summary>
    void FollowUpDeadlines(List<DueItem> items)
    {
        if (State is not ConferenceState.NotAccepted)
        {
            foreach (var child in Children)
                items.AddRange(child.FollowUp.DueItems(child.Id.ToString(), FollowUpCitation, Points));
        }

        if (RetainUntil is { } retained)
            items.Add(Points.Due(RetentionEnds, "", retained, RetentionCitation, OnTheDay));
    }
}
