using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Suite.AskingService;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Asks;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Faults;
using Suite.Platform.Identity;
using Suite.Platform.Tests.Api;
using Suite.Platform.Tests.Cases;
using Suite.Platform.Tests.Door.V1;
using Suite.Testing;
using Xunit;
using static Suite.Platform.Tests.Cases.StoreFixture;

namespace Suite.Platform.Tests.Asks;

/// <summary>Calls to another service that are made after a commit: one effect there and one answer here, whatever dies in between.</summary>
public sealed class Delivering(StoreFixture fixture, Delivering.OtherSide other) : IClassFixture<StoreFixture>, IClassFixture<Delivering.OtherSide>
{
    /// <summary>The other service's own database.</summary>
    public sealed class OtherSide : IAsyncLifetime
    {
        public StoreFixture Folders { get; } = new();

        public ValueTask InitializeAsync() => Folders.InitializeAsync();

        public ValueTask DisposeAsync() => Folders.DisposeAsync();
    }

    static readonly AskOptions Quick = new() { Look = TimeSpan.FromMilliseconds(100), FirstBackOff = TimeSpan.FromMilliseconds(100), MeasureEvery = TimeSpan.FromMilliseconds(100) };

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    readonly CaseStore<Parcel> _parcels = new(fixture.Database, fixture.Clock, fixture.Signal);

    [Theory]
    [InlineData(FaultPoint.AskCalls, 1)]
    [InlineData(FaultPoint.AskAnswered, 2)]
    [InlineData(FaultPoint.AskRecorded, 1)]
    public async Task A_process_that_dies_on_the_way_leaves_one_effect_and_one_answer(string point, int calls)
    {
        var faults = Path.Combine(Path.GetTempPath(), $"fault-{Guid.NewGuid():N}");
        await using var door = await DoorHost.Start();
        var made = Receive(door);
        await using var asking = new ServiceProcess("tests/AskingService", new Dictionary<string, string>
        {
            ["SUITE_FAULT_FILE"] = faults,
            ["Database"] = "folders-db",
            ["ConnectionStrings__folders-db"] = fixture.Configuration.GetConnectionString("folders-db")!,
            ["ConnectionStrings__folders-db-worker"] = fixture.Configuration.GetConnectionString("folders-db-worker")!,
            ["Asks__Lease"] = "00:00:02",
            ["Asks__CallWithin"] = "00:00:01.5",
            ["Door"] = door.GrpcAddress.ToString(),
            ["Token"] = door.Issuer.Token(["SERVICE"], subject: "asking", authority: null),
        });
        await File.WriteAllTextAsync(faults, point, Ct);
        var (parcel, ask) = await Send();

        asking.Start();
        await Wait.Until(() => asking.HasEnded, $"the process to die at {point}", seen: () => asking.Output);
        asking.Start();
        await Settled(ask, () => asking.Output);
        await Task.Delay(TimeSpan.FromSeconds(3), Ct); // another lease: nobody asks again

        Assert.False(File.Exists(faults));
        Assert.Equal(calls, made.Count(id => id == ask));
        Assert.Equal(1, await Effects(ask));
        await AnsweredOnce(parcel);
    }

    [Fact]
    public async Task While_the_other_side_is_away_one_ask_at_a_time_tries_and_then_all_are_answered()
    {
        var port = FreePort.Next();
        using var host = await Asking(new AskOptions(), ("Door", $"http://127.0.0.1:{port}"), ("Token", ""));
        var issuer = new TestIssuer();
        host.Services.GetRequiredService<IConfiguration>()["Token"] = issuer.Token(["SERVICE"], subject: "asking", authority: null);
        var sent = new List<(Guid Parcel, Guid Ask)>();
        for (var i = 0; i < 30; i++)
            sent.Add(await Send());
        host.Services.GetRequiredService<AskSignals>().Of(Parcel.Kind, Parcel.Deliver).Wake();

        await Task.Delay(TimeSpan.FromSeconds(10), Ct);
        var ids = new { ids = sent.ConvertAll(s => s.Ask).ToArray() };
        var attempts = await fixture.Look<int>("select sum(attempts) from asks where ask_id = any(@ids)", ids);
        Assert.InRange(attempts, 8, 8 + 6); // the first batch, then probes after about 1, 2, 4 and 8 seconds
        Assert.True(await fixture.Look<bool>("select bool_and(last_status = case when attempts = 0 then '' else 'UNAVAILABLE' end) from asks where ask_id = any(@ids)", ids));
        await using var door = await DoorHost.Start(issuer: issuer, settings: ("GRPC_PORT", port.ToString(CultureInfo.InvariantCulture)));
        Receive(door);
        await Wait.Until(async () => await fixture.Look<int>("select count(*) from asks where ask_id = any(@ids)", ids) == 0, "all to be answered", TimeSpan.FromSeconds(40));

        Assert.Equal(30, await other.Folders.Look<int>("select count(*) from requests where request_id = any(@ids)", ids));
        foreach (var (parcel, _) in sent)
            await AnsweredOnce(parcel);
        await host.StopAsync(Ct);
    }

