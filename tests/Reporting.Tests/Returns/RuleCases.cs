using static Suite.Reporting.Tests.Returns.PaperChild;

namespace Suite.Reporting.Tests.Returns;

/// <summary>A child whose rows break a rule, and one whose rows all but break it.</summary>
sealed record RuleCase(string Code, PaperChild Breaks, PaperChild Keeps, int Year = 2025);

/// <summary>For each rule over rows at least one case. Years end on 31 March: that of 2025 began on 1 April 2024.</summary>
static class RuleCases
{
    // Looked after since before the year.
    static PaperChild Cared(string born = "01/02/2012", string sex = "F", string upn = "UN2", string mother = "0", string motherOf = "") =>
        Child(born, sex, upn: upn, mother: mother, motherOf: motherOf).Episode("01/06/2023");

    // Left care in the year.
    static PaperChild Left(string rec = "E4A", string place = "U6", string born = "01/02/2012", string ls = "C2", string urn = "SC123456") =>
        Child(born).Episode("01/06/2023", "01/12/2024", rec, ls: ls, place: place, urn: urn);

    // Two episodes one after the other.
    static PaperChild Moved(string rne, string ls = "C2", string place = "K2", string cin = "N1", string reason = "CARPL", string firstPlace = "U6", string firstLs = "C2", string provider = "PR1", string placedAt = "AB3 3CC",
        string from = "01/09/2024", string to = "01/09/2024", string rec = "X1") =>
        Child().Episode("01/06/2024", to, rec, place: firstPlace, ls: firstLs, reason: reason).Episode(from, rne: rne, ls: ls, place: place, cin: cin, provider: provider, placedAt: placedAt);

    // Adopted in the year.
    static PaperChild Adopted(string place = "A4", string ls = "E1", string decided = "01/02/2024", string placedOn = "01/05/2024", string adoptedOn = "01/11/2024") =>
        Child("01/02/2023").Episode("01/06/2023", placedOn, "X1", ls: ls, place: "U6").Episode(placedOn, adoptedOn, "E11", rne: place is "A3" or "A5" ? "T" : "P", ls: ls, place: place).Decision(decided);

    static PaperChild Temporary(string place, string to, string from = "01/08/2024", string provider = "", string reason = "", string backTo = "U6", string backRne = "P", string firstReason = "") =>
        Child().Episode("01/06/2024", from, "X1", reason: firstReason).Episode(from, to, "X1", rne: "P", place: place, provider: provider, reason: reason, urn: "").Episode(to, rne: backRne, place: backTo);

    public static IReadOnlyList<RuleCase> All { get; } = [.. Episodes(), .. Children(), .. Outcomes(), .. EveryTable()];

