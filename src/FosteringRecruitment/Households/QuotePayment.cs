using Suite.FosteringRecruitment.Reference;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>What is paid to a household for the nights of a period.</summary>
sealed class QuotePayment(CaseStore<Household> households, ReferenceDataReader references)
{
    const int MostNights = 366;

    public async Task<QuotePaymentResponse> Handle(QuotePaymentRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var id = fields.Uuid("household_id", request.HouseholdId);
        var from = fields.Date("from_date", request.FromDate);
        var until = fields.Date("until_date", request.UntilDate);
        if (from != default && until != default)
        {
            fields.Require(until >= from, "until_date", "must not be before the from_date");
            fields.Require(until.DayNumber - from.DayNumber < MostNights, "until_date", $"must be of a period of at most {MostNights} nights");
        }

        fields.ThrowIfAny();

        var household = await households.Read(id, request, caller, purpose: "", cancellation);
        return Payments.Quote(household, await references.Of(caller, cancellation), from, until);
    }
}
