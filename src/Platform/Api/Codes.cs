using System.Collections.Concurrent;
using System.Reflection;
using Google.Protobuf.Reflection;

namespace Suite.Platform.Api;

/// <summary>The published names of enum members without their type's prefix: <c>REVIEW_DUE</c>-style codes for rules, lists and tags.</summary>
public static class Codes
{
    static readonly ConcurrentDictionary<Enum, string> Known = new();

    /// <summary>For example <c>PANEL_LISTED</c> for <c>CASE_STATE_PANEL_LISTED</c>.</summary>
    public static string Of<TEnum>(TEnum value) where TEnum : struct, Enum => Known.GetOrAdd(value, static v =>
    {
        var member = v.GetType().GetField(v.ToString(), BindingFlags.Public | BindingFlags.Static)
            ?? throw new InvalidOperationException($"{v.GetType().Name} has no member of that number.");
        var published = member.GetCustomAttribute<OriginalNameAttribute>()!.Name;
        var unspecified = v.GetType().GetField("Unspecified")!.GetCustomAttribute<OriginalNameAttribute>()!.Name;
        return published[(unspecified.Length - "UNSPECIFIED".Length)..];
    });
}
