using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Configuration;
using Suite.BrokerAccounts;

const string Usage = """
    BrokerAccounts apply         makes or changes the accounts on the broker (Broker:Url, Broker:User, Broker:Password of its management)
    BrokerAccounts definitions   prints them as RabbitMQ definitions, for rabbitmqctl import_definitions

    The environment names the accounts, for example
      Subscribers__council-bi__Password=…   Subscribers__council-bi__Hears=kinship-assessment,edge-of-care
      Services__kinship-assessment__Password=…
    and Broker__VirtualHost, if it is not /. Only what is named is made or changed.
    """;

if (args is not ["apply" or "definitions"])
{
    await Console.Error.WriteLineAsync(Usage);
    return 2;
}

var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
try
{
    var accounts = BrokerDefinitions.Accounts(configuration);
    if (accounts.Count == 0)
        throw new InvalidOperationException("No account is named.");
    var virtualHost = configuration["Broker:VirtualHost"] ?? "/";
    if (args is ["definitions"])
    {
        Console.WriteLine(BrokerDefinitions.Of(accounts, virtualHost).ToJsonString());
        return 0;
    }

    using var http = new HttpClient { BaseAddress = new Uri(Required("Broker:Url").TrimEnd('/') + "/api/"), Timeout = TimeSpan.FromSeconds(60) };
    http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
        "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{configuration["Broker:User"] ?? "guest"}:{Required("Broker:Password")}")));
    await BrokerManagement.Apply(http, accounts, virtualHost);
    Console.WriteLine($"The broker has these accounts: {string.Join(", ", accounts.Select(account => account.Name))}.");
    return 0;
}
catch (Exception e) when (e is InvalidOperationException or HttpRequestException or TaskCanceledException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}

string Required(string key) => configuration[key] is { Length: > 0 } value ? value : throw new InvalidOperationException($"{key} is missing.");
