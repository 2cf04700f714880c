using Suite.Platform.Errors;

namespace Suite.Reporting.Measures;

/// <summary>The measures: what each counts, in words that staff can check. The query of each is <c>Sql/{id}.sql</c>.</summary>
static class Catalogue
{
    /// <summary>By id.</summary>
    public static IReadOnlyList<MeasureDefinition> All { get; } = [.. ReturnMeasures.All, .. EdgeOfCareMeasures.All, .. FosteringMeasures.All, .. ConferenceMeasures.All, .. KinshipMeasures.All];

    static readonly Dictionary<string, MeasureDefinition> ById = All.ToDictionary(m => m.Id, StringComparer.Ordinal);

    public static MeasureDefinition Find(string id) =>
        ById.GetValueOrDefault(id) ?? throw Refuse.NotFound("MEASURE_NOT_FOUND", "There is no such measure; ListMeasures gives the catalogue.");
}
