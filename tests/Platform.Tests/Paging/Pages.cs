using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Paging;
using Suite.Platform.Tests.Door.V1;
using Xunit;

namespace Suite.Platform.Tests.Paging;

public sealed class Pages
{
    static readonly PageTokens Tokens = new([.. Enumerable.Range(1, 32).Select(i => (byte)i)]);
    static readonly Caller Westmere = Of("E10000901", "staff-1"), Eastholt = Of("E10000902", "staff-1");

    sealed record After(int Number, Guid Id);

    static Caller Of(string authority, string subject) => new(subject, authority, new HashSet<string> { "CSW" }, new HashSet<string>());

    // What a service's keyset query does: rows after the position, in order, one more than the page.
    static (IReadOnlyList<int> Rows, string Next) List(IEnumerable<int> all, ListRequest request, Caller caller, PageTokens? tokens = null)
    {
        var page = (tokens ?? Tokens).Read<After>(request, caller);
        var rows = all.Order().Where(n => page.After is null || n > page.After.Number).Take(page.Limit).ToList();
        return (tokens ?? Tokens).Cut(rows, page, n => new After(n, Guid.Empty), request, caller);
    }

    [Property(MaxTest = 200)]
    public Property Pages_together_are_the_list() => Prop.ForAll(Gen.Choose(0, 300).ToArbitrary(), Gen.Choose(1, 60).ToArbitrary(), (count, size) =>
    {
        var (seen, token) = (new List<int>(), "");
        do
        {
            (var rows, token) = List(Enumerable.Range(0, count), new() { PageSize = size, PageToken = token, Filter = "x" }, Westmere);
            seen.AddRange(rows);
        }
        while (token.Length > 0);

        return seen.SequenceEqual(Enumerable.Range(0, count));
    });

    [Fact]
    public void Rows_that_come_and_go_meanwhile_neither_repeat_nor_hide_others()
    {
        var all = new SortedSet<int>(Enumerable.Range(0, 20).Select(i => i * 10));
        var (first, token) = List(all, new() { PageSize = 5 }, Westmere);

        all.Remove(20);
        all.Add(5);
        var (second, _) = List(all, new() { PageSize = 5, PageToken = token }, Westmere);

        Assert.Equal([0, 10, 20, 30, 40], first);
        Assert.Equal([50, 60, 70, 80, 90], second);
    }

    [Theory]
    [InlineData(0, 50)]
    [InlineData(1, 1)]
    [InlineData(200, 200)]
    [InlineData(201, 200)]
    [InlineData(int.MaxValue, 200)]
    public void A_page_has_50_rows_unless_asked_and_never_more_than_200(int asked, int size) =>
        Assert.Equal(size, Tokens.Read<After>(new ListRequest { PageSize = asked }, Westmere).Size);

    [Fact]
    public void The_last_full_page_has_no_next_one() =>
        Assert.Equal("", List(Enumerable.Range(0, 50), new(), Westmere).Next);

    [Fact]
    public void A_negative_size_and_a_bad_token_are_named_together()
    {
        var refused = Assert.Throws<RefusedException>(() => Tokens.Read<After>(new ListRequest { PageSize = -1, PageToken = "!" }, Westmere));
        Assert.Equal(["page_size", "page_token"], refused.Fields.Select(f => f.Field));
    }

    [Fact]
    public void The_page_may_change_its_size_and_the_person_but_nothing_else()
    {
        var (_, token) = List(Enumerable.Range(0, 100), new() { Filter = "a", States = { "OPEN" } }, Westmere);

        Assert.Equal(10, List(Enumerable.Range(0, 100), new() { Filter = "a", States = { "OPEN" }, PageSize = 10, PageToken = token }, Of("E10000901", "staff-2")).Rows.Count);
        Refused(new() { Filter = "b", States = { "OPEN" }, PageToken = token }, Westmere);
        Refused(new() { Filter = "a", States = { "OPEN", "CLOSED" }, PageToken = token }, Westmere);
        Refused(new() { Filter = "a", PageToken = token }, Westmere);
        Refused(new() { Filter = "a", States = { "OPEN" }, PageToken = token }, Eastholt);
        Refused(new() { Filter = "a", States = { "OPEN" }, PageToken = token }, Westmere, new PageTokens(new byte[32]));
    }

    [Fact]
    public void No_token_but_the_one_given_is_accepted()
    {
        var (_, token) = List(Enumerable.Range(0, 100), new(), Westmere);
        foreach (var changed in Enumerable.Range(0, token.Length).Select(i => token[..i] + (token[i] == 'A' ? 'B' : 'A') + token[(i + 1)..]))
            Refused(new() { PageToken = changed }, Westmere);
        foreach (var text in (string[])[token[..^4], token + "AAAA", "e30", "0", "OFFSET 100", new string('A', 5000)])
            Refused(new() { PageToken = text }, Westmere);
    }

    [Theory]
    [InlineData("Production", null, "Paging:Key is missing")]
    [InlineData("Production", "short", "Paging:Key must be base64")]
    [InlineData("Development", "c2hvcnQ=", "Paging:Key must be base64")]
    public void Outside_Development_there_is_no_paging_without_a_shared_key(string environment, string? key, string message)
    {
        var builder = Microsoft.AspNetCore.Builder.WebApplication.CreateBuilder(new Microsoft.AspNetCore.Builder.WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration["Paging:Key"] = key;
        Assert.StartsWith(message, Assert.Throws<InvalidOperationException>(() => builder.AddPaging()).Message);
    }

    static void Refused(ListRequest request, Caller caller, PageTokens? tokens = null)
    {
        var refused = Assert.Throws<RefusedException>(() => (tokens ?? Tokens).Read<After>(request, caller));
        Assert.Equal("page_token", Assert.Single(refused.Fields).Field);
    }
}
