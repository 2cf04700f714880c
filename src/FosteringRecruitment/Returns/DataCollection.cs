using Suite.FosteringRecruitment.Returns.Tables;

namespace Suite.FosteringRecruitment.Returns;

/// <summary>
/// Ofsted's annual fostering data collection, 1 April to
/// 31 March). It is counted from the records' own dates: counted again a year later it says the same.
/// </summary>
sealed class DataCollection
{
    readonly IReadOnlyList<Section> _sections;

    public DataCollection(ReportingYear year)
    {
        Quality = new(year);
        _sections =
        [
            new Tables.Enquiries(year), new Tables.Applications(year), new Withdrawals(year), new Approvals(year), new Deregistrations(year), new Carers(year), new TermsOfApproval(year),
            new Places(year), new Reviews(year), new Complaints(year), new Allegations(year), new Siblings(year), new Transfers(year), new StayingPutArrangements(year),
            new Mockingbird(year), new HouseholdLines(year),
        ];
    }

    public DataQuality Quality { get; }

    public void Take(EnquiryCount enquiries)
    {
        foreach (var section in _sections)
            section.Take(enquiries);
    }

    public void Take(Application application)
    {
        foreach (var section in _sections)
            section.Take(application);
        Quality.Take(application);
    }

    public void Take(HouseholdInYear household)
    {
        foreach (var section in _sections)
            section.Take(household);
        Quality.Take(household);
    }

    public void Take(Constellation constellation)
    {
        foreach (var section in _sections)
            section.Take(constellation);
    }

    public IReadOnlyList<Sheet> Sheets() => [.. _sections.Select(s => s.Sheet())];
}
