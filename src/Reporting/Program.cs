using Suite.Platform.Tenancy;
using Suite.Reporting;
using Suite.Reporting.Scorecards;

var builder = WebApplication.CreateBuilder(args);

if (Migrations.Requested(args))
{
    using var logging = LoggerFactory.Create(log => log.AddSimpleConsole());
    await Migrations.Run(builder.Configuration, ReportingApp.Database, typeof(ReportingApp).Assembly, logging.CreateLogger("Migrations"));
    await PublishedReader.SetAuthority(builder.Configuration, ReportingApp.Database);
    return;
}

ReportingApp.Build(builder).Run();
