using Suite.Reporting.V1;

namespace Suite.Reporting.Measures;

/// <summary>The catalogue.</summary>
static class ListMeasures
{
    public static ListMeasuresResponse Handle() => new() { Measures = { Catalogue.All.Select(m => m.ToMessage()) } };
}
