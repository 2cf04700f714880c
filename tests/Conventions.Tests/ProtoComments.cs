using System.Text.RegularExpressions;

namespace Suite.Conventions.Tests;

/// <summary>
/// What the protos say about each message, field, enum and value, by full name. Compiled descriptors have no comments; that every
/// declaration has one right above it is a convention of its own (<see cref="Contracts"/>).
/// </summary>
static partial class ProtoComments
{
    static readonly Dictionary<string, string> All = Repository.Files("protos/suite", "*.proto").SelectMany(path => Read(File.ReadAllLines(path))).ToDictionary();

    public static string Of(string fullName) => All.TryGetValue(fullName, out var comment) ? comment : throw new InvalidOperationException($"{fullName} has no comment.");

    static IEnumerable<KeyValuePair<string, string>> Read(string[] lines)
    {
        var scopes = new Stack<string>();
        var comment = new List<string>();
        foreach (var text in lines)
        {
            var line = text.Trim();
            if (line.StartsWith("//", StringComparison.Ordinal))
            {
                comment.Add(line.TrimStart('/').Trim());
                continue;
            }

            if (Package().Match(line) is { Success: true } package)
                scopes.Push(package.Groups[1].Value);
            else if (Block().Match(line) is { Success: true } block)
            {
                scopes.Push($"{scopes.Peek()}.{block.Groups[1].Value}");
                yield return new(scopes.Peek(), Text(comment));
                if (line.EndsWith('}'))
                    scopes.Pop();
            }
            else if (line.EndsWith('{'))
                scopes.Push(scopes.Peek());
            else if (line.StartsWith('}'))
                scopes.Pop();
            else if (Member().Match(line) is { Success: true } member)
                yield return new($"{scopes.Peek()}.{member.Groups[1].Value}", Text(comment));
            comment.Clear();
        }
    }

    // A paragraph is one line.
    static string Text(List<string> comment) => string.Join('\n', string.Join(' ', comment.Select(line => line.Length == 0 ? "\n" : line)).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));

    [GeneratedRegex(@"^package ([a-z0-9_.]+);")]
    private static partial Regex Package();

    [GeneratedRegex(@"^(?:message|enum) ([A-Za-z0-9]+) \{")]
    private static partial Regex Block();

    [GeneratedRegex(@"^(?:[a-zA-Z0-9_.]+ )*([A-Za-z0-9_]+) = \d+\s*[;\[]")]
    private static partial Regex Member();
}
