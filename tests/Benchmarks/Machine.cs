using System.Net.Http.Json;
using System.Runtime.InteropServices;
using System.Text.Json;
using Npgsql;
using Suite.Benchmarks.Servers;

namespace Suite.Benchmarks;

/// <summary>Where and on what it was measured: without this no absolute figure means anything.</summary>
static class Machine
{
    public static async Task<IReadOnlyDictionary<string, string>> Describe(Surroundings surroundings)
    {
        await using var connection = new NpgsqlConnection(surroundings.Server);
        await connection.OpenAsync();
        var settings = new List<string>();
        foreach (var name in (string[])["fsync", "synchronous_commit", "full_page_writes", .. Surroundings.Settings.Keys])
        {
            await using var show = new NpgsqlCommand($"show {name}", connection);
            settings.Add($"{name} {await show.ExecuteScalarAsync()}");
        }

        return new Dictionary<string, string>
        {
            ["Processor"] = $"{ProcFile("/proc/cpuinfo", "model name") ?? RuntimeInformation.ProcessArchitecture.ToString()}, {Environment.ProcessorCount} cores, shared by callers and servers",
            ["Memory"] = $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1 << 30)} GiB",
            ["System"] = $"{RuntimeInformation.OSDescription}; load at the start {(File.Exists("/proc/loadavg") ? (await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0] : "unknown")}",
            ["PostgreSQL"] = $"{connection.PostgreSqlVersion}: {string.Join(", ", settings)}",
            ["RabbitMQ"] = $"{(await surroundings.Broker.Management.GetFromJsonAsync<JsonElement>("overview")).GetProperty("rabbitmq_version")}, one node, quorum queues",
            [".NET"] = RuntimeInformation.FrameworkDescription,
        };
    }

    static string? ProcFile(string file, string key) => File.Exists(file)
        ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
        : null;
}
