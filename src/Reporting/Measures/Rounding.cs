namespace Suite.Reporting.Measures;

/// <summary>
/// Shows exact quotients with one decimal (ratios with two), rounded half up: 115 ÷ 368 is 31.25 % and shown as 31.3. A double may miss the half,
/// and .NET's own rounding takes it to the even digit. Only what is shown is rounded; comparisons use the exact value.
/// </summary>
static class Rounding
{
    public static string OneDecimal(long numerator, long denominator) => Shown(numerator, denominator, 10, "0");

    public static string TwoDecimals(Int128 numerator, Int128 denominator) => Shown(numerator, denominator, 100, "00");

    /// <summary>Rounded half up to a whole number.</summary>
    public static long Whole(long numerator, long denominator)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(denominator, 1);
        return (long)Floor((Int128)numerator * 2 + denominator, (Int128)denominator * 2);
    }

    public static string Percent(long numerator, long denominator) => OneDecimal(checked(numerator * 100), denominator);

    static string Shown(Int128 numerator, Int128 denominator, int parts, string digits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(denominator, Int128.One);
        var whole = Floor(numerator * 2 * parts + denominator, denominator * 2);
        var sign = whole < 0 ? "-" : "";
        var size = Int128.Abs(whole);
        return $"{sign}{size / parts}.{((int)(size % parts)).ToString(digits)}";
    }

    static Int128 Floor(Int128 a, Int128 b)
    {
        var (quotient, remainder) = Int128.DivRem(a, b);
        return remainder < 0 ? quotient - 1 : quotient;
    }
}
