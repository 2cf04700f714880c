using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Time.Testing;
using Suite.KinshipAssessment.Approvals;
using Suite.KinshipAssessment.Assessments;
using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.V1;
using Suite.KinshipAssessment.Viabilities;
using Suite.Platform.Errors;
using Suite.Types.V1;

namespace Suite.KinshipAssessment.Tests.Cases;

/// <summary>What is wrong with a request is said before any case is read: all of it, by field. No store is needed to see that.</summary>
public sealed class ReadingRequests
{
    static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2026, 12, 16, 10, 0, 0, TimeSpan.Zero));
    static readonly Date Today = new DateOnly(2026, 12, 16).ToMessage();
    static readonly Date Tomorrow = new DateOnly(2026, 12, 17).ToMessage();
    static readonly string AnId = "018f2f6e-0000-7000-8000-000000000001";

    [Fact]
    public async Task Everything_wrong_with_an_opening_is_named_at_once()
    {
        var request = new OpenCaseRequest
        {
            RequestId = "no",
            ConcernDate = Tomorrow,
            Children = { new ProposedChild { ChildReference = "CH-1", Name = "A", BirthDate = new DateOnly(2020, 1, 1).ToMessage() }, new ProposedChild { ChildReference = "CH1", BirthDate = new DateOnly(2008, 12, 1).ToMessage(), Name = "B" } },
            People = { new ProposedPerson { Kind = PersonKind.HouseholdMember, Name = "C", BirthDate = Tomorrow } },
        };

        Assert.Equal(["arrangement_type", "children[0].child_reference", "children[1].birth_date", "concern_date", "people", "people[0].birth_date", "request_id", "source", "team"],
            await Wrong(() => Opening().Handle(request, Given.TeamManager, default)));
    }

    [Fact]
    public async Task One_or_two_carers_and_every_child_once()
    {
        var request = AnOpening();
        request.People.Add([request.People[0].Clone(), request.People[0].Clone()]);
        request.Children.Add(request.Children[0].Clone());

        Assert.Equal(["children", "people"], await Wrong(() => Opening().Handle(request, Given.TeamManager, default)));
    }

    [Fact]
    public async Task An_unborn_child_has_an_expected_date_that_may_lie_ahead()
    {
        var request = AnOpening();
        request.Children[0].Unborn = true;
        request.Children[0].BirthDate = new DateOnly(2027, 3, 15).ToMessage();
        request.Team = "";

        Assert.Equal(["team"], await Wrong(() => Opening().Handle(request, Given.TeamManager, default)));
    }

    [Fact]
    public async Task A_concern_before_the_calendar_begins_is_refused()
    {
        var request = AnOpening();
        request.ConcernDate = new DateOnly(2014, 12, 31).ToMessage();

        Assert.Equal(["concern_date"], await Wrong(() => Opening().Handle(request, Given.TeamManager, default)));
    }

    [Fact]
    public async Task Reasons_and_their_sending_are_required_when_carers_are_not_viable()
    {
        var request = new DecideViabilityRequest { RequestId = AnId, CaseId = AnId, Etag = "v1", DecisionDate = Today };

        Assert.Equal(["reasons", "reasons_sent_date"], await Wrong(() => new DecideViability(null!, Clock).Handle(request, Given.TeamManager, default)));
    }

    [Fact]
    public async Task Nothing_is_approved_in_the_future()
    {
        var request = new ApproveTemporarilyRequest { RequestId = AnId, CaseId = AnId, Etag = "v1", ApprovalDate = Today, PlacementDate = Tomorrow, PlacementPlanDate = Tomorrow };

        Assert.Equal(["placement_date", "placement_plan_date"], await Wrong(() => new ApproveTemporarily(null!, Clock).Handle(request, Given.TeamManager, default)));
    }

    [Fact]
    public async Task A_panel_is_listed_for_a_day_within_a_year()
    {
        var request = new ListForPanelRequest { RequestId = AnId, CaseId = AnId, Etag = "v1", ListedDate = Today, PanelDate = new DateOnly(2028, 1, 1).ToMessage() };

        Assert.Equal(["panel_date"], await Wrong(() => new ListForPanel(null!, Clock).Handle(request, Given.TeamManager, default)));
    }

    [Fact]
    public async Task Nobody_sits_on_a_panel_twice()
    {
        var request = new RecordPanelRequest
        {
            RequestId = AnId,
            CaseId = AnId,
            Etag = "v1",
            PanelDate = Today,
            Recommendation = V1.PanelRecommendation.RecommendApproval,
            Reasons = "Suitable.",
            Members = { new PanelMember { Subject = "a", Role = V1.PanelRole.Chair }, new PanelMember { Subject = "a" } },
        };

        Assert.Equal(["members", "members[1].role"], await Wrong(() => new RecordPanel(null!, Clock).Handle(request, Given.TeamManager, default)));
    }

    [Fact]
    public async Task A_decision_says_only_what_belongs_to_it()
    {
        var request = new DecideRequest
        {
            RequestId = AnId,
            CaseId = AnId,
            Etag = "v1",
            Decision = V1.Decision.NotApprove,
            DecisionDate = Today,
            Reasons = "No.",
            ApprovedChildIds = { AnId },
            PlacementCode = "K1",
            Disqualified = true,
        };

        Assert.Equal(["approved_child_ids", "disqualified", "placement_code"], await Wrong(() => new Decide(null!, Clock, new()).Handle(request, Given.TeamManager, default)));
    }

    [Fact]
    public async Task A_notice_has_a_day_and_a_review_a_clear_outcome()
    {
        var notice = new RecordNoticeRequest { RequestId = AnId, CaseId = AnId, Etag = "v1" };
        Assert.Equal(["oral_date"], await Wrong(() => new RecordNotice(null!, Clock).Handle(notice, Given.TeamManager, default)));

        var outcome = new RecordReviewOutcomeRequest { RequestId = AnId, CaseId = AnId, Etag = "v1", OutcomeDate = Today, Recommendation = V1.PanelRecommendation.Defer };
        Assert.Equal(["recommendation"], await Wrong(() => new RecordReviewOutcome(null!, Clock).Handle(outcome, Given.TeamManager, default)));
    }

    static OpenCaseRequest AnOpening() => new()
    {
        RequestId = AnId,
        ConcernDate = Today,
        Source = CaseSource.Parent,
        ArrangementType = ArrangementType.InformalFamily,
        Team = Given.Team,
        Children = { new ProposedChild { ChildReference = "CH1", Name = "A", BirthDate = new DateOnly(2020, 1, 1).ToMessage() } },
        People = { new ProposedPerson { Kind = PersonKind.ProposedCarer, Name = "B", BirthDate = new DateOnly(1970, 1, 1).ToMessage(), Relationship = Relationship.Grandparent } },
    };

    static OpenCase Opening() => new(null!,
        new(new ConfigurationBuilder().Build(), new HostingEnvironment { EnvironmentName = "Development" }), Clock);

    static async Task<IEnumerable<string>> Wrong(Func<Task> handle)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(handle);
        Assert.Equal(Grpc.Core.StatusCode.InvalidArgument, refused.Code);
        return refused.Fields.Select(f => f.Field).Order(StringComparer.Ordinal);
    }
}