    static IEnumerable<RuleCase> Episodes() =>
    [
        new("302", Child("02/06/2024").Episode("01/06/2024"), Child("01/06/2024").Episode("01/06/2024")),
        new("353", Child("01/01/1990").Episode("13/10/1991"), Child("01/01/1990").Episode("14/10/1991")),
        new("354", Child().Episode("01/04/2025"), Child().Episode("31/03/2025")),
        new("385", Child().Episode("01/06/2024", "01/04/2025", "E4A"), Child().Episode("01/06/2024", "31/03/2025", "E4A")),
        new("L204", Child().Episode("01/06/2023", "31/03/2024", "E4A"), Child().Episode("01/06/2023", "01/04/2024", "E4A")),
        new("355", Child().Episode("01/06/2024", "01/06/2024", "E4A"), Child().Episode("01/06/2024", "02/06/2024", "E4A")),
        new("356", Child().Episode("02/06/2024", "01/06/2024", "E4A"), Child().Episode("02/06/2024", "03/06/2024", "E4A")),
        new("148", Child().Episode("01/06/2024", "01/12/2024"), Left()),
        new("148", Child().Episode("01/06/2024", "", "E4A"), Cared()),
        new("142", Child().Episode("01/06/2024").Episode("01/09/2024", rne: "P", place: "K2"), Moved("P")),
        new("501", Moved("P", from: "31/08/2024"), Moved("P")),
        new("357", Child().Episode("01/04/2024", rne: "P"), Child().Episode("31/03/2024", rne: "P")),
        new("388", Child().Episode("01/06/2024", "01/09/2024", "X1"), Moved("P")),
        new("388", Moved("P", from: "02/09/2024"), Moved("P")),
        new("431", Moved("S"), Moved("S", from: "02/09/2024", rec: "E4A", reason: "")),
        new("432", Moved("P", rec: "E4A", reason: ""), Moved("P")),
        new("433", Moved("P", from: "02/09/2024"), Moved("P")),
        new("437", Moved("S", rec: "E2", reason: "", from: "02/09/2024"), Moved("S", rec: "E4A", reason: "", from: "02/09/2024")),
        new("437", Moved("S", rec: "E15", reason: "", from: "02/09/2024"), Left("E15")),
        new("434", Moved("L", ls: "C2", place: "U6", placedAt: "AB2 2BB", reason: ""), Moved("L", ls: "E1", place: "U6", placedAt: "AB2 2BB", reason: "")),
        new("434", Moved("L", ls: "E1", place: "U6", reason: ""), Moved("L", ls: "E1", place: "U6", placedAt: "AB2 2BB", reason: "")),
        new("435", Moved("P", ls: "E1"), Moved("P")),
        // Another home of the same kind, provider and number is another placement; the same postcode is not.
        new("435", Moved("P", place: "U6", placedAt: "AB2 2BB"), Moved("P", place: "U6")),
        new("436", Moved("B"), Moved("B", ls: "E1")),
        new("436", Moved("U", ls: "E1", place: "U6", placedAt: "AB2 2BB"), Moved("U", ls: "E1")),
        new("504", Moved("P", cin: "N4"), Moved("P")),
        new("361", Child().Episode("01/06/2024", "05/06/2024", "E4A", ls: "L1"), Child().Episode("01/06/2024", "04/06/2024", "E4A", ls: "L1")),
        new("362", Child().Episode("01/06/2024", "23/06/2024", "E4A", ls: "L2"), Child().Episode("01/06/2024", "22/06/2024", "E4A", ls: "L2")),
        new("363", Child().Episode("01/06/2024", "09/06/2024", "E4A", ls: "L3"), Child().Episode("01/06/2024", "08/06/2024", "E4A", ls: "L3")),
        new("364", Child().Episode("01/06/2024", "23/06/2024", "E4A", ls: "J2"), Child().Episode("01/06/2024", "22/06/2024", "E4A", ls: "J2")),
        new("358", Child("02/06/2014").Episode("01/06/2024", ls: "J1"), Child("01/06/2014").Episode("01/06/2024", ls: "J1")),
        new("352", Child("01/06/2006").Episode("01/06/2024"), Child("02/06/2006").Episode("01/06/2024")),
        new("359", Cared("30/03/2007"), Cared("31/03/2007")),
        new("359", Cared("30/03/2007"), Child("30/03/2007").Episode("01/06/2023", ls: "V2", place: "K2")),
        new("445", Child().Episode("01/06/2020", ls: "D1"), Child("01/01/2005").Episode("29/12/2005", ls: "D1"), 2024),
        new("446", Child("01/01/2004").Episode("29/12/2005", ls: "E1"), Child("01/01/2004").Episode("30/12/2005", ls: "E1")),
        new("365", Child().Episode("01/06/2024", "19/06/2024", "E4A", ls: "V3"), Child().Episode("01/06/2024", "18/06/2024", "E4A", ls: "V3")),
        new("366", Child().Episode("31/03/2024", "05/04/2024", "E4A", ls: "V3", rne: "P"), Child().Episode("31/03/2024", "05/04/2024", "E4A", ls: "V3")),
        new("367", Breaks(5, 15, 1), Breaks(5, 15)),
        new("382", Child().Episode("01/06/2024", "05/06/2024", "E4A", ls: "V3", place: "T1", provider: "", urn: ""), Child().Episode("01/06/2024", "05/06/2024", "E4A", ls: "V3")),
        new("384", Child().Episode("01/06/2024", "05/06/2024", "E4A", ls: "V3", place: "U4"), Child().Episode("01/06/2024", "05/06/2024", "E4A", ls: "V3", place: "U5")),
        new("426", Child().Episode("01/06/2024", "05/06/2024", "E4A", ls: "V3").Episode("01/08/2024", "05/08/2024", "E4A", ls: "V4"),
            Child().Episode("01/06/2024", "05/06/2024", "E4A", ls: "V4").Episode("01/08/2024", "05/08/2024", "E4A", ls: "V4")),
        new("398", Child().Episode("01/06/2024", "05/06/2024", "E4A", ls: "V3"), Child().Episode("01/06/2024", "05/06/2024", "E4A", ls: "V3", home: "", placedAt: "")),
        new("380", Child().Episode("01/06/2024", place: "T1", provider: "", urn: ""), Temporary("T1", "20/08/2024")),
        new("381", Child().Episode("01/06/2024", "01/08/2024", "X1").Episode("01/08/2024", "05/08/2024", "E4A", rne: "P", place: "T1", provider: "", urn: ""), Temporary("T1", "20/08/2024")),
        new("371", Child("02/06/2008").Episode("01/06/2024", place: "K3"), Child("01/06/2008").Episode("01/06/2024", place: "K3")),
        new("372", Child("02/06/2014").Episode("01/06/2024", place: "R5", urn: ""), Child("01/06/2014").Episode("01/06/2024", place: "R5", urn: "")),
        new("373", Child("02/06/2020").Episode("01/06/2024", place: "S1"), Child("01/06/2020").Episode("01/06/2024", place: "S1")),
        new("374", Child("02/06/2010").Episode("01/06/2024", place: "P3", urn: ""), Child("01/06/2010").Episode("01/06/2024", place: "P3", urn: "")),
        new("375", Temporary("T1", "13/09/2024"), Temporary("T1", "12/09/2024")),
        new("376", Temporary("T3", "23/08/2024"), Temporary("T3", "22/08/2024")),
        new("377", Holidays(3), Holidays(2)),
        new("379", Temporary("T4", "09/08/2024"), Temporary("T4", "08/08/2024")),
        new("378", Child().Episode("01/06/2024", ls: "V2", place: "P1", provider: "PR0", urn: ""), Child().Episode("01/06/2024", ls: "C2", place: "P1", provider: "PR0", urn: "")),
        new("383", Temporary("T4", "05/08/2024", backTo: "K2"), Temporary("T4", "05/08/2024")),
        new("383", Temporary("T4", "05/08/2024", backRne: "T"), Temporary("T4", "05/08/2024")),
        new("217", Moved("P", place: "A3"), Moved("T", place: "A3")),
        new("336", Moved("T", place: "A3", firstPlace: "K2"), Moved("T", place: "A3")),
        new("408", Moved("P", place: "A6"), Moved("B", place: "A6", ls: "E1")),
        new("217t", Child("01/06/2007").Episode("01/06/2023", "29/10/2023", "E4A", place: "P2", urn: ""), Child("01/06/2007").Episode("01/06/2023", "28/10/2023", "E4A", place: "P2", urn: ""), 2024),
        new("213", Temporary("T1", "20/08/2024", provider: "PR1"), Temporary("T1", "20/08/2024")),
        new("213", Child().Episode("01/06/2025", place: "Z11", urn: ""), Child().Episode("01/06/2025", place: "Z11", provider: "", urn: ""), 2026),
        new("526", Child().Episode("01/06/2024", provider: ""), Child().Episode("01/06/2024")),
        new("527", Child().Episode("01/06/2024", place: "P1", provider: "PR1", urn: ""), Child().Episode("01/06/2024", place: "P1", provider: "PR0", urn: "")),
        new("528", Child().Episode("01/06/2024", place: "R2", provider: "PR2", urn: ""), Child().Episode("01/06/2024", place: "R2", provider: "PR3", urn: "")),
        new("529", Child().Episode("01/06/2024", place: "K2", provider: "PR3"), Child().Episode("01/06/2024", place: "K2", provider: "PR4")),
        new("530", Child().Episode("01/06/2024", place: "P1", provider: "PR4", urn: ""), Child().Episode("01/06/2024", place: "K2", provider: "PR4")),
        new("531", Child().Episode("01/06/2024", place: "P1", provider: "PR5", urn: ""), Child().Episode("01/06/2024", place: "K2", provider: "PR5")),
        new("550", Child().Episode("01/06/2024", provider: "PR0"), Child().Episode("01/06/2024", place: "P1", provider: "PR0", urn: "")),
        new("218", Child().Episode("01/06/2024", urn: ""), Child().Episode("01/06/2024", place: "R1", urn: "")),
        new("222", Child().Episode("01/06/2024", place: "R1"), Child().Episode("01/06/2024", place: "R1", urn: "XXXXXXX")),
        new("1015", Child().Episode("01/06/2024", place: "K2", placedAt: "CD1 1AA"), Child().Episode("01/06/2024", place: "K2", placedAt: "AB2 2BB")),
        new("1015", Child().Episode("01/06/2024", place: "K2", placedAt: "CD1 1AA"), Child().Episode("01/06/2024", place: "U6", placedAt: "CD1 1AA")),
        new("225", Moved("P", reason: ""), Moved("P")),
        new("226", Temporary("T1", "20/08/2024", reason: "CARPL"), Temporary("T1", "20/08/2024")),
        new("226", Temporary("T1", "20/08/2024", firstReason: "CARPL"), Temporary("T1", "20/08/2024")),
        new("233", Child().Episode("01/06/2025", reason: "CARPL"), Child().Episode("01/06/2025", "01/09/2025", "E4A", reason: "CARPL"), 2026),
        new("L206", Child().Episode("01/06/2024", reason: "CARPL"), Child().Episode("01/06/2024", "01/09/2024", "E4A", reason: "CARPL")),
        new("234", Child("02/09/2015").Episode("01/06/2025", "01/09/2025", "X1", reason: "CUSTOD").Episode("01/09/2025", rne: "P", place: "R5", urn: ""),
            Child("01/09/2015").Episode("01/06/2025", "01/09/2025", "X1", reason: "CUSTOD").Episode("01/09/2025", rne: "P", place: "R5", urn: ""), 2026),
        new("392b", Child().Episode("01/06/2024", placedAt: ""), Child().Episode("01/06/2024", placedAt: "").Uasc()),
        new("392d", Child().Episode("01/06/2024", placedAt: "AB1 1AA"), Child().Episode("01/06/2024", place: "P1", provider: "PR0", placedAt: "AB1 1AA", urn: "")),
        new("406", Cared().Uasc(), Child().Episode("01/06/2023", home: "", placedAt: "").Uasc()),
        new("L205", Child().Episode("01/06/2024", placedAt: "ZZ9 9ZZ"), Child().Episode("01/06/2024")),
        new("454", Child().Episode("01/06/2025", placedAt: "CD9 9ZZ"), Child().Episode("01/06/2025", placedAt: "CD1 1AA"), 2026),
        new("386", Child("01/12/2006").Episode("01/06/2023", "01/12/2024", "E11", place: "A4"), Child("02/12/2006").Episode("01/06/2023", "01/12/2024", "E11", place: "A4")),
        new("387", Left("E5", born: "02/12/2010"), Left("E5", born: "01/12/2010")),
        new("389", Left("E7", born: "02/12/2008"), Left("E7", born: "01/12/2008")),
        new("407", Left("E47", born: "01/12/2006"), Left("E47", born: "02/12/2006")),
        new("460", Left("E17", born: "02/12/2006"), Left("E17", born: "01/12/2006")),
        new("390", Left("E11"), Left("E11", "A6", ls: "E1")),
        new("516", Left("E45", "K2"), Left("E45", "U3")),
        new("502", Child().Episode("02/06/2023").After(Cared()), Cared().After(Cared())),
        new("503A", Child().Episode("01/06/2023", rne: "P").After(Cared()), Cared().After(Cared())),
        new("503B", Child().Episode("01/06/2023", ls: "C1").After(Cared()), Cared().After(Cared())),
        new("503C", Child().Episode("01/06/2023", cin: "N4").After(Cared()), Cared().After(Cared())),
        new("503D", Child().Episode("01/06/2023", place: "K2").After(Cared()), Cared().After(Cared())),
        // What was renamed did not move.
        new("503D", Child("01/01/2008").Episode("01/06/2024", place: "Z12", provider: "", urn: "").After(Child("01/01/2008").Episode("01/06/2024")),
            Child("01/01/2008").Episode("01/06/2024", place: "Z12", provider: "", urn: "").After(Child("01/01/2008").Episode("01/06/2024", place: "Z1", provider: "", urn: "")), 2026),
        new("503E", Child().Episode("01/06/2023", provider: "PR4").After(Cared()), Cared().After(Cared())),
        new("NoE", Cared(), Cared().After(Cared())),
    ];

