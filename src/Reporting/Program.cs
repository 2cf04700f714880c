using Suite.Platform.Api;
using Suite.Platform.Tenancy;
using Suite.Reporting;
using Suite.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);

if (Migrations.Requested(args))
{
    using var logging = LoggerFactory.Create(log => log.AddSimpleConsole());
    await Migrations.Run(builder.Configuration, ReportingServices.Database, typeof(Program).Assembly, logging.CreateLogger("Migrations"));
    return;
}

builder.AddServiceDefaults();
builder.AddGrpcApi(RpcRoles.Table);
builder.AddReporting();

var app = builder.Build();

app.MapGrpcApi();
app.MapGrpcService<ReportingGrpc>();
app.MapDefaultEndpoints();

app.Run();
