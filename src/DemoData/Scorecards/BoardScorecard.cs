using Suite.Reporting.V1;

namespace Suite.DemoData.Scorecards;

/// <summary>A line of the board's scorecard, and what its manager says of it when it is red.</summary>
/// <param name="Why">Without a figure: figures are worked out.</param>
sealed record BoardLine(string Measure, string Part, string Section, string Name = "", string Green = "", string Amber = "", string Breakdown = "", Polarity Polarity = Polarity.Unspecified,
    string Why = "", string OwnerRole = "SM", string OwnerPost = "P1042")
{
    public bool Is(ScorecardLine line) => line.MeasureId == Measure && line.Figure.Part == Part && line.Figure.Breakdown == Breakdown;

    public TemplateLine ToMessage() => new()
    {
        MeasureId = Measure,
        Part = Part,
        Breakdown = Breakdown,
        Section = Section,
        Name = Name,
        Polarity = Polarity,
        Target = Green,
        GreenLimit = Green,
        AmberLimit = Amber,
        TargetSource = Green.Length > 0 ? BoardScorecard.Strategy : "",
    };
}

/// <summary>The scorecard of a corporate parenting board: what it watches, and against which limits its strategy sets.</summary>
static class BoardScorecard
{
    public const string Name = "Corporate parenting board", Committee = "CPB", Strategy = "sample corporate parenting strategy";

    const string InCare = "Children in our care", Before = "Before care", Homes = "Where children live", Planning = "Care planning", Growing = "Health and learning", Safe = "Safety", Leaving = "Leaving care";

