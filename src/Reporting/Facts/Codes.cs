using System.Collections.Frozen;
using System.Reflection;
using Google.Protobuf.Reflection;
using Suite.Types.V1;

namespace Suite.Reporting.Facts;

/// <summary>Values of the contract as the facts hold them.</summary>
static class Codes
{
    /// <summary>The contract's name of an enum value without the enum's own: DBS_ENHANCED_BARRED for CHECK_TYPE_DBS_ENHANCED_BARRED.</summary>
    public static string ToCode<TEnum>(this TEnum value) where TEnum : struct, Enum => Names<TEnum>.Of.GetValueOrDefault(value, "UNKNOWN");

    /// <summary>Several of them, in one column.</summary>
    public static string ToCodes<TEnum>(this IEnumerable<TEnum> values) where TEnum : struct, Enum =>
        string.Join(',', values.Select(v => v.ToCode()).Distinct().Order(StringComparer.Ordinal));

    /// <summary>Null for an id that is not given.</summary>
    public static Guid? ToId(this string id) =>
        id.Length == 0 ? null : Guid.TryParse(id, out var read) ? read : throw new InvalidDataException("The event names another record by an unreadable id.");

    /// <summary>Null for an absent day and for one that does not exist.</summary>
    public static DateOnly? ToDay(this Date? date) =>
        date is { Year: >= 1 and <= 9999, Month: >= 1 and <= 12, Day: >= 1 } && date.Day <= DateTime.DaysInMonth(date.Year, date.Month)
            ? new(date.Year, date.Month, date.Day)
            : null;

    /// <summary>A day without which the event says nothing: such an event is put aside, not guessed at.</summary>
    public static DateOnly RequiredDay(this Date? date) => date.ToDay() ?? throw new InvalidDataException("The event lacks its day.");

    static class Names<TEnum> where TEnum : struct, Enum
    {
        public static readonly FrozenDictionary<TEnum, string> Of = Read();

        static FrozenDictionary<TEnum, string> Read()
        {
            var names = typeof(TEnum).GetFields(BindingFlags.Public | BindingFlags.Static)
                .ToDictionary(f => (TEnum)f.GetValue(null)!, f => f.GetCustomAttribute<OriginalNameAttribute>()!.Name);
            var own = names[default][..^"UNSPECIFIED".Length];
            return names.ToFrozenDictionary(n => n.Key, n => n.Value[own.Length..]);
        }
    }
}
