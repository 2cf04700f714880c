using Suite.Platform.Identity;
using Applying = Suite.FosteringRecruitment.V1.ApplicationService.ApplicationServiceBase;
using Asking = Suite.FosteringRecruitment.V1.EnquiryService.EnquiryServiceBase;
using Clustering = Suite.FosteringRecruitment.V1.ConstellationService.ConstellationServiceBase;
using Paneling = Suite.FosteringRecruitment.V1.PanelService.PanelServiceBase;
using Referring = Suite.FosteringRecruitment.V1.ReferenceDataService.ReferenceDataServiceBase;
using Registering = Suite.FosteringRecruitment.V1.CarerRegisterService.CarerRegisterServiceBase;
using Returning = Suite.FosteringRecruitment.V1.FosteringReturnService.FosteringReturnServiceBase;
using Working = Suite.FosteringRecruitment.V1.WorklistService.WorklistServiceBase;

namespace Suite.FosteringRecruitment;

/// <summary>
/// Who may call what. Roles open the door to an RPC; which records lie behind it, and who may see what of them, the record decides.
/// What the calendar brings about has no RPC. Inspectors read and change nothing. Councillors have no row, analysts the two that
/// hold totals and opaque ids: all else they get from Reporting.
/// </summary>
static class RpcRoles
{
    const string Recruiter = "RECRUIT", Csw = "CSW", Assessor = "ASSESSOR", Ssw = "SSW", Tm = "TM", Sm = "SM", Nom = "NOM", Iro = "IRO", Adm = "ADM",
        PanelAdviser = "PANEL_ADV", PanelMember = "PANEL_MEM", PanelChair = "PANEL_CHAIR", Director = "DCS", Analyst = "ANALYST", Inspector = "INSPECTOR", Service = "SERVICE";

    /// <summary>Enquiries and initial visits are recruitment officers' work; managers allocate and may do it in their place.</summary>
    public static readonly RpcTable<Asking> Enquiries = new RpcTable<Asking>()
        // Looking for duplicates is a step of keeping an enquiry, not a way of reading records.
        .Allow(nameof(Asking.FindPossibleDuplicates), Recruiter, Tm, Sm)
        .Allow(nameof(Asking.ReceiveEnquiry), Recruiter, Tm, Sm)
        .Allow(nameof(Asking.CorrectEnquirers), Recruiter, Tm, Sm)
        .Allow(nameof(Asking.AllocateEnquiry), Tm, Sm)
        .Allow(nameof(Asking.SetEnquiryRestriction), Recruiter, Tm, Sm)
        .Allow(nameof(Asking.RespondToEnquiry), Recruiter, Tm, Sm)
        .Allow(nameof(Asking.BookVisit), Recruiter, Tm, Sm)
        .Allow(nameof(Asking.RecordInitialVisit), Recruiter, Tm, Sm)
        .Allow(nameof(Asking.ScreenEnquiry), Recruiter, Tm, Sm)
        .Allow(nameof(Asking.InviteToApply), Recruiter, Tm, Sm)
        .Allow(nameof(Asking.SignpostEnquiry), Recruiter, Tm, Sm)
        .Allow(nameof(Asking.WithdrawEnquiry), Recruiter, Tm, Sm)
        .Allow(nameof(Asking.FinishHistoricEnquiry), Tm, Sm)
        .Allow(nameof(Asking.GetEnquiry), Recruiter, Assessor, Tm, Sm, Inspector)
        .Allow(nameof(Asking.ListEnquiries), Recruiter, Assessor, Tm, Sm, Inspector);

    public static readonly RpcTable<Applying> Applications = new RpcTable<Applying>()
        // Receipt and stage 1's opening: recruitment
        .Allow(nameof(Applying.ReceiveApplication), Recruiter, Tm, Sm)
        .Allow(nameof(Applying.OpenStageOne), Recruiter, Tm, Sm)
        .Allow(nameof(Applying.RejectAtEntry), Recruiter, Tm, Sm)

        // People and the home
        .Allow(nameof(Applying.AddApplicationPerson), Recruiter, Assessor, Tm, Sm)
        .Allow(nameof(Applying.CorrectApplicationPerson), Recruiter, Assessor, Tm, Sm)
        .Allow(nameof(Applying.RecordApplicationPersonLeft), Recruiter, Assessor, Tm, Sm)
        .Allow(nameof(Applying.RecordAddresses), Recruiter, Assessor, Tm, Sm)
        .Allow(nameof(Applying.RevealApplicantAddresses), Recruiter, Assessor, Tm, Sm)
        .Allow(nameof(Applying.RecordHomeParticulars), Recruiter, Assessor, Tm, Sm)
        .Allow(nameof(Applying.RecordRefereeInterview), Assessor, Tm, Sm)

