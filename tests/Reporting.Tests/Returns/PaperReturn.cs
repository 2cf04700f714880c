using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Suite.Reporting.Returns;
using Suite.Reporting.V1;

namespace Suite.Reporting.Tests.Returns;

/// <summary>A return as an authority's system would write it: rows by table.</summary>
sealed class PaperReturn(int year)
{
    readonly Dictionary<ReturnTable, List<string>> _rows = [];

    public int Year => year;

    /// <summary>What each line ends with.</summary>
    public string NewLine { get; init; } = "\r\n";

    public bool ByteOrderMark { get; init; }

    /// <summary>Until 2023/24 a girl was 2 and a boy 1.</summary>
    public bool SexAsTheYearHasIt { get; init; } = true;

    /// <summary>The tables in the order in which they are sent; all of the year's unless said.</summary>
    public IReadOnlyList<ReturnTable> Sent { get; set; } = [.. ReturnTables.All.Select(t => t.Id).Where(new ReturnYear(year).Has)];

    public PaperReturn Row(ReturnTable table, params string[] cells)
    {
        if (!_rows.TryGetValue(table, out var rows))
            _rows[table] = rows = [];
        rows.Add(string.Join(',', cells));
        return this;
    }

    public PaperReturn With(PaperChild child)
    {
        foreach (var (table, cells) in child.Rows)
            Row(table, [child.Id, .. table is ReturnTable.Header or ReturnTable.Uasc ? [SexThen(cells[0]), .. cells[1..]] : cells]);
        return this;

        string SexThen(string sex) => year < 2025 && SexAsTheYearHasIt ? sex switch { "F" => "2", "M" => "1", _ => sex } : sex;
    }

    public PaperReturn With(params IEnumerable<PaperChild> children)
    {
        foreach (var child in children)
            With(child);
        return this;
    }

    public static string HeadingOf(ReturnTable table, int year) => string.Join(',', new ReturnYear(year).ColumnsOf(table).Select(c => c.Name));

    public byte[] Bytes(ReturnTable table)
    {
        var text = new StringBuilder(HeadingOf(table, year)).Append(NewLine);
        foreach (var row in _rows.GetValueOrDefault(table) ?? [])
            text.Append(row).Append(NewLine);
        byte[] bytes = Encoding.UTF8.GetBytes(text.ToString());
        return ByteOrderMark ? [0xEF, 0xBB, 0xBF, .. bytes] : bytes;
    }

    public IReadOnlyList<(ReturnTable Table, byte[] Bytes)> Files() => [.. Sent.Select(t => (t, Bytes(t)))];

    public static IEnumerable<ImportReturnRequest> Messages(int year, IReadOnlyList<(ReturnTable Table, byte[] Bytes)> files, bool dryRun = false, Guid? requestId = null, int bytesAtOnce = 10_000)
    {
        yield return new()
        {
            Declaration = new()
            {
                RequestId = (requestId ?? Guid.NewGuid()).ToString("D"),
                Kind = ReturnKind.Ssda903,
                ReturnYear = year,
                DryRun = dryRun,
                Files = { files.Select(f => new DeclaredFile { Table = f.Table, SizeBytes = f.Bytes.Length, Sha256 = ByteString.CopyFrom(SHA256.HashData(f.Bytes)) }) },
            },
        };
        foreach (var (table, bytes) in files)
        {
            for (var at = 0; at < bytes.Length; at += bytesAtOnce)
                yield return new() { Chunk = new() { Table = table, Data = ByteString.CopyFrom(bytes.AsSpan(at, Math.Min(bytesAtOnce, bytes.Length - at))) } };
        }
    }
}

/// <summary>A child with its rows; what a test does not say is as it may well be.</summary>
sealed class PaperChild
{
    readonly string[] _header;

    PaperChild(string id, string born, string sex, string ethnicity, string upn, string mother, string motherOf) =>
        (Id, Born, Sex, _header) = (id, born, sex, [sex, born, ethnicity, upn, mother, motherOf]);

    public string Id { get; set; }

    public string Born { get; }

    public string Sex { get; }

    public int HeaderRows { get; set; } = 1;

    /// <summary>The same child in the return of the year before.</summary>
    public PaperChild? Before { get; private set; }

    List<(ReturnTable Table, string[] Cells)> Others { get; } = [];

    public IEnumerable<(ReturnTable Table, string[] Cells)> Rows => [.. Enumerable.Repeat((ReturnTable.Header, _header), HeaderRows), .. Others];

    public static PaperChild Named(string id, string born = "01/02/2012", string sex = "F", string ethnicity = "WBRI", string upn = "UN2", string mother = "0", string motherOf = "") =>
        new(id, born, sex, ethnicity, upn, mother, motherOf);

    public static PaperChild Child(string born = "01/02/2012", string sex = "F", string ethnicity = "WBRI", string upn = "UN2", string mother = "0", string motherOf = "") =>
        Named("", born, sex, ethnicity, upn, mother, motherOf);

    public PaperChild Episode(string from, string to = "", string rec = "", string rne = "S", string ls = "C2", string cin = "N1", string place = "U6", string provider = "PR1", string reason = "",
        string home = "AB1 1AA", string placedAt = "AB2 2BB", string urn = "SC123456") =>
        Add(ReturnTable.Episodes, from, rne, ls, cin, place, provider, to, rec, reason, home, placedAt, urn);

    public PaperChild Review(string on, string code = "PN1", string? born = null) => Add(ReturnTable.Reviews, born ?? Born, on, code);

    public PaperChild Uasc(string until = "", string? sex = null, string? born = null) => Add(ReturnTable.Uasc, sex ?? Sex, born ?? Born, until);

    public PaperChild Oc2(string score = "", string reason = "", string convicted = "", string healthCheck = "", string immunised = "1", string teeth = "1", string assessed = "1", string misuse = "0",
        string received = "", string offered = "", string? born = null) =>
        Add(ReturnTable.Oc2, born ?? Born, score, reason, convicted, healthCheck, immunised, teeth, assessed, misuse, received, offered);

    public PaperChild Oc3(string inTouch = "YES", string activity = "F2", string accommodation = "U1", string? born = null) => Add(ReturnTable.Oc3, born ?? Born, inTouch, activity, accommodation);

    public PaperChild Ad1(string decided = "", string matched = "", string foster = "", string adopters = "", string sexes = "", string status = "", string? born = null) =>
        Add(ReturnTable.Ad1, born ?? Born, decided, matched, foster, adopters, sexes, status);

    public PaperChild Decision(string on, string reversed = "", string reason = "", string? born = null) => Add(ReturnTable.PlacedForAdoption, born ?? Born, on, reversed, reason);

    public PaperChild Permanence(string kind = "Z1", string authority = "", string dated = "", string? born = null) => Add(ReturnTable.PreviousPermanence, born ?? Born, kind, authority, dated);

    public PaperChild Missing(string from, string to = "", string kind = "M", string? born = null) => Add(ReturnTable.Missing, born ?? Born, kind, from, to);

    public PaperChild Worker(string from, string to = "", string reason = "OTHERS", string worker = "SW1234567", string? born = null) => Add(ReturnTable.SwEpisodes, born ?? Born, worker, from, to, reason);

    public PaperChild Order(string from, string to = "", string? born = null) => Add(ReturnTable.Dolo, born ?? Born, from, to);

    public PaperChild After(PaperChild before)
    {
        Before = before;
        return this;
    }

    PaperChild Add(ReturnTable table, params string[] cells)
    {
        Others.Add((table, cells));
        return this;
    }
}
