using Suite.Platform.Calendar;
using Suite.Platform.Errors;

namespace Suite.Outcomes;

public sealed partial class FollowUp
{
    /// <summary>
    /// The child is due to enter care. It is so only if a panel, a legal gateway or a placement request has just named care as the likely
    /// outcome: what a figure on children kept out of care is worth depends on it.
    /// </summary>
    /// <param name="evidenceWorkingDays">The authority's limit on the day of the decision.</param>
    /// <returns>Whether the anchor is another now.</returns>
    public bool DecideCareRisk(Guid id, DateOnly decidedOn, CareRiskSource source, DateOnly sourceOn, int evidenceWorkingDays, string by, DateOnly recordedOn)
    {
        RequireInOrder(recordedOn, decidedOn, "the decision that it records");
        if (source is not (CareRiskSource.Panel or CareRiskSource.LegalGateway or CareRiskSource.PlacementRequest)
            || sourceOn > decidedOn || decidedOn > WorkingCalendar.WorkingDaysAfter(sourceOn, evidenceWorkingDays))
            throw Refuse.Precondition("CARE_RISK_NOT_EVIDENCED",
                $"A child is due to enter care where a panel, a legal gateway or a placement request named care as the likely outcome in the {evidenceWorkingDays} working days up to the decision.");
        RequireOnlyDecision(decidedOn, null);

        CareRisks.Add(new()
        {
            Id = id,
            DecidedOn = decidedOn,
            Source = source,
            SourceOn = sourceOn,
            EvidenceWorkingDays = evidenceWorkingDays,
            RuleVersion = OutcomeRules.Version,
            DecidedBy = by,
            RecordedOn = recordedOn,
        });
        return MoveAnchor();
    }

    /// <summary>The decision is left as it was taken; figures as at a day before the correction are left too.</summary>
    /// <param name="reason">A code.</param>
    /// <param name="stands">The child was due to enter care all the same.</param>
    /// <returns>Whether the anchor is another now.</returns>
    public bool CorrectCareRisk(Guid id, DateOnly correctedOn, string reason, bool stands, string by)
    {
        var risk = CareRisks.Find(r => r.Id == id) ?? throw Refuse.NotFound("CARE_RISK_NOT_FOUND", "There is no such decision on this child.");
        RequireInOrder(correctedOn, risk.DecidedOn, "the decision");
        if (risk.Corrections is [.., var last])
            RequireInOrder(correctedOn, last.On, "the correction before it");
        if (stands && !risk.Stands)
            RequireOnlyDecision(risk.DecidedOn, risk);

        risk.Corrections.Add(new(correctedOn, reason, stands, by));
        return MoveAnchor();
    }

    /// <summary>The latest decision that stood on that day, as far as was known then; none if there was none.</summary>
    public CareRisk? CareRiskAsAt(DateOnly day) => CareRisks.Where(risk => risk.StandsAsAt(day)).MaxBy(risk => risk.DecidedOn);

    /// <summary>It was decided from the first to the last day, both included, that the child was due to enter care, as that was known on a day.</summary>
    public bool DueToEnterCareIn(DateOnly first, DateOnly last, DateOnly asAt) =>
        CareRisks.Exists(risk => risk.DecidedOn >= first && risk.DecidedOn <= last && risk.StandsAsAt(asAt));

    /// <summary>The child was due to enter care and is not looked after on the period's last day.</summary>
    public bool AvertedIn(DateOnly first, DateOnly last, DateOnly asAt) => DueToEnterCareIn(first, last, asAt) && !LookedAfterOn(last);

    void RequireOnlyDecision(DateOnly decidedOn, CareRisk? itself)
    {
        if (CareRisks.Exists(risk => risk != itself && risk.Stands
            && decidedOn < WorkingCalendar.AddMonths(risk.DecidedOn, OutcomeRules.DecisionMonths)
            && risk.DecidedOn < WorkingCalendar.AddMonths(decidedOn, OutcomeRules.DecisionMonths)))
            throw Refuse.Precondition("CARE_RISK_ALREADY_DECIDED",
                $"A decision on this child stands that lies less than {OutcomeRules.DecisionMonths} months away; correct it instead.");
    }
}
