using Suite.FosteringRecruitment.V1;

namespace Suite.FosteringRecruitment.Returns.Tables;

sealed class Approvals(ReportingYear year) : Section(year)
{
    readonly Tally<(FosteringRoute, string)> _counts = new();

    public override void Take(HouseholdInYear household)
    {
        var record = household.Record;
        if (!InYear(record.ApprovedOn))
            return;
        _counts.Add((record.Route, "HOUSEHOLDS"));
        _counts.Add((record.Route, "CARERS"), record.Carers.Count);
        _counts.Add((record.Route, "PLACES"), household.TermsAt(record.ApprovedOn)?.MaxChildren ?? 0);
    }

    public override Sheet Sheet() => new("APPROVALS", "Households approved in the year",
        [
            new("ROUTE", "Mainstream fostering, kinship foster care or short breaks"),
            new("HOUSEHOLDS", "Approved in the year, also those whose approval has ended since"),
            new("CARERS", "Carers of those households"),
            new("PLACES", "Children they were approved for at first"),
        ],
        [.. Enum.GetValues<FosteringRoute>().Where(r => r is not FosteringRoute.Unspecified)
            .Select(r => new Cell[] { Codes.Of(r), _counts[(r, "HOUSEHOLDS")], _counts[(r, "CARERS")], _counts[(r, "PLACES")] })]);
}
