using System.Globalization;
using Npgsql;

namespace Suite.Benchmarks.Measuring;

/// <summary>Processor time that processes of this machine have used, as Linux counts it.</summary>
static class ProcessorTime
{
    /// <summary>Clock ticks of /proc: 100 per second on every Linux that .NET runs on.</summary>
    const double SecondsPerTick = 0.01;

    public static double SecondsOf(int process) => Of(process, withEnded: false);

    /// <summary>A process and its children, those included that have ended.</summary>
    public static double SecondsOfFamily(int parent) =>
        Of(parent, withEnded: true) + Processes().Where(p => ParentOf(p) == parent).Sum(p => Of(p, withEnded: true));

    /// <summary>
    /// PostgreSQL's first process as this machine numbers it: the parent of the one that serves a connection, which names
    /// its database. Null where the server runs elsewhere.
    /// </summary>
    public static async Task<int?> FindPostgres(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        var database = $" {connection.Database} ";
        foreach (var process in Processes())
            if (Read($"/proc/{process}/cmdline") is { } title && title.StartsWith("postgres: ", StringComparison.Ordinal) && title.Contains(database, StringComparison.Ordinal))
                return ParentOf(process);
        return null;
    }

    static IEnumerable<int> Processes()
    {
        foreach (var directory in Directory.EnumerateDirectories("/proc"))
            if (int.TryParse(Path.GetFileName(directory), NumberStyles.None, CultureInfo.InvariantCulture, out var process))
                yield return process;
    }

    static int ParentOf(int process) => Fields(process) is { } fields ? int.Parse(fields[1], CultureInfo.InvariantCulture) : -1;

    static double Of(int process, bool withEnded)
    {
        if (Fields(process) is not { } fields)
            return 0;
        var ticks = Tick(11) + Tick(12);
        if (withEnded)
            ticks += Tick(13) + Tick(14);
        return ticks * SecondsPerTick;

        long Tick(int at) => long.Parse(fields[at], CultureInfo.InvariantCulture);
    }

    // What follows the name, which is in brackets and may hold blanks; see proc(5).
    static string[]? Fields(int process) =>
        Read($"/proc/{process}/stat") is { } stat ? stat[(stat.LastIndexOf(')') + 2)..].Split(' ') : null;

    static string? Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // it ended meanwhile
        }
    }
}
