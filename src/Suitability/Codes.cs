using System.Collections.Concurrent;
using System.Text;

namespace Suite.Suitability;

/// <summary>The published names of the vocabulary's members: <c>DBS_ENHANCED_BARRED</c> for <c>DbsEnhancedBarred</c>.</summary>
public static class Codes
{
    static readonly ConcurrentDictionary<Enum, string> Known = new();

    public static string Of<TEnum>(TEnum value) where TEnum : struct, Enum => Known.GetOrAdd(value, static v =>
    {
        var name = Enum.GetName(v.GetType(), v) ?? throw new InvalidOperationException($"{v.GetType().Name} has no member of that number.");
        var code = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && code.Length > 0)
                code.Append('_');
            code.Append(char.ToUpperInvariant(letter));
        }

        return code.ToString();
    });
}
