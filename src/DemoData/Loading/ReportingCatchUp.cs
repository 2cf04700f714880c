using System.Diagnostics;
using Grpc.Core;
using Grpc.Net.Client;
using Suite.DemoData.Caseload;
using Suite.Feed.V1;
using Suite.Reporting.V1;

namespace Suite.DemoData.Loading;

/// <summary>Waits until Reporting has the newest events that the services' own feeds have.</summary>
sealed class ReportingCatchUp(Settings settings, SignIn signIn)
{
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    /// <summary>
    /// The services with an event that ends the keying-in of each record, or comes close to it: enough to know how far Reporting is. A
    /// measure of each says up to which event of that service it counts.
    /// </summary>
    (string Service, Uri Address, string Marker, string Measure)[] Sources =>
    [
        ("KinshipAssessment", settings.Kinship, "kinship.record-amended.v1", "K04"),
        ("FosteringRecruitment", settings.Fostering, "fostering.record-amended.v1", "F01"),
        ("FamilyGroupConferences", settings.Conferences, "conferences.record-amended.v1", "G01"),
        ("EdgeOfCare", settings.EdgeOfCare, "edge-of-care.record-amended.v1", "E06"),
    ];

    public async Task Wait(IReadOnlyList<string> authorities, CancellationToken cancellation)
    {
        using var reporting = GrpcChannel.ForAddress(settings.Reporting);
        foreach (var source in Sources)
        {
            using var service = GrpcChannel.ForAddress(source.Address);
            foreach (var authority in authorities)
            {
                var analyst = Staff.Of(authority, "", Post.Analyst);
                var headers = new Metadata { { "authorization", $"Bearer {await signIn.TokenOf(analyst)}" } };
                try
                {
                    await Wait(source.Service, source.Measure, authority, await Newest(service, source.Marker, headers, cancellation), new ReportingService.ReportingServiceClient(reporting), headers, cancellation);
                }
                catch (RpcException e) when (e.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
                {
                    throw new NotReachableException($"Reporting or the event feed of {source.Service} does not answer ({e.StatusCode}).", e);
                }
                catch (RpcException e) when (e.StatusCode is not StatusCode.Cancelled)
                {
                    throw RefusedActException.Of("suite.reporting.v1.ReportingService/GetMeasure", authority, e);
                }
            }
        }
    }

    static async Task<DateTime?> Newest(GrpcChannel service, string marker, Metadata headers, CancellationToken cancellation)
    {
        using var feed = new EventFeedService.EventFeedServiceClient(service).ReadEvents(new() { Types_ = { marker } }, headers, cancellationToken: cancellation);
        DateTime? newest = null;
        await foreach (var read in feed.ResponseStream.ReadAllAsync(cancellation))
            if (read.Event.Time.ToDateTime() is var time && !(time <= newest))
                newest = time;
        return newest;
    }

    static async Task Wait(string service, string measure, string authority, DateTime? newest, ReportingService.ReportingServiceClient reporting, Metadata headers, CancellationToken cancellation)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            var answer = await reporting.GetMeasureAsync(new() { MeasureId = measure }, headers, (TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(20)).UtcDateTime, cancellation);
            var included = answer.Result.NewestEventTime?.ToDateTime();
            if (newest is null || included >= newest)
                return;
            if (waited.Elapsed > Limit)
                throw new NotReachableException($"Reporting has the events of {service} of {authority} up to {included:O}, the service announced up to {newest:O}; waited {Limit.TotalSeconds:F0} s. Its dead letters and the broker would tell why.");
            await Task.Delay(Pause, cancellation);
        }
    }
}
