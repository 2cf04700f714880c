using Suite.Platform.Identity;
using Conferring = Suite.FamilyGroupConferences.V1.ConferenceService.ConferenceServiceBase;
using Coordinating = Suite.FamilyGroupConferences.V1.CoordinatorService.CoordinatorServiceBase;
using Offering = Suite.FamilyGroupConferences.V1.FgdmOfferService.FgdmOfferServiceBase;
using Setting = Suite.FamilyGroupConferences.V1.ConferenceStandardsService.ConferenceStandardsServiceBase;
using Working = Suite.FamilyGroupConferences.V1.ConferenceWorklistService.ConferenceWorklistServiceBase;

namespace Suite.FamilyGroupConferences;

/// <summary>
/// Who may call what. Roles open the door to an RPC; which records lie behind it, and who may see what of them, the record decides.
/// What the calendar brings about has no RPC. Inspectors read and change nothing; councillors and analysts have no row: what they
/// get, they get from Reporting.
/// </summary>
static class RpcRoles
{
    const string Csw = "CSW", Assessor = "ASSESSOR", Ssw = "SSW", Tm = "TM", Sm = "SM", Nom = "NOM", Iro = "IRO", Adm = "ADM", Coordinator = "FGC_COORD", Manager = "FGC_MGR",
        EchoPractitioner = "ECHO_PRAC", EchoManager = "ECHO_MGR", Director = "DCS", Inspector = "INSPECTOR", Service = "SERVICE";

    public static readonly RpcTable<Conferring> Conferences = new RpcTable<Conferring>()
        // Referral: the child's social worker refers, the conference manager screens
        .Allow(nameof(Conferring.ReferFamily), Csw, Tm, Sm, Manager, Service)
        .Allow(nameof(Conferring.AskForInformation), Manager, Sm)
        .Allow(nameof(Conferring.ProvideInformation), Csw, Tm, Sm, Manager)
        .Allow(nameof(Conferring.AcceptReferral), Manager, Sm)
        .Allow(nameof(Conferring.DeclineReferral), Manager, Sm)

        // People and who works with them
        .Allow(nameof(Conferring.AddConferenceChild), Csw, Tm, Sm, Coordinator, Manager)
        .Allow(nameof(Conferring.CorrectConferenceChild), Csw, Tm, Sm, Coordinator, Manager)
        .Allow(nameof(Conferring.AddParticipant), Csw, Tm, Sm, Coordinator, Manager)
        .Allow(nameof(Conferring.CorrectParticipant), Csw, Tm, Sm, Coordinator, Manager)
        .Allow(nameof(Conferring.RecordParticipantLeft), Coordinator, Manager)
        .Allow(nameof(Conferring.RecordInvolvement), Csw, Tm, Sm, Coordinator, Manager)
        .Allow(nameof(Conferring.EndInvolvement), Csw, Tm, Sm, Coordinator, Manager)

        // Allocation: the conference manager's alone
        .Allow(nameof(Conferring.AllocateCoordinator), Manager)
        .Allow(nameof(Conferring.ReplaceCoordinator), Manager)

        // The coordinator's work with the family
        .Allow(nameof(Conferring.RecordBaseline), Coordinator, Manager)
        .Allow(nameof(Conferring.RecordConsent), Coordinator, Manager)
        .Allow(nameof(Conferring.BeginPreparation), Coordinator, Manager)
        .Allow(nameof(Conferring.RecordFamilyDeclined), Coordinator, Manager)
        .Allow(nameof(Conferring.RecordPreparation), Coordinator, Manager)
        .Allow(nameof(Conferring.RecordChildViews), Coordinator, Manager)
        .Allow(nameof(Conferring.SetSafetyPlan), Coordinator, Manager)
        .Allow(nameof(Conferring.ExcludeParticipant), Coordinator, Manager)
        .Allow(nameof(Conferring.LiftExclusion), Coordinator, Manager)
        .Allow(nameof(Conferring.ArrangeAdvocate), Coordinator, Manager)
        .Allow(nameof(Conferring.ArrangeInterpreter), Coordinator, Manager)
        .Allow(nameof(Conferring.RecordPaternalFamily), Coordinator, Manager)
        .Allow(nameof(Conferring.StandDown), Coordinator, Manager)
        .Allow(nameof(Conferring.ScheduleSession), Coordinator, Manager)
        .Allow(nameof(Conferring.PostponeSession), Coordinator, Manager)
        .Allow(nameof(Conferring.CancelSession), Coordinator, Manager)
        .Allow(nameof(Conferring.RecordConferenceHeld), Coordinator, Manager)
        .Allow(nameof(Conferring.RecordReviewHeld), Coordinator, Manager)
        .Allow(nameof(Conferring.RecordPlan), Coordinator, Manager)
        .Allow(nameof(Conferring.RecordNoPlan), Coordinator, Manager)

        // The plan is the family's, the answer the social worker's or their manager's
        .Allow(nameof(Conferring.AnswerPlan), Csw, Tm)
        .Allow(nameof(Conferring.RecordActionProgress), Csw, Tm, Coordinator, Manager)
        .Allow(nameof(Conferring.RaisePlanConcern), Csw, Tm, Sm, Iro, Coordinator, Manager)

