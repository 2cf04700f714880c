using Suite.Reporting.V1;
using static Suite.Reporting.Returns.Rules.Write;
using static Suite.Reporting.V1.ReturnTable;

namespace Suite.Reporting.Returns.Rules;

/// <summary>Rules about children, their reviews and what was before.</summary>
static class ChildRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        // Who they are
        Refuse("301", Header, "DOB", "Nobody in the return is born after the year ended.", "r.born_on > {end}"),
        Warn("351", Header, "DOB", "Nobody in the return was over 25 when the year began.", "r.born_on + interval '26 years' <= {start}"),
        Warn("232", Header, "SEX", "The sex of the child is known.", "r.sex = 'U'").From(2025),
        Warn("L105", Header, "CHILD", "A child in the header is in another table.",
            "not exists (select from in_episodes e where e.child_key = r.child_key) and not exists (select from oc3 o where o.child_key = r.child_key)"
            + " and not exists (select from ad1 a where a.child_key = r.child_key) and not exists (select from placed_for_adoption p where p.child_key = r.child_key)"),
        Warn("442", Header, "UPN", "A child who is looked after has a pupil number, or a reason why not.",
            "r.upn is null and exists (select from episodes e where e.child_key = r.child_key and not e.short_break)"),
        Warn("444", Header, "UPN", "No two children have the same pupil number.",
            "r.upn not in ('UN1', 'UN2', 'UN3', 'UN4', 'UN5') and exists (select from in_header h where h.upn = r.upn and h.child_key <> r.child_key)").From(2026),
        Warn("209", Header, "UPN", "A child of school age has another reason for no pupil number than UN1.",
            "r.upn = 'UN1' and r.born_on + interval '4 years' < {start} - interval '7 months'"),
        Warn("210", Header, "UPN", "After a week in care a child has a pupil number or another reason than UN4.",
            "r.upn = 'UN4' and exists (select from episodes e where e.child_key = r.child_key and e.ended_on is null and e.started_on < {end} - 7)"),

        // Mothers
        Refuse("174", Header, "MC_DOB", "Only a girl or woman is a mother.", "r.sex = 'M' and (r.child_born_on is not null or r.is_mother)"),
        Warn("393", Header, "MOTHER", "Whether a girl who is looked after is a mother is said.",
            "r.is_mother is null and r.sex = 'F' and exists (select from episodes e where e.child_key = r.child_key and e.ended_on is null and not e.short_break)"),
        Warn("607", Header, "MOTHER", "Whether a girl who left care was a mother is said.",
            "r.is_mother is null and r.sex = 'F' and exists (select from episodes e where e.child_key = r.child_key and e.reason_ended <> 'X1' and not e.short_break)"
            + " and not exists (select from episodes e where e.child_key = r.child_key and e.ended_on is null)"),
        Warn("611", Header, "MC_DOB", "The birth date of a mother's child is given.", "r.is_mother and r.child_born_on is null"),
        Refuse("612", Header, "MC_DOB", "Only a mother has a child.", "r.child_born_on is not null and r.is_mother is not true"),
        Warn("620", Header, "MOTHER", "No mother is under 11.", "r.is_mother and r.child_born_on < r.born_on + interval '11 years' and r.child_born_on > r.born_on"),
        Refuse("621", Header, "MC_DOB", "No mother is younger than her child.", "r.child_born_on <= r.born_on"),
        Warn("625", Header, "MC_DOB", "A mother's first child is born before the year ended, and before she left care.",
            "r.child_born_on > {end} or r.child_born_on > (select max(e.until) from episodes e where e.child_key = r.child_key)"),
        Warn("628", Header, "MOTHER", "Of care leavers who were not looked after in the year motherhood is not asked.",
            "r.is_mother is not null and exists (select from oc3 o where o.child_key = r.child_key) and not exists (select from episodes e where e.child_key = r.child_key)", Oc3),

        // As said before
        Warn("202", Header, "SEX", "The sex is that of the year before.", "exists (select from last_header l where l.child_key = r.child_key and l.sex <> r.sex)"),
        Warn("203", Header, "DOB", "The birth date is that of the year before.", "exists (select from last_header l where l.child_key = r.child_key and l.born_on <> r.born_on)"),
        Warn("204", Header, "ETHNIC", "The ethnic origin is that of the year before.", "exists (select from last_header l where l.child_key = r.child_key and l.ethnicity <> r.ethnicity)"),
        Warn("624", Header, "MC_DOB", "The birth date of a mother's first child is that of the year before.",
            "exists (select from last_header l where l.child_key = r.child_key and l.child_born_on <> r.child_born_on)"),

        // Reviews
        Warn("440", Reviews, "REVIEW_CODE", "PN0 is for children under 4.", "r.participation = 'PN0' and r.reviewed_on >= r.born_on + interval '4 years'"),
        Warn("441", Reviews, "REVIEW_CODE", "PN1 to PN7 are for children of 4 and over.", "r.participation <> 'PN0' and r.reviewed_on < r.born_on + interval '4 years'"),
        Refuse("L310", Reviews, "REVIEW", "The return holds the reviews of its year.", "r.reviewed_on not between {start} and {end}"),
        Warn("L311", Reviews, "REVIEW", "A child is looked after on the day of a review.",
            "r.reviewed_on between {start} and {end} and not exists (select from episodes e where e.child_key = r.child_key and r.reviewed_on between e.started_on and e.until)"),
        Warn("399", Reviews, "REVIEW", "Children who only have short breaks have no reviews in the return.",
            "exists (select from episodes e where e.child_key = r.child_key) and not exists (select from episodes e where e.child_key = r.child_key and not e.short_break)"),

        // Unaccompanied asylum-seeking children
        Refuse("304", Uasc, "DUC", "That status ends by the 18th birthday.", "r.ceased_on > r.born_on + interval '18 years'"),
        Warn("231", Uasc, "DOB", "Unaccompanied asylum-seeking children are older than 11.", "r.born_on + interval '11 years' >= {end}").From(2025),
        Refuse("L321", Uasc, "SEX", "The sex is that of the header.", "exists (select from header h where h.child_key = r.child_key and h.sex <> r.sex)"),
        Refuse("L322", Uasc, "DUC", "The status ended before the year did.", "r.ceased_on > {end}"),
        Warn("1014", Uasc, "CHILD", "Of care leavers who were not looked after in the year the status is not asked.",
            "exists (select from oc3 o where o.child_key = r.child_key) and not exists (select from episodes e where e.child_key = r.child_key)", Oc3),
        Warn("205D", Uasc, "CHILD", "Who has the status now had it in the year before.",
            "exists (select from last_header l where l.child_key = r.child_key) and not exists (select from last_uasc l where l.child_key = r.child_key)"
            + " and exists (select from episodes e where e.child_key = r.child_key and e.nth = 1 and e.started_on < {start})"),
        Warn("205B", Uasc, "DUC", "The day on which the status ended is that of the year before.",
            "exists (select from last_uasc l where l.child_key = r.child_key and l.ceased_on is not null and l.ceased_on is distinct from r.ceased_on)"),

        // Permanence before
        Warn("630", Episodes, "CHILD", "What permanence a child had before coming into care is said.",
            "r.reason_started = 'S' and r.started_on >= {start} and not r.short_break and not exists (select from previous_permanence p where p.child_key = r.child_key"
            + " and (p.kind = 'Z1' or p.dated is not null and p.permanence_authority is not null))", PreviousPermanence),
        Warn("634", PreviousPermanence, "PREV_PERM", "Permanence before is asked of children who came into care from 1 April 2016 on.",
            "exists (select from episodes e where e.child_key = r.child_key) and not exists (select from episodes e where e.child_key = r.child_key and e.started_on >= date '2016-04-01')"),
        Refuse("635", PreviousPermanence, "DATE_PERM", "No permanence has no day and no authority.", "r.kind = 'Z1' and (r.dated is not null or r.permanence_authority is not null)"),

        // Missing
        Refuse("567", ReturnTable.Missing, "MIS_END", "No time missing ends before it begins.", "r.ended_on < r.started_on"),
        Refuse("570", ReturnTable.Missing, "MIS_START", "No time missing begins after the year ended.", "r.started_on > {end}"),
        Refuse("571", ReturnTable.Missing, "MIS_END", "A time missing ended in the year, or has not ended.", "r.ended_on not between {start} and {end}"),
        Refuse("574", ReturnTable.Missing, "MIS_START", "A time missing begins when the one before has ended.",
            "exists (select from missing b where b.child_key = r.child_key and (b.started_on, b.row_no) < (r.started_on, r.row_no) and (b.ended_on is null or b.ended_on > r.started_on))"),
        Warn("575", ReturnTable.Missing, "MIS_END", "When the placement has ended from which a child was missing, so has the time missing.",
            "r.ended_on is null and exists (select from episodes e where e.child_key = r.child_key and r.started_on between e.started_on and e.ended_on)"),
        Warn("577", ReturnTable.Missing, "MIS_END", "When a child has left care, a time missing has ended, on that day or before.",
            "exists (select from stays s where s.child_key = r.child_key and r.started_on >= s.started_on and r.started_on < s.ended_on and (r.ended_on is null or r.ended_on > s.ended_on))"),
        Warn("578", ReturnTable.Missing, "MIS_START", "No child is missing from care after leaving it.",
            "exists (select from stays s where s.child_key = r.child_key) and not exists (select from stays s where s.child_key = r.child_key and (s.ended_on is null or r.started_on < s.ended_on))"),
        Warn("581", ReturnTable.Missing, "MIS_START", "No child is missing from care before coming into it.",
            "exists (select from stays s where s.child_key = r.child_key) and not exists (select from stays s where s.child_key = r.child_key and s.started_on <= r.started_on)"),
        Refuse("586", ReturnTable.Missing, "MIS_START", "No child is missing before it was born.", "r.started_on < r.born_on"),
        Warn("580", Episodes, "REC", "Who was missing on leaving care at 18 left for reason E8.",
            "r.reason_ended not in ('X1', 'E8') and r.ended_on = r.born_on + interval '18 years' and exists (select from missing m where m.child_key = r.child_key and m.ended_on = r.ended_on)", ReturnTable.Missing),
        Warn("576", Header, "CHILD", "A time missing that was open at the end of the year before is in this return.",
            "exists (select from last_missing l where l.child_key = r.child_key and l.ended_on is null and not exists (select from missing m where m.child_key = r.child_key and m.started_on = l.started_on))", ReturnTable.Missing),
    ];
}
