using System.Text;
using Suite.Reporting.Returns;
using Suite.Reporting.V1;
using static Suite.Reporting.Tests.Returns.PaperChild;

namespace Suite.Reporting.Tests.Returns;

public sealed class ReadingFiles(ReportingFixture reporting) : IClassFixture<ReportingFixture>
{
    const string Header = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB";

    [Theory]
    [InlineData("CHILD,SEX,DOB,ETHNIC,UPN,MOTHER\r\nc1,F,01/02/2012,WBRI,UN2,0\r\n", "L001", 1)]
    [InlineData("CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB,SEX\r\nc1,F,01/02/2012,WBRI,UN2,0,,F\r\n", "L002", 1)]
    [InlineData("CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB,NAME\r\nc1,F,01/02/2012,WBRI,UN2,0,,x\r\n", "L004", 1)]
    [InlineData("\r\n", "L005", 0)]
    [InlineData(Header + "\r\nc1,F,01/02/2012,WBRI,UN2,0\r\n", "L007", 2)]
    [InlineData(Header + "\r\nc1,F,01/02/2012,WBRI,UN2,0,,\r\n", "L007", 2)]
    [InlineData(Header + "\r\nc1,F,01/02/2012,\"WB\"RI,UN2,0,\r\n", "L008", 2)]
    public async Task What_is_wrong_with_a_file_is_found(string text, string rule, int row)
    {
        var imported = await Import(Encoding.UTF8.GetBytes(text));
        Assert.Contains((rule, ReturnTable.Header, row), imported.Findings.Select(f => (f.RuleCode, f.Table, f.Row)));
        Assert.Equal(rule == "L004", imported.Refused is null);
    }

    [Fact]
    public async Task Text_that_is_not_utf_8_is_refused()
    {
        var imported = await Import([.. Encoding.ASCII.GetBytes(Header + "\r\nc1,F,01/02/2012,WB"), 0xE9, .. Encoding.ASCII.GetBytes(",UN2,0,\r\n")]);
        Assert.Equal(["L006"], imported.Refusals.Select(f => f.RuleCode));
    }

    [Fact]
    public async Task A_cell_without_end_takes_no_memory_without_end()
    {
        var imported = await Import(Encoding.UTF8.GetBytes(Header + "\r\nc1,F,01/02/2012,\"" + new string('x', 1_000_000) + "\r\n"));
        Assert.Equal(["L008"], imported.Refusals.Select(f => f.RuleCode));
    }

    [Theory]
    [InlineData(200, "103")]
    [InlineData(201, "L009")]
    public async Task A_cell_has_200_characters_at_most(int length, string rule)
    {
        var imported = await Import(Encoding.UTF8.GetBytes($"{Header}\r\nc1,F,01/02/2012,{new string('x', length)},UN2,0,\r\n"));
        Assert.Equal([(rule, "ETHNIC")], imported.Refusals.Select(f => (f.RuleCode, f.Column)));
    }

    [Theory]
    [InlineData("CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nc1,F,01/02/2012,WBRI,UN2,0,\n")]
    [InlineData("CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\r\nc1,F,01/02/2012,WBRI,UN2,0,")]
    [InlineData("\uFEFFCHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\r\nc1,F,01/02/2012,WBRI,UN2,0,\r\n")]
    [InlineData("\"CHILD\",\"SEX\",\"DOB\",\"ETHNIC\",\"UPN\",\"MOTHER\",\"MC_DOB\"\r\n\"c1\",\"F\",\"01/02/2012\",\"WBRI\",\"UN2\",\"0\",\"\"\r\n")]
    [InlineData("mother,child , Sex,dob,ethnic,upn,mc_dob\r\n0, c1 ,f,01/02/2012,wbri,un2,\r\n\r\n")]
    public async Task Files_are_read_as_systems_write_them(string text)
    {
        var authority = reporting.NewAuthority();
        var imported = await Import(Encoding.UTF8.GetBytes(text), authority);
        Assert.Null(imported.Refused);
        Assert.Equal("F 2012-02-01 WBRI", await reporting.Look<string>("select sex || ' ' || born_on || ' ' || ethnicity from returns.child where authority = @authority and child_key = @key",
            new { authority, key = Importing.Pseudonyms.KeyOf(authority, "c1") }));
    }

