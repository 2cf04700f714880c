using System.Globalization;

namespace Suite.FosteringRecruitment.Returns;

/// <summary>What stands in a cell: text, a whole number, a day, or nothing.</summary>
readonly record struct Cell(string Text, int? Number, DateOnly? Day)
{
    public static implicit operator Cell(string text) => new(text, null, null);

    public static implicit operator Cell(int number) => new("", number, null);

    public static implicit operator Cell(DateOnly? day) => new("", null, day);

    public static implicit operator Cell(DateOnly day) => new("", null, day);

    public static implicit operator Cell(Guid id) => new(id.ToString("D"), null, null);

    public override string ToString() =>
        Number?.ToString(CultureInfo.InvariantCulture) ?? Day?.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture) ?? Text ?? "";
}

sealed record Column(string Name, string Definition);

/// <summary>A table of the collection.</summary>
/// <param name="Name">Stable, for example <c>PLACES</c>.</param>
/// <param name="Title">What staff read.</param>
sealed record Sheet(string Name, string Title, IReadOnlyList<Column> Columns, IReadOnlyList<Cell[]> Rows);