    public static IReadOnlyList<BoardLine> Lines { get; } =
    [
        new("C01", "CHILDREN", InCare),
        new("C02", "RATE", InCare),
        new("C20", "UASC", InCare),

        new("E01", "AVERTED", Before, "Children kept out of care, of those due to enter it", "75", "60",
            Why: "Most of those who came into care did so in the same weeks, before the team was whole; families are now offered help on the day on which care is first spoken of.", OwnerPost: "P1077", OwnerRole: "ECHO_MGR"),
        new("G03", "HELD", Before, "Family group conferences held", "20", "10", Polarity: Polarity.HighGood,
            Why: "Two posts of coordinators were vacant. They have been filled, and referrals that waited are being worked through in the order of the children's need.", OwnerPost: "P1063", OwnerRole: "FGC_MGR"),

        new("C04", "FOSTER", Homes, Green: "70", Amber: "64", Why: "Teenagers come into care faster than carers for them are found. Recruitment speaks to those who would foster teenagers, with a fee that rewards it."),
        new("C06", "KINSHIP", Homes, Green: "18", Amber: "14", Why: "Relatives are looked for late. Every conference now asks who in the wider family could care for the child."),
        new("C05", "IN_HOUSE", Homes, "With our own foster carers, without kinship", "60", "50",
            Why: "Our own homes are full of children who stay, while others are placed with agencies at short notice. A constellation and more emergency carers are to change it."),
        new("C07", "CHILDRENS_HOME", Homes, Green: "9", Amber: "12", Why: "Children who could live in a family stay in homes for want of one. Each of them has a plan to step down that the panel of placements looks at monthly."),
        new("C10", "IN_AREA", Homes, "Placed in our own area", "62", "54", Why: "Homes are bought where they are to be had. A second home of our own opens, and agencies tell us of vacancies near by first.", OwnerPost: "P1051"),
        new("C10", "OVER_20_MILES", Homes, Green: "16", Amber: "22", Polarity: Polarity.LowGood, Why: "The same shortage near by drives it. Every child far from home has a plan to come nearer, or a reason why not.", OwnerPost: "P1051"),
        new("C11", "THREE_OR_MORE", Homes, Green: "10", Amber: "13", Why: "Children who come in at night move again within weeks. Meetings on stability are held as soon as a carer first says that it is difficult."),
        new("C12", "SAME_CARER", Homes, "With the same carer for two years, of those long in care", "68", "60", Why: "Matches are made late. Long-term carers are found by the second review, with the support that they ask for agreed beforehand."),
        new("F05", "HOUSEHOLDS", Homes, "Net gain of foster households", "1", "0", Why: "More carers retired or moved to guardianship than were approved. Enquiries are answered on the day, and those who leave are asked why.", OwnerPost: "P1058"),
        new("K02", "BREACHES", Homes, "Temporary approvals that ran out", "0", "1", Why: "Police checks held the assessments up. Both forces have named somebody who answers, and extensions are asked for in time.", OwnerRole: "TM", OwnerPost: "P1066"),

        new("C14", "ENDORSED", Planning, Green: "88", Amber: "78", Why: "Plans wait for assessments that courts order. Reviewing officers now ask for a plan for permanence at the first review."),
        new("C15", "ON_TIME", Planning, Green: "92", Amber: "85", Why: "Reviews that were held were written up late. Officers record them on the day; the list of what is outstanding goes to managers each week.", OwnerRole: "IRO", OwnerPost: "P1090"),
        new("C15", "PARTICIPATED", Planning, "Children who took part in their reviews", "92", "85", Why: "Children say that meetings are long and adult. They choose where, who and how, and advocates are offered to all.", OwnerRole: "IRO", OwnerPost: "P1090"),
        new("C27", "MEAN_CHANGES", Planning, "Changes of social worker for each child", "0.1", "0.2", Why: "Workers left and agency staff came for months at a time. The offer to newly qualified workers begins this spring."),

        new("C16", "WITHIN_20_WD", Growing, Green: "85", Amber: "70", Why: "Paediatric clinics have too few places, and requests reach them late. The provider holds places for us; requests go out on the day a child comes into care.", OwnerPost: "P1071"),
        new("C17", "HEALTH_ASSESSMENT", Growing, Green: "92", Amber: "85", Why: "Nurses' posts are vacant. Assessments of children placed elsewhere are bought from their area.", OwnerPost: "P1071"),
        new("C17", "DENTAL", Growing, Green: "82", Amber: "72", Why: "Dentists take no new patients. A practice keeps two mornings a month for children in care.", OwnerPost: "P1071"),
        new("C18", "RETURNED", Growing, "Strengths and difficulties: a score came back", "82", "72", Why: "Carers are asked by letter. Supervising social workers now bring the form and help with it.", OwnerPost: "P1071"),
        new("C24", "BELOW_90", Growing, "Pupils whose attendance is below 90%", "18", "24", Why: "It is mostly older pupils on part-time timetables. The virtual school agrees each of them and ends those without a date.", OwnerPost: "P1034"),

        new("C19", "CHILDREN", Safe, "Children missing, of those looked after", "5", "8", Why: "A few young people go missing often. Each has a plan made with them, and with the police, of who is told and where they are looked for."),
        new("C19", "RHI_WITHIN_72_HOURS", Safe, "Return interviews within 72 hours", "78", "65", Polarity: Polarity.HighGood, Why: "Interviews wait for one interviewer. Two more have been trained, and young people choose whom they talk to.", OwnerRole: "TM", OwnerPost: "P1068"),

        new("C21", "SPECIAL_GUARDIANSHIP", Leaving),
        new("C22", "RE_ENTERED_12M", Leaving, Green: "8", Amber: "15", Why: "Support ended when the order did. Reunification now stays with a family for as long as its plan says."),
        new("C23", "SUITABLE_ACCOMMODATION", Leaving, "In suitable accommodation, aged 19 to 21", "90", "85", "AGED_19_TO_21", Why: "Tenancies fail in the first winter. Personal advisers and the housing service look at each before it begins.", OwnerPost: "P1047"),
        new("C23", "EET", Leaving, "In education, employment or training, aged 19 to 21", "60", "52", "AGED_19_TO_21", Why: "Many look for work without anybody to vouch for them. The council keeps apprenticeships for its care leavers, and partners have been asked to.", OwnerPost: "P1047"),
    ];
}

/// <summary>What the board asked for.</summary>
/// <param name="DaysAgo">How long before the demo's present it asked.</param>
/// <param name="DueIn">Days from the ask within which an answer is due.</param>
/// <param name="AnsweredAfter">Days from the ask to the answer; null while there is none.</param>
sealed record BoardAsk(int DaysAgo, int DueIn, CommitteeActionKind Kind, string Measure, string Ask, string OwnerRole, string OwnerPost, int? AnsweredAfter = null, string Answer = "",
    CommitteeActionOutcome Outcome = CommitteeActionOutcome.Unspecified)
{
    public static IReadOnlyList<BoardAsk> All { get; } =
    [
        new(205, 60, CommitteeActionKind.Action, "C15", "Show the board how reviews that are late are told apart from reviews that are written up late.", "IRO", "P1090", 48,
            "Both are listed week by week; the paper to the board says how many there were of each.", CommitteeActionOutcome.Done),
        new(110, 60, CommitteeActionKind.Action, "C16", "Bring the health provider to the board to say how initial health assessments will be in time.", "SM", "P1071", 44,
            "The provider came to the November meeting and holds clinic places for children who come into care."),
        new(95, 70, CommitteeActionKind.Action, "C10", "Bring a plan for each kind of home that is missing near by, with what it costs.", "SM", "P1051"),
        new(55, 100, CommitteeActionKind.Recommendation, "C23", "Ask every partner of the council to keep apprenticeships for care leavers.", "DCS", "P1000"),
    ];
}
