using FsCheck.Xunit;
using Suite.Reporting.Scorecards;
using Suite.Reporting.V1;

namespace Suite.Reporting.Tests.Scorecards;

public sealed class RatingFigures
{
    [Theory]
    // Less is better: each limit belongs to the better rating.
    [InlineData(Polarity.LowGood, 10, 1, "10", "20", Rating.Green)]
    [InlineData(Polarity.LowGood, 101, 10, "10", "20", Rating.Amber)]
    [InlineData(Polarity.LowGood, 20, 1, "10", "20", Rating.Amber)]
    [InlineData(Polarity.LowGood, 2001, 100, "10", "20", Rating.Red)]
    // More is better: mirrored.
    [InlineData(Polarity.HighGood, 90, 1, "90", "80", Rating.Green)]
    [InlineData(Polarity.HighGood, 899, 10, "90", "80", Rating.Amber)]
    [InlineData(Polarity.HighGood, 80, 1, "90", "80", Rating.Amber)]
    [InlineData(Polarity.HighGood, 7999, 100, "90", "80", Rating.Red)]
    // 115 of 368 is 31.25 and shown as 31.3: the exact value decides.
    [InlineData(Polarity.HighGood, 11500, 368, "31.3", "20", Rating.Amber)]
    [InlineData(Polarity.HighGood, 11500, 368, "31.25", "20", Rating.Green)]
    [InlineData(Polarity.LowGood, 11500, 368, "31.2", "31.2499", Rating.Red)]
    // A third is no decimal at all.
    [InlineData(Polarity.LowGood, 100, 3, "33.3333", "33.3334", Rating.Amber)]
    [InlineData(Polarity.LowGood, -5, 1, "-5", "0", Rating.Green)]
    [InlineData(Polarity.LowGood, 5, 1, "5", "5", Rating.Green)]
    public void A_figure_is_rated_before_it_is_rounded_and_limits_are_inclusive(Polarity polarity, long numerator, long denominator, string green, string amber, Rating expected) =>
        Assert.Equal((expected, RatingReason.Unspecified), Ratings.Of(Value(numerator, denominator), polarity, green, amber));

    [Fact]
    public void Without_a_rating_there_is_a_reason()
    {
        Assert.Equal((Rating.Unspecified, RatingReason.Neutral), Ratings.Of(Value(1, 1), Polarity.Neutral, "", ""));
        Assert.Equal((Rating.Unspecified, RatingReason.NoLimits), Ratings.Of(Value(1, 1), Polarity.HighGood, "", ""));
        Assert.Equal((Rating.Unspecified, RatingReason.NoValue), Ratings.Of(new Figure { Unit = Unit.Percent }, Polarity.HighGood, "90", "80"));
        Assert.Equal((Rating.Unspecified, RatingReason.Withheld), Ratings.Of(new Figure { Unit = Unit.Count, Value = "<5", Suppressed = true }, Polarity.LowGood, "5", "10"));
    }

    [Property(MaxTest = 500)]
    public void What_is_green_of_more_is_green_of_less_turned_round(int numerator, byte below, short green, byte further)
    {
        var denominator = below + 1;
        var (high, low) = (green, green - further);

        var more = Ratings.Of(Value(numerator, denominator), Polarity.HighGood, $"{high}", $"{low}");
        var less = Ratings.Of(Value(-(long)numerator, denominator), Polarity.LowGood, $"{-high}", $"{-low}");

        Assert.Equal(more, less);
        // Said once more in other words: as a decimal, which holds such a quotient exactly enough to order it against whole numbers.
        var value = (decimal)numerator / denominator;
        Assert.Equal(value >= high ? Rating.Green : value >= low ? Rating.Amber : Rating.Red, more.Rating);
    }

    [Theory]
    [InlineData("92.5", true)]
    [InlineData("-3", true)]
    [InlineData("0.1234", true)]
    [InlineData("0.12345", false)]
    [InlineData("1e3", false)]
    [InlineData("1,000", false)]
    [InlineData("+5", false)]
    [InlineData(" 5", false)]
    [InlineData("NaN", false)]
    [InlineData("10000000000", false)]
    [InlineData("", false)]
    public void A_limit_is_decimal_text(string text, bool reads) => Assert.Equal(reads, Limit.TryRead(text, out _));

    [Theory]
    [InlineData(Polarity.HighGood, 2, 1, Movement.Better)]
    [InlineData(Polarity.HighGood, 1, 2, Movement.Worse)]
    [InlineData(Polarity.LowGood, 1, 2, Movement.Better)]
    [InlineData(Polarity.LowGood, 2, 1, Movement.Worse)]
    [InlineData(Polarity.Neutral, 2, 1, Movement.Higher)]
    [InlineData(Polarity.Neutral, 1, 2, Movement.Lower)]
    [InlineData(Polarity.LowGood, 2, 2, Movement.Same)]
    public void Figures_are_compared_as_the_polarity_says(Polarity polarity, int now, int then, Movement expected)
    {
        Assert.Equal(expected, Ratings.Movement(Limit.Of(now), Limit.Of(then), polarity));
        Assert.Equal(Movement.NotComparable, Ratings.Movement(null, Limit.Of(then), polarity));
        Assert.Equal(Movement.NotComparable, Ratings.Movement(Limit.Of(now), null, polarity));
    }

    static Figure Value(long numerator, long denominator) => new() { Unit = Unit.Percent, Value = "shown", Exact = new() { Numerator = numerator, Denominator = denominator } };
}
