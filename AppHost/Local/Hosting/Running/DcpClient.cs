using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Aspire.Hosting.Running;

/// <summary>Starts Aspire's orchestrator (DCP) and speaks its Kubernetes-style API.</summary>
sealed partial class DcpClient : IDisposable
{
    public const string Services = "services", Networks = "containernetworks", Containers = "containers", Executables = "executables";

    const string Group = "usvc-dev.developer.microsoft.com/v1";
    const string Root = $"apis/{Group}/";
    const string Admin = "admin/execution";

    static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    // Children inherit DCP's environment: with these, every project would listen on the dashboard's port.
    static readonly string[] NotInherited = ["ASPNETCORE_URLS", "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "DOTNET_LAUNCH_PROFILE"];

    static readonly Dictionary<string, string> Kinds = new()
    {
        [Services] = "Service",
        [Networks] = "ContainerNetwork",
        [Containers] = "Container",
        [Executables] = "Executable",
    };

    readonly HttpClient _http;

    DcpClient(HttpClient http) => _http = http;

    public static async Task<DcpClient> StartAsync(string dcpFolder, CancellationToken ct)
    {
        // A fresh folder that only this user can read; DCP deletes it at its end.
        var session = Directory.CreateTempSubdirectory("aspire-dcp").FullName;
        var kubeconfig = Path.Combine(session, "kubeconfig");
        var start = new ProcessStartInfo(Path.Combine(dcpFolder, "dcp"))
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // --monitor: when this process dies, however it dies, DCP cleans up what it started.
        foreach (var argument in new[] { "start-apiserver", "--monitor", Environment.ProcessId.ToString(CultureInfo.InvariantCulture), "--detach", "--kubeconfig", kubeconfig })
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var name in NotInherited)
        {
            start.Environment.Remove(name);
        }

        start.Environment["DCP_SESSION_FOLDER"] = session;
        using var dcp = Process.Start(start) ?? throw new InvalidOperationException("DCP did not start.");
        dcp.BeginOutputReadLine();
        dcp.BeginErrorReadLine();

        return new(Connect(await Kubeconfig(kubeconfig, ct)));
    }

    public async Task CreateAsync(string plural, string name, JsonObject spec, JsonObject? annotations = null, CancellationToken ct = default)
    {
        var body = new JsonObject
        {
            ["apiVersion"] = Group,
            ["kind"] = Kinds[plural],
            ["metadata"] = new JsonObject { ["name"] = name, ["annotations"] = annotations ?? [] },
            ["spec"] = spec,
        };
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync(Root + plural, content, ct);
        await Accepted(response, $"create {Kinds[plural]} '{name}'", ct);
    }

    public Task StopAsync(string plural, string name, CancellationToken ct) =>
        PatchAsync($"{Root}{plural}/{name}", """{"spec":{"stop":true}}""", $"stop {Kinds[plural]} '{name}'", ct);

    /// <summary>Deletes and returns when the name is free again.</summary>
    public async Task DeleteAsync(string plural, string name, CancellationToken ct)
    {
        var address = $"{Root}{plural}/{name}";
        using (var deleted = await _http.DeleteAsync(address, ct))
        {
            if (deleted.StatusCode is HttpStatusCode.NotFound)
                return;
            await Accepted(deleted, $"delete {Kinds[plural]} '{name}'", ct);
        }

        while (true)
        {
            using var still = await _http.GetAsync(address, ct);
            if (still.StatusCode is HttpStatusCode.NotFound)
                return;
            await Task.Delay(100, ct);
        }
    }

    public async IAsyncEnumerable<(string Type, JsonObject Object)> WatchAsync(string plural, [EnumeratorCancellation] CancellationToken ct)
    {
        using var reader = new StreamReader(await _http.GetStreamAsync($"{Root}{plural}?watch=true", ct));
        while (await reader.ReadLineAsync(ct) is { } line)
        {
            if (JsonNode.Parse(line) is JsonObject change && change["object"] is JsonObject changed)
                yield return (change["type"]!.GetValue<string>(), changed);
        }
    }

