using Suite.KinshipAssessment.Events.V1;
using Suite.Platform.Cases;
using Suite.Suitability.Checks;

namespace Suite.KinshipAssessment.Cases;

/// <summary>How urgent a warning is, and who is alerted.</summary>
static class Warnings
{
    /// <summary>A week before the last day a notice becomes a warning.</summary>
    const int SoonDays = 7;

    public static DeadlineWarned Of(DueItem item, DateOnly point)
    {
        var warned = new DeadlineWarned
        {
            Rule = item.Rule,
            SubjectId = item.Subject,
            DueDate = item.DueOn.ToMessage(),
            WarningDate = point.ToMessage(),
            Severity = SeverityOf(item, point),
        };
        warned.AlertRoles.AddRange(RolesFor(item));
        return warned;
    }

    static WarningSeverity SeverityOf(DueItem item, DateOnly point) => item.Rule switch
    {
        CaseRules.TemporaryApprovalEnds or CaseRules.PlacementToBeEnded => WarningSeverity.Critical,
        // Local expectations are never as urgent as a statutory limit.
        _ when IsLocal(item.Rule) => point < item.DueOn ? WarningSeverity.Notice : WarningSeverity.Warning,
        _ when point >= item.DueOn => WarningSeverity.Critical,
        _ when point >= item.DueOn.AddDays(-SoonDays) => WarningSeverity.Warning,
        _ => WarningSeverity.Notice,
    };

    static bool IsLocal(string rule) =>
        rule is CheckRules.Request or CheckRules.Consent or CheckRules.Submit or CheckRules.Chase or CheckRules.Escalate or CheckRules.DbsSixty or CheckRules.CertificateSeen
            or CheckRules.Renewal or CheckRules.TurnsEighteen
        || rule is CaseRules.EdgeOfCareNotAccepted or CaseRules.ConferenceNotAccepted
        || rule.StartsWith(CaseRules.MilestonePrefix, StringComparison.Ordinal);

    static string[] RolesFor(DueItem item) => item.Rule switch
    {
        CaseRules.TemporaryApprovalEnds => ["CSW", "TM", "SM", "NOM"],
        CaseRules.PlacementToBeEnded => ["CSW", "TM", "SM", "NOM", "IRO", "DCS"],
        CaseRules.ChildViewsDue => ["CSW", "IRO", "TM"],
        CaseRules.PanelPapersDue or CaseRules.PanelMeets or CaseRules.PanelRecommendationDue => ["ASSESSOR", "PANEL_ADV", "TM"],
        CaseRules.DecisionDue or CaseRules.OralNoticeDue or CaseRules.WrittenNoticeDue or CaseRules.DeterminationPeriodEnds
            or CaseRules.IrmPapersDue => ["ADM", "PANEL_ADV", "TM"],
        CareRules.Visit or CareRules.PlacementPlan or CareRules.CarePlan or CareRules.HealthAssessment or CareRules.Notification => ["CSW", "TM"],
        CareRules.Review => ["IRO", "CSW", "TM"],
        CheckRules.TurnsEighteen => ["CSW", "ASSESSOR", "TM"],
        CaseRules.RegistrationNotAccepted => ["SSW", "TM"],
        CaseRules.EdgeOfCareNotAccepted or CaseRules.ConferenceNotAccepted => ["CSW", "ASSESSOR", "TM"],
        _ => ["ASSESSOR", "TM"],
    };
}
