using Suite.Reporting.V1;

namespace Suite.Reporting.Scorecards;

/// <summary>How good a figure is. Limits belong to the better rating, and the exact value is compared, not the rounded one.</summary>
static class Ratings
{
    public static (Rating Rating, RatingReason Reason) Of(Figure figure, Polarity polarity, string greenLimit, string amberLimit)
    {
        if (polarity is Polarity.Neutral)
            return (Rating.Unspecified, RatingReason.Neutral);
        if (greenLimit.Length == 0 || amberLimit.Length == 0)
            return (Rating.Unspecified, RatingReason.NoLimits);
        if (figure.Suppressed)
            return (Rating.Unspecified, RatingReason.Withheld);
        if (Limit.Of(figure) is not { } value)
            return (Rating.Unspecified, RatingReason.NoValue);
        if (IsWithin(value, Limit.Read(greenLimit), polarity))
            return (Rating.Green, RatingReason.Unspecified);
        return (IsWithin(value, Limit.Read(amberLimit), polarity) ? Rating.Amber : Rating.Red, RatingReason.Unspecified);
    }

    static bool IsWithin(Limit value, Limit limit, Polarity polarity) =>
        polarity is Polarity.LowGood ? value.CompareTo(limit) <= 0 : value.CompareTo(limit) >= 0;

    /// <summary>How a figure stands to another number.</summary>
    public static Movement Movement(Limit? now, Limit? other, Polarity polarity)
    {
        if (now is not { } value || other is not { } against)
            return V1.Movement.NotComparable;
        var compared = value.CompareTo(against);
        if (compared == 0)
            return V1.Movement.Same;
        return polarity switch
        {
            Polarity.HighGood => compared > 0 ? V1.Movement.Better : V1.Movement.Worse,
            Polarity.LowGood => compared < 0 ? V1.Movement.Better : V1.Movement.Worse,
            Polarity.Neutral or Polarity.Unspecified => compared > 0 ? V1.Movement.Higher : V1.Movement.Lower,
        };
    }
}
