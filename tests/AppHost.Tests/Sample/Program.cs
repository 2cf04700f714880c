// What the tests run under DCP: a program that ends as told, or a web service that shows what it was given.

if (args is ["exit", var code])
{
    Console.WriteLine($"Ending with {code}.");
    return int.Parse(code);
}

var builder = WebApplication.CreateSlimBuilder(args);
builder.WebHost.UseUrls($"http://localhost:{builder.Configuration["WEB_PORT"]}");
var app = builder.Build();
app.MapGet("/health", () => "fine");
app.MapGet("/given/{name}", (string name, IConfiguration configuration) => configuration[name.Replace("__", ":")] ?? "");
app.Run();
return 0;
