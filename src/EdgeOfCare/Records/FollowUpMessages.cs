using Suite.EdgeOfCare.V1;
using Suite.Outcomes;

namespace Suite.EdgeOfCare.Records;

/// <summary>What became of a child, and how work was handed over, as answers show it.</summary>
static class FollowUpMessages
{
    public static V1.CareRisk ToMessage(this CareRisk risk) => new()
    {
        CareRiskId = risk.Id.ToString(),
        Source = (V1.CareRiskSource)risk.Source,
        SourceDate = risk.SourceOn.ToMessage(),
        DecisionDate = risk.DecidedOn.ToMessage(),
        DecidedBy = risk.DecidedBy,
        Corrections =
        {
            risk.Corrections.Select(c => new V1.CareRiskCorrection { CorrectionDate = c.On.ToMessage(), Reason = CorrectionReasons.Of(c.Reason), Stands = c.Stands, RecordedBy = c.By }),
        },
        Stands = risk.Stands,
        EvidenceWorkingDays = risk.EvidenceWorkingDays,
        RuleVersion = risk.RuleVersion,
    };

    public static V1.LookedAfterSpell ToMessage(this LookedAfterSpell spell) => new()
    {
        SpellId = spell.Id.ToString(),
        StartDate = spell.From.ToMessage(),
        LegalStatus = (V1.CareLegalStatus)spell.Status,
        UntilDate = spell.Until.ToMessage(),
        WithdrawnDate = spell.WithdrawnOn.ToMessage(),
        WithdrawalReason = CorrectionReasons.Of(spell.WithdrawalReason),
    };

    public static V1.FollowUp ToMessage(this FollowUp followUp, DateOnly today)
    {
        var message = new V1.FollowUp();
        if (followUp.Anchor is not { } anchor)
            return message;

        message.AnchorKind = (V1.AnchorKind)anchor.Kind;
        message.AnchorDate = anchor.On.ToMessage();
        message.Reviews.AddRange(OutcomeRules.Points.Select(point => ReviewOf(followUp, point)));
        var last = followUp.DueOn(ReviewPoint.SixMonths)!.Value;
        message.LookedAfterDays = followUp.LookedAfterDays(anchor.On, today < last ? today : last);
        return message;
    }

    static V1.OutcomeReview ReviewOf(FollowUp followUp, ReviewPoint point)
    {
        var holds = followUp.ReviewOf(point);
        return new()
        {
            Point = (V1.ReviewPoint)point,
            DueDate = (holds?.DueOn ?? followUp.DueOn(point)).ToMessage(),
            ReviewDate = holds?.On.ToMessage(),
            Outcome = (V1.OutcomeCode)(holds?.Outcome ?? OutcomeCode.Unspecified),
            InProceedings = holds?.InProceedings ?? false,
            RecordedBy = holds?.By ?? "",
            Completed = holds?.IsCompleted ?? false,
            Answers =
            {
                followUp.Reviews.Where(review => review.Point == point).Select(review => new OutcomeReviewAnswer
                {
                    ReviewDate = review.On.ToMessage(),
                    Outcome = (V1.OutcomeCode)review.Outcome,
                    InProceedings = review.InProceedings,
                    Corrects = review.Corrects,
                    Reason = CorrectionReasons.Of(review.Reason),
                    RecordedBy = review.By,
                }),
            },
        };
    }

    public static V1.StepDownPlan ToMessage(this StepDownPlan plan) => new()
    {
        StepDownDate = plan.On.ToMessage(),
        To = plan.To,
        Plan = plan.Plan,
        AgreedWith = plan.AgreedWith,
    };
}
