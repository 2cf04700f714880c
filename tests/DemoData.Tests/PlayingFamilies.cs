using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Suite.DemoData.Caseload;
using Suite.DemoData.Families;
using Suite.DevIdentity;
using Suite.EdgeOfCare.V1;
using Suite.FamilyGroupConferences.V1;
using Suite.Types.V1;

namespace Suite.DemoData.Tests;

public sealed class PlayingFamilies
{
    static readonly DateOnly Present = new(2027, 1, 11);

    static readonly ConcurrentDictionary<(int Seed, string Authority), Lazy<Task<PaperFamilies>>> Plays = [];

    /// <summary>What was sent, played once for all tests that only look.</summary>
    static Task<PaperFamilies> Played(int seed = SampleCaseload.DefaultSeed, string authority = SampleCaseload.Westmere) =>
        Plays.GetOrAdd((seed, authority), key => new(() => Play(key.Seed, key.Authority))).Value;

    static async Task<PaperFamilies> Play(int seed = SampleCaseload.DefaultSeed, string authority = SampleCaseload.Westmere)
    {
        var service = new PaperFamilies();
        var load = new FamiliesLoad(authority, Present, seed, new(WorkedQuarter: true, WorkedCohort: true, Conferences: true, EdgeOfCare: true, Journey: true), service);
        foreach (var matter in await load.Conferences(CancellationToken.None))
            await matter.Play(CancellationToken.None);
        service.KinshipCases = await load.KinshipCases(id => Task.FromResult(new KinshipAssessment.V1.KinshipCase { CaseId = id }), CancellationToken.None);
        foreach (var matter in load.EdgeOfCare().SelectMany(round => round))
            await matter.Play(CancellationToken.None);
        return service;
    }

    [Fact]
    public async Task The_same_seed_sends_the_same_requests_with_the_same_ids()
    {
        var (first, second) = (await Played(), await Play());

        Assert.Equal(first.Taken.Select(t => (t.By, t.RequestId, t.Request.ToByteString())), second.Taken.Select(t => (t.By, t.RequestId, t.Request.ToByteString())));
    }

    [Fact]
    public async Task Another_seed_sends_others_but_the_same_worked_quarter_and_cohort()
    {
        var (first, second) = (await Played(7), await Played(8));
        var shared = first.Taken.Select(t => t.RequestId).Intersect(second.Taken.Select(t => t.RequestId)).ToHashSet();
        var same = first.Taken.Where(t => shared.Contains(t.RequestId)).Select(t => t.Request).ToList();

        Assert.Equal(47, same.Count(r => r is ReferFamilyRequest));
        Assert.Equal(21, same.Count(r => r is ReferChildRequest));
        Assert.Equal(4, same.Count(r => r is RegisterCoordinatorRequest));
    }

    [Fact]
    public async Task No_two_acts_share_a_request_id()
    {
        var taken = (await Played()).Taken.Concat((await Played(authority: SampleCaseload.Eastholt)).Taken).ToList();

        Assert.Distinct(taken.Select(t => t.RequestId));
    }

    [Fact]
    public async Task There_are_some_two_thousand_acts() => Assert.InRange((await Played()).Taken.Count, 1_800, 2_700);

    [Fact]
    public async Task Every_act_is_done_by_somebody_whose_role_may_do_it()
    {
        var rows = FamilyGroupConferences.RpcRoles.Tables.Concat(EdgeOfCare.RpcRoles.Tables).SelectMany(t => t.Service.Methods.Select(m => (m.InputType, Roles: t.Rows[m.Name]))).ToDictionary(r => r.InputType, r => r.Roles);
        foreach (var authority in (string[])[SampleCaseload.Westmere, SampleCaseload.Eastholt])
            foreach (var (by, request) in (await Played(authority: authority)).Taken.Select(t => (t.By, t.Request.Descriptor)).Distinct())
            {
                var worker = Staff.Of(authority, ConferenceStory.SocialWorkTeam, by);
                var member = SampleStaff.All.Single(s => s.Subject == worker.Subject);

                Assert.Equal((authority, worker.Username), (member.Authority, member.Username));
                Assert.True(member.Roles.Intersect(rows[request]).Any(), $"{member.Username} may not make {request.Name}.");
            }
    }

    [Fact]
    public async Task The_keying_in_by_real_dates_ends()
    {
        foreach (var folder in (await Played()).Folders)
            Assert.False(folder.Find<Conference>()?.HistoricEntry == true || folder.Find<FgdmOffer>()?.HistoricEntry == true || folder.Find<Episode>()?.HistoricEntry == true || folder.Find<Reunification>()?.HistoricEntry == true);
    }

