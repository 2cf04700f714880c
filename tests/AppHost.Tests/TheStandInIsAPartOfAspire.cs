using Aspire.Hosting;

namespace Suite.AppHost.Tests;

public sealed class TheStandInIsAPartOfAspire
{
    static readonly HashSet<string> Aspire = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "aspire-api.txt")).Where(line => !line.StartsWith('#'))];

    [Fact]
    public void Every_public_member_is_one_that_aspire_13_5_has()
    {
        var invented = PublicApi.Of(typeof(DistributedApplication).Assembly).Where(member => !Aspire.Contains(member));

        Assert.Empty(invented);
    }

    [Fact]
    public void The_list_would_notice_a_member_that_aspire_lacks()
    {
        var members = PublicApi.Of(typeof(TheStandInIsAPartOfAspire)).ToList();

        Assert.NotEmpty(members);
        Assert.DoesNotContain(members, Aspire.Contains);
    }
}
