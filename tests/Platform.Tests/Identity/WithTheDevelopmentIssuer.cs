using System.Net.Http.Json;
using System.Text.Json;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Suite.DevIdentity;
using Suite.Platform.Asks;
using Suite.Platform.Identity;
using Suite.Platform.Tests.Api;
using Suite.Platform.Tests.Door.V1;
using Xunit;

namespace Suite.Platform.Tests.Identity;

public sealed class WithTheDevelopmentIssuer
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_signs_in_and_is_the_same_person_in_the_service_behind()
    {
        await using var identity = DevIdentityApp.Create(["--environment=Development", "--WEB_PORT=0"], b => b.Logging.ClearProviders());
        await identity.StartAsync(Ct);
        var address = identity.Urls.Single() + "/";
        await using var behind = await DoorHost.Start(settings: [("Identity:Issuer", address), ("Identity:Audience", DevIdentityApp.Audience)]);
        await using var front = await DoorHost.Start(b => b.AddSuiteClient<DoorService.DoorServiceClient>("http://door"), settings:
        [
            ("Identity:Issuer", address), ("Identity:Audience", DevIdentityApp.Audience),
            ("Identity:ClientId", "reporting"), ("Identity:ClientSecret", "reporting-dev-secret"),
            ("services:door:http:0", behind.GrpcAddress.ToString()),
        ]);
        front.Does.OnWatch = async (request, stream, call) =>
        {
            var client = call.GetHttpContext().RequestServices.GetRequiredService<DoorService.DoorServiceClient>();
            using var inner = client.Watch(request, cancellationToken: call.CancellationToken);
            while (await inner.ResponseStream.MoveNext(call.CancellationToken))
                await stream.WriteAsync(inner.ResponseStream.Current);
        };
        var seen = new List<Caller>();
        behind.Does.OnWatch = (_, _, call) =>
        {
            seen.Add(call.Caller());
            return Task.CompletedTask;
        };

        using var http = new HttpClient { BaseAddress = new Uri(address) };
        var staff = await http.GetFromJsonAsync<JsonElement>("dev/staff", Ct);
        var person = staff.EnumerateArray().First(p => p.GetProperty("roles").EnumerateArray().Any(r => r.GetString() == "CSW"));
        using var watch = front.Client(await Token(http, person.GetProperty("username").GetString()!)).Watch(new(), cancellationToken: Ct);
        await watch.ResponseStream.MoveNext(Ct);
        using var own = front.Services.GetRequiredService<DoorService.DoorServiceClient>().Watch(new(), cancellationToken: Ct);
        await own.ResponseStream.MoveNext(Ct);
        using var onBehalf = front.Services.GetRequiredService<DoorService.DoorServiceClient>().Watch(new(), new AskContext(Guid.NewGuid(), "E10000902", "staff-0101").Headers(), cancellationToken: Ct);
        await onBehalf.ResponseStream.MoveNext(Ct);

        Assert.Equal((person.GetProperty("subject").GetString()!, person.GetProperty("authority").GetString()!, "reporting"), (seen[0].Subject, seen[0].Authority, seen[0].Actor));
        Assert.Contains("CSW", seen[0].Roles);
        Assert.Equal(("reporting", Caller.AllAuthorities, (string?)null), (seen[1].Subject, seen[1].Authority, seen[1].Actor));
        Assert.Equal(("staff-0101", "E10000902", "reporting"), (seen[2].Subject, seen[2].Authority, seen[2].Actor));
        await identity.StopAsync(Ct);
    }

    static async Task<string> Token(HttpClient http, string userName)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "password",
            ["client_id"] = "staff-portal",
            ["client_secret"] = "staff-portal-dev-secret",
            ["username"] = userName,
            ["password"] = "demo",
        });
        using var response = await http.PostAsync(DevIdentityApp.TokenPath, form, Ct);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("access_token").GetString()!;
    }
}
