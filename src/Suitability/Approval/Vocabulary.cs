namespace Suite.Suitability.Approval;

/// <summary>Kinds of assessment report.</summary>
public enum ReportKind
{
    /// <summary>Not given.</summary>
    Unspecified = 0,

    /// <summary>Full report.</summary>
    Full = 1,

    /// <summary>Brief report on carers unlikely to be found suitable (reg 26(3)).</summary>
    Brief = 2,
}

/// <summary>In which capacity somebody sat on a panel.</summary>
public enum PanelRole
{
    /// <summary>Not given.</summary>
    Unspecified = 0,

    /// <summary>Chair.</summary>
    Chair = 1,

    /// <summary>Vice-chair.</summary>
    ViceChair = 2,

    /// <summary>Social worker with three years' relevant post-qualifying experience.</summary>
    SocialWorker = 3,

    /// <summary>Other member.</summary>
    Member = 4,

    /// <summary>Adviser; does not count for the quorum.</summary>
    Adviser = 5,
}

/// <summary>What a panel recommends.</summary>
public enum PanelRecommendation
{
    /// <summary>Not given.</summary>
    Unspecified = 0,

    /// <summary>Suitable.</summary>
    RecommendApproval = 1,

    /// <summary>Not suitable.</summary>
    RecommendNotSuitable = 2,

    /// <summary>More is needed before it can recommend.</summary>
    Defer = 3,

    /// <summary>On a brief report: a full one is asked for.</summary>
    FullReportRequested = 4,
}

/// <summary>What the agency decision maker decides.</summary>
public enum Decision
{
    /// <summary>Not given.</summary>
    Unspecified = 0,

    /// <summary>Approved.</summary>
    Approve = 1,

    /// <summary>Qualifying determination.</summary>
    ProposeNotToApprove = 2,

    /// <summary>Not approved, finally.</summary>
    NotApprove = 3,
}
