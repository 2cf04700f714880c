using Suite.FosteringRecruitment.V1;

namespace Suite.FosteringRecruitment.Returns.Tables;

sealed class Allegations(ReportingYear year) : Section(year)
{
    readonly Tally<(InvestigationKind Kind, InvestigationOutcome Outcome, bool Open)> _counts = new();
    readonly Tally<(InvestigationKind Kind, InvestigationOutcome Outcome, bool Open)> _reviews = new();

    public override void Take(HouseholdInYear household)
    {
        foreach (var investigation in household.Record.Investigations.Where(i => InYear(i.OpenedOn)))
        {
            var open = !(investigation.ClosedOn <= To);
            var key = (investigation.Kind, open ? InvestigationOutcome.Unspecified : investigation.Outcome, open);
            _counts.Add(key);
            if (investigation.BroughtReviewForward && !open)
                _reviews.Add(key);
        }
    }

    public override Sheet Sheet() => new("ALLEGATIONS", "Allegations and concerns about standards of care that came up in the year",
        [
            new("KIND", "An allegation (Children Act 1989 s.47), or a concern about standards of care"),
            new("OUTCOME", "What came of it by 31 March; OPEN where it still ran"),
            new("INVESTIGATIONS", "How many were opened in the year"),
            new("REVIEWS_BROUGHT_FORWARD", "Of those: after which a review was brought forward"),
        ],
        [.. _counts.Counts.Select(c => new Cell[] { Codes.Of(c.Key.Kind), c.Key.Open ? "OPEN" : Codes.Of(c.Key.Outcome), c.Value, _reviews[c.Key] })]);
}