        // Care and outcomes
        .Allow(nameof(Conferring.DecideCareRisk), Tm, Sm)
        .Allow(nameof(Conferring.CorrectCareRisk), Tm, Sm)
        .Allow(nameof(Conferring.RecordLookedAfter), Csw, Tm, Sm, Manager)
        .Allow(nameof(Conferring.RecordLookedAfterEnded), Csw, Tm, Sm, Manager)
        .Allow(nameof(Conferring.RecordOutcomeReview), Coordinator, Manager, Csw, Tm)

        // Feedback: scores by whoever collects them, comments to the manager
        .Allow(nameof(Conferring.RecordFeedback), Coordinator, Manager)
        .Allow(nameof(Conferring.RecordNoFeedback), Coordinator, Manager)
        .Allow(nameof(Conferring.ChooseThemes), Manager)
        .Allow(nameof(Conferring.ListComments), Manager, Sm, Inspector)

        // The record
        .Allow(nameof(Conferring.RecordSharing), Csw, Tm, Sm, Coordinator, Manager)
        .Allow(nameof(Conferring.CloseConference), Manager)
        .Allow(nameof(Conferring.AllocateConference), Manager, Sm)
        .Allow(nameof(Conferring.SetConferenceRestriction), Csw, Tm, Sm, Manager)
        .Allow(nameof(Conferring.FinishHistoricConference), Manager, Tm, Sm)
        .Allow(nameof(Conferring.GetConference), Csw, Tm, Sm, Iro, Coordinator, Manager, Inspector)
        // What came of a conference is told to the staff of the service that asked for it too, which asks on their behalf
        .Allow(nameof(Conferring.GetConferenceOutcome), Csw, Assessor, Ssw, Tm, Sm, Nom, Iro, Adm, EchoPractitioner, EchoManager, Coordinator, Manager, Director, Inspector, Service)
        .Allow(nameof(Conferring.ListConferences), Csw, Tm, Sm, Iro, Coordinator, Manager, Inspector);

    public static readonly RpcTable<Offering> Offers = new RpcTable<Offering>()
        .Allow(nameof(Offering.RecordOffer), Csw, Tm, Sm)
        .Allow(nameof(Offering.AddOfferee), Csw, Tm, Sm)
        .Allow(nameof(Offering.RecordOfferAnswer), Csw, Tm, Sm)
        .Allow(nameof(Offering.RecordMeetingHeld), Csw, Tm, Sm, Manager)
        .Allow(nameof(Offering.LinkConference), Csw, Tm, Sm, Manager)

        // A judgment of the authority, and what is done regardless of it, are a manager's
        .Allow(nameof(Offering.RecordExemption), Tm, Sm)
        .Allow(nameof(Offering.RecordApplicationIssued), Tm, Sm)
        .Allow(nameof(Offering.EndOffer), Tm, Sm)
        .Allow(nameof(Offering.AllocateOffer), Tm, Sm)
        .Allow(nameof(Offering.SetOfferRestriction), Csw, Tm, Sm)
        .Allow(nameof(Offering.FinishHistoricOffer), Tm, Sm)

        .Allow(nameof(Offering.CheckApplication), Csw, Tm, Sm, Manager, Inspector)
        .Allow(nameof(Offering.GetOffer), Csw, Tm, Sm, Iro, Manager, Inspector)
        .Allow(nameof(Offering.ListOffers), Csw, Tm, Sm, Iro, Manager, Inspector);

    public static readonly RpcTable<Coordinating> Coordinators = new RpcTable<Coordinating>()
        .Allow(nameof(Coordinating.RegisterCoordinator), Manager, Sm)
        .Allow(nameof(Coordinating.SetCoordinatorCapacity), Manager, Sm)
        .Allow(nameof(Coordinating.EndCoordinator), Manager, Sm)
        .Allow(nameof(Coordinating.GetCoordinator), Coordinator, Manager, Sm, Inspector)
        .Allow(nameof(Coordinating.ListCoordinators), Coordinator, Manager, Sm, Inspector);

    public static readonly RpcTable<Setting> LocalStandards = new RpcTable<Setting>()
        .Allow(nameof(Setting.SetLocalStandards), Manager, Sm)
        .Allow(nameof(Setting.SetFgdmDuty), Sm)
        .Allow(nameof(Setting.GetStandards), Csw, Tm, Sm, Coordinator, Manager, Director, Inspector);

    public static readonly RpcTable<Working> Worklist = new RpcTable<Working>()
        .Allow(nameof(Working.ListWorklist), Csw, Tm, Sm, Coordinator, Manager, Inspector)
        .Allow(nameof(Working.ListWaiting), Tm, Sm, Coordinator, Manager, Inspector);

    /// <summary>All five.</summary>
    public static IReadOnlyList<RpcTable> Tables => [Conferences, Offers, Coordinators, LocalStandards, Worklist];
}
