using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Grpc.Core;
using Grpc.Net.Client;

namespace Suite.Cli.Calling;

/// <summary>A signed-in caller of Reporting.</summary>
sealed class Caller : IDisposable
{
    readonly GrpcChannel _channel;

    // A scorecard of two hundred lines is a page of some megabytes.
    const int MostBytesInAnswer = 64 * 1024 * 1024;

    Caller(Uri server, string token)
    {
        // A token must not travel in the open; without TLS only to this machine, as in development.
        if (server.Scheme != Uri.UriSchemeHttps && !server.IsLoopback)
            throw new UsageException("The suite is called over https, or on this machine.");
        _channel = GrpcChannel.ForAddress(server, new() { MaxReceiveMessageSize = MostBytesInAnswer });
        Headers = new() { { "authorization", "Bearer " + token } };
    }

    public ChannelBase Channel => _channel;

    public Metadata Headers { get; }

    public static async Task<Caller> SignIn(SignInSettings settings, CancellationToken cancellation) =>
        new(settings.Reporting, settings.Token ?? await Ask(settings, cancellation));

    static async Task<string> Ask(SignInSettings settings, CancellationToken cancellation)
    {
        if (settings.Identity.Scheme != Uri.UriSchemeHttps && !settings.Identity.IsLoopback)
            throw new UsageException("Tokens are asked for over https, or on this machine.");
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = settings.User is null ? "client_credentials" : "password",
            ["client_id"] = settings.ClientId,
            ["client_secret"] = settings.ClientSecret,
        };
        if (settings.User is { } user)
            (form["username"], form["password"]) = (user, settings.Password);

        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(20) };
        using var content = new FormUrlEncodedContent(form);
        var endpoint = new Uri(settings.Identity, "connect/token");
        try
        {
            using var answer = await http.PostAsync(endpoint, content, cancellation);
            if (answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized)
                throw new UsageException($"{endpoint} gave no token to {settings.User ?? settings.ClientId}: check the name and the secret.");
            if (!answer.IsSuccessStatusCode)
                throw new UnreachableException($"{endpoint} gave no token: {(int)answer.StatusCode}.");
            return (await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation)).GetProperty("access_token").GetString()!;
        }
        catch (Exception away) when (away is HttpRequestException || (away is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new UnreachableException($"{endpoint} does not answer.", away);
        }
    }

    public void Dispose() => _channel.Dispose();
}
