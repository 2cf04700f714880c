using System.CommandLine;

namespace Suite.Cli.Calling;

/// <summary>Where the suite is and who asks. Secrets come from the environment: a command line is seen by everybody on the machine.</summary>
sealed record SignInSettings(Uri Reporting, Uri Identity, string? Token, string ClientId, string ClientSecret, string? User, string Password);

/// <summary>The options that every command has.</summary>
sealed class SignInOptions
{
    public Option<string?> Server { get; } = Recursive("--server", "Address of Reporting, for gRPC; else SUITE_REPORTING, else http://localhost:5121.");

    public Option<string?> Identity { get; } = Recursive("--identity", "Address of the issuer of tokens; else SUITE_IDENTITY, else http://localhost:5100.");

    public Option<string?> Client { get; } = Recursive("--client", "The client to sign in as, with SUITE_CLIENT_SECRET; else SUITE_CLIENT, else staff-portal with --user and service-owner without.");

    public Option<string?> User { get; } = Recursive("--user", "The member of staff to sign in, with SUITE_PASSWORD; else SUITE_USER. Not needed with a token in SUITE_TOKEN.");

    public IReadOnlyList<Option<string?>> All => [Server, Identity, Client, User];

    public SignInSettings Read(ParseResult parsed, Func<string, string?> environment)
    {
        var user = parsed.GetValue(User) ?? Text("SUITE_USER");
        var client = parsed.GetValue(Client) ?? Text("SUITE_CLIENT") ?? (user is null ? "service-owner" : "staff-portal");
        var identity = Given(Identity) ?? Address("SUITE_IDENTITY") ?? Address("services__dev-identity__http__0") ?? new("http://localhost:5100");
        return new(Given(Server) ?? Address("SUITE_REPORTING") ?? Address("services__reporting__http__0") ?? new("http://localhost:5121"), identity,
            // What is said on the command line is meant: it goes before a token that happens to be there.
            parsed.GetValue(User) is null && parsed.GetValue(Client) is null ? Text("SUITE_TOKEN") : null,
            client, Secret("SUITE_CLIENT_SECRET", $"{client}-dev-secret"), user, Secret("SUITE_PASSWORD", "demo"));

        string? Text(string name) => environment(name) is { Length: > 0 } value ? value : null;

        Uri? Given(Option<string?> option) => Read(option.Name, parsed.GetValue(option));

        Uri? Address(string name) => Read(name, Text(name));

        static Uri? Read(string name, string? value) => value is null ? null
            : Uri.TryCreate(value, UriKind.Absolute, out var address) && address!.Scheme is "http" or "https" ? address
            : throw new UsageException($"{name} must be an address such as http://localhost:5121.");

        // The development issuer's sample secrets, which are secret to nobody, and only for an issuer on this machine.
        string Secret(string name, string sample) => Text(name) ?? (identity.IsLoopback ? sample : "");
    }

    static Option<string?> Recursive(string name, string text) => new(name) { Description = text, Recursive = true };
}
