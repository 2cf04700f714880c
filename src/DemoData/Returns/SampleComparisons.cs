using System.Globalization;
using System.Text;
using Suite.DemoData.Caseload;

namespace Suite.DemoData.Returns;

/// <summary>
/// Resident children, and what England and ten statistical neighbours are said to have reached. Neither is published by anybody: the neighbours
/// are drawn round a level for England that is drawn up for the sample, and their mean and median are worked out of them.
/// </summary>
static class SampleComparisons
{
    const string PopulationHeader = "mid_year,under_18,source,published_on\r\n";
    const string BenchmarkHeader = "measure,part,comparator,statistic,period_start,period_end,value,marker,population_base,source,published_on\r\n";
    const string Source = "Sample statistics of the demo";
    const int Neighbours = 10, Years = 3;

    // Level in the year before last, change from year to year, and how far neighbours lie apart.
    static readonly (string Measure, string Part, double Level, double Change, double Apart)[] England =
    [
        ("C02", "RATE", 69.0, -1.4, 9), ("C04", "FOSTER", 67.4, -0.5, 5), ("C06", "KINSHIP", 16.4, 0.8, 4), ("C07", "CHILDRENS_HOME", 10.8, 0.5, 2.4), ("C10", "IN_AREA", 56.2, -0.4, 8),
        ("C10", "OVER_20_MILES", 21.8, 0.4, 5), ("C11", "THREE_OR_MORE", 10.2, 0.1, 1.8), ("C12", "SAME_CARER", 68.3, -0.4, 4), ("C15", "ON_TIME", 91.5, 0.2, 4), ("C17", "HEALTH_ASSESSMENT", 89.2, 0.4, 4),
        ("C17", "DENTAL", 78.6, 1.1, 7), ("C18", "RETURNED", 77.0, 0.6, 6), ("C19", "CHILDREN", 11.0, 0.2, 2.5), ("C21", "ADOPTION", 9.6, -0.3, 3), ("C24", "BELOW_90", 19.4, 0.5, 3),
        ("C25", "RE_REFERRED", 22.4, -0.3, 3), ("C26", "REPEAT", 24.6, 0.3, 3),
    ];

    public static byte[] Population(string authority, DateOnly present)
    {
        var file = new StringBuilder(PopulationHeader);
        var (children, fewer) = authority == SampleCaseload.Westmere ? (62_300, 260) : (8_940, 35);
        for (var year = present.Year - 8; year < present.Year; year++)
        {
            var published = new DateOnly(year + 1, 7, 15);
            var estimate = children - fewer * (year - present.Year + 8) + (int)(new Draw($"demo-data/residents/{authority}").Unit($"{year}") * fewer);
            if (published <= present)
                Add(year, estimate, published);
            // What was first estimated of the last year but one was estimated again.
            if (year == present.Year - 3)
                Add(year, estimate + fewer / 3, published.AddYears(1));
        }

        return Encoding.UTF8.GetBytes(file.ToString());

        void Add(int year, int estimate, DateOnly on) => file.Append(CultureInfo.InvariantCulture, $"{year},{estimate},Sample mid-year estimates of the demo,{on:yyyy-MM-dd}\r\n");
    }

    public static byte[] Benchmarks(string authority, DateOnly present)
    {
        var file = new StringBuilder(BenchmarkHeader);
        var last = present.Month >= 4 ? present.Year : present.Year - 1;
        for (var year = last - Years + 1; year <= last; year++)
        {
            // Published in November of the year in which the period ended.
            var published = new DateOnly(year, 11, 19);
            if (published > present)
                continue;
            foreach (var (measure, part, level, change, apart) in England)
            {
                var draw = new Draw($"demo-data/neighbours/{authority}/{measure}/{part}/{year}");
                var england = level + change * (year - last + 1);
                var neighbours = Enumerable.Range(1, Neighbours).Select(i => Tenth(england + apart * (draw.Unit($"{i}/a") + draw.Unit($"{i}/b") + draw.Unit($"{i}/c") - 1.5))).Order().ToList();
                var of = measure is "C02" ? $"MID_{year - 1}" : "";
                Add("ENGLAND", "VALUE", measure is "C02" ? decimal.Round(Tenth(england), 0, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture) : Number(Tenth(england)), "");
                // With so few adoptions a mean would tell of single authorities; nobody publishes medians of the surveys.
                if (measure is "C21")
                    Add("STATISTICAL_NEIGHBOURS", "MEAN", "", "c");
                else
                    Add("STATISTICAL_NEIGHBOURS", "MEAN", Number(neighbours.Sum() / Neighbours), "");
                if (measure is "C02" or "C11" or "C12")
                    Add("STATISTICAL_NEIGHBOURS", "MEDIAN", Number((neighbours[Neighbours / 2 - 1] + neighbours[Neighbours / 2]) / 2), "");

                void Add(string who, string statistic, string value, string marker) =>
                    file.Append(CultureInfo.InvariantCulture, $"{measure},{part},{who},{statistic},{year - 1}-04-01,{year}-03-31,{value},{marker},{of},{Source},{published:yyyy-MM-dd}\r\n");
            }
        }

        return Encoding.UTF8.GetBytes(file.ToString());
    }

    static decimal Tenth(double value) => decimal.Round((decimal)value, 1, MidpointRounding.AwayFromZero);

    static string Number(decimal value) => decimal.Round(value, 1, MidpointRounding.AwayFromZero).ToString("0.0", CultureInfo.InvariantCulture);
}
