using Microsoft.Extensions.DependencyInjection.Extensions;
using Suite.Feed.V1;
using Suite.Platform.Api;
using Suite.Platform.Cases;
using Suite.Platform.Identity;
using Suite.Reporting.Facts;
using Suite.Reporting.Indicators;
using Suite.Reporting.Measures;
using Suite.Reporting.Rebuilds;
using Suite.Reporting.Reports;
using Suite.Reporting.Returns;
using Suite.Reporting.Scorecards;
using Suite.ServiceDefaults;

namespace Suite.Reporting;

/// <summary>What the service is made of.</summary>
static class ReportingApp
{
    public const string Database = "reporting-db";

    public static WebApplication Build(WebApplicationBuilder builder)
    {
        builder.AddServiceDefaults();
        builder.AddGrpcApi(
            RpcRoles.Table,
            RpcRoles.Indicators,
            RpcRoles.StatutoryReturns,
            RpcRoles.Scorecards);
        builder.AddReporting();

        var app = builder.Build();
        app.MapGrpcApi();
        app.MapGrpcService<ReportingGrpc>();
        app.MapGrpcService<IndicatorGrpc>();
        app.MapGrpcService<StatutoryReturnGrpc>();
        app.MapGrpcService<ScorecardGrpc>();
        app.MapEventFeed();
        app.MapDefaultEndpoints();
        return app;
    }

    static void AddReporting(this WebApplicationBuilder builder)
    {
        builder.AddServiceDatabase(Database);
        builder.AddEvents("messaging", "reporting", Database);
        foreach (var source in FactSources.All)
        {
            builder.AddEventConsumer<FactConsumer>(source.Queue, Database, [new EventBinding(source.Service)]);
            builder.AddSuiteClient<EventFeedService.EventFeedServiceClient>($"http://{source.Service}", source.Service);
        }

        var services = builder.Services;
        services.AddSingleton<ReportingMetrics>();
        services.AddSingleton<FactsReader>();
        services.AddSingleton<MeasureQuery>();
        services.AddSingleton<IndicatorLoads>();
        services.AddSingleton<SharedResults>();
        services.AddSingleton<MonthlyReports>();
        services.AddSingleton<RebuildStore>();
        services.TryAddSingleton<Pseudonyms>();
        services.AddSingleton<ReturnStore>();
        services.AddSingleton<ImportPlaces>();
        services.AddSingleton(builder.Configuration.GetSection("Rebuild").Get<RebuildOptions>() ?? new());
        services.TryAddSingleton<IEventFeeds, EventFeeds>();
        services.AddSingleton<FactChanges>();
        services.AddHostedService(s => s.GetRequiredService<FactChanges>());
        services.AddSingleton<Rebuilder>();
        services.AddHostedService(s => s.GetRequiredService<Rebuilder>());
        services.AddScorecards();
    }
}
