using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Approvals;

/// <summary>Ends the placement after other accommodation was arranged.</summary>
sealed class EndPlacement(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<EndPlacementResponse> Handle(EndPlacementRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("end_date", request.EndDate, WorkingCalendar.Today(clock));
        var reason = fields.Code("reason", request.Reason);
        var accommodation = fields.Code("other_accommodation", request.OtherAccommodation);
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.EndPlacement(on, reason, accommodation, caller);
            return new Changed<EndPlacementResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