    [Fact]
    public async Task What_did_arrive_though_no_answer_came_is_asked_again_under_the_same_id_and_done_once()
    {
        var contexts = new ConcurrentQueue<AskContext>();
        using var host = await Asking(Quick, async (_, context) =>
        {
            contexts.Enqueue(context);
            await Effect(context.RequestId, context.Authority, context.OnBehalfOf);
            throw contexts.Count switch
            {
                1 => new RpcException(new(StatusCode.DeadlineExceeded, "")),
                2 => new RpcException(new(StatusCode.Internal, "")),
                3 => new OperationCanceledException(),
                _ => new Done("late"),
            };
        });

        var (parcel, ask) = await Send();
        await Settled(ask);

        Assert.Equal(4, contexts.Count);
        Assert.Single(contexts.Distinct());
        Assert.Equal(new AskContext(ask, "E10000901", "staff-0001"), contexts.First());
        Assert.Equal(1, await Effects(ask));
        await AnsweredOnce(parcel);
        await host.StopAsync(Ct);
    }

    [Fact]
    public async Task What_is_refused_is_logged_with_ids_only_kept_and_tried_again_in_five_minutes()
    {
        var logs = new CapturedLogs();
        var refuse = true;
        using var host = await Asking(Quick, (_, _) => throw (refuse ? new RpcException(new(StatusCode.FailedPrecondition, "Anna Example is not approved.")) : new Done("ok")), logs);

        var (parcel, ask) = await Send();
        await Wait.Until(async () => await Status(ask) == "FAILED_PRECONDITION", "the refusal to be kept");

        Assert.InRange(await fixture.Look<double>("select extract(epoch from next_try_at - now())::float8 from asks where ask_id = @ask", new { ask }), 290, 300);
        Assert.Equal(1, await fixture.Look<int>("select attempts from asks where ask_id = @ask", new { ask }));
        var line = Assert.Single(logs.Errors).Text;
        Assert.Contains($"{ask}", line, StringComparison.Ordinal);
        Assert.Contains($"{parcel}", line, StringComparison.Ordinal);
        Assert.DoesNotContain("Anna", logs.All, StringComparison.Ordinal);

        refuse = false;
        await fixture.Look<int?>("update asks set next_try_at = now() where ask_id = @ask", new { ask });
        await Settled(ask);
        await AnsweredOnce(parcel);
        await host.StopAsync(Ct);
    }

    [Fact]
    public async Task Two_relays_share_the_asks_and_none_is_made_twice()
    {
        var made = new ConcurrentQueue<Guid>();
        var slow = async Task (Ask ask, AskContext _) =>
        {
            made.Enqueue(ask.Id);
            await Task.Delay(20, Ct);
            throw new Done("ok");
        };
        using var one = await Asking(Quick, slow);
        using var two = await Asking(Quick, slow);
        var sent = new List<(Guid Parcel, Guid Ask)>();
        for (var i = 0; i < 60; i++)
            sent.Add(await Send());

        foreach (var (_, ask) in sent)
            await Settled(ask);

        Assert.Equal(sent.ConvertAll(s => s.Ask).Order(), made.Order());
        foreach (var (parcel, _) in sent)
            await AnsweredOnce(parcel);
        await one.StopAsync(Ct);
        await two.StopAsync(Ct);
    }

