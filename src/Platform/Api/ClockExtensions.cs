using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Suite.Platform.Api;

public static class ClockExtensions
{
    /// <summary>
    /// Adds the business clock, <see cref="TimeProvider"/>: the system's, or in Development one that was set to
    /// <c>Clock:Start</c> (ISO instant) at the instant <c>Clock:Anchor</c>, and goes on from there. Without an anchor it is set
    /// when the process starts; give one where several processes, or one that restarts, must agree.
    /// </summary>
    public static TBuilder AddSuiteClock<TBuilder>(this TBuilder builder) where TBuilder : IHostApplicationBuilder
    {
        var clock = TimeProvider.System;
        if (builder.Configuration["Clock:Start"] is { Length: > 0 } start)
        {
            if (!builder.Environment.IsDevelopment())
                throw new InvalidOperationException("Clock:Start is for Development only: statutory deadlines run by the real time.");
            var anchor = builder.Configuration["Clock:Anchor"] is { Length: > 0 } given ? Instant("Clock:Anchor", given) : TimeProvider.System.GetUtcNow();
            clock = new ShiftedClock(Instant("Clock:Start", start) - anchor);
        }

        // The framework's own parts add the system's clock where they find none; one that a test has set stays.
        if (builder.Services.LastOrDefault(s => s.ServiceType == typeof(TimeProvider))?.ImplementationInstance is not { } set || set == TimeProvider.System)
            builder.Services.Replace(ServiceDescriptor.Singleton(clock));
        return builder;
    }

    static DateTimeOffset Instant(string setting, string value) =>
        DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : throw new InvalidOperationException($"{setting} must be an instant such as 2026-11-22T09:00:00Z.");

    /// <summary>The system's clock, that much ahead or behind; timers run as ever.</summary>
    sealed class ShiftedClock(TimeSpan shift) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + shift;
    }
}