        // Checks
        .Allow(nameof(Applying.RecordCheckConsent), Assessor, Tm, Sm)
        .Allow(nameof(Applying.RequestCheck), Assessor, Tm, Sm)
        .Allow(nameof(Applying.RecordDbsStage), Assessor, Tm, Sm)
        .Allow(nameof(Applying.RecordPoliceCheckStage), Assessor, Tm, Sm)
        .Allow(nameof(Applying.RecordCheckResult), Assessor, Tm, Sm)
        .Allow(nameof(Applying.ChaseCheck), Assessor, Tm, Sm)
        .Allow(nameof(Applying.EscalateCheck), Assessor, Tm, Sm)
        .Allow(nameof(Applying.RecommendDisclosure), Assessor)
        .Allow(nameof(Applying.DecideDisclosure), Tm, Sm, Adm)
        .Allow(nameof(Applying.WithdrawCheck), Assessor, Tm, Sm)
        .Allow(nameof(Applying.WaiveCheck), Tm, Sm)
        // Who needs to know is the application's rule (NEED_TO_KNOW); everybody with access may be given it.
        .Allow(nameof(Applying.RevealCheckContent), Assessor, Ssw, Tm, Sm, PanelAdviser, PanelMember, PanelChair, Adm, Inspector)

        // Stages and report: assessed by social workers, signed off by a manager
        .Allow(nameof(Applying.BeginStageTwo), Assessor, Tm, Sm)
        .Allow(nameof(Applying.DeclineAtStageOne), Tm, Sm)
        .Allow(nameof(Applying.ShareReport), Tm, Sm)
        .Allow(nameof(Applying.RecordApplicantComments), Assessor, Tm, Sm, PanelAdviser)

        // Panel: the recommendation is never the decision
        .Allow(nameof(Applying.ListForPanel), PanelAdviser)
        .Allow(nameof(Applying.RecordPanelRecommendation), PanelChair, PanelAdviser)
        .Allow(nameof(Applying.ReturnToStageTwo), PanelAdviser, Tm, Sm)
        .Allow(nameof(Applying.RecordMinutesSent), PanelAdviser, PanelChair)

        // Decision: the agency decision maker alone
        .Allow(nameof(Applying.Decide), Adm)
        .Allow(nameof(Applying.RecordNotice), PanelAdviser, Adm, Assessor, Tm, Sm)
        .Allow(nameof(Applying.MakeRepresentations), PanelAdviser, Assessor, Tm, Sm)
        .Allow(nameof(Applying.SeekIndependentReview), PanelAdviser, Assessor, Tm, Sm)
        .Allow(nameof(Applying.RecordReviewPapersSent), PanelAdviser, Tm, Sm)
        .Allow(nameof(Applying.RecordReviewOutcome), PanelAdviser, Tm, Sm)

        // The record
        .Allow(nameof(Applying.WithdrawApplication), Recruiter, Assessor, Tm, Sm)
        .Allow(nameof(Applying.PutApplicationOnHold), Recruiter, Assessor, Tm, Sm)
        .Allow(nameof(Applying.ResumeApplication), Recruiter, Assessor, Tm, Sm)
        .Allow(nameof(Applying.AllocateApplication), Tm, Sm)
        .Allow(nameof(Applying.SetApplicationRestriction), Recruiter, Assessor, Tm, Sm)
        .Allow(nameof(Applying.FinishHistoricApplication), Tm, Sm)
        .Allow(nameof(Applying.GetApplication), Recruiter, Assessor, Ssw, Tm, Sm, PanelAdviser, PanelMember, PanelChair, Adm, Director, Inspector)
        .Allow(nameof(Applying.ListApplications), Recruiter, Assessor, Ssw, Tm, Sm, PanelAdviser, PanelMember, PanelChair, Adm, Director, Inspector)
        .Allow(nameof(Applying.ListApplicationReveals), Sm, Inspector);