    [Fact]
    public async Task The_store_wakes_the_relay_of_its_process()
    {
        using var host = await Asking(new AskOptions { Look = TimeSpan.FromMinutes(5) }, (_, _) => throw new Done("ok"));
        await Task.Delay(200, Ct);

        var (_, ask) = await Send(host.Services.GetRequiredService<CaseStore<Parcel>>());

        await Settled(ask);
        await host.StopAsync(Ct);
    }

    [Fact]
    public async Task An_answer_that_meets_a_faster_command_is_recorded_on_what_that_made_of_the_case()
    {
        var (parcel, ask) = await Send();
        var tries = 0;

        await _parcels.Settle("E10000901", parcel, ask, (loaded, _) =>
        {
            if (tries++ == 0)
                Send(another: parcel, etag: "v1").GetAwaiter().GetResult();
            return loaded.RecordDelivery(ask, "ok");
        }, Ct);
        await _parcels.Settle("E10000901", parcel, ask, (_, _) => throw new InvalidOperationException("It was recorded already."), Ct);

        Assert.Equal(2, tries);
        var now = (await _parcels.Find(parcel, Westmere(), Ct))!;
        Assert.Equal((3, 1, "ok"), (now.Version, now.Open.Count, Assert.Single(now.Answers)));
        Assert.Equal(1, await fixture.Look<int>("select count(*) from asks where case_id = @parcel", new { parcel }));
        Assert.Equal(1, await fixture.Look<int>("select count(*) from audit where case_id = @parcel and subject = 'system' and rpc = 'suite.platform.RecordAnswer' and purpose = 'DELIVER'", new { parcel }));
        await _parcels.Settle("E10000901", parcel, now.Open.Keys.Single(), (loaded, _) => loaded.RecordDelivery(now.Open.Keys.Single(), "ok"), Ct);
    }

    [Fact]
    public async Task An_answer_that_leaves_the_ask_open_is_a_fault_and_nothing_is_written()
    {
        var (parcel, ask) = await Send();

        await Assert.ThrowsAsync<InvalidOperationException>(() => _parcels.Settle("E10000901", parcel, ask, (_, _) => [new CaseAllocated()], Ct));
        await Assert.ThrowsAsync<InvalidOperationException>(() => _parcels.Settle("E10000901", parcel, ask, (_, _) => [], Ct));

        Assert.Equal(1, (await _parcels.Find(parcel, Westmere(), Ct))!.Version);
        await _parcels.Settle("E10000901", parcel, ask, (loaded, _) => loaded.RecordDelivery(ask, "ok"), Ct);
    }

    [Fact]
    public async Task A_refused_act_asks_for_nothing_and_an_opened_aggregate_may_ask_too()
    {
        var folder = (await fixture.Store.Open(new OpenCaseRequest { RequestId = $"{Guid.NewGuid()}", Team = "t" }, Westmere())).Case;
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        Task<AllocateCaseResponse> Open(Guid ask) => fixture.Store.Change(FolderCommands.Request(folder, "x"), Westmere(), null, (_, moment) =>
            new Changed<AllocateCaseResponse>(() => new(), new CaseAllocated())
            {
                Opens = [Opened.Of(new Parcel { Id = Guid.CreateVersion7(moment.Now), Open = { [ask] = "staff-0001" } }, new CaseOpened())],
            }, Ct);

        await Open(first);
        await Assert.ThrowsAsync<RefusedException>(() => Open(second));

        Assert.Equal(1, await fixture.Look<int>("select count(*) from asks where ask_id = @first and kind = 'DELIVER' and authority = 'E10000901' and asked_by = 'staff-0001'", new { first }));
        Assert.Equal(0, await fixture.Look<int>("select count(*) from asks where ask_id = @second", new { second }));
        await fixture.Look<int?>("delete from asks where ask_id = @first", new { first });
    }

    [Fact]
    public async Task The_call_and_its_answer_belong_to_the_trace_of_the_act()
    {
        using var listener = new ActivityListener { ShouldListenTo = source => source.Name is AskTelemetry.Name or "test", Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded };
        ActivitySource.AddActivityListener(listener);
        using var source = new ActivitySource("test");
        var during = new ConcurrentQueue<string>();
        using var host = await Asking(Quick, (_, _) =>
        {
            during.Enqueue($"{Activity.Current?.TraceId} {Activity.Current?.ParentSpanId}");
            throw new Done("ok");
        });

        string act;
        Guid parcel, ask;
        using (var activity = source.StartActivity("act")!)
        {
            act = $"{activity.TraceId} {activity.SpanId}";
            (parcel, ask) = await Send();
        }

        await Settled(ask);
        Assert.Equal(act, Assert.Single(during));
        Assert.Equal(2, await fixture.Look<int>("select count(*) from events where case_id = @parcel and trace_parent like '%' || @trace || '%'", new { parcel, trace = act.Split(' ')[0] }));
        await host.StopAsync(Ct);
    }

