using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Records the notice of terms and the foster care agreement (Fostering Services (England) Regulations 2011 reg 27(5), Sch 5).</summary>
sealed class RecordFosterCareAgreement(CaseStore<Household> households, TimeProvider clock)
{
    public Task<RecordFosterCareAgreementResponse> Handle(RecordFosterCareAgreementRequest request, Caller caller, CancellationToken cancellation)
    {
        var today = WorkingCalendar.Today(clock);
        var fields = Fields.Of(request);
        var notice = fields.OptionalPastDate("terms_notice_date", request.TermsNoticeDate, today);
        var agreement = fields.OptionalPastDate("agreement_date", request.AgreementDate, today);
        fields.Require(request.TermsNoticeDate is not null || request.AgreementDate is not null, "agreement_date", "or terms_notice_date is required");
        fields.ThrowIfAny();

        return households.Change(request, caller, actOn: agreement ?? notice, (household, moment) =>
        {
            var events = household.RecordFosterCareAgreement(notice, agreement);
            return new Changed<RecordFosterCareAgreementResponse>(() => new() { Household = household.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
