using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;

namespace Suite.DemoData.Loading;

/// <summary>The suite could not be reached, or not signed in to.</summary>
sealed class NotReachableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Tokens of the sample staff, one sign-in each.</summary>
sealed class SignIn(Settings settings) : IDisposable
{
    readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(20) };
    readonly ConcurrentDictionary<string, Lazy<Task<string>>> _tokens = new();

    public async Task<string> TokenOf(Worker worker)
    {
        var token = _tokens.GetOrAdd(worker.Username, name => new(() => Ask(name)));
        try
        {
            return await token.Value;
        }
        catch (NotReachableException)
        {
            _tokens.TryRemove(new(worker.Username, token));
            throw;
        }
    }

    async Task<string> Ask(string username)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "password",
            ["client_id"] = settings.ClientId,
            ["client_secret"] = settings.ClientSecret,
            ["username"] = username,
            ["password"] = settings.Password,
        });
        var endpoint = new Uri(settings.Identity, "connect/token");
        try
        {
            using var answer = await _http.PostAsync(endpoint, form);
            if (!answer.IsSuccessStatusCode)
                throw new NotReachableException($"{endpoint} gave no token to client {settings.ClientId}: {(int)answer.StatusCode}.");
            var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
            return body.GetProperty("access_token").GetString()!;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            throw new NotReachableException($"{endpoint} does not answer.", e);
        }
    }

    public void Dispose() => _http.Dispose();
}
