using Grpc.Core;
using Suite.EdgeOfCare.V1;

namespace Suite.EdgeOfCare.Tests;

/// <summary>The real service.</summary>
public sealed class EdgeOfCareService() : HostedService("edge-of-care", typeof(EdgeOfCareApp).Assembly, EdgeOfCareApp.Create, Start), IAsyncLifetime
{
    /// <summary>Monday morning.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public static readonly DateOnly FirstDay = DateOnly.FromDateTime(Start.UtcDateTime);

    /// <summary>The service as a sample member of staff calls it.</summary>
    public Clients For(string username) => new(CallsOf(username));
}

/// <summary>All services of the process, called by one person.</summary>
public sealed class Clients(CallInvoker calls)
{
    public EpisodeService.EpisodeServiceClient Episodes { get; } = new(calls);
    public ReunificationService.ReunificationServiceClient Reunifications { get; } = new(calls);
    public StandardsService.StandardsServiceClient Standards { get; } = new(calls);
    public WorklistService.WorklistServiceClient Worklist { get; } = new(calls);
}
