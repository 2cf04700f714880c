using Grpc.Core;
using Suite.EdgeOfCare.V1;
using Suite.KinshipAssessment.V1;
using Suite.Reporting.V1;
using Suite.Testing;
using Suite.Types.V1;
using Xunit;
using ConferenceState = Suite.FamilyGroupConferences.V1.ConferenceState;
using EdgeWorklist = Suite.EdgeOfCare.V1.WorklistService.WorklistServiceClient;
using Episodes = Suite.EdgeOfCare.V1.EpisodeService.EpisodeServiceClient;
using FamilyGroup = Suite.FamilyGroupConferences.V1;
using Reunifications = Suite.EdgeOfCare.V1.ReunificationService.ReunificationServiceClient;

namespace Suite.Tests;

/// <summary>What the services do for each other: what a family plans opens a kinship case, and who works with a child asks the others for help and sees it.</summary>
public sealed class HelpAcrossServices
{
    static DateOnly Day(int month, int day) => new(2026, month, day);

    static Date On(int month, int day) => Officers.On(Day(month, day));

    static async Task<string> ACoordinator(InProcessSuite suite) => (await WorkedConference.Registered(suite, WorkedConference.CoordinatorSubject, Day(1, 1))).CoordinatorId;

    [Fact]
    public async Task A_grandmother_whom_the_family_names_has_one_kinship_case_and_one_trace_goes_through_all_three_services()
    {
        await using var suite = await InProcessSuite.Start(Day(8, 3));
        var family = new WorkedConference(suite);
        await family.Referred(Day(8, 3), ["LCS6001"], FamilyGroup.ParticipantRole.MaternalKin, historicEntry: false);
        suite.MoveTo(Day(9, 4));
        await family.HeldAfter(Day(8, 4), 30, await ACoordinator(suite));

        await family.PlanMade(Day(9, 4), family.OfTheGrandmother);
        await suite.UntilReported();

        var proposal = Assert.Single((await family.Read()).Plan.Proposals);
        Assert.Equal((FamilyGroup.CallState.Accepted, On(9, 4)), (proposal.State, proposal.AcceptedDate));
        Assert.Equal(1, await suite.InKinship<int>("select count(*) from cases"));
        var opened = (await suite.KinshipFor(WorkedConference.ServiceManager).GetCaseAsync(new() { CaseId = proposal.KinshipCaseId })).Case;
        Assert.Equal((CaseSource.FamilyGroupConference, family.Latest.ConferenceId, "LCS6001", CaseState.Identified), (opened.Source, opened.SourceCaseId, opened.Children.Single().ChildReference, opened.State));
        Assert.Equal((PersonKind.ProposedCarer, Relationship.Grandparent, "Canary Grandmother"), (opened.People.Single().Kind, opened.People.Single().Relationship, opened.People.Single().Name));

        // A plan that is revised keeps its proposal and opens no second case.
        await family.PlanMade(Day(9, 4), family.OfTheGrandmother);
        await suite.UntilReported();
        Assert.Equal(proposal.KinshipCaseId, Assert.Single((await family.Read()).Plan.Proposals).KinshipCaseId);
        Assert.Equal(1, await suite.InKinship<int>("select count(*) from cases"));

        var trace = await suite.InConferences<string>("select substr(trace_parent, 4, 32) from events where type = 'conferences.plan-made.v1' order by version limit 1");
        Assert.Equal(32, trace.Length);
        Assert.Equal(trace, await suite.InKinship<string>("select substr(trace_parent, 4, 32) from events where type = 'kinship.case-opened.v1'"));
        Assert.Equal(trace, await suite.InConferences<string>("select substr(trace_parent, 4, 32) from events where type = 'conferences.kinship-case-accepted.v1'"));
        var spans = suite.Spans.Ended.Where(s => s.TraceId == trace).ToList();
        Assert.Contains(spans, s => s.Text.Contains("ConferenceService/RecordPlan", StringComparison.Ordinal) || s.Name.Contains("ConferenceService/RecordPlan", StringComparison.Ordinal));
        Assert.Contains(spans, s => s.Text.Contains("KinshipAssessmentService/OpenCase", StringComparison.Ordinal) || s.Name.Contains("KinshipAssessmentService/OpenCase", StringComparison.Ordinal));
        Assert.Contains(spans, s => s is { Kind: System.Diagnostics.ActivityKind.Consumer } && s.Name.StartsWith("process ", StringComparison.Ordinal));
        Assert.Empty(suite.Logs.Errors);
    }

