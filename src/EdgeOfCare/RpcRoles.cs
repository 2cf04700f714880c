using Suite.Platform.Identity;
using Helping = Suite.EdgeOfCare.V1.EpisodeService.EpisodeServiceBase;
using Returning = Suite.EdgeOfCare.V1.ReunificationService.ReunificationServiceBase;
using Setting = Suite.EdgeOfCare.V1.StandardsService.StandardsServiceBase;
using Working = Suite.EdgeOfCare.V1.WorklistService.WorklistServiceBase;

namespace Suite.EdgeOfCare;

/// <summary>
/// Who may call what. Roles open the door to an RPC; which records lie behind it, and who may see what of them, the record decides.
/// What the calendar brings about has no RPC. Inspectors read and change nothing. Councillors and analysts have no row: they get
/// figures from Reporting.
/// </summary>
static class RpcRoles
{
    const string Csw = "CSW", Assessor = "ASSESSOR", Ssw = "SSW", Practitioner = "ECHO_PRAC", Manager = "ECHO_MGR", FgcCoordinator = "FGC_COORD", FgcManager = "FGC_MGR", Tm = "TM", Sm = "SM",
        Nom = "NOM", Iro = "IRO", Adm = "ADM", Director = "DCS", Inspector = "INSPECTOR", Service = "SERVICE";

    public static readonly RpcTable<Helping> Episodes = new RpcTable<Helping>()
        // The referral and the panel
        .Allow(nameof(Helping.ReferChild), Csw, Tm, Practitioner, Manager, Sm, Service)
        .Allow(nameof(Helping.CorrectEpisodeChild), Csw, Practitioner, Manager, Tm, Sm)
        .Allow(nameof(Helping.SetInvolvedWorkers), Csw, Practitioner, Manager, Tm, Sm)
        .Allow(nameof(Helping.SendToPanel), Manager, Tm, Sm)
        .Allow(nameof(Helping.RecordEpisodePanelDecision), Manager, Sm)
        .Allow(nameof(Helping.WithdrawEpisode), Csw, Tm, Manager, Sm)
        .Allow(nameof(Helping.AllocateEpisode), Manager, Sm)

        // Care risk and what became of the child: risk decisions are managers'
        .Allow(nameof(Helping.DecideCareRisk), Tm, Manager, Sm)
        .Allow(nameof(Helping.CorrectCareRisk), Tm, Manager, Sm)
        .Allow(nameof(Helping.RecordLookedAfter), Csw, Tm, Practitioner, Manager, Sm)
        .Allow(nameof(Helping.RecordLookedAfterEnded), Csw, Tm, Practitioner, Manager, Sm)
        .Allow(nameof(Helping.WithdrawLookedAfter), Tm, Manager, Sm)
        .Allow(nameof(Helping.ResumeAfterCare), Practitioner, Manager, Sm)
        .Allow(nameof(Helping.RecordOutcomeReview), Practitioner, Manager, Sm)

        // The work
        .Allow(nameof(Helping.RecordCrisisResponse), Practitioner, Manager, Sm)
        .Allow(nameof(Helping.RecordFirstVisit), Practitioner, Manager, Sm)
        .Allow(nameof(Helping.RecordEngagement), Practitioner, Manager, Sm)
        .Allow(nameof(Helping.PlanIntervention), Practitioner, Manager, Sm)
        .Allow(nameof(Helping.RecordSessions), Practitioner, Manager, Sm)
        .Allow(nameof(Helping.WithdrawSession), Practitioner, Manager, Sm)
        .Allow(nameof(Helping.EndIntervention), Practitioner, Manager, Sm)
        .Allow(nameof(Helping.SetGoal), Practitioner, Manager, Sm)
        .Allow(nameof(Helping.ScoreGoal), Practitioner, Manager, Sm)
        .Allow(nameof(Helping.CloseGoal), Practitioner, Manager, Sm)
        .Allow(nameof(Helping.StartActiveWork), Practitioner, Manager, Sm)
        .Allow(nameof(Helping.StepDownEpisode), Practitioner, Manager, Sm)
        .Allow(nameof(Helping.CloseEpisode), Manager, Sm)

        // Conferences, sharing, access
        .Allow(nameof(Helping.RequestConference), Csw, Tm, Practitioner, Manager, Sm)
        .Allow(nameof(Helping.GetEpisodeConference), Csw, Tm, Practitioner, Manager, Sm, Inspector)
        .Allow(nameof(Helping.RecordSharingAgreement), Csw, Practitioner, Manager, Tm, Sm)
        .Allow(nameof(Helping.WithdrawSharingAgreement), Csw, Practitioner, Manager, Tm, Sm)
        .Allow(nameof(Helping.RecordInformationShared), Csw, Practitioner, Manager, Tm, Sm)
        .Allow(nameof(Helping.SetEpisodeRestriction), Tm, Manager, Sm)
        .Allow(nameof(Helping.FinishHistoricEpisode), Tm, Manager, Sm)

        // Reading
        .Allow(nameof(Helping.GetEpisode), Csw, Tm, Practitioner, Manager, Sm, Director, Inspector)
        .Allow(nameof(Helping.ListEpisodes), Csw, Tm, Practitioner, Manager, Sm, Director, Inspector)

        // Help asked for by another service is told to its staff too, whom it asks on behalf of
        .Allow(nameof(Helping.GetHelp), Csw, Assessor, Ssw, Tm, Practitioner, Manager, Sm, Nom, Iro, Adm, FgcCoordinator, FgcManager, Director, Inspector, Service);

