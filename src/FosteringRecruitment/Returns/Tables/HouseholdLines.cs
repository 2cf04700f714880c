using Suite.FosteringRecruitment.V1;

namespace Suite.FosteringRecruitment.Returns.Tables;

/// <summary>A line for each household and for each application that has not become one.</summary>
sealed class HouseholdLines(ReportingYear year) : Section(year)
{
    readonly List<Cell[]> _rows = [];

    public override void Take(Application application)
    {
        var ended = application.EndedOn <= To;
        if (application.ReceivedOn > To || application.EndedOn < From || (ended && application.State is ApplicationState.Approved))
            return;
        var withdrawn = ended && application.State is ApplicationState.Withdrawn && application.WithdrawalCode is not WithdrawalCode.Unspecified;
        _rows.Add(
        [
            application.Id, "APPLICATION", Codes.Of(application.Route), "", "", "", "", "", "", "",
            application.ReceivedOn, ended ? Codes.Of(application.State) : "OPEN", ended ? application.EndedOn : null, withdrawn ? Codes.Of(application.WithdrawalCode) : "",
            "", "", "", "", "", "", "", "",
        ]);
    }

    public override void Take(HouseholdInYear household)
    {
        var record = household.Record;
        if (record.ApprovedOn > To || record.EndedOn < From)
            return;
        var ended = record.EndedOn <= To;
        var places = ended ? [] : household.PlacesAt(To);
        var terms = household.TermsAt(To);
        var role = household.ConstellationAt(To).Role;
        var transfer = record.Transfer is { } away && away.NoticeOn <= To ? away : null;
        _rows.Add(
        [
            record.Id, "HOUSEHOLD", Codes.Of(record.Route), string.Join(';', terms?.PlacementTypes.Select(t => Codes.Of(t)) ?? []),
            ended ? household.CarersAtTheEnd.Count() : household.CarersAt(To).Count(),
            places.Count, places.Count(p => p.Status is PlaceStatus.Filled), places.Count(p => p.Status is PlaceStatus.Vacant), places.Count(p => p.Status is PlaceStatus.NotAvailable),
            string.Join(';', places.Where(p => p.Status is PlaceStatus.NotAvailable).GroupBy(p => p.Reason).OrderBy(g => g.Key).Select(g => $"{Codes.Of(g.Key)} {g.Count()}")),
            household.AppliedOn, household.AppliedOn is null ? "" : Codes.Of(ApplicationState.Approved), household.AppliedOn is null ? (DateOnly?)null : record.ApprovedOn, "",
            record.ApprovedOn, ended ? record.EndedOn : null, ended ? Codes.Of(record.Ended) : "", ended ? Codes.Of(record.DeregistrationReason) : "",
            transfer?.NoticeOn, transfer is { CompletedOn: var completed } && completed <= To ? completed : null,
            transfer is null ? "" : transfer.ToLocalAuthority ? "LOCAL_AUTHORITY" : "INDEPENDENT_AGENCY",
            role is ConstellationRole.Unspecified ? "" : Codes.Of(role),
        ]);
    }

    public override Sheet Sheet() => new("HOUSEHOLDS", "Households approved in the year or before, and applications that have not become one",
        [
            new("RECORD_ID", "Opaque id of the household or application in this service"),
            new("RECORD", "HOUSEHOLD, or APPLICATION where there is none"),
            new("ROUTE", "Mainstream fostering, kinship foster care or short breaks"),
            new("PLACEMENT_TYPES", "What the household is approved for on 31 March, or was at the end"),
            new("CARERS", "Carers on 31 March, or at the end"),
            new("PLACES_APPROVED", "Approved places on 31 March"),
            new("PLACES_FILLED", "Of those: filled"),
            new("PLACES_VACANT", "Of those: vacant"),
            new("PLACES_NOT_AVAILABLE", "Of those: not available"),
            new("NOT_AVAILABLE_REASONS", "Why, and how many places for each reason"),
            new("APPLICATION_DATE", "When the application came in; empty for kinship foster carers approved by a kinship assessment"),
            new("OUTCOME", "Outcome of the application by 31 March; OPEN without one"),
            new("OUTCOME_DATE", "Day of that outcome"),
            new("WITHDRAWAL_CODE", "Of a withdrawn application: AW0 to AW5"),
            new("APPROVAL_DATE", "When approved"),
            new("DEREGISTRATION_DATE", "Last day of the approval, if by 31 March"),
            new("DEREGISTRATION", "How it ended"),
            new("DEREGISTRATION_REASON", "Why it ended"),
            new("TRANSFER_NOTICE_DATE", "When the carers gave notice that they go to another service"),
            new("TRANSFER_DATE", "When the other service approved them"),
            new("TRANSFER_TO", "LOCAL_AUTHORITY or INDEPENDENT_AGENCY"),
            new("MOCKINGBIRD_ROLE", "HUB or SATELLITE on 31 March"),
        ], _rows);
}
