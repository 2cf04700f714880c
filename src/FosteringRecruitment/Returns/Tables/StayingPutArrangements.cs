namespace Suite.FosteringRecruitment.Returns.Tables;

sealed class StayingPutArrangements(ReportingYear year) : Section(year)
{
    /// <summary>Children Act 1989 s.23CZA: from 18 to the 21st birthday.</summary>
    static readonly int[] Ages = [18, 19, 20];

    readonly Tally<string> _counts = new();

    public override void Take(HouseholdInYear household)
    {
        foreach (var arrangement in household.Record.StayingPut)
        {
            if (InYear(arrangement.StartedOn))
                _counts.Add("STARTED");
            if (InYear(arrangement.EndedOn))
                _counts.Add("ENDED");
            if (arrangement.StartedOn > To || arrangement.EndedOn <= To)
                continue;
            _counts.Add("AT_YEAR_END");
            _counts.Add($"AT_YEAR_END_AGED_{WorkingCalendar.AgeOn(arrangement.BirthDate, To)}");
        }
    }

    public override Sheet Sheet() => new("STAYING_PUT", "Young people who stayed with their former foster carers (Children Act 1989 s.23CZA)",
        [
            new("MEASURE", "Arrangements that started or ended in the year, or that ran on 31 March, in all and by age"),
            new("YOUNG_PEOPLE", "How many"),
        ],
        [.. new[] { "STARTED", "ENDED", "AT_YEAR_END" }.Concat(Ages.Select(a => $"AT_YEAR_END_AGED_{a}")).Select(m => new Cell[] { m, _counts[m] })]);
}
