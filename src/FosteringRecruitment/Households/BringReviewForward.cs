using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Makes a review due early.</summary>
sealed class BringReviewForward(CaseStore<Household> households)
{
    public Task<BringReviewForwardResponse> Handle(BringReviewForwardRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var dueOn = fields.Date("due_date", request.DueDate);
        var reason = fields.Code("reason", request.Reason);
        fields.ThrowIfAny();

        return households.Change(request, caller, actOn: null, (household, moment) =>
        {
            var events = household.BringReviewForward(dueOn, reason);
            return new Changed<BringReviewForwardResponse>(() => new() { Household = household.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
