namespace Suite.Reporting.Facts;

/// <summary>A day that an event states and nothing else.</summary>
sealed record Day(DateOnly? On)
{
    public static FactGroup<Day> Group(string name, string column, Keep keep = Keep.Newest) => new FactGroup<Day>(name, keep).With(column, d => d.On);
}
