using Suite.KinshipAssessment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Cases;

/// <summary>Gives the case to a team and a worker.</summary>
sealed class AllocateCase(CaseStore<KinshipCase> cases)
{
    public Task<AllocateCaseResponse> Handle(AllocateCaseRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var team = fields.Code("team", request.Team);
        var worker = fields.OptionalCode("worker", request.Worker, max: 128);
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: null, (kinship, moment) =>
        {
            var events = kinship.Allocate(team, worker, caller);
            return new Changed<AllocateCaseResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
