using System.Collections.Concurrent;
using Suite.DemoData.Caseload;
using Suite.FosteringRecruitment.V1;

namespace Suite.DemoData.Fostering;

/// <summary>
/// The meetings of one authority's panel: on the third Tuesday of a month. Those of the two years before the demo's present, and the
/// two after it, are all there; an older one only where something was listed for it.
/// </summary>
sealed class PanelDiary(string authority, DateOnly present, Draw draw, IFosteringCommands commands)
{
    const int Ahead = 2;

    // Some time lies between a panel and what follows it, so the last one that counts as over is not of yesterday.
    const int DaysAfter = 20;

    readonly ConcurrentDictionary<DateOnly, Lazy<Task<Records>>> _panels = new();

    /// <summary>First meeting on a day or after it.</summary>
    public static DateOnly OnOrAfter(DateOnly day)
    {
        var meeting = ThirdTuesday(day.Year, day.Month);
        return meeting >= day ? meeting : ThirdTuesday(day.AddMonths(1).Year, day.AddMonths(1).Month);
    }

    static DateOnly ThirdTuesday(int year, int month)
    {
        var first = new DateOnly(year, month, 1);
        return first.AddDays((DayOfWeek.Tuesday - first.DayOfWeek + 7) % 7 + 14);
    }

    /// <summary>The last meetings before the present after which there was time to do something: 1 is the last one, 2 the one before it.</summary>
    public static DateOnly Past(DateOnly present, int back)
    {
        var month = present.AddDays(-DaysAfter);
        for (var meeting = ThirdTuesday(month.Year, month.Month); ; meeting = ThirdTuesday(month.Year, month.Month))
        {
            if (meeting <= present.AddDays(-DaysAfter) && --back == 0)
                return meeting;
            month = new DateOnly(month.Year, month.Month, 1).AddMonths(-1);
        }
    }

    public static IReadOnlyList<DateOnly> ToCome(DateOnly present)
    {
        var first = OnOrAfter(present.AddDays(1));
        return [.. Enumerable.Range(0, Ahead).Select(i => OnOrAfter(new DateOnly(first.Year, first.Month, 1).AddMonths(i)))];
    }

    /// <summary>The panel that meets on a day; scheduled when first asked for.</summary>
    public async Task<Panel> Of(DateOnly day, CancellationToken cancellation) => (await Scheduled(day, cancellation)).Panel!;

    Task<Records> Scheduled(DateOnly day, CancellationToken cancellation) => _panels.GetOrAdd(day, meeting => new(async () =>
    {
        var records = new Records();
        await Do(records, Post.PanelAdviser, new SchedulePanelRequest { PanelDate = meeting.ToMessage(), Members = { Staff.FosteringPanel(authority) } }, meeting, cancellation);
        return records;
    })).Value;

    /// <summary>What there is of the diary before anything happens: a past meeting may take what comes until it is held.</summary>
    public async Task Prepare(DateOnly from, CancellationToken cancellation)
    {
        for (var meeting = OnOrAfter(from); meeting <= ToCome(present)[^1]; meeting = OnOrAfter(meeting.AddDays(1)))
            await Scheduled(meeting, cancellation);
    }

    /// <summary>Records that it met, where it was scheduled and its day is over.</summary>
    public async Task Hold(DateOnly day, CancellationToken cancellation)
    {
        if (day > present || !_panels.TryGetValue(day, out var scheduled))
            return;
        var records = await scheduled.Value;
        var sent = day.AddDays(-8).Weekday();
        await Do(records, Post.PanelAdviser, new RecordPapersSentRequest { SentDate = sent.ToMessage() }, day, cancellation);
        await Do(records, Post.PanelAdviser, new RecordPanelHeldRequest { Attended = { Staff.FosteringPanel(authority).Select(m => m.Subject) } }, day, cancellation);
    }

    Task Do(Records records, Post by, Google.Protobuf.IMessage request, DateOnly day, CancellationToken cancellation) =>
        commands.Do(authority, day.Month, by, request, draw.Id($"panel/{day:yyyy-MM-dd}/{request.Descriptor.Name}"), records, () => $"the panel of {authority} on {day:yyyy-MM-dd}", cancellation);
}
