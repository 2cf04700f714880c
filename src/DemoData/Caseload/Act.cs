using Google.Protobuf;
using Suite.KinshipAssessment.V1;

namespace Suite.DemoData.Caseload;

/// <summary>As whom an act is done: a member of staff whose role may do it.</summary>
enum Post
{
    SocialWorker,
    Assessor,
    SupervisingSocialWorker,
    TeamManager,
    ServiceManager,
    NominatedOfficer,
    ReviewingOfficer,
    PanelAdviser,
    PanelChair,
    DecisionMaker,
    Analyst,

    /// <summary>Recruitment officer of the fostering service.</summary>
    Recruiter,

    /// <summary>Assessing social worker of the fostering service.</summary>
    FosteringAssessor,

    /// <summary>Manager of the fostering service's teams.</summary>
    FosteringManager,

    /// <summary>Manager of the family group conferences.</summary>
    ConferenceManager,

    /// <summary>Coordinators of family group conferences, in the order in which they came; the smaller council has one.</summary>
    FirstCoordinator,
    SecondCoordinator,
    ThirdCoordinator,
    FourthCoordinator,

    EdgeOfCarePractitioner,
    EdgeOfCareManager,

    /// <summary>Director of children's services.</summary>
    Director,
}

/// <summary>One step of a case's story.</summary>
abstract record Step;

/// <summary>Somebody does something on a day. The request lacks its id, the case and the etag: they are put in when it is sent.</summary>
/// <param name="Subject">Tells apart acts of the same kind, for the request's id.</param>
sealed record Act(DateOnly On, Post By, IMessage Request, string Subject = "") : Step
{
    /// <summary>Asked when the day has come; an act that does not apply any more is left out.</summary>
    public Func<KinshipCase, bool>? StillApplies { get; init; }
}

/// <summary>The story goes on when every required check of this kind is closed.</summary>
sealed record ChecksClosed(Func<Check, bool> Which) : Step;

/// <summary>The story goes on when the day is over.</summary>
sealed record Until(DateOnly Day) : Step;
