using Suite.EdgeOfCare.V1;
using Suite.FamilyGroupConferences.V1;
using Suite.FosteringRecruitment.V1;
using Suite.KinshipAssessment.Assessments;
using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.Forecasts;
using Suite.KinshipAssessment.Helping;
using Suite.KinshipAssessment.Reads;
using Suite.KinshipAssessment.Registrations;
using Suite.Platform.Api;
using Suite.Platform.Asks;
using Suite.Platform.Cases;
using Suite.Platform.Identity;
using Suite.Platform.Messaging;
using Suite.Platform.Tenancy;
using Suite.ServiceDefaults;

namespace Suite.KinshipAssessment;

/// <summary>The service. Program.cs runs it; tests host it in their own process and read its addresses once started.</summary>
static class KinshipApp
{
    /// <summary>By which other services know it.</summary>
    public const string Name = "kinship-assessment";

    /// <summary>Name of the connection strings: as it is, and with -worker and -owner.</summary>
    public const string Database = "kinship-assessment-db";

    /// <param name="args">Configuration; <c>migrate</c> makes an application that only runs migrations.</param>
    /// <param name="configure">Changes to the builder, for tests that bring their own clock.</param>
    public static WebApplication Create(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(KinshipApp).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        configure?.Invoke(builder);

        builder.AddServiceDefaults();
        if (Migrations.Requested(args))
            return builder.Build();

        builder.AddGrpcApi(RpcRoles.Table);
        builder.AddCases<KinshipCase>(Database);
        builder.AddSuiteClient<CarerRegisterService.CarerRegisterServiceClient>("http://fostering-recruitment");
        builder.AddAsks<KinshipCase, RegisterApprovedCarers>(RegisterApprovedCarers.Kind);
        builder.AddSuiteClient<EpisodeService.EpisodeServiceClient>("http://edge-of-care").LeftAloneWhileAway();
        builder.AddAsks<KinshipCase, ReferToEdgeOfCare>(ReferToEdgeOfCare.Kind);
        builder.AddSuiteClient<ConferenceService.ConferenceServiceClient>("http://family-group-conferences").LeftAloneWhileAway();
        builder.AddAsks<KinshipCase, ReferToConference>(ReferToConference.Kind);
        builder.AddEvents("messaging", Name, Database);
        builder.Services.AddSingleton<Pseudonyms>();
        builder.Services.AddSingleton(builder.Configuration.GetSection("Rules").Get<KinshipRules>() ?? new());
        builder.Services.AddSingleton<TurnaroundReader>();
        builder.Services.AddHostedService<CaseMetrics>();

        var app = builder.Build();

        app.MapGrpcApi();
        app.MapGrpcService<KinshipAssessmentGrpc>();
        app.MapEventFeed();
        app.MapDefaultEndpoints();
        return app;
    }
}
