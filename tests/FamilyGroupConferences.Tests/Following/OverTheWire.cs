using Google.Protobuf;
using Grpc.Core;
using Suite.FamilyGroupConferences.Conferences;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Errors;
using static Suite.FamilyGroupConferences.Tests.Following.HeldConference;

namespace Suite.FamilyGroupConferences.Tests.Following;

/// <summary>What follows a conference, asked of the real service on a real database.</summary>
public sealed class OverTheWire(WatchedConferences service) : IClassFixture<WatchedConferences>
{
    const string Comment = "Nobody had asked my mother before.";

    readonly Clients _coordinator = service.For("samuel.birch"), _manager = service.For("tanya.wells");

    [Fact]
    public async Task A_comment_is_in_the_record_and_nowhere_else()
    {
        var conference = await Stored(Held());
        var request = Feedback(conference, Mother, Comment);

        var first = await _coordinator.Conferences.RecordFeedbackAsync(request);
        var again = await _coordinator.Conferences.RecordFeedbackAsync(request);
        Assert.Equal(first, again);
        var listed = Assert.Single((await Comments(_manager, HeldOn, HeldOn)).Comments, c => c.ConferenceId == conference.Id.ToString());
        Assert.Equal((Comment, ParticipantRole.Mother, HeldOn.ToMessage()), (listed.Comment, listed.Role, listed.SessionDate));
        var chosen = await _manager.Conferences.ChooseThemesAsync(new()
        {
            RequestId = $"{Guid.NewGuid()}",
            ConferenceId = listed.ConferenceId,
            Etag = listed.Etag,
            FeedbackId = listed.FeedbackId,
            Themes = { FeedbackTheme.ListenedTo },
            Tone = FeedbackTone.Mixed,
        });
        var read = await _manager.Conferences.GetConferenceAsync(new() { ConferenceId = listed.ConferenceId });

        Assert.All(new IMessage[] { first, chosen, read }, answer => Assert.DoesNotContain("asked my mother", answer.ToString(), StringComparison.Ordinal));
        Assert.True(Assert.Single(read.Conference.Feedback).HasComment);
        Assert.Equal(["cases"], await TablesHolding(Comment));
        Assert.Empty(service.ToldOf("asked my mother"));
        // It is listened to at all.
        Assert.NotEmpty(service.ToldOf("ConferenceService/RecordFeedback"));
    }

