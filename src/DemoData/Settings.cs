using System.Globalization;

namespace Suite.DemoData;

/// <summary>Where the suite is and who asks, from the environment as service discovery gives it.</summary>
sealed record Settings
{
    public required Uri Identity { get; init; }
    public required Uri Kinship { get; init; }
    public required Uri Fostering { get; init; }
    public required Uri Conferences { get; init; }
    public required Uri EdgeOfCare { get; init; }
    public required Uri Reporting { get; init; }
    public Uri? KinshipJson { get; init; }
    public Uri? FosteringJson { get; init; }
    public Uri? ConferencesJson { get; init; }
    public Uri? EdgeOfCareJson { get; init; }
    public Uri? ReportingJson { get; init; }
    public Uri? Dashboard { get; init; }
    public required string ClientId { get; init; }
    public required string ClientSecret { get; init; }
    public required string Password { get; init; }

    /// <summary>The demo's present: the day on which the suite's clock was set, else today.</summary>
    public required DateOnly Present { get; init; }

    public static Settings Read(Func<string, string?> environment, TimeProvider clock)
    {
        return new()
        {
            // Tokens name the issuer under the address by which it was asked.
            Identity = Optional("Identity__Issuer") ?? Optional("services__dev-identity__http__0") ?? new("http://localhost:5100"),
            Kinship = Optional("services__kinship-assessment__http__0") ?? new("http://localhost:5111"),
            Fostering = Optional("services__fostering-recruitment__http__0") ?? new("http://localhost:5131"),
            Conferences = Optional("services__family-group-conferences__http__0") ?? new("http://localhost:5141"),
            EdgeOfCare = Optional("services__edge-of-care__http__0") ?? new("http://localhost:5151"),
            Reporting = Optional("services__reporting__http__0") ?? new("http://localhost:5121"),
            KinshipJson = Optional("services__kinship-assessment__web__0"),
            FosteringJson = Optional("services__fostering-recruitment__web__0"),
            ConferencesJson = Optional("services__family-group-conferences__web__0"),
            EdgeOfCareJson = Optional("services__edge-of-care__web__0"),
            ReportingJson = Optional("services__reporting__web__0"),
            Dashboard = Optional("Dashboard__Url"),
            ClientId = Text("Identity__ClientId") ?? "demo-data",
            ClientSecret = Text("Identity__ClientSecret") ?? Text("DemoData__ClientSecret") ?? "demo-data-dev-secret",
            Password = Text("Staff__Password") ?? "demo",
            Present = London(Text("Clock__Start") is { } start ? DateTimeOffset.Parse(start, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : clock.GetUtcNow()),
        };

        string? Text(string name) => environment(name) is { Length: > 0 } value ? value : null;
        Uri? Optional(string name) => Text(name) is { } value ? new Uri(value) : null;
    }

    static DateOnly London(DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById("Europe/London")).DateTime);
}
