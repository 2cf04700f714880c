using Google.Protobuf.Collections;
using Suite.Platform.Errors;
using Suite.Reporting.Measures;
using Suite.Reporting.V1;

namespace Suite.Reporting.Scorecards.Templates;

/// <summary>Reads the lines of a template against the catalogue; every one that cannot be is named at once.</summary>
static class TemplateLines
{
    const int Most = 200, LongestSection = 100, LongestName = 150, LongestSource = 200;

    public static List<LineOfTemplate> Read(Fields fields, RepeatedField<TemplateLine> lines)
    {
        var read = fields.Each("lines", lines, 1, Most, (field, line) => Read(fields, field, line));
        for (var i = 0; i < read.Count; i++)
            fields.Require(read.Take(i).All(l => l.Key != read[i].Key), $"lines[{i}]", "repeats an earlier line");
        return [.. read];
    }

    static LineOfTemplate Read(Fields fields, string field, TemplateLine line)
    {
        var measure = Catalogue.All.FirstOrDefault(m => m.Id == line.MeasureId);
        var part = measure?.Parts.FirstOrDefault(p => p.Code == line.Part);
        fields.Require(measure is not null, $"{field}.measure_id", "must be a measure of the catalogue");
        fields.Require(part is not null || measure is null, $"{field}.part", "must be a part of the measure");
        fields.OptionalCode($"{field}.breakdown", line.Breakdown);
        fields.Require(line.Breakdown.Length == 0 || part is null or { Breakdown: true }, $"{field}.breakdown", "must be empty: the part is not broken down");
        fields.OptionalChoice($"{field}.polarity", line.Polarity);
        var polarity = line.Polarity is Polarity.Unspecified ? measure?.Polarity ?? Polarity.Neutral : line.Polarity;

        var hasLimits = line.GreenLimit.Length > 0 || line.AmberLimit.Length > 0;
        fields.Require(!hasLimits || polarity is not Polarity.Neutral, $"{field}.green_limit", "must be empty where more is neither better nor worse");
        fields.Require(!hasLimits || part is not { Unit: Unit.Answer }, $"{field}.green_limit", "must be empty: the part is no number");
        var green = Number(fields, $"{field}.green_limit", line.GreenLimit, required: hasLimits);
        var amber = Number(fields, $"{field}.amber_limit", line.AmberLimit, required: hasLimits);
        if (green is { } best && amber is { } next)
            fields.Require(polarity is Polarity.LowGood ? best.CompareTo(next) <= 0 : polarity is Polarity.Neutral || best.CompareTo(next) >= 0,
                $"{field}.amber_limit", "must not lie on the better side of green_limit");
        Number(fields, $"{field}.target", line.Target, required: false);
        var source = fields.OptionalText($"{field}.target_source", line.TargetSource, LongestSource);
        fields.Require(source.Length > 0 || (!hasLimits && line.Target.Length == 0), $"{field}.target_source", "is required with a target or limits");

        var name = fields.OptionalText($"{field}.name", line.Name, LongestName);
        return new(line.MeasureId, line.Part, line.Breakdown, fields.Text($"{field}.section", line.Section, LongestSection),
            name.Length > 0 ? name : Default(part, line.Breakdown), polarity, line.Target, line.GreenLimit, line.AmberLimit, source);
    }

    static string Default(PartDefinition? part, string breakdown) => breakdown.Length == 0 ? part?.Name ?? "" : $"{part?.Name}: {Reports.Words.Of(breakdown)}";

    static Limit? Number(Fields fields, string field, string text, bool required)
    {
        if (text.Length == 0)
        {
            fields.Require(!required, field, "is required where the other limit is given");
            return null;
        }

        if (Limit.TryRead(text, out var limit))
            return limit;
        fields.Add(field, "must be decimal text of at most four decimals, for example 92.5");
        return null;
    }
}
