using Suite.FamilyGroupConferences.Conferences;
using Suite.FamilyGroupConferences.Coordinators;
using Suite.FamilyGroupConferences.LocalStandards;
using Suite.FamilyGroupConferences.Offers;
using Suite.FamilyGroupConferences.Reads;
using Suite.Platform.Api;
using Suite.Platform.Cases;
using Suite.Platform.Identity;
using Suite.Platform.Messaging;
using Suite.Platform.Records;
using Suite.Platform.Tenancy;
using Suite.ServiceDefaults;

namespace Suite.FamilyGroupConferences;

/// <summary>The service. Program.cs runs it; tests host it in their own process and read its addresses once started.</summary>
static class ConferencesApp
{
    /// <summary>Name of the connection strings: as it is, and with -worker and -owner.</summary>
    public const string Database = "family-group-conferences-db";

    /// <param name="args">Configuration; <c>migrate</c> makes an application that only runs migrations.</param>
    /// <param name="configure">Changes to the builder, for tests that bring their own clock.</param>
    public static WebApplication Create(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(ConferencesApp).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        configure?.Invoke(builder);

        builder.AddServiceDefaults();
        if (Migrations.Requested(args))
            return builder.Build();

        builder.AddGrpcApi([.. RpcRoles.Tables]);
        builder.AddCases<Conference>(Database).AddCases<FgdmOffer>(Database).AddCases<Coordinator>(Database).AddCases<Standards>(Database);
        builder.AddEvents("messaging", "family-group-conferences", Database);
        builder.Services.AddSingleton<Pseudonyms>();
        builder.Services.AddSingleton<RecordList>().AddSingleton<DeadlineList>();
        builder.Services.AddSingleton<OnePerAuthority<Standards>>().AddSingleton<StandardsReader>().AddSingleton<MeetingReader>();

        var app = builder.Build();

        app.MapGrpcApi();
        app.MapGrpcService<ConferenceGrpc>();
        app.MapGrpcService<FgdmOfferGrpc>();
        app.MapGrpcService<CoordinatorGrpc>();
        app.MapGrpcService<ConferenceStandardsGrpc>();
        app.MapGrpcService<ConferenceWorklistGrpc>();
        app.MapEventFeed();
        app.MapDefaultEndpoints();
        return app;
    }
}
