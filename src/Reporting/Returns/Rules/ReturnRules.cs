using Suite.Reporting.V1;
using static Suite.Reporting.Returns.Rules.Write;

namespace Suite.Reporting.Returns.Rules;

/// <summary>Every rule that a return is checked by.</summary>
static class ReturnRules
{
    public const string MissingColumn = "L001", ColumnTwice = "L002", ChildUnreadable = "L003", UnknownColumn = "L004", NoHeading = "L005", NotUtf8 = "L006", CellCount = "L007",
        Quotes = "L008", LongCell = "L009", NoReference = "L301", NoAreas = "L302", NotSent = "L303";

    /// <summary>Rules that are queries, in the order in which they are asked.</summary>
    public static IReadOnlyList<Rule> Queries { get; } = [.. Generic(), .. EpisodeRules.All, .. ChildRules.All, .. OutcomeRules.All];

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        .. Files().Concat(Cells()).Concat(Queries)
            .OrderBy(r => r.Code.Length == 0 || !char.IsAsciiDigit(r.Code[0])).ThenBy(r => Number(r.Code)).ThenBy(r => r.Code, StringComparer.Ordinal).ThenBy(r => r.Table).ThenBy(r => r.Column, StringComparer.Ordinal),
    ];

    /// <summary>What a rule asks for, as a finding of it says.</summary>
    public static string TextOf(string code, ReturnTable table, string column) =>
        All.FirstOrDefault(r => r.Code == code && r.Table == table && r.Column == column)?.Text ?? All.First(r => r.Code == code).Text;

    static int Number(string code) => int.TryParse(new string([.. code.TakeWhile(char.IsAsciiDigit)]), out var number) ? number : 0;

    // What every table is asked for.
    static IEnumerable<Rule> Generic()
    {
        foreach (var table in ReturnTables.All)
        {
            var first = table.Id is ReturnTable.SwEpisodes ? 2024 : table.Id is ReturnTable.Dolo ? 2027 : ReturnYear.First;
            if (table.Id is not ReturnTable.Header)
            {
                yield return Refuse($"L5{(int)table.Id:00}", table.Id, "CHILD", "The child is in the header.",
                    "not exists (select from in_header h where h.child_key = r.child_key)").From(first);
            }

            var same = string.Concat(table.Key.Select(k => $" and b.{k} = r.{k}"));
            yield return Refuse($"L6{(int)table.Id:00}", table.Id, "CHILD", table.Key.Count == 0 ? "A child has one row in this table." : "No row of a child is there twice.",
                $"exists (select from {table.Name} b where b.child_key = r.child_key{same} and b.row_no < r.row_no)").From(first);

            if (table.Id is not (ReturnTable.Header or ReturnTable.Episodes))
            {
                yield return Refuse($"L7{(int)table.Id:00}", table.Id, "DOB", "The birth date is that of the header.",
                    "exists (select from in_header h where h.child_key = r.child_key and h.born_on <> r.born_on)").From(first);
            }
        }
    }

    static IEnumerable<Rule> Cells()
    {
        var kinds = Enumerable.Range(ReturnYear.First, ReturnYear.Last - ReturnYear.First + 1).Select(y => new ReturnYear(y)).ToList();
        foreach (var (table, name, rule, first, last) in ReturnYear.EveryColumn)
        {
            var id = ReturnTables.Of(table).Id;
            var column = kinds.Last(y => y.Year <= last && y.Has(id)).ColumnsOf(id).First(c => c.Name == name);
            var needed = column.Required ? " It is always given." : "";
            yield return Reading(rule, SeverityOf(column.Type), id, name, TextOf(column) + needed, first, last);
        }
    }

    /// <summary>A postcode is not kept: one that cannot be read leaves out what would be worked out of it.</summary>
    public static FindingSeverity SeverityOf(CellType type) => type is CellType.Postcode ? FindingSeverity.Warning : FindingSeverity.Refusal;

    static string TextOf(ReturnColumn column) => column.Type switch
    {
        CellType.Id => "The child's own id in the authority, at most 20 letters and digits.",
        CellType.Date => "A day that exists, as dd/mm/yyyy.",
        CellType.Code => "A code that the year knows.",
        CellType.Flag => "0 or 1.",
        CellType.Number => $"A whole number from {column.Least} to {column.Most}.",
        CellType.Postcode => "A postcode.",
        CellType.Urn => "Ofsted's number of a setting: SC and six digits, seven digits, or XXXXXXX.",
        CellType.Upn => "A pupil number, or UN1 to UN5.",
        CellType.Worker => "The number of a social worker, beginning with SW or XX.",
        CellType.Authority => "The three digits of an authority, or NIR, NUK, SCO or WAL.",
        CellType.PartDate => "A day as dd/mm/yyyy, of which day, month or year may be zz.",
        _ => throw new InvalidOperationException($"No text is known for {column.Type}."),
    };

    static IEnumerable<Rule> Files()
    {
        foreach (var table in ReturnTables.All)
        {
            yield return Reading(MissingColumn, FindingSeverity.Refusal, table.Id, "", "The file has every column of the year.");
            yield return Reading(ColumnTwice, FindingSeverity.Refusal, table.Id, "", "No column is there twice.");
            yield return Reading(UnknownColumn, FindingSeverity.Warning, table.Id, "", "The year knows every column of the file; others are not read.");
            yield return Reading(NoHeading, FindingSeverity.Refusal, table.Id, "", "The first row names the columns.");
            yield return Reading(NotUtf8, FindingSeverity.Refusal, table.Id, "", "The file is text in UTF-8.");
            yield return Reading(CellCount, FindingSeverity.Refusal, table.Id, "", "Every row has as many cells as the first.");
            yield return Reading(Quotes, FindingSeverity.Refusal, table.Id, "", "A cell that begins with a quotation mark ends with one.");
            yield return Reading(LongCell, FindingSeverity.Refusal, table.Id, "", "No cell has more than 200 characters.");
            yield return Reading(NotSent, FindingSeverity.Warning, table.Id, "", "Every table is sent; what was said of one that is not stays.");
        }

        yield return Reading(NoReference, FindingSeverity.Warning, ReturnTable.Episodes, "PL_POST", "Postcodes are loaded: without them there are no distances and no places.");
        yield return Reading(NoAreas, FindingSeverity.Warning, ReturnTable.Episodes, "PL_POST", "The authority has said which areas are its own and which adjoin it: without, only its own code counts as its own.");
    }
}
