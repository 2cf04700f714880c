using Suite.Platform.Identity;
using Suite.Reporting.V1;

namespace Suite.Reporting;

/// <summary>Who may call what.</summary>
static class RpcRoles
{
    public static RpcTable Table { get; } = new RpcTable<ReportingService.ReportingServiceBase>()
        .Allow(nameof(ReportingService.ReportingServiceBase.ListMeasures), "ANALYST", "TM", "SM", "DCS", "LEAD_MEMBER", "INSPECTOR")
        .Allow(nameof(ReportingService.ReportingServiceBase.GetMeasure), "ANALYST", "TM", "SM", "DCS", "LEAD_MEMBER", "INSPECTOR")
        .Allow(nameof(ReportingService.ReportingServiceBase.WatchMeasures), "ANALYST", "TM", "SM", "DCS", "LEAD_MEMBER", "INSPECTOR")
        .Allow(nameof(ReportingService.ReportingServiceBase.ExplainMeasure), "ANALYST", "SM", "INSPECTOR")
        .Allow(nameof(ReportingService.ReportingServiceBase.ExplainDifference), "ANALYST", "SM", "INSPECTOR")
        .Allow(nameof(ReportingService.ReportingServiceBase.GetRecruitmentFunnel), "ANALYST", "TM", "SM", "DCS", "LEAD_MEMBER", "INSPECTOR")
        .Allow(nameof(ReportingService.ReportingServiceBase.GetSufficiency), "ANALYST", "TM", "SM", "DCS", "LEAD_MEMBER", "INSPECTOR")
        // One child, by its key: for those who answer for children's plans and for those who look into what became of them. A child's own social
        // worker reads the records themselves; a lead member has no business with a single child.
        .Allow(nameof(ReportingService.ReportingServiceBase.GetJourney), "SM", "TM", "IRO", "DCS", "ANALYST", "INSPECTOR")
        // A manager of conferences, or of edge of care, is kept to the report of that service where it is read.
        .Allow(nameof(ReportingService.ReportingServiceBase.GetMonthlyReport), "ANALYST", "TM", "SM", "DCS", "LEAD_MEMBER", "INSPECTOR", "FGC_MGR", "ECHO_MGR")
        .Allow(nameof(ReportingService.ReportingServiceBase.RenderMonthlyReport), "ANALYST", "TM", "SM", "DCS", "LEAD_MEMBER", "INSPECTOR", "FGC_MGR", "ECHO_MGR")
        .Allow(nameof(ReportingService.ReportingServiceBase.RebuildFacts), "OPERATOR", "ANALYST")
        .Allow(nameof(ReportingService.ReportingServiceBase.GetRebuild), "OPERATOR", "ANALYST")
        .Allow(nameof(ReportingService.ReportingServiceBase.ListDeadLetters), "OPERATOR")
        .Allow(nameof(ReportingService.ReportingServiceBase.ReplayDeadLetters), "OPERATOR");