    [Theory]
    [InlineData("29/02/2011")]
    [InlineData("1/2/2012")]
    [InlineData("2012-02-01")]
    [InlineData("01/02/12")]
    [InlineData("02/13/2012")]
    [InlineData("01/02/1899")]
    public async Task Days_are_days_as_dd_mm_yyyy(string day)
    {
        var imported = await Import(Encoding.UTF8.GetBytes($"{Header}\r\nc1,F,{day},WBRI,UN2,0,\r\n"));
        Assert.Equal([("102", "DOB")], imported.Refusals.Select(f => (f.RuleCode, f.Column)));
    }

    [Fact]
    public async Task Files_must_be_what_was_declared()
    {
        var authority = reporting.NewAuthority();
        var paper = new PaperReturn(2025).With(Named("c1").Episode("01/06/2023"));
        var messages = PaperReturn.Messages(2025, paper.Files()).ToList();

        var changed = messages.Select(m => m.Clone()).ToList();
        changed[1].Chunk.Data = Google.Protobuf.ByteString.CopyFrom([.. changed[1].Chunk.Data.Span[..^1], (byte)'x']);
        Assert.Equal("FILE_NOT_AS_DECLARED", (await reporting.Import(authority, changed)).Refused!.Reason);

        var longer = messages.Select(m => m.Clone()).ToList();
        longer[1].Chunk.Data = Google.Protobuf.ByteString.CopyFrom([.. longer[1].Chunk.Data.Span, (byte)'x']);
        Assert.Equal("FILE_NOT_AS_DECLARED", (await reporting.Import(authority, longer)).Refused!.Reason);

        var twice = messages.Append(messages[1]);
        Assert.Equal("CHUNK_OUT_OF_ORDER", (await reporting.Import(authority, twice)).Refused!.Reason);

        var mixed = PaperReturn.Messages(2025, paper.Files(), bytesAtOnce: 20).ToList();
        (mixed[2], mixed[^1]) = (mixed[^1], mixed[2]);
        Assert.Equal("CHUNK_OUT_OF_ORDER", (await reporting.Import(authority, mixed)).Refused!.Reason);

        Assert.Equal("INVALID_FIELDS", (await reporting.Import(authority, messages.Skip(1))).Refused!.Reason);
        Assert.Equal("INVALID_FIELDS", (await reporting.Import(authority, [messages[0], messages[0]])).Refused!.Reason);
        Assert.Equal("INVALID_FIELDS", (await reporting.Import(authority, [])).Refused!.Reason);
        Assert.Equal(0, await reporting.Look<int>("select count(*) from returns.submission where authority = @authority", new { authority }));
    }

    [Fact]
    public async Task Every_bad_field_of_a_declaration_is_told_at_once()
    {
        var refused = (await reporting.Import(reporting.NewAuthority(), [new()
        {
            Declaration = new()
            {
                RequestId = "x",
                ReturnYear = 2015,
                Files = { new DeclaredFile { Table = ReturnTable.Header }, new DeclaredFile { Table = ReturnTable.Header, SizeBytes = 1, Sha256 = Google.Protobuf.ByteString.CopyFrom(new byte[32]) }, new DeclaredFile() },
            },
        }])).Refused!;
        Assert.Equal(
            [
                "declaration.files", "declaration.files[0].sha256", "declaration.files[0].size_bytes", "declaration.files[1].table", "declaration.files[2].sha256", "declaration.files[2].size_bytes",
                "declaration.files[2].table", "declaration.kind", "declaration.request_id", "declaration.return_year",
            ],
            refused.Fields.Select(f => f.Field).Order(StringComparer.Ordinal));
    }

    Task<Imported> Import(byte[] header, string? authority = null)
    {
        var paper = new PaperReturn(2025).With(Named("c1").Episode("01/06/2023"));
        return reporting.Import(authority ?? reporting.NewAuthority(), 2025, [(ReturnTable.Header, header), (ReturnTable.Episodes, paper.Bytes(ReturnTable.Episodes))]);
    }
}
