using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Suite.EdgeOfCare.V1;

namespace Suite.EdgeOfCare.Tests.Episodes;

public sealed class EpisodesOverTheWire(EdgeOfCareService service) : IClassFixture<EdgeOfCareService>
{
    static readonly Suite.Types.V1.Date Day = EdgeOfCareService.FirstDay.ToMessage();

    readonly EpisodeService.EpisodeServiceClient _manager = service.For("victor.hale").Episodes;
    readonly EpisodeService.EpisodeServiceClient _practitioner = service.For("uma.krishnan").Episodes;

    [Fact]
    public async Task A_crisis_goes_from_the_referral_to_return_work()
    {
        var episode = (await _practitioner.ReferChildAsync(Request("W1", crisis: true))).Episode;
        var id = episode.EpisodeId;

        episode = (await _practitioner.RecordCrisisResponseAsync(new() { RequestId = New(), EpisodeId = id, Etag = episode.Etag, RespondedTime = Now, Summary = "Seen at home." })).Episode;
        episode = (await _practitioner.CorrectEpisodeChildAsync(new() { RequestId = New(), EpisodeId = id, Etag = episode.Etag, Child = Child("W1", "Samira") })).Episode;
        Assert.Equal("Samira", episode.Child.Name);
        episode = (await _practitioner.SetInvolvedWorkersAsync(new() { RequestId = New(), EpisodeId = id, Etag = episode.Etag, InvolvedWorkers = { "staff-0021" } })).Episode;
        episode = (await _manager.DecideCareRiskAsync(new() { RequestId = New(), EpisodeId = id, Etag = episode.Etag, Source = V1.CareRiskSource.LegalGateway, SourceDate = Day, DecisionDate = Day })).Episode;
        episode = (await _manager.CorrectCareRiskAsync(new()
        {
            RequestId = New(),
            EpisodeId = id,
            Etag = episode.Etag,
            CareRiskId = episode.CareRisks[0].CareRiskId,
            CorrectionDate = Day,
            Reason = CorrectionReason.NewInformation,
            Stands = true,
        })).Episode;
        episode = (await _manager.SendToPanelAsync(new() { RequestId = New(), EpisodeId = id, Etag = episode.Etag, SentDate = Day })).Episode;
        Assert.Equal(EpisodeState.Panel, episode.State);
        episode = (await _manager.RecordEpisodePanelDecisionAsync(new() { RequestId = New(), EpisodeId = id, Etag = episode.Etag, PanelDate = Day, Decision = EpisodePanelDecision.Accepted })).Episode;
        Assert.Equal(EpisodeState.Accepted, episode.State);
        episode = (await _manager.AllocateEpisodeAsync(new() { RequestId = New(), EpisodeId = id, Etag = episode.Etag, AllocatedDate = Day, Team = "echo", Worker = "staff-0021" })).Episode;
        Assert.Equal(EpisodeState.Allocated, episode.State);
        episode = (await _practitioner.RecordFirstVisitAsync(new() { RequestId = New(), EpisodeId = id, Etag = episode.Etag, VisitDate = Day, ChildSeen = true })).Episode;
        episode = (await _practitioner.RecordEngagementAsync(new() { RequestId = New(), EpisodeId = id, Etag = episode.Etag, EngagementDate = Day, Engaged = true })).Episode;
        Assert.Equal(EpisodeState.Engaged, episode.State);
        episode = (await _practitioner.RecordLookedAfterAsync(new() { RequestId = New(), EpisodeId = id, Etag = episode.Etag, StartDate = Day, LegalStatus = V1.CareLegalStatus.PoliceProtection })).Episode;
        Assert.Equal(EpisodeState.Escalated, episode.State);
        episode = (await _practitioner.RecordLookedAfterEndedAsync(new() { RequestId = New(), EpisodeId = id, Etag = episode.Etag, UntilDate = Day })).Episode;
        episode = (await _practitioner.ResumeAfterCareAsync(new() { RequestId = New(), EpisodeId = id, Etag = episode.Etag, ResumeDate = Day, Plan = "Safe at home." })).Episode;
        Assert.Equal(EpisodeState.Active, episode.State);
        episode = (await _manager.WithdrawLookedAfterAsync(new()
        {
            RequestId = New(),
            EpisodeId = id,
            Etag = episode.Etag,
            SpellId = episode.LookedAfter[0].SpellId,
            WithdrawalDate = Day,
            Reason = CorrectionReason.WrongChild,
        })).Episode;
        await _manager.SetEpisodeRestrictionAsync(new() { RequestId = New(), EpisodeId = id, Etag = episode.Etag, Restricted = true, Reason = "STAFF" });
    }

