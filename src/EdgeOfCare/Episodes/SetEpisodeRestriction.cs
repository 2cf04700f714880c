using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Episodes;

/// <summary>Makes the episode a restricted record, or an ordinary one again.</summary>
sealed class SetEpisodeRestriction(CaseStore<Episode> episodes)
{
    const int MostSubjects = 50;

    public Task<SetEpisodeRestrictionResponse> Handle(SetEpisodeRestrictionRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var subjects = fields.Each("subjects", request.Subjects, 0, MostSubjects, (path, subject) => fields.Code(path, subject));
        fields.Require(subjects.Distinct().Count() == subjects.Count, "subjects", "must not repeat a subject");
        var reason = fields.Code("reason", request.Reason);
        fields.ThrowIfAny();

        return episodes.Change(request, caller, actOn: null, (episode, moment) =>
        {
            var events = episode.Restrict(request.Restricted, subjects, caller);
            return new Changed<SetEpisodeRestrictionResponse>(() => new() { Episode = episode.ToMessage(caller, moment.Today) }, events) { Purpose = reason };
        }, cancellation);
    }
}