    [Fact]
    public async Task A_kinship_case_asks_for_intensive_work_and_a_conference_and_sees_both()
    {
        await using var suite = await InProcessSuite.Start(WorkedCase.Day(8, 24));
        var kinship = new WorkedCase(suite);
        await kinship.Opened(reference: "LCS6101");
        await AsksForWork(kinship, Day(8, 24));
        await AsksForAConference(kinship, Day(8, 24));
        await suite.UntilReported();

        var helps = await Help(suite, kinship);
        Assert.Equal([HelpKind.EdgeOfCare, HelpKind.Conference], helps.Select(h => h.Asked.Kind));
        Assert.All(helps, h => Assert.Equal((HelpState.Accepted, true, HelpUnavailable.Unspecified), (h.Asked.State, h.Available, h.Unavailable)));
        Assert.Equal((helps[0].Asked.RemoteId, EpisodeState.Referred, false), (helps[0].EdgeOfCare.EpisodeId, helps[0].EdgeOfCare.State, helps[0].EdgeOfCare.Accepted));
        Assert.Equal((helps[1].Asked.RemoteId, ConferenceState.Referred), (helps[1].Conference.ConferenceId, helps[1].Conference.State));

        // What they do with it is seen as it is now.
        var family = new WorkedConference(suite);
        await family.TakeUp(helps[1].Asked.RemoteId);
        Assert.Equal(("kinship-assessment", kinship.Latest.CaseId), (family.Latest.RequestedByService, family.Latest.RequestedByRecordId));
        await family.Accepted(Day(8, 24));
        Assert.Equal(ConferenceState.Accepted, (await Help(suite, kinship))[1].Conference.State);

        Assert.Empty(suite.Logs.Errors);
    }

    [Fact]
    public async Task One_child_has_one_journey_through_all_services_for_those_who_may_see_it()
    {
        await using var suite = await InProcessSuite.Start(WorkedCase.Day(8, 24));
        var kinship = new WorkedCase(suite);
        await kinship.Opened(reference: "LCS6501");
        await AsksForWork(kinship, Day(8, 24));
        await AsksForAConference(kinship, Day(8, 24));
        await suite.UntilReported();
        var helps = await Help(suite, kinship);
        var key = helps[0].EdgeOfCare.ChildKey;

        await kinship.Placed();
        await kinship.ReadyForDecision();
        suite.MoveTo(Day(12, 18));
        await kinship.Decided(Decision.Approve);
        await suite.UntilReported();
        // Approved as foster carers, they are in the register with the child who lives with them.
        var household = (await kinship.Read()).HouseholdId;

        var journey = (await suite.ReportsFor("quentin.marsh").GetJourneyAsync(new() { ChildKey = key, PageSize = 200 })).Milestones;
        Assert.Equal(["edge-of-care", "family-group-conferences", "fostering-recruitment", "kinship-assessment"], journey.Select(m => m.Service).Distinct().Order(StringComparer.Ordinal));
        foreach (var (service, code, record) in new[]
        {
            ("kinship-assessment", "CASE_OPENED", kinship.Latest.CaseId), ("edge-of-care", "EPISODE_OPENED", helps[0].Asked.RemoteId), ("family-group-conferences", "REFERRED", helps[1].Asked.RemoteId),
            ("kinship-assessment", "TEMPORARILY_APPROVED", kinship.Latest.CaseId), ("kinship-assessment", "DECISION_MADE", kinship.Latest.CaseId), ("fostering-recruitment", "PLACED", household),
        })
            Assert.Contains(journey, m => (m.Service, m.Code, m.CaseId) == (service, code, record));
        Assert.Equal(journey.Select(m => new DateOnly(m.MilestoneDate.Year, m.MilestoneDate.Month, m.MilestoneDate.Day)).Order(), journey.Select(m => new DateOnly(m.MilestoneDate.Year, m.MilestoneDate.Month, m.MilestoneDate.Day)));

        foreach (var username in new[] { WorkedCase.SocialWorker, "yvonne.cartwright", WorkedEpisode.Practitioner })
            Assert.Equal((StatusCode.PermissionDenied, "ROLE_REQUIRED"), await RefusedCall.By(() => suite.ReportsFor(username).GetJourneyAsync(new() { ChildKey = key }).ResponseAsync));
        // Another authority has no such child.
        Assert.Empty((await suite.ReportsFor("william.osei").GetJourneyAsync(new() { ChildKey = key })).Milestones);
        Assert.Empty(suite.Logs.Errors);
    }

