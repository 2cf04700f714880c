namespace Suite.DemoData.Caseload;

/// <summary>Invented people: the lists are mixed by chance.</summary>
static class Names
{
    public static IReadOnlyList<string> First { get; } =
    [
        "Aaliyah", "Adil", "Agnes", "Alfie", "Amina", "Anouk", "Arlo", "Beatrix", "Blessing", "Bram", "Callista", "Casper", "Cerys", "Chidi", "Clemence",
        "Dafydd", "Delphine", "Dilan", "Edda", "Elowen", "Emrys", "Esme", "Farouk", "Fenella", "Fitz", "Gwil", "Hafsa", "Hector", "Idris", "Imogen", "Ines",
        "Jago", "Jemima", "Joss", "Kaspar", "Keziah", "Kofi", "Lachlan", "Lowri", "Lucan", "Mabli", "Maeve", "Magnus", "Mira", "Nell", "Nuala", "Olwen",
        "Orla", "Otis", "Parveen", "Peregrine", "Piotr", "Quilla", "Rafi", "Romilly", "Ruben", "Saffi", "Seren", "Silvan", "Tamsin", "Tegan", "Tobin",
        "Ulric", "Una", "Verity", "Wilf", "Winnie", "Xanthe", "Yara", "Yestin", "Zelda", "Zubair",
    ];

    public static IReadOnlyList<string> Last { get; } =
    [
        "Abberley", "Ashdene", "Bancroft-Osei", "Birchwood", "Bramhope", "Calloway", "Cressing", "Darnley", "Dunmere", "Eastaway", "Elverton", "Fallowell",
        "Farrowby", "Gilliam-Shah", "Greywell", "Hartsmoor", "Holloway-Diaz", "Illingford", "Jessamine", "Kelverstone", "Kingsley-Adu", "Larkhill",
        "Lindenmoor", "Marlowe-Khan", "Merrivale", "Netherby", "Okonjo", "Oldacre", "Pemberley", "Penhallow", "Quarrington", "Ravensden", "Rosewarne",
        "Sallowfield", "Selwood", "Tattersfield", "Thistleton", "Underhay", "Vellacott", "Wendlebury", "Whitcombe-Roy", "Yarrowdale", "Zennor",
    ];

    public static IReadOnlyList<string> Streets { get; } =
        ["Alder Way", "Bridle Lane", "Chapel Rise", "Dovecote Close", "Foundry Row", "Harbour Terrace", "Mill Bank", "Orchard Street", "Quarry Road", "Willow Green"];
}
