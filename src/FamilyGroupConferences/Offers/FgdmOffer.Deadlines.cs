namespace Suite.FamilyGroupConferences.Offers;

sealed partial class FgdmOffer
{
    public override IReadOnlyList<string> KnownToRoles => ["FGC_MGR", "INSPECTOR", "IRO"];

    public override IReadOnlyList<string> TeamRoles => ["CSW", "TM"];
}
