using System.Globalization;
using Google.Protobuf;

namespace Suite.Platform.Cases;

/// <summary>
/// Which warning points of a case's deadlines were announced, so that none is announced twice, and how time passes from one
/// point to the next.
/// </summary>
/// <param name="announced">Part of the case's document: up to which point each deadline was announced, by rule, subject and due day.</param>
public readonly struct WarningPoints(Dictionary<string, DateOnly> announced)
{
    /// <summary>A deadline with those of its warning points that were not announced yet.</summary>
    /// <param name="daysBefore">Days before the last day in time, the most distant first; negative ones lie after it.</param>
    public DueItem Due(string rule, string subject, DateOnly dueOn, string citation, ReadOnlySpan<int> daysBefore, string blockedBy = "")
    {
        var announcedTo = AnnouncedUpTo(rule, subject, dueOn);
        var first = 0;
        while (first < daysBefore.Length && dueOn.AddDays(-daysBefore[first]) <= announcedTo)
            first++;

        var points = first == daysBefore.Length ? [] : new DateOnly[daysBefore.Length - first];
        for (var i = 0; i < points.Length; i++)
            points[i] = dueOn.AddDays(-daysBefore[first + i]);
        return new(rule, subject, dueOn, citation, points, blockedBy);
    }

    /// <summary>The same for points that are days of their own; earliest first.</summary>
    public DueItem DueAt(string rule, string subject, DateOnly dueOn, string citation, ReadOnlySpan<DateOnly> points, string blockedBy = "")
    {
        var announcedTo = AnnouncedUpTo(rule, subject, dueOn);
        var first = 0;
        while (first < points.Length && points[first] <= announcedTo)
            first++;
        return new(rule, subject, dueOn, citation, first == points.Length ? [] : points[first..].ToArray(), blockedBy);
    }

    /// <summary>
    /// Goes through the days on which something falls due, one after the other, so that a leap over many days does what passing
    /// them one by one would have done.
    /// </summary>
    /// <param name="dueItems">The case's deadlines as they stand; asked for again after each day.</param>
    /// <param name="happenBy">Does what the calendar brings about up to and including a day.</param>
    /// <param name="warningOf">The event that announces one warning point of a deadline.</param>
    /// <param name="silentBefore">Warning points before this day count as announced without being announced.</param>
    public List<IMessage>? Pass(DateOnly today, DateOnly silentBefore, Func<IReadOnlyList<DueItem>> dueItems,
        Action<DateOnly, List<IMessage>> happenBy, Func<DueItem, DateOnly, IMessage> warningOf)
    {
        List<IMessage>? happened = null;
        var passed = DateOnly.MinValue;
        while (NextPoint(dueItems(), passed, today) is { } day)
        {
            passed = day;
            happened ??= [];
            happenBy(day, happened);
            Announce(dueItems(), day, silentBefore, warningOf, happened);
        }

        return happened;
    }

    void Announce(IReadOnlyList<DueItem> items, DateOnly day, DateOnly silentBefore, Func<DueItem, DateOnly, IMessage> warningOf, List<IMessage> happened)
    {
        foreach (var item in items)
        {
            foreach (var point in item.WarnOn)
            {
                if (point > day)
                    break;
                announced[KeyOf(item.Rule, item.Subject, item.DueOn)] = point;
                if (point >= silentBefore)
                    happened.Add(warningOf(item, point));
            }
        }
    }

    static DateOnly? NextPoint(IReadOnlyList<DueItem> items, DateOnly after, DateOnly today)
    {
        var next = DateOnly.MaxValue;
        foreach (var item in items)
            if (item.WarnOn.Count > 0 && item.WarnOn[0] < next && item.WarnOn[0] > after)
                next = item.WarnOn[0];
        return next <= today ? next : null;
    }

    // Points fall in the order of days, so the last one announced says it for all before it.
    DateOnly? AnnouncedUpTo(string rule, string subject, DateOnly dueOn)
    {
        if (announced.Count == 0)
            return null;
        Span<char> key = stackalloc char[128];
        if (!key.TryWrite(CultureInfo.InvariantCulture, $"{rule}|{subject}|{dueOn:yyyy-MM-dd}", out var length))
            return announced.TryGetValue(KeyOf(rule, subject, dueOn), out var longOne) ? longOne : null;
        return announced.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key[..length], out var upTo) ? upTo : null;
    }

    static string KeyOf(string rule, string subject, DateOnly dueOn) =>
        string.Create(CultureInfo.InvariantCulture, $"{rule}|{subject}|{dueOn:yyyy-MM-dd}");
}
