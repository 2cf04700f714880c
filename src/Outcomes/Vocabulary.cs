namespace Suite.Outcomes;

/// <summary>What named care as the likely outcome for a child.</summary>
public enum CareRiskSource
{
    /// <summary>Not given.</summary>
    Unspecified = 0,

    /// <summary>A resource, edge-of-care or placement panel.</summary>
    Panel = 1,

    /// <summary>A legal gateway meeting.</summary>
    LegalGateway = 2,

    /// <summary>A request for a placement.</summary>
    PlacementRequest = 3,
}

/// <summary>Under what a child is looked after; in brackets the code of the statutory return (SSDA903).</summary>
public enum CareLegalStatus
{
    /// <summary>Not given.</summary>
    Unspecified = 0,

    /// <summary>Accommodated under section 20, one period (V2).</summary>
    Section20SinglePeriod = 1,

    /// <summary>Accommodated under section 20 in a series of short breaks (V3, V4).</summary>
    Section20ShortBreaks = 2,

    /// <summary>Interim care order, section 38 (C1).</summary>
    InterimCareOrder = 3,

    /// <summary>Care order, section 31 (C2).</summary>
    CareOrder = 4,

    /// <summary>Placement order (E1).</summary>
    PlacementOrder = 5,

    /// <summary>Police protection, in the authority's accommodation (L1).</summary>
    PoliceProtection = 6,

    /// <summary>Emergency protection order (L2).</summary>
    EmergencyProtection = 7,

    /// <summary>On remand (J1).</summary>
    Remand = 8,

    /// <summary>Any other.</summary>
    Other = 9,
}

/// <summary>Where a child lives when its outcome is reviewed.</summary>
public enum OutcomeCode
{
    /// <summary>Not given.</summary>
    Unspecified = 0,

    /// <summary>At home with a parent.</summary>
    AtHomeParent = 1,

    /// <summary>With relatives or friends, by the family's own arrangement.</summary>
    KinInformal = 2,

    /// <summary>With relatives or friends under a special guardianship or child arrangements order.</summary>
    KinOrder = 3,

    /// <summary>Looked after, with a connected person.</summary>
    LookedAfterKin = 4,

    /// <summary>Looked after, elsewhere.</summary>
    LookedAfterOther = 5,

    /// <summary>In custody and not looked after; a child on remand is looked after.</summary>
    Custody = 6,

    /// <summary>Moved to another authority's area.</summary>
    MovedAway = 7,

    /// <summary>Has come of age.</summary>
    Aged18 = 8,

    /// <summary>Could not be followed up: an answer, but not a completed review.</summary>
    Unknown = 9,
}

/// <summary>How long after its anchor an outcome is reviewed.</summary>
public enum ReviewPoint
{
    /// <summary>Not given.</summary>
    Unspecified = 0,

    /// <summary>Three months.</summary>
    ThreeMonths = 1,

    /// <summary>Six months.</summary>
    SixMonths = 2,
}

/// <summary>From what the reviews of an outcome count.</summary>
public enum AnchorKind
{
    /// <summary>Not given.</summary>
    Unspecified = 0,

    /// <summary>The decision that the child was due to enter care.</summary>
    CareRiskDecision = 1,

    /// <summary>The family's conference.</summary>
    ConferenceHeld = 2,

    /// <summary>The end of the edge-of-care episode.</summary>
    EpisodeClosed = 3,
}
