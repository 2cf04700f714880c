namespace Suite.FosteringRecruitment.Returns;

/// <summary>Enquiries of one month, source and channel.</summary>
sealed record EnquiryCount(DateOnly Month, string Source, string Channel, int Count);

/// <summary>One table of the collection, filled record by record: nothing of a record is kept but what is counted.</summary>
abstract class Section(ReportingYear year)
{
    protected DateOnly From => year.FirstDay;

    /// <summary>31 March: figures that are of a day are of its end.</summary>
    protected DateOnly To => year.LastDay;

    protected bool InYear(DateOnly? day) => day >= From && day <= To;

    public virtual void Take(EnquiryCount enquiries)
    {
    }

    public virtual void Take(Application application)
    {
    }

    public virtual void Take(HouseholdInYear household)
    {
    }

    public virtual void Take(Constellation constellation)
    {
    }

    public abstract Sheet Sheet();
}

/// <summary>Counts by a key, in the order of the keys.</summary>
sealed class Tally<TKey> where TKey : notnull
{
    readonly SortedDictionary<TKey, int> _counts = [];

    public int this[TKey key] => _counts.GetValueOrDefault(key);

    public void Add(TKey key, int count = 1) => _counts[key] = this[key] + count;

    public IEnumerable<KeyValuePair<TKey, int>> Counts => _counts;
}
