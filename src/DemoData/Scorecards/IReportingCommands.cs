using Google.Protobuf;
using Suite.DemoData.Caseload;
using Suite.DemoData.Returns;
using Suite.Reporting.V1;

namespace Suite.DemoData.Scorecards;

/// <summary>Does acts at Reporting, and brings files in as the analyst.</summary>
interface IReportingCommands
{
    /// <summary>Sends a command that has its request id, until it is taken.</summary>
    Task<IMessage> Do(string authority, Post by, IMessage request, CancellationToken cancellation);

    Task<IMessage> Read(string authority, Post by, IMessage request, CancellationToken cancellation);

    Task Import(string authority, SampleReturn paper, Guid requestId, CancellationToken cancellation);

    Task ImportPostcodes(string authority, string edition, byte[] file, Guid requestId, CancellationToken cancellation);

    Task ImportIndicators(string authority, IndicatorFileKind kind, byte[] file, Guid requestId, CancellationToken cancellation);
}
