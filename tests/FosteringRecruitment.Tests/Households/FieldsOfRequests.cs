using Microsoft.Extensions.Time.Testing;
using Suite.FosteringRecruitment.Households;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Types.V1;
using static Suite.FosteringRecruitment.Tests.Households.AHousehold;

namespace Suite.FosteringRecruitment.Tests.Households;

/// <summary>What is wrong with a request is said at once and before anything is read: these use cases have no store.</summary>
public sealed class FieldsOfRequests
{
    static readonly FakeTimeProvider Clock = new(new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero));
    static readonly Date Today = new() { Year = 2027, Month = 3, Day = 1 };
    static readonly Date Tomorrow = new() { Year = 2027, Month = 3, Day = 2 };
    static readonly string Id = Guid.CreateVersion7().ToString();

    static async Task Refuses(Func<Task> call, params string[] fields)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(call);
        Assert.Equal("INVALID_FIELDS", refused.Reason);
        Assert.Equal(fields, refused.Fields.Select(f => f.Field));
    }

    [Fact]
    public Task An_empty_request_hears_of_every_field_at_once() => Refuses(
        () => new RecordAnnualReview(null!, Clock).Handle(new(), TeamManager, default), "request_id", "household_id", "etag", "held_date", "recommendation", "summary");

    [Fact]
    public Task Nothing_happens_tomorrow() => Refuses(
        () => new ConfirmApproval(null!, Clock).Handle(new() { RequestId = Id, HouseholdId = Id, Etag = "v1", ConfirmedDate = Tomorrow }, DecisionMaker, default), "confirmed_date");

    [Fact]
    public Task Carers_do_not_resign_for_a_reason_of_the_service() => Refuses(
        () => new RecordResignation(null!, Clock).Handle(new() { RequestId = Id, HouseholdId = Id, Etag = "v1", ReceivedDate = Today, Reason = DeregistrationReason.Safeguarding },
            TeamManager, default), "reason");

    [Fact]
    public Task The_service_does_not_end_an_approval_because_the_carers_retire() => Refuses(
        () => new ProposeTermination(null!, Clock).Handle(new()
        {
            RequestId = Id,
            HouseholdId = Id,
            Etag = "v1",
            DecisionDate = Today,
            Reasons = "None.",
            DeregistrationReason = DeregistrationReason.Retirement,
        }, DecisionMaker, default), "deregistration_reason");

    [Fact]
    public async Task Agreement_and_statement_are_given_together()
    {
        var request = new ReviseTermsRequest
        {
            RequestId = Id,
            HouseholdId = Id,
            Etag = "v1",
            Terms = new() { MaxChildren = 1, AgeMax = 12, Sex = ApprovalSex.Any, PlacementTypes = { PlacementType.ShortTerm } },
            DecisionDate = Today,
            Reasons = "One child at a time.",
        };

        await Refuses(() => new ReviseTerms(null!, Clock).Handle(new(request) { AgreementDate = Today }, DecisionMaker, default), "support_needs_statement_date");
        await Refuses(() => new ReviseTerms(null!, Clock).Handle(new(request) { SupportNeedsStatementDate = Today }, DecisionMaker, default), "agreement_date");
        await Refuses(() => new ReviseTerms(null!, Clock).Handle(new(request) { Terms = null }, DecisionMaker, default), "terms");
    }

    [Fact]
    public Task A_transfer_record_says_of_the_meeting_or_of_the_reviewing_officer() => Refuses(
        () => new RecordTransferMeeting(null!, Clock).Handle(new() { RequestId = Id, HouseholdId = Id, Etag = "v1" }, TeamManager, default), "meeting_date");

    [Fact]
    public Task An_independent_review_finds_carers_suitable_or_not() => Refuses(
        () => new RecordCarerReviewOutcome(null!, Clock).Handle(new() { RequestId = Id, HouseholdId = Id, Etag = "v1", OutcomeDate = Today, Recommendation = V1.PanelRecommendation.Defer },
            TeamManager, default), "recommendation");

    [Fact]
    public async Task Panels_see_other_matters_of_households_than_of_applications()
    {
        await Refuses(() => new ListHouseholdForPanel(null!, null!, Clock).Handle(new()
        {
            RequestId = Id,
            HouseholdId = Id,
            Etag = "v1",
            PanelId = Id,
            Matter = PanelMatter.Application,
            ListedDate = Today,
        }, TeamManager, default), "matter");
        await Refuses(() => new RecordHouseholdRecommendation(null!, null!).Handle(new()
        {
            RequestId = Id,
            HouseholdId = Id,
            Etag = "v1",
            Recommendation = V1.PanelRecommendation.FullReportRequested,
            Reasons = "More.",
        }, TeamManager, default), "recommendation");
    }

    [Fact]
    public Task A_resignation_that_is_taken_back_has_fields_like_any_request() => Refuses(
        () => new WithdrawResignation(null!).Handle(new(), TeamManager, default), "request_id", "household_id", "etag");
}
