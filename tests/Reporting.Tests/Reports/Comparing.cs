using Suite.Reporting.Reports;

namespace Suite.Reporting.Tests.Reports;

public sealed class Comparing
{
    [Theory]
    [InlineData(29L, 10L, "29 conferences were held, against 10 in 2026/27 Q1: 19 more, +190.0%, 2.90 times as many. This is not \"tripled\": that is said from 2.95 times on.")]
    [InlineData(29L, 9L, "29 conferences were held, against 9 in 2026/27 Q1: 20 more, +222.2%. The number has tripled (3.22 times as many).")]
    [InlineData(294L, 100L, "294 conferences were held, against 100 in 2026/27 Q1: 194 more, +194.0%, 2.94 times as many. This is not \"tripled\": that is said from 2.95 times on.")]
    [InlineData(295L, 100L, "295 conferences were held, against 100 in 2026/27 Q1: 195 more, +195.0%. The number has tripled (2.95 times as many).")]
    // Shown as 2.95, and still less.
    [InlineData(2949L, 1000L, "2949 conferences were held, against 1000 in 2026/27 Q1: 1949 more, +194.9%, 2.95 times as many. This is not \"tripled\": that is said from 2.95 times on.")]
    [InlineData(50L, 10L, "50 conferences were held, against 10 in 2026/27 Q1: 40 more, +400.0%. The number has more than tripled (5.00 times as many).")]
    [InlineData(25L, 10L, "25 conferences were held, against 10 in 2026/27 Q1: 15 more, +150.0%, 2.50 times as many. This is not \"tripled\": that is said from 2.95 times on.")]
    [InlineData(24L, 10L, "24 conferences were held, against 10 in 2026/27 Q1: 14 more, +140.0%. The number has doubled (2.40 times as many).")]
    [InlineData(195L, 100L, "195 conferences were held, against 100 in 2026/27 Q1: 95 more, +95.0%. The number has doubled (1.95 times as many).")]
    [InlineData(194L, 100L, "194 conferences were held, against 100 in 2026/27 Q1: 94 more, +94.0%, 1.94 times as many. This is not \"doubled\": that is said from 1.95 times on.")]
    [InlineData(12L, 10L, "12 conferences were held, against 10 in 2026/27 Q1: 2 more, +20.0%, 1.20 times as many.")]
    [InlineData(10L, 10L, "10 conferences were held, as many as in 2026/27 Q1.")]
    [InlineData(8L, 10L, "8 conferences were held, against 10 in 2026/27 Q1: 2 fewer, -20.0%, 0.80 times as many. The number has fallen.")]
    [InlineData(0L, 10L, "No conferences were held, against 10 in 2026/27 Q1: 10 fewer, -100.0%, 0.00 times as many. The number has fallen.")]
    [InlineData(1L, 0L, "1 conference was held, against none in 2026/27 Q1: there is no base for a change in per cent or a ratio.")]
    [InlineData(0L, 0L, "No conferences were held, and none in 2026/27 Q1.")]
    [InlineData(null, 10L, "How many conferences were held is withheld, and with it the change against 2026/27 Q1.")]
    [InlineData(29L, null, "29 conferences were held. How many were held in 2026/27 Q1 is withheld, and with it the change.")]
    public void A_number_is_said_against_its_base_by_rule(long? held, long? before, string sentence) =>
        Assert.Equal(sentence, Comparison.Sentence(held, before, "2026/27 Q1"));
}
