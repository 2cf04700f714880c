using System.CommandLine;
using System.Text.RegularExpressions;
using Suite.Reporting.V1;

namespace Suite.Cli.Calling;

/// <summary>As what and where an export is written.</summary>
/// <param name="Folder">Null if it is a file.</param>
/// <param name="File">Null if the file gets the name that the suite gives it.</param>
sealed partial record Destination(ScorecardFormat Format, string? Folder, string? File, bool Force)
{
    /// <param name="name">What it is called in a folder.</param>
    public string PathOf(string name) => File ?? Path.Combine(Folder!, SafeName().IsMatch(name) ? name : throw new UnreachableException("The suite gave the file a name that no file should have."));

    // A name out of an answer: never a way out of the folder, nor a hidden file.
    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,199}\z")]
    private static partial Regex SafeName();
}

/// <summary>The options of every export.</summary>
sealed class DestinationOptions
{
    static readonly (string Name, ScorecardFormat Format)[] Names = [("csv", ScorecardFormat.Csv), ("xlsx", ScorecardFormat.Xlsx), ("html", ScorecardFormat.Html)];

    readonly ScorecardFormat[] _formats;
    readonly Option<string?> _format;
    readonly Option<string?> _to = new("--to") { Description = "File, or folder in which it gets a name; else the current folder." };
    readonly Option<bool> _force = new("--force") { Description = "Replace a file that is there already." };

    /// <param name="formats">What it may be; the first one if nothing says which.</param>
    public DestinationOptions(params ScorecardFormat[] formats)
    {
        _formats = formats;
        _format = Options.Choice("--format", $"What the file is; else what its name ends with, else {NameOf(formats[0])}.", formats.Select(NameOf));
    }

    public IReadOnlyList<Option> All => [_format, _to, _force];

    public static string NameOf(ScorecardFormat format) => Names.Single(n => n.Format == format).Name;

    public Destination Read(ParseResult parsed)
    {
        var to = parsed.GetValue(_to);
        var isFolder = string.IsNullOrEmpty(to) || Directory.Exists(to) || Path.EndsInDirectorySeparator(to);
        var ending = isFolder ? "" : Path.GetExtension(to)!.TrimStart('.').ToLowerInvariant();
        var name = parsed.GetValue(_format) ?? _formats.Select(NameOf).FirstOrDefault(n => n == ending) ?? NameOf(_formats[0]);
        if (Names.Any(n => n.Name == ending) && ending != name)
            throw new UsageException($"--to ends with .{ending}, but the format is {name}.");
        var path = Path.GetFullPath(string.IsNullOrEmpty(to) ? "." : to);
        return new(Names.Single(n => n.Name == name).Format, isFolder ? path : null, isFolder ? null : path, parsed.GetValue(_force));
    }
}
