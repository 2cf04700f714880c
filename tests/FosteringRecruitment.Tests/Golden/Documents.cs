using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Suite.Platform.Cases;

namespace Suite.FosteringRecruitment.Tests.Golden;

/// <summary>Documents as they were stored: each schema version of each kind has one, and every later build reads it.</summary>
public sealed class Documents
{
    public static TheoryData<string> Kinds => [Enquiry.Kind, Application.Kind, Panel.Kind, Household.Kind, Constellation.Kind, ReferenceData.Kind];

    static IKind Of(string kind) =>
        kind == Enquiry.Kind ? new Kind<Enquiry>() : kind == Application.Kind ? new Kind<Application>() : kind == Panel.Kind ? new Kind<Panel>()
        : kind == Household.Kind ? new Kind<Household>() : kind == Constellation.Kind ? new Kind<Constellation>() : new Kind<ReferenceData>();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_schema_version_up_to_todays_is_read_and_todays_is_written_as_it_was_read(string kind)
    {
        var of = Of(kind);
        for (var version = 1; version <= of.SchemaVersion; version++)
            of.ReadAndWrite(Golden(kind, version), version);

        var golden = Golden(kind, of.SchemaVersion);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(golden), JsonNode.Parse(of.ReadAndWrite(golden, of.SchemaVersion))),
            "The document's shape changed: raise the schema version, lift the old one on read, and keep its golden document.");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_document_of_a_later_build_is_refused_and_not_half_read(string kind) =>
        Assert.Throws<InvalidOperationException>(() => Of(kind).ReadAndWrite("{}", Of(kind).SchemaVersion + 1));

    /// <summary>SUITE_WRITE_GOLDEN=1 writes the document of a new version; those that are there are never written again.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_record_of_today_has_no_more_in_it_than_the_golden_document(string kind)
    {
        var json = JsonNode.Parse(Of(kind).Sample())!;
        var path = Path.Combine(typeof(Testing.Wait).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!,
            "tests/FosteringRecruitment.Tests/Golden", $"{kind}-v{Of(kind).SchemaVersion}.json");
        if (Environment.GetEnvironmentVariable("SUITE_WRITE_GOLDEN") == "1" && !File.Exists(path))
        {
            File.WriteAllText(path, json.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n");
            return; // it is in the assembly from the next build on
        }

        var known = Names(JsonNode.Parse(Golden(kind, Of(kind).SchemaVersion))).ToHashSet();
        Assert.Equal([], Names(json).Except(known));
    }

    static string Golden(string kind, int version)
    {
        using var stream = typeof(Documents).Assembly.GetManifestResourceStream($"{kind}-v{version}.json")
            ?? throw new InvalidOperationException($"There is no golden document of {kind}, schema version {version}: raise the version only together with one.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    static IEnumerable<string> Names(JsonNode? node, string path = "") => node switch
    {
        JsonObject named => named.SelectMany(entry => Names(entry.Value, $"{path}.{entry.Key}")),
        JsonArray list => list.SelectMany(entry => Names(entry, path + "[]")),
        _ => [path],
    };

    interface IKind
    {
        int SchemaVersion { get; }

        string Sample();

        string ReadAndWrite(string document, int version);
    }

    sealed class Kind<TRecord> : IKind where TRecord : class, ICase<TRecord>
    {
        public int SchemaVersion => TRecord.SchemaVersion;

        public string Sample() => Encoding.UTF8.GetString(((TRecord)Filled.Of(typeof(TRecord))!).ToDocument());

        public string ReadAndWrite(string document, int version) => Encoding.UTF8.GetString(TRecord.FromDocument(Encoding.UTF8.GetBytes(document), version).ToDocument());
    }
}
