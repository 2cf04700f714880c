using Google.Protobuf;
using Google.Protobuf.Reflection;
using Suite.DemoData.Caseload;
using Suite.DemoData.Fostering;
using Suite.DevIdentity;
using Suite.FosteringRecruitment;
using Suite.FosteringRecruitment.V1;
using Suite.Types.V1;

namespace Suite.DemoData.Tests;

public sealed class PlayingFostering
{
    static readonly DateOnly Present = new(2027, 1, 11);

    static async Task<PaperFostering> Played(int seed, string authority, bool worked = false)
    {
        var service = new PaperFostering(Present);
        var load = new FosteringLoad(authority, Present, FosteringCaseload.DrawOf(seed, Present, authority), service, atOnce: 1);
        await load.SetUp(CancellationToken.None);
        var lives = await load.Begin(FosteringCaseload.Of(seed, Present, authority), worked, [], CancellationToken.None);
        await load.Play(lives, _ => { }, CancellationToken.None);
        return service;
    }

    static Task<PaperFostering> Westmere(int seed = SampleCaseload.DefaultSeed) => Played(seed, SampleCaseload.Westmere, worked: true);

    [Fact]
    public async Task The_same_seed_sends_the_same_requests_with_the_same_ids()
    {
        var (first, second) = (await Westmere(), await Westmere());

        Assert.Equal(first.Taken.Select(t => (t.By, t.RequestId, t.Request.ToByteString())), second.Taken.Select(t => (t.By, t.RequestId, t.Request.ToByteString())));
    }

    [Fact]
    public async Task Another_seed_sends_others_but_the_same_lists_and_the_same_worked_case()
    {
        var (first, second) = (await Westmere(7), await Westmere(8));
        var shared = first.Taken.Select(t => t.RequestId).Intersect(second.Taken.Select(t => t.RequestId)).ToHashSet();

        Assert.Equal(6, first.Taken.Count(t => shared.Contains(t.RequestId) && t.Request is AddCampaignRequest));
        var worked = first.Taken.Where(t => shared.Contains(t.RequestId) && t.Request.Descriptor.FindFieldByName("reference_data_id") is null).ToList();
        Assert.Equal(new DateOnly(2026, 2, 16), Assert.IsType<ReceiveEnquiryRequest>(worked[0].Request).ReceivedDate.ToDay());
        Assert.Single(worked, t => t.Request is ReceiveEnquiryRequest);
    }

    [Fact]
    public async Task No_two_acts_share_a_request_id()
    {
        var taken = (await Westmere()).Taken.Concat((await Played(SampleCaseload.DefaultSeed, SampleCaseload.Eastholt)).Taken).ToList();

        Assert.Equal(taken.Count, taken.Select(t => t.RequestId).Distinct().Count());
    }

    [Fact]
    public async Task Every_act_is_done_by_somebody_whose_role_may_do_it()
    {
        var rows = RpcRoles.Tables.SelectMany(t => t.Service.Methods.Select(m => (m.InputType, Roles: t.Rows[m.Name]))).ToDictionary(r => r.InputType, r => r.Roles);
        foreach (var authority in (string[])[SampleCaseload.Westmere, SampleCaseload.Eastholt])
            foreach (var (by, request) in (await Played(SampleCaseload.DefaultSeed, authority, worked: authority == SampleCaseload.Westmere)).Taken.Select(t => (t.By, t.Request.Descriptor)).Distinct())
            {
                var worker = Staff.Of(authority, "", by);
                var member = SampleStaff.All.Single(s => s.Subject == worker.Subject);

                Assert.Equal((authority, worker.Username), (member.Authority, member.Username));
                Assert.True(member.Roles.Intersect(rows[request]).Any(), $"{member.Username} may not make {request.Name}.");
            }
    }