    // Short breaks of some days each, and one more.
    static PaperChild Breaks(int times, int days, int more = 0)
    {
        var child = Child();
        for (var i = 0; i < times; i++)
            child.Episode($"01/{4 + i:00}/2024", $"{1 + days:00}/{4 + i:00}/2024", "E4A", ls: "V3");
        return more == 0 ? child : child.Episode("01/12/2024", $"{1 + more:00}/12/2024", "E4A", ls: "V3");
    }

    // Away for the carer's holiday again and again.
    static PaperChild Holidays(int times)
    {
        var child = Child();
        var at = "01/06/2024";
        for (var i = 0; i < times; i++)
        {
            string from = $"01/{7 + i:00}/2024", to = $"08/{7 + i:00}/2024";
            child.Episode(at, from, "X1", rne: i == 0 ? "S" : "P").Episode(from, to, "X1", rne: "P", place: "T3", provider: "", urn: "");
            at = to;
        }

        return child.Episode(at, rne: "P");
    }

    static IEnumerable<RuleCase> Children() =>
    [
        new("301", Child("01/04/2025").Decision("01/06/2024"), Child("31/03/2025").Decision("01/06/2024")),
        new("351", Child("01/04/1998").Oc3(), Child("02/04/1998").Oc3()),
        new("232", Cared(sex: "U"), Cared()),
        new("L105", Child(), Cared()),
        new("442", Cared(upn: ""), Cared()),
        new("444", Child(upn: "A12345678901B").Episode("01/06/2024"), Child(upn: "A12345678901C").Episode("01/06/2024"), 2026),
        new("444", Child(upn: "A12345678901B").Episode("01/06/2024"), Child(upn: "UN2").Episode("01/06/2024"), 2026),
        new("209", Cared("31/08/2019", upn: "UN1"), Cared("01/09/2019", upn: "UN1")),
        new("210", Child(upn: "UN4").Episode("23/03/2025"), Child(upn: "UN4").Episode("24/03/2025")),
        new("174", Cared(sex: "M", mother: "1", motherOf: "01/06/2024"), Cared("01/02/2008", mother: "1", motherOf: "01/06/2024")),
        new("393", Cared(mother: ""), Cared(sex: "M", mother: "")),
        new("607", Child(mother: "").Episode("01/06/2023", "01/12/2024", "E4A"), Left()),
        new("611", Cared(mother: "1"), Cared("01/02/2008", mother: "1", motherOf: "01/06/2024")),
        new("612", Cared("01/02/2008", motherOf: "01/06/2024"), Cared("01/02/2008", mother: "1", motherOf: "01/06/2024")),
        new("620", Cared("02/06/2013", mother: "1", motherOf: "01/06/2024"), Cared("01/06/2013", mother: "1", motherOf: "01/06/2024")),
        new("621", Cared("01/06/2014", mother: "1", motherOf: "01/06/2014"), Cared("01/02/2008", mother: "1", motherOf: "01/06/2024")),
        new("625", Cared("01/02/2008", mother: "1", motherOf: "01/05/2025"), Cared("01/02/2008", mother: "1", motherOf: "31/03/2025")),
        new("628", Child("01/06/2005").Oc3(), Child("01/06/2005", mother: "").Oc3()),
        new("202", Cared().After(Cared(sex: "M")), Cared().After(Cared())),
        new("203", Cared().After(Cared("02/02/2012")), Cared().After(Cared())),
        new("204", Child(ethnicity: "MOTH").Episode("01/06/2023").After(Cared()), Cared().After(Cared())),
        new("624", Cared("01/02/2008", mother: "1", motherOf: "01/06/2023").After(Cared("01/02/2008", mother: "1", motherOf: "02/06/2023")),
            Cared("01/02/2008", mother: "1", motherOf: "01/06/2023").After(Cared("01/02/2008", mother: "1", motherOf: "01/06/2023"))),
        new("440", Cared("01/06/2020").Review("01/06/2024", "PN0"), Cared("02/06/2020").Review("01/06/2024", "PN0")),
        new("441", Cared("02/06/2020").Review("01/06/2024"), Cared("01/06/2020").Review("01/06/2024")),
        new("L310", Cared().Review("31/03/2024"), Cared().Review("01/04/2024")),
        new("L310", Cared().Review("01/04/2025"), Cared().Review("31/03/2025")),
        new("L311", Left().Review("02/12/2024"), Left().Review("01/12/2024")),
        new("399", Child().Episode("01/06/2024", "05/06/2024", "E4A", ls: "V4").Review("02/06/2024"), Cared().Review("02/06/2024")),
        new("304", Cared("01/06/2006").Uasc("02/06/2024"), Cared("01/06/2006").Uasc("01/06/2024")),
        new("231", Cared("31/03/2014").Uasc(), Cared("30/03/2014").Uasc()),
        new("L321", Cared().Uasc(sex: "M"), Cared().Uasc()),
        new("L322", Cared().Uasc("01/04/2025"), Cared().Uasc("31/03/2025")),
        new("1014", Child("01/06/2005").Oc3().Uasc(), Cared().Uasc()),
        new("205D", Cared().Uasc().After(Cared()), Cared().Uasc().After(Cared().Uasc())),
        new("205B", Cared().Uasc("01/03/2024").After(Cared().Uasc("01/02/2024")), Cared().Uasc("01/02/2024").After(Cared().Uasc("01/02/2024"))),
        new("630", Child().Episode("01/06/2024"), Child().Episode("01/06/2024").Permanence()),
        new("630", Child().Episode("01/06/2024").Permanence("P1"), Child().Episode("01/06/2024").Permanence("P1", "382", "zz/06/2015")),
        new("634", Child().Episode("31/03/2016").Permanence(), Child().Episode("01/04/2016").Permanence()),
        new("635", Cared().Permanence("Z1", "382"), Cared().Permanence("P1", "382", "01/06/2015")),
        new("567", Cared().Missing("02/06/2024", "01/06/2024"), Cared().Missing("02/06/2024", "02/06/2024")),
        new("570", Cared().Missing("01/04/2025"), Cared().Missing("31/03/2025")),
        new("571", Cared().Missing("01/03/2024", "31/03/2024"), Cared().Missing("01/03/2024", "01/04/2024")),
        new("574", Cared().Missing("01/06/2024").Missing("03/06/2024", "04/06/2024"), Cared().Missing("01/06/2024", "03/06/2024").Missing("03/06/2024", "04/06/2024")),
        new("574", Cared().Missing("01/06/2024", "04/06/2024").Missing("03/06/2024", "05/06/2024"), Cared().Missing("03/06/2024")),
        new("575", Moved("P").Missing("20/08/2024"), Moved("P").Missing("20/08/2024", "21/08/2024")),
        new("577", Left().Missing("20/11/2024"), Left().Missing("20/11/2024", "01/12/2024")),
        new("578", Left().Missing("01/12/2024", "02/12/2024"), Left().Missing("30/11/2024", "01/12/2024")),
        new("581", Child().Episode("01/06/2024").Missing("31/05/2024", "02/06/2024"), Child().Episode("01/06/2024").Missing("01/06/2024", "02/06/2024")),
        new("586", Cared().Missing("31/01/2012", "02/06/2024"), Cared().Missing("01/06/2024", "02/06/2024")),
        new("580", Left("E7", born: "01/12/2006").Missing("20/11/2024", "01/12/2024"), Left("E8", born: "01/12/2006").Missing("20/11/2024", "01/12/2024")),
        new("576", Cared().After(Cared().Missing("20/03/2024")), Cared().Missing("20/03/2024", "02/04/2024").After(Cared().Missing("20/03/2024"))),
    ];

