using Suite.FosteringRecruitment.V1;

namespace Suite.FosteringRecruitment.Returns.Tables;

sealed class Deregistrations(ReportingYear year) : Section(year)
{
    readonly Tally<(DeregistrationReason, string)> _counts = new();

    public override void Take(HouseholdInYear household)
    {
        var record = household.Record;
        if (!InYear(record.EndedOn))
            return;
        var reason = record.DeregistrationReason;
        _counts.Add((reason, Codes.Of(record.Ended)));
        _counts.Add((reason, "CARERS"), household.CarersAtTheEnd.Count());
        _counts.Add((reason, "PLACES"), household.TermsAt(record.EndedOn!.Value)?.MaxChildren ?? 0);
    }

    public override Sheet Sheet() => new("DEREGISTRATIONS", "Approvals that ended in the year, by reason",
        [
            new("REASON", "Why; UNSPECIFIED where none was recorded"),
            new("RESIGNED", "Households whose resignation took effect"),
            new("TERMINATED", "Households whose approval the service ended"),
            new("TRANSFERRED_OUT", "Households that another fostering service approved"),
            new("DECEASED", "Households whose last carer died"),
            new("CARERS", "Carers of those households at the end"),
            new("PLACES", "Children they were approved for at the end"),
        ],
        [.. Enum.GetValues<DeregistrationReason>()
            .Select(r => new Cell[]
            {
                Codes.Of(r), _counts[(r, "RESIGNED")], _counts[(r, "TERMINATED")], _counts[(r, "TRANSFERRED_OUT")], _counts[(r, "DECEASED")], _counts[(r, "CARERS")], _counts[(r, "PLACES")],
            })]);
}
