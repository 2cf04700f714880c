using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Suite.EdgeOfCare.Episodes;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Tests.Episodes;

/// <summary>No child has two episodes open, whoever refers it how often.</summary>
public sealed class OneOpenEpisode(EdgeOfCareService service) : IClassFixture<EdgeOfCareService>
{
    static readonly Caller Manager = EdgeOfCareService.Caller("victor.hale");

    static readonly Caller Kinship = new("some-assessor", EdgeOfCareService.Westmere, new HashSet<string> { "SERVICE" }, new HashSet<string>(), "kinship-assessment");

    [Fact]
    public async Task A_second_referral_is_refused_and_names_the_first()
    {
        var first = await Refer(Request("D1"), Manager);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => Refer(Request("D1"), Manager));

        Assert.Equal((StatusCode.FailedPrecondition, "EPISODE_ALREADY_OPEN"), (refused.Code, refused.Reason));
        Assert.Contains(first.Episode.EpisodeId, refused.Message);
    }

    [Fact]
    public async Task A_restricted_one_is_not_named_to_those_who_may_not_know_of_it()
    {
        var request = Request("D2");
        request.Restricted = true;
        var first = await Refer(request, Manager);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => Refer(Request("D2"), EdgeOfCareService.Caller("uma.krishnan")));

        Assert.Equal("EPISODE_ALREADY_OPEN", refused.Reason);
        Assert.DoesNotContain(first.Episode.EpisodeId, refused.Message);
    }

    [Fact]
    public async Task The_same_referral_again_gets_its_first_answer()
    {
        var request = Request("D3");

        Assert.Equal(await Refer(request, Manager), await Refer(request, Manager));
    }

    [Fact]
    public async Task Another_service_that_asks_joins_the_episode_that_is_open()
    {
        var first = await Refer(Request("D4"), Manager);
        var request = Asked("D4", "case-1");

        var joined = await Refer(request, Kinship);

        Assert.Equal(first.Episode.EpisodeId, joined.Episode.EpisodeId);
        Assert.NotEqual(first.Episode.Etag, joined.Episode.Etag);
        Assert.Equal(joined, await Refer(request, Kinship));
    }

    [Fact]
    public async Task Services_that_ask_at_once_all_join_the_same_episode()
    {
        var first = await Refer(Asked("D5", "case-0"), Kinship);

        var answers = await Task.WhenAll(Enumerable.Range(1, 6).Select(i => Refer(Asked("D5", $"case-{i}"), Kinship)));

        Assert.All(answers, answer => Assert.Equal(first.Episode.EpisodeId, answer.Episode.EpisodeId));
        Assert.Equal(6, answers.Select(answer => answer.Episode.Etag).Distinct().Count());
    }

    [Fact]
    public async Task Services_that_ask_first_at_once_have_opened_one_episode()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Refer(Asked("D11", $"case-{i}"), Kinship)));

        Assert.Single(answers.Select(answer => answer.Episode.EpisodeId).Distinct());
    }

    [Fact]
    public async Task Of_staff_who_refer_at_once_one_has_opened_it()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            try
            {
                await Refer(Request("D12"), Manager);
                return "";
            }
            catch (RefusedException refused)
            {
                return refused.Reason;
            }
        }));

        Assert.Equal(["", "EPISODE_ALREADY_OPEN", "EPISODE_ALREADY_OPEN", "EPISODE_ALREADY_OPEN"], outcomes.Order());
    }

    [Fact]
    public async Task A_siblings_episode_shares_the_family_and_an_unknown_family_is_refused()
    {
        var first = await Refer(Request("D6"), Manager);
        var sibling = Request("D7");
        sibling.FamilyId = first.Episode.FamilyId;
        Assert.Equal(first.Episode.FamilyId, (await Refer(sibling, Manager)).Episode.FamilyId);

        var stranger = Request("D8");
        stranger.FamilyId = Guid.CreateVersion7().ToString();
        var refused = await Assert.ThrowsAsync<RefusedException>(() => Refer(stranger, Manager));
        Assert.Equal((StatusCode.NotFound, "FAMILY_NOT_FOUND"), (refused.Code, refused.Reason));
    }

    [Fact]
    public async Task Every_bad_field_is_named_at_once()
    {
        var bad = new ReferChildRequest
        {
            RequestId = Guid.NewGuid().ToString(),
            Child = new() { ChildReference = "not a reference", Name = "", Unborn = false },
            ReferredTime = Timestamp.FromDateTimeOffset(EdgeOfCareService.Start.AddYears(1)),
            Needs = { ReferralNeed.Neglect, ReferralNeed.Neglect },
            RequestedByService = AskingService.KinshipAssessment,
            RequestedByRecordId = "case-1",
        };

        var refused = await Assert.ThrowsAsync<RefusedException>(() => Refer(bad, Manager));

        Assert.Equal(
            ["child.birth_date", "child.child_reference", "child.name", "needs", "openness", "referred_time", "requested_by_record_id", "requested_by_service"],
            refused.Fields.Select(violation => violation.Field).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_service_says_which_record_it_asks_for()
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => Refer(Request("D9"), Kinship));

        Assert.Equal(["requested_by_record_id", "requested_by_service"], refused.Fields.Select(violation => violation.Field).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Practitioners_do_not_key_in_what_began_before_the_suite()
    {
        var request = Request("D10");
        request.HistoricEntry = true;

        var refused = await Assert.ThrowsAsync<RefusedException>(() => Refer(request, EdgeOfCareService.Caller("uma.krishnan")));

        Assert.Equal((StatusCode.PermissionDenied, "HISTORIC_ENTRY_NOT_ALLOWED"), (refused.Code, refused.Reason));
    }

    Task<ReferChildResponse> Refer(ReferChildRequest request, Caller caller) => service.Use<ReferChild>().Handle(request, caller, TestContext.Current.CancellationToken);

    static ReferChildRequest Asked(string reference, string recordId)
    {
        var request = Request(reference);
        (request.RequestedByService, request.RequestedByRecordId) = (AskingService.KinshipAssessment, recordId);
        return request;
    }

    static ReferChildRequest Request(string reference) => new()
    {
        RequestId = Guid.NewGuid().ToString(),
        Child = new() { ChildReference = reference, Name = "Sam", BirthDate = new DateOnly(2014, 5, 6).ToMessage() },
        ReferredTime = Timestamp.FromDateTimeOffset(EdgeOfCareService.Start.AddHours(-1)),
        Openness = EpisodeOpenness.ChildInNeed,
        Needs = { ReferralNeed.FamilyBreakdown },
    };
}
