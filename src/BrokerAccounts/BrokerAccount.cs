using System.Text.RegularExpressions;

namespace Suite.BrokerAccounts;

/// <summary>
/// An account on the broker with the rights that it needs and no other, as RabbitMQ knows them: the names of queues and exchanges
/// that it may declare, write to and read from. Nobody may write to the default exchange, which leads into every queue.
/// </summary>
sealed partial class BrokerAccount
{
    const int LongestName = 64;
    const string Subscriber = "subscriber";

    readonly string _own, _heardExchanges;

    BrokerAccount(string name, string password, IReadOnlyList<string> hears, string heardExchanges) =>
        (Name, Password, Hears, _own, _heardExchanges) = (name, password, [.. hears.Select(Checked)], Regex.Escape(name), heardExchanges);

    public string Name { get; }

    public string Password { get; }

    /// <summary>The services whose events it hears.</summary>
    public IReadOnlyList<string> Hears { get; }

    /// <summary>A service: its exchanges and queues are named after it; of another service it reads the events.</summary>
    public static BrokerAccount OfService(string service, string password, IReadOnlyList<string> hears) =>
        service is Subscriber ? throw Unnamed() : new(Checked(service), password, hears, "events");

    /// <summary>A subscriber: everything that it declares is named <c>subscriber.&lt;account&gt;.…</c>. It also reads what is replayed for it.</summary>
    public static BrokerAccount OfSubscriber(string name, string password, IReadOnlyList<string> hears) =>
        new($"{Subscriber}.{Checked(name)}", password, hears, "(events|replays)");

    public string Configure => $"^{_own}\\.";

    /// <summary>To bind a queue is to write to it: both stay within what is its own.</summary>
    public string Write => Configure;

    public string Read => Hears.Count == 0 ? Configure : $"^({_own}\\.|({string.Join('|', Hears.Select(Regex.Escape))})\\.{_heardExchanges}$)";

    // A name goes into patterns and addresses as it is. Hyphens need no escape outside of brackets.
    static string Checked(string name) => name.Length <= LongestName && NameForm().IsMatch(name)
        ? name
        : throw Unnamed();

    static InvalidOperationException Unnamed() =>
        new("The name of a service or subscriber is made of small letters and digits, with single hyphens between them; no service is called subscriber.");

    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex NameForm();
}