    [Fact]
    public async Task The_keying_in_by_real_dates_is_a_managers_and_ends()
    {
        var taken = (await Westmere()).Taken;

        Assert.All(taken.Where(t => t.Request is ReceiveEnquiryRequest { HistoricEntry: true } or ReceiveApplicationRequest { HistoricEntry: true }), t => Assert.Equal(Post.FosteringManager, t.By));
        Assert.Equal(taken.Count(t => t.Request is ReceiveEnquiryRequest { HistoricEntry: true }), taken.Count(t => t.Request is FinishHistoricEnquiryRequest));
        Assert.Equal(taken.Count(t => t.Request is ReceiveApplicationRequest { HistoricEntry: true }), taken.Count(t => t.Request is FinishHistoricApplicationRequest));
        Assert.Equal(taken.Count(t => t.Request is DecideRequest { Decision: Decision.Approve }), taken.Count(t => t.Request is FinishHistoricHouseholdRequest));
        Assert.All(taken.Select(t => t.Request).OfType<ReceiveEnquiryRequest>().Where(r => !r.HistoricEntry), r => Assert.InRange(r.ReceivedDate.ToDay(), Present.AddDays(-6), Present));
    }

    [Fact]
    public async Task Nothing_happened_after_the_present()
    {
        string[] toCome = ["visit_date", "come_back_date", "panel_date", "until_date"];
        foreach (var (_, _, _, request) in (await Westmere()).Taken.Where(t => t.Request is not (SetPlaceNeedsRequest or AddCampaignRequest)))
            foreach (var field in request.Descriptor.Fields.InDeclarationOrder().Where(f => f.FieldType is FieldType.Message && f.MessageType == Date.Descriptor && !toCome.Contains(f.Name)))
                if (field.Accessor.GetValue(request) is Date day)
                    Assert.True(day.ToDay() <= Present, $"{request.Descriptor.Name}.{field.Name} is {day.ToDay():yyyy-MM-dd}.");
    }

    [Fact]
    public async Task An_enquiry_and_an_application_are_in_every_state()
    {
        List<Records> lives = [.. (await Westmere()).Lives, .. (await Played(SampleCaseload.DefaultSeed, SampleCaseload.Eastholt)).Lives];

        Assert.Equal(Enum.GetValues<EnquiryState>().Where(s => s is not EnquiryState.Unspecified), lives.Select(l => l.Enquiry!.State).Distinct().Order());
        Assert.Equal(Enum.GetValues<ApplicationState>().Where(s => s is not ApplicationState.Unspecified), lives.Where(l => l.Application is not null).Select(l => l.Application!.State).Distinct().Order());
    }

    [Fact]
    public async Task Some_forty_households_are_on_the_register_without_kinship_in_the_states_that_staff_bring_about()
    {
        var households = (await Westmere()).Lives.Where(l => l.Household is not null).Select(l => l.Household!).ToList();

        Assert.InRange(households.Count, 36, 65);
        foreach (var state in (HouseholdState[])
            [
                HouseholdState.Active, HouseholdState.OnHold, HouseholdState.UnderInvestigation, HouseholdState.Reviewed, HouseholdState.TermsRevisionProposed, HouseholdState.TerminationProposed,
                HouseholdState.ResignationNotice, HouseholdState.TransferredOut,
            ])
            Assert.Contains(households, h => h.State == state);
        Assert.Contains(households, h => h.Places.Any(p => p.Status is PlaceStatus.Vacant));
        Assert.Contains(households, h => h.Places.Any(p => p.Status is PlaceStatus.NotAvailable));
    }

