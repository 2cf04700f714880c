using Suite.Reporting.V1;
using static Suite.Reporting.Returns.Rules.Write;
using static Suite.Reporting.V1.ReturnTable;

namespace Suite.Reporting.Returns.Rules;

/// <summary>Rules about health, care leavers, adoption, social workers and deprivation of liberty.</summary>
static class OutcomeRules
{
    // Looked after from 1 April to 31 March without a break, short breaks aside.
    const string TwelveMonths = "exists (select from long_stays s where s.child_key = r.child_key)";
    const string AnyCheck = "(r.convicted is not null or r.health_check is not null or r.immunisations is not null or r.teeth_check is not null or r.health_assessment is not null"
        + " or r.substance_misuse is not null or r.intervention_received is not null or r.intervention_offered is not null)";
    const string AllChecks = "(r.immunisations is not null and r.teeth_check is not null and r.health_assessment is not null and r.substance_misuse is not null)";
    const string AnyAdoption = "(r.decided_on is not null or r.matched_on is not null or r.by_foster_carer is not null or r.adopters is not null or r.adopters_sex is not null or r.adopters_status is not null)";
    const string AllAdoption = "(r.decided_on is not null and r.matched_on is not null and r.by_foster_carer is not null and r.adopters is not null and r.adopters_sex is not null and r.adopters_status is not null)";
    const string AdoptedEpisode = "select from episodes e where e.child_key = r.child_key and e.reason_ended in ('E11', 'E12')";

