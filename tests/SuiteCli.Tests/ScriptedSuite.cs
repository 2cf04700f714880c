using System.Net;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Suite.Reporting.V1;

namespace Suite.Cli.Tests;

/// <summary>A suite that answers as a test says: for what a sound one does not do when it is asked to.</summary>
sealed class ScriptedSuite : ScorecardService.ScorecardServiceBase, IAsyncDisposable
{
    WebApplication? _app;

    public Func<IServerStreamWriter<ExportMeasureResponse>, CancellationToken, Task> Export { get; set; } = (_, _) => Task.CompletedTask;

    public Func<Published> Publish { get; set; } = () => new();

    public GetScorecardResponse Draft { get; set; } = new();

    public static async Task<ScriptedSuite> Start()
    {
        var suite = new ScriptedSuite();
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(suite);
        suite._app = builder.Build();
        suite._app.MapGrpcService<ScriptedSuite>();
        await suite._app.StartAsync();
        return suite;
    }

    /// <summary>Where it is, and a token that it does not look at.</summary>
    public Dictionary<string, string> Environment => new() { ["SUITE_REPORTING"] = _app!.Urls.Single(), ["SUITE_TOKEN"] = "any" };

    public static ExportMeasureResponse Piece(string name = "measure-G03-E09000000.csv", bool last = false) => new()
    {
        Piece = new() { FileName = name, ContentType = "text/csv", Data = Google.Protobuf.ByteString.CopyFromUtf8("measure,value\r\n"), Done = 1, Total = 2, Last = last },
    };

    public override Task ExportMeasure(ExportMeasureRequest request, IServerStreamWriter<ExportMeasureResponse> stream, ServerCallContext call) => Export(stream, call.CancellationToken);

    public override Task<PublishScorecardResponse> PublishScorecard(PublishScorecardRequest request, ServerCallContext call) => Task.FromResult(new PublishScorecardResponse { Published = Publish() });

    public override Task<ReviseScorecardResponse> ReviseScorecard(ReviseScorecardRequest request, ServerCallContext call) => Task.FromResult(new ReviseScorecardResponse { Published = Publish() });

    public override Task<ListPublishedResponse> ListPublished(ListPublishedRequest request, ServerCallContext call) => Task.FromResult(new ListPublishedResponse
    {
        Published = { new Published { ScorecardId = SampleScorecard.NewId(), Etag = "v7", PeriodName = SampleScorecard.Year, Revisions = { new Revision { Revision_ = 1 } } } },
    });

    public override Task<GetScorecardResponse> GetScorecard(GetScorecardRequest request, ServerCallContext call) => Task.FromResult(Draft);

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
    }
}
