using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Suite.Platform.Cases;

namespace Suite.Platform.Asks;

public static class AsksExtensions
{
    /// <summary>
    /// Has <typeparamref name="THandler"/> make the calls that cases have open under this kind; once for each kind of ask.
    /// Call <see cref="CasesExtensions.AddCases{TCase}"/> too. The pace is in the configuration's section <c>Asks</c>.
    /// </summary>
    public static IHostApplicationBuilder AddAsks<TCase, THandler>(this IHostApplicationBuilder builder, string kind)
        where TCase : class, ICase<TCase> where THandler : class, IAskHandler<TCase>
    {
        var services = builder.Services;
        services.AddMetrics();
        services.TryAddSingleton(builder.Configuration.GetSection("Asks").Get<AskOptions>() ?? new());
        services.TryAddSingleton<AskSignals>();
        services.TryAddSingleton<AskLog>();
        services.TryAddSingleton(s => new AskTelemetry(s.GetRequiredService<IMeterFactory>()));
        services.TryAddScoped<THandler>();
        services.AddSingleton(new AskRoute<TCase>(kind, typeof(THandler)));
        services.AddHostedService<AskRelay<TCase>>();
        services.AddHostedService<AskWatch>();
        return builder;
    }
}
