using System.Globalization;
using System.Xml.Linq;
using Suite.Reporting.V1;
using static Suite.Reporting.Reports.ReportPage;

namespace Suite.Reporting.Reports;

/// <summary>A chart as SVG. Every value is written at its mark, and series differ by pattern as well as by colour.</summary>
static class ChartDrawing
{
    const int Width = 640, CharacterWidth = 7, LineHeight = 14;

    const string Ink = "#1a1a1a", Grid = "#c8c8c8";

    // 11 to 1 and 7 to 1 on white.
    static readonly string[] Colours = ["#00396b", "#8a3b00"];

    public static XElement Of(ReportChart chart, ReportTable twin)
    {
        var (body, height) = chart.Kind is ChartKind.Bars ? Bars(chart, twin) : Upright(chart, twin);
        var id = chart.Code.ToLowerInvariant().Replace('_', '-');
        return El("svg", At("role", "img"), At("aria-labelledby", $"{id}-title {id}-desc"), At("viewBox", $"0 0 {Width} {height}"), At("font-size", "12"),
            El("title", At("id", id + "-title"), chart.Title),
            El("desc", At("id", id + "-desc"), chart.AlternativeText),
            El("defs", El("pattern", At("id", id + "-hatch"), At("width", "6"), At("height", "6"), At("patternUnits", "userSpaceOnUse"), At("patternTransform", "rotate(45)"),
                El("rect", At("width", "6"), At("height", "6"), At("fill", "#fff")), El("rect", At("width", "3"), At("height", "6"), At("fill", Colours[1])))),
            body);
    }

    static (List<XElement> Body, int Height) Bars(ReportChart chart, ReportTable twin)
    {
        const int left = 230, right = 70, bar = 16;
        var top = Legend(chart, out var body);
        var scale = Scale(chart);
        var plot = Width - left - right;
        var y = top;
        for (var c = 0; c < chart.Categories.Count; c++)
        {
            var lines = Wrapped(chart.Categories[c], (left - 12) / CharacterWidth);
            var tall = Math.Max(chart.Series.Count * (bar + 3), lines.Count * LineHeight);
            body.AddRange(lines.Select((line, i) => Text(left - 8, y + tall / 2 + 4 + i * LineHeight - (lines.Count - 1) * LineHeight / 2, "end", line)));
            for (var s = 0; s < chart.Series.Count; s++)
            {
                var at = y + (tall - chart.Series.Count * (bar + 3)) / 2 + s * (bar + 3);
                var length = Value(chart, s, c) is { } value ? (double)(value / scale) * plot : 0;
                if (length > 0)
                    body.Add(Mark(chart, s, left, at, length, bar));
                body.Add(Text(left + length + 5, at + bar - 4, "start", Label(chart, twin, s, c)));
            }

            y += tall + 10;
        }

        body.Add(Line(left, top - 4, left, y - 4, Ink));
        return (body, y + 4);
    }

    static (List<XElement> Body, int Height) Upright(ReportChart chart, ReportTable twin)
    {
        const int left = 44, right = 10, plotHeight = 190, label = 18;
        var top = Legend(chart, out var body) + label;
        var scale = Scale(chart);
        var bottom = top + plotHeight;
        for (var tick = 0; tick <= 4; tick++)
        {
            var y = bottom - plotHeight * tick / 4.0;
            body.Add(Line(left, y, Width - right, y, tick == 0 ? Ink : Grid));
            body.Add(Text(left - 6, y + 4, "end", (scale * tick / 4).ToString("0.##", CultureInfo.InvariantCulture)));
        }

        var step = (Width - left - right) / (double)Math.Max(1, chart.Categories.Count);
        var wide = Math.Min(46, step * 0.7 / chart.Series.Count);
        var deepest = 1;
        for (var s = 0; s < chart.Series.Count; s++)
        {
            (double X, double Y)? before = null;
            for (var c = 0; c < chart.Categories.Count; c++)
            {
                var middle = left + step * (c + 0.5);
                var x = chart.Kind is ChartKind.Line ? middle : middle + (s - (chart.Series.Count - 1) / 2.0) * (wide + 4);
                (double X, double Y)? here = Value(chart, s, c) is { } value ? (x, bottom - (double)(value / scale) * plotHeight) : null;
                if (chart.Kind is ChartKind.Line)
                {
                    if (before is { } b && here is { } h)
                        body.Add(Line(b.X, b.Y, h.X, h.Y, Colours[s % 2], 2));
                    if (here is { } point)
                        body.Add(El("circle", At("cx", N(point.X)), At("cy", N(point.Y)), At("r", "4"), At("fill", Colours[s % 2])));
                }
                else if (here is { } head && head.Y < bottom)
                {
                    body.Add(Mark(chart, s, x - wide / 2, head.Y, wide, bottom - head.Y));
                }

                body.Add(Text(x, (here?.Y ?? bottom) - 8, "middle", Label(chart, twin, s, c)));
                before = here;
            }
        }

        for (var c = 0; c < chart.Categories.Count; c++)
        {
            var lines = Wrapped(chart.Categories[c], (int)(step / CharacterWidth));
            deepest = Math.Max(deepest, lines.Count);
            body.AddRange(lines.Select((line, i) => Text(left + step * (c + 0.5), bottom + 16 + i * LineHeight, "middle", line)));
        }

        return (body, bottom + 12 + deepest * LineHeight);
    }

