using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Suite.BrokerAccounts;

/// <summary>RabbitMQ's management API, as far as accounts need it.</summary>
static class BrokerManagement
{
    const int Tries = 10;

    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Makes or changes accounts; done again, it changes nothing.</summary>
    /// <param name="management">With the API's address and a user who may administer the broker.</param>
    /// <exception cref="InvalidOperationException">The broker did not take them; it says why.</exception>
    public static async Task Apply(HttpClient management, IReadOnlyList<BrokerAccount> accounts, string virtualHost, CancellationToken cancellation = default)
    {
        var definitions = BrokerDefinitions.Of(accounts, virtualHost).ToJsonString();
        for (var tried = 1; ; tried++)
        {
            using var sent = new StringContent(definitions, Encoding.UTF8, "application/json");
            using var answer = await management.PostAsync("definitions", sent, cancellation);
            if (answer.IsSuccessStatusCode)
                return;
            var reason = Reason(await answer.Content.ReadAsStringAsync(cancellation));
            // Of two that make one account at the same time the broker refuses the second; when that asks again it changes the account as it would any other.
            if (tried == Tries || answer.StatusCode is not HttpStatusCode.BadRequest || !reason.Contains("user_already_exists", StringComparison.Ordinal))
                throw new InvalidOperationException($"The broker did not take the accounts: {(int)answer.StatusCode} {reason}");
            await Task.Delay(Pause, cancellation);
        }
    }

    static string Reason(string answer)
    {
        try
        {
            return JsonNode.Parse(answer)?["reason"]?.ToJsonString() ?? "";
        }
        catch (System.Text.Json.JsonException)
        {
            return "";
        }
    }
}