    // Analysts draft, managers publish: who publishes is not who last wrote what the scorecard says of a red line.
    public static RpcTable Scorecards { get; } = new RpcTable<ScorecardService.ScorecardServiceBase>()
        .Allow(nameof(ScorecardService.ScorecardServiceBase.DefineTemplate), "ANALYST")
        .Allow(nameof(ScorecardService.ScorecardServiceBase.AddTemplateVersion), "ANALYST")
        .Allow(nameof(ScorecardService.ScorecardServiceBase.ListTemplates), "ANALYST", "TM", "SM", "DCS", "LEAD_MEMBER", "INSPECTOR")
        .Allow(nameof(ScorecardService.ScorecardServiceBase.GetTemplate), "ANALYST", "TM", "SM", "DCS", "LEAD_MEMBER", "INSPECTOR")
        .Allow(nameof(ScorecardService.ScorecardServiceBase.GetScorecard), "ANALYST", "TM", "SM", "DCS", "LEAD_MEMBER", "INSPECTOR")
        .Allow(nameof(ScorecardService.ScorecardServiceBase.WatchScorecard), "ANALYST", "TM", "SM", "DCS", "LEAD_MEMBER", "INSPECTOR")
        .Allow(nameof(ScorecardService.ScorecardServiceBase.SetNarrative), "ANALYST", "TM", "SM")
        .Allow(nameof(ScorecardService.ScorecardServiceBase.AmendNarrative), "ANALYST", "TM", "SM")
        .Allow(nameof(ScorecardService.ScorecardServiceBase.CloseNarrative), "ANALYST", "TM", "SM")
        // What was thought before it was published is not the lead member's.
        .Allow(nameof(ScorecardService.ScorecardServiceBase.ListNarrativeWordings), "ANALYST", "TM", "SM", "DCS", "INSPECTOR")
        .Allow(nameof(ScorecardService.ScorecardServiceBase.PublishScorecard), "SM", "DCS")
        .Allow(nameof(ScorecardService.ScorecardServiceBase.ReviseScorecard), "SM", "DCS")
        .Allow(nameof(ScorecardService.ScorecardServiceBase.ListPublished), "ANALYST", "TM", "SM", "DCS", "LEAD_MEMBER", "INSPECTOR")
        .Allow(nameof(ScorecardService.ScorecardServiceBase.GetPublished), "ANALYST", "TM", "SM", "DCS", "LEAD_MEMBER", "INSPECTOR")
        .Allow(nameof(ScorecardService.ScorecardServiceBase.RecordAction), "ANALYST", "SM")
        .Allow(nameof(ScorecardService.ScorecardServiceBase.AnswerAction), "TM", "SM", "DCS")
        .Allow(nameof(ScorecardService.ScorecardServiceBase.CloseAction), "SM", "DCS")
        .Allow(nameof(ScorecardService.ScorecardServiceBase.ListActions), "ANALYST", "TM", "SM", "DCS", "LEAD_MEMBER", "INSPECTOR")
        .Allow(nameof(ScorecardService.ScorecardServiceBase.RenderScorecard), "ANALYST", "TM", "SM", "DCS", "LEAD_MEMBER", "INSPECTOR")
        .Allow(nameof(ScorecardService.ScorecardServiceBase.ExportScorecards), "ANALYST", "TM", "SM", "DCS", "LEAD_MEMBER", "INSPECTOR")
        .Allow(nameof(ScorecardService.ScorecardServiceBase.ExportMeasure), "ANALYST", "TM", "SM", "DCS", "LEAD_MEMBER", "INSPECTOR");

    public static RpcTable Indicators { get; } = new RpcTable<IndicatorService.IndicatorServiceBase>()
        .Allow(nameof(IndicatorService.IndicatorServiceBase.ImportIndicators), "ANALYST")
        .Allow(nameof(IndicatorService.IndicatorServiceBase.ListBenchmarks), "ANALYST", "TM", "SM", "DCS", "LEAD_MEMBER", "INSPECTOR")
        // An indicator may be a small count: whoever only sees aggregates sees it as a measure.
        .Allow(nameof(IndicatorService.IndicatorServiceBase.ListIndicators), "ANALYST", "TM", "SM", "INSPECTOR")
        .Allow(nameof(IndicatorService.IndicatorServiceBase.ListPopulations), "ANALYST", "TM", "SM", "DCS", "LEAD_MEMBER", "INSPECTOR");

    public static RpcTable StatutoryReturns { get; } = new RpcTable<StatutoryReturnService.StatutoryReturnServiceBase>()
        .Allow(nameof(StatutoryReturnService.StatutoryReturnServiceBase.ImportReturn), "ANALYST")
        .Allow(nameof(StatutoryReturnService.StatutoryReturnServiceBase.ImportPostcodes), "ANALYST")
        .Allow(nameof(StatutoryReturnService.StatutoryReturnServiceBase.SetReturnAreas), "ANALYST")
        .Allow(nameof(StatutoryReturnService.StatutoryReturnServiceBase.GetReturnReference), "ANALYST", "SM", "INSPECTOR")
        .Allow(nameof(StatutoryReturnService.StatutoryReturnServiceBase.ListReturns), "ANALYST", "SM", "INSPECTOR")
        .Allow(nameof(StatutoryReturnService.StatutoryReturnServiceBase.GetReturn), "ANALYST", "SM", "INSPECTOR")
        .Allow(nameof(StatutoryReturnService.StatutoryReturnServiceBase.ListReturnFindings), "ANALYST", "SM", "INSPECTOR")
        .Allow(nameof(StatutoryReturnService.StatutoryReturnServiceBase.ListReturnRules), "ANALYST", "SM", "INSPECTOR");

    /// <summary>Who may see the cases behind figures, by their opaque ids: those who may have a measure explained.</summary>
    public static bool SeesCases(Caller caller) => caller.HasAny("ANALYST", "SM", "INSPECTOR");
}