    [Fact]
    public async Task Comments_are_shown_to_the_manager_and_each_reading_is_audited()
    {
        var conference = await Stored(Held());
        await _coordinator.Conferences.RecordFeedbackAsync(Feedback(conference, Mother, "Good."));

        Assert.Equal((StatusCode.PermissionDenied, "ROLE_REQUIRED"), await RefusedCall.By(async () => await Comments(_coordinator, HeldOn, HeldOn)));
        Assert.Equal((StatusCode.PermissionDenied, "ROLE_REQUIRED"), await RefusedCall.By(async () => await Comments(service.For("amara.okafor"), HeldOn, HeldOn)));
        Assert.DoesNotContain((await Comments(service.For("theresa.quinn"), HeldOn, HeldOn)).Comments, c => c.ConferenceId == conference.Id.ToString());
        Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELDS"), await RefusedCall.By(async () =>
            await _manager.Conferences.ListCommentsAsync(new() { FromDate = HeldOn.ToMessage(), ToDate = HeldOn.AddYears(1).AddDays(1).ToMessage(), Purpose = "REPORT" })));
        Assert.Contains((await Comments(_manager, HeldOn, HeldOn)).Comments, c => c.ConferenceId == conference.Id.ToString());

        Assert.Equal(1, await service.Look<int>(
            "select count(*)::int from audit where case_id = @id and rpc like '%ListComments' and purpose = 'MONTHLY_REPORT' and subject = 'staff-0020'", new { id = conference.Id }));
    }

    [Fact]
    public async Task Comments_of_a_restricted_conference_are_for_those_who_know_of_it()
    {
        var restricted = Held();
        restricted.Restricted = true;
        restricted.RecordFeedback(Guid.CreateVersion7(), Initial, Mother, new(1, 1, 1, 1, "Hidden."), HeldOn);
        await Stored(restricted);

        Assert.DoesNotContain((await Comments(_manager, HeldOn, HeldOn)).Comments, c => c.ConferenceId == restricted.Id.ToString());
        Assert.Contains((await Comments(service.For("hannah.oduya"), HeldOn, HeldOn)).Comments, c => c.ConferenceId == restricted.Id.ToString());
    }

    [Fact]
    public async Task Comments_are_paged_by_the_day_of_their_session_and_those_without_themes_can_be_asked_for()
    {
        // A month that no other test has.
        var days = new DateOnly[] { new(2026, 2, 9), new(2026, 2, 3), new(2026, 2, 20) };
        foreach (var day in days)
        {
            var conference = Held();
            conference.Sessions[0].HeldOn = day;
            conference.RecordFeedback(Guid.CreateVersion7(), Initial, Mother, new(1, 2, 3, 4, $"Of {day.Day}."), day);
            conference.RecordFeedback(Guid.CreateVersion7(), Initial, Grandmother, new(1, 2, 3, 4, ""), day);
            if (day.Day == 9)
                conference.ChooseThemes(conference.Feedback[0].Id, [FeedbackTheme.FeltSafe], FeedbackTone.Positive);
            await Stored(conference);
        }

        var request = new ListCommentsRequest { FromDate = new DateOnly(2026, 2, 1).ToMessage(), ToDate = new DateOnly(2026, 2, 28).ToMessage(), Purpose = "MONTHLY_REPORT", PageSize = 2 };
        var first = await _manager.Conferences.ListCommentsAsync(request);
        request.PageToken = first.NextPageToken;
        var second = await _manager.Conferences.ListCommentsAsync(request);

        Assert.Equal(["Of 3.", "Of 9."], first.Comments.Select(c => c.Comment));
        Assert.Equal((3, 3, ""), (first.TotalSize, second.TotalSize, second.NextPageToken));
        Assert.Equal(["Of 20."], second.Comments.Select(c => c.Comment));
        Assert.Equal([FeedbackTheme.FeltSafe], first.Comments[1].Themes);
        request.PageToken = "";
        request.WithoutThemes = true;
        Assert.Equal(["Of 3.", "Of 20."], (await _manager.Conferences.ListCommentsAsync(request)).Comments.Select(c => c.Comment));
    }

    [Fact]
    public async Task A_proposal_opens_a_kinship_case_once_also_when_the_other_service_is_away_at_first()
    {
        // Away for longer than one call tries again by itself.
        service.Kinship.BeAwayFor(5);
        var conference = await Stored(Held());
        var request = PlanWithProposal(conference);

        var made = await _coordinator.Conferences.RecordPlanAsync(request);
        Assert.Equal(made, await _coordinator.Conferences.RecordPlanAsync(request));

        var proposal = Assert.Single(made.Conference.Plan.Proposals);
        Assert.Equal(CallState.NotYetAccepted, proposal.State);
        await Wait.Until(async () => await service.Look<int>("select count(*)::int from asks where case_id = @id", new { id = conference.Id }) == 0, "the kinship case to be opened");
        var now = (await _coordinator.Conferences.GetConferenceAsync(new() { ConferenceId = $"{conference.Id}" })).Conference;
        var accepted = Assert.Single(now.Plan.Proposals);
        Assert.Equal((CallState.Accepted, $"{service.Kinship.CaseOf(proposal.ProposalId)}"), (accepted.State, accepted.KinshipCaseId));
        var asked = service.Kinship.Asked.Where(a => a.Request.RequestId == proposal.ProposalId).ToList();
        Assert.True(asked.Count > 5);
        Assert.All(asked, a => Assert.Equal((asked[0].Request, Westmere, "staff-0019"), a));
        Assert.Equal(1, await service.Look<int>("select count(*)::int from events where case_id = @id and type like '%kinship-case-accepted%'", new { id = conference.Id }));
        Assert.Equal([accepted.KinshipCaseId], (await service.For("uma.krishnan").Conferences.GetConferenceOutcomeAsync(new() { ConferenceId = $"{conference.Id}" })).Outcome.KinshipCaseIds);
    }

    [Fact]
    public async Task A_refused_kinship_case_is_recorded_once_and_is_the_managers_work()
    {
        var conference = await Stored(Held());
        service.Kinship.Refuses = (conference.Children[0].Reference, "CARER_UNDER_INVESTIGATION");
        var proposal = Assert.Single((await _coordinator.Conferences.RecordPlanAsync(PlanWithProposal(conference))).Conference.Plan.Proposals).ProposalId;

        await Wait.Until(async () => await service.Look<int>("select count(*)::int from events where case_id = @id and type = 'conferences.kinship-case-refused.v1'", new { id = conference.Id }) == 1, "the refusal to be recorded");

        Assert.Equal(0, await service.Look<int>("select count(*)::int from asks where case_id = @id", new { id = conference.Id }));
        var refused = Assert.Single((await _manager.Conferences.GetConferenceAsync(new() { ConferenceId = $"{conference.Id}" })).Conference.Plan.Proposals);
        Assert.Equal((CallState.Refused, "CARER_UNDER_INVESTIGATION"), (refused.State, refused.RefusedFor));
        Assert.Single(service.Kinship.Asked, a => a.Request.RequestId == proposal);
        Assert.Equal(1, await service.Look<int>("select count(*)::int from due_items where case_id = @id and rule = 'KINSHIP_CASE_REFUSED'", new { id = conference.Id }));
    }

    [Fact]
    public async Task Whoever_does_not_work_with_the_children_is_not_told_what_came_of_a_conference()
    {
        var conference = AFamily.WithOwnChildren(Held());
        await service.Store(conference);

        Assert.Equal((StatusCode.NotFound, "CONFERENCE_NOT_FOUND"), await RefusedCall.By(async () =>
            await service.For("uma.krishnan").Conferences.GetConferenceOutcomeAsync(new() { ConferenceId = $"{conference.Id}" })));
        Assert.Equal((StatusCode.NotFound, "CONFERENCE_NOT_FOUND"), await RefusedCall.By(async () =>
            await service.For("theresa.quinn").Conferences.GetConferenceOutcomeAsync(new() { ConferenceId = $"{conference.Id}" })));
        Assert.Equal(ConferenceState.Held, (await _manager.Conferences.GetConferenceOutcomeAsync(new() { ConferenceId = $"{conference.Id}" })).Outcome.State);
        Assert.Equal(1, await service.Look<int>(
            "select count(*)::int from audit where case_id = @id and rpc like '%GetConferenceOutcome' and outcome = 'OK' and subject = 'staff-0020'", new { id = conference.Id }));
    }

    [Theory]
    [InlineData("eleanor.voss")] // SSW
    [InlineData("ivan.petrov")] // NOM
    [InlineData("priya.raman")] // ADM
    [InlineData("xavier.grant")] // DCS
    public async Task Staff_who_call_through_the_service_that_asked_are_told_whichever_their_team(string username)
    {
        var asked = AFamily.WithOwnChildren(new Conference
        {
            Id = Guid.CreateVersion7(),
            Authority = Westmere,
            Team = "another-team",
            State = ConferenceState.Accepted,
            Children = In(ConferenceState.Accepted).Children,
            RequestedByService = "kinship-assessment",
            RequestedByRecordId = $"{Guid.NewGuid()}",
        });
        await service.Store(asked);
        var request = new GetConferenceOutcomeRequest { ConferenceId = $"{asked.Id}" };
        var caller = HostedService.Caller(username);

        Assert.Equal(ConferenceState.Accepted, (await service.Use<GetConferenceOutcome>().Handle(request, caller with { Actor = "kinship-assessment" }, default)).Outcome.State);
        Assert.Equal("CONFERENCE_NOT_FOUND", (await Assert.ThrowsAsync<RefusedException>(() => service.Use<GetConferenceOutcome>().Handle(request, caller with { Actor = "edge-of-care" }, default))).Reason);
        // The door is open to the role; the record is not theirs to know of.
        Assert.Equal((StatusCode.NotFound, "CONFERENCE_NOT_FOUND"), await RefusedCall.By(async () => await service.For(username).Conferences.GetConferenceOutcomeAsync(request)));
    }

    [Fact]
    public async Task An_answer_that_is_not_agreed_without_reasons_is_refused_with_every_bad_field()
    {
        var conference = await Stored(WithPlan());

        var refused = await Assert.ThrowsAsync<RpcException>(async () => await service.For("hannah.oduya").Conferences.AnswerPlanAsync(Answer(conference)));
        Assert.Equal(StatusCode.PermissionDenied, refused.StatusCode);
        var known = await Stored(WithPlan(), "staff-0001");
        Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELDS"), await RefusedCall.By(async () => await service.For("amara.okafor").Conferences.AnswerPlanAsync(Answer(known))));
        var answer = Answer(known);
        answer.Reasons = "Nobody is there at night.";
        Assert.Equal(ConferenceState.NotAgreed, (await service.For("amara.okafor").Conferences.AnswerPlanAsync(answer)).Conference.State);

        static AnswerPlanRequest Answer(Conference of) => new()
        {
            RequestId = $"{Guid.NewGuid()}",
            ConferenceId = $"{of.Id}",
            Etag = CommandFields.EtagOf(1),
            Decision = PlanDecision.NotAgreed,
            DecisionDate = Made.AddDays(1).ToMessage(),
        };
    }

    [Fact]
    public async Task Care_and_outcomes_are_recorded_from_decision_to_review()
    {
        var conference = await Stored(Held());
        var manager = service.For("hannah.oduya").Conferences;
        var (id, child) = ($"{conference.Id}", $"{Ada}");

        var decided = (await manager.DecideCareRiskAsync(new()
        {
            RequestId = $"{Guid.NewGuid()}",
            ConferenceId = id,
            Etag = CommandFields.EtagOf(1),
            ChildId = child,
            DecisionDate = new DateOnly(2026, 8, 10).ToMessage(),
            Source = V1.CareRiskSource.LegalGateway,
            SourceDate = new DateOnly(2026, 8, 7).ToMessage(),
        })).Conference;
        var started = (await manager.RecordLookedAfterAsync(new()
        {
            RequestId = $"{Guid.NewGuid()}",
            ConferenceId = id,
            Etag = decided.Etag,
            ChildId = child,
            FromDate = new DateOnly(2026, 10, 1).ToMessage(),
            LegalStatus = V1.CareLegalStatus.InterimCareOrder,
        })).Conference;
        var spell = Assert.Single(started.Children[0].LookedAfter);
        var ended = (await manager.RecordLookedAfterEndedAsync(new()
        {
            RequestId = $"{Guid.NewGuid()}",
            ConferenceId = id,
            Etag = started.Etag,
            ChildId = child,
            SpellId = spell.SpellId,
            UntilDate = new DateOnly(2026, 10, 13).ToMessage(),
        })).Conference;
        Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELDS"), await RefusedCall.By(async () => await _coordinator.Conferences.RecordOutcomeReviewAsync(Review(ended, corrects: true))));
        var reviewed = (await _coordinator.Conferences.RecordOutcomeReviewAsync(Review(ended, corrects: false))).Conference;
        var corrected = (await manager.CorrectCareRiskAsync(new()
        {
            RequestId = $"{Guid.NewGuid()}",
            ConferenceId = id,
            Etag = reviewed.Etag,
            ChildId = child,
            DecisionId = reviewed.Children[0].CareRisks[0].DecisionId,
            CorrectionDate = new DateOnly(2026, 11, 20).ToMessage(),
            ReasonCode = "RECORDED_IN_ERROR",
        })).Conference;

        Assert.Equal((V1.OutcomeCode.KinOrder, true), (corrected.Children[0].OutcomeReviews[0].Outcome, corrected.Children[0].OutcomeReviews[0].Completed));
        Assert.False(corrected.Children[0].CareRisks[0].Stands);
        // What was answered stays counted from where it was.
        Assert.Equal(new DateOnly(2026, 8, 10).ToMessage(), corrected.Children[0].AnchorDate);

        RecordOutcomeReviewRequest Review(V1.Conference of, bool corrects) => new()
        {
            RequestId = $"{Guid.NewGuid()}",
            ConferenceId = id,
            Etag = of.Etag,
            ChildId = child,
            Point = V1.ReviewPoint.ThreeMonths,
            ReviewDate = new DateOnly(2026, 11, 12).ToMessage(),
            Outcome = V1.OutcomeCode.KinOrder,
            Corrects = corrects,
        };
    }

    [Fact]
    public async Task A_conference_is_shared_about_and_closed()
    {
        var conference = await Stored(WithPlan());
        var shared = (await _coordinator.Conferences.RecordSharingAsync(new()
        {
            RequestId = $"{Guid.NewGuid()}",
            ConferenceId = $"{conference.Id}",
            Etag = CommandFields.EtagOf(1),
            SharedWith = "SCHOOL",
            WhatCode = "PLAN",
            Basis = SharingBasis.Agreed,
            ParticipantIds = { $"{Mother}" },
            SharedDate = HeldOn.ToMessage(),
        })).Conference;
        var close = new CloseConferenceRequest { RequestId = $"{Guid.NewGuid()}", ConferenceId = $"{conference.Id}", Etag = shared.Etag, Code = ClosureCode.ProceedingsIssued, ClosedDate = HeldOn.AddDays(3).ToMessage() };
        Assert.Equal((StatusCode.PermissionDenied, "ROLE_REQUIRED"), await RefusedCall.By(async () => await _coordinator.Conferences.CloseConferenceAsync(close)));

        close.ReviewDeclined = true;
        Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELDS"), await RefusedCall.By(async () => await _manager.Conferences.CloseConferenceAsync(close)));
        close.ReviewDeclined = false;

        var closed = (await _manager.Conferences.CloseConferenceAsync(close)).Conference;

        Assert.Equal((ConferenceState.Closed, ClosureCode.ProceedingsIssued, new DateOnly(2052, 2, 28).ToMessage()), (closed.State, closed.ClosureCode, closed.RetainUntilDate));
        Assert.Equal("SCHOOL", Assert.Single(closed.Sharing).SharedWith);
    }

    /// <summary>Samuel Birch coordinates it, Uma Krishnan works with Ada.</summary>
    async Task<Conference> Stored(Conference conference, params string[] known)
    {
        conference = AFamily.WithOwnChildren(conference);
        conference.Worker = "staff-0019";
        conference.Access = [.. known];
        conference.Involvements.Add(new() { Id = Guid.CreateVersion7(), Subject = "staff-0021", Role = InvolvementRole.EdgeOfCareWorker, ChildReference = conference.Children[0].Reference, From = Referred });
        await service.Store(conference);
        return conference;
    }

    /// <summary>The grandmother is proposed for Ada.</summary>
    static RecordPlanRequest PlanWithProposal(Conference conference) => new()
    {
        RequestId = $"{Guid.NewGuid()}",
        ConferenceId = $"{conference.Id}",
        Etag = CommandFields.EtagOf(1),
        MadeDate = Made.ToMessage(),
        Summary = "Ours.",
        Actions = { new PlanActionFacts { Action = "Tea on Sundays", OwnerParticipantId = $"{Mother}", DueDate = Made.AddDays(7).ToMessage() } },
        Proposals =
        {
            new CarerProposal
            {
                Carers = { new ProposedCarer { ParticipantId = $"{Grandmother}", Relationship = CarerRelationship.Grandparent, BirthDate = new DateOnly(1961, 3, 2).ToMessage() } },
                ChildIds = { $"{Ada}" },
            },
        },
    };

    static RecordFeedbackRequest Feedback(Conference conference, Guid participant, string comment) => new()
    {
        RequestId = $"{Guid.NewGuid()}",
        ConferenceId = $"{conference.Id}",
        Etag = CommandFields.EtagOf(1),
        SessionId = $"{Initial}",
        ParticipantId = $"{participant}",
        Prepared = 5,
        Heard = 4,
        PlanIsOurs = 3,
        Recommend = 5,
        Comment = comment,
        ReceivedDate = HeldOn.AddDays(1).ToMessage(),
    };

    static async Task<ListCommentsResponse> Comments(Clients by, DateOnly from, DateOnly to) =>
        await by.Conferences.ListCommentsAsync(new() { FromDate = from.ToMessage(), ToDate = to.ToMessage(), Purpose = "MONTHLY_REPORT", PageSize = 200 });

    /// <summary>Tables with a row that holds the text, as text or as bytes.</summary>
    async Task<string[]> TablesHolding(string text)
    {
        var tables = await service.Look<string[]>("select array_agg(table_name::text order by table_name) from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'");
        Assert.Contains("requests", tables);
        var holding = new List<string>();
        foreach (var table in tables)
        {
            if (await service.Look<bool>(
                $"select exists (select from {table} t where strpos(t::text, @text) > 0 or strpos(t::text, encode(convert_to(@text, 'UTF8'), 'hex')) > 0)", new { text }))
                holding.Add(table);
        }

        return [.. holding];
    }
}
