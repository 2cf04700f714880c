using Grpc.Core;
using Suite.FosteringRecruitment.Reference;
using Suite.FosteringRecruitment.Tests.Enquiries;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Records;

namespace Suite.FosteringRecruitment.Tests.Reference;

public sealed class ReferenceDataRequests(FosteringService service) : IClassFixture<FosteringService>
{
    static readonly Suite.Types.V1.Date Today = FosteringService.FirstDay.ToMessage();

    [Fact]
    public async Task The_first_change_opens_the_authoritys_own_and_later_ones_need_its_etag()
    {
        var manager = Manager("E10000911");
        var before = await Get(manager);
        Assert.Equal(("v0", 1), (before.Etag, before.Targets.Count));

        var first = await Add(manager, before.Etag, "PHARMACY");
        Assert.Equal("v1", first.Etag);
        Assert.Equal(before.Sources.Count + 1, first.Sources.Count);
        Assert.Equal(first, await Get(manager));

        Assert.Equal("ETAG_STALE", (await RefusedBy(() => Add(manager, "v0", "GYM"))).Reason);
        Assert.Equal("v2", (await Add(manager, "v1", "GYM")).Etag);
    }

    [Fact]
    public async Task A_retry_of_the_first_change_gets_its_answer()
    {
        var manager = Manager("E10000912");
        var request = Source(manager, "v0", "PHARMACY");

        var first = await service.Use<AddEnquirySource>().Handle(request, manager, Ct);

        Assert.Equal(first, await service.Use<AddEnquirySource>().Handle(request, manager, Ct));
    }

    [Fact]
    public async Task Of_two_first_changes_at_once_one_is_kept()
    {
        var manager = Manager("E10000913");

        var reasons = await Task.WhenAll(Enumerable.Range(0, 6).Select(async i =>
        {
            try
            {
                await Add(manager, "v0", $"SOURCE_{i}");
                return "kept";
            }
            catch (RefusedException refused)
            {
                return refused.Reason;
            }
        }));

        Assert.Equal(["ETAG_STALE", "ETAG_STALE", "ETAG_STALE", "ETAG_STALE", "ETAG_STALE", "kept"], reasons.Order(StringComparer.Ordinal));
        Assert.Equal("v1", (await Get(manager)).Etag);
    }

    [Fact]
    public async Task An_etag_from_nowhere_is_stale_and_another_authoritys_id_is_not_found()
    {
        var manager = Manager("E10000914");

        Assert.Equal(("ETAG_STALE", StatusCode.Aborted), Of(await RefusedBy(() => Add(manager, "v5", "PHARMACY"))));
        var others = Source(manager, "v0", "PHARMACY");
        others.ReferenceDataId = OnePerAuthority.IdOf<ReferenceData>("E10000901").ToString();
        Assert.Equal(("REFERENCE_DATA_NOT_FOUND", StatusCode.NotFound), Of(await RefusedBy(() => service.Use<AddEnquirySource>().Handle(others, manager, Ct))));
    }

    [Fact]
    public async Task Acts_are_decided_by_the_authoritys_targets_whoever_does_them()
    {
        var manager = Manager("E10000915");
        await service.Use<SetLocalTargets>().Handle(new() { RequestId = Id(), ReferenceDataId = IdOf(manager), Etag = "v0", Targets = Targets() }, manager, Ct);

        var decisionMaker = manager with { Roles = new HashSet<string> { "ADM" } };

        Assert.False((await service.Use<ReferenceDataReader>().Of(decisionMaker, Ct)).TargetsOn(FosteringService.FirstDay).PanelRequired);
    }