    [Fact]
    public async Task A_panel_gives_reasons_for_what_it_does_not_take_and_only_then()
    {
        var episode = (await _manager.ReferChildAsync(Request("W2"))).Episode;
        episode = (await _manager.SendToPanelAsync(new() { RequestId = New(), EpisodeId = episode.EpisodeId, Etag = episode.Etag, SentDate = Day })).Episode;
        RecordEpisodePanelDecisionRequest Decision(EpisodePanelDecision decision, params DeclineReason[] reasons) =>
            new() { RequestId = New(), EpisodeId = episode.EpisodeId, Etag = episode.Etag, PanelDate = Day, Decision = decision, DeclineReasons = { reasons } };

        Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELDS"), await RefusedCall.By(() => _manager.RecordEpisodePanelDecisionAsync(Decision(EpisodePanelDecision.Declined)).ResponseAsync));
        Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELDS"),
            await RefusedCall.By(() => _manager.RecordEpisodePanelDecisionAsync(Decision(EpisodePanelDecision.Accepted, DeclineReason.NoCapacity)).ResponseAsync));

        var declined = (await _manager.RecordEpisodePanelDecisionAsync(Decision(EpisodePanelDecision.Declined, DeclineReason.NoCapacity))).Episode;
        Assert.Equal(EpisodeState.Declined, declined.State);

        // Nothing of it stands in the way of another referral.
        Assert.NotEqual(episode.EpisodeId, (await _manager.ReferChildAsync(Request("W2"))).Episode.EpisodeId);
    }

    [Fact]
    public async Task A_family_that_does_not_engage_has_a_reason_and_one_that_does_has_none()
    {
        var engagement = new RecordEngagementRequest { RequestId = New(), EpisodeId = New(), Etag = "v1", EngagementDate = Day };

        Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELDS"), await RefusedCall.By(() => _manager.RecordEngagementAsync(engagement).ResponseAsync));
        (engagement.Engaged, engagement.Reason) = (true, NotEngagedReason.Moved);
        Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELDS"), await RefusedCall.By(() => _manager.RecordEngagementAsync(engagement).ResponseAsync));
        engagement.Reason = NotEngagedReason.Unspecified;
        Assert.Equal((StatusCode.NotFound, "EPISODE_NOT_FOUND"), await RefusedCall.By(() => _manager.RecordEngagementAsync(engagement).ResponseAsync));
    }

    [Fact]
    public async Task A_referral_is_taken_back_with_the_etag_as_last_read()
    {
        var first = (await _manager.ReferChildAsync(Request("W3"))).Episode;
        await _manager.SetInvolvedWorkersAsync(new() { RequestId = New(), EpisodeId = first.EpisodeId, Etag = first.Etag });
        var withdrawal = new WithdrawEpisodeRequest { RequestId = New(), EpisodeId = first.EpisodeId, Etag = first.Etag, WithdrawalDate = Day, Reason = DeclineReason.FamilyDeclined };

        Assert.Equal((StatusCode.Aborted, "ETAG_STALE"), await RefusedCall.By(() => _manager.WithdrawEpisodeAsync(withdrawal).ResponseAsync));
        withdrawal.Etag = "v2";
        Assert.Equal(EpisodeState.Withdrawn, (await _manager.WithdrawEpisodeAsync(withdrawal)).Episode.State);
        Assert.Equal(EpisodeState.Withdrawn, (await _manager.WithdrawEpisodeAsync(withdrawal)).Episode.State);
    }

    [Fact]
    public async Task What_began_before_the_suite_is_keyed_in_with_its_dates_and_finished()
    {
        var request = Request("W4");
        (request.HistoricEntry, request.ReferredTime) = (true, Timestamp.FromDateTimeOffset(EdgeOfCareService.Start.AddYears(-1)));

        var episode = (await _manager.ReferChildAsync(request)).Episode;
        var finish = new FinishHistoricEpisodeRequest { RequestId = New(), EpisodeId = episode.EpisodeId, Etag = episode.Etag };
        finish.Etag = (await _manager.FinishHistoricEpisodeAsync(finish)).Episode.Etag;

        finish.RequestId = New();
        Assert.Equal((StatusCode.FailedPrecondition, "NOT_A_HISTORIC_ENTRY"), await RefusedCall.By(() => _manager.FinishHistoricEpisodeAsync(finish).ResponseAsync));
    }

    [Fact]
    public async Task Care_risk_is_decided_by_managers()
    {
        var decision = new DecideCareRiskRequest { RequestId = New(), EpisodeId = New(), Etag = "v1", Source = V1.CareRiskSource.Panel, SourceDate = Day, DecisionDate = Day };

        Assert.Equal(StatusCode.PermissionDenied, (await RefusedCall.By(() => _practitioner.DecideCareRiskAsync(decision).ResponseAsync)).Item1);
    }

    static string New() => Guid.CreateVersion7().ToString();

    static Timestamp Now => Timestamp.FromDateTimeOffset(EdgeOfCareService.Start);

    static ChildFacts Child(string reference, string name) => new() { ChildReference = reference, Name = name, BirthDate = new DateOnly(2014, 5, 6).ToMessage() };

    static ReferChildRequest Request(string reference, bool crisis = false) => new()
    {
        RequestId = New(),
        Child = Child(reference, "Sam"),
        ReferredTime = Timestamp.FromDateTimeOffset(EdgeOfCareService.Start.AddHours(-1)),
        Crisis = crisis,
        Openness = EpisodeOpenness.ChildInNeed,
        Needs = { ReferralNeed.FamilyBreakdown },
    };
}
