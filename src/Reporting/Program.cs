using Suite.Platform.Tenancy;
using Suite.Reporting;

var builder = WebApplication.CreateBuilder(args);

if (Migrations.Requested(args))
{
    using var logging = LoggerFactory.Create(log => log.AddSimpleConsole());
    await Migrations.Run(builder.Configuration, ReportingApp.Database, typeof(ReportingApp).Assembly, logging.CreateLogger("Migrations"));
    return;
}

ReportingApp.Build(builder).Run();
