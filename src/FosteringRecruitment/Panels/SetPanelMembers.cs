using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Panels;

/// <summary>Changes who is expected at a panel.</summary>
sealed class SetPanelMembers(CaseStore<Panel> panels)
{
    public Task<SetPanelMembersResponse> Handle(SetPanelMembersRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var members = PanelFields.ReadMembers(fields, request.Members);
        fields.ThrowIfAny();

        return panels.Change(request, caller, actOn: null, (panel, moment) =>
        {
            var events = panel.SetMembers(members);
            return new Changed<SetPanelMembersResponse>(() => new() { Panel = panel.ToMessage(moment.Today) }, events);
        }, cancellation);
    }
}