    [Fact]
    public async Task Everything_is_set_in_turn_and_shown_whole()
    {
        var manager = Manager("E10000916");
        var id = IdOf(manager);
        await service.Use<SetLocalTargets>().Handle(new() { RequestId = Id(), ReferenceDataId = id, Etag = "v0", Targets = Targets() }, manager, Ct);
        await service.Use<SetAllowances>().Handle(new() { RequestId = Id(), ReferenceDataId = id, Etag = "v1", Allowances = Table(AllowanceRegion.London, 50_000) }, manager, Ct);
        await service.Use<SetFees>().Handle(new() { RequestId = Id(), ReferenceDataId = id, Etag = "v2", Fees = new() { FromDate = Today, Rates = { new FeeRate { SkillLevel = SkillLevel.Level3, WeeklyPence = 20_000, PerChild = true } } } }, manager, Ct);
        await service.Use<SetPlaceNeeds>().Handle(new() { RequestId = Id(), ReferenceDataId = id, Etag = "v3", PlaceNeeds = new() { FromDate = Today, Needs = { new V1.PlaceNeed { PlacementType = PlacementType.LongTerm, AgeBand = AgeBand.Age11To15, Places = 9 } } } }, manager, Ct);
        await service.Use<SetRegion>().Handle(new() { RequestId = Id(), ReferenceDataId = id, Etag = "v4", Region = AllowanceRegion.London }, manager, Ct);
        await service.Use<AddCampaign>().Handle(new() { RequestId = Id(), ReferenceDataId = id, Etag = "v5", Code = "XMAS", Label = "Christmas", Channel = Channel.PressAndRadio, FromDate = Today, CostPence = 7 }, manager, Ct);
        await service.Use<EndCampaign>().Handle(new() { RequestId = Id(), ReferenceDataId = id, Etag = "v6", Code = "XMAS", UntilDate = Today }, manager, Ct);
        await service.Use<EndEnquirySource>().Handle(new() { RequestId = Id(), ReferenceDataId = id, Etag = "v7", Code = "HOSPITAL", UntilDate = Today }, manager, Ct);

        var shown = await Get(manager);

        Assert.Equal(("v8", AllowanceRegion.London), (shown.Etag, shown.Region));
        Assert.Equal((2, 1, 1, 1, 1), (shown.Targets.Count, shown.Allowances.Count, shown.Fees.Count, shown.PlaceNeeds.Count, shown.Campaigns.Count));
        Assert.Equal((Today, 7), (shown.Campaigns[0].UntilDate, shown.Campaigns[0].CostPence));
        Assert.Equal(Today, shown.Sources.Single(source => source.Code == "HOSPITAL").UntilDate);
        Assert.Equal(NationalMinimum.Tables.Count, shown.NationalMinimum.Count);
    }

    [Fact]
    public async Task Every_bad_field_is_named_at_once()
    {
        var manager = Manager("E10000917");
        var id = IdOf(manager);

        Assert.Equal(["channel", "code", "from_date", "label"],
            await BadFields(() => service.Use<AddEnquirySource>().Handle(new() { RequestId = Id(), ReferenceDataId = id, Etag = "v0" }, manager, Ct)));
        Assert.Equal(["code", "until_date"],
            await BadFields(() => service.Use<EndEnquirySource>().Handle(new() { RequestId = Id(), ReferenceDataId = id, Etag = "v0" }, manager, Ct)));
        Assert.Equal(["code", "until_date"],
            await BadFields(() => service.Use<EndCampaign>().Handle(new() { RequestId = Id(), ReferenceDataId = id, Etag = "v0" }, manager, Ct)));
        Assert.Equal(["channel", "code", "cost_pence", "label", "until_date"],
            await BadFields(() => service.Use<AddCampaign>().Handle(new() { RequestId = Id(), ReferenceDataId = id, Etag = "v0", FromDate = Today, UntilDate = FosteringService.FirstDay.AddDays(-1).ToMessage(), CostPence = -1 }, manager, Ct)));
        Assert.Equal(["targets", "targets.from_date", "targets.respond_working_days", "targets.stage_one_months", "targets.stage_two_months", "targets.usual_fostering_limit", "targets.visit_working_days"],
            await BadFields(() => service.Use<SetLocalTargets>().Handle(new() { RequestId = Id(), ReferenceDataId = id, Etag = "v0" }, manager, Ct)));
        Assert.Equal(["region"],
            await BadFields(() => service.Use<SetRegion>().Handle(new() { RequestId = Id(), ReferenceDataId = id, Etag = "v0" }, manager, Ct)));
    }

    [Fact]
    public async Task The_usual_limit_is_not_set_above_the_three_of_schedule_7()
    {
        var manager = Manager("E10000918");
        var targets = Targets();
        targets.UsualFosteringLimit = 4;

        Assert.Equal(["targets.usual_fostering_limit"],
            await BadFields(() => service.Use<SetLocalTargets>().Handle(new() { RequestId = Id(), ReferenceDataId = IdOf(manager), Etag = "v0", Targets = targets }, manager, Ct)));
    }

