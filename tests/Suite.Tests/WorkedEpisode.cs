using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Suite.EdgeOfCare.V1;
using Episodes = Suite.EdgeOfCare.V1.EpisodeService.EpisodeServiceClient;

namespace Suite.Tests;

/// <summary>Work with one child on the edge of care, over gRPC.</summary>
sealed class WorkedEpisode(Func<string, CallInvoker> callsOf)
{
    public WorkedEpisode(InProcessSuite suite) : this(suite.EdgeOfCareFor)
    {
    }

    public const string Manager = "victor.hale", Practitioner = "uma.krishnan", SocialWorker = "amara.okafor";

    public Episode Latest { get; private set; } = new();

    public Task<TResponse> Do<TRequest, TResponse>(string who, Func<Episodes, TRequest, AsyncUnaryCall<TResponse>> act, TRequest request)
        where TRequest : IMessage<TRequest> where TResponse : IMessage<TResponse> =>
        Acting.Do(request, "episode_id", () => (Latest.EpisodeId, Latest.Etag), r => act(new(callsOf(who)), r), answer => Latest = Acting.Of<Episode>(answer, "episode"), Read);

    public async Task<Episode> Read() => Latest = (await new Episodes(callsOf(Manager)).GetEpisodeAsync(new() { EpisodeId = Latest.EpisodeId })).Episode;

    public async Task Referred(DateOnly on, string child)
    {
        var request = new ReferChildRequest
        {
            RequestId = Guid.NewGuid().ToString(),
            Child = new ChildFacts { ChildReference = child, Name = "Canary Childname", BirthDate = Officers.On(2014, 3, 1) },
            ReferredTime = Timestamp.FromDateTimeOffset(new(on, new TimeOnly(7, 30), TimeSpan.Zero)),
            Openness = EpisodeOpenness.ChildProtection,
            Needs = { ReferralNeed.FamilyBreakdown },
            Summary = "Canary narrative.",
            Team = "echo",
        };
        Latest = (await new Episodes(callsOf(SocialWorker)).ReferChildAsync(request)).Episode;
    }

    public Task AsksForAConference(DateOnly on) => Do(SocialWorker, (c, r) => c.RequestConferenceAsync(r), new RequestConferenceRequest
    {
        RequestedDate = Officers.On(on),
        Reason = ConferenceReason.PreventCare,
        Purpose = "Canary narrative.",
        AgreedBy = "Canary Mothername",
        AgreedDate = Officers.On(on),
        SocialWorker = WorkedConference.SocialWorkerSubject,
        SocialWorkerFromDate = Officers.On(2026, 1, 5),
    });

    public Task DueToEnterCare(DateOnly on, CareRiskSource source = CareRiskSource.Panel) => Do(Manager, (c, r) => c.DecideCareRiskAsync(r), new DecideCareRiskRequest
    {
        Source = source,
        SourceDate = Officers.On(on.AddDays(-2)),
        DecisionDate = Officers.On(on),
    });

    public Task LookedAfter(DateOnly from, DateOnly? until = null, CareLegalStatus status = CareLegalStatus.Section20SinglePeriod) =>
        Do(Manager, (c, r) => c.RecordLookedAfterAsync(r), new RecordLookedAfterRequest
        {
            StartDate = Officers.On(from),
            UntilDate = until is { } ended ? Officers.On(ended) : null,
            LegalStatus = status,
        });

    public Task Reviewed(ReviewPoint point, DateOnly on, OutcomeCode outcome) =>
        Do(Manager, (c, r) => c.RecordOutcomeReviewAsync(r), new RecordOutcomeReviewRequest { Point = point, ReviewDate = Officers.On(on), Outcome = outcome });
}
