using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Support;

/// <summary>Records a housing or adaptation need, and what is done for it.</summary>
sealed class RecordHousingNeed(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<RecordHousingNeedResponse> Handle(RecordHousingNeedRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var need = request.Need ?? new();
        fields.Require(request.Need is not null, "need", "is required");
        var today = WorkingCalendar.Today(clock);
        var needId = fields.OptionalUuid("need.need_id", need.NeedId);
        var kind = fields.Choice("need.kind", need.Kind);
        var on = fields.PastDate("need.raised_date", need.RaisedDate, today);
        var resolvedOn = fields.OptionalPastDate("need.resolved_date", need.ResolvedDate, today);
        var detail = fields.OptionalText("need.detail", need.Detail, Texts.Longest);
        fields.Require(need.CostPence is >= 0 and <= Texts.DearestPence, "need.cost_pence", "must be from 0 to 10,000,000.00 pounds in pence");
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.RecordHousingNeed(new(needId ?? Guid.CreateVersion7(moment.Now), kind, on, resolvedOn, detail, need.CostPence), existing: needId is not null);
            return new Changed<RecordHousingNeedResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
