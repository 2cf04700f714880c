using Suite.FosteringRecruitment.Reference;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>The agency decision maker decides; with an approval the household is on the register in the same transaction.</summary>
sealed class Decide(CaseStore<Application> applications, ReferenceDataReader references, TimeProvider clock)
{
    public async Task<DecideResponse> Handle(DecideRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var decision = (Decision)fields.Choice("decision", request.Decision);
        var on = fields.PastDate("decision_date", request.DecisionDate, WorkingCalendar.Today(clock));
        var reasons = fields.Text("reasons", request.Reasons, Texts.Longest);
        fields.Require(decision is Decision.Approve || request.Terms is null, "terms", "belong to an approval");
        var targets = (await references.Of(caller, cancellation)).TargetsOn(on);
        var terms = request.Terms is null ? null : TermsFields.ReadTerms(fields, "terms", request.Terms, targets.UsualFosteringLimit);
        fields.ThrowIfAny();

        return await applications.Change(request, caller, actOn: on, (application, moment) =>
        {
            var (events, household, registered) = application.Decide(decision, on, reasons, terms, caller.Subject, targets, Guid.CreateVersion7(moment.Now));
            return new Changed<DecideResponse>(() => new()
            {
                Application = application.ToMessage(caller, moment.Today),
                Household = household?.ToMessage(caller, moment.Today),
            }, events)
            {
                Opens = household is null ? [] : [Opened.Of(household, registered)],
            };
        }, cancellation);
    }
}
