using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Opens a constellation.</summary>
sealed class OpenConstellation(CaseStore<Constellation> constellations, TimeProvider clock)
{
    const int MostLetters = 100;

    public Task<OpenConstellationResponse> Handle(OpenConstellationRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var name = fields.Text("name", request.Name, MostLetters);
        var on = fields.PastDate("opened_date", request.OpenedDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return constellations.Open(request, caller, moment =>
        {
            var (constellation, events) = Constellation.Open(Guid.CreateVersion7(moment.Now), caller.Authority, name, on);
            return (constellation, new Changed<OpenConstellationResponse>(() => new() { Constellation = constellation.ToMessage([]) }, events));
        }, cancellation);
    }
}