    [Fact]
    public async Task Nothing_happened_after_the_present()
    {
        foreach (var (_, _, _, request) in (await Played()).Taken)
            foreach (var field in request.Descriptor.Fields.InDeclarationOrder().Where(f => f.FieldType is FieldType.Message && f.MessageType == Date.Descriptor))
                if (field.Accessor.GetValue(request) is Date day)
                    Assert.True(day.ToDay() <= Present, $"{request.Descriptor.Name}.{field.Name} is {day.ToDay():yyyy-MM-dd}.");
    }

    [Fact]
    public async Task A_conference_is_in_every_state_that_staff_bring_about()
    {
        var states = (await Played()).Folders.Select(f => f.Find<Conference>()?.State).OfType<ConferenceState>().Distinct().Order();

        // That a review has come due the calendar brings about.
        Assert.Equal(Enum.GetValues<ConferenceState>().Where(s => s is not (ConferenceState.Unspecified or ConferenceState.ReviewDue)), states);
    }

    [Fact]
    public async Task An_episode_is_in_every_state_that_staff_bring_about()
    {
        var states = (await Played()).Folders.Select(f => f.Find<Episode>()?.State).OfType<EpisodeState>().Distinct().Order();

        Assert.Equal(Enum.GetValues<EpisodeState>().Where(s => s is not (EpisodeState.Unspecified or EpisodeState.Review3M or EpisodeState.Review6M or EpisodeState.Complete)), states);
    }

    [Fact]
    public async Task Ways_home_go_by_an_order_by_accommodation_and_before_the_assessment()
    {
        var taken = (await Played()).Taken.ConvertAll(t => t.Request);
        var ways = (await Played()).Folders.Select(f => f.Find<Reunification>()).OfType<Reunification>().ToList();

        Assert.Equal(12, ways.Count);
        Assert.Contains(taken, r => r is RecordReturnRequest { Route: ReturnRoute.P1 });
        Assert.Contains(taken, r => r is RecordReturnRequest { Route: ReturnRoute.CeasedE4A });
        Assert.Single(taken, r => r is PlaceImmediatelyRequest);
        foreach (var state in (ReunificationState[])[ReunificationState.Considered, ReunificationState.NotNow, ReunificationState.ParentAssessment, ReunificationState.Classified, ReunificationState.PlanAgreed,
            ReunificationState.Overnight, ReunificationState.Monitoring, ReunificationState.Consolidated, ReunificationState.NotSafe, ReunificationState.BrokeDown])
            Assert.Contains(ways, w => w.State == state);
        Assert.All(taken.OfType<RecordOvernightStayRequest>(), s => Assert.InRange(s.UntilTime.ToDateTime() - s.FromTime.ToDateTime(), TimeSpan.FromHours(1), TimeSpan.FromHours(24)));
    }

    [Fact]
    public async Task Comments_come_with_the_themes_that_the_manager_chose_and_the_newest_without()
    {
        var taken = (await Played()).Taken;

        var comments = taken.Count(t => t.Request is RecordFeedbackRequest { Comment.Length: > 0 });
        var chosen = taken.Where(t => t.Request is ChooseThemesRequest).ToList();
        Assert.InRange(chosen.Count, 20, comments - 1);
        Assert.All(chosen, t => Assert.Equal(Post.ConferenceManager, t.By));
    }

    [Fact]
    public async Task The_kinship_team_goes_on_with_the_carers_whom_plans_name()
    {
        var service = await Played();
        var cases = service.KinshipCases;

        Assert.Equal(5, cases.Count);
        Assert.All(cases, c => Assert.StartsWith("kinship-of-conference-", c.Opened.CaseId, StringComparison.Ordinal));
        Assert.Contains(cases, c => c.Plan.Children[0].ChildReference == FamilyJourney.ChildReference && c.Plan.Ending is Ending.Approved);
        Assert.Distinct(cases.Select(c => c.Plan.Number));
        // Ids of what the kinship team does are not those of the conference's acts.
        Assert.DoesNotContain(cases, c => service.Taken.Exists(t => t.RequestId == c.Plan.Draw.Id("AllocateCaseRequest//1")));
    }

    [Fact]
    public async Task A_brother_shares_the_family_and_a_child_that_comes_back_its_reference()
    {
        var referred = (await Played()).Taken.Select(t => t.Request).OfType<ReferChildRequest>().ToList();

        Assert.Contains(referred, r => r.FamilyId.Length > 0);
        Assert.Single(referred.GroupBy(r => r.Child.ChildReference), g => g.Count() > 1);
    }
}
