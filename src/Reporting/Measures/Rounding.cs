namespace Suite.Reporting.Measures;

/// <summary>
/// Shows exact quotients with one decimal, rounded half up: 115 ÷ 368 is 31.25 % and shown as 31.3. A double may miss the half,
/// and .NET's own rounding takes it to the even digit. Only what is shown is rounded; comparisons use the exact value.
/// </summary>
static class Rounding
{
    public static string OneDecimal(long numerator, long denominator)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(denominator, 1);
        var tenths = Floor((Int128)numerator * 20 + denominator, (Int128)denominator * 2);
        var sign = tenths < 0 ? "-" : "";
        var size = Int128.Abs(tenths);
        return $"{sign}{size / 10}.{size % 10}";
    }

    public static string Percent(long numerator, long denominator) => OneDecimal(checked(numerator * 100), denominator);

    static Int128 Floor(Int128 a, Int128 b)
    {
        var (quotient, remainder) = Int128.DivRem(a, b);
        return remainder < 0 ? quotient - 1 : quotient;
    }
}
