using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Reporting.V1;

namespace Suite.Reporting.Scorecards.Templates;

/// <summary>Defines a scorecard.</summary>
sealed class DefineTemplate(CaseStore<ScorecardTemplate> templates)
{
    const int LongestName = 100;

    public Task<DefineTemplateResponse> Handle(DefineTemplateRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var name = fields.Text("name", request.Name, LongestName);
        var from = fields.Date("effective_from_date", request.EffectiveFromDate);
        var lines = TemplateLines.Read(fields, request.Lines);
        fields.ThrowIfAny();

        return templates.Open(request, caller, moment =>
        {
            var template = new ScorecardTemplate { Id = Guid.CreateVersion7(moment.Now), Name = name };
            var defined = template.Add(from, lines, moment.Now);
            return (template, new Changed<DefineTemplateResponse>(() => new() { Template = template.ToMessage() }, defined) { Beside = [ScorecardAct.Changed(caller.Authority)] });
        }, cancellation);
    }
}