    [Fact]
    public async Task How_many_wait_and_for_how_long_is_measured_by_kind()
    {
        using var host = await Asking(Quick, (_, _) => throw new RpcException(new(StatusCode.InvalidArgument, "")));
        var factory = host.Services.GetRequiredService<IMeterFactory>();
        var seen = new ConcurrentDictionary<string, double>();
        using var meters = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == AskTelemetry.Name && instrument.Meter.Scope == factory)
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => seen[$"{instrument.Name} {string.Join(' ', tags.ToArray().Select(t => t.Value))}"] = value);
        meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => seen[$"{instrument.Name} {string.Join(' ', tags.ToArray().Select(t => t.Value))}"] = value);
        meters.Start();
        var (parcel, ask) = await Send();
        await fixture.Look<int?>("update asks set asked_at = now() - interval '90 s' where ask_id = @ask", new { ask });

        await Measured("suite.asks.waiting DELIVER", value => value == 1);
        await Measured("suite.asks.oldest_age DELIVER", value => value is >= 90 and < 120);
        await Measured("suite.asks.calls DELIVER INVALID_ARGUMENT", value => value == 1);
        await host.StopAsync(Ct);
        await _parcels.Settle("E10000901", parcel, ask, (loaded, _) => loaded.RecordDelivery(ask, "ok"), Ct);

        Task Measured(string name, Func<double, bool> enough) => Wait.Until(() =>
        {
            meters.RecordObservableInstruments();
            return seen.TryGetValue(name, out var value) && enough(value);
        }, name, seen: () => string.Join(", ", seen));
    }

    [Fact]
    public async Task A_relay_that_is_asked_to_stop_gives_its_asks_back()
    {
        var called = new TaskCompletionSource();
        using var host = await Asking(Quick, async (_, _) =>
        {
            called.TrySetResult();
            await Task.Delay(Timeout.Infinite, Ct);
        });
        var (parcel, ask) = await Send();
        await called.Task.WaitAsync(Ct);

        await host.StopAsync(Ct);

        Assert.True(await fixture.Look<bool>("select next_try_at <= now() from asks where ask_id = @ask", new { ask }));
        await _parcels.Settle("E10000901", parcel, ask, (loaded, _) => loaded.RecordDelivery(ask, "ok"), Ct);
    }

    [Fact]
    public async Task Another_authority_sees_no_ask_and_the_worker_cannot_rewrite_one()
    {
        var (parcel, ask) = await Send();
        await using (var eastholt = await fixture.Database.Read("E10000902", Ct))
        await using (var count = new NpgsqlCommand("select count(*) from asks", eastholt.Connection))
            Assert.Equal(0L, await count.ExecuteScalarAsync(Ct));

        await using var rewrite = fixture.Database.Worker.CreateCommand("update asks set asked_by = 'x'");
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => rewrite.ExecuteNonQueryAsync(Ct))).SqlState);
        await _parcels.Settle("E10000901", parcel, ask, (loaded, _) => loaded.RecordDelivery(ask, "ok"), Ct);
    }

    /// <summary>An act that asks for a delivery, on a new parcel or on another that is there.</summary>
    async Task<(Guid Parcel, Guid Ask)> Send(CaseStore<Parcel>? store = null, Guid? another = null, string etag = "")
    {
        var ask = Guid.NewGuid();
        if (another is { } there)
        {
            await (store ?? _parcels).Change(new AllocateCaseRequest { RequestId = $"{Guid.NewGuid()}", CaseId = $"{there}", Etag = etag }, Westmere(), null, (parcel, _) =>
            {
                parcel.Open[ask] = "staff-0001";
                return new Changed<AllocateCaseResponse>(() => new(), new CaseAllocated());
            }, Ct);
            return (there, ask);
        }

        var opened = await (store ?? _parcels).Open(new OpenCaseRequest { RequestId = $"{Guid.NewGuid()}" }, Westmere(), moment =>
        {
            var parcel = new Parcel { Id = Guid.CreateVersion7(moment.Now), Open = { [ask] = "staff-0001" } };
            return (parcel, new Changed<OpenCaseResponse>(() => new() { Case = new() { CaseId = $"{parcel.Id}" } }, new CaseOpened()));
        }, Ct);
        return (Guid.Parse(opened.Case.CaseId), ask);
    }

    /// <summary>The other service does what it is asked as any command is done, and must be told for whom.</summary>
    ConcurrentQueue<Guid> Receive(DoorHost door)
    {
        var made = new ConcurrentQueue<Guid>();
        door.Does.OnKnock = async (request, call) =>
        {
            var caller = call.Caller();
            Assert.Equal(("staff-0001", "E10000901", "asking"), (caller.Subject, caller.Authority, caller.Actor));
            made.Enqueue(Guid.Parse(request.RequestId));
            await Effect(Guid.Parse(request.RequestId), caller.Authority, caller.Subject);
            return new() { Text = "delivered" };
        };
        return made;
    }

    Task Effect(Guid requestId, string authority, string subject) => other.Folders.Store.Open(
        new OpenCaseRequest { RequestId = $"{requestId}", Team = $"effect {requestId}" }, new Caller(subject, authority, new HashSet<string> { "SERVICE" }, new HashSet<string>(), "asking"));

    Task<int> Effects(Guid ask) => other.Folders.Look<int>("select count(*) from cases where kind = 'folder' and document ->> 'Team' = @effect", new { effect = $"effect {ask}" });

    Task<string> Status(Guid ask) => fixture.Look<string>("select last_status from asks where ask_id = @ask", new { ask });

    Task Settled(Guid ask, Func<string>? seen = null) =>
        Wait.Until(async () => await fixture.Look<int>("select count(*) from asks where ask_id = @ask", new { ask }) == 0, $"the ask {ask} to be answered", TimeSpan.FromSeconds(30), seen);

    async Task AnsweredOnce(Guid parcel)
    {
        var now = (await _parcels.Find(parcel, Westmere(), Ct))!;
        Assert.Equal((2, 0, 1), (now.Version, now.Open.Count, now.Answers.Count));
        Assert.Equal(1, await fixture.Look<int>("select count(*) from events where case_id = @parcel and type = 'kinship.case-allocated.v1' and actor_role = 'SYSTEM'", new { parcel }));
    }

    Task<IHost> Asking(AskOptions options, params (string Key, string Value)[] settings) => Asking<DeliverParcel>(options, null, null, settings);

    Task<IHost> Asking(AskOptions options, Func<Ask, AskContext, Task> does, CapturedLogs? logs = null) => Asking<Doing>(options, new(does), logs);

    async Task<IHost> Asking<THandler>(AskOptions options, Behaviour? does, CapturedLogs? logs, params (string Key, string Value)[] settings) where THandler : class, IAskHandler<Parcel>
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddConfiguration(fixture.Configuration);
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value));
        if (logs is not null)
            builder.Logging.AddProvider(logs);
        builder.Services.AddSingleton<TimeProvider>(fixture.Clock).AddSingleton(options);
        if (does is not null)
            builder.Services.AddSingleton(does);
        builder.AddCases<Parcel>("folders-db").AddAsks<Parcel, THandler>(Parcel.Deliver);
        var host = builder.Build();
        await host.StartAsync(Ct);
        return host;
    }

    sealed record Behaviour(Func<Ask, AskContext, Task> Does);

    /// <summary>Does what the test says; <see cref="Done"/> is its answer.</summary>
    sealed class Doing(Behaviour behaviour) : IAskHandler<Parcel>
    {
        public async Task<Func<Parcel, Moment, IReadOnlyList<IMessage>>> Make(Parcel @case, Ask ask, AskContext context, CancellationToken cancellation)
        {
            try
            {
                await behaviour.Does(ask, context).WaitAsync(cancellation);
                throw new InvalidOperationException("The test gave no answer.");
            }
            catch (Done done)
            {
                return (parcel, _) => parcel.RecordDelivery(ask.Id, done.Message);
            }
        }
    }

    sealed class Done(string answer) : Exception(answer);
}
