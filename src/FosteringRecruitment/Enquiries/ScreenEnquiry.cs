using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Enquiries;

/// <summary>Records the eligibility screening. Whoever is turned away is told why, and when to come back.</summary>
sealed class ScreenEnquiry(CaseStore<Enquiry> enquiries, TimeProvider clock)
{
    const int LongestDetail = 4_000;

    public Task<ScreenEnquiryResponse> Handle(ScreenEnquiryRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("screening_date", request.ScreeningDate, WorkingCalendar.Today(clock));
        var outcome = fields.Choice("outcome", request.Outcome);
        var reason = fields.OptionalChoice("reason", request.Reason);
        var detail = fields.OptionalText("detail", request.Detail, LongestDetail);
        var comeBackOn = fields.OptionalDate("come_back_date", request.ComeBackDate);
        fields.Require(outcome is not (ScreeningOutcome.NotNow or ScreeningOutcome.NotEligible) || reason is not ScreeningReason.Unspecified, "reason", "is required unless eligible");
        fields.Require(outcome is not ScreeningOutcome.Eligible || reason is ScreeningReason.Unspecified, "reason", "must not be given if eligible");
        fields.Require(outcome is not ScreeningOutcome.NotNow || request.ComeBackDate is not null, "come_back_date", "is required: when they may come back");
        fields.Require(outcome is ScreeningOutcome.NotNow or ScreeningOutcome.Unspecified || request.ComeBackDate is null, "come_back_date", "is only given with NOT_NOW");
        fields.Require(on == default || comeBackOn is not { } back || back > on, "come_back_date", "must be after the screening_date");
        fields.Require(on == default || comeBackOn is not { } late || late <= on.AddYears(EnquiryRules.MostYearsToComeBack), "come_back_date", $"must be within {EnquiryRules.MostYearsToComeBack} years");
        fields.ThrowIfAny();

        return enquiries.Change(request, caller, actOn: on, (enquiry, moment) =>
        {
            var events = enquiry.Screen(outcome, reason, detail, on, comeBackOn);
            return new Changed<ScreenEnquiryResponse>(() => new() { Enquiry = enquiry.ToMessage(moment.Today) }, events);
        }, cancellation);
    }
}
