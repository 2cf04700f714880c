using Grpc.Core;
using Suite.FosteringRecruitment.V1;

namespace Suite.FosteringRecruitment.Tests;

/// <summary>The real service.</summary>
public sealed class FosteringService() : HostedService("fostering-recruitment", typeof(FosteringApp).Assembly, FosteringApp.Create, Start), IAsyncLifetime
{
    /// <summary>Monday morning, in the financial year of the worked case.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public static readonly DateOnly FirstDay = DateOnly.FromDateTime(Start.UtcDateTime);

    /// <summary>The service as a sample member of staff calls it.</summary>
    public Clients For(string username) => new(CallsOf(username));
}

/// <summary>All services of the process, called by one person.</summary>
public sealed class Clients(CallInvoker calls)
{
    public EnquiryService.EnquiryServiceClient Enquiries { get; } = new(calls);
    public ApplicationService.ApplicationServiceClient Applications { get; } = new(calls);
    public PanelService.PanelServiceClient Panels { get; } = new(calls);
    public CarerRegisterService.CarerRegisterServiceClient Register { get; } = new(calls);
    public ConstellationService.ConstellationServiceClient Constellations { get; } = new(calls);
    public ReferenceDataService.ReferenceDataServiceClient ReferenceData { get; } = new(calls);
    public WorklistService.WorklistServiceClient Worklist { get; } = new(calls);
    public FosteringReturnService.FosteringReturnServiceClient Returns { get; } = new(calls);
}
