using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Records that an allegation or a concern is looked into.</summary>
sealed class OpenInvestigation(CaseStore<Household> households, TimeProvider clock)
{
    public Task<OpenInvestigationResponse> Handle(OpenInvestigationRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var kind = fields.Choice("kind", request.Kind);
        var on = fields.PastDate("opened_date", request.OpenedDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return households.Change(request, caller, actOn: on, (household, moment) =>
        {
            var events = household.OpenInvestigation(Guid.CreateVersion7(moment.Now), kind, on);
            return new Changed<OpenInvestigationResponse>(() => new() { Household = household.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
