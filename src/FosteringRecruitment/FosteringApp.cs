using Suite.FosteringRecruitment.Applications;
using Suite.FosteringRecruitment.Enquiries;
using Suite.FosteringRecruitment.Enquiries.Duplicates;
using Suite.FosteringRecruitment.Households;
using Suite.FosteringRecruitment.Panels;
using Suite.FosteringRecruitment.Reads;
using Suite.FosteringRecruitment.Reference;
using Suite.FosteringRecruitment.Returns;
using Suite.Platform.Api;
using Suite.Platform.Cases;
using Suite.Platform.Identity;
using Suite.Platform.Messaging;
using Suite.Platform.Records;
using Suite.Platform.Tenancy;
using Suite.ServiceDefaults;

namespace Suite.FosteringRecruitment;

/// <summary>The service. Program.cs runs it; tests host it in their own process and read its addresses once started.</summary>
static class FosteringApp
{
    /// <summary>Name of the connection strings: as it is, and with -worker and -owner.</summary>
    public const string Database = "fostering-recruitment-db";

    /// <param name="args">Configuration; <c>migrate</c> makes an application that only runs migrations.</param>
    /// <param name="configure">Changes to the builder, for tests that bring their own clock.</param>
    public static WebApplication Create(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(FosteringApp).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        configure?.Invoke(builder);

        builder.AddServiceDefaults();
        if (Migrations.Requested(args))
            return builder.Build();

        builder.AddGrpcApi([.. RpcRoles.Tables]);
        builder.AddCases<Enquiry>(Database).AddCases<Application>(Database).AddCases<Panel>(Database)
            .AddCases<Household>(Database).AddCases<Constellation>(Database).AddCases<ReferenceData>(Database);
        builder.AddEvents("messaging", "fostering-recruitment", Database);
        builder.Services.AddSingleton<Pseudonyms>();
        builder.Services.AddSingleton<PanelReader>();
        builder.Services.AddSingleton<RecordList>().AddSingleton<DeadlineList>();
        builder.Services.AddSingleton<OnePerAuthority<ReferenceData>>().AddSingleton<ReferenceDataReader>().AddSingleton<ReferenceDataChanges>().AddSingleton<DuplicateSearch>();
        builder.Services.AddSingleton<ConstellationMembers>().AddSingleton<CollectionReader>();

        var app = builder.Build();

        app.MapGrpcApi();
        app.MapGrpcService<EnquiryGrpc>();
        app.MapGrpcService<ApplicationGrpc>();
        app.MapGrpcService<PanelGrpc>();
        app.MapGrpcService<CarerRegisterGrpc>();
        app.MapGrpcService<ConstellationGrpc>();
        app.MapGrpcService<ReferenceDataGrpc>();
        app.MapGrpcService<WorklistGrpc>();
        app.MapGrpcService<FosteringReturnGrpc>();
        app.MapEventFeed();
        app.MapDefaultEndpoints();
        return app;
    }
}