    public static readonly RpcTable<Returning> Reunifications = new RpcTable<Returning>()
        // The way there: the child's social worker works, managers decide
        .Allow(nameof(Returning.ConsiderReunification), Csw, Tm, Sm)
        .Allow(nameof(Returning.CorrectReunificationChild), Csw, Tm, Sm)
        .Allow(nameof(Returning.ConsiderAgain), Csw, Tm, Sm)
        .Allow(nameof(Returning.DecideNotNow), Csw, Tm, Sm)
        .Allow(nameof(Returning.StartParentAssessment), Csw, Tm, Sm)
        .Allow(nameof(Returning.AddReunificationPerson), Csw, Tm, Sm)
        .Allow(nameof(Returning.CorrectReunificationPerson), Csw, Tm, Sm)
        .Allow(nameof(Returning.RecordReunificationPersonLeft), Csw, Tm, Sm)
        .Allow(nameof(Returning.RequestSuitabilityCheck), Csw, Tm, Sm)
        .Allow(nameof(Returning.RecordSuitabilityCheckResult), Csw, Tm, Sm)
        .Allow(nameof(Returning.DecideSuitabilityCheck), Tm, Sm)
        .Allow(nameof(Returning.RecordScheduleThreeMatter), Csw, Tm, Sm)
        .Allow(nameof(Returning.CompleteParentAssessment), Csw, Tm, Sm)
        .Allow(nameof(Returning.ClassifyReturnRisk), Csw, Tm, Sm)
        .Allow(nameof(Returning.RecordChildsView), Csw, Iro, Tm, Sm)
        .Allow(nameof(Returning.RecordIroView), Iro, Csw, Tm, Sm)
        .Allow(nameof(Returning.AgreeReturnPlan), Tm, Sm)
        .Allow(nameof(Returning.IncreaseContact), Csw, Tm, Sm)
        .Allow(nameof(Returning.RecordProgressReview), Csw, Tm, Sm)
        .Allow(nameof(Returning.StartOvernightStays), Tm, Sm)
        .Allow(nameof(Returning.RecordOvernightStay), Csw, Tm, Sm)
        .Allow(nameof(Returning.RecordPlacementPlan), Csw, Tm, Sm)

        // Placement with parents is the nominated officer's (regs 18 and 19); a return is theirs under an order and a manager's otherwise
        .Allow(nameof(Returning.ApprovePlacementWithParents), Nom)
        .Allow(nameof(Returning.PlaceImmediately), Nom)
        .Allow(nameof(Returning.ConfirmImmediatePlacement), Nom)
        .Allow(nameof(Returning.EndImmediatePlacement), Nom, Tm, Sm)
        .Allow(nameof(Returning.StartPhasedReturn), Tm, Sm)
        .Allow(nameof(Returning.InformSchoolAndHealth), Csw, Tm, Sm)
        .Allow(nameof(Returning.RecordReturn), Nom, Tm, Sm)

        // At home
        .Allow(nameof(Returning.RecordMonitoringVisit), Csw, Tm, Sm)
        .Allow(nameof(Returning.RecordCareReview), Iro, Csw, Tm, Sm)
        .Allow(nameof(Returning.RecordLegalStatus), Csw, Tm, Sm)
        .Allow(nameof(Returning.RecordContactOrder), Csw, Tm, Sm)
        .Allow(nameof(Returning.EndContactOrder), Csw, Tm, Sm)
        .Allow(nameof(Returning.RecordReEntry), Csw, Tm, Sm)
        .Allow(nameof(Returning.RecordReturnReview), Csw, Practitioner, Manager, Tm, Sm)
        .Allow(nameof(Returning.ConsolidateReturn), Tm, Sm)
        .Allow(nameof(Returning.StepDownReturn), Csw, Tm, Sm)
        .Allow(nameof(Returning.CloseReunification), Tm, Sm)
        .Allow(nameof(Returning.PauseReunification), Csw, Tm, Sm)
        .Allow(nameof(Returning.ResumeReunification), Tm, Sm)
        .Allow(nameof(Returning.MarkNotSafe), Tm, Sm)

        // Conferences, access, reading
        .Allow(nameof(Returning.RequestReunificationConference), Csw, Tm, Sm)
        .Allow(nameof(Returning.GetReunificationConference), Csw, Iro, Tm, Sm, Practitioner, Manager, Nom, Inspector)
        .Allow(nameof(Returning.AllocateReunification), Tm, Sm)
        .Allow(nameof(Returning.SetReunificationRestriction), Csw, Tm, Sm)
        .Allow(nameof(Returning.FinishHistoricReunification), Tm, Sm)
        .Allow(nameof(Returning.GetReunification), Csw, Iro, Tm, Sm, Nom, Practitioner, Manager, Director, Inspector)
        .Allow(nameof(Returning.ListReunifications), Csw, Iro, Tm, Sm, Nom, Practitioner, Manager, Director, Inspector);

    public static readonly RpcTable<Setting> Standards = new RpcTable<Setting>()
        .Allow(nameof(Setting.SetLocalStandards), Manager, Sm)
        .Allow(nameof(Setting.GetStandards), Csw, Tm, Practitioner, Manager, Sm, Nom, Iro, Director, Inspector);

    public static readonly RpcTable<Working> Worklist = new RpcTable<Working>()
        .Allow(nameof(Working.ListWorklist), Csw, Tm, Practitioner, Manager, Sm, Nom, Iro, Director, Inspector);

    /// <summary>All four.</summary>
    public static IReadOnlyList<RpcTable> Tables => [Episodes, Reunifications, Standards, Worklist];
}
