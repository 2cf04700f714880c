namespace Suite.FosteringRecruitment.Returns.Tables;

sealed class Complaints(ReportingYear year) : Section(year)
{
    const string Open = "OPEN";

    readonly Tally<(string Substance, string What)> _counts = new();
    readonly SortedSet<string> _substances = [];

    public override void Take(HouseholdInYear household)
    {
        foreach (var complaint in household.Record.Complaints.Where(c => InYear(c.ReceivedOn)))
        {
            _substances.Add(complaint.Substance);
            _counts.Add((complaint.Substance, "RECEIVED"));
            if (complaint.FromChild)
                _counts.Add((complaint.Substance, "FROM_CHILD"));
            _counts.Add((complaint.Substance, complaint.ResolvedOn <= To ? complaint.Outcome : Open));
        }
    }

    public override Sheet Sheet() => new("COMPLAINTS", "Complaints about carers received in the year",
        [
            new("SUBSTANCE", "What about"),
            new("RECEIVED", "Received in the year"),
            new("FROM_CHILD", "Of those: made by a child"),
            new("UPHELD", "Of those: upheld by 31 March"),
            new("PARTLY_UPHELD", "Of those: partly upheld by 31 March"),
            new("NOT_UPHELD", "Of those: not upheld by 31 March"),
            new("OPEN", "Of those: not resolved by 31 March"),
        ],
        [.. _substances.Select(s => new Cell[]
        {
            s, _counts[(s, "RECEIVED")], _counts[(s, "FROM_CHILD")], _counts[(s, "UPHELD")], _counts[(s, "PARTLY_UPHELD")], _counts[(s, "NOT_UPHELD")], _counts[(s, Open)],
        })]);
}