    public async IAsyncEnumerable<string> LogAsync(string plural, string name, string source, [EnumeratorCancellation] CancellationToken ct)
    {
        using var reader = new StreamReader(await _http.GetStreamAsync($"{Root}{plural}/{name}/log?follow=true&timestamps=true&source={source}", ct));
        while (await reader.ReadLineAsync(ct) is { } line)
        {
            yield return line;
        }
    }

    /// <summary>Has DCP stop and remove everything it started, then DCP itself; returns when that is done or the limit passed.</summary>
    public async Task<bool> ShutDownAsync(TimeSpan limit)
    {
        using var timeout = new CancellationTokenSource(limit);
        try
        {
            await PatchAsync(Admin, """{"status":"CleaningResources","shutdownResourceCleanup":"Full"}""", "clean up", timeout.Token);
            while ((string?)JsonNode.Parse(await _http.GetStringAsync(Admin, timeout.Token))?["status"] is not ("CleanupComplete" or "Stopping"))
            {
                await Task.Delay(100, timeout.Token);
            }

            await PatchAsync(Admin, """{"status":"Stopping"}""", "stop", timeout.Token);
            return true;
        }
        catch (Exception unfinished) when (unfinished is OperationCanceledException or HttpRequestException or IOException)
        {
            return false;
        }
    }

    public void Dispose() => _http.Dispose();

    async Task PatchAsync(string address, string body, string what, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, address) { Content = new StringContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/merge-patch+json"); // DCP answers 415 to one with a charset
        using var response = await _http.SendAsync(request, ct);
        await Accepted(response, what, ct);
    }

    static async Task Accepted(HttpResponseMessage response, string what, CancellationToken ct)
    {
        if (response.IsSuccessStatusCode)
            return;

        // The answer may quote the request, environment included: only the message that says why.
        var body = await response.Content.ReadAsStringAsync(ct);
        var why = response.Content.Headers.ContentType?.MediaType is "application/json" ? (string?)JsonNode.Parse(body)?["message"] : null;
        throw new DistributedApplicationException($"DCP refused to {what}: {(int)response.StatusCode} {why}");
    }

    static async Task<string> Kubeconfig(string path, CancellationToken ct)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timeout.CancelAfter(StartLimit);
        try
        {
            while (true)
            {
                var yaml = File.Exists(path) ? await File.ReadAllTextAsync(path, timeout.Token) : "";
                if (Value(yaml, "token") is not null)
                    return yaml;
                await Task.Delay(50, timeout.Token);
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new TimeoutException($"DCP did not write its kubeconfig within {StartLimit}.");
        }
    }

    static HttpClient Connect(string yaml)
    {
        var authority = X509CertificateLoader.LoadCertificate(FromPem(Encoding.UTF8.GetString(Convert.FromBase64String(Value(yaml, "certificate-authority-data")!))));
        // Pooled by SocketsHttpHandler, which the client owns and disposes.
        var handler = new SocketsHttpHandler
        {
            SslOptions =
            {
                RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
                {
                    chain!.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
                    chain.ChainPolicy.CustomTrustStore.Add(authority);
                    chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
                    return (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) is SslPolicyErrors.None
                        && certificate is X509Certificate2 server && chain.Build(server);
                },
            },
        };
        return new(handler)
        {
            BaseAddress = new(Value(yaml, "server") + "/"),
            Timeout = Timeout.InfiniteTimeSpan, // watches and logs stay open
            DefaultRequestHeaders = { Authorization = new("Bearer", Value(yaml, "token")) },
        };
    }

    static string? Value(string yaml, string key) =>
        Regex.Match(yaml, $@"^\s*{Regex.Escape(key)}:\s*(\S+)\s*$", RegexOptions.Multiline) is { Success: true } match ? match.Groups[1].Value : null;

    static byte[] FromPem(string pem) => Convert.FromBase64String(PemFrame().Replace(pem, ""));

    [GeneratedRegex("-----[^-]+-----|\\s")]
    private static partial Regex PemFrame();
}
