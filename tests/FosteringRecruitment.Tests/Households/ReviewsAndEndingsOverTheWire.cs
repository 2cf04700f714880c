using Google.Protobuf;
using Grpc.Core;
using Suite.FosteringRecruitment.V1;

namespace Suite.FosteringRecruitment.Tests.Households;

/// <summary>Through the service and its database: panels of their own, who may decide, retries, audit, and what lists are told.</summary>
public sealed class ReviewsAndEndingsOverTheWire(FosteringService service) : IClassFixture<FosteringService>
{
    const string SupervisingWorker = "eleanor.voss", Adviser = "joan.ashcroft", SatOnPanel = "owen.tranter", DecisionMaker = "priya.raman", Manager = "colin.adebayo";

    static readonly DateOnly Held = new(2026, 11, 2), PanelDay = new(2026, 11, 10);

    static string NewId() => Guid.CreateVersion7().ToString();

    async Task<Household> Stored()
    {
        var household = AHousehold.OnTheRegister();
        household.Team = "fostering-support";
        await service.Store([household]);
        return household;
    }

    [Fact]
    public async Task A_first_review_goes_to_panel_and_to_a_decision_maker_who_did_not_sit_on_it()
    {
        var id = (await Stored()).Id.ToString();
        var (worker, adviser) = (service.For(SupervisingWorker).Register, service.For(Adviser));
        var reviewed = (await worker.RecordAnnualReviewAsync(new()
        {
            RequestId = NewId(),
            HouseholdId = id,
            Etag = "v1",
            HeldDate = Held.ToMessage(),
            Recommendation = ReviewRecommendation.RemainSuitable,
            CarersViews = true,
            ChildrenViews = true,
            PlacingAuthorityViews = true,
            Summary = "In order.",
        })).Household;
        Assert.Equal((HouseholdState.Reviewed, new DateOnly(2027, 11, 2).ToMessage()), (reviewed.State, reviewed.NextReviewDueDate));

        var panel = (await adviser.Panels.SchedulePanelAsync(new()
        {
            RequestId = NewId(),
            PanelDate = PanelDay.ToMessage(),
            Capacity = 1,
            Members =
            {
                new PanelMember { Subject = "staff-0011", Role = V1.PanelRole.Chair }, new PanelMember { Subject = "staff-0014", Role = V1.PanelRole.SocialWorker, SocialWorkExperience = true },
                new PanelMember { Subject = "staff-0012", Role = V1.PanelRole.Member }, new PanelMember { Subject = "staff-0013", Role = V1.PanelRole.Member },
                new PanelMember { Subject = "staff-0015", Role = V1.PanelRole.Member },
            },
        })).Panel;
        var listing = new ListHouseholdForPanelRequest
        {
            RequestId = NewId(),
            HouseholdId = id,
            Etag = reviewed.Etag,
            PanelId = panel.PanelId,
            Matter = PanelMatter.FirstReview,
            ListedDate = Held.ToMessage(),
        };
        var listed = await adviser.Register.ListHouseholdForPanelAsync(listing);
        Assert.Equal(listed.ToByteString(), (await adviser.Register.ListHouseholdForPanelAsync(listing)).ToByteString());
        var other = (await Stored()).Id.ToString();
        Assert.Equal((StatusCode.FailedPrecondition, "PANEL_FULL"), await RefusedCall.By(() => adviser.Register.ListHouseholdForPanelAsync(new(listing)
        {
            RequestId = NewId(),
            HouseholdId = other,
            Etag = "v1",
        }).ResponseAsync));
        Assert.Equal((StatusCode.NotFound, "PANEL_NOT_FOUND"), await RefusedCall.By(() => adviser.Register.ListHouseholdForPanelAsync(new(listing)
        {
            RequestId = NewId(),
            HouseholdId = other,
            Etag = "v1",
            PanelId = NewId(),
        }).ResponseAsync));

        var recommending = new RecordHouseholdRecommendationRequest
        {
            RequestId = NewId(),
            HouseholdId = id,
            Etag = listed.Household.Etag,
            Recommendation = V1.PanelRecommendation.RecommendApproval,
            Reasons = "As reported.",
        };
        Assert.Equal((StatusCode.FailedPrecondition, "PANEL_NOT_HELD"), await RefusedCall.By(() => adviser.Register.RecordHouseholdRecommendationAsync(recommending).ResponseAsync));
        await adviser.Panels.RecordPanelHeldAsync(new()
        {
            RequestId = NewId(),
            PanelId = panel.PanelId,
            Etag = panel.Etag,
            Attended = { "staff-0011", "staff-0012", "staff-0013", "staff-0014", "staff-0015" },
        });
        recommending.RequestId = NewId();
        var recommended = (await adviser.Register.RecordHouseholdRecommendationAsync(recommending)).Household;
        Assert.Equal(panel.PanelId, Assert.Single(recommended.ReviewPanels).PanelId);

        var confirming = new ConfirmApprovalRequest { RequestId = NewId(), HouseholdId = id, Etag = recommended.Etag, ConfirmedDate = PanelDay.AddDays(3).ToMessage() };
        Assert.Equal((StatusCode.PermissionDenied, "DECISION_MAKER_SAT_ON_PANEL"), await RefusedCall.By(() => service.For(SatOnPanel).Register.ConfirmApprovalAsync(confirming).ResponseAsync));
        Assert.Equal((StatusCode.PermissionDenied, "DECISION_MAKER_REQUIRED"), await RefusedCall.By(() => service.For(Manager).Register.ConfirmApprovalAsync(confirming).ResponseAsync));
        confirming.RequestId = NewId();
        Assert.Equal(HouseholdState.Active, (await service.For(DecisionMaker).Register.ConfirmApprovalAsync(confirming)).Household.State);
    }

