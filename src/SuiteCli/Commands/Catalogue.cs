using System.CommandLine;

namespace Suite.Cli.Commands;

/// <summary>A command: one file. Its line in <see cref="Catalogue"/> is all it needs beside.</summary>
interface ICommandFile
{
    /// <summary>The command that it is under, for example <c>import</c>; null for none.</summary>
    (string Name, string Text)? Group { get; }

    Command Make(Cli cli);
}

/// <summary>The commands, in the order in which help lists them.</summary>
static class Catalogue
{
    public static readonly (string, string) Import = ("import", "Takes in what no event holds.");

    public static IReadOnlyList<ICommandFile> All { get; } =
    [
        new ImportSsda903(),
        new ImportPostcodes(),
        new Rebuild(),
        new Replay(),
    ];
}
