using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Panels;

/// <summary>Records that a member has an interest in one matter and takes no part in it.</summary>
sealed class DeclareConflict(CaseStore<Panel> panels)
{
    public Task<DeclareConflictResponse> Handle(DeclareConflictRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var subject = fields.Code("subject", request.Subject, max: 128);
        var itemId = fields.Uuid("item_id", request.ItemId);
        var reason = fields.Code("reason", request.Reason);
        fields.ThrowIfAny();

        return panels.Change(request, caller, actOn: null, (panel, moment) =>
        {
            var events = panel.DeclareConflict(subject, itemId, reason);
            return new Changed<DeclareConflictResponse>(() => new() { Panel = panel.ToMessage(moment.Today) }, events);
        }, cancellation);
    }
}