    /// <summary>Says which pattern is which series, if there are several, and where the drawing may begin.</summary>
    static int Legend(ReportChart chart, out List<XElement> body)
    {
        body = [];
        if (chart.Series.Count < 2)
            return 8;
        var x = 8.0;
        for (var s = 0; s < chart.Series.Count; s++)
        {
            body.Add(Mark(chart, s, x, 4, 14, 14));
            body.Add(Text(x + 20, 16, "start", chart.Series[s].Name));
            x += 40 + chart.Series[s].Name.Length * CharacterWidth;
        }

        return 32;
    }

    static XElement Mark(ReportChart chart, int series, double x, double y, double width, double height) => El("rect",
        At("x", N(x)), At("y", N(y)), At("width", N(width)), At("height", N(height)), At("stroke", Colours[series % 2]),
        At("fill", series % 2 == 0 ? Colours[0] : $"url(#{chart.Code.ToLowerInvariant().Replace('_', '-')}-hatch)"));

    static XElement Line(double x1, double y1, double x2, double y2, string colour, int width = 1) => El("line",
        At("x1", N(x1)), At("y1", N(y1)), At("x2", N(x2)), At("y2", N(y2)), At("stroke", colour), At("stroke-width", width.ToString(CultureInfo.InvariantCulture)));

    static XElement Text(double x, double y, string anchor, string text) => El("text", At("x", N(x)), At("y", N(y)), At("text-anchor", anchor), At("fill", Ink), text);

    static decimal? Value(ReportChart chart, int series, int category) =>
        chart.Series[series].Values[category] is { Length: > 0 } value ? decimal.Parse(value, CultureInfo.InvariantCulture) : null;

    /// <summary>The value as its table has it, which also says why there is none.</summary>
    static string Label(ReportChart chart, ReportTable twin, int series, int category)
    {
        var cell = twin.Rows[category].Cells[twin.Columns.IndexOf(chart.Series[series].Name)];
        return chart.Unit is Unit.Percent && chart.Series[series].Values[category].Length > 0 ? cell + "%" : cell;
    }

    /// <summary>Where the axis ends: shares at all and scores at the best, counts at a round number that four steps divide. A line of small shares would lie flat on the ground: it has the axis of counts, from nought all the same.</summary>
    static decimal Scale(ReportChart chart)
    {
        if (chart.Unit is Unit.Score)
            return 5;
        var greatest = chart.Series.SelectMany(s => s.Values).Where(v => v.Length > 0).Select(v => decimal.Parse(v, CultureInfo.InvariantCulture)).DefaultIfEmpty(0).Max();
        if (chart.Unit is Unit.Percent && (chart.Kind is not ChartKind.Line || greatest > 40))
            return 100;
        for (var size = 1m; ; size *= 10)
            foreach (var step in new[] { 4m, 8m, 12m, 20m, 32m })
                if (greatest <= step * size)
                    return step * size;
    }

    static List<string> Wrapped(string text, int characters)
    {
        var lines = new List<string>();
        foreach (var word in text.Split(' '))
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= characters)
                lines[^1] += " " + word;
            else
                lines.Add(word);
        return lines;
    }

    static string N(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
