using System.Text.RegularExpressions;
using Xunit;

namespace Suite.Conventions.Tests;

/// <summary>The published language: what a caller's programmer reads is there.</summary>
public sealed partial class Contracts
{
    [Fact]
    public void Every_rpc_message_field_and_value_has_a_comment()
    {
        var bare = new List<string>();
        foreach (var path in Repository.Files("protos/suite", "*.proto"))
        {
            var lines = File.ReadAllLines(path);
            for (var i = 0; i < lines.Length; i++)
            {
                if (Declaration().IsMatch(lines[i]) && (i == 0 || !lines[i - 1].TrimStart().StartsWith("//", StringComparison.Ordinal)))
                    bare.Add($"{Repository.Relative(path)}:{i + 1} {lines[i].Trim()}");
            }
        }

        Assert.Empty(bare);
    }

    [Fact]
    public void Every_rpc_is_reachable_over_json_too_but_those_that_take_a_stream()
    {
        var without = from file in Repository.Contracts
                      from service in file.Services
                      from method in service.Methods
                      where !method.IsClientStreaming // JSON has no form of it
                      where method.GetOptions()?.HasExtension(Google.Api.AnnotationsExtensions.Http) != true
                      select method.FullName;

        Assert.Empty(without);
    }

    [Fact]
    public void Every_list_is_paged_from_the_start()
    {
        var lists = from file in Repository.Contracts
                    from service in file.Services
                    from method in service.Methods
                    where method.InputType.FindFieldByName("page_size") is not null
                    select method;

        Assert.All(lists, method => Assert.True(
            method.OutputType.FindFieldByName("next_page_token") is not null == method.InputType.FindFieldByName("page_token") is not null,
            $"{method.FullName} takes a page size and must give and take a page token."));
    }

    [Fact]
    public void Money_is_never_a_floating_number()
    {
        var doubles = from file in Repository.Contracts
                      from message in file.MessageTypes
                      from field in message.Fields.InDeclarationOrder()
                      where field.FieldType is Google.Protobuf.Reflection.FieldType.Double or Google.Protobuf.Reflection.FieldType.Float
                      where !field.Name.EndsWith("_days", StringComparison.Ordinal)
                      select $"{message.FullName}.{field.Name}";

        Assert.Empty(doubles);
    }

    [GeneratedRegex(@"^\s*(rpc |message |enum |service |repeated |optional |(string|bool|int32|int64|double|google\.|suite\.|[A-Z][A-Za-z]+) ?[a-z_A-Z.]* [a-z_0-9]+ = \d+;|[A-Z][A-Z0-9_]+ = \d+;)")]
    private static partial Regex Declaration();
}
