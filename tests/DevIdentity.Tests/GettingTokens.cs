using System.Net.Http.Headers;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Suite.DevIdentity.Tests;

public sealed class GettingTokens(Issuer issuer) : IClassFixture<Issuer>
{
    [Fact]
    public async Task Everyone_listed_can_sign_in_and_the_token_says_what_the_list_says()
    {
        foreach (var person in SampleStaff.All)
        {
            var token = await issuer.Valid(await issuer.SignIn(person.Username));

            Assert.Equal(person.Subject, token.Subject);
            Assert.Equal([person.Authority], token.All("authority"));
            Assert.Equal(person.Roles, token.All("role"));
            Assert.Equal(person.Teams, token.All("team"));
        }
    }

    [Fact]
    public async Task A_token_carries_nothing_that_tells_who_the_person_is()
    {
        var token = await issuer.Valid(await issuer.SignIn("nadia.kowalski"));

        string[] known = ["iss", "exp", "iat", "aud", "jti", "sub", "authority", "role", "team", "oi_prst", "client_id"];
        Assert.Empty(token.Claims.Select(c => c.Type).Except(known));
        Assert.DoesNotContain("kowalski", Encoding.UTF8.GetString(Convert.FromBase64String(Pad(token.EncodedPayload))), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("staff-portal", "PORTAL")]
    [InlineData("demo-data", "PORTAL")]
    [InlineData("service-owner", "OPERATOR")]
    [InlineData("kinship-assessment", "SERVICE")]
    [InlineData("reporting", "SERVICE")]
    [InlineData("fostering-recruitment", "SERVICE")]
    [InlineData("family-group-conferences", "SERVICE")]
    [InlineData("edge-of-care", "SERVICE")]
    public async Task A_client_gets_a_token_for_itself_with_its_one_role_and_no_authority(string client, string role)
    {
        var token = await issuer.Valid(await issuer.Client(client));

        Assert.Equal(client, token.Subject);
        Assert.Equal([role], token.All("role"));
        Assert.Empty(token.All("authority"));
        Assert.Empty(token.All("act"));
    }

    [Fact]
    public async Task A_client_may_send_its_secret_as_basic_authentication()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "connect/token") { Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("reporting:reporting-dev-secret"u8));

        using var response = await issuer.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.True(response.IsSuccessStatusCode);
    }

    [Fact]
    public async Task An_inspectors_token_is_time_boxed()
    {
        var inspector = await issuer.Valid(await issuer.SignIn("zachary.turner"));
        var socialWorker = await issuer.Valid(await issuer.SignIn("amara.okafor"));

        Assert.Equal(TimeSpan.FromMinutes(15), Lifetime(inspector));
        Assert.Equal(TimeSpan.FromHours(8), Lifetime(socialWorker));
    }

    [Theory]
    [InlineData("amara.okafor", "wrong")]
    [InlineData("amara.okafor", "Demo")]
    [InlineData("nobody.known", "demo")]
    public async Task A_wrong_password_and_an_unknown_person_are_refused_alike(string username, string password)
    {
        var answer = await issuer.SignIn(username, password);

        Assert.Equal(new TokenAnswer(400, null, 0, "invalid_grant", "The user name or the password is wrong."), answer);
    }

    [Theory]
    [InlineData("staff-portal", "wrong")]
    [InlineData("staff-portal", "reporting-dev-secret")]
    [InlineData("no-such-client", "no-such-client-dev-secret")]
    public async Task A_wrong_secret_and_an_unknown_client_are_refused(string client, string secret)
    {
        var answer = await issuer.Client(client, secret);

        Assert.Equal((401, "invalid_client"), (answer.Status, answer.Error));
        Assert.Null(answer.Token);
    }

    [Theory]
    [InlineData("reporting")]
    [InlineData("service-owner")]
    public async Task Only_portals_and_the_demo_sign_staff_in(string client)
    {
        var answer = await issuer.SignIn("amara.okafor", client: client);

        Assert.Equal((400, "unauthorized_client"), (answer.Status, answer.Error));
    }

    [Fact]
    public async Task A_secret_from_configuration_replaces_the_documented_one()
    {
        await using var configured = await Issuer.Start(null, "--Clients:reporting:Secret=of-our-own", "--Staff:Password=another");

        Assert.Equal("invalid_client", (await configured.Client("reporting")).Error);
        await configured.Valid(await configured.Client("reporting", "of-our-own"));
        Assert.Equal("invalid_grant", (await configured.SignIn("amara.okafor")).Error);
        await configured.Valid(await configured.SignIn("amara.okafor", "another"));
    }

    [Fact]
    public async Task The_issuer_is_the_address_used_unless_one_is_configured()
    {
        await using var configured = await Issuer.Start(null, "--Issuer=http://identity.example/");

        Assert.Equal(issuer.Http.BaseAddress!.ToString(), (await issuer.Valid(await issuer.Client("reporting"))).Issuer);
        Assert.Equal("http://identity.example/", new JsonWebToken((await configured.Client("reporting")).Token).Issuer);
    }

    static TimeSpan Lifetime(JsonWebToken token) => token.ValidTo - token.IssuedAt;

    static string Pad(string base64Url) => base64Url.Replace('-', '+').Replace('_', '/').PadRight((base64Url.Length + 3) / 4 * 4, '=');
}
