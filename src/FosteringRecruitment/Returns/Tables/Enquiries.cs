namespace Suite.FosteringRecruitment.Returns.Tables;

sealed class Enquiries(ReportingYear year) : Section(year)
{
    readonly Tally<(DateOnly Month, string Source, string Channel)> _counts = new();

    public override void Take(EnquiryCount enquiries) => _counts.Add((enquiries.Month, enquiries.Source, enquiries.Channel), enquiries.Count);

    public override Sheet Sheet() => new("ENQUIRIES", "Enquiries received in the year",
        [
            new("MONTH", "First day of the month in which they came in"),
            new("SOURCE", "Source, from the authority's list"),
            new("CHANNEL", "Channel of that source on the day of the enquiry"),
            new("ENQUIRIES", "How many came in"),
        ],
        [.. _counts.Counts.Select(c => new Cell[] { c.Key.Month, c.Key.Source, c.Key.Channel, c.Value })]);
}