    static IEnumerable<RuleCase> Outcomes() =>
    [
        new("157", Cared().Oc2(reason: "SDQ1"), Cared().Oc2(reason: "SDQ2")),
        new("158", Cared().Oc2("10", misuse: "1", received: "1", offered: "1"), Cared().Oc2("10", misuse: "1", received: "1")),
        new("159", Cared().Oc2("10", misuse: "1", received: "0"), Cared().Oc2("10", misuse: "1", received: "0", offered: "0")),
        new("182", Cared().Oc2("10", convicted: "0", teeth: ""), Cared().Oc2("10", convicted: "0")),
        new("185", Child().Episode("02/04/2024").Oc2("10"), Child().Episode("01/04/2024").Oc2("10")),
        new("186", Cared().Oc2(), Cared().Oc2("10")),
        new("187", Cared().Oc2("10").Oc3(), Cared().Oc2("10")),
        new("188", Cared("01/04/2021").Oc2("10"), Cared("31/03/2021").Oc2("10")),
        new("189", Cared("01/04/2007").Oc2("10"), Cared("02/04/2007").Oc2("10")),
        new("190", Left().Oc2(), Cared().Oc2("10")),
        new("191", Cared().Oc2("10", assessed: ""), Cared().Oc2("10")),
        new("L331", Cared(), Cared().Oc2("10")),
        new("192", Cared().Oc2("10", misuse: "1"), Cared().Oc2("10", misuse: "1", received: "1")),
        new("193", Cared().Oc2("10", received: "1"), Cared().Oc2("10", misuse: "1", received: "1")),
        new("197a", Cared().Oc2("10", "SDQ2"), Cared().Oc2("10")),
        new("197B", Cared("01/06/2020").Oc2(), Cared("01/06/2020").Oc2(reason: "SDQ1")),
        new("198", Left().Oc2(reason: "SDQ2"), Cared().Oc2(reason: "SDQ2")),
        new("542", Cared("01/04/2015").Oc2("10", convicted: "0"), Cared("31/03/2015").Oc2("10", convicted: "0")),
        new("543", Cared("31/03/2015").Oc2("10"), Cared("01/04/2015").Oc2("10")),
        new("544", Cared().Oc2("10", convicted: "0", immunised: ""), Cared().Oc2("10", convicted: "0")),
        new("545", Cared("01/04/2020").Oc2(), Cared("01/04/2020").Oc2(healthCheck: "1")),
        new("546", Cared("31/03/2020").Oc2("10", healthCheck: "1"), Cared("01/04/2020").Oc2("10", healthCheck: "1")),
        new("547", Cared("01/04/2020").Oc2("10", healthCheck: "1", misuse: ""), Cared("01/04/2020").Oc2("10", healthCheck: "1")),
        new("153", Child("01/06/2005").Oc3(activity: ""), Child("01/06/2005").Oc3()),
        new("344", Child("01/06/2005").Oc3("DIED"), Child("01/06/2005").Oc3("DIED", "0", "0")),
        new("345", Child("01/06/2005").Oc3("YES", "0"), Child("01/06/2005").Oc3("NO", "0", "0")),
        new("347", Child("02/04/2006").Oc3(accommodation: "T1"), Child("01/04/2006").Oc3(accommodation: "T1")),
        new("348", Child("01/06/2005").Oc3().After(Child("01/06/2005").Oc3("DIED", "0", "0")), Child("01/06/2005").Oc3("DIED", "0", "0").After(Child("01/06/2005").Oc3("DIED", "0", "0")), 2026),
        new("391", Child("01/04/2008").Oc3(), Child("31/03/2008").Oc3()),
        new("391", Child("01/04/2002").Oc3(), Child("02/04/2002").Oc3()),
        new("1000", Left("E2", born: "01/06/2007").Oc3(), Left("E8", born: "01/06/2007").Oc3()),
        new("1007", Cared("01/06/2007").Oc3(), Left("E8", born: "01/06/2007").Oc3()),
        new("1011", Left("E3", born: "01/06/2007").Oc3(), Left("E8", born: "01/06/2007").Oc3()),
        new("3001", Child("31/03/2008").Oc3(accommodation: "Z1"), Child("31/03/2007").Oc3(accommodation: "Z1")),
        new("151", Adopted().Ad1("01/02/2024", "01/04/2024", "0", "2", "MF"), Adopted().Ad1("01/02/2024", "01/04/2024", "0", "2", "MF", "L11")),
        new("331", Adopted().Ad1("01/02/2024", "02/05/2024", "0", "2", "MF", "L11"), Adopted().Ad1("01/02/2024", "01/05/2024", "0", "2", "MF", "L11")),
        new("333", Adopted().Ad1("02/04/2024", "01/04/2024", "0", "2", "MF", "L11"), Adopted().Ad1("01/04/2024", "01/04/2024", "0", "2", "MF", "L11")),
        new("335", Adopted().Ad1("01/02/2024", "01/04/2024", "1", "2", "MF", "L11"), Adopted("A5").Ad1("01/02/2024", "01/04/2024", "1", "2", "MF", "L11")),
        new("511", Adopted().Ad1("01/02/2024", "01/04/2024", "0", "2", "F1", "L0"), Adopted().Ad1("01/02/2024", "01/04/2024", "0", "1", "F1", "L0")),
        new("514", Adopted().Ad1("01/02/2024", "01/04/2024", "0", "2", "MF", "L0"), Adopted().Ad1("01/02/2024", "01/04/2024", "0", "1", "M1", "L0")),
        new("517", Adopted().Ad1("01/02/2024", "01/04/2024", "0", "2", "FF", "L3"), Adopted().Ad1("01/02/2024", "01/04/2024", "0", "2", "MF", "L3")),
        new("518", Adopted().Ad1("01/02/2024", "01/04/2024", "0", "2", "MF", "L4"), Adopted().Ad1("01/02/2024", "01/04/2024", "0", "2", "FF", "L4")),
        new("519", Adopted().Ad1("01/02/2024", "01/04/2024", "0", "1", "F1", "L2"), Adopted().Ad1("01/02/2024", "01/04/2024", "0", "2", "MM", "L2")),
        new("520", Adopted().Ad1("01/02/2024", "01/04/2024", "0", "2", "MM", "L11"), Adopted().Ad1("01/02/2024", "01/04/2024", "0", "2", "MF", "L11")),
        new("524", Adopted().Ad1("01/02/2024", "01/04/2024", "0", "2", "MF", "L12"), Adopted().Ad1("01/02/2024", "01/04/2024", "0", "2", "MM", "L12")),
        new("582", Adopted().Ad1("01/02/2024", "01/11/2024", "0", "2", "MF", "L11"), Adopted().Ad1("01/02/2024", "01/04/2024", "0", "2", "MF", "L11")),
        new("601", Adopted(), Adopted().Ad1("01/02/2024", "01/04/2024", "0", "2", "MF", "L11")),
        new("602", Left().Ad1("01/02/2024", "01/04/2024", "0", "2", "MF", "L11"), Adopted().Ad1("01/02/2024", "01/04/2024", "0", "2", "MF", "L11")),
        new("521", Adopted().Ad1("02/05/2024", "03/05/2024", "0", "2", "MF", "L11"), Adopted().Ad1("01/05/2024", "01/05/2024", "0", "2", "MF", "L11")),
        new("119", Cared().Decision("01/06/2024", "01/08/2024"), Cared().Decision("01/06/2024", "01/08/2024", "RD1")),
        new("184", Cared().Decision("31/01/2012"), Cared().Decision("01/06/2024")),
        new("522", Cared().Decision("02/06/2024", "01/06/2024", "RD1"), Cared().Decision("01/06/2024", "01/06/2024", "RD1")),
        new("L341", Cared().Decision("01/04/2025"), Cared().Decision("31/03/2025")),
        new("1003", Child().Episode("01/06/2024").Decision("31/05/2024"), Child().Episode("01/06/2024").Decision("01/06/2024")),
        new("551", Moved("P", place: "A4"), Moved("P", place: "A4").Decision("01/07/2024")),
        new("552", Adopted(decided: "02/05/2024"), Adopted(decided: "01/05/2024")),
        new("553", Moved("L", ls: "E1", place: "U6"), Moved("L", ls: "E1", place: "U6").Decision("01/07/2024")),
        new("558", Reversed("01/10/2024"), Adopted()),
        new("557", Left().Decision("01/08/2024"), Left().Decision("01/08/2024", "01/11/2024", "RD1")),
        new("579", Cared().Decision("01/06/2024", "01/09/2024", "RD1").Decision("01/08/2024"), Cared().Decision("01/06/2024", "01/08/2024", "RD1").Decision("01/08/2024")),
        new("583", Cared().Decision("01/06/2024").Decision("01/08/2024"), Cared().Decision("01/06/2024", "01/08/2024", "RD1").Decision("01/08/2024")),
        new("523", Adopted().Ad1("02/02/2024", "01/04/2024", "0", "2", "MF", "L11"), Adopted().Ad1("01/02/2024", "01/04/2024", "0", "2", "MF", "L11")),
        new("525", Reversed("01/10/2024").Ad1("01/02/2024", "01/04/2024", "0", "2", "MF", "L11"), Adopted().Ad1("01/02/2024", "01/04/2024", "0", "2", "MF", "L11")),
        new("SW06STG2", Cared().Worker("01/04/2025"), Cared().Worker("31/03/2025")),
        new("SW07STG2", Cared().Worker("01/06/2022", "31/03/2023").Worker("31/03/2023"), Cared().Worker("01/06/2022", "01/04/2023").Worker("01/04/2023")),
        new("SW08STG2", Cared().Worker("01/06/2023").Worker("01/08/2024"), Cared().Worker("01/06/2023", "01/08/2024").Worker("01/08/2024")),
        new("SW09STG2", Cared().Worker("01/06/2024", "01/06/2024"), Cared().Worker("01/06/2024", "02/06/2024")),
        new("SW10STG2", Cared().Worker("01/06/2023", "09/08/2024").Worker("01/08/2024"), Cared().Worker("01/06/2023", "08/08/2024").Worker("01/08/2024")),
        new("SW10STG2", Cared().Worker("01/06/2023", "09/08/2024").Worker("01/08/2024"), Cared().Worker("01/06/2023", "09/08/2024").Worker("01/08/2024", reason: "FCONTA")),
        new("L351", Cared().Worker("01/04/2023", reason: ""), Cared().Worker("31/03/2023", reason: "")),
        new("SW12STG2", Cared(), Cared().Worker("01/06/2023")),
        new("SW17STG2", Cared().Worker("01/06/2023", "01/06/2025"), Cared().Worker("01/06/2023"), 2026),
        new("702", Secure().Order("02/06/2026", "01/06/2026"), Secure().Order("02/06/2026", "02/06/2026"), 2027),
        new("703", Secure().Order("01/04/2027"), Secure().Order("31/03/2027"), 2027),
        new("704", Secure().Order("01/03/2026", "31/03/2026"), Secure().Order("01/03/2026", "01/04/2026"), 2027),
        new("705", Secure().Order("01/06/2026").Order("01/08/2026"), Secure().Order("01/06/2026", "01/08/2026").Order("01/08/2026"), 2027),
        new("707", Child().Episode("01/05/2026", "01/12/2026", "E4A", place: "K2").Order("01/06/2026"), Child().Episode("01/05/2026", "01/12/2026", "E4A", place: "K2").Order("01/06/2026", "01/12/2026"), 2027),
        new("708", Secure().Order("31/01/2012", "01/06/2026"), Secure().Order("01/06/2026"), 2027),
        new("709", Child().Episode("01/05/2026", place: "U6").Order("01/06/2026"), Secure().Order("01/06/2026"), 2027),
        new("710", Child().Episode("01/05/2026", place: "K1").Order("01/06/2026"), Secure().Order("01/06/2026"), 2027),
    ];