    [Fact]
    public async Task Edge_of_care_asks_for_a_conference_and_sees_what_came_of_it()
    {
        await using var suite = await InProcessSuite.Start(Day(8, 3));
        var child = new WorkedEpisode(suite);
        await child.Referred(Day(8, 3), "LCS6201");
        await AsksForAConference(child, Day(8, 3));
        await suite.UntilReported();

        var asked = Assert.Single((await child.Read()).Conferences);
        Assert.True(asked.Accepted);
        Assert.Equal((true, "REFERRED", false), await Seen());

        suite.MoveTo(Day(9, 4));
        var family = new WorkedConference(suite);
        await family.TakeUp(asked.ConferenceId);
        Assert.Equal("edge-of-care", family.Latest.RequestedByService);
        await family.Do(WorkedConference.Manager, (c, r) => c.AddParticipantAsync(r), new FamilyGroup.AddParticipantRequest
        {
            Participant = new() { Role = FamilyGroup.ParticipantRole.Mother, Name = "Canary Mothername", BirthDate = Officers.On(1992, 8, 8), ParentalResponsibility = true },
        });
        await family.HeldAfter(Day(8, 4), 30, await ACoordinator(suite));
        await family.PlanMade(Day(9, 4));
        Assert.Equal((true, "PLAN_MADE", true), await Seen());
        await family.PlanAnswered(Day(9, 4), FamilyGroup.PlanDecision.Agreed);

        var outcome = Assert.Single((await new Episodes(suite.EdgeOfCareFor(WorkedEpisode.Manager)).GetEpisodeConferenceAsync(new() { EpisodeId = child.Latest.EpisodeId })).Conferences);
        Assert.Equal((true, "AGREED", On(9, 3), true, true), (outcome.Available, outcome.State, outcome.HeldDate, outcome.PlanMade, outcome.PlanAgreed));
        Assert.Empty(suite.Logs.Errors);

        async Task<(bool, string, bool)> Seen()
        {
            var answer = Assert.Single((await new Episodes(suite.EdgeOfCareFor(WorkedEpisode.Manager)).GetEpisodeConferenceAsync(new() { EpisodeId = child.Latest.EpisodeId })).Conferences);
            return (answer.Available, answer.State, answer.PlanMade);
        }
    }

    [Fact]
    public async Task A_return_plan_offers_a_conference_and_asks_for_it_once_the_family_accepts()
    {
        await using var suite = await InProcessSuite.Start(Day(10, 5));
        var declined = new WorkedReturn(suite);
        await declined.UpToThePlan(Day(10, 5), "LCS6301", CareLegalStatus.CareOrder);
        Assert.Equal((StatusCode.FailedPrecondition, "CONFERENCE_NOT_ACCEPTED_BY_FAMILY"), await RefusedCall.By(() => Asks(declined)));

        var child = new WorkedReturn(suite);
        await child.UpToThePlan(Day(10, 5), "LCS6302", CareLegalStatus.CareOrder, ConferenceOffer.Accepted);
        await Asks(child);
        await suite.UntilReported();

        var answer = Assert.Single((await new Reunifications(suite.EdgeOfCareFor(WorkedReturn.SocialWorker)).GetReunificationConferenceAsync(new() { ReunificationId = child.Latest.ReunificationId })).Conferences);
        Assert.Equal((true, true, "REFERRED", ConferenceReason.Reunification), (answer.Asked.Accepted, answer.Available, answer.State, answer.Asked.Reason));
        Assert.Equal(1, await suite.InConferences<int>("select count(*) from cases where kind = 'conference'"));
        Assert.Empty(suite.Logs.Errors);

        static Task Asks(WorkedReturn child) => child.Do(WorkedReturn.SocialWorker, (c, r) => c.RequestReunificationConferenceAsync(r), new RequestReunificationConferenceRequest
        {
            RequestedDate = On(10, 5),
            Purpose = "Canary narrative.",
            AgreedBy = "Canary Mothername",
            AgreedDate = On(10, 5),
            SocialWorker = WorkedConference.SocialWorkerSubject,
            SocialWorkerFromDate = On(1, 5),
        });
    }

