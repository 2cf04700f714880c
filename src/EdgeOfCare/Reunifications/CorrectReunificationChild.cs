using Suite.EdgeOfCare.Records;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>Corrects what is known of the child.</summary>
sealed class CorrectReunificationChild(CaseStore<Reunification> reunifications, Pseudonyms pseudonyms, TimeProvider clock)
{
    public Task<CorrectReunificationChildResponse> Handle(CorrectReunificationChildRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var child = ChildFields.ReadChild(fields, "child", request.Child, caller.Authority, pseudonyms, WorkingCalendar.Today(clock));
        fields.Require(!child.Unborn, "child.unborn", "must be of a child already born");
        fields.ThrowIfAny();

        return reunifications.Change(request, caller, actOn: null, (reunification, moment) =>
        {
            var events = reunification.CorrectChild(child);
            return new Changed<CorrectReunificationChildResponse>(() => new() { Reunification = reunification.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
