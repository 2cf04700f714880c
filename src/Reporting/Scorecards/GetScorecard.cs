using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Reporting.Measures;
using Suite.Reporting.Scorecards.Publications;
using Suite.Reporting.Scorecards.Templates;
using Suite.Reporting.V1;

namespace Suite.Reporting.Scorecards;

/// <summary>The draft of a period.</summary>
sealed class GetScorecard(Drafts drafts, IAudit audit, TimeProvider clock)
{
    public async Task<GetScorecardResponse> Handle(GetScorecardRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var template = fields.Uuid("template_id", request.TemplateId);
        fields.ThrowIfAny();
        var today = WorkingCalendar.Today(clock);
        var period = ScorecardPeriods.Read(request.Period, request.PeriodStart, request.PeriodEnd, today);

        var scorecard = (await drafts.WorkOut(template, period, caller, cancellation)).For(Suppression.AppliesTo(caller));
        await audit.Record(new(caller, CommandFields.RpcOf(request), template, Guid.Parse(scorecard.RunId), "OK"), cancellation);
        var answer = new GetScorecardResponse { Scorecard = scorecard, Hindrances = { Worked.Unexplained(scorecard).Select(Publishing.Line) } };
        if (period.End >= today)
            answer.Hindrances.Add("The period runs.");
        if (!ScorecardPeriods.IsWhole(period))
            answer.Hindrances.Add("The period is no whole quarter or year.");
        return answer;
    }
}

/// <summary>Drafts as those may have them worked out who ask.</summary>
sealed class Drafts(CaseStore<ScorecardTemplate> templates, ScorecardWriter writer)
{
    public async Task<Worked> WorkOut(Guid template, ReportingPeriod period, Caller caller, CancellationToken cancellation)
    {
        MayLookAt(period, caller);
        return await writer.WorkOut(await templates.Of(template, caller, cancellation), period, caller.Authority, cancellation);
    }

    /// <summary>Figures of periods that overlap, or of one that grows day by day, differ by what came between, which may be one child.</summary>
    public static void MayLookAt(ReportingPeriod period, Caller caller)
    {
        if (Suppression.AppliesTo(caller) && !ScorecardPeriods.IsWhole(period))
            throw Refuse.Permission("PERIOD_NOT_WHOLE", "Readers of aggregates are shown whole quarters and years that are over.");
    }
}
