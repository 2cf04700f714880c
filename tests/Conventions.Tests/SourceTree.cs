using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Suite.Conventions.Tests;

/// <summary>Rules about the tree that no compiler knows.</summary>
public sealed partial class SourceTree
{
    static readonly string[] Platforms = ["Contracts", "Platform", "ServiceDefaults"];

    /// <summary>The libraries of rules that services share, each with the services that work under them.</summary>
    static readonly Dictionary<string, string[]> SharedRules = new()
    {
        ["Suitability"] = ["KinshipAssessment", "FosteringRecruitment"],
        ["Outcomes"] = ["FamilyGroupConferences", "EdgeOfCare"],
    };

    public static TheoryData<string> Libraries => [.. SharedRules.Keys];

    [Fact]
    public void Services_reference_the_platform_and_never_each_other()
    {
        var wrong = from project in Repository.Files("src", "*.csproj")
                    let name = Path.GetFileNameWithoutExtension(project)
                    from reference in XDocument.Load(project).Descendants("ProjectReference")
                    let target = Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'))
                    where !Platforms.Contains(target) && !(SharedRules.TryGetValue(target, out var sharing) && sharing.Contains(name))
                    select $"{name} → {target}";

        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_library_of_shared_rules_references_the_platform_and_nothing_else(string library)
    {
        var references = from reference in XDocument.Load(Path.Combine(Repository.Root, $"src/{library}/{library}.csproj")).Descendants()
                         where reference.Name.LocalName.EndsWith("Reference", StringComparison.Ordinal)
                         select reference.Attribute("Include")!.Value;

        Assert.Equal(["../Platform/Platform.csproj"], references);
    }

    [Fact]
    public void The_platform_knows_no_word_of_social_care()
    {
        var words = from path in Repository.Files("src/Platform", "*.cs").Concat(Repository.Files("ServiceDefaults", "*.cs"))
                    from line in File.ReadLines(path).Select((text, i) => (text, i))
                    where !line.text.TrimStart().StartsWith("//", StringComparison.Ordinal) && SocialCare().IsMatch(line.text)
                    select $"{Repository.Relative(path)}:{line.i + 1}: {line.text.Trim()}";

        Assert.Empty(words);
    }

    /// <summary>What belongs to the wire (deadlines, tokens) reads <c>TimeProvider.System</c> and says so; all else is given its time.</summary>
    [Fact]
    public void Time_and_ids_are_parameters()
    {
        var ambient = from path in Repository.Files("src", "*.cs")
                      from line in File.ReadLines(path).Select((text, i) => (text, i))
                      where Ambient().IsMatch(line.text)
                      select $"{Repository.Relative(path)}:{line.i + 1}: {line.text.Trim()}";

        Assert.Empty(ambient);
    }

    [Fact]
    public void Nothing_is_left_for_later_and_no_test_is_skipped()
    {
        var left = from path in Repository.Files("src", "*.cs").Concat(Repository.Files("tests", "*.cs")).Concat(Repository.Files("AppHost", "*.cs")).Concat(Repository.Files("protos/suite", "*.proto"))
                   where Path.GetFileName(path) != "SourceTree.cs"
                   from line in File.ReadLines(path).Select((text, i) => (text, i))
                   where Later().IsMatch(line.text)
                   select $"{Repository.Relative(path)}:{line.i + 1}: {line.text.Trim()}";

        Assert.Empty(left);
    }

    [Fact]
    public void No_shared_library_stays_on_a_denied_version()
    {
        // Audits through a mirror report nothing, whatever is there. Reviewed 2026-11-22; each entry says why it is denied.
        string[] denied =
        [
            "MassTransit|9.", // needs a paid licence from 9 on
            "System.Linq.Dynamic.Core|1.3.", // CVE-2024-51417, pulled in by spreadsheet libraries
            "Newtonsoft.Json|12.", // CVE-2024-21907
            "SixLabors.Fonts|1.", // licence and advisories of the line
        ];

        var found = from path in Repository.Files("", "packages.lock.json")
                    let text = File.ReadAllText(path)
                    from entry in denied
                    let parts = entry.Split('|')
                    where Regex.IsMatch(text, $"\"{Regex.Escape(parts[0])}\": \\{{[^}}]*\"resolved\": \"{Regex.Escape(parts[1])}")
                    select $"{Repository.Relative(path)}: {entry}";

        Assert.Empty(found);
    }

    [GeneratedRegex(@"\b(child|children|kinship|foster|carer|conference|dbs|safeguard\w*|placement)\b", RegexOptions.IgnoreCase)]
    private static partial Regex SocialCare();

    [GeneratedRegex(@"DateTime(Offset)?\.(Utc)?Now|DateTime\.Today|Guid\.NewGuid|Guid\.CreateVersion7\(\)")]
    private static partial Regex Ambient();

    [GeneratedRegex(@"TODO|FIXME|HACK|NotImplementedException|Skip *= *""")]
    private static partial Regex Later();
}
