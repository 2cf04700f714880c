using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using Google.Api;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Suite.Platform.Identity;

namespace Suite.Platform.Api;

/// <summary>The page at <c>/</c>: every RPC with its JSON route, who may call it, and what it is for; and the contracts themselves.</summary>
sealed class IndexPage(ServiceName service, Permissions permissions, MappedEndpoints endpoints)
{
    const string ContractPrefix = "protos/";

    static readonly Assembly Contracts = typeof(Access.V1.AccessService).Assembly;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/", (IndexPage page) => Results.Content(page.Html(), "text/html; charset=utf-8"));
        app.MapGet("/protos/{**file}", (string file) => Contract(file) is { } text ? Results.Text(text) : Results.NotFound());
    }

    string Html()
    {
        var mapped = endpoints.GrpcMethods().Select(m => m.ServiceName).ToHashSet(StringComparer.Ordinal);
        var html = new StringBuilder();
        html.Append($$"""
            <!doctype html>
            <html lang="en-GB">
            <head>
            <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{{Text(service.Value)}} API</title>
            <style>
            body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; color: #1a1a1a; background: #fff }
            table { border-collapse: collapse; width: 100%; margin-bottom: 2rem }
            caption { text-align: left; font-weight: 600; font-size: 1.2rem; padding: .5rem 0 }
            th, td { text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid #767676 }
            code { font-size: .9rem; overflow-wrap: anywhere } a { color: #00457c } a:focus { outline: 3px solid #00457c }
            </style>
            </head>
            <body>
            <main>
            <h1>{{Text(service.Value)}}</h1>
            <p>The same contract over gRPC, gRPC-Web and JSON. Send an access token: <code>authorization: Bearer …</code>.
            Health: <a href="/health">/health</a>, <a href="/alive">/alive</a>.</p>

            """);

        foreach (var table in permissions.Tables.Where(t => mapped.Contains(t.Service.FullName)).OrderBy(t => t.Service.FullName, StringComparer.Ordinal))
        {
            var file = table.Service.File.Name;
            var source = Contract(file) ?? "";
            html.Append($"""
                <table>
                <caption>{Text(table.Service.FullName)} (<a href="/protos/{Text(file)}">contract</a>)</caption>
                <thead><tr><th scope="col">RPC</th><th scope="col">JSON</th><th scope="col">Roles</th><th scope="col">What it does</th></tr></thead>
                <tbody>

                """);
            foreach (var method in table.Service.Methods.OrderBy(m => m.Name, StringComparer.Ordinal))
            {
                var roles = table.Rows.GetValueOrDefault(method.Name) is { Count: > 0 } named ? string.Join(", ", named) : "every caller";
                html.Append($"""
                    <tr><th scope="row"><code>{Text(method.Name)}</code></th><td><code>{Text(Route(method))}</code></td><td>{Text(roles)}</td><td>{Text(FirstCommentLine(source, method.Name))}</td></tr>

                    """);
            }

            html.Append("</tbody></table>\n");
        }

        return html.Append("</main>\n</body>\n</html>\n").ToString();
    }

    static string Route(MethodDescriptor method) => method.GetOptions()?.GetExtension(AnnotationsExtensions.Http) is { } http
        ? http.PatternCase switch
        {
            HttpRule.PatternOneofCase.Get => $"GET {http.Get}",
            HttpRule.PatternOneofCase.Post => $"POST {http.Post}",
            HttpRule.PatternOneofCase.Put => $"PUT {http.Put}",
            HttpRule.PatternOneofCase.Patch => $"PATCH {http.Patch}",
            HttpRule.PatternOneofCase.Delete => $"DELETE {http.Delete}",
            HttpRule.PatternOneofCase.Custom => $"{http.Custom.Kind} {http.Custom.Path}",
            HttpRule.PatternOneofCase.None => "",
        }
        : "";

    // Compiled descriptors carry no comments, so they are read from the contract's text: the comment block right above the RPC.
    internal static string FirstCommentLine(string proto, string rpc)
    {
        var lines = proto.Split('\n');
        var at = Array.FindIndex(lines, l => l.TrimStart().StartsWith($"rpc {rpc}(", StringComparison.Ordinal));
        if (at < 1)
            return "";
        var from = at;
        while (from > 0 && lines[from - 1].TrimStart().StartsWith("//", StringComparison.Ordinal))
            from--;
        return string.Join(' ', lines[from..at].Select(l => l.Trim().TrimStart('/').Trim()).TakeWhile(l => l.Length > 0));
    }

    static string? Contract(string file)
    {
        using var stream = Contracts.GetManifestResourceStream(ContractPrefix + file);
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    static string Text(string text) => HtmlEncoder.Default.Encode(text);
}
