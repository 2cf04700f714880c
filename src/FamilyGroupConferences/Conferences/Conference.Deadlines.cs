namespace Suite.FamilyGroupConferences.Conferences;

sealed partial class Conference
{
    /// <summary>The conference's own people know of every one that is not restricted, and those who watch over the children.</summary>
    public override IReadOnlyList<string> KnownToRoles => ["FGC_MGR", "INSPECTOR", "IRO"];

    /// <summary>Coordinators and the children's teams know of their teams' conferences.</summary>
    public override IReadOnlyList<string> TeamRoles => ["CSW", "TM", "FGC_COORD"];
}
