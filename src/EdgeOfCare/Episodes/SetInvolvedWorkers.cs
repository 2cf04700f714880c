using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Episodes;

/// <summary>Says who works or worked with the child or a sibling.</summary>
sealed class SetInvolvedWorkers(CaseStore<Episode> episodes)
{
    public Task<SetInvolvedWorkersResponse> Handle(SetInvolvedWorkersRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var subjects = EpisodeFields.InvolvedWorkers(fields, request.InvolvedWorkers);
        fields.ThrowIfAny();

        return episodes.Change(request, caller, actOn: null, (episode, moment) =>
        {
            var events = episode.SetInvolvedWorkers(subjects);
            return new Changed<SetInvolvedWorkersResponse>(() => new() { Episode = episode.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
