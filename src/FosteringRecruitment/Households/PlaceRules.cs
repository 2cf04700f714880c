namespace Suite.FosteringRecruitment.Households;

/// <summary>Numbers, names and citations of places and of who is there.</summary>
static class PlaceRules
{
    /// <summary>The notice of approval says how many children, of which age, for what.</summary>
    public const string TermsCitation = "Fostering Services (England) Regulations 2011 reg 27(5)(a)";

    /// <summary>In an emergency with approved foster parents outside their terms, for up to 6 working days.</summary>
    public const string EmergencyCitation = "Care Planning, Placement and Case Review (England) Regulations 2010 reg 23";

    public const string UsualLimitCitation = "Children Act 1989 Sch 7 paras 2 to 4";
    public const string ExemptionCitation = "Children Act 1989 Sch 7 para 4";
    public const string StayingPutCitation = "Children Act 1989 s.23CZA";
    public const string ResignationCitation = "Fostering Services (England) Regulations 2011 reg 28(13)";
    public const string AllowanceCitation = "Fostering National Minimum Standards 2011, standard 28; national minimum fostering allowance";
    public const string FeeCitation = "Local scheme of fees";
    public const string MockingbirdCitation = "Mockingbird programme: one hub home and 6 to 10 satellite families";

    /// <summary>Regulation 23: the day of the placement is day 0.</summary>
    public const int EmergencyWorkingDays = 6;

    public const int AdultAge = 18;

    /// <summary>Children Act 1989 s.23CZA(3): until the young person is 21.</summary>
    public const int StayingPutEndsAge = 21;

    /// <summary>Mockingbird: a constellation is complete with a hub and 6 satellites, and takes no more than 10.</summary>
    public const int FewestSatellites = 6;

    public const int MostSatellites = 10;

    public const string OutsideTermsEnds = "OUTSIDE_TERMS_ENDS";
    public const string CheckRenewalDue = "CHECK_RENEWAL_DUE";
    public const string ExemptionEnds = "EXEMPTION_ENDS";
    public const string StayingPutEnds = "STAYING_PUT_ENDS";

    /// <summary>More children than any one home has.</summary>
    public const int MostChildren = 12;

    // Rules of the terms from which an emergency placement may depart.
    public const string MaxChildren = "MAX_CHILDREN";
    public const string Age = "AGE";
    public const string Sex = "SEX";
    public const string Type = "PLACEMENT_TYPE";
    public const string NamedChild = "NAMED_CHILD";
}
