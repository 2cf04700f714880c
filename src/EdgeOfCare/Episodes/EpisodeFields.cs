using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Suite.Platform.Errors;

namespace Suite.EdgeOfCare.Episodes;

/// <summary>Fields that several requests on episodes have.</summary>
static class EpisodeFields
{
    /// <summary>Characters of a narrative.</summary>
    public const int LongestText = 8_000;

    /// <summary>Characters of what is said beside a code.</summary>
    public const int LongestDetail = 4_000;

    const int MostInvolved = 20;

    public static IReadOnlyList<string> InvolvedWorkers(Fields fields, RepeatedField<string> subjects)
    {
        var workers = fields.Each("involved_workers", subjects, 0, MostInvolved, (path, subject) => fields.Code(path, subject));
        fields.Require(workers.Distinct().Count() == workers.Count, "involved_workers", "must not repeat a subject");
        return workers;
    }

    /// <summary>Members of an enum, at least one, each once.</summary>
    public static IReadOnlyList<TEnum> EachOnce<TEnum>(Fields fields, string field, RepeatedField<TEnum> values) where TEnum : struct, System.Enum
    {
        var choices = fields.Each(field, values, 1, System.Enum.GetValues<TEnum>().Length - 1, fields.Choice);
        fields.Require(choices.Distinct().Count() == choices.Count, field, "must not repeat one");
        return choices;
    }

    /// <summary>An instant that has happened.</summary>
    public static DateTimeOffset PastInstant(this Fields fields, string field, Timestamp? value, TimeProvider clock)
    {
        var at = fields.Instant(field, value);
        fields.Require(at <= clock.GetUtcNow(), field, "must not be in the future");
        return at;
    }
}
