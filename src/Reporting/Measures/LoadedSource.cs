namespace Suite.Reporting.Measures;

/// <summary>What a measure counts: the events of a service, or what was loaded.</summary>
interface IMeasureSource
{
    string Name { get; }
}

/// <summary>What comes in files rather than events, and is kept with what was known when.</summary>
sealed class LoadedSource : IMeasureSource
{
    LoadedSource(string name) => Name = name;

    public static LoadedSource Returns { get; } = new("/statutory-returns");

    public static LoadedSource Indicators { get; } = new("/indicators");

    public string Name { get; }
}
