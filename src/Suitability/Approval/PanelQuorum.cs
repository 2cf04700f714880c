using Suite.Platform.Errors;

namespace Suite.Suitability.Approval;

/// <summary>
/// Fostering Services (England) Regulations 2011 reg 24: a panel does business with its chair or vice-chair, a social worker with three
/// years' relevant post-qualifying experience, and three others; four if it is joint. Who has a conflict of interest does not count,
/// nor does an adviser.
/// </summary>
public static class PanelQuorum
{
    public static void Require(PanelSittingEntry panel)
    {
        if (Gaps(panel) is { Count: > 0 } gaps)
            throw Refuse.Preconditions("PANEL_NOT_QUORATE", "The panel was not quorate.", gaps);
    }

    /// <summary>Each thing that is missing, by its name.</summary>
    public static IReadOnlyList<RuleViolation> Gaps(PanelSittingEntry panel)
    {
        var sitting = panel.Members.Where(m => !m.ConflictOfInterest && m.Role is not PanelRole.Adviser).ToList();
        var others = panel.Joint ? FosteringRules.OtherMembersOfJointPanel : FosteringRules.OtherMembers;
        var gaps = new List<RuleViolation>();
        var chairs = sitting.FindAll(m => m.Role is PanelRole.Chair or PanelRole.ViceChair);
        if (chairs.Count == 0)
            gaps.Add(new("PANEL_CHAIR", "Neither chair nor vice-chair took part.", FosteringRules.QuorumCitation));
        // Somebody else than who chairs: a chair who is a social worker is not both.
        if (!sitting.Exists(m => (m.Role is PanelRole.SocialWorker || m.SocialWorkExperience) && !(chairs is [var only] && only == m)))
            gaps.Add(new("PANEL_SOCIAL_WORKER", "No social worker with three years' experience took part.", FosteringRules.QuorumCitation));
        // Chair and social worker are two of them.
        if (sitting.Count < others + 2)
            gaps.Add(new("PANEL_MEMBERS", $"Beside chair and social worker at least {others} others take part.", FosteringRules.QuorumCitation));
        return gaps;
    }
}
