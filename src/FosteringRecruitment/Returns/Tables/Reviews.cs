namespace Suite.FosteringRecruitment.Returns.Tables;

sealed class Reviews(ReportingYear year) : Section(year)
{
    const string First = "FIRST", Later = "LATER", BroughtForward = "BROUGHT_FORWARD";

    readonly Tally<(string, string)> _counts = new();

    public override void Take(HouseholdInYear household)
    {
        foreach (var review in household.Record.Reviews.Where(r => InYear(r.HeldOn)))
        {
            var kind = review.BroughtForward ? BroughtForward : review.Number == 1 ? First : Later;
            _counts.Add((kind, "HELD"));
            if (review.HeldOn <= review.DueOn)
                _counts.Add((kind, "IN_TIME"));
        }

        if (household.IsApprovedAt(To) && household.ReviewDueAfter(To) <= To)
            _counts.Add((household.Record.Reviews.Exists(r => r.HeldOn <= To) ? Later : First, "OVERDUE"));
    }

    public override Sheet Sheet() => new("REVIEWS", "Reviews of approval in the year (Fostering Services (England) Regulations 2011 reg 28)",
        [
            new("KIND", "The first after the approval, a later one, or one brought forward"),
            new("HELD", "Held in the year"),
            new("IN_TIME", "Of those: held by the day due"),
            new("OVERDUE", "Due by 31 March and not held by then"),
        ],
        [.. new[] { First, Later, BroughtForward }.Select(k => new Cell[] { k, _counts[(k, "HELD")], _counts[(k, "IN_TIME")], _counts[(k, "OVERDUE")] })]);
}
