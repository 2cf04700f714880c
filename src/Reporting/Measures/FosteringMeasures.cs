using Suite.Reporting.Facts.Fostering;
using Suite.Reporting.V1;

namespace Suite.Reporting.Measures;

/// <summary>The measures of fostering recruitment and the register.</summary>
static class FosteringMeasures
{
    const string Fostering = "Fostering recruitment reference, 2.6";
    const string Regulations = "Fostering Services (England) Regulations 2011";

    public static IReadOnlyList<MeasureDefinition> All { get; } =
    [
        new(FosteringEvents.Source, "F01", 1, "Enquiries and applications",
            "Enquiries received in the period, and of these the ones of which an application came by its last day. Both by channel and by source.",
            "Enquiries of the cohort that became an application by the last day of the period.", "Enquiries received in the period.",
            Polarity.HighGood, OverPeriod: true, Fostering + " F01",
            [
                new("ENQUIRIES", "Enquiries, by channel", PartKind.Count, Breakdown: true),
                new("ENQUIRIES_BY_SOURCE", "Enquiries, by source", PartKind.Count, Breakdown: true),
                new("APPLIED", "Became an application, by channel", PartKind.Share, Breakdown: true),
                new("APPLIED_BY_SOURCE", "Became an application, by source", PartKind.Share, Breakdown: true),
            ]),
        new(FosteringEvents.Source, "F02", 1, "Application to approval",
            "Applications received in the period, by route, and of those that reached an outcome by its last day the ones approved. Outcomes are approval, a final decision not to approve, "
            + "refusal at stage 1, rejection at entry and withdrawal; the earliest one counts.",
            "Applications of the cohort that were approved by the last day of the period.", "Applications of the cohort that reached an outcome by the last day of the period.",
            Polarity.HighGood, OverPeriod: true, Fostering + " F02",
            [
                new("APPLICATIONS", "Applications received", PartKind.Count, Breakdown: true),
                new("APPROVED", "Approved, of those with an outcome", PartKind.Share, Breakdown: true),
            ]),
        new(FosteringEvents.Source, "F03", 1, "Approvals",
            "Households that came onto the register with an approval in the period, their carers and the places of their first terms, by route: mainstream, kinship and short break.",
            "", "", Polarity.HighGood, OverPeriod: true, Fostering + " F03; " + Regulations + ", regulation 27",
            [
                new("HOUSEHOLDS", "Households approved", PartKind.Count, Breakdown: true),
                new("CARERS", "Carers approved", PartKind.Count, Breakdown: true),
                new("PLACES", "Places approved", PartKind.Count, Breakdown: true),
            ]),
        new(FosteringEvents.Source, "F04", 1, "De-registrations",
            "Households whose approval had its last day in the period: resigned, terminated, transferred out or deceased; and by reason. Carers and places are those at the end.",
            "", "", Polarity.LowGood, OverPeriod: true, Fostering + " F04; " + Regulations + ", regulation 28",
            [
                new("HOUSEHOLDS", "Households that left, by how", PartKind.Count, Breakdown: true),
                new("HOUSEHOLDS_BY_REASON", "Households that left, by reason", PartKind.Count, Breakdown: true),
                new("CARERS", "Carers that left, by how", PartKind.Count, Breakdown: true),
                new("PLACES", "Places that went with them, by how", PartKind.Count, Breakdown: true),
            ]),
        new(FosteringEvents.Source, "F05", 1, "Net gain",
            "Households approved in the period (F03) less households whose approval ended in it (F04), by route, and the same of their places; below nought more went than came. "
            + "Terms that changed are no gain or loss.",
            "Households (places) gained.", "Households (places) lost.", Polarity.HighGood, OverPeriod: true, Fostering + " F05",
            [
                new("HOUSEHOLDS", "Net gain of households", PartKind.Net, Breakdown: true),
                new("PLACES", "Net gain of places", PartKind.Net, Breakdown: true),
            ]),
        new(FosteringEvents.Source, "F06", 1, "Application to decision",
            "From the application to the decision maker's first decision, also a qualifying determination, of applications so decided in the period; refusals at stage 1 are left out. "
            + "Beside it from the application to the first panel that recommended suitable or not suitable in the period, and the share of these in which it sat within 8 months. "
            + "A clock that would end before the application is left out.",
            "Applications recommended on in the period within 8 months of the application.", "Applications first recommended on in the period.",
            Polarity.LowGood, OverPeriod: true, Fostering + " F06; National Minimum Standards 2011, standard 14",
            [
                new("DECISION_MEDIAN_DAYS", "Application to decision, median days", PartKind.MedianDays),
                new("DECISION_MEDIAN_WEEKS", "Application to decision, median weeks", PartKind.MedianWeeks),
                new("PANEL_MEDIAN_DAYS", "Application to recommendation, median days", PartKind.MedianDays),
                new("PANEL_WITHIN_8_MONTHS", "Recommended within 8 months", PartKind.Share),
            ]),
        new(FosteringEvents.Source, "F07", 1, "Stage durations",
            "Stage 1 from its opening to the day on which all its information was there, of those completed in the period; stage 2 from its first day to the decision maker's first decision, "
            + "of those decided in the period. A stage that begins again after a panel began when it first did.",
            "", "", Polarity.LowGood, OverPeriod: true, Fostering + " F07; " + Regulations + ", regulation 26; two and four months are local targets",
            [
                new("STAGE_1_MEDIAN_DAYS", "Stage 1, median days", PartKind.MedianDays),
                new("STAGE_2_MEDIAN_DAYS", "Stage 2 to decision, median days", PartKind.MedianDays),
            ]),
        new(FosteringEvents.Source, "F08", 1, "Vacancy rate",
            "Places on the last day of the period of households approved on it, with what each was used for on that day: vacant, filled (also by a young person who stays put) or not available. "
            + "Mainstream and short break, together and apart; kinship places, which are for named children, on their own.",
            "Vacant places.", "Approved places.", Polarity.Neutral, OverPeriod: false, Fostering + " F08",
            [
                new("VACANT", "Vacant, mainstream and short break", PartKind.Share, Breakdown: true),
                new("KINSHIP_VACANT", "Vacant, kinship", PartKind.Share),
            ]),
        new(FosteringEvents.Source, "F09", 1, "Reviews on time",
            "Reviews of approval whose last day in time is in the period. One that was not held counts as not in time unless the approval ended before that day.",
            "Those held on or before it.", "Reviews whose last day in time is in the period.",
            Polarity.HighGood, OverPeriod: true, Fostering + " F09; " + Regulations + ", regulation 28(2)",
            [new("ON_TIME", "Held in time", PartKind.Share)]),
        new(FosteringEvents.Source, "F10", 1, "Withdrawals",
            "Applications closed in the period, by their earliest outcome (see F02), and of these the ones withdrawn, by code AW0 to AW5.",
            "Applications withdrawn in the period.", "Applications closed in the period.",
            Polarity.LowGood, OverPeriod: true, Fostering + " F10; withdrawal codes of Ofsted's fostering data collection",
            [
                new("WITHDRAWN", "Applications withdrawn, by code", PartKind.Count, Breakdown: true),
                new("WITHDRAWN_OF_CLOSED", "Withdrawn, of applications closed", PartKind.ShareOfWhole, Breakdown: true),
            ]),
    ];
}
