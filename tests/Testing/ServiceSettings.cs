using Npgsql;

namespace Suite.Testing;

/// <summary>What every service of the suite is configured with in tests, whether it runs in the test's process or in one of its own.</summary>
public static class ServiceSettings
{
    /// <param name="service">The service's name, for example <c>kinship-assessment</c>.</param>
    /// <param name="owner">Its database, as the owner of its tables.</param>
    public static Dictionary<string, string> Of(string service, string owner, string messaging, Uri issuer)
    {
        var role = service.Replace('-', '_');
        return new()
        {
            [$"ConnectionStrings:{service}-db-owner"] = owner,
            [$"ConnectionStrings:{service}-db"] = As($"{role}_app", "app-secret"),
            [$"ConnectionStrings:{service}-db-worker"] = As($"{role}_worker", "worker-secret"),
            ["ConnectionStrings:messaging"] = messaging,
            ["Database:AppPassword"] = "app-secret",
            ["Database:WorkerPassword"] = "worker-secret",
            ["Identity:Issuer"] = $"{issuer}",
            ["Identity:Audience"] = "suite",
            ["Identity:ClientId"] = service,
            ["Identity:ClientSecret"] = $"{service}-dev-secret",
            ["GRPC_PORT"] = "0",
            ["WEB_PORT"] = "0",
        };

        string As(string user, string password) => new NpgsqlConnectionStringBuilder(owner) { Username = user, Password = password }.ConnectionString;
    }
}
