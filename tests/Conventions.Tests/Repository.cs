using System.Reflection;
using System.Text.RegularExpressions;
using Google.Protobuf.Reflection;
using Suite.Types.V1;

namespace Suite.Conventions.Tests;

/// <summary>The tree that the tests look at, and the contracts compiled from it.</summary>
static partial class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;

    /// <summary>Files below a folder of the tree, without what builds and installs leave there.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Where(path => !Built().IsMatch(Path.GetRelativePath(Root, path)))
            .Order(StringComparer.Ordinal);

    public static string Relative(string path) => Path.GetRelativePath(Root, path);

    /// <summary>Every proto file of the suite's own contracts, by its descriptor.</summary>
    public static IReadOnlyList<FileDescriptor> Contracts { get; } =
    [
        .. typeof(DateReflection).Assembly.GetTypes()
            .Select(type => type.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static))
            .Where(property => property?.PropertyType == typeof(FileDescriptor))
            .Select(property => (FileDescriptor)property!.GetValue(null)!)
            .OrderBy(file => file.Name, StringComparer.Ordinal),
    ];

    /// <summary>Every message that is announced, with its type.</summary>
    public static IReadOnlyList<(string Type, MessageDescriptor Message)> Events { get; } =
    [
        .. from file in Contracts
           from message in file.MessageTypes
           let type = message.GetOptions()?.GetExtension(EventExtensions.EventType)
           where !string.IsNullOrEmpty(type)
           orderby type
           select (type, message),
    ];

    [GeneratedRegex(@"(^|/)(bin|obj|node_modules|artifacts)(/|$)")]
    private static partial Regex Built();
}
