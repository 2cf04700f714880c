using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Suite.DevIdentity.Tests;

public sealed class ActingForACaller(Issuer issuer) : IClassFixture<Issuer>
{
    [Fact]
    public async Task The_person_stays_the_subject_and_the_service_is_named_as_actor()
    {
        var person = SampleStaff.All.Single(s => s.Username == "hannah.oduya");
        var own = await issuer.SignIn(person.Username);

        var token = await issuer.Valid(await issuer.Exchange("kinship-assessment", own.Token!));

        Assert.Equal(person.Subject, token.Subject);
        Assert.Equal([person.Authority], token.All("authority"));
        Assert.Equal(["SM", "NOM"], token.All("role"));
        Assert.Equal(["kinship-north", "kinship-south"], token.All("team"));
        Assert.Equal("""{"sub":"kinship-assessment"}""", Act(token));
    }

    [Fact]
    public async Task A_second_service_is_named_with_the_first_inside()
    {
        var own = await issuer.SignIn("amara.okafor");
        var first = await issuer.Exchange("kinship-assessment", own.Token!);

        var token = await issuer.Valid(await issuer.Exchange("edge-of-care", first.Token!));

        Assert.Equal("staff-0001", token.Subject);
        Assert.Equal("""{"sub":"edge-of-care","act":{"sub":"kinship-assessment"}}""", Act(token));
    }

    [Fact]
    public async Task An_operators_command_stays_the_operators()
    {
        var operators = await issuer.Client("service-owner");

        var token = await issuer.Valid(await issuer.Exchange("reporting", operators.Token!));

        Assert.Equal("service-owner", token.Subject);
        Assert.Equal(["OPERATOR"], token.All("role"));
        Assert.Equal("""{"sub":"reporting"}""", Act(token));
    }

    [Theory]
    [InlineData("staff-portal")]
    [InlineData("demo-data")]
    [InlineData("service-owner")]
    public async Task Only_a_service_may_act_for_others(string client)
    {
        var own = await issuer.SignIn("amara.okafor");

        var answer = await issuer.Exchange(client, own.Token!);

        Assert.Equal((400, "unauthorized_client"), (answer.Status, answer.Error));
    }

    [Fact]
    public async Task Nobody_else_can_be_named_as_actor()
    {
        var own = await issuer.SignIn("amara.okafor");
        var other = await issuer.Client("edge-of-care");

        var answer = await issuer.Exchange("reporting", own.Token!,
            ("actor_token", other.Token!), ("actor_token_type", "urn:ietf:params:oauth:token-type:access_token"));

        Assert.Equal((400, "invalid_request"), (answer.Status, answer.Error));
    }

    [Fact]
    public async Task An_expired_token_is_refused()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds()));
        await using var later = await Issuer.Start(clock);
        var own = await later.SignIn("amara.okafor");

        clock.Advance(TimeSpan.FromHours(8) - TimeSpan.FromMinutes(1));
        Assert.Null((await later.Exchange("reporting", own.Token!)).Error);
        clock.Advance(TimeSpan.FromMinutes(2));
        var answer = await later.Exchange("reporting", own.Token!);

        Assert.Equal((400, "invalid_grant"), (answer.Status, answer.Error));
    }

    [Fact]
    public async Task Acting_for_an_inspector_ends_when_the_inspectors_time_does()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds()));
        await using var later = await Issuer.Start(clock);
        var own = await later.SignIn("zachary.turner");

        clock.Advance(TimeSpan.FromMinutes(10));
        var answer = await later.Exchange("reporting", own.Token!);

        Assert.InRange(answer.ExpiresIn, 1, 5 * 60);
        Assert.Equal(new JsonWebToken(own.Token).ValidTo, new JsonWebToken(answer.Token).ValidTo);
    }

    [Fact]
    public async Task A_token_of_another_issuer_is_refused()
    {
        await using var foreign = await Issuer.Start();
        var theirs = await foreign.SignIn("amara.okafor");

        var answer = await issuer.Exchange("reporting", theirs.Token!);

        Assert.Equal((400, "invalid_grant"), (answer.Status, answer.Error));
        Assert.False((await issuer.Validate(theirs.Token)).IsValid);
    }

    [Fact]
    public async Task A_token_that_only_claims_to_be_ours_is_refused()
    {
        using var key = RSA.Create(2048);
        var forged = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = true }.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = "at+jwt",
            Issuer = issuer.Http.BaseAddress!.ToString(),
            Audience = "suite",
            Claims = new Dictionary<string, object> { ["sub"] = "staff-0016", ["role"] = "ADM", ["authority"] = "E10000901" },
            SigningCredentials = new SigningCredentials(new RsaSecurityKey(key), SecurityAlgorithms.RsaSha256),
        });

        var answer = await issuer.Exchange("reporting", forged);

        Assert.Equal((400, "invalid_grant"), (answer.Status, answer.Error));
        Assert.False((await issuer.Validate(forged)).IsValid);
    }

    static string Act(JsonWebToken token) => JsonSerializer.Serialize(token.GetPayloadValue<JsonElement>("act"));
}
