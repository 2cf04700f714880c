using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Reporting.Scorecards.Templates;
using Suite.Reporting.V1;

namespace Suite.Reporting.Scorecards.Narratives;

/// <summary>Opens the narrative of a line.</summary>
sealed class SetNarrative(CaseStore<LineNarrative> narratives, CaseStore<ScorecardTemplate> templates, TimeProvider clock)
{
    public async Task<SetNarrativeResponse> Handle(SetNarrativeRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var templateId = fields.Uuid("template_id", request.TemplateId);
        var line = new LineKey(fields.Code("measure_id", request.MeasureId), fields.Code("part", request.Part), fields.OptionalCode("breakdown", request.Breakdown));
        var text = ScorecardText.Read(fields, "text", request.Text);
        var owner = Owner.Read(fields, request.OwnerRole, request.OwnerPost);
        var due = fields.Date("due_date", request.DueDate);
        fields.Require(request.Period.Length > 0, "period", "is required: a year, quarter or month");
        fields.ThrowIfAny();
        var period = ScorecardPeriods.Read(request.Period, null, null, WorkingCalendar.Today(clock));
        var template = await templates.Of(templateId, caller, cancellation);
        if (!template.HasLine(line))
            throw Refuse.Field("measure_id", "must be of a line of the template, with its part and breakdown");

        return await narratives.Open(request, caller, moment =>
        {
            var narrative = new LineNarrative
            {
                Id = Guid.CreateVersion7(moment.Now),
                TemplateId = templateId,
                MeasureId = line.MeasureId,
                Part = line.Part,
                Breakdown = line.Breakdown,
                PeriodEnd = period.End,
            };
            var opened = narrative.Open(new(text, owner.Role, owner.Post, due, moment.Now, caller.Subject));
            return (narrative, new Changed<SetNarrativeResponse>(() => new() { Narrative = narrative.ToMessage() }, opened) { Beside = [ScorecardAct.Changed(caller.Authority)] });
        }, cancellation);
    }
}

/// <summary>Rewrites an open narrative.</summary>
sealed class AmendNarrative(CaseStore<LineNarrative> narratives)
{
    public Task<AmendNarrativeResponse> Handle(AmendNarrativeRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var text = ScorecardText.Read(fields, "text", request.Text);
        var owner = Owner.Read(fields, request.OwnerRole, request.OwnerPost);
        var due = fields.Date("due_date", request.DueDate);
        fields.ThrowIfAny();

        return narratives.Change<AmendNarrativeResponse>(request, caller, null, (narrative, moment) =>
        {
            var amended = narrative.Amend(new(text, owner.Role, owner.Post, due, moment.Now, caller.Subject));
            return new(() => new() { Narrative = narrative.ToMessage() }, amended) { Beside = [ScorecardAct.Changed(caller.Authority)] };
        }, cancellation);
    }
}

/// <summary>Closes a narrative: it is carried forward no longer.</summary>
sealed class CloseNarrative(CaseStore<LineNarrative> narratives)
{
    public Task<CloseNarrativeResponse> Handle(CloseNarrativeRequest request, Caller caller, CancellationToken cancellation)
    {
        Fields.Of(request).ThrowIfAny();
        return narratives.Change<CloseNarrativeResponse>(request, caller, null, (narrative, moment) =>
        {
            var closed = narrative.Close(moment.Today);
            return new(() => new() { Narrative = narrative.ToMessage() }, closed) { Beside = [ScorecardAct.Changed(caller.Authority)] };
        }, cancellation);
    }
}
