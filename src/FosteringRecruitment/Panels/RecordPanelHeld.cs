using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Panels;

/// <summary>Records that a panel met and who attended.</summary>
sealed class RecordPanelHeld(CaseStore<Panel> panels)
{
    public Task<RecordPanelHeldResponse> Handle(RecordPanelHeldRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var attended = fields.Each("attended", request.Attended, 1, PanelFields.MostMembers, (path, subject) => fields.Code(path, subject, max: 128));
        fields.Require(attended.Distinct().Count() == attended.Count, "attended", "must not repeat anybody");
        fields.ThrowIfAny();

        return panels.Change(request, caller, actOn: null, (panel, moment) =>
        {
            var events = panel.RecordHeld(attended, moment.Today);
            return new Changed<RecordPanelHeldResponse>(() => new() { Panel = panel.ToMessage(moment.Today) }, events);
        }, cancellation);
    }
}
