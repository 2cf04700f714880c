using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseState = Suite.KinshipAssessment.V1.CaseState;
using KinshipCase = Suite.KinshipAssessment.Cases.KinshipCase;

namespace Suite.KinshipAssessment.Tests.Cases;

/// <summary>Documents as they were stored: each schema version has one, and every later build reads it.</summary>
public sealed class Documents
{
    static string Golden(int version)
    {
        using var stream = typeof(Documents).Assembly.GetManifestResourceStream($"case-v{version}.json")
            ?? throw new InvalidOperationException($"There is no golden document of schema version {version}: raise the version only together with one.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    static KinshipCase Read(int version) => KinshipCase.FromDocument(System.Text.Encoding.UTF8.GetBytes(Golden(version)), version);

    [Fact]
    public void Every_schema_version_up_to_todays_is_read()
    {
        for (var version = 1; version <= KinshipCase.SchemaVersion; version++)
        {
            var kinship = Read(version);

            Assert.Equal(CaseState.AdmApproved, kinship.State);
            Assert.Equal(new(2026, 12, 27), kinship.Temporary!.LastCoveredOn);
            Assert.Equal(Decision.Approve, Assert.Single(kinship.Assessment!.Decisions).Decision);
            Assert.NotEmpty(kinship.Checks);
            Assert.NotEmpty(kinship.DueItems());
        }
    }

    [Fact]
    public void Todays_version_is_written_as_it_was_read() =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Golden(KinshipCase.SchemaVersion)), JsonNode.Parse(Read(KinshipCase.SchemaVersion).ToDocument())),
            "The document's shape changed: raise the schema version, lift the old one on read, and keep its golden document.");

    [Fact]
    public void A_document_of_a_later_build_is_refused_and_not_half_read() =>
        Assert.Throws<InvalidOperationException>(() => KinshipCase.FromDocument("{}"u8, KinshipCase.SchemaVersion + 1));

    /// <summary>SUITE_WRITE_GOLDEN=1 writes the document of a new version; those that are there are never written again.</summary>
    [Fact]
    public void A_case_of_today_has_no_more_in_it_than_the_golden_document()
    {
        var kinship = Given.Helped(Given.Approved(Given.TemporarilyApproved()));
        var json = JsonNode.Parse(kinship.ToDocument())!;
        var path = Path.Combine(typeof(Testing.Wait).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!,
            "tests/KinshipAssessment.Tests/Cases/Golden", $"case-v{KinshipCase.SchemaVersion}.json");
        if (Environment.GetEnvironmentVariable("SUITE_WRITE_GOLDEN") == "1" && !File.Exists(path))
            File.WriteAllText(path, json.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n");

        var known = Names(JsonNode.Parse(Golden(KinshipCase.SchemaVersion))!).ToHashSet();
        Assert.Equal([], Names(json).Except(known));
    }

    static IEnumerable<string> Names(JsonNode? node, string path = "") => node switch
    {
        JsonObject named => named.SelectMany(entry => Names(entry.Value, $"{path}.{(char.IsUpper(entry.Key[0]) || Guid.TryParse(entry.Key, out _) || path.EndsWith(".warned", StringComparison.Ordinal) ? "*" : entry.Key)}")),
        JsonArray list => list.SelectMany(entry => Names(entry, path + "[]")),
        _ => [path],
    };
}
