using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.People;

/// <summary>Adds a child to the group.</summary>
sealed class AddChild(CaseStore<KinshipCase> cases, Pseudonyms pseudonyms, TimeProvider clock)
{
    public Task<AddChildResponse> Handle(AddChildRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var today = WorkingCalendar.Today(clock);
        var since = fields.PastDate("since_date", request.SinceDate, today);
        var facts = ChildFacts.Read(fields, "child", request.Child, today);
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: since, (kinship, moment) =>
        {
            var events = kinship.AddChild(Guid.CreateVersion7(moment.Now), facts, pseudonyms.KeyOf(caller.Authority, facts.Reference), since);
            return new Changed<AddChildResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
