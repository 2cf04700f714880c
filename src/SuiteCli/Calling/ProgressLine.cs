using System.Globalization;
using Spectre.Console;

namespace Suite.Cli.Calling;

/// <summary>How far something is, from 0 to 1 (or not known), in words.</summary>
readonly record struct Step(string Text, double? Share);

/// <summary>A bar on a terminal; elsewhere a plain line whenever the step changes or ten per cent more are done.</summary>
static class ProgressLine
{
    public static async Task<T> Show<T>(IAnsiConsole console, Func<Action<Step>, Task<T>> work)
    {
        if (!console.Profile.Capabilities.Interactive || !console.Profile.Out.IsTerminal)
            return await work(Plain(console));

        return await console.Progress().AutoClear(false).Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async progress =>
            {
                var task = progress.AddTask("begins", maxValue: 1);
                var answer = await work(step =>
                {
                    task.Description = Markup.Escape(step.Text);
                    task.IsIndeterminate = step.Share is null;
                    task.Value = step.Share ?? 0;
                });
                task.IsIndeterminate = false;
                task.Value = 1;
                return answer;
            });
    }

    static Action<Step> Plain(IAnsiConsole console)
    {
        var (text, tenth) = ("", -1);
        return step =>
        {
            var now = (int)((step.Share ?? 0) * 10);
            if (step.Text == text && now == tenth)
                return;
            (text, tenth) = (step.Text, now);
            console.Profile.Out.Writer.WriteLine(step.Share is { } share ? string.Create(CultureInfo.InvariantCulture, $"{step.Text} {(int)(share * 100)} %") : step.Text);
        };
    }
}
