using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using NpgsqlTypes;
using Suite.Benchmarks.V1;
using Suite.Platform.Cases;
using Suite.Platform.Identity;
using Suite.Platform.Messaging;
using Suite.Platform.Tenancy;

namespace Suite.Benchmarks.Servers;

/// <summary>The barest gRPC server: echo, one INSERT, and the suite's store with nothing else of the suite before it.</summary>
static class BenchServer
{
    public const string Database = "bench-db";
    public const string Service = "bench";

    /// <summary>Table of the base.</summary>
    public const string Schema = """
        create table single (id bigint generated always as identity primary key, case_id uuid not null, at timestamptz not null, body jsonb not null);
        grant insert on single to bench_app
        """;

    public static async Task<(WebApplication App, string Address, string Token)> Start(Dictionary<string, string?> settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        ServerProcess.Configure(builder, settings);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddServiceDatabase(Database);
        builder.Services.AddSingleton<CaseStore<BenchCase>>();
        // With a broker, its events are published by the suite's relay.
        if (builder.Configuration.GetConnectionString("messaging") is not null)
            builder.AddEvents("messaging", Service, Database);
        var app = builder.Build();
        app.MapGrpcService<BenchGrpc>();
        await app.StartAsync();
        return (app, app.Urls.First(), "");
    }
}

sealed class BenchGrpc(ServiceDatabase database, CaseStore<BenchCase> cases) : BenchService.BenchServiceBase
{
    public const string Authority = "E10000901";

    public static readonly Caller Caller = new("staff-1", Authority, new HashSet<string> { "OFFICER" }, new HashSet<string> { "north" });

    const string Body = """{"caseNo":"2026/004711","decision":"partly_granted","reason":"documents complete, legal basis checked","amounts":{"claimed":1842.50,"granted":1520.00},"deadline":"2026-12-31","office":"North-3","flags":["priority","appealable"],"note":"second review by supervisor required"}""";

    public override Task<RecordResponse> Echo(RecordRequest request, ServerCallContext context) =>
        Task.FromResult(new RecordResponse { CaseId = request.CaseId, Etag = request.Etag, Kind = request.Kind });

    public override async Task<RecordResponse> Insert(RecordRequest request, ServerCallContext context)
    {
        // Through the suite's own pool, so that base and command talk to PostgreSQL in the same way.
        await using var insert = database.App.CreateCommand("insert into single (case_id, at, body) values ($1, $2, $3)");
        insert.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Guid.Parse(request.CaseId) });
        insert.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = DateTime.UtcNow });
        insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Body, NpgsqlDbType = NpgsqlDbType.Jsonb });
        await insert.ExecuteNonQueryAsync(context.CancellationToken);
        return new() { CaseId = request.CaseId, Etag = request.Etag, Kind = request.Kind };
    }

    public override Task<RecordResponse> Open(OpenRequest request, ServerCallContext context) => cases.Open(request, context.CancellationToken);

    public override Task<RecordResponse> Record(RecordRequest request, ServerCallContext context) => cases.Record(request, context.CancellationToken);

    public override async Task<RecordResponse> PassTime(RecordRequest request, ServerCallContext context)
    {
        if (!await cases.PassTime(Authority, Guid.Parse(request.CaseId), context.CancellationToken))
            throw new RpcException(new Status(StatusCode.Aborted, "The case was changed by another call."));
        return new() { CaseId = request.CaseId, Kind = request.Kind };
    }
}

static class BenchCommands
{
    public static Task<RecordResponse> Open(this CaseStore<BenchCase> cases, OpenRequest request, CancellationToken cancellation) =>
        cases.Open(request, BenchGrpc.Caller, moment =>
        {
            var opened = new BenchCase { Id = Guid.CreateVersion7(moment.Now), PassesTime = request.PassesTime };
            return (opened, new Changed<RecordResponse>(opened.ToMessage, opened.Happened()));
        }, cancellation);

    public static Task<RecordResponse> Record(this CaseStore<BenchCase> cases, RecordRequest request, CancellationToken cancellation) =>
        cases.Change(request, BenchGrpc.Caller, actOn: null, (changed, _) =>
        {
            changed.Kind = request.Kind;
            changed.Reason = request.Reason;
            return new Changed<RecordResponse>(changed.ToMessage, changed.Happened());
        }, cancellation);
}
