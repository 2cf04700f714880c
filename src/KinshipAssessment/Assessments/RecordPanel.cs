using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Suitability.Approval;

namespace Suite.KinshipAssessment.Assessments;

/// <summary>Records what the panel recommended.</summary>
sealed class RecordPanel(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<RecordPanelResponse> Handle(RecordPanelRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var today = WorkingCalendar.Today(clock);
        var on = fields.PastDate("panel_date", request.PanelDate, today);
        var papersSentOn = fields.OptionalPastDate("papers_sent_date", request.PapersSentDate, today);
        var members = fields.Each("members", request.Members, 1, 40, (path, member) => new PanelMemberEntry(
            fields.Code($"{path}.subject", member.Subject, max: 128),
            (PanelRole)fields.Choice($"{path}.role", member.Role),
            member.ConflictOfInterest));
        fields.Require(members.DistinctBy(m => m.Subject).Count() == members.Count, "members", "must name nobody twice");
        var recommendation = (PanelRecommendation)fields.Choice("recommendation", request.Recommendation);
        var reasons = fields.Text("reasons", request.Reasons, Texts.Longest);
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.RecordPanel(new(on, members, request.JointPanel, recommendation, reasons, papersSentOn));
            return new Changed<RecordPanelResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
