using Suite.Reporting.V1;
using static Suite.Reporting.Returns.Rules.Write;
using static Suite.Reporting.V1.ReturnTable;

namespace Suite.Reporting.Returns.Rules;

/// <summary>Rules about episodes of care. What contradicts itself is refused; what the law or good practice forbids but may have happened is warned of.</summary>
static class EpisodeRules
{
    const string Foster = "('U1', 'U2', 'U3', 'U4', 'U5', 'U6')";
    const string ForAdoption = "('A3', 'A4', 'A5', 'A6')";

    // Ofsted numbers no such placement.
    const string WithoutUrn = "('P1', 'P2', 'P3', 'R1', 'R2', 'R5', 'T0', 'T1', 'T2', 'T3', 'T4', 'Z1', 'Z11', 'Z12', 'Z13', 'Z14')";

    public static IReadOnlyList<Rule> All { get; } =
    [
        // Dates
        Refuse("302", Episodes, "DECOM", "No episode begins before the child was born.", "r.started_on < r.born_on"),
        Refuse("353", Episodes, "DECOM", "No episode begins before 14 October 1991, when the Children Act 1989 came into force.", "r.started_on < date '1991-10-14'"),
        Refuse("354", Episodes, "DECOM", "No episode begins after the year ended.", "r.started_on > {end}"),
        Refuse("385", Episodes, "DEC", "No episode ends after the year ended: one that runs on has no end yet.", "r.ended_on > {end}"),
        Refuse("L204", Episodes, "DEC", "An episode that ended before the year began is not part of its return.", "r.ended_on < {start}"),
        Refuse("355", Episodes, "DEC", "An episode lasts for 24 hours or more.", "r.ended_on = r.started_on"),
        Refuse("356", Episodes, "DEC", "No episode ends before it begins.", "r.ended_on < r.started_on"),
        Refuse("148", Episodes, "REC", "The day on which an episode ended and the reason are both given, or neither is.", "(r.ended_on is null) <> (r.reason_ended is null)"),

        // One after the other
        Refuse("142", Episodes, "DECOM", "An episode begins only after the one before has ended.", "r.nth > 1 and r.before_ended_on is null"),
        Refuse("501", Episodes, "DECOM", "Episodes of a child do not overlap.", "r.started_on < r.before_ended_on"),
        Refuse("357", Episodes, "RNE", "The first episode of a child who came into care in the year begins with reason S.", "r.nth = 1 and r.started_on >= {start} and r.reason_started <> 'S'"),
        Refuse("388", Episodes, "REC", "After reason X1 the next episode begins on the same day.", "r.reason_ended = 'X1' and r.after_started_on is distinct from r.ended_on"),
        Refuse("431", Episodes, "RNE", "A child who is looked after goes on being so: no episode begins with reason S on the day on which another ended.",
            "r.reason_started = 'S' and r.before_ended_on = r.started_on"),
        Refuse("432", Episodes, "RNE", "After a child has left care the next episode begins with reason S.", "r.nth > 1 and r.reason_started <> 'S' and r.before_reason_ended <> 'X1'"),
        Refuse("433", Episodes, "DECOM", "An episode that continues care begins on the day on which the one before ended.",
            "r.nth > 1 and r.reason_started <> 'S' and r.before_ended_on is not null and r.started_on > r.before_ended_on"),
        Refuse("437", Episodes, "DECOM", "Nothing follows after a child died or turned out to be 18 or over.", "r.before_reason_ended in ('E2', 'E15')"),
        Warn("434", Episodes, "RNE", "Reason L: the legal status differs from before, the placement does not.",
            "r.reason_started = 'L' and r.continues and (r.legal_status = r.before_legal_status or not r.same_place_as_before)"),
        Warn("435", Episodes, "RNE", "Reasons P and T: the placement differs from before, the legal status does not.",
            "r.reason_started in ('P', 'T') and r.continues and (r.legal_status <> r.before_legal_status or r.same_place_as_before)"),
        Warn("436", Episodes, "RNE", "Reasons B and U: both legal status and placement differ from before.",
            "r.reason_started in ('B', 'U') and r.continues and (r.legal_status = r.before_legal_status or r.same_place_as_before)"),
        Warn("504", Episodes, "CIN", "The need is that with which the child came into care.", "r.continues and r.need <> r.before_need"),

        // Legal status
        Warn("361", Episodes, "LS", "Police protection ends within 72 hours (Children Act 1989, s.46(6)).", "r.legal_status = 'L1' and r.until - r.started_on > 3"),
        Warn("362", Episodes, "LS", "An emergency protection order ends within 21 days (Children Act 1989, s.45).", "r.legal_status = 'L2' and r.until - r.started_on > 21"),
        Warn("363", Episodes, "LS", "A child assessment order ends within seven days (Children Act 1989, s.43(5)).", "r.legal_status = 'L3' and r.until - r.started_on > 7"),
        Warn("364", Episodes, "LS", "Detention under the Police and Criminal Evidence Act 1984 does not go on for more than 21 days.", "r.legal_status = 'J2' and r.until - r.started_on > 21"),
        Warn("358", Episodes, "LS", "No child under 10 is remanded or sentenced.", "r.legal_status in ('J1', 'J2', 'J3') and r.started_on < r.born_on + interval '10 years'"),
        Warn("352", Episodes, "DECOM", "Nobody comes into care at 18 or over.", "r.reason_started = 'S' and r.started_on >= r.born_on + interval '18 years'"),
        Warn("359", Episodes, "DEC", "After an 18th birthday only a community home under section 20(5) goes on (V2 in K2).",
            "r.ended_on is null and r.born_on + interval '18 years' < {end} and (r.legal_status, r.placement) <> ('V2', 'K2')"),
        Warn("445", Episodes, "LS", "No freeing order was made after 30 December 2005.", "r.legal_status = 'D1' and r.started_on >= date '2005-12-30'").Until(2024),
        Warn("446", Episodes, "LS", "No placement order was made before 30 December 2005.", "r.legal_status = 'E1' and r.started_on < date '2005-12-30'"),

        // Short breaks
        Warn("365", Episodes, "DEC", "A single short break lasts for 17 days at most.", "r.legal_status = 'V3' and r.until - r.started_on > 17"),
        Warn("366", Episodes, "RNE", "A child does not move during a short break: it begins with reason S.", "r.legal_status = 'V3' and r.reason_started <> 'S'"),
        Warn("367", Episodes, "LS", "Short breaks come to 75 days a year at most.",
            "r.legal_status = 'V3' and (select sum(least(b.until, {after}) - greatest(b.started_on, {start})) from episodes b where b.child_key = r.child_key and b.legal_status = 'V3') > 75"),
        Refuse("382", Episodes, "PLACE", "A short break is no temporary placement.", "r.short_break and r.temporary"),
        Refuse("384", Episodes, "PLACE", "A short break is not long-term foster care.", "r.short_break and r.placement in ('U1', 'U4')"),
        Warn("426", Episodes, "LS", "A child has short breaks of one sort in a year: V3 or V4.",
            "r.legal_status in ('V3', 'V4') and exists (select from episodes b where b.child_key = r.child_key and b.short_break and b.legal_status <> r.legal_status)"),
        Warn("398", Episodes, "HOME_POST", "Short breaks have no distance: postcodes are not used.", "r.short_break and r.home_given and r.placement_given"),

        // Placements
        Refuse("380", Episodes, "PLACE", "No time in care begins in a temporary placement.", "r.reason_started = 'S' and r.temporary"),
        Refuse("381", Episodes, "PLACE", "No time in care ends in a temporary placement.", "r.temporary and r.reason_ended <> 'X1'"),
        Warn("371", Episodes, "PLACE", "Supported accommodation is for 16 and over (Supported Accommodation (England) Regulations 2023).",
            "r.placement = 'K3' and r.started_on < r.born_on + interval '16 years'").From(2025),
        Warn("372", Episodes, "PLACE", "No child under 10 is in a young offender institution.", "r.placement = 'R5' and r.started_on < r.born_on + interval '10 years'"),
        Warn("373", Episodes, "PLACE", "No child under 4 is placed in a residential school.", "r.placement = 'S1' and r.started_on < r.born_on + interval '4 years'"),
        Warn("374", Episodes, "PLACE", "Residential employment is for 14 and over.", "r.placement = 'P3' and r.started_on < r.born_on + interval '14 years'"),
        Warn("375", Episodes, "DEC", "Hospital is a temporary placement for six weeks at most.", "r.placement = 'T1' and r.until - r.started_on > 42"),
        Warn("376", Episodes, "DEC", "A carer's holiday is a temporary placement for three weeks at most.", "r.placement = 'T3' and r.until - r.started_on > 21"),
        Warn("377", Episodes, "PLACE", "A child is placed elsewhere for a carer's holiday twice a year at most.",
            "r.placement = 'T3' and (select count(*) from episodes b where b.child_key = r.child_key and b.placement = 'T3') > 2"),
        Warn("379", Episodes, "DEC", "A temporary placement for another reason lasts for seven days at most.", "r.placement = 'T4' and r.until - r.started_on > 7"),
        Refuse("378", Episodes, "LS", "A child accommodated under section 20 is not placed with parents.", "r.placement = 'P1' and r.legal_status = 'V2'"),
        Warn("383", Episodes, "PLACE", "From a temporary placement a child goes back to the placement before it, with reason P.",
            "r.continues and r.before_temporary and r.nth > 2 and (r.reason_started <> 'P' or r.placement <> r.before2_placement)"),
        Warn("217", Episodes, "RNE", "Adoption by current foster carers begins with reason S, T or U.", "r.placement in ('A3', 'A5') and r.reason_started not in ('S', 'T', 'U')"),
        Warn("336", Episodes, "PLACE", "Before adoption by current foster carers the child was in foster care.",
            $"r.placement in ('A3', 'A5') and r.before_placement not in {Foster} and r.before_placement not in {ForAdoption}"),
        Warn("408", Episodes, "PLACE", "Placement for adoption under an order needs a placement order.", "r.placement in ('A5', 'A6') and r.legal_status <> 'E1'"),
        Warn("217t", Episodes, "PLACE", "Independent living (P2) ended on 28 October 2023.", "r.placement = 'P2' and (r.ended_on is null or r.ended_on > date '2023-10-28')").From(2024).Until(2024),

        // Providers and settings
        Warn("213", Episodes, "PLACE_PROVIDER", "Temporary and other placements have no provider.", "r.provider is not null and (r.temporary or r.placement like 'Z1_')"),
        Warn("526", Episodes, "PLACE_PROVIDER", "Every other placement has a provider.", "r.provider is null and not r.temporary and r.placement not like 'Z1%'"),
        Warn("527", Episodes, "PLACE_PROVIDER", "The authority itself provides no placement with parents, in hospital or in custody.", "r.provider = 'PR1' and r.placement in ('P1', 'R2', 'R5')"),
        Warn("528", Episodes, "PLACE_PROVIDER", "Another authority provides no placement with parents, in hospital or in custody.", "r.provider = 'PR2' and r.placement in ('P1', 'R2', 'R5')"),
        Warn("529", Episodes, "PLACE_PROVIDER", "Other public bodies provide no home with parents, adopters, foster carers or in children's homes.",
            $"r.provider = 'PR3' and (r.placement in ('P1', 'K1', 'K2') or r.placement in {Foster} or r.placement in {ForAdoption})"),
        Warn("530", Episodes, "PLACE_PROVIDER", "No private provider provides a placement with parents.", "r.provider = 'PR4' and r.placement = 'P1'"),
        Warn("531", Episodes, "PLACE_PROVIDER", "No voluntary provider provides a placement with parents.", "r.provider = 'PR5' and r.placement = 'P1'"),
        Refuse("550", Episodes, "PLACE_PROVIDER", "Only a placement with parents is provided by a parent.", "r.provider = 'PR0' and r.placement <> 'P1'"),
        Warn("218", Episodes, "URN", "The setting has Ofsted's number, in England.",
            $"r.urn is null and r.placement not in {WithoutUrn} and coalesce(r.placement_authority, 'E') like 'E%'"),
        Warn("222", Episodes, "URN", "Such a placement has no number of Ofsted's.", $"r.urn <> 'XXXXXXX' and r.placement in {WithoutUrn}"),
        Warn("1015", Episodes, "PLACE_PROVIDER", "The authority's own provision, but for foster care and adoption, is in its own area.",
            $"r.provider = 'PR1' and not r.short_break and r.placement not in {Foster} and r.placement not in {ForAdoption} and r.placement_where <> 'OWN'"),
        Warn("225", Episodes, "REASON_PLACE_CHANGE", "An episode that a move ends says why.",
            "r.reason_ended = 'X1' and r.reason_placement_changed is null and not r.temporary and r.after_reason_started in ('P', 'B', 'T', 'U') and not r.after_temporary"),
        Warn("226", Episodes, "REASON_PLACE_CHANGE", "Going to or leaving a temporary placement is no change of placement that needs a reason.",
            "r.reason_placement_changed is not null and (r.temporary or r.after_temporary)"),
        Warn("233", Episodes, "REASON_PLACE_CHANGE", "Only an episode that has ended says why the placement changed.", "r.reason_placement_changed is not null and r.ended_on is null").From(2026),
        Warn("L206", Episodes, "REASON_PLACE_CHANGE", "Only an episode that has ended says why the placement changed.", "r.reason_placement_changed is not null and r.ended_on is null").Until(2025),
        Warn("234", Episodes, "REASON_PLACE_CHANGE", "No child under 10 moves because of custody.",
            "r.reason_placement_changed = 'CUSTOD' and r.after_started_on < r.born_on + interval '10 years'").From(2026),

        // Postcodes
        Warn("392b", Episodes, "PL_POST", "The postcodes of home and placement are given, but for asylum-seeking children and short breaks.",
            "not (r.home_given and r.placement_given) and not r.is_uasc and not r.short_break"),
        Warn("392d", Episodes, "PL_POST", "Only with parents are the postcodes of home and placement the same.", "r.same_postcode and r.placement <> 'P1'"),
        Warn("406", Episodes, "HOME_POST", "Unaccompanied asylum-seeking children have no distance: postcodes are not used.", "r.is_uasc and r.home_given and r.placement_given"),
        Warn("L205", Episodes, "PL_POST", "The postcodes are in the postcode reference: without, there is no distance and no place.",
            "r.home_given and r.placement_given and not r.is_uasc and not r.short_break and (r.distance_miles is null or r.placement_authority is null) and exists (select from reference where postcodes > 0)"),
        Warn("454", Episodes, "PL_POST", "No placement is more than 350 miles from home.", "r.distance_miles > 350").From(2026),

        // Leaving care
        Warn("386", Episodes, "REC", "Nobody is adopted at 18 or over.", "r.reason_ended in ('E11', 'E12') and r.ended_on >= r.born_on + interval '18 years'"),
        Warn("387", Episodes, "REC", "Nobody under 14 moves into independent living.", "r.reason_ended in ('E5', 'E6') and r.ended_on < r.born_on + interval '14 years'"),
        Warn("389", Episodes, "REC", "Nobody under 16 moves to adult care.", "r.reason_ended = 'E7' and r.ended_on < r.born_on + interval '16 years'"),
        Warn("407", Episodes, "REC", "No special guardianship order is made at 18 or over.", "r.reason_ended in ('E45', 'E46', 'E47', 'E48') and r.ended_on >= r.born_on + interval '18 years'"),
        Warn("460", Episodes, "REC", "Who stays with carers as an adult is 18 or over.", "r.reason_ended = 'E17' and r.ended_on < r.born_on + interval '18 years'"),
        Refuse("390", Episodes, "REC", "Adoption ends a placement for adoption.", $"r.reason_ended in ('E11', 'E12') and r.placement not in {ForAdoption}"),
        Refuse("516", Episodes, "REC", "Special guardianship to a former foster carer ends foster care.", $"r.reason_ended in ('E45', 'E46') and r.placement not in {Foster}"),

        // Against the year before
        Warn("502", Episodes, "DECOM", "The first episode began when the one did that was open at the end of the year before.",
            "r.nth = 1 and r.started_on < {start} and exists (select from last_open l where l.child_key = r.child_key and l.started_on <> r.started_on)"),
        Warn("503A", Episodes, "RNE", "The first episode began for the reason that was said in the year before.",
            "r.nth = 1 and exists (select from last_open l where l.child_key = r.child_key and l.started_on = r.started_on and l.reason_started <> r.reason_started)"),
        Warn("503B", Episodes, "LS", "The first episode has the legal status that was said in the year before.",
            "r.nth = 1 and exists (select from last_open l where l.child_key = r.child_key and l.started_on = r.started_on and l.legal_status <> r.legal_status)"),
        Warn("503C", Episodes, "CIN", "The first episode has the need that was said in the year before.",
            "r.nth = 1 and exists (select from last_open l where l.child_key = r.child_key and l.started_on = r.started_on and l.need <> r.need)"),
        // H5 became K3, and Z1 became Z11 to Z14, without anybody moving.
        Warn("503D", Episodes, "PLACE", "The first episode is in the placement that was said in the year before.",
            "r.nth = 1 and exists (select from last_open l where l.child_key = r.child_key and l.started_on = r.started_on and l.placement <> r.placement"
            + " and (l.placement, r.placement) <> ('H5', 'K3') and not (l.placement = 'Z1' and r.placement like 'Z1_'))"),
        Warn("503E", Episodes, "PLACE_PROVIDER", "The first episode has the provider that was said in the year before.",
            "r.nth = 1 and exists (select from last_open l where l.child_key = r.child_key and l.started_on = r.started_on and l.provider <> r.provider)"),
        Warn("NoE", Episodes, "DECOM", "A child who was looked after before the year began is in the return of the year before.",
            "r.nth = 1 and r.started_on < {start} and not r.short_break and exists (select from last_header) and not exists (select from last_header l where l.child_key = r.child_key)"),
    ];
}
