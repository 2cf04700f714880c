using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Suite.Platform.Cases;
using Suite.Platform.Faults;
using Suite.Platform.Messaging;

namespace Suite.Platform.Asks;

/// <summary>Which handler makes the calls of which kind.</summary>
sealed record AskRoute<TCase>(string Kind, Type Handler) where TCase : class, ICase<TCase>;

/// <summary>
/// Makes the calls that the cases of one kind have open and records the answers. Any number of instances may run: a claimed
/// ask is one instance's for the time of a lease, and if that instance dies another makes the same call again under the same
/// request id. While the other service is away, one ask at a time finds out whether it is back.
/// </summary>
sealed partial class AskRelay<TCase>(CaseStore<TCase> cases, AskLog asks, IEnumerable<AskRoute<TCase>> routes, AskSignals signals, AskTelemetry telemetry,
    AskOptions options, IServiceScopeFactory scopes, ILogger<AskRelay<TCase>> log) : BackgroundService where TCase : class, ICase<TCase>
{
    // Each kind goes its own way: one that waits for its service holds back no other.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(routes.Select(route => Serve(route, stoppingToken)));

    async Task Serve(AskRoute<TCase> route, CancellationToken stopping)
    {
        var signal = signals.Of(TCase.Kind, route.Kind);
        var away = 0;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var atMost = away == 0 ? options.AtOnce : 1;
                var due = await asks.Claim(TCase.Kind, route.Kind, atMost, options.Lease, stopping);
                if (due.Count > 0)
                {
                    var reached = await Task.WhenAll(due.Select(ask => Make(route, ask, stopping)));
                    away = reached.All(answered => answered) ? 0 : away + 1;
                }

                if (away > 0)
                    await Task.Delay(BackOff(away, options.LongestProbe), stopping);
                else if (due.Count < atMost)
                    await signal.Wait(options.Look, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // An exception that ended the relay would end the service with it; the lease gives the asks back.
            catch (Exception e)
#pragma warning restore CA1031
            {
                Interrupted(route.Kind, Outage.Describe(e));
                await Task.Delay(options.Look, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>False if the other service was not reached.</summary>
    async Task<bool> Make(AskRoute<TCase> route, DueAsk due, CancellationToken stopping)
    {
        using var activity = ActivityContext.TryParse(due.TraceParent, null, isRemote: true, out var cause)
            ? AskTelemetry.Activities.StartActivity("ask " + route.Kind, ActivityKind.Internal, cause)
            : AskTelemetry.Activities.StartActivity("ask " + route.Kind);
        activity?.SetTag("suite.ask.id", due.Id.ToString("D"));
        var called = false;
        try
        {
            if (await cases.WithAsk(due.Authority, due.CaseId, due.Id, stopping) is not var (@case, ask))
            {
                // Settled since it was claimed; if it is still there, case and asks disagree.
                if (await asks.Postpone(due.Id, options.AfterRefusal, "NOT_OPEN", stopping))
                    NotOpen(route.Kind, due.Id, due.CaseId);
                return true;
            }

            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
            limit.CancelAfter(options.CallWithin);
            await using var scope = scopes.CreateAsyncScope();
            var handler = (IAskHandler<TCase>)scope.ServiceProvider.GetRequiredService(route.Handler);
            FaultPoint.Reach(FaultPoint.AskCalls);
            called = true;
            var record = await handler.Make(@case, ask, new(due.Id, due.Authority, due.AskedBy), limit.Token);
            called = false;
            FaultPoint.Reach(FaultPoint.AskAnswered);
            await cases.Settle(due.Authority, due.CaseId, due.Id, record, stopping);
            FaultPoint.Reach(FaultPoint.AskRecorded);
            telemetry.Called(route.Kind, "OK");
            return true;
        }
#pragma warning disable CA1031 // Whatever went wrong, the ask is open and is made again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            if (stopping.IsCancellationRequested)
            {
                await GiveBack(due);
                return true;
            }

            var failure = AskFailure.Of(e);
            activity?.SetStatus(ActivityStatusCode.Error, failure.Status);
            telemetry.Called(route.Kind, failure.Status);
            if (failure.Passes)
                NotAnswered(route.Kind, due.Id, due.CaseId, failure.Status, failure.Reason, due.Attempts);
            else
                Refused(route.Kind, due.Id, due.CaseId, failure.Status, failure.Reason, due.Attempts);
            await asks.Postpone(due.Id, failure.Passes ? BackOff(due.Attempts, options.LongestBackOff) : options.AfterRefusal, failure.Status, stopping);
            return !(called && failure.Code is Grpc.Core.StatusCode.Unavailable);
        }
    }

    // Another instance need not wait for the lease to end; if this fails, it does.
    async Task GiveBack(DueAsk due)
    {
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            await asks.Postpone(due.Id, TimeSpan.Zero, "CANCELLED", patience.Token);
        }
        catch (Exception e) when (Outage.OfDatabase(e) || e is OperationCanceledException)
        {
            Interrupted(TCase.Kind, Outage.Describe(e));
        }
    }

    /// <summary>Twice as long each time, between half of it and the whole, so that instances do not move in step.</summary>
#pragma warning disable CA5394 // Spreads load; nothing secret.
    TimeSpan BackOff(int attempts, TimeSpan longest) =>
        TimeSpan.FromMilliseconds(Math.Min(longest.TotalMilliseconds, options.FirstBackOff.TotalMilliseconds * Math.Pow(2, Math.Clamp(attempts - 1, 0, 16))))
        * (0.5 + Random.Shared.NextDouble() / 2);
#pragma warning restore CA5394

    [LoggerMessage(Level = LogLevel.Warning, Message = "The ask {Kind} {AskId} of case {CaseId} was not answered: {Status} {Reason}, attempt {Attempt}; it is made again")]
    partial void NotAnswered(string kind, Guid askId, Guid caseId, string status, string reason, int attempt);

    [LoggerMessage(Level = LogLevel.Error, Message = "The ask {Kind} {AskId} of case {CaseId} was refused: {Status} {Reason}, attempt {Attempt}; somebody has to look at it")]
    partial void Refused(string kind, Guid askId, Guid caseId, string status, string reason, int attempt);

    [LoggerMessage(Level = LogLevel.Error, Message = "The ask {Kind} {AskId} of case {CaseId} is stored, but the case does not have it open; it is not made")]
    partial void NotOpen(string kind, Guid askId, Guid caseId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The relay of the asks {Kind} was interrupted ({Failure})")]
    partial void Interrupted(string kind, string failure);
}