    public static IReadOnlyList<Rule> All { get; } =
    [
        // Health
        Warn("157", Oc2, "SDQ_REASON", "SDQ1 is for children under 4 or over 16.",
            $"r.sdq_reason = 'SDQ1' and r.sdq_score is null and r.born_on + interval '4 years' <= {{start}} and r.born_on + interval '16 years' >= {{end}} and {TwelveMonths}"),
        Warn("158", Oc2, "INTERVENTION_OFFERED", "Whether help was offered is only said when none was received.", "r.intervention_received and r.intervention_offered is not null"),
        Warn("159", Oc2, "INTERVENTION_OFFERED", "When no help was received with substance misuse, whether it was offered is said.",
            "r.substance_misuse and r.intervention_received = false and r.intervention_offered is null"),
        Warn("182", Oc2, "IMMUNISATIONS", "Immunisations, teeth, health assessment and substance misuse are said together.",
            $"not {AllChecks} and (r.convicted is not null or r.health_check is not null or r.intervention_received is not null or r.intervention_offered is not null)"),
        Warn("185", Oc2, "SDQ_SCORE", "A score is for children looked after for 12 months.", $"r.sdq_score is not null and not {TwelveMonths}"),
        Warn("186", Oc2, "SDQ_SCORE", "Children from 4 to 16 who were looked after for 12 months have a score or a reason why not.",
            $"r.sdq_score is null and r.sdq_reason is null and r.born_on + interval '4 years' <= {{start}} and r.born_on + interval '17 years' > {{end}} and {TwelveMonths}"),
        Warn("187", Oc2, "CHILD", "Who was looked after for 12 months on 31 March was neither adopted nor has left care.",
            $"{TwelveMonths} and (exists (select from oc3 o where o.child_key = r.child_key) or exists (select from ad1 a where a.child_key = r.child_key))"),
        Warn("188", Oc2, "SDQ_SCORE", "Children under 4 at the end of the year have no score and no reason.",
            "r.born_on + interval '4 years' > {end} and (r.sdq_score is not null or r.sdq_reason is not null)"),
        Warn("189", Oc2, "SDQ_SCORE", "Young people of 17 and over when the year began have no score and no reason.",
            "r.born_on + interval '17 years' <= {start} and (r.sdq_score is not null or r.sdq_reason is not null)"),
        Warn("190", Oc2, "CHILD", "The health of children is said of those looked after for 12 months.", $"{AnyCheck} and not {TwelveMonths}"),
        Warn("191", Oc2, "IMMUNISATIONS", "Of children looked after for 12 months immunisations, teeth, health assessment and substance misuse are said.", $"{TwelveMonths} and not {AllChecks}"),
        Warn("L331", Header, "CHILD", "Children looked after for 12 months are in OC2.", $"{TwelveMonths} and not exists (select from oc2 o where o.child_key = r.child_key)", Oc2),
        Warn("192", Oc2, "INTERVENTION_RECEIVED", "Of who misuses substances, whether help was received is said.", "r.substance_misuse and r.intervention_received is null"),
        Warn("193", Oc2, "INTERVENTION_RECEIVED", "Help is said of those who misuse substances.",
            "r.substance_misuse is not true and (r.intervention_received is not null or r.intervention_offered is not null)"),
        Warn("197a", Oc2, "SDQ_REASON", "With a score there is no reason for none.", "r.sdq_score is not null and r.sdq_reason is not null"),
        Warn("197B", Oc2, "SDQ_SCORE", "Who turned 4 or 17 in the year has a score or a reason why not.",
            $"r.sdq_score is null and r.sdq_reason is null and {TwelveMonths}"
            + " and (r.born_on + interval '4 years' between {start} and {end} or r.born_on + interval '17 years' between {start} and {end})"),
        Warn("198", Oc2, "SDQ_REASON", "A reason for no score is for children looked after for 12 months.", $"r.sdq_reason is not null and not {TwelveMonths}"),
        Warn("542", Oc2, "CONVICTED", "Convictions are said of those of 10 and over.", "r.convicted is not null and r.born_on + interval '10 years' > {end}"),
        Warn("543", Oc2, "CONVICTED", "Of those of 10 and over convictions are said.", $"r.convicted is null and r.born_on + interval '10 years' <= {{end}} and {TwelveMonths}"),
        Warn("544", Oc2, "IMMUNISATIONS", "With convictions, immunisations, teeth, health assessment and substance misuse are said.", $"r.convicted is not null and not {AllChecks}"),
        Warn("545", Oc2, "HEALTH_CHECK", "Of those under 5 health promotion checks are said.", $"r.health_check is null and r.born_on + interval '5 years' > {{end}} and {TwelveMonths}"),
        Warn("546", Oc2, "HEALTH_CHECK", "Health promotion checks are said of those under 5.", "r.health_check is not null and r.born_on + interval '5 years' <= {end}"),
        Warn("547", Oc2, "IMMUNISATIONS", "With health promotion checks, immunisations, teeth, health assessment and substance misuse are said.", $"r.health_check is not null and not {AllChecks}"),

        // Care leavers
        Warn("153", Oc3, "ACTIV", "Activity and accommodation of a care leaver are both said.", "r.activity is null or r.accommodation is null"),
        Warn("344", Oc3, "ACTIV", "Of who died or went home nothing further is said.", "r.in_touch in ('DIED', 'RHOM') and (coalesce(r.activity, '0') <> '0' or coalesce(r.accommodation, '0') <> '0')"),
        Warn("345", Oc3, "ACTIV", "Of who is in touch, activity and accommodation are said.", "r.in_touch = 'YES' and (coalesce(r.activity, '0') = '0' or coalesce(r.accommodation, '0') = '0')"),
        Warn("347", Oc3, "ACCOM", "Nobody under 18 lives in a foyer.", "r.accommodation like 'T_' and r.born_on + interval '18 years' > {start}").From(2024),
        Warn("348", Oc3, "IN_TOUCH", "Who was said to have died in the year before is not said to live.",
            "r.in_touch <> 'DIED' and exists (select from last_oc3 l where l.child_key = r.child_key and l.in_touch = 'DIED')").From(2026),
        Warn("391", Oc3, "DOB", "Care leavers turned 17 to 21 in the year.", "r.born_on + interval '17 years' > {end} or r.born_on + interval '22 years' <= {start}"),
        Warn("1000", Oc3, "CHILD", "Who died in care is no care leaver.", "exists (select from episodes e where e.child_key = r.child_key and e.reason_ended = 'E2')"),
        Warn("1007", Oc3, "CHILD", "Who is looked after is no care leaver.", "exists (select from episodes e where e.child_key = r.child_key and e.ended_on is null and not e.short_break)"),
        Warn("1011", Oc3, "CHILD", "Whose care another authority took over is that authority's care leaver.",
            "exists (select from stays s where s.child_key = r.child_key and s.newest and s.reason_ended = 'E3')"),
        Warn("3001", Oc3, "ACCOM", "At 17 nobody lives with former foster carers.", "r.accommodation in ('Z1', 'Z2') and r.born_on + interval '17 years' between {start} and {end}"),

        // Adoption
        Warn("151", Ad1, "DATE_INT", "All of an adoption is said, or nothing.", $"{AnyAdoption} and not {AllAdoption}"),
        Warn("331", Ad1, "DATE_MATCH", "Child and adopters were matched before the child was placed with them.",
            "exists (select from episodes e where e.child_key = r.child_key and e.reason_ended in ('E11', 'E12') and r.matched_on > e.started_on)"),
        Warn("333", Ad1, "DATE_MATCH", "Adoption was decided on before the match.", "r.matched_on is not null and (r.decided_on is null or r.decided_on > r.matched_on)"),
        Warn("335", Ad1, "FOSTER_CARE", "Who adopted fits the placement: current foster carers in A3 and A5, others in A4 and A6.",
            "exists (select from episodes e where e.child_key = r.child_key and e.reason_ended in ('E11', 'E12')"
            + " and (e.placement in ('A3', 'A5') and r.by_foster_carer = false or e.placement in ('A4', 'A6') and r.by_foster_carer))"),
        Warn("511", Ad1, "NB_ADOPTR", "Two adopters are MM, FF or MF.", "r.adopters = 2 and r.adopters_sex in ('M1', 'F1')"),
        Warn("514", Ad1, "LS_ADOPTR", "A single adopter is M1 or F1.", "r.adopters_status = 'L0' and r.adopters_sex is distinct from 'M1' and r.adopters_sex is distinct from 'F1'"),
        Warn("517", Ad1, "LS_ADOPTR", "L3 is a man and a woman.", "r.adopters_status = 'L3' and r.adopters_sex is distinct from 'MF'"),
        Warn("518", Ad1, "LS_ADOPTR", "L4 is two men or two women.", "r.adopters_status = 'L4' and coalesce(r.adopters_sex, '') not in ('MM', 'FF')"),
        Warn("519", Ad1, "LS_ADOPTR", "Civil partners are a couple.", "r.adopters_status = 'L2' and coalesce(r.adopters_sex, '') not in ('MM', 'FF', 'MF')"),
        Warn("520", Ad1, "LS_ADOPTR", "L11 is a man and a woman.", "r.adopters_status = 'L11' and r.adopters_sex is distinct from 'MF'"),
        Warn("524", Ad1, "LS_ADOPTR", "L12 is two men or two women.", "r.adopters_status = 'L12' and coalesce(r.adopters_sex, '') not in ('MM', 'FF')"),
        Warn("582", Ad1, "DATE_MATCH", "A match comes before the adoption.",
            "exists (select from episodes e where e.child_key = r.child_key and e.reason_ended in ('E11', 'E12') and e.ended_on = r.matched_on)"),
        Warn("601", Episodes, "REC", "Of a child who was adopted in the year the adoption is said.",
            $"r.reason_ended in ('E11', 'E12') and not exists (select from (select * from ad1) a where a.child_key = r.child_key and {AllAdoption.Replace("r.", "a.", StringComparison.Ordinal)})", Ad1),
        Warn("602", Ad1, "CHILD", "An adoption is said of a child who was adopted in the year.", $"{AnyAdoption} and not exists ({AdoptedEpisode})"),
        Warn("521", Ad1, "DATE_INT", "Adoption was decided on before the child was placed for it.",
            "r.decided_on > (select min(e.started_on) from episodes e where e.child_key = r.child_key and e.placement in ('A3', 'A4', 'A5', 'A6'))"),

        // Decisions that a child should be placed for adoption
        Warn("119", PlacedForAdoption, "REASON_PLACED_CEASED", "The day of a reversed decision and the reason are both given, or neither is.", "(r.ceased_on is null) <> (r.reason_ceased is null)"),
        Refuse("184", PlacedForAdoption, "DATE_PLACED", "No decision is made before the child was born.", "r.placed_on < r.born_on"),
        Refuse("522", PlacedForAdoption, "DATE_PLACED_CEASED", "No decision is reversed before it was made.", "r.ceased_on < r.placed_on"),
        Refuse("L341", PlacedForAdoption, "DATE_PLACED_CEASED", "No decision is made or reversed after the year ended.", "r.placed_on > {end} or r.ceased_on > {end}"),
        Warn("1003", PlacedForAdoption, "DATE_PLACED", "A decision is made of a child who is looked after.",
            "exists (select from stays s where s.child_key = r.child_key and s.begins) and not exists (select from stays s where s.child_key = r.child_key and (s.started_on <= r.placed_on or not s.begins))"),
        Warn("551", Episodes, "PLACE", "Before a child is placed for adoption it is decided on.",
            "r.placement in ('A3', 'A4', 'A5', 'A6') and not exists (select from placed_for_adoption p where p.child_key = r.child_key)", PlacedForAdoption),
        Warn("552", PlacedForAdoption, "DATE_PLACED", "The decision comes before the placement.",
            "r.ceased_on is null and exists (select from episodes e where e.child_key = r.child_key and e.placement in ('A3', 'A4', 'A5', 'A6') and e.before_placement not in ('A3', 'A4', 'A5', 'A6') and e.started_on < r.placed_on)"),
        Warn("553", Episodes, "LS", "Before a placement order it is decided that a child should be placed for adoption.",
            "r.legal_status = 'E1' and not exists (select from placed_for_adoption p where p.child_key = r.child_key)", PlacedForAdoption),
        Warn("558", PlacedForAdoption, "DATE_PLACED_CEASED", "The last decision about a child who was adopted stands.",
            $"r.ceased_on is not null and exists ({AdoptedEpisode}) and not exists (select from placed_for_adoption p where p.child_key = r.child_key and p.placed_on > r.placed_on)"),
        Warn("557", Episodes, "REC", "When a child left care without being adopted, the decision to place it was reversed.",
            "r.reason_ended not in ('X1', 'E11', 'E12') and r.after_started_on is null and exists (select from placed_for_adoption p where p.child_key = r.child_key and p.ceased_on is null)", PlacedForAdoption),
        Warn("579", PlacedForAdoption, "DATE_PLACED", "A new decision comes after the one before was reversed.",
            "exists (select from placed_for_adoption b where b.child_key = r.child_key and b.placed_on < r.placed_on and b.ceased_on > r.placed_on)"),
        Warn("583", PlacedForAdoption, "DATE_PLACED", "An earlier decision was reversed.",
            "r.ceased_on is null and exists (select from placed_for_adoption n where n.child_key = r.child_key and n.placed_on > r.placed_on)"),
        Warn("523", Ad1, "DATE_INT", "Adoption was decided on when it was decided that the child should be placed for it.",
            "exists (select from placed_for_adoption p where p.child_key = r.child_key and p.ceased_on is null and p.placed_on <> r.decided_on)", PlacedForAdoption),
        Warn("525", Ad1, "CHILD", "A child of whom the decision was reversed is not adopted in the year.",
            $"{AnyAdoption} and exists (select from placed_for_adoption p where p.child_key = r.child_key and p.ceased_on is not null)"
            + " and not exists (select from placed_for_adoption p where p.child_key = r.child_key and p.ceased_on is null)", PlacedForAdoption),

        // Social workers
        Warn("SW06STG2", SwEpisodes, "SW_DECOM", "No worker begins after the year ended.", "r.started_on > {end}").From(2024),
        // From 2024/25 on two years of workers are asked for.
        Warn("SW07STG2", SwEpisodes, "SW_DEC", "A worker ended in the year before or in this one.", "r.ended_on > {end} or r.ended_on < {start} - interval '1 year'").From(2025),
        Warn("SW08STG2", SwEpisodes, "SW_DEC", "When another worker began, the one before had ended.",
            "r.ended_on is null and exists (select from sw_episodes n where n.child_key = r.child_key and n.started_on > r.started_on)").From(2024),
        Warn("SW09STG2", SwEpisodes, "SW_DEC", "A worker has a child for 24 hours or more.", "r.ended_on <= r.started_on").From(2024),
        Warn("SW10STG2", SwEpisodes, "SW_DECOM", "A worker begins within a week of the end of the one before, but for a first contact.",
            "r.reason is distinct from 'FCONTA' and exists (select from sw_episodes b where b.child_key = r.child_key and b.started_on < r.started_on and b.ended_on > r.started_on + 7)").From(2024),
        Warn("L351", SwEpisodes, "SW_REASON", "Why a worker began is said from 1 April 2023 on.", "r.reason is null and r.started_on >= date '2023-04-01'").From(2024),
        Warn("SW12STG2", Episodes, "CHILD", "A child who is looked after on 31 March has a social worker in the return.",
            "r.ended_on is null and not r.short_break and not exists (select from sw_episodes s where s.child_key = r.child_key)", SwEpisodes).From(2024),
        Warn("SW17STG2", Episodes, "CHILD", "A child who is looked after on 31 March has a social worker then.",
            "r.ended_on is null and not r.short_break and exists (select from sw_episodes s where s.child_key = r.child_key)"
            + " and not exists (select from sw_episodes s where s.child_key = r.child_key and s.ended_on is null)", SwEpisodes).From(2026),

        // Deprivation of liberty
        Refuse("702", Dolo, "DOLO_END", "No order ends before it begins.", "r.ended_on < r.started_on").From(2027),
        Refuse("703", Dolo, "DOLO_START", "No order begins after the year ended.", "r.started_on > {end}").From(2027),
        Refuse("704", Dolo, "DOLO_END", "An order ended in the year, or has not ended.", "r.ended_on not between {start} and {end}").From(2027),
        Refuse("705", Dolo, "DOLO_START", "An order begins when the one before has ended.",
            "exists (select from dolo b where b.child_key = r.child_key and (b.started_on, b.row_no) < (r.started_on, r.row_no) and b.ended_on is null)").From(2027),
        Warn("707", Dolo, "DOLO_END", "When a child has left care, the order has ended.",
            "r.ended_on is null and exists (select from stays s where s.child_key = r.child_key and s.newest and s.ended_on is not null)").From(2027),
        Refuse("708", Dolo, "DOLO_START", "No order is made before the child was born.", "r.started_on < r.born_on").From(2027),
        Warn("709", Dolo, "DOLO_START", "Under an order a child is in K2, Z12 or Z13.",
            "exists (select from episodes e where e.child_key = r.child_key and e.started_on < coalesce(r.ended_on, {after}) and e.until > r.started_on and e.placement not in ('K2', 'Z12', 'Z13', 'K1', 'P1', 'R5', 'K3'))").From(2027),
        Refuse("710", Dolo, "DOLO_START", "Under an order no child is in a secure home, with parents, in a young offender institution or in supported accommodation.",
            "exists (select from episodes e where e.child_key = r.child_key and e.started_on < coalesce(r.ended_on, {after}) and e.until > r.started_on and e.placement in ('K1', 'P1', 'R5', 'K3'))").From(2027),
    ];
}
