using System.Reflection;
using DbUp;
using DbUp.Engine;
using DbUp.Engine.Output;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Suite.Platform.Tenancy;

/// <summary>
/// Brings a service's database up to date and makes its two login roles: the run mode <c>migrate</c>, which the
/// service's replicas wait for. It runs as the database's owner; the services never do.
/// </summary>
public static partial class Migrations
{
    /// <summary>One migration at a time per database; the second waits and then finds nothing to do.</summary>
    const long Lock = 0x5375697465;

    public static bool Requested(string[] args) => args is ["migrate", ..];

    /// <summary>
    /// Runs the platform's scripts and then those embedded in the service's assembly, each once, in the order of their names.
    /// Scripts name the roles <c>$app$</c> and <c>$worker$</c>, and by its suffix each that <see cref="ReaderRoleAttribute"/> asks for.
    /// </summary>
    public static async Task Run(IConfiguration configuration, string database, Assembly service, ILogger logger, CancellationToken cancellation = default)
    {
        var owner = ServiceDatabase.Required(configuration, database + "-owner");
        var app = ServiceDatabase.Role(database, "app");
        var worker = ServiceDatabase.Role(database, "worker");

        // Not pooled: the lock is given back with the session, not when the pool uses it again.
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(owner) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellation);
        await using (var take = new NpgsqlCommand("select pg_advisory_lock($1)", connection) { Parameters = { new() { Value = Lock } } })
            await take.ExecuteNonQueryAsync(cancellation);

        await MakeRole(owner, app, Password(configuration, "Database:AppPassword"), cancellation);
        await MakeRole(owner, worker, Password(configuration, "Database:WorkerPassword"), cancellation);

        var variables = new Dictionary<string, string> { ["app"] = app, ["worker"] = worker };
        foreach (var reader in service.GetCustomAttributes<ReaderRoleAttribute>())
        {
            variables[reader.Suffix] = ServiceDatabase.Role(database, reader.Suffix);
            await MakeReader(owner, variables[reader.Suffix], configuration[reader.PasswordKey], cancellation);
        }

        foreach (var assembly in new[] { typeof(Migrations).Assembly, service }.Distinct())
        {
            var result = DeployChanges.To.PostgresqlDatabase(owner)
                .WithScriptsEmbeddedInAssembly(assembly, name => name.EndsWith(".sql", StringComparison.Ordinal) && name.Contains(".Migrations.", StringComparison.Ordinal))
                .WithVariables(variables)
                .WithTransactionPerScript()
                .LogTo(new Log(logger))
                .Build()
                .PerformUpgrade();
            if (!result.Successful)
                throw new InvalidOperationException($"The migration {result.ErrorScript?.Name ?? "of " + database} failed.", result.Error);
        }

        Done(logger, database);
    }

    static string Password(IConfiguration configuration, string key) =>
        configuration[key] is { Length: > 0 } password ? password : throw new InvalidOperationException($"'{key}' is not configured.");

    // A writer that hangs holds back the relay of the whole cluster (ADR 0003).
    static Task MakeRole(string owner, string role, string password, CancellationToken cancellation) =>
        Make(owner, role, "login", password, $"alter role \"{role}\" set idle_in_transaction_session_timeout = '30s'; grant usage on schema public to \"{role}\"", cancellation);

    // Who reads with a tool of their own must not hold the service up either.
    static Task MakeReader(string owner, string role, string? password, CancellationToken cancellation) =>
        Make(owner, role, password is { Length: > 0 } ? "login" : "nologin", password ?? "",
            $"alter role \"{role}\" set default_transaction_read_only = on; alter role \"{role}\" set statement_timeout = '60s'; alter role \"{role}\" set idle_in_transaction_session_timeout = '60s'", cancellation);

    static async Task Make(string owner, string role, string login, string password, string then, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = new NpgsqlConnection(owner);
                await connection.OpenAsync(cancellation);
                // Roles are utility statements and take no parameters: the server quotes both for us.
                await using var statement = new NpgsqlCommand(
                    """
                    select format(case when exists (select from pg_roles where rolname = $1) then 'alter role %I' else 'create role %I' end
                        || ' ' || $3 || ' nosuperuser nocreatedb nocreaterole noinherit nobypassrls password %L', $1::text, nullif($2::text, ''))
                    """, connection)
                { Parameters = { new() { Value = role }, new() { Value = password }, new() { Value = login } } };
                var sql = (string)(await statement.ExecuteScalarAsync(cancellation))!;
                await using var make = new NpgsqlCommand($"{sql}; {then}", connection);
                await make.ExecuteNonQueryAsync(cancellation);
                return;
            }
            catch (PostgresException race) when (attempt < 20 && race.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DuplicateObject or PostgresErrorCodes.InternalError)
            {
                // Roles belong to the whole server: another database's migration made or changed the same one just now.
                await Task.Delay(TimeSpan.FromMilliseconds(20 * attempt), cancellation);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Database {Database} is up to date")]
    static partial void Done(ILogger logger, string database);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Text}")]
    static partial void Info(ILogger logger, string text);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Text}")]
    static partial void Error(ILogger logger, Exception? exception, string text);

    sealed class Log(ILogger logger) : IUpgradeLog
    {
        public void LogTrace(string format, params object[] args)
        {
        }

        public void LogDebug(string format, params object[] args)
        {
        }

        public void LogInformation(string format, params object[] args) => Info(logger, string.Format(format, args));

        public void LogWarning(string format, params object[] args) => Info(logger, string.Format(format, args));

        public void LogError(string format, params object[] args) => Error(logger, null, string.Format(format, args));

        public void LogError(Exception ex, string format, params object[] args) => Error(logger, ex, string.Format(format, args));
    }
}
