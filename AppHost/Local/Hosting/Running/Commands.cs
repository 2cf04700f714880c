using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.Running;

/// <summary>What can be done with an instance from the dashboard: start, stop, restart, and what AppHost.cs adds.</summary>
sealed class Commands
{
    readonly Instances _instances;
    readonly Dictionary<string, Command> _lifecycle;
    readonly ServiceProvider _services;

    public Commands(Instances instances, Orchestrator orchestrator)
    {
        _instances = instances;
        _lifecycle = Lifecycle(orchestrator).ToDictionary(command => command.Name);
        Service = new(resource => [.. instances.Of(resource).Select(i => i.Name)], ExecuteAsync);
        _services = new ServiceCollection().AddSingleton(Service).BuildServiceProvider();
    }

    public ResourceCommandService Service { get; }

    public IEnumerable<(Command Command, ResourceCommandState State)> Of(Instance instance) =>
        All(instance.Resource).Select(command => (command, StateOf(command, instance)));

    public async Task<ExecuteCommandResult> ExecuteAsync(string instanceName, string commandName, CancellationToken ct)
    {
        // Like Aspire, a resource with one instance may be named by the resource's name.
        var instance = _instances.Find(instanceName) ?? _instances.All.SingleOrDefault(i => i.Resource.Name == instanceName);
        if (instance is null || All(instance.Resource).FirstOrDefault(c => c.Name == commandName) is not { } command)
            return CommandResults.Failure($"Command '{commandName}' not available for resource '{instanceName}'.");
        if (StateOf(command, instance) is not ResourceCommandState.Enabled)
            return CommandResults.Failure($"'{command.DisplayName}' cannot be done while '{instance.Name}' is {instance.State ?? "not known"}.");

        var log = _instances.Log(instance.Name);
        log.Say($"Executing command '{commandName}'.");
        try
        {
            var result = await command.Execute(new() { Services = _services, ResourceName = instance.Name, CancellationToken = ct, Logger = log });
            log.Say(result.Success ? $"Successfully executed command '{commandName}'." : $"Command '{commandName}' failed: {result.Message}", isError: !result.Success);
            return result;
        }
        catch (OperationCanceledException)
        {
            log.Say($"Command '{commandName}' was canceled.");
            return CommandResults.Canceled();
        }
        catch (Exception failed)
        {
            log.Say($"Command '{commandName}' failed: {failed.Message}", isError: true);
            return CommandResults.Failure(failed);
        }
    }

    internal static ResourceCommandState StartState(string? state) => state switch
    {
        null or "" or "Starting" or "Stopping" or "RuntimeUnhealthy" => ResourceCommandState.Disabled,
        "NotStarted" or "Waiting" or "Finished" or "Exited" or "FailedToStart" => ResourceCommandState.Enabled,
        _ => ResourceCommandState.Hidden,
    };

    internal static ResourceCommandState StopState(string? state) => state switch
    {
        "Stopping" => ResourceCommandState.Disabled,
        "Running" => ResourceCommandState.Enabled,
        _ => ResourceCommandState.Hidden,
    };

    internal static ResourceCommandState RestartState(string? state) =>
        state is "Running" ? ResourceCommandState.Enabled : ResourceCommandState.Disabled;

    IEnumerable<Command> All(Resource resource) =>
        resource is ContainerResource or ProjectResource ? resource.Model.Commands.Concat(_lifecycle.Values) : resource.Model.Commands;

    ResourceCommandState StateOf(Command command, Instance instance) =>
        command.Options.UpdateState?.Invoke(new() { ResourceSnapshot = instance.ToSnapshot(), Services = _services }) ?? ResourceCommandState.Enabled;

    static IEnumerable<Command> Lifecycle(Orchestrator orchestrator)
    {
        yield return new(KnownResourceCommands.StartCommand, "Start", Done(orchestrator.StartAsync, "started"), new()
        {
            Description = "Start resource",
            IconName = "Play",
            IconVariant = IconVariant.Filled,
            IsHighlighted = true,
            UpdateState = context => StartState(context.ResourceSnapshot.State?.Text),
        });
        yield return new(KnownResourceCommands.StopCommand, "Stop", Done(orchestrator.StopAsync, "stopped"), new()
        {
            Description = "Stop resource",
            IconName = "Stop",
            IconVariant = IconVariant.Filled,
            IsHighlighted = true,
            UpdateState = context => StopState(context.ResourceSnapshot.State?.Text),
        });
        yield return new(KnownResourceCommands.RestartCommand, "Restart", Done(orchestrator.RestartAsync, "restarted"), new()
        {
            Description = "Restart resource",
            IconName = "ArrowCounterclockwise",
            IconVariant = IconVariant.Regular,
            UpdateState = context => RestartState(context.ResourceSnapshot.State?.Text),
        });
    }

    static Func<ExecuteCommandContext, Task<ExecuteCommandResult>> Done(Func<string, CancellationToken, Task> act, string done) => async context =>
    {
        await act(context.ResourceName, context.CancellationToken);
        return CommandResults.Success($"Resource '{context.ResourceName}' {done}.");
    };
}