    public static readonly RpcTable<Paneling> Panels = new RpcTable<Paneling>()
        .Allow(nameof(Paneling.SchedulePanel), PanelAdviser)
        .Allow(nameof(Paneling.SetPanelMembers), PanelAdviser)
        // A member tells the chair or the adviser: nobody takes another's seat away.
        .Allow(nameof(Paneling.DeclareConflict), PanelAdviser, PanelChair)
        .Allow(nameof(Paneling.RecordPapersSent), PanelAdviser)
        .Allow(nameof(Paneling.RecordPanelHeld), PanelAdviser, PanelChair)
        .Allow(nameof(Paneling.CancelPanel), PanelAdviser)
        .Allow(nameof(Paneling.GetPanel), Recruiter, Assessor, Ssw, Tm, Sm, PanelAdviser, PanelMember, PanelChair, Adm, Director, Inspector)
        .Allow(nameof(Paneling.ListPanels), Recruiter, Assessor, Ssw, Tm, Sm, PanelAdviser, PanelMember, PanelChair, Adm, Director, Inspector);

    public static readonly RpcTable<Registering> CarerRegister = new RpcTable<Registering>()
        // Registered by KinshipAssessment, on behalf of the decision maker there
        .Allow(nameof(Registering.RegisterApprovedCarer), Service)

        // The carers' record
        .Allow(nameof(Registering.RecordFosterCareAgreement), Ssw, Tm, Sm)
        // What the fee and the allowance hang on is a manager's to set.
        .Allow(nameof(Registering.SetSkillLevel), Tm, Sm)
        .Allow(nameof(Registering.SetAllowanceRegion), Tm, Sm)
        .Allow(nameof(Registering.SetCarerCharacteristics), Ssw, Tm, Sm)
        .Allow(nameof(Registering.AddHouseholdMember), Ssw, Tm, Sm)
        .Allow(nameof(Registering.RecordHouseholdMemberLeft), Ssw, Tm, Sm)
        .Allow(nameof(Registering.RecordCheckRenewed), Ssw, Tm, Sm)

        // Places and children
        .Allow(nameof(Registering.PlaceChild), Csw, Ssw, Tm, Sm)
        .Allow(nameof(Registering.EndChildPlacement), Csw, Ssw, Tm, Sm)
        .Allow(nameof(Registering.SetPlaceAvailability), Ssw, Tm, Sm)
        .Allow(nameof(Registering.GrantExemption), Sm)
        .Allow(nameof(Registering.EndExemption), Sm)
        .Allow(nameof(Registering.StartStayingPut), Csw, Ssw, Tm, Sm)
        .Allow(nameof(Registering.EndStayingPut), Csw, Ssw, Tm, Sm)
        .Allow(nameof(Registering.PutHouseholdOnHold), Ssw, Tm, Sm)
        .Allow(nameof(Registering.ResumeHousehold), Ssw, Tm, Sm)

        // Concerns and complaints: whoever hears of one records it, a manager closes it
        .Allow(nameof(Registering.OpenInvestigation), Csw, Ssw, Tm, Sm)
        .Allow(nameof(Registering.CloseInvestigation), Tm, Sm)
        .Allow(nameof(Registering.RecordComplaint), Csw, Ssw, Iro, Tm, Sm)
        .Allow(nameof(Registering.ResolveComplaint), Tm, Sm)

        // Reviews
        .Allow(nameof(Registering.BringReviewForward), Ssw, Tm, Sm)
        .Allow(nameof(Registering.RecordAnnualReview), Ssw, Tm, Sm)
        .Allow(nameof(Registering.ConfirmApproval), Adm, Tm, Sm)
        .Allow(nameof(Registering.ListHouseholdForPanel), PanelAdviser)
        .Allow(nameof(Registering.RecordHouseholdRecommendation), PanelChair, PanelAdviser)

        // Terms and termination: without the carers' agreement a determination, which the household leaves to the decision maker
        .Allow(nameof(Registering.ReviseTerms), Adm, Tm, Sm)
        .Allow(nameof(Registering.ProposeTermination), Adm)
        .Allow(nameof(Registering.RecordCarerRepresentations), PanelAdviser, Ssw, Tm, Sm)
        .Allow(nameof(Registering.RecordCarerIndependentReview), PanelAdviser, Ssw, Tm, Sm)
        .Allow(nameof(Registering.RecordCarerReviewPapersSent), PanelAdviser, Tm, Sm)
        .Allow(nameof(Registering.RecordCarerReviewOutcome), PanelAdviser, Tm, Sm)
        .Allow(nameof(Registering.DecideProposal), Adm)
        .Allow(nameof(Registering.RecordProposalNotice), PanelAdviser, Adm, Ssw, Tm, Sm)