    static PaperChild Secure() => Child().Episode("01/05/2025", place: "K2");

    // Adopted although the decision was reversed.
    static PaperChild Reversed(string on) =>
        Child("01/02/2023").Episode("01/06/2023", "01/05/2024", "X1", ls: "E1").Episode("01/05/2024", "01/11/2024", "E11", rne: "P", ls: "E1", place: "A4").Decision("01/02/2024", on, "RD1");

    // What every table is asked for: the child in the header, no row twice, the header's birth date.
    static IEnumerable<RuleCase> EveryTable()
    {
        (int No, Func<PaperChild> Once, Func<PaperChild> Twice, Func<PaperChild>? Otherwise, int Year)[] tables =
        [
            (2, () => Cared(), () => Cared().Episode("01/06/2023"), null, 2025),
            (3, () => Cared().Review("01/06/2024"), () => Cared().Review("01/06/2024").Review("01/06/2024", "PN2"), () => Cared().Review("01/06/2024", born: "02/02/2012"), 2025),
            (4, () => Cared().Uasc(), () => Cared().Uasc().Uasc("01/06/2024"), () => Cared().Uasc(born: "02/02/2012"), 2025),
            (5, () => Cared().Oc2("10"), () => Cared().Oc2("10").Oc2("11"), () => Cared().Oc2("10", born: "02/02/2012"), 2025),
            (6, () => Cared().Oc3(), () => Cared().Oc3().Oc3("NO"), () => Cared().Oc3(born: "02/02/2012"), 2025),
            (7, () => Cared().Ad1(), () => Cared().Ad1().Ad1("01/06/2024"), () => Cared().Ad1(born: "02/02/2012"), 2025),
            (8, () => Cared().Decision("01/06/2024"), () => Cared().Decision("01/06/2024").Decision("01/06/2024", "01/08/2024", "RD1"), () => Cared().Decision("01/06/2024", born: "02/02/2012"), 2025),
            (9, () => Cared().Permanence(), () => Cared().Permanence().Permanence("P1"), () => Cared().Permanence(born: "02/02/2012"), 2025),
            (10, () => Cared().Missing("01/06/2024", "02/06/2024"), () => Cared().Missing("01/06/2024", "02/06/2024").Missing("01/06/2024", "03/06/2024"), () => Cared().Missing("01/06/2024", "02/06/2024", born: "02/02/2012"), 2025),
            (11, () => Cared().Worker("01/06/2024"), () => Cared().Worker("01/06/2024").Worker("01/06/2024", "01/08/2024"), () => Cared().Worker("01/06/2024", born: "02/02/2012"), 2025),
            (12, () => Secure().Order("01/06/2026"), () => Secure().Order("01/06/2026").Order("01/06/2026", "01/08/2026"), () => Secure().Order("01/06/2026", born: "02/02/2012"), 2027),
        ];
        var again = Cared();
        again.HeaderRows = 2;
        yield return new("L601", again, Cared());
        foreach (var (no, once, twice, otherwise, year) in tables)
        {
            var absent = once();
            absent.HeaderRows = 0;
            yield return new($"L5{no:00}", absent, once(), year);
            yield return new($"L6{no:00}", twice(), once(), year);
            if (otherwise is not null)
                yield return new($"L7{no:00}", otherwise(), once(), year);
        }

    }
}
