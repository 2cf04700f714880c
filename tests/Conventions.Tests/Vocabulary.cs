using System.Reflection;
using Google.Protobuf.Reflection;
using Suite.Outcomes;
using Suite.Suitability;
using Suite.Suitability.Checks;
using Xunit;

namespace Suite.Conventions.Tests;

/// <summary>The enums of the libraries of rules are cast to those of the contracts: each member has the same name and number in both.</summary>
public sealed class Vocabulary
{
    static readonly string[] Services = ["suite.kinship_assessment", "suite.fostering_recruitment"];

    static readonly IReadOnlyDictionary<string, Type> Plain = typeof(CheckType).Assembly.GetExportedTypes().Where(type => type.IsEnum).ToDictionary(type => type.Name);

    static readonly IReadOnlyList<EnumDescriptor> Published =
    [
        .. from file in Repository.Contracts
           where Services.Any(service => file.Package.StartsWith(service + ".", StringComparison.Ordinal))
           from published in file.EnumTypes
           where Plain.ContainsKey(published.Name)
           select published,
    ];

    [Fact]
    public void Every_published_member_is_in_the_library_with_its_name_number_and_code()
    {
        var differ = from published in Published
                     from value in published.Values
                     let member = published.ClrType.GetFields(BindingFlags.Public | BindingFlags.Static).Single(f => (int)f.GetRawConstantValue()! == value.Number)
                     let prefix = published.Values[0].Name[..^"UNSPECIFIED".Length]
                     let plain = Enum.ToObject(Plain[published.Name], value.Number)
                     where plain.ToString() != member.Name || prefix + CodeOf(plain) != value.Name
                     select $"{published.FullName}.{member.Name} = {value.Number}";

        Assert.Empty(differ);
    }

    [Fact]
    public void Every_enum_of_the_library_is_published_but_the_moves_of_its_own_pipeline() =>
        Assert.Equal(Plain.Keys.Except([nameof(CheckMove)]).Order(StringComparer.Ordinal),
            Published.Where(p => p.File.Package.StartsWith(Services[0], StringComparison.Ordinal)).Select(p => p.Name).Order(StringComparer.Ordinal));

    public static TheoryData<string> ServicesThatFollowChildrenUp => ["suite.family_group_conferences.v1", "suite.edge_of_care.v1"];

    [Theory, MemberData(nameof(ServicesThatFollowChildrenUp))]
    public void What_follows_children_up_is_published_with_the_librarys_names_and_numbers(string package)
    {
        var library = typeof(FollowUp).Assembly.GetExportedTypes().Where(type => type.IsEnum).OrderBy(type => type.Name, StringComparer.Ordinal).ToList();
        var published = Repository.Contracts.Where(file => file.Package == package).SelectMany(file => file.EnumTypes).ToDictionary(type => type.Name);

        Assert.NotEmpty(library);
        Assert.All(library, type => Assert.Equal(Members(type), Members(published[type.Name].ClrType)));

        static IEnumerable<(string, int)> Members(Type type) => Enum.GetValues(type).Cast<object>().Select(value => (value.ToString()!, (int)value));
    }

    static string CodeOf(object plain) => Enum.IsDefined(plain.GetType(), plain)
        ? (string)typeof(Codes).GetMethod(nameof(Codes.Of))!.MakeGenericMethod(plain.GetType()).Invoke(null, [plain])!
        : "";
}