    [Fact]
    public async Task What_is_told_of_households_is_told()
    {
        var taken = (await Westmere()).Taken.ConvertAll(t => t.Request);

        Assert.Equal(6, taken.Count(r => r is JoinConstellationRequest { Role: ConstellationRole.Satellite }));
        Assert.Single(taken, r => r is JoinConstellationRequest { Role: ConstellationRole.Hub });
        Assert.Equal(3, taken.Count(r => r is RecordResignationRequest));
        Assert.Equal(2, taken.Count(r => r is StartStayingPutRequest));
        Assert.Single(taken, r => r is GrantExemptionRequest { ChildReferences.Count: 4 });
        Assert.Single(taken, r => r is PlaceChildRequest { Emergency: true });
        Assert.Single(taken, r => r is CompleteTransferRequest);
        Assert.Single(taken, r => r is ProposeTerminationRequest);
        Assert.Single(taken, r => r is ReviseTermsRequest { AgreementDate: not null });
        Assert.Contains(taken, r => r is ResolveComplaintRequest);
        var carers = taken.OfType<ReceiveApplicationRequest>().Sum(r => r.People.Count(p => p.Kind is ApplicationPersonKind.Applicant));
        Assert.InRange(taken.Count(r => r is SetCarerCharacteristicsRequest), 30, carers);
    }

    [Fact]
    public async Task Panels_of_five_meet_every_month_and_two_are_to_come()
    {
        var panels = (await Westmere()).Panels.ToList();

        Assert.All(panels, p => Assert.Equal(5, p.Members.Count));
        Assert.All(panels, p => Assert.Equal(p.PanelDate.ToDay() < Present ? PanelState.Held : PanelState.Scheduled, p.State));
        Assert.Equal([new(2027, 1, 19), new(2027, 2, 16)], panels.Where(p => p.State is PanelState.Scheduled).Select(p => p.PanelDate.ToDay()));
        Assert.Equal(26, panels.Count(p => p.PanelDate.ToDay() >= Present.AddYears(-2)));
    }

    [Fact]
    public async Task The_worked_case_keeps_its_days()
    {
        var service = new PaperFostering(Present);
        var load = new FosteringLoad(WorkedFostering.Authority, Present, new Draw("worked"), service, atOnce: 1);
        await load.Play(await load.Begin([], worked: true, [], CancellationToken.None), _ => { }, CancellationToken.None);
        var taken = service.Taken.ConvertAll(t => t.Request);

        Assert.Equal(new(2026, 2, 16), taken.OfType<ReceiveEnquiryRequest>().Single().ReceivedDate.ToDay());
        Assert.Equal(new(2026, 2, 17), taken.OfType<RespondToEnquiryRequest>().Single().RespondedDate.ToDay());
        Assert.Equal(new(2026, 2, 23), taken.OfType<RecordInitialVisitRequest>().Single().VisitedDate.ToDay());
        Assert.Equal(new(2026, 3, 2), taken.OfType<ReceiveApplicationRequest>().Single().ReceivedDate.ToDay());
        var stageOne = service.Lives.Single().Application!.Checks.Where(c => c.Stage == 1).Select(c => c.CheckId).ToHashSet();
        Assert.Equal(new(2026, 4, 24), taken.OfType<RecordCheckResultRequest>().Where(r => stageOne.Contains(r.CheckId)).Max(r => r.ReceivedDate.ToDay()));
        Assert.Equal(new(2026, 5, 7), taken.OfType<BeginStageTwoRequest>().Single().BeginDate.ToDay());
        Assert.Equal(new(2026, 7, 20), taken.OfType<ShareReportRequest>().Single().SentDate.ToDay());
        Assert.Equal(new(2026, 9, 15), service.Panels.Single().PanelDate.ToDay());
        Assert.Equal(new(2026, 9, 18), taken.OfType<RecordMinutesSentRequest>().Single().ReceivedDate.ToDay());
        var decided = taken.OfType<DecideRequest>().Single();
        Assert.Equal(new(2026, 9, 24), decided.DecisionDate.ToDay());
        Assert.Equal((2, 0, 12), (decided.Terms.MaxChildren, decided.Terms.AgeMin, decided.Terms.AgeMax));
        Assert.Equal([PlacementType.ShortTerm, PlacementType.ShortBreak], decided.Terms.PlacementTypes);
    }
}
