using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Viabilities;

/// <summary>Chooses how a viable case goes on.</summary>
sealed class ChooseRoute(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<ChooseRouteResponse> Handle(ChooseRouteRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var route = fields.Choice("route", request.Route);
        var on = fields.PastDate("route_date", request.RouteDate, WorkingCalendar.Today(clock));
        var arrangement = fields.OptionalChoice("arrangement_type", request.ArrangementType);
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.ChooseRoute(route, on, request.SgoAlongside, arrangement);
            return new Changed<ChooseRouteResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
