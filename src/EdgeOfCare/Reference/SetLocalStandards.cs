using Suite.EdgeOfCare.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Records;

namespace Suite.EdgeOfCare.Reference;

/// <summary>Sets the local standards from a day on; what was done before keeps those of its day.</summary>
sealed class SetLocalStandards(OnePerAuthority<Standards> standards)
{
    // A crisis is answered within a day and a care risk evidenced within 20 working days at the latest: an authority may be stricter.
    const int MostVisitDays = 20, MostCrisisHours = 24, MostMinutes = 7 * 24 * 60, MostEvidenceDays = 20, MostReEntryMonths = 24;

    public Task<SetLocalStandardsResponse> Handle(SetLocalStandardsRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var entry = Read(fields, request.Standards);
        fields.ThrowIfAny();

        return standards.Change(request, caller, (record, _) => record.SetFrom(entry),
            record => new SetLocalStandardsResponse { Standards = record.ToMessage() }, cancellation);
    }

    static LocalStandards Read(Fields fields, V1.LocalStandards? given)
    {
        fields.Require(given is not null, "standards", "is required");
        given ??= new();
        // It may lie in the future: standards are set before they hold.
        var entry = new LocalStandards(
            fields.Date("standards.from_date", given.FromDate),
            fields.Number("standards.first_visit_working_days", given.FirstVisitWorkingDays, 1, MostVisitDays),
            fields.Number("standards.crisis_response_hours", given.CrisisResponseHours, 1, MostCrisisHours),
            fields.Number("standards.medium_from_minutes", given.MediumFromMinutes, 1, MostMinutes),
            fields.Number("standards.high_above_minutes", given.HighAboveMinutes, 1, MostMinutes),
            fields.Number("standards.care_risk_evidence_working_days", given.CareRiskEvidenceWorkingDays, 1, MostEvidenceDays),
            fields.Number("standards.re_entry_months", given.ReEntryMonths, 1, MostReEntryMonths));
        fields.Require(given.HighAboveMinutes >= given.MediumFromMinutes, "standards.high_above_minutes", "must not be below medium_from_minutes");
        return entry;
    }
}
