using System.Collections.Concurrent;
using System.Text.Json;

namespace Suite.Testing;

/// <summary>Tokens of the development issuer's sample staff, each asked for once.</summary>
public sealed class StaffTokens(Uri issuer)
{
    readonly ConcurrentDictionary<string, Lazy<string>> _tokens = new();

    public string Of(string username) => _tokens.GetOrAdd(username, name => new(() => Ask(name).GetAwaiter().GetResult())).Value;

    async Task<string> Ask(string username)
    {
        using var http = new HttpClient { BaseAddress = issuer };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "password",
            ["client_id"] = "staff-portal",
            ["client_secret"] = "staff-portal-dev-secret",
            ["username"] = username,
            ["password"] = "demo",
        });
        using var answer = await http.PostAsync("connect/token", form).ConfigureAwait(false);
        answer.EnsureSuccessStatusCode();
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStreamAsync().ConfigureAwait(false));
        return json.RootElement.GetProperty("access_token").GetString()!;
    }
}
