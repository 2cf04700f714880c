using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Decides finally on a proposal.</summary>
sealed class DecideProposal(CaseStore<Household> households, TimeProvider clock)
{
    public Task<DecideProposalResponse> Handle(DecideProposalRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var decision = fields.Choice("decision", request.Decision);
        var on = fields.PastDate("decision_date", request.DecisionDate, WorkingCalendar.Today(clock));
        var reasons = fields.Text("reasons", request.Reasons, Texts.Longest);
        fields.ThrowIfAny();

        return households.Change(request, caller, actOn: on, (household, moment) =>
        {
            var events = household.DecideProposal(decision, on, reasons, caller);
            return new Changed<DecideProposalResponse>(() => new() { Household = household.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
