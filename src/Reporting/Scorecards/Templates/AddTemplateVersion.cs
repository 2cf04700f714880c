using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Reporting.V1;

namespace Suite.Reporting.Scorecards.Templates;

/// <summary>Adds a version to a template.</summary>
sealed class AddTemplateVersion(CaseStore<ScorecardTemplate> templates)
{
    public Task<AddTemplateVersionResponse> Handle(AddTemplateVersionRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var from = fields.Date("effective_from_date", request.EffectiveFromDate);
        var lines = TemplateLines.Read(fields, request.Lines);
        fields.ThrowIfAny();

        return templates.Change<AddTemplateVersionResponse>(request, caller, null, (template, moment) =>
        {
            var defined = template.Add(from, lines, moment.Now);
            return new(() => new() { Template = template.ToMessage() }, defined) { Beside = [ScorecardAct.Changed(caller.Authority)] };
        }, cancellation);
    }
}
