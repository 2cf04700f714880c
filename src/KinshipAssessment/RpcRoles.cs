using Suite.Platform.Identity;
using Api = Suite.KinshipAssessment.V1.KinshipAssessmentService.KinshipAssessmentServiceBase;

namespace Suite.KinshipAssessment;

/// <summary>
/// Who may call what. Roles open the door to an RPC; which cases lie behind it, and who may see what of them, the case decides.
/// Councillors and analysts have no row: they get figures from Reporting.
/// </summary>
static class RpcRoles
{
    const string Csw = "CSW", Assessor = "ASSESSOR", Ssw = "SSW", Tm = "TM", Sm = "SM", Nom = "NOM", Iro = "IRO", Adm = "ADM",
        PanelAdviser = "PANEL_ADV", PanelMember = "PANEL_MEM", PanelChair = "PANEL_CHAIR", Director = "DCS", Inspector = "INSPECTOR", Service = "SERVICE";

    public static readonly RpcTable<Api> Table = new RpcTable<Api>()
        // The case
        .Allow(nameof(Api.OpenCase), Csw, Assessor, Tm, Sm, Service)
        .Allow(nameof(Api.FinishHistoricEntry), Tm, Sm)
        .Allow(nameof(Api.AllocateCase), Tm, Sm)
        .Allow(nameof(Api.RestrictCase), Csw, Tm, Sm)
        .Allow(nameof(Api.LiftRestriction), Sm)
        .Allow(nameof(Api.GrantAccess), Tm, Sm)
        .Allow(nameof(Api.RevokeAccess), Tm, Sm)
        .Allow(nameof(Api.PutOnHold), Csw, Assessor, Tm, Sm)
        .Allow(nameof(Api.Resume), Csw, Assessor, Tm, Sm)
        .Allow(nameof(Api.CloseCase), Tm, Sm)

        // People
        .Allow(nameof(Api.AddPerson), Csw, Assessor, Ssw, Tm, Sm)
        .Allow(nameof(Api.CorrectPerson), Csw, Assessor, Ssw, Tm, Sm)
        .Allow(nameof(Api.RecordPersonLeft), Csw, Assessor, Ssw, Tm, Sm)
        .Allow(nameof(Api.RecordPersonSeen), Csw, Assessor, Ssw, Tm, Sm)
        .Allow(nameof(Api.AddChild), Csw, Assessor, Ssw, Tm, Sm)
        .Allow(nameof(Api.CorrectChild), Csw, Assessor, Ssw, Tm, Sm)
        .Allow(nameof(Api.SetCarerAddress), Csw, Assessor, Ssw, Tm, Sm)
        .Allow(nameof(Api.RevealCarerAddress), Csw, Assessor, Ssw, Tm, Sm)

        // Viability: assessed by social workers, signed off by a manager
        .Allow(nameof(Api.StartViability), Csw, Assessor, Tm, Sm)
        .Allow(nameof(Api.RecordViabilityVisit), Csw, Assessor, Tm, Sm)
        .Allow(nameof(Api.DecideViability), Tm, Sm)
        .Allow(nameof(Api.ChallengeViability), Csw, Assessor, Tm, Sm)
        .Allow(nameof(Api.ChooseRoute), Tm, Sm)

        // Views and Schedule 4
        .Allow(nameof(Api.RecordScheduleFourMatter), Csw, Assessor, Tm, Sm)
        .Allow(nameof(Api.RecordChildView), Csw, Iro)
        .Allow(nameof(Api.RecordProfessionalView), Csw, Assessor, Tm, Sm)
        .Allow(nameof(Api.RecordIroInformed), Csw, Assessor, Iro, Tm, Sm)

        // Temporary approval: the nominated officer alone
        .Allow(nameof(Api.ApproveTemporarily), Nom)
        .Allow(nameof(Api.DeclineTemporaryApproval), Nom)
        .Allow(nameof(Api.ExtendTemporaryApproval), Nom)
        .Allow(nameof(Api.EndPlacement), Tm, Sm)

        // Full assessment
        .Allow(nameof(Api.CompleteStageOne), Assessor, Tm, Sm)
        .Allow(nameof(Api.DeclineAtStageOne), Tm, Sm)
        .Allow(nameof(Api.BeginStageTwo), Assessor, Tm, Sm)
        .Allow(nameof(Api.RecordMidpointReview), Tm, Sm)
        .Allow(nameof(Api.RecordDraftReport), Assessor, Tm, Sm)
        .Allow(nameof(Api.ShareReport), Tm, Sm)
        .Allow(nameof(Api.RecordApplicantComments), Assessor, Tm, Sm, PanelAdviser)
        .Allow(nameof(Api.ListForPanel), PanelAdviser)
        .Allow(nameof(Api.RecordPanel), PanelChair, PanelAdviser)
        .Allow(nameof(Api.RecordMinutesSent), PanelAdviser, PanelChair)
        .Allow(nameof(Api.Decide), Adm)
        .Allow(nameof(Api.RecordNotice), Assessor, Tm, Sm, PanelAdviser, Adm)
        .Allow(nameof(Api.MakeRepresentations), PanelAdviser, Assessor, Tm, Sm)
        .Allow(nameof(Api.SeekIndependentReview), PanelAdviser, Assessor, Tm, Sm)
        .Allow(nameof(Api.RecordReviewPapersSent), PanelAdviser, Tm, Sm)
        .Allow(nameof(Api.RecordReviewOutcome), PanelAdviser, Tm, Sm)
        .Allow(nameof(Api.RecordWithdrawal), Csw, Assessor, Tm, Sm)
        .Allow(nameof(Api.RecordChildMoved), Csw, Tm, Sm)

