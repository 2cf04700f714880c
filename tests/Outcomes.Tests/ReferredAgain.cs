namespace Suite.Outcomes.Tests;

public sealed class ReferredAgain
{
    [Theory]
    [InlineData("2026-05-10", "2026-05-09", false)]
    [InlineData("2026-05-10", "2026-05-10", true)]
    [InlineData("2026-05-10", "2027-05-10", true)]
    [InlineData("2026-05-10", "2027-05-11", false)]
    [InlineData("2028-02-29", "2029-02-28", true)]
    [InlineData("2028-02-29", "2029-03-01", false)]
    public void A_referral_up_to_twelve_months_after_a_closure_is_linked_to_it(string closed, string referred, bool linked) =>
        Assert.Equal(linked, ReEntry.IsLinked(DateOnly.Parse(closed, null), DateOnly.Parse(referred, null)));
}
