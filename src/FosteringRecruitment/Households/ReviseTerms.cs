using Suite.FosteringRecruitment.Applications;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Changes the terms by agreement, or issues a qualifying determination that proposes others.</summary>
sealed class ReviseTerms(CaseStore<Household> households, TimeProvider clock)
{
    public Task<ReviseTermsResponse> Handle(ReviseTermsRequest request, Caller caller, CancellationToken cancellation)
    {
        var today = WorkingCalendar.Today(clock);
        var fields = Fields.Of(request);
        var terms = TermsFields.ReadTerms(fields, "terms", request.Terms);
        var on = fields.PastDate("decision_date", request.DecisionDate, today);
        var reasons = fields.Text("reasons", request.Reasons, Texts.Longest);
        var statementOn = fields.OptionalPastDate("support_needs_statement_date", request.SupportNeedsStatementDate, today);
        var agreedOn = fields.OptionalPastDate("agreement_date", request.AgreementDate, today);
        fields.Require(request.AgreementDate is null || request.SupportNeedsStatementDate is not null, "support_needs_statement_date", "is required with agreement_date");
        fields.Require(request.SupportNeedsStatementDate is null || request.AgreementDate is not null, "agreement_date", "is required with support_needs_statement_date");
        fields.ThrowIfAny();

        return households.Change(request, caller, actOn: on, (household, moment) =>
        {
            var events = statementOn is { } statement && agreedOn is { } agreed
                ? household.AgreeTerms(terms, on, reasons, statement, agreed)
                : household.ProposeTerms(Guid.CreateVersion7(moment.Now), terms, on, reasons, caller);
            return new Changed<ReviseTermsResponse>(() => new() { Household = household.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
