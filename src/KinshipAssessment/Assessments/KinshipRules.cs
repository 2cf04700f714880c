namespace Suite.KinshipAssessment.Assessments;

/// <summary>What the service decides for itself about kinship cases.</summary>
/// <param name="PanelRequired">A fostering panel recommends before a first approval (Fostering Services Regulations 2011 reg 25, 27).
/// Switched off only where the law no longer asks for it; representations go to panel all the same.</param>
sealed record KinshipRules(bool PanelRequired = true)
{
    /// <summary>SSDA903 codes of placements with relatives and friends: long-term, fostering for adoption, other.</summary>
    public static readonly string[] PlacementCodes = ["U1", "U2", "U3"];
}
