using Grpc.Core;
using Suite.FamilyGroupConferences.LocalStandards;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Tests.LocalStandards;

public sealed class SettingStandards(ConferencesService service) : IClassFixture<ConferencesService>
{
    const string Manager = "tanya.wells", ServiceManager = "hannah.oduya", EastholtManager = "theresa.quinn";

    static string Id() => Guid.CreateVersion7().ToString();

    async Task<V1.Standards> Get(string by) => (await service.For(by).Standards.GetStandardsAsync(new())).Standards;

    static SetLocalStandardsRequest Setting(V1.Standards read, int normDays) => new()
    {
        RequestId = Id(),
        StandardsId = read.StandardsId,
        Etag = read.Etag,
        Standards = new()
        {
            FromDate = ConferencesService.FirstDay.ToMessage(),
            ScreeningWorkingDays = 2,
            BaselineWorkingDays = 4,
            NormDays = normDays,
            UrgentHours = 12,
            PlanAnswerWorkingDays = 3,
            ReviewMonths = 2,
            ConferencesPerPost = 6,
            FeedbackDays = 7,
        },
    };

    [Fact]
    public async Task The_first_setting_opens_the_authoritys_own_and_is_one_act_however_often_it_comes()
    {
        var before = await Get(Manager);
        var request = Setting(before, 35);

        var first = await service.For(Manager).Standards.SetLocalStandardsAsync(request);

        Assert.Equal(("v0", 1), (before.Etag, before.Standards_.Count));
        Assert.Equal(first, await service.For(Manager).Standards.SetLocalStandardsAsync(request));
        Assert.Equal(first.Standards, await Get(ServiceManager));
        Assert.Equal([42, 35], first.Standards.Standards_.Select(standard => standard.NormDays));
        Assert.Equal((StatusCode.Aborted, "ETAG_STALE"), await RefusedCall.By(() => service.For(Manager).Standards.SetLocalStandardsAsync(Setting(before, 36)).ResponseAsync));

        // Also for those who may not read standards, as when a service calls on somebody's behalf.
        var service2 = new Caller("kinship-assessment", HostedService.Westmere, new HashSet<string> { "SERVICE" }, new HashSet<string>());
        Assert.Equal(35, (await service.Use<StandardsReader>().Of(service2, TestContext.Current.CancellationToken)).On(ConferencesService.FirstDay).NormDays);
    }

    [Fact]
    public async Task Another_councils_standards_are_not_found()
    {
        var theirs = await Get(EastholtManager);
        var request = Setting(theirs, 35);

        Assert.Equal((StatusCode.NotFound, "STANDARDS_NOT_FOUND"), await RefusedCall.By(() => service.For(Manager).Standards.SetLocalStandardsAsync(request).ResponseAsync));
    }

    [Fact]
    public async Task Only_the_service_manager_sets_from_when_the_duty_binds_and_names_the_source()
    {
        var read = await Get(EastholtManager);
        var request = new SetFgdmDutyRequest { RequestId = Id(), StandardsId = read.StandardsId, Etag = read.Etag, InForceFromDate = new DateOnly(2027, 4, 1).ToMessage() };

        Assert.Equal(StatusCode.PermissionDenied, (await RefusedCall.By(() => service.For(EastholtManager).Standards.SetFgdmDutyAsync(request).ResponseAsync)).Code);
        Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELDS"), await RefusedCall.By(() => service.For("giles.norton").Standards.SetFgdmDutyAsync(request).ResponseAsync));

        request.Source = "Commencement regulations";
        var duty = (await service.For("giles.norton").Standards.SetFgdmDutyAsync(request)).Standards.FgdmDuty;
        Assert.Equal((new DateOnly(2027, 4, 1).ToMessage(), "Commencement regulations"), (duty.InForceFromDate, duty.Source));
    }

    [Fact]
    public async Task Every_bad_field_is_named_at_once()
    {
        var read = await Get(Manager);

        var refused = await Assert.ThrowsAsync<RpcException>(() => service.For(Manager).Standards.SetLocalStandardsAsync(
            new() { RequestId = Id(), StandardsId = read.StandardsId, Etag = read.Etag, Standards = new() { NormDays = 400 } }).ResponseAsync);

        Assert.Equal(9, refused.GetRpcStatus()!.GetDetail<Google.Rpc.BadRequest>()!.FieldViolations.Count);
    }
}
