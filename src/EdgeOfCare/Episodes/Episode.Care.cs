using Google.Protobuf;
using Suite.EdgeOfCare.Events.V1;
using Suite.EdgeOfCare.Records;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Errors;

namespace Suite.EdgeOfCare.Episodes;

sealed partial class Episode
{
    /// <param name="standards">Of the day of the decision.</param>
    /// <param name="recordedOn">Kept with it: a decision keyed in late is seen to be.</param>
    public IReadOnlyList<IMessage> DecideCareRisk(Guid id, DateOnly on, CareRiskSource source, DateOnly sourceOn, LocalStandards standards, string by, DateOnly recordedOn)
    {
        RequireOpen("DecideCareRisk");
        RequireInOrder(on, ReferredOn, "the referral");

        var moved = FollowUp.DecideCareRisk(id, on, source, sourceOn, standards.CareRiskEvidenceWorkingDays, by, recordedOn);
        var decided = new CareRiskDecided
        {
            ChildKey = Child.Key,
            CareRiskId = id.ToString(),
            DecisionDate = on.ToMessage(),
            Source = (V1.CareRiskSource)source,
            SourceDate = sourceOn.ToMessage(),
            RuleVersion = Suite.Outcomes.OutcomeRules.Version,
        };
        return [decided, .. AnchorMoved(moved)];
    }

    public IReadOnlyList<IMessage> CorrectCareRisk(Guid id, DateOnly on, CorrectionReason reason, bool stands, string by, DateOnly today)
    {
        var moved = FollowUp.CorrectCareRisk(id, on, reason.Code(), stands, by);
        var corrected = new CareRiskCorrected
        {
            ChildKey = Child.Key,
            CareRiskId = id.ToString(),
            DecisionDate = FollowUp.CareRisks.Find(risk => risk.Id == id)!.DecidedOn.ToMessage(),
            CorrectionDate = on.ToMessage(),
            Reason = reason,
            Stands = stands,
        };
        return [corrected, .. AnchorMoved(moved), .. ReviewStateSettled(HistoricEntry ? on : today)];
    }

    /// <summary>The outcome reviews count from another day now, or from none.</summary>
    internal IReadOnlyList<IMessage> AnchorMoved(bool moved) => moved
        ? [new FollowUpAnchored
        {
            ChildKey = Child.Key,
            AnchorKind = (V1.AnchorKind)(FollowUp.Anchor?.Kind ?? AnchorKind.Unspecified),
            AnchorDate = FollowUp.Anchor?.On.ToMessage(),
            ThreeMonthsDueDate = FollowUp.DueOn(ReviewPoint.ThreeMonths).ToMessage(),
            SixMonthsDueDate = FollowUp.DueOn(ReviewPoint.SixMonths).ToMessage(),
        }]
        : [];

    /// <param name="until">The first day not looked after any more; none while it goes on.</param>
    /// <param name="knownWhenReferred">The child was referred as looked after, and this is that time.</param>
    public IReadOnlyList<IMessage> RecordLookedAfter(Guid id, DateOnly from, DateOnly? until, CareLegalStatus status, bool knownWhenReferred, string by)
    {
        if (State is EpisodeState.Declined or EpisodeState.Withdrawn)
            throw MoveNotAllowed("RecordLookedAfter", State);
        if (knownWhenReferred && (Openness is not EpisodeOpenness.LookedAfter || from > ReferredOn))
            throw Refuse.Field("known_when_referred", "is for a time that had begun when the child was referred as looked after");

        FollowUp.StartLookedAfter(id, from, until, status, by);
        var spell = FollowUp.Spells.Find(begun => begun.Id == id)!;
        var events = new List<IMessage>(2)
        {
            new LookedAfterStarted { ChildKey = Child.Key, SpellId = id.ToString(), StartDate = from.ToMessage(), LegalStatus = (V1.CareLegalStatus)status },
        };
        if (until is not null)
            events.Add(Ended(spell));
        if (!knownWhenReferred && spell is { IsOpen: true, IsInCare: true } && !GoesOnFromAnother(spell) && IsWorkedOn)
            events.Add(Escalate(from));
        return events;
    }

    /// <summary>Under another legal status, as from police protection to an interim order: the child is in care already.</summary>
    bool GoesOnFromAnother(LookedAfterSpell spell) => FollowUp.Spells.Exists(before => before != spell && before.IsInCare && before.Until == spell.From);

    bool IsWorkedOn => State is EpisodeState.Allocated or EpisodeState.Engaged or EpisodeState.NotEngaged or EpisodeState.Active or EpisodeState.StepDown;

    EpisodeEscalated Escalate(DateOnly from)
    {
        // That a child came into care is a fact, however late it becomes known; the record does not move before its last move.
        var on = from < StateSince ? StateSince : from;
        MoveTo(EpisodeState.Escalated, on);
        EscalatedOn = on;
        return new() { ChildKey = Child.Key, EscalatedDate = on.ToMessage() };
    }

    public IReadOnlyList<IMessage> EndLookedAfter(DateOnly until, string by) => [Ended(FollowUp.EndLookedAfter(until, by))];

    LookedAfterEnded Ended(LookedAfterSpell spell) => new()
    {
        ChildKey = Child.Key,
        SpellId = spell.Id.ToString(),
        StartDate = spell.From.ToMessage(),
        UntilDate = spell.Until.ToMessage(),
    };

    public IReadOnlyList<IMessage> WithdrawLookedAfter(Guid id, DateOnly on, CorrectionReason reason, string by)
    {
        FollowUp.WithdrawLookedAfter(id, on, reason.Code(), by);
        return [new LookedAfterWithdrawn { ChildKey = Child.Key, SpellId = id.ToString(), WithdrawalDate = on.ToMessage(), Reason = reason }];
    }

    public IReadOnlyList<IMessage> ResumeAfterCare(DateOnly on, string plan)
    {
        RequireState("ResumeAfterCare", EpisodeState.Escalated);
        RequireInOrder(on, EscalatedOn, "the day on which the child became looked after");

        MoveTo(EpisodeState.Active, on);
        ActiveOn ??= on;
        Resumptions.Add(new(on, plan));
        return [new EpisodeResumed { ChildKey = Child.Key, ResumeDate = on.ToMessage() }];
    }
}
