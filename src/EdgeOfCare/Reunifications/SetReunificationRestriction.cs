using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>Makes a reunification a restricted record, or an ordinary one again.</summary>
sealed class SetReunificationRestriction(CaseStore<Reunification> reunifications)
{
    const int MostSubjects = 100;

    public Task<SetReunificationRestrictionResponse> Handle(SetReunificationRestrictionRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var subjects = fields.Each("subjects", request.Subjects, 0, MostSubjects, (path, subject) => fields.Code(path, subject, ReturnFields.Subject));
        var reason = fields.Code("reason", request.Reason);
        fields.ThrowIfAny();

        return reunifications.Change(request, caller, actOn: null, (reunification, moment) =>
        {
            var events = reunification.SetRestriction(request.Restricted, subjects, caller);
            return new Changed<SetReunificationRestrictionResponse>(() => new() { Reunification = reunification.ToMessage(caller, moment.Today) }, events) { Purpose = reason };
        }, cancellation);
    }
}
