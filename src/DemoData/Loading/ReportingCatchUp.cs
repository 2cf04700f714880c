using System.Diagnostics;
using Grpc.Core;
using Grpc.Net.Client;
using Suite.DemoData.Caseload;
using Suite.Feed.V1;
using Suite.Reporting.V1;

namespace Suite.DemoData.Loading;

/// <summary>Waits until Reporting has the newest case events that the service's own feed has.</summary>
sealed class ReportingCatchUp(Settings settings, SignIn signIn)
{
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    // One of each case, the last of its keying-in or close to it: enough to know how far Reporting is.
    const string Marker = "kinship.record-amended.v1";

    public async Task Wait(IReadOnlyList<string> authorities, CancellationToken cancellation)
    {
        using var kinship = GrpcChannel.ForAddress(settings.Kinship);
        using var reporting = GrpcChannel.ForAddress(settings.Reporting);
        foreach (var authority in authorities)
        {
            var analyst = Staff.Of(authority, "", Post.Analyst);
            var headers = new Metadata { { "authorization", $"Bearer {await signIn.TokenOf(analyst)}" } };
            try
            {
                await Wait(authority, await Newest(kinship, headers, cancellation), new ReportingService.ReportingServiceClient(reporting), headers, cancellation);
            }
            catch (RpcException e) when (e.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
            {
                throw new NotReachableException($"Reporting or the event feed does not answer ({e.StatusCode}).", e);
            }
            catch (RpcException e) when (e.StatusCode is not StatusCode.Cancelled)
            {
                throw RefusedActException.Of("suite.reporting.v1.ReportingService/GetMeasure", authority, e);
            }
        }
    }

    static async Task<DateTime?> Newest(GrpcChannel kinship, Metadata headers, CancellationToken cancellation)
    {
        using var feed = new EventFeedService.EventFeedServiceClient(kinship).ReadEvents(new() { Types_ = { Marker } }, headers, cancellationToken: cancellation);
        DateTime? newest = null;
        await foreach (var read in feed.ResponseStream.ReadAllAsync(cancellation))
            if (read.Event.Time.ToDateTime() is var time && !(time <= newest))
                newest = time;
        return newest;
    }

    static async Task Wait(string authority, DateTime? newest, ReportingService.ReportingServiceClient reporting, Metadata headers, CancellationToken cancellation)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            var answer = await reporting.GetMeasureAsync(new() { MeasureId = "K04" }, headers, (TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(20)).UtcDateTime, cancellation);
            var included = answer.Result.NewestEventTime?.ToDateTime();
            if (newest is null || included >= newest)
                return;
            if (waited.Elapsed > Limit)
                throw new NotReachableException($"Reporting has the events of {authority} up to {included:O}, the service announced up to {newest:O}; waited {Limit.TotalSeconds:F0} s. Its dead letters and the broker would tell why.");
            await Task.Delay(Pause, cancellation);
        }
    }
}
