using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Decides on a disclosure.</summary>
sealed class DecideDisclosure(CaseStore<Application> applications, TimeProvider clock)
{
    const int LongestReference = 20;

    public Task<DecideDisclosureResponse> Handle(DecideDisclosureRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var checkId = fields.Uuid("check_id", request.CheckId);
        var rationale = (RationaleCode)fields.Choice("rationale", request.Rationale);
        WelfareException? exception = null;
        if (rationale is RationaleCode.WelfareException)
        {
            exception = new(fields.Code("exception_child_reference", request.ExceptionChildReference, LongestReference), fields.Choice("exception", request.Exception));
        }
        else
        {
            fields.Require(request.ExceptionChildReference.Length == 0, "exception_child_reference", "belongs to WELFARE_EXCEPTION");
            fields.Require(request.Exception is DisqualificationException.Unspecified, "exception", "belongs to WELFARE_EXCEPTION");
        }
        var on = fields.PastDate("decision_date", request.DecisionDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return applications.Change(request, caller, actOn: on, (application, moment) =>
        {
            var events = application.DecideDisclosure(checkId, request.Accept, rationale, exception, on, caller);
            return new Changed<DecideDisclosureResponse>(() => new() { Application = application.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
