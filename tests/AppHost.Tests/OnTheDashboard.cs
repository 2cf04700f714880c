using System.Text.Json.Nodes;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Running;
using Microsoft.Extensions.Time.Testing;

namespace Suite.AppHost.Tests;

public sealed class OnTheDashboard
{
    static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Running", ResourceCommandState.Hidden, ResourceCommandState.Enabled, ResourceCommandState.Enabled)]
    [InlineData("NotStarted", ResourceCommandState.Enabled, ResourceCommandState.Hidden, ResourceCommandState.Disabled)]
    [InlineData("Waiting", ResourceCommandState.Enabled, ResourceCommandState.Hidden, ResourceCommandState.Disabled)]
    [InlineData("Exited", ResourceCommandState.Enabled, ResourceCommandState.Hidden, ResourceCommandState.Disabled)]
    [InlineData("Finished", ResourceCommandState.Enabled, ResourceCommandState.Hidden, ResourceCommandState.Disabled)]
    [InlineData("FailedToStart", ResourceCommandState.Enabled, ResourceCommandState.Hidden, ResourceCommandState.Disabled)]
    [InlineData("Stopping", ResourceCommandState.Disabled, ResourceCommandState.Disabled, ResourceCommandState.Disabled)]
    [InlineData("Starting", ResourceCommandState.Disabled, ResourceCommandState.Hidden, ResourceCommandState.Disabled)]
    [InlineData(null, ResourceCommandState.Disabled, ResourceCommandState.Hidden, ResourceCommandState.Disabled)]
    public void Start_stop_and_restart_are_offered_when_they_make_sense(
        string? state, ResourceCommandState start, ResourceCommandState stop, ResourceCommandState restart) =>
        Assert.Equal((start, stop, restart), (Commands.StartState(state), Commands.StopState(state), Commands.RestartState(state)));

    [Fact]
    public async Task The_console_keeps_its_numbered_lines_for_a_reader_who_comes_late()
    {
        var log = new ConsoleLog(new FakeTimeProvider(Monday));
        log.Append("2026-03-02T09:00:00Z up");
        log.Say("Executing command 'stop'.");
        log.Append("2026-03-02T09:00:01Z down", isError: true);

        var lines = new List<ConsoleLine>();
        await foreach (var batch in log.ReadAsync(follow: false, TestContext.Current.CancellationToken))
            lines.AddRange(batch);

        Assert.Equal(
            [
                new(1, "2026-03-02T09:00:00Z up", false),
                new(2, "2026-03-02T09:00:00.0000000Z [apphost] Executing command 'stop'.", false),
                new(3, "2026-03-02T09:00:01Z down", true),
            ],
            lines);
    }

    [Fact]
    public void A_crash_shows_its_exit_code()
    {
        var after = Orchestrator.Apply(Running(), Dcp("now", """{"state":"Finished","exitCode":134,"finishTimestamp":"2026-03-02T09:05:00Z"}"""));

        Assert.Equal(("Finished", 134, Monday.AddMinutes(5)), (after.State, after.ExitCode, after.Stopped));
    }

    [Fact]
    public void News_of_the_run_before_changes_nothing()
    {
        var running = Running() with { GoneUid = "before" };

        Assert.Equal(running, Orchestrator.Apply(running, Dcp("before", """{"state":"Finished","exitCode":0}""")));
    }

    [Fact]
    public void What_is_stopping_does_not_show_as_running_again()
    {
        var stopping = Running() with { State = "Stopping" };

        Assert.Equal("Stopping", Orchestrator.Apply(stopping, Dcp("now", """{"state":"Running"}""")).State);
    }

    static Instance Running() => new(Model.Builder().Project("reporting").Resource, "reporting-abcdefgh", Monday) { State = "Running", Uid = "now" };

    static JsonObject Dcp(string uid, string status) => new()
    {
        ["metadata"] = new JsonObject { ["name"] = "reporting-abcdefgh", ["uid"] = uid },
        ["spec"] = new JsonObject(),
        ["status"] = JsonNode.Parse(status),
    };
}
