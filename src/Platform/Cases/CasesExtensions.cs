using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Configuration;
using Suite.Platform.Messaging;
using Suite.Platform.Tenancy;

namespace Suite.Platform.Cases;

public static class CasesExtensions
{
    /// <summary>
    /// The service's database under its two login roles (connection strings <c>name</c> and <c>name-worker</c>), its audit
    /// trail, and the purge of remembered answers. Asked for more than once, it is there once.
    /// </summary>
    public static IHostApplicationBuilder AddServiceDatabase(this IHostApplicationBuilder builder, string name)
    {
        Dapper.SqlMapper.AddTypeHandler(new DateOnlyHandler());
        builder.Services.TryAddSingleton(services => ServiceDatabase.From(services.GetRequiredService<IConfiguration>(), name));
        // One pool for all of the suite's own jobs in the process, the relay's and the consumers' among them.
        builder.Services.TryAddKeyedSingleton(name + "-worker", (services, _) => services.GetRequiredService<ServiceDatabase>().Worker);
        builder.Services.TryAddSingleton<IAudit, AuditWriter>();
        builder.Services.TryAddSingleton<RememberedAnswers>();
        builder.Services.AddHostedService<RememberedAnswersPurge>();
        builder.Services.TryAddSingleton<EventSignal>();
        return builder;
    }

    /// <summary>Cases of one kind, kept in the service's database, and the watch over their deadlines. Called once for each kind.</summary>
    public static IHostApplicationBuilder AddCases<TCase>(this IHostApplicationBuilder builder, string database) where TCase : class, ICase<TCase>
    {
        builder.AddServiceDatabase(database);
        builder.Services.TryAddSingleton<CaseStore<TCase>>();
        builder.Services.TryAddSingleton(builder.Configuration.GetSection("DeadlineWatch").Get<DeadlineWatchOptions>() ?? new());
        builder.Services.AddHostedService<DeadlineWatch<TCase>>();
        return builder;
    }

    sealed class DateOnlyHandler : Dapper.SqlMapper.TypeHandler<DateOnly>
    {
        public override DateOnly Parse(object value) => value is DateTime moment ? DateOnly.FromDateTime(moment) : (DateOnly)value;

        public override void SetValue(System.Data.IDbDataParameter parameter, DateOnly value) => parameter.Value = value;
    }
}
