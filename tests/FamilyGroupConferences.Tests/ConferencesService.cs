using Grpc.Core;
using Suite.FamilyGroupConferences.V1;

namespace Suite.FamilyGroupConferences.Tests;

/// <summary>The real service.</summary>
public sealed class ConferencesService() : HostedService("family-group-conferences", typeof(ConferencesApp).Assembly, ConferencesApp.Create, Start), IAsyncLifetime
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
    public ConferenceService.ConferenceServiceClient Conferences { get; } = new(calls);
    public FgdmOfferService.FgdmOfferServiceClient Offers { get; } = new(calls);
    public CoordinatorService.CoordinatorServiceClient Coordinators { get; } = new(calls);
    public ConferenceStandardsService.ConferenceStandardsServiceClient Standards { get; } = new(calls);
    public ConferenceWorklistService.ConferenceWorklistServiceClient Worklist { get; } = new(calls);
}
