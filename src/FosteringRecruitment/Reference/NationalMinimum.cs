using System.Globalization;
using Suite.FosteringRecruitment.V1;

namespace Suite.FosteringRecruitment.Reference;

/// <summary>
/// The national minimum fostering allowance, by year (Fostering services: national minimum standards 2011, standard 28; GOV.UK publishes
/// the rates every April). The rates and where they come from stand in <c>national-minimum-allowance.csv</c>.
/// </summary>
/// <remarks>
/// The minimum of a day is the newest table that is not later. So where a year's table is not on file yet, the last one known stays the
/// floor: minimums have only risen, and a floor that is a year old refuses less than it should, but never what is lawful. Before the
/// first table on file there is none, and nothing is refused.
/// </remarks>
static class NationalMinimum
{
    public const string Citation = "Fostering services: national minimum standards 2011, standard 28 (national minimum allowance)";

    const int PencePerPound = 100;

    /// <summary>The columns of the file.</summary>
    static readonly AgeBand[] Bands = [AgeBand.Age0To2, AgeBand.Age3To4, AgeBand.Age5To10, AgeBand.Age11To15, AgeBand.Age16To17];

    /// <summary>Earliest first.</summary>
    public static IReadOnlyList<Allowances> Tables { get; } = Read();

    public static Allowances? On(DateOnly day) => Tables.LastOrDefault(table => table.From <= day);

    static Allowances[] Read()
    {
        using var file = typeof(NationalMinimum).Assembly.GetManifestResourceStream("national-minimum-allowance.csv")
            ?? throw new InvalidOperationException("The file of the national minimum allowance is missing from the assembly.");
        using var reader = new StreamReader(file);
        var rates = new SortedDictionary<DateOnly, List<Allowance>>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#' || line.StartsWith("from,", StringComparison.Ordinal))
                continue;
            var columns = line.Split(',');
            var from = DateOnly.ParseExact(columns[0], "yyyy-MM-dd", CultureInfo.InvariantCulture);
            var region = Enum.GetValues<AllowanceRegion>().Single(value => Codes.Of(value) == columns[1]);
            if (!rates.TryGetValue(from, out var table))
                rates.Add(from, table = []);
            table.AddRange(Bands.Select((band, i) => new Allowance(band, region, PencePerPound * long.Parse(columns[2 + i], CultureInfo.InvariantCulture))));
        }

        return [.. rates.Select(year => new Allowances(year.Key, year.Value))];
    }
}
