using System.Globalization;
using Suite.Reporting.V1;

namespace Suite.Reporting.Scorecards;

/// <summary>
/// A number as an exact quotient: a figure, or what it is compared with. Comparisons cross-multiply whole numbers, so that neither a rounded figure nor a
/// binary fraction decides a rating.
/// </summary>
readonly record struct Limit(Int128 Numerator, Int128 Denominator)
{
    const int MostDecimals = 4;

    // Far beyond any figure; what is multiplied still fits.
    const decimal Greatest = 1_000_000_000m;

    /// <summary>Reads decimal text of at most four decimals, without a plus, an exponent or grouping.</summary>
    public static bool TryRead(string text, out Limit limit)
    {
        limit = default;
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            || text[0] == '+' || value.Scale > MostDecimals || Math.Abs(value) > Greatest)
            return false;
        limit = Of(value);
        return true;
    }

    public static Limit Read(string text) => TryRead(text, out var limit) ? limit : throw new FormatException("A limit is decimal text of at most four decimals.");

    public static Limit Of(decimal value)
    {
        var bits = decimal.GetBits(value);
        var digits = ((Int128)(uint)bits[2] << 64) | ((Int128)(uint)bits[1] << 32) | (uint)bits[0];
        var denominator = Int128.One;
        for (var i = 0; i < value.Scale; i++)
            denominator *= 10;
        return new(value < 0 ? -digits : digits, denominator);
    }

    /// <summary>Null where there is no value, or it is withheld.</summary>
    public static Limit? Of(Figure figure) => figure is { Exact: { } exact, Suppressed: false } ? new(exact.Numerator, exact.Denominator) : null;

    public int CompareTo(Limit other) => checked(Numerator * other.Denominator).CompareTo(checked(other.Numerator * Denominator));
}