    [Fact]
    public async Task While_a_service_is_away_its_help_waits_the_cases_go_on_and_it_is_taken_once_when_it_is_back()
    {
        await using var suite = await InProcessSuite.Start(WorkedCase.Day(8, 24));
        var (kinship, child, known) = (new WorkedCase(suite), new WorkedEpisode(suite), new WorkedEpisode(suite));
        await kinship.Opened(reference: "LCS6401");
        await child.Referred(Day(8, 24), "LCS6402");
        await known.Referred(Day(8, 24), "LCS6403");
        await AsksForAConference(known, Day(8, 24));
        await suite.UntilReported();

        await suite.StopConferences();
        await AsksForAConference(kinship, Day(8, 24));
        await AsksForAConference(child, Day(8, 24));

        var help = Assert.Single(await Help(suite, kinship));
        Assert.Equal((HelpState.NotYetAccepted, false, HelpUnavailable.NotAccepted), (help.Asked.State, help.Available, help.Unavailable));
        var waiting = Assert.Single(await Asked(child));
        Assert.Equal((false, false, ConferenceUnavailable.NotAccepted), (waiting.Asked.Accepted, waiting.Available, waiting.Unavailable));
        // Of one that was taken before nobody tells either.
        var unreachable = Assert.Single(await Asked(known));
        Assert.Equal((true, false, ConferenceUnavailable.Unreachable, ""), (unreachable.Asked.Accepted, unreachable.Available, unreachable.Unavailable, unreachable.State));
        Assert.Contains((await suite.KinshipFor(WorkedCase.TeamManager).ListWorklistAsync(new() { Rules = { "CONFERENCE_NOT_ACCEPTED" } })).Items, i => i.CaseId == kinship.Latest.CaseId);
        var worklist = (await new EdgeWorklist(suite.EdgeOfCareFor(WorkedEpisode.Manager)).ListWorklistAsync(new() { Rules = { "CONFERENCE_NOT_ACCEPTED" } })).Items;
        Assert.Equal([child.Latest.EpisodeId], worklist.Select(i => i.RecordId));

        // The cases go on.
        await kinship.Do(WorkedCase.TeamManager, (c, r) => c.AllocateCaseAsync(r), new AllocateCaseRequest { Team = "kinship-north", Worker = "staff-0003" });
        await child.DueToEnterCare(Day(8, 24));

        await suite.StartConferences();
        await suite.UntilReported();
        Assert.Equal((HelpState.Accepted, true), ((await Help(suite, kinship)).Single().Asked.State, (await Help(suite, kinship)).Single().Available));
        Assert.Equal((true, true, "REFERRED"), ((await Asked(child)).Single().Asked.Accepted, (await Asked(child)).Single().Available, (await Asked(child)).Single().State));
        Assert.True(Assert.Single(await Asked(known)).Available);
        Assert.Equal(3, await suite.InConferences<int>("select count(*) from cases where kind = 'conference'"));
        Assert.Empty((await suite.KinshipFor(WorkedCase.TeamManager).ListWorklistAsync(new() { Rules = { "CONFERENCE_NOT_ACCEPTED" } })).Items);

        async Task<IReadOnlyList<ConferenceAnswer>> Asked(WorkedEpisode of) =>
            (await new Episodes(suite.EdgeOfCareFor(WorkedEpisode.Manager)).GetEpisodeConferenceAsync(new() { EpisodeId = of.Latest.EpisodeId })).Conferences;
    }

    static Task AsksForWork(WorkedCase kinship, DateOnly on) => kinship.Do(WorkedCase.SocialWorker, (c, r) => c.RequestEdgeOfCareSupportAsync(r), new RequestEdgeOfCareSupportRequest
    {
        ChildId = kinship.Latest.Children.Single().ChildId,
        Needs = { ReferralNeed.FamilyBreakdown },
        Summary = "Canary narrative.",
        RequestedDate = Officers.On(on),
        Openness = EpisodeOpenness.ChildProtection,
    });

    static Task AsksForAConference(WorkedCase kinship, DateOnly on) => kinship.Do(WorkedCase.SocialWorker, (c, r) => c.RequestConferenceAsync(r), new KinshipAssessment.V1.RequestConferenceRequest
    {
        Reason = FamilyGroup.ReferralReason.KinshipSearch,
        ReferralText = "Canary narrative.",
        OfferedDate = Officers.On(on),
        SocialWorker = WorkedConference.SocialWorkerSubject,
        SocialWorkerFromDate = On(1, 5),
        RequestedDate = Officers.On(on),
    });

    static Task AsksForAConference(WorkedEpisode child, DateOnly on) => child.Do(WorkedEpisode.SocialWorker, (c, r) => c.RequestConferenceAsync(r), new EdgeOfCare.V1.RequestConferenceRequest
    {
        RequestedDate = Officers.On(on),
        Reason = ConferenceReason.PreventCare,
        Purpose = "Canary narrative.",
        AgreedBy = "Canary Mothername",
        AgreedDate = Officers.On(on),
        SocialWorker = WorkedConference.SocialWorkerSubject,
        SocialWorkerFromDate = On(1, 5),
    });

    static async Task<IReadOnlyList<HelpAnswer>> Help(InProcessSuite suite, WorkedCase kinship) =>
        (await suite.KinshipFor(WorkedCase.SocialWorker).GetHelpAsync(new() { CaseId = kinship.Latest.CaseId })).Helps;
}