    [Fact]
    public async Task A_resignation_is_not_taken_back_and_the_attempt_is_audited()
    {
        var id = (await Stored()).Id.ToString();
        var worker = service.For(SupervisingWorker).Register;
        var resigned = (await worker.RecordResignationAsync(new()
        {
            RequestId = NewId(),
            HouseholdId = id,
            Etag = "v1",
            ReceivedDate = service.Today.ToMessage(),
            Reason = DeregistrationReason.Retirement,
        })).Household;
        Assert.Equal((HouseholdState.ResignationNotice, service.Today.AddDays(28).ToMessage()), (resigned.State, resigned.ApprovalEndsDate));

        Assert.Equal((StatusCode.FailedPrecondition, "RESIGNATION_IRREVOCABLE"),
            await RefusedCall.By(() => worker.WithdrawResignationAsync(new() { RequestId = NewId(), HouseholdId = id, Etag = resigned.Etag }).ResponseAsync));

        Assert.Equal(1, await service.Look<int>("select count(*)::int from audit where case_id = @id::uuid and reason = 'RESIGNATION_IRREVOCABLE' and subject = 'staff-0005'", new { id }));
        Assert.Equal(resigned, (await worker.GetHouseholdAsync(new() { HouseholdId = id })).Household);
    }

    [Fact]
    public async Task A_resignation_that_is_recorded_late_is_found_ended_by_lists()
    {
        var id = (await Stored()).Id.ToString();

        var ended = (await service.For(SupervisingWorker).Register.RecordResignationAsync(new()
        {
            RequestId = NewId(),
            HouseholdId = id,
            Etag = "v1",
            ReceivedDate = new DateOnly(2026, 10, 1).ToMessage(),
            Reason = DeregistrationReason.Health,
        })).Household;

        Assert.Equal((HouseholdState.Resigned, new DateOnly(2026, 10, 29).ToMessage(), new DateOnly(2036, 10, 29).ToMessage()), (ended.State, ended.EndedDate, ended.RetainUntilDate));
        Assert.Equal("Resigned", await service.Look<string>("select state from cases where case_id = @id::uuid", new { id }));
        Assert.Equal("RETENTION_ENDS", await service.Look<string>("select string_agg(rule, ',') from due_items where case_id = @id::uuid", new { id }));
    }
}
