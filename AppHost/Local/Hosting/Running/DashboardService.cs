using System.Security.Cryptography;
using System.Text;
using Aspire.Hosting.ApplicationModel;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Running;

/// <summary>The resource service behind the dashboard's Resources, Graph and Console pages, and its commands.</summary>
sealed class DashboardService(Instances instances, Commands commands, WireResources resources) : Wire.DashboardService.DashboardServiceBase
{
    const string KeyHeader = "x-resource-service-api-key";

    /// <summary>Listens on this machine only, and answers only who has the key: whoever can call it can stop things.</summary>
    public static async Task<WebApplication> ListenAsync(Instances instances, Commands commands, string key, CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton(instances).AddSingleton(commands).AddSingleton<WireResources>().AddSingleton<DashboardService>().AddGrpc();
        var app = builder.Build();
        var expected = Encoding.UTF8.GetBytes(key);
        app.Use(async (context, next) =>
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(context.Request.Headers[KeyHeader].ToString()), expected))
                await next(context);
            else
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        });
        app.MapGrpcService<DashboardService>();
        await app.StartAsync(ct);
        return app;
    }

    public override Task<Wire.ApplicationInformationResponse> GetApplicationInformation(Wire.ApplicationInformationRequest request, ServerCallContext context) =>
        Task.FromResult(new Wire.ApplicationInformationResponse { ApplicationName = "Suite" });

    public override async Task WatchResources(Wire.WatchResourcesRequest request, IServerStreamWriter<Wire.WatchResourcesUpdate> responseStream, ServerCallContext context)
    {
        var (now, changes) = instances.Watch(context.CancellationToken);
        await responseStream.WriteAsync(new() { InitialData = new() { Resources = { now.Select(resources.Of) } } });
        while (await changes.WaitToReadAsync(context.CancellationToken))
        {
            var batch = new Wire.WatchResourcesChanges();
            while (changes.TryRead(out var changed))
            {
                batch.Value.Add(new Wire.WatchResourcesChange { Upsert = resources.Of(changed) });
            }

            await responseStream.WriteAsync(new() { Changes = batch });
        }
    }

    public override async Task WatchResourceConsoleLogs(
        Wire.WatchResourceConsoleLogsRequest request, IServerStreamWriter<Wire.WatchResourceConsoleLogsUpdate> responseStream, ServerCallContext context)
    {
        if (instances.Find(request.ResourceName) is not { } instance)
            throw new RpcException(new(StatusCode.NotFound, $"There is no resource '{request.ResourceName}'."));

        await foreach (var lines in instances.Log(instance.Name).ReadAsync(follow: !request.SuppressFollow, context.CancellationToken))
        {
            await responseStream.WriteAsync(new()
            {
                LogLines = { lines.Select(line => new Wire.ConsoleLogLine { LineNumber = line.Number, Text = line.Text, IsStdErr = line.IsError }) },
            });
        }
    }

    /// <summary>
    /// Stays open and says nothing. Left out, the dashboard takes the refusal for a lost AppHost when it comes after the resources,
    /// and its pages stay empty.
    /// </summary>
    public override async Task WatchInteractions(
        IAsyncStreamReader<Wire.WatchInteractionsRequestUpdate> requestStream, IServerStreamWriter<Wire.WatchInteractionsResponseUpdate> responseStream, ServerCallContext context)
    {
        await context.WriteResponseHeadersAsync([]);
        await Task.Delay(Timeout.Infinite, context.CancellationToken).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    public override async Task<Wire.ResourceCommandResponse> ExecuteResourceCommand(Wire.ResourceCommandRequest request, ServerCallContext context)
    {
        // Not the call's token: closing the page must not leave a restart half done.
        var result = await commands.ExecuteAsync(request.ResourceName, request.CommandName, CancellationToken.None);
        var response = new Wire.ResourceCommandResponse
        {
            Kind = result switch
            {
                { Success: true } => Wire.ResourceCommandResponseKind.Succeeded,
                { Canceled: true } => Wire.ResourceCommandResponseKind.Cancelled,
                _ => Wire.ResourceCommandResponseKind.Failed,
            },
        };
        if (result.Message is { } message)
            response.Message = message;
        if (result.Data is { } data)
        {
            response.Result = new()
            {
                Value = data.Value,
                DisplayImmediately = data.DisplayImmediately,
                Format = data.Format switch
                {
                    CommandResultFormat.Text => Wire.CommandResultFormat.Text,
                    CommandResultFormat.Json => Wire.CommandResultFormat.Json,
                    CommandResultFormat.Markdown => Wire.CommandResultFormat.Markdown,
                },
            };
        }

        return response;
    }
}
