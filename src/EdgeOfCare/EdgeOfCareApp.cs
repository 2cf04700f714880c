using Suite.EdgeOfCare.Conferences;
using Suite.EdgeOfCare.Episodes;
using Suite.EdgeOfCare.Reads;
using Suite.EdgeOfCare.Reference;
using Suite.EdgeOfCare.Reunifications;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Api;
using Suite.Platform.Asks;
using Suite.Platform.Cases;
using Suite.Platform.Identity;
using Suite.Platform.Messaging;
using Suite.Platform.Records;
using Suite.Platform.Tenancy;
using Suite.ServiceDefaults;

namespace Suite.EdgeOfCare;

/// <summary>The service. Program.cs runs it; tests host it in their own process and read its addresses once started.</summary>
static class EdgeOfCareApp
{
    /// <summary>By which other services know it.</summary>
    public const string Name = "edge-of-care";

    /// <summary>Name of the connection strings: as it is, and with -worker and -owner.</summary>
    public const string Database = "edge-of-care-db";

    /// <param name="args">Configuration; <c>migrate</c> makes an application that only runs migrations.</param>
    /// <param name="configure">Changes to the builder, for tests that bring their own clock.</param>
    public static WebApplication Create(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(EdgeOfCareApp).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        configure?.Invoke(builder);

        builder.AddServiceDefaults();
        if (Migrations.Requested(args))
            return builder.Build();

        builder.AddGrpcApi([.. RpcRoles.Tables]);
        builder.AddCases<Episode>(Database).AddCases<Reunification>(Database).AddCases<Standards>(Database);
        builder.AddSuiteClient<ConferenceService.ConferenceServiceClient>("http://family-group-conferences").LeftAloneWhileAway();
        builder.AddAsks<Episode, ReferToConference<Episode>>(ConferenceRules.AskKind);
        builder.AddAsks<Reunification, ReferToConference<Reunification>>(ConferenceRules.AskKind);
        builder.AddEvents("messaging", Name, Database);
        builder.Services.AddSingleton<Pseudonyms>();
        builder.Services.AddSingleton<RecordList>().AddSingleton<DeadlineList>();
        builder.Services.AddSingleton<OnePerAuthority<Standards>>().AddSingleton<StandardsReader>();
        builder.Services.AddTransient<ConferenceReader>();
        builder.Services.AddSingleton<EpisodeSearch>().AddSingleton<ReunificationSearch>();

        var app = builder.Build();

        app.MapGrpcApi();
        app.MapGrpcService<EpisodeGrpc>();
        app.MapGrpcService<ReunificationGrpc>();
        app.MapGrpcService<StandardsGrpc>();
        app.MapGrpcService<WorklistGrpc>();
        app.MapEventFeed();
        app.MapDefaultEndpoints();
        return app;
    }
}
