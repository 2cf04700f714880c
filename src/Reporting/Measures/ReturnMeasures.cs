using Suite.Reporting.V1;

namespace Suite.Reporting.Measures;

/// <summary>The corporate-parenting measures: out of the statutory return of looked-after children (SSDA903), and of indicators for what no return holds.</summary>
static class ReturnMeasures
{
    const string Scorecard = "Corporate parenting scorecard";
    const string Planning = "Care Planning, Placement and Case Review (England) Regulations 2010";

    const string LookedAfter = " Looked after on a day is a child with an episode that has begun by it and not ended by it, short breaks (V3, V4) left out. Its placement is the last one that is not temporary (T0 to T4).";

    const string OfAll = "Children looked after on the last day of the period.";

    public static IReadOnlyList<MeasureDefinition> All { get; } =
    [
        new(LoadedSource.Returns, "C01", 1, "Children looked after",
            "Children looked after on the last day of the period, by placement, age and legal status; beside them those with a short break only." + LookedAfter,
            OfAll, "", Polarity.Neutral, OverPeriod: false, Scorecard + " C01",
            [
                new("CHILDREN", "Children looked after", PartKind.Count),
                new("BY_PLACEMENT", "Children looked after, by placement", PartKind.Count, Breakdown: true),
                new("BY_AGE", "Children looked after, by age", PartKind.Count, Breakdown: true),
                new("BY_LEGAL_STATUS", "Episodes open, by legal status", PartKind.Count, Breakdown: true),
                new("SHORT_BREAKS", "Children with a short break only", PartKind.Count),
            ])
        {
            AddsUp =
            [
                new("PLACEMENTS", "Placements add up to children looked after", [new("CHILDREN")], [new("BY_PLACEMENT")]),
                new("AGES", "Ages add up to children looked after", [new("CHILDREN")], [new("BY_AGE")]),
                new("LEGAL_STATUS", "Episodes open, by legal status, add up to children looked after", [new("CHILDREN")], [new("BY_LEGAL_STATUS")]),
            ],
        },
        new(LoadedSource.Returns, "C02", 1, "Rate of children looked after",
            "Children looked after on the last day of the period for 10,000 resident children under 18, as estimated for the newest mid-year up to that day, in the estimate published last." + LookedAfter,
            OfAll, "Resident children under 18.", Polarity.Neutral, OverPeriod: false, Scorecard + " C02; ONS mid-year population estimates",
            [new("RATE", "Looked after, for 10,000 children under 18", PartKind.Per10000)])
        { AlsoCounts = [LoadedSource.Indicators], NeedsPopulation = true },
        new(LoadedSource.Returns, "C03", 1, "Starts and ceases",
            "Periods of care that began in the period with the child starting to be looked after (S), by need, and those that ended in it for another reason than that an episode followed (not X1), by that reason. "
            + "Beside them the children looked after on the day before it and on its last day." + LookedAfter,
            "", "", Polarity.Neutral, OverPeriod: true, Scorecard + " C03",
            [
                new("STARTED", "Started to be looked after, by need", PartKind.Count, Breakdown: true),
                new("CEASED", "Ceased to be looked after, by reason", PartKind.Count, Breakdown: true),
                new("OPENING", "Looked after on the day before the period", PartKind.Count),
                new("CLOSING", "Looked after on its last day", PartKind.Count),
            ])
        {
            AddsUp = [new("FLOW", "Looked after before the period, and started, less ceased, are looked after on its last day", [new("CLOSING")], [new("OPENING"), new("STARTED"), new("CEASED", Minus: true)])],
        },
        new(LoadedSource.Returns, "C04", 1, "In foster care",
            "Children looked after on the last day of the period who are in foster care (U1 to U6), by code of the placement; beside them where the others are." + LookedAfter,
            "Those in foster care.", OfAll, Polarity.HighGood, OverPeriod: false, Scorecard + " C04",
            [
                new("FOSTER", "In foster care", PartKind.Share),
                new("BY_CODE", "In foster care, by placement", PartKind.Count, Breakdown: true),
                new("ELSEWHERE", "Elsewhere, by placement", PartKind.Count, Breakdown: true),
            ])
        {
            AddsUp =
            [
                new("FOSTER", "Foster placements add up to children in foster care", [new("FOSTER")], [new("BY_CODE")]),
                new("CHILDREN", "Children in foster care and elsewhere add up to children looked after", [new("FOSTER", Side.Denominator)], [new("BY_CODE"), new("ELSEWHERE")]),
            ],
        },
        new(LoadedSource.Returns, "C05", 1, "In-house and external foster care",
            "Children in foster care on the last day of the period with the authority's own carers (PR1), and with those of others (another authority's PR2, private PR4, voluntary PR5). Kinship foster care (U1 to U3) is left "
            + "out, and included in the variant that says so." + LookedAfter,
            "With own foster carers.", "With own foster carers or with those of others.", Polarity.HighGood, OverPeriod: false, Scorecard + " C05",
            [
                new("IN_HOUSE", "With own foster carers, without kinship", PartKind.Share),
                new("EXTERNAL", "With other foster carers, without kinship", PartKind.Count),
                new("IN_HOUSE_WITH_KINSHIP", "With own foster carers, with kinship", PartKind.Share),
                new("EXTERNAL_WITH_KINSHIP", "With other foster carers, with kinship", PartKind.Count),
                new("OTHER_PROVIDER", "In foster care with a provider of another kind or none, without kinship", PartKind.Count),
            ])
        {
            AddsUp =
            [
                new("PROVIDERS", "In-house and external add up to both", [new("IN_HOUSE", Side.Denominator)], [new("IN_HOUSE"), new("EXTERNAL")]),
                new("WITH_KINSHIP", "With kinship, in-house and external add up to both", [new("IN_HOUSE_WITH_KINSHIP", Side.Denominator)], [new("IN_HOUSE_WITH_KINSHIP"), new("EXTERNAL_WITH_KINSHIP")]),
            ],
        },
        new(LoadedSource.Returns, "C06", 1, "Kinship foster care",
            "Children looked after on the last day of the period who are with relatives or friends as foster carers (U1 to U3)." + LookedAfter,
            "With kinship foster carers.", OfAll, Polarity.HighGood, OverPeriod: false, Scorecard + " C06",
            [new("KINSHIP", "With kinship foster carers", PartKind.Share)]),
        new(LoadedSource.Returns, "C07", 1, "Residential care",
            "Children looked after on the last day of the period who are in a children's or secure children's home (K1, K2); apart from them care homes (R1) and residential schools (S1)." + LookedAfter,
            "In such a place.", OfAll, Polarity.LowGood, OverPeriod: false, Scorecard + " C07",
            [
                new("CHILDRENS_HOME", "In a children's home (K1, K2)", PartKind.Share),
                new("CARE_HOME", "In a care home (R1)", PartKind.Share),
                new("RESIDENTIAL_SCHOOL", "In a residential school (S1)", PartKind.Share),
            ]),
        new(LoadedSource.Returns, "C08", 1, "Placed with parents",
            "Children looked after on the last day of the period who are placed with parents (P1)." + LookedAfter,
            "With parents.", OfAll, Polarity.Neutral, OverPeriod: false, Scorecard + " C08",
            [new("PARENTS", "Placed with parents", PartKind.Share)]),
        new(LoadedSource.Returns, "C09", 1, "Supported accommodation",
            "Children looked after on the last day of the period who are in supported accommodation (K3, from 2024/25)." + LookedAfter,
            "In supported accommodation.", OfAll, Polarity.Neutral, OverPeriod: false, Scorecard + " C09",
            [new("SUPPORTED", "In supported accommodation", PartKind.Share)]),
        new(LoadedSource.Returns, "C10", 1, "Near home",
            "Children looked after on the last day of the period who are placed in the authority's own area, and those placed more than 20 miles from home; each of those of whom it is known. At a distance is outside "
            + "the authority's own area and those that adjoin it, which needs the director's approval; with a connected person (U1 to U3) or own foster carers it does not." + LookedAfter,
            "In the authority's area; more than 20 miles from home.", "Those of whom the place (distance) is known.", Polarity.HighGood, OverPeriod: false,
            Scorecard + " C10; " + Planning + ", regulation 11",
            [
                new("IN_AREA", "In the authority's own area", PartKind.Share),
                new("OVER_20_MILES", "More than 20 miles from home", PartKind.Share),
                new("AT_A_DISTANCE", "At a distance", PartKind.Count),
                new("PLACE_NOT_KNOWN", "Place not known", PartKind.Count),
                new("DISTANCE_NOT_KNOWN", "Distance not known", PartKind.Count),
            ]),
        new(LoadedSource.Returns, "C11", 1, "Three or more placements",
            "Children looked after on the last day of the period who were in three or more placements in the twelve months up to it, in whichever periods of care. A placement begins with an episode that brings another "
            + "placement and carer (S, P, B); temporary placements (T0 to T4) are none, nor is the return from one." + LookedAfter,
            "In three or more placements in the twelve months.", OfAll, Polarity.LowGood, OverPeriod: false, Scorecard + " C11",
            [new("THREE_OR_MORE", "Three or more placements in twelve months", PartKind.Share, LooksBack: 12)]),
        new(LoadedSource.Returns, "C12", 1, "With the same carer",
            "Children under 16 who on the last day of the period have been looked after for two and a half years or more without a break, and those of them who have been with the same carer for two years or more. "
            + "The variant of three years adds up that day and the same day of the two years before it, for cohorts that are small." + LookedAfter,
            "With the same carer for two years or more.", "Under 16 and looked after for two and a half years or more.", Polarity.HighGood, OverPeriod: false, Scorecard + " C12",
            [
                new("SAME_CARER", "With the same carer for two years", PartKind.Share, LooksBack: 30),
                new("SAME_CARER_3Y", "The same, of three years", PartKind.Share, Breakdown: true, LooksBack: 54, Rolling: true),
            ]),
        new(LoadedSource.Returns, "C13", 1, "Long-term fostering",
            "Children in foster care on the last day of the period who are with a long-term foster carer (U1, U4); and the same of those with other providers' carers (PR2, PR4, PR5)." + LookedAfter,
            "With a long-term foster carer.", "In foster care.", Polarity.HighGood, OverPeriod: false, Scorecard + " C13",
            [
                new("LONG_TERM", "With a long-term foster carer", PartKind.Share),
                new("LONG_TERM_EXTERNAL", "The same with other providers' carers", PartKind.Share),
            ]),
        Indicator("C14", "Permanence plan by the second review", "Children who reached their second review in the period, and those with a plan for permanence recorded on or before it.",
            "With a plan by the second review.", "Reaching their second review.", Polarity.HighGood, new("ENDORSED", "Plan by the second review", PartKind.Share)),
        new(LoadedSource.Returns, "C15", 1, "Reviews",
            "Reviews due in the period: the first within 20 working days of the start, the second within three months of the first, the others within six months of the one before; of a period of care that began before "
            + "returns are known each is taken for one of the others. One that fell due while the child was looked after and was not held by then is not on time. Beside it the reviews held in the period of children "
            + "aged 4 or over (not PN0), and those in which they took part or in which their views were conveyed (PN1 to PN6).",
            "Held by the day on which they were due; with participation.", "Due in the period; held in the period of children aged 4 or over.", Polarity.HighGood, OverPeriod: true,
            Scorecard + " C15; " + Planning + ", regulation 33",
            [
                new("ON_TIME", "Reviews held on time", PartKind.Share, LooksBack: 6),
                new("PARTICIPATED", "Children who took part", PartKind.Share),
                new("HELD", "Reviews held, by participation", PartKind.Count, Breakdown: true),
            ])
        {
            AddsUp = [new("PARTICIPATION", "Reviews of children aged 4 or over and under 4 (PN0) add up to reviews held", [new("HELD")], [new("PARTICIPATED", Side.Denominator), new("HELD", Breakdown: "PN0")])],
        },
        Indicator("C16", "Initial health assessments", "Children who started to be looked after and remained so for 20 working days or more, and those whose first assessment by a medical practitioner came within them.",
            "Assessed within 20 working days.", "Starts that remained looked after for 20 working days.", Polarity.HighGood, new("WITHIN_20_WD", "Assessed within 20 working days", PartKind.Share)),
        new(LoadedSource.Returns, "C17", 1, "Health of children looked after for a year",
            "Children looked after for twelve months on the 31 March on or before the last day of the period, as their return says (OC2), and those with a health assessment, a dental check and immunisations up to date; "
            + "development checks of those under 5.",
            "Up to date.", "Children looked after for twelve months; under 5.", Polarity.HighGood, OverPeriod: false, Scorecard + " C17",
            [
                new("HEALTH_ASSESSMENT", "Health assessment", PartKind.Share),
                new("DENTAL", "Dental check", PartKind.Share),
                new("IMMUNISED", "Immunisations", PartKind.Share),
                new("DEVELOPMENT_CHECK", "Development check, under 5", PartKind.Share),
            ])
        { AsAtLastMarch = true },
        new(LoadedSource.Returns, "C18", 1, "Strengths and difficulties",
            "Children aged 4 to 16 and looked after for twelve months on the 31 March on or before the last day of the period, those of whom a score (SDQ, 0 to 40) came back, and its mean.",
            "With a score.", "Aged 4 to 16 and looked after for twelve months.", Polarity.HighGood, OverPeriod: false, Scorecard + " C18",
            [
                new("RETURNED", "A score came back", PartKind.Share),
                new("MEAN", "Mean score, 0 to 40", PartKind.Mean),
            ])
        { AsAtLastMarch = true },
        new(LoadedSource.Returns, "C19", 1, "Missing",
            "Times missing (M) that began in the period, of any length, and the children missing, of those looked after on any day of it; incidents for each child that was missing; absences (A) beside them. Interviews after "
            + "the return are sent from elsewhere: offered, of incidents; accepted, of those offered; within 72 hours, of those accepted." + LookedAfter,
            "Missing at least once; interviews.", "Looked after on any day of the period; incidents, interviews offered and accepted.", Polarity.LowGood, OverPeriod: true, Scorecard + " C19",
            [
                new("INCIDENTS", "Times missing", PartKind.Count),
                new("CHILDREN", "Children missing, of those looked after", PartKind.Share),
                new("MEAN_PER_CHILD", "Times missing for each child missing", PartKind.Mean),
                new("ABSENCES", "Times absent", PartKind.Count),
                new("RHI_OFFERED", "Return interviews offered", PartKind.Share, FromIndicator: true),
                new("RHI_ACCEPTED", "Return interviews accepted", PartKind.Share, FromIndicator: true),
                new("RHI_WITHIN_72_HOURS", "Return interviews within 72 hours", PartKind.Share, FromIndicator: true),
            ])
        {
            AlsoCounts = [LoadedSource.Indicators],
            AddsUp = [new("INCIDENTS", "Incidents of each child add up to incidents", [new("INCIDENTS")], [new("MEAN_PER_CHILD")])],
        },
        new(LoadedSource.Returns, "C20", 1, "Unaccompanied children",
            "Children looked after on the last day of the period who are unaccompanied and seek asylum, and their share of all looked after. The threshold of the National Transfer Scheme is 0.1% of resident children under 18, "
            + "rounded to a whole number: below it the authority can be asked to take children in transfer, at or above it it is not directed to, and above it it may refer children to others." + LookedAfter,
            "Unaccompanied children.", OfAll, Polarity.Neutral, OverPeriod: false, Scorecard + " C20; National Transfer Scheme protocol",
            [
                new("UASC", "Unaccompanied children", PartKind.Count),
                new("SHARE", "Of all looked after", PartKind.Share),
                new("THRESHOLD", "0.1% of resident children", PartKind.Thousandth),
                new("BELOW_THRESHOLD", "Below: may be asked to take transfers", PartKind.BelowThousandth),
                new("ABOVE_THRESHOLD", "Above: may refer children out", PartKind.AboveThousandth),
            ])
        { AlsoCounts = [LoadedSource.Indicators], NeedsPopulation = true },
        new(LoadedSource.Returns, "C21", 1, "Permanence by order",
            "Periods of care that ended in the period, and those of them that ended with special guardianship (E45 to E48), a child arrangements order (E41) or adoption (E11, E12)." + LookedAfter,
            "Ended with such an order.", "Periods of care that ended in the period.", Polarity.HighGood, OverPeriod: true, Scorecard + " C21",
            [
                new("SPECIAL_GUARDIANSHIP", "Special guardianship", PartKind.Share),
                new("CHILD_ARRANGEMENTS", "Child arrangements order", PartKind.Share),
                new("ADOPTION", "Adoption", PartKind.Share),
            ]),
        new(LoadedSource.Returns, "C22", 1, "Home",
            "Periods of care that ended in the period with the child going home, planned (E4A) or not (E4B). Of those that had ended so and whose twelve months after it ended in the period: those of children who were looked "
            + "after again by then. The variant of three years adds the same of the two years before, for cohorts that are small." + LookedAfter,
            "Looked after again within twelve months.", "Went home, with twelve months over in the period.", Polarity.LowGood, OverPeriod: true, Scorecard + " C22",
            [
                new("PLANNED", "Went home as planned", PartKind.Count),
                new("UNPLANNED", "Went home unplanned", PartKind.Count),
                new("RE_ENTERED_12M", "Looked after again within 12 months", PartKind.Share, LooksBack: 12),
                new("RE_ENTERED_12M_3Y", "The same, of three years", PartKind.Share, Breakdown: true, LooksBack: 36, Rolling: true),
            ]),
        new(LoadedSource.Returns, "C23", 1, "Care leavers",
            "Care leavers of the year that ended on the 31 March on or before the last day of the period, as their return says (OC3), aged 17 and 18 and aged 19 to 21 on it: in touch, in suitable accommodation, in education, "
            + "employment or training (F1, F2, F4, F5, P1, P2, P4, P5), and not in it for other reasons than these (G4, G5, G6). Of all care leavers of that age; the variant is of those in touch. The variant of three "
            + "years adds those of the two years before, for cohorts that are small.",
            "In touch; in suitable accommodation; in education, employment or training; in none.", "Care leavers of that age; of them those in touch.", Polarity.HighGood, OverPeriod: false, Scorecard + " C23",
            [
                new("IN_TOUCH", "In touch", PartKind.Share, Breakdown: true),
                new("SUITABLE_ACCOMMODATION", "In suitable accommodation", PartKind.Share, Breakdown: true),
                new("EET", "In education, employment or training", PartKind.Share, Breakdown: true),
                new("NEET", "Not in education, employment or training", PartKind.Share, Breakdown: true),
                new("SUITABLE_ACCOMMODATION_OF_IN_TOUCH", "In suitable accommodation, of those in touch", PartKind.Share, Breakdown: true),
                new("EET_OF_IN_TOUCH", "In education, employment or training, of those in touch", PartKind.Share, Breakdown: true),
                new("NEET_OF_IN_TOUCH", "Not in education, employment or training, of those in touch", PartKind.Share, Breakdown: true),
                new("SUITABLE_ACCOMMODATION_3Y", "In suitable accommodation, of three years", PartKind.Share, Breakdown: true, LooksBack: 24, Rolling: true),
                new("EET_3Y", "In education, employment or training, of three years", PartKind.Share, Breakdown: true, LooksBack: 24, Rolling: true),
            ])
        { AsAtLastMarch = true },
        Indicator("C24", "Persistent absence", "Pupils who are looked after, and those whose attendance is below 90%.",
            "With an attendance below 90%.", "Pupils who are looked after.", Polarity.LowGood, new("BELOW_90", "Attendance below 90%", PartKind.Share)),
        Indicator("C25", "Re-referral within 12 months", "Referrals to children's social care, and those with another one in the twelve months before.",
            "With a referral in the twelve months before.", "Referrals.", Polarity.LowGood, new("RE_REFERRED", "Referred again within 12 months", PartKind.Share)),
        Indicator("C26", "Repeat child protection plans", "Child protection plans that began in the period, and those for children who had had one before.",
            "For children with an earlier plan.", "Plans that began.", Polarity.LowGood, new("REPEAT", "With an earlier plan", PartKind.Share)),
        new(LoadedSource.Returns, "C27", 1, "Changes of social worker",
            "Children looked after on the last day of the period, and how often another social worker took over in the period, on average. Returns hold social workers from 2023/24 on." + LookedAfter,
            "Changes of social worker.", OfAll, Polarity.LowGood, OverPeriod: true, Scorecard + " C27",
            [new("MEAN_CHANGES", "Changes for each child", PartKind.Mean, SinceReturn: 2024)]),
        Indicator("C28", "Survey response", "Surveys sent to children and young people in the period, and those that came back.",
            "Returned.", "Sent.", Polarity.HighGood, new("RETURNED", "Surveys returned", PartKind.Share)),
    ];

    static MeasureDefinition Indicator(string id, string name, string definition, string numerator, string denominator, Polarity polarity, PartDefinition part) =>
        new(LoadedSource.Indicators, id, 1, name, definition + " Sent from elsewhere for exactly this period.", numerator, denominator, polarity, OverPeriod: true, $"{Scorecard} {id}",
            [part with { FromIndicator = true, Breakdown = true }]);
}
