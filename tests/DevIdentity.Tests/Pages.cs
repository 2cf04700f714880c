using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace Suite.DevIdentity.Tests;

public sealed partial class Pages(Issuer issuer) : IClassFixture<Issuer>
{
    [Fact]
    public async Task The_staff_are_listed_without_a_password()
    {
        var text = await Get("dev/staff");
        var listed = await issuer.Http.GetFromJsonAsync<StaffMember[]>("dev/staff", TestContext.Current.CancellationToken);

        Assert.Equivalent(SampleStaff.All, listed, strict: true);
        Assert.DoesNotContain("password", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("demo", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_page_lists_everyone_and_the_command_that_it_shows_works()
    {
        var page = WebUtility.HtmlDecode(await Get(""));

        Assert.All(SampleStaff.All, s => Assert.Contains($"<code>{s.Username}</code>", page));
        Assert.Contains($"curl {issuer.Http.BaseAddress}connect/token", page);
        var fields = Field().Matches(page).Select(m => (m.Groups[1].Value, m.Groups[2].Value));
        Assert.Equal("staff-0001", (await issuer.Valid(await issuer.Post(fields))).Subject);
    }

    [Theory]
    [InlineData("health")]
    [InlineData("alive")]
    public async Task It_says_that_it_is_well(string path) => Assert.Equal("Healthy", await Get(path));

    Task<string> Get(string path) => issuer.Http.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    [GeneratedRegex("-d ([a-z_]+)=([^ <\n]+)")]
    private static partial Regex Field();
}