        // Special guardianship
        .Allow(nameof(Api.RecordGuardianshipNotice), Csw, Assessor, Tm, Sm)
        .Allow(nameof(Api.FileGuardianshipReport), Tm, Sm)
        .Allow(nameof(Api.RecordOrder), Csw, Assessor, Tm, Sm)

        // Checks
        .Allow(nameof(Api.RecordCheckConsent), Csw, Assessor, Tm, Sm)
        .Allow(nameof(Api.RequestCheck), Csw, Assessor, Tm, Sm)
        .Allow(nameof(Api.RecordDbsStage), Csw, Assessor, Tm, Sm)
        .Allow(nameof(Api.RecordPoliceCheckStage), Csw, Assessor, Tm, Sm)
        .Allow(nameof(Api.RecordCheckResult), Assessor, Tm, Sm)
        .Allow(nameof(Api.ChaseCheck), Csw, Assessor, Tm, Sm)
        .Allow(nameof(Api.EscalateCheck), Assessor, Tm, Sm)
        .Allow(nameof(Api.RecommendDisclosure), Assessor)
        .Allow(nameof(Api.DecideDisclosure), Tm, Sm, Adm)
        .Allow(nameof(Api.WithdrawCheck), Assessor, Tm, Sm)
        .Allow(nameof(Api.WaiveCheck), Tm, Sm)
        // Who needs to know is the case's rule (NEED_TO_KNOW); everybody with access may be given it.
        .Allow(nameof(Api.RevealCheckContent), Csw, Assessor, Ssw, Tm, Sm, Nom, Iro, PanelAdviser, PanelMember, PanelChair, Adm, Inspector)

        // Support
        .Allow(nameof(Api.SetSupportPlan), Csw, Assessor, Ssw, Tm, Sm)
        .Allow(nameof(Api.RecordHousingNeed), Csw, Assessor, Ssw, Tm, Sm)

        // Help of other services
        .Allow(nameof(Api.RequestEdgeOfCareSupport), Csw, Assessor, Ssw, Tm, Sm)
        .Allow(nameof(Api.RequestConference), Csw, Assessor, Tm, Sm)

        // Looked-after care
        .Allow(nameof(Api.PlaceChildren), Csw, Tm, Sm)
        .Allow(nameof(Api.RecordPlacementPlan), Csw, Ssw, Tm, Sm)
        .Allow(nameof(Api.RecordVisit), Csw, Ssw)
        .Allow(nameof(Api.RecordReview), Iro)
        .Allow(nameof(Api.AdjournReview), Iro)
        .Allow(nameof(Api.RecordHealthAssessment), Csw, Ssw, Tm, Sm)
        .Allow(nameof(Api.RecordNotification), Csw, Ssw, Tm, Sm)

        // Reads
        .Allow(nameof(Api.GetCase), Csw, Assessor, Ssw, Tm, Sm, Nom, Iro, PanelAdviser, PanelMember, PanelChair, Adm, Director, Inspector, Service)
        .Allow(nameof(Api.GetHelp), Csw, Assessor, Ssw, Tm, Sm, Nom, Iro, Adm, Director, Inspector)
        .Allow(nameof(Api.ListCases), Csw, Assessor, Ssw, Tm, Sm, Nom, Iro, PanelAdviser, PanelMember, PanelChair, Adm, Director, Inspector)
        .Allow(nameof(Api.ListWorklist), Csw, Assessor, Ssw, Tm, Sm, Nom, Iro, PanelAdviser, PanelMember, PanelChair, Adm, Director, Inspector)
        .Allow(nameof(Api.GetTimetable), Csw, Assessor, Ssw, Tm, Sm, Nom, Iro, PanelAdviser, PanelMember, PanelChair, Adm, Director, Inspector)
        .Allow(nameof(Api.ListForecasts), Csw, Assessor, Ssw, Tm, Sm, Nom, Iro, PanelAdviser, PanelMember, PanelChair, Adm, Director, Inspector)
        .Allow(nameof(Api.ListReveals), Sm, Inspector);
}
