using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Records what came of an investigation.</summary>
sealed class CloseInvestigation(CaseStore<Household> households, TimeProvider clock)
{
    public Task<CloseInvestigationResponse> Handle(CloseInvestigationRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var investigationId = fields.Uuid("investigation_id", request.InvestigationId);
        var outcome = fields.Choice("outcome", request.Outcome);
        var on = fields.PastDate("closed_date", request.ClosedDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return households.Change(request, caller, actOn: on, (household, moment) =>
        {
            var events = household.CloseInvestigation(investigationId, outcome, on, request.BringReviewForward);
            return new Changed<CloseInvestigationResponse>(() => new() { Household = household.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
