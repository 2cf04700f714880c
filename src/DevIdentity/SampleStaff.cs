namespace Suite.DevIdentity;

/// <summary>An invented member of staff.</summary>
/// <param name="Subject">The opaque id that stands for them in tokens, records and logs; it never changes.</param>
/// <param name="Username">What they sign in with.</param>
/// <param name="Name">For the list of sample staff only; no token carries it.</param>
/// <param name="Authority">The council they work for.</param>
/// <param name="Roles">Role codes.</param>
/// <param name="Teams">Their teams; none for people who work across the authority.</param>
public sealed record StaffMember(string Subject, string Username, string Name, string Authority, IReadOnlyList<string> Roles, IReadOnlyList<string> Teams);

/// <summary>Sample staff of two fictitious authorities, at least one person for every role in each.</summary>
public static class SampleStaff
{
    const string Westmere = "E10000901", Eastholt = "E10000902";

    /// <summary>
    /// Everyone who can sign in. Each authority has a panel of five, one of whom is also a deputy decision maker:
    /// the one person by whom to see that nobody decides on what they recommended.
    /// </summary>
    public static IReadOnlyList<StaffMember> All { get; } =
    [
        // Westmere
        new("staff-0001", "amara.okafor", "Amara Okafor", Westmere, ["CSW"], ["kinship-north"]),
        new("staff-0002", "ben.hartley", "Ben Hartley", Westmere, ["CSW"], ["kinship-south"]),
        new("staff-0003", "carys.pugh", "Carys Pugh", Westmere, ["ASSESSOR"], ["kinship-north"]),
        new("staff-0004", "dinesh.patel", "Dinesh Patel", Westmere, ["ASSESSOR", "SSW"], ["kinship-south"]),
        new("staff-0005", "eleanor.voss", "Eleanor Voss", Westmere, ["SSW"], ["fostering-support"]),
        new("staff-0006", "farah.siddiqui", "Farah Siddiqui", Westmere, ["TM"], ["kinship-north"]),
        new("staff-0007", "gareth.lowe", "Gareth Lowe", Westmere, ["TM"], ["kinship-south"]),
        new("staff-0008", "hannah.oduya", "Hannah Oduya", Westmere, ["SM", "NOM"], ["kinship-north", "kinship-south"]),
        new("staff-0009", "ivan.petrov", "Ivan Petrov", Westmere, ["NOM"], []),
        new("staff-0010", "joan.ashcroft", "Joan Ashcroft", Westmere, ["PANEL_ADV"], ["panel"]),
        new("staff-0011", "kwame.mensah", "Kwame Mensah", Westmere, ["PANEL_CHAIR"], ["panel"]),
        new("staff-0012", "leila.rahimi", "Leila Rahimi", Westmere, ["PANEL_MEM"], ["panel"]),
        new("staff-0013", "martin.frost", "Martin Frost", Westmere, ["PANEL_MEM"], ["panel"]),
        new("staff-0014", "nadia.kowalski", "Nadia Kowalski", Westmere, ["SSW", "PANEL_MEM"], ["fostering-support", "panel"]),
        new("staff-0015", "owen.tranter", "Owen Tranter", Westmere, ["PANEL_MEM", "ADM"], ["panel"]),
        new("staff-0016", "priya.raman", "Priya Raman", Westmere, ["ADM"], []),
        new("staff-0017", "quentin.marsh", "Quentin Marsh", Westmere, ["IRO"], ["independent-reviewing"]),
        new("staff-0018", "rosa.delgado", "Rosa Delgado", Westmere, ["RECRUIT"], ["fostering-recruitment"]),
        new("staff-0019", "samuel.birch", "Samuel Birch", Westmere, ["FGC_COORD"], ["family-group-conferences"]),
        new("staff-0020", "tanya.wells", "Tanya Wells", Westmere, ["FGC_MGR"], ["family-group-conferences"]),
        new("staff-0021", "uma.krishnan", "Uma Krishnan", Westmere, ["ECHO_PRAC"], ["echo"]),
        new("staff-0022", "victor.hale", "Victor Hale", Westmere, ["ECHO_MGR"], ["echo"]),
        new("staff-0023", "wendy.lin", "Wendy Lin", Westmere, ["ANALYST"], ["performance"]),
        new("staff-0024", "xavier.grant", "Xavier Grant", Westmere, ["DCS"], []),
        new("staff-0025", "yvonne.cartwright", "Yvonne Cartwright", Westmere, ["LEAD_MEMBER"], []),
        new("staff-0026", "zachary.turner", "Zachary Turner", Westmere, ["INSPECTOR"], []),
        new("staff-0027", "bridget.nolan", "Bridget Nolan", Westmere, ["ASSESSOR"], ["fostering-recruitment"]),
        new("staff-0028", "colin.adebayo", "Colin Adebayo", Westmere, ["TM"], ["fostering-recruitment", "fostering-support"]),
        new("staff-0029", "anneliese.carr", "Anneliese Carr", Westmere, ["FGC_COORD"], ["family-group-conferences"]),
        new("staff-0030", "bashir.noor", "Bashir Noor", Westmere, ["FGC_COORD"], ["family-group-conferences"]),
        new("staff-0031", "catrin.lloyd", "Catrin Lloyd", Westmere, ["FGC_COORD"], ["family-group-conferences"]),

        // Eastholt
        new("staff-0101", "aisha.rahman", "Aisha Rahman", Eastholt, ["CSW"], ["kinship-north"]),
        new("staff-0102", "callum.reid", "Callum Reid", Eastholt, ["CSW"], ["kinship-south"]),
        new("staff-0103", "bronwen.ellis", "Bronwen Ellis", Eastholt, ["ASSESSOR"], ["kinship-north"]),
        new("staff-0104", "chidi.eze", "Chidi Eze", Eastholt, ["ASSESSOR", "SSW"], ["kinship-south"]),
        new("staff-0105", "deborah.stone", "Deborah Stone", Eastholt, ["SSW"], ["fostering-support"]),
        new("staff-0106", "emeka.obi", "Emeka Obi", Eastholt, ["TM"], ["kinship-north"]),
        new("staff-0107", "fiona.mackay", "Fiona Mackay", Eastholt, ["TM"], ["kinship-south"]),
        new("staff-0108", "giles.norton", "Giles Norton", Eastholt, ["SM", "NOM"], ["kinship-north", "kinship-south"]),
        new("staff-0109", "harpreet.gill", "Harpreet Gill", Eastholt, ["NOM"], []),
        new("staff-0110", "isla.brennan", "Isla Brennan", Eastholt, ["PANEL_ADV"], ["panel"]),
        new("staff-0111", "jerome.baptiste", "Jerome Baptiste", Eastholt, ["PANEL_CHAIR"], ["panel"]),
        new("staff-0112", "katarzyna.nowak", "Katarzyna Nowak", Eastholt, ["PANEL_MEM"], ["panel"]),
        new("staff-0113", "liam.dunne", "Liam Dunne", Eastholt, ["PANEL_MEM"], ["panel"]),
        new("staff-0114", "meera.shah", "Meera Shah", Eastholt, ["SSW", "PANEL_MEM"], ["fostering-support", "panel"]),
        new("staff-0115", "nigel.thorpe", "Nigel Thorpe", Eastholt, ["PANEL_MEM", "ADM"], ["panel"]),
        new("staff-0116", "olivia.banks", "Olivia Banks", Eastholt, ["ADM"], []),
        new("staff-0117", "paul.whitmore", "Paul Whitmore", Eastholt, ["IRO"], ["independent-reviewing"]),
        new("staff-0118", "rachel.adeyemi", "Rachel Adeyemi", Eastholt, ["RECRUIT"], ["fostering-recruitment"]),
        new("staff-0119", "simon.clegg", "Simon Clegg", Eastholt, ["FGC_COORD"], ["family-group-conferences"]),
        new("staff-0120", "theresa.quinn", "Theresa Quinn", Eastholt, ["FGC_MGR"], ["family-group-conferences"]),
        new("staff-0121", "usman.malik", "Usman Malik", Eastholt, ["ECHO_PRAC"], ["echo"]),
        new("staff-0122", "valerie.hunt", "Valerie Hunt", Eastholt, ["ECHO_MGR"], ["echo"]),
        new("staff-0123", "william.osei", "William Osei", Eastholt, ["ANALYST"], ["performance"]),
        new("staff-0124", "zara.hussain", "Zara Hussain", Eastholt, ["DCS"], []),
        new("staff-0125", "yusuf.demir", "Yusuf Demir", Eastholt, ["LEAD_MEMBER"], []),
        new("staff-0126", "alice.fenwick", "Alice Fenwick", Eastholt, ["INSPECTOR"], []),
        new("staff-0127", "dervla.quinn", "Dervla Quinn", Eastholt, ["ASSESSOR"], ["fostering-recruitment"]),
        new("staff-0128", "edmund.sarpong", "Edmund Sarpong", Eastholt, ["TM"], ["fostering-recruitment", "fostering-support"]),
    ];

    internal static StaffMember? Find(string? username) => All.SingleOrDefault(s => s.Username == username);
}