        // Endings
        .Allow(nameof(Registering.RecordResignation), Ssw, Tm, Sm)
        .Allow(nameof(Registering.WithdrawResignation), Ssw, Tm, Sm)
        .Allow(nameof(Registering.RecordTransferNotice), Ssw, Tm, Sm)
        .Allow(nameof(Registering.RecordTransferMeeting), Ssw, Tm, Sm)
        .Allow(nameof(Registering.RecordRecordsRequested), Ssw, Tm, Sm)
        .Allow(nameof(Registering.RecordRecordsSent), Ssw, Tm, Sm)
        .Allow(nameof(Registering.CompleteTransfer), Tm, Sm)
        .Allow(nameof(Registering.RecordCarerDeath), Ssw, Tm, Sm)

        // Mockingbird
        .Allow(nameof(Registering.JoinConstellation), Ssw, Tm, Sm)
        .Allow(nameof(Registering.LeaveConstellation), Ssw, Tm, Sm)

        // The record
        .Allow(nameof(Registering.AllocateHousehold), Tm, Sm)
        .Allow(nameof(Registering.SetHouseholdRestriction), Ssw, Tm, Sm)
        .Allow(nameof(Registering.FinishHistoricHousehold), Tm, Sm)
        .Allow(nameof(Registering.GetHousehold), Recruiter, Csw, Assessor, Ssw, Tm, Sm, Nom, Iro, PanelAdviser, PanelMember, PanelChair, Adm, Director, Inspector)
        .Allow(nameof(Registering.ListHouseholds), Recruiter, Csw, Assessor, Ssw, Tm, Sm, Nom, Iro, PanelAdviser, PanelMember, PanelChair, Adm, Director, Inspector)
        .Allow(nameof(Registering.QuotePayment), Ssw, Tm, Sm, Director, Inspector)
        .Allow(nameof(Registering.GetCapacity), Recruiter, Csw, Ssw, Tm, Sm, Nom, Director, Analyst, Inspector);

    public static readonly RpcTable<Clustering> Constellations = new RpcTable<Clustering>()
        .Allow(nameof(Clustering.OpenConstellation), Tm, Sm)
        .Allow(nameof(Clustering.CloseConstellation), Tm, Sm)
        .Allow(nameof(Clustering.GetConstellation), Recruiter, Csw, Assessor, Ssw, Tm, Sm, Nom, Director, Inspector)
        .Allow(nameof(Clustering.ListConstellations), Recruiter, Csw, Assessor, Ssw, Tm, Sm, Nom, Director, Inspector);

    public static readonly RpcTable<Referring> ReferenceData = new RpcTable<Referring>()
        .Allow(nameof(Referring.AddEnquirySource), Recruiter, Tm, Sm)
        .Allow(nameof(Referring.EndEnquirySource), Recruiter, Tm, Sm)
        .Allow(nameof(Referring.AddCampaign), Recruiter, Tm, Sm)
        .Allow(nameof(Referring.EndCampaign), Recruiter, Tm, Sm)
        // Targets, the panel step and what is paid are decided for the whole service.
        .Allow(nameof(Referring.SetLocalTargets), Sm)
        .Allow(nameof(Referring.SetAllowances), Sm)
        .Allow(nameof(Referring.SetFees), Sm)
        .Allow(nameof(Referring.SetRegion), Sm)
        .Allow(nameof(Referring.SetPlaceNeeds), Tm, Sm)
        .Allow(nameof(Referring.GetReferenceData), Recruiter, Csw, Assessor, Ssw, Tm, Sm, Director, Inspector);

    public static readonly RpcTable<Working> Worklist = new RpcTable<Working>()
        .Allow(nameof(Working.ListWorklist), Recruiter, Csw, Assessor, Ssw, Tm, Sm, Nom, Iro, PanelAdviser, PanelMember, PanelChair, Adm, Director, Inspector);

    public static readonly RpcTable<Returning> Returns = new RpcTable<Returning>()
        .Allow(nameof(Returning.GetFosteringDataCollection), Tm, Sm, Director, Analyst, Inspector);

    /// <summary>All eight.</summary>
    public static IReadOnlyList<RpcTable> Tables => [Enquiries, Applications, Panels, CarerRegister, Constellations, ReferenceData, Worklist, Returns];
}
