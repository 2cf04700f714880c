using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;

namespace Suite.BrokerAccounts;

/// <summary>
/// RabbitMQ definitions for the accounts that the configuration names: users, permissions, and the exchanges that are heard, so that a
/// subscriber may bind before a service's first start. Importing them adds and changes; it takes nothing away.
/// </summary>
static class BrokerDefinitions
{
    /// <summary>
    /// <c>Services:&lt;name&gt;:Password</c> and <c>Subscribers:&lt;name&gt;:Password</c>, each with <c>Hears</c>: the services heard,
    /// separated by commas.
    /// </summary>
    public static IReadOnlyList<BrokerAccount> Accounts(IConfiguration configuration) =>
    [
        .. Of(configuration, "Services", BrokerAccount.OfService),
        .. Of(configuration, "Subscribers", BrokerAccount.OfSubscriber),
    ];

    static IEnumerable<BrokerAccount> Of(IConfiguration configuration, string section, Func<string, string, IReadOnlyList<string>, BrokerAccount> make) =>
        from account in configuration.GetSection(section).GetChildren()
        let password = account["Password"] is { Length: > 0 } given ? given : throw new InvalidOperationException($"{account.Path}:Password is missing.")
        select make(account.Key, password, (account["Hears"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    public static JsonObject Of(IReadOnlyList<BrokerAccount> accounts, string virtualHost) => new()
    {
        ["users"] = new JsonArray([.. accounts.Select(account => new JsonObject
        {
            ["name"] = account.Name,
            ["password_hash"] = Hash(account.Password),
            ["hashing_algorithm"] = "rabbit_password_hashing_sha256",
            // No tag: it may not look into the broker.
            ["tags"] = "",
        })]),
        ["permissions"] = new JsonArray([.. accounts.Select(account => new JsonObject
        {
            ["user"] = account.Name,
            ["vhost"] = virtualHost,
            ["configure"] = account.Configure,
            ["write"] = account.Write,
            ["read"] = account.Read,
        })]),
        ["exchanges"] = new JsonArray([.. accounts.SelectMany(account => account.Hears).Distinct().Order(StringComparer.Ordinal)
            .SelectMany(service => new[] { Exchange($"{service}.events", "topic", virtualHost), Exchange($"{service}.replays", "direct", virtualHost) })]),
    };

    static JsonObject Exchange(string name, string type, string virtualHost) => new()
    {
        ["name"] = name,
        ["vhost"] = virtualHost,
        ["type"] = type,
        ["durable"] = true,
        ["auto_delete"] = false,
        ["internal"] = false,
        ["arguments"] = new JsonObject(),
    };

    /// <summary>As RabbitMQ keeps passwords: four bytes of salt, then the SHA-256 of salt and password.</summary>
    static string Hash(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(4);
        return Convert.ToBase64String([.. salt, .. SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(password)])]);
    }
}
