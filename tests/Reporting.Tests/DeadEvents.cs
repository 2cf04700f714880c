using Grpc.Core;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.V1;
using Suite.Reporting.V1;

namespace Suite.Reporting.Tests;

/// <summary>Events that could not be taken in: looked through queue by queue and page by page, and sent back once.</summary>
public sealed class DeadEvents
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task They_are_paged_through_queue_by_queue_and_each_queue_alone()
    {
        await using var service = await Running();
        await service.Announce([.. Enumerable.Range(0, 5).Select(_ => BadKinship()), .. Enumerable.Range(0, 3).Select(_ => BadFostering())]);
        await Total(service, 8);

        var all = await Pages(service, new() { PageSize = 2 });
        Assert.Equal([2, 2, 2, 2], all.Select(page => page.DeadLetters.Count));
        Assert.All(all, page => Assert.Equal(8, page.TotalSize));
        var letters = all.SelectMany(page => page.DeadLetters).ToList();
        Assert.Equal(service.Announced.Select(e => e.Id.ToString("D")).Order(StringComparer.Ordinal), letters.Select(l => l.EventId).Order(StringComparer.Ordinal));
        Assert.Equal([.. Enumerable.Repeat("reporting.kinship", 5), .. Enumerable.Repeat("reporting.fostering", 3)], letters.Select(l => l.Queue));
        foreach (var queue in letters.GroupBy(l => l.Queue))
            Assert.Equal(queue.Select(l => l.DeadTime).Order(Comparer<Google.Protobuf.WellKnownTypes.Timestamp>.Default), queue.Select(l => l.DeadTime));

        var fostering = await Pages(service, new() { PageSize = 2, Queue = "reporting.fostering" });
        Assert.Equal([2, 1], fostering.Select(page => page.DeadLetters.Count));
        Assert.All(fostering, page => Assert.Equal(3, page.TotalSize));
        // Looking has changed nothing.
        Assert.Equal(letters, (await service.Client.ListDeadLettersAsync(new(), service.As("OPERATOR"), cancellationToken: Ct)).DeadLetters);

        Assert.Equal(StatusCode.InvalidArgument, await Refused(service, new() { Queue = "reporting.nothing" }));
        Assert.Equal(StatusCode.InvalidArgument, await Refused(service, new() { PageSize = -1 }));
        Assert.Equal(StatusCode.InvalidArgument, await Refused(service, new() { PageToken = all[0].NextPageToken, Queue = "reporting.fostering" }));
    }

    [Fact]
    public async Task One_queue_is_sent_back_and_the_same_request_twice_is_once()
    {
        await using var service = await Running();
        await service.Announce(BadKinship(), BadFostering(), BadFostering());
        await Total(service, 3);
        var request = new ReplayDeadLettersRequest { RequestId = Guid.NewGuid().ToString("D"), Queue = "reporting.fostering" };

        var replayed = await Replay(service, request);
        // They cannot be taken in now either, and come back.
        await Total(service, 3);

        Assert.Equal(2, replayed.Replayed);
        Assert.Equal(replayed, await Replay(service, request));
        Assert.Equal(1, await service.Reporting.Look<long>("select count(*) from audit where rpc like '%ReplayDeadLetters' and outcome = 'OK' and purpose = 'reporting.fostering'"));
        request.Queue = "";
        var reused = await Assert.ThrowsAsync<RpcException>(() => Replay(service, request));
        Assert.Equal(StatusCode.AlreadyExists, reused.StatusCode);
        request.Queue = "elsewhere";
        Assert.Equal(StatusCode.InvalidArgument, (await Assert.ThrowsAsync<RpcException>(() => Replay(service, request))).StatusCode);
        Assert.Equal(StatusCode.PermissionDenied, (await Assert.ThrowsAsync<RpcException>(async () =>
            await service.Client.ReplayDeadLettersAsync(new() { RequestId = request.RequestId }, service.As("ANALYST"), cancellationToken: Ct))).StatusCode);
    }

    static async Task<RunningService> Running()
    {
        var service = new RunningService();
        await service.InitializeAsync();
        return service;
    }

    static ReceivedEvent BadKinship() => new History(TestIssuer.Westmere).Then(new DecisionMade { Decision = Decision.Approve }).Events.Single();

    static ReceivedEvent BadFostering() => FosteringHistory.Of(TestIssuer.Westmere).Then(new FosteringRecruitment.Events.V1.ApplicationReceived()).Events.Single();

    static Task Total(RunningService service, long count) => Wait.Until(async () =>
        (await service.Client.ListDeadLettersAsync(new(), service.As("OPERATOR"), cancellationToken: Ct)).TotalSize == count, $"{count} dead letters");

    static async Task<List<ListDeadLettersResponse>> Pages(RunningService service, ListDeadLettersRequest request)
    {
        var pages = new List<ListDeadLettersResponse>();
        do
        {
            pages.Add(await service.Client.ListDeadLettersAsync(request, service.As("OPERATOR"), cancellationToken: Ct));
            request.PageToken = pages[^1].NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return pages;
    }

    static async Task<ReplayDeadLettersResponse> Replay(RunningService service, ReplayDeadLettersRequest request) =>
        await service.Client.ReplayDeadLettersAsync(request, service.As("OPERATOR"), cancellationToken: Ct);

    static async Task<StatusCode> Refused(RunningService service, ListDeadLettersRequest request) =>
        (await Assert.ThrowsAsync<RpcException>(async () => await service.Client.ListDeadLettersAsync(request, service.As("OPERATOR"), cancellationToken: Ct))).StatusCode;
}