    [Fact]
    public async Task Tables_are_whole_and_repeat_nothing()
    {
        var manager = Manager("E10000919");
        var id = IdOf(manager);
        var gap = Table(AllowanceRegion.London, 50_000);
        gap.Rates.RemoveAt(0);
        var twice = Table(AllowanceRegion.London, 50_000);
        twice.Rates.Add(twice.Rates[0].Clone());
        var free = Table(AllowanceRegion.London, 0);
        var fee = new FeeRate { SkillLevel = SkillLevel.Level1, WeeklyPence = -1 };
        var need = new V1.PlaceNeed { PlacementType = PlacementType.Uasc, AgeBand = AgeBand.Age16To17, Places = -1 };

        Assert.Equal(["allowances.rates"], await Allowances(gap));
        Assert.Equal(["allowances.rates"], await Allowances(twice));
        Assert.Equal(5, (await Allowances(free)).Count());
        Assert.Equal(["fees.rates", "fees.rates[0].weekly_pence", "fees.rates[1].weekly_pence"],
            await BadFields(() => service.Use<SetFees>().Handle(new() { RequestId = Id(), ReferenceDataId = id, Etag = "v0", Fees = new() { FromDate = Today, Rates = { fee, fee.Clone() } } }, manager, Ct)));
        Assert.Equal(["place_needs.needs", "place_needs.needs[0].places", "place_needs.needs[1].places"],
            await BadFields(() => service.Use<SetPlaceNeeds>().Handle(new() { RequestId = Id(), ReferenceDataId = id, Etag = "v0", PlaceNeeds = new() { FromDate = Today, Needs = { need, need.Clone() } } }, manager, Ct)));

        Task<IEnumerable<string>> Allowances(AllowanceTable table) =>
            BadFields(() => service.Use<SetAllowances>().Handle(new() { RequestId = Id(), ReferenceDataId = id, Etag = "v0", Allowances = table }, manager, Ct));
    }

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    static string Id() => Guid.CreateVersion7().ToString();

    static Caller Manager(string authority) => new("manager-1", authority, new HashSet<string> { "SM" }, new HashSet<string>());

    static string IdOf(Caller caller) => OnePerAuthority.IdOf<ReferenceData>(caller.Authority).ToString();

    static LocalTargets Targets() =>
        new() { FromDate = Today, RespondWorkingDays = 2, VisitWorkingDays = 7, StageOneMonths = 2, StageTwoMonths = 4, UsualFosteringLimit = 3, PanelRequired = false };

    static AllowanceTable Table(AllowanceRegion region, long pence) => new()
    {
        FromDate = Today,
        Rates = { Enum.GetValues<AgeBand>().Where(band => band is not AgeBand.Unspecified).Select(band => new AllowanceRate { AgeBand = band, Region = region, WeeklyPence = pence }) },
    };

    static AddEnquirySourceRequest Source(Caller caller, string etag, string code) =>
        new() { RequestId = Id(), ReferenceDataId = IdOf(caller), Etag = etag, Code = code, Label = "Somewhere new", Channel = Channel.Other, FromDate = Today };

    async Task<V1.ReferenceData> Add(Caller caller, string etag, string code) =>
        (await service.Use<AddEnquirySource>().Handle(Source(caller, etag, code), caller, Ct)).ReferenceData;

    async Task<V1.ReferenceData> Get(Caller caller) => (await service.Use<GetReferenceData>().Handle(new(), caller, Ct)).ReferenceData;

    static (string, StatusCode) Of(RefusedException refused) => (refused.Reason, refused.Code);

    static async Task<RefusedException> RefusedBy(Func<Task> act) => await Assert.ThrowsAsync<RefusedException>(act);

    static async Task<IEnumerable<string>> BadFields(Func<Task> act)
    {
        var refused = await RefusedBy(act);
        Assert.Equal(StatusCode.InvalidArgument, refused.Code);
        return refused.Fields.Select(field => field.Field).Order(StringComparer.Ordinal);
    }
}
