using Suite.KinshipAssessment.Cases;
using Client = Suite.KinshipAssessment.V1.KinshipAssessmentService.KinshipAssessmentServiceClient;

namespace Suite.KinshipAssessment.Tests;

/// <summary>The real service.</summary>
public sealed class KinshipService() : HostedService("kinship-assessment", typeof(KinshipApp).Assembly, KinshipApp.Create, Start), IAsyncLifetime
{
    /// <summary>Monday morning in the week after the worked cases' present.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    /// <summary>The service as a sample member of staff calls it.</summary>
    public Client For(string username) => new(CallsOf(username));

    /// <summary>Puts cases into the database as they stand, however they came about: for lists, which only read.</summary>
    internal Task Store(params IReadOnlyList<KinshipCase> cases) => Insert(cases, kinship => kinship.Authority, withDeadlines: true);
}
