using Suite.Reporting.Facts.Kinship;
using Suite.Reporting.V1;

namespace Suite.Reporting.Measures;

/// <summary>The measures of kinship assessment.</summary>
static class KinshipMeasures
{
    const string Kinship = "Kinship assessment reference, 3.6";

    public static IReadOnlyList<MeasureDefinition> All { get; } =
    [
        new(KinshipEvents.Source, "K01", 1, "Kinship timeliness",
            "K1 runs from the concern to the first placement of a child with the carers; K2 from the concern to the first approval by the decision maker or the first order made, "
            + "whichever is earlier. A case is in the period in which its clock ends; a clock that would end before the concern is left out. Weeks are days divided by seven; "
            + "within 12 weeks is up to and including day 84, within 16 weeks up to and including day 112.",
            "Cases whose clock ended in the period within 12 (16) weeks.", "Cases whose clock ended in the period.",
            Polarity.LowGood, OverPeriod: true, Kinship + " K01; 12 to 16 weeks is a local expectation",
            [
                new("K1_MEDIAN_DAYS", "Concern to placement, median days", PartKind.MedianDays),
                new("K1_MEDIAN_WEEKS", "Concern to placement, median weeks", PartKind.MedianWeeks),
                new("K1_WITHIN_12_WEEKS", "Concern to placement within 12 weeks", PartKind.Share),
                new("K1_WITHIN_16_WEEKS", "Concern to placement within 16 weeks", PartKind.Share),
                new("K2_MEDIAN_DAYS", "Concern to approval or order, median days", PartKind.MedianDays),
                new("K2_MEDIAN_WEEKS", "Concern to approval or order, median weeks", PartKind.MedianWeeks),
                new("K2_WITHIN_12_WEEKS", "Concern to approval or order within 12 weeks", PartKind.Share),
                new("K2_WITHIN_16_WEEKS", "Concern to approval or order within 16 weeks", PartKind.Share),
            ]),
        new(KinshipEvents.Source, "K02", 1, "Temporary approvals",
            "Temporary approvals (regulation 24) open on the last day of the period: granted by then, covered on that day by the grant or by the extension then newest, and not ended by approval, "
            + "an order, expiry, the end of every placement, the children's move or closure. Days to expiry are from that day to the last covered day; open-ended extensions have none. "
            + "Breaches are approvals whose first day without cover is in the period; the target is none.",
            "", "", Polarity.LowGood, OverPeriod: true, Kinship + " K02; Care Planning Regulations 2010, regulations 24 and 25",
            [
                new("OPEN", "Temporary approvals open", PartKind.Count),
                new("DAYS_TO_EXPIRY_MIN", "Days to expiry, the shortest", PartKind.LeastDays),
                new("DAYS_TO_EXPIRY_MEDIAN", "Days to expiry, median", PartKind.MedianDays),
                new("BREACHES", "Temporary approvals that ran out", PartKind.Count),
            ]),
        new(KinshipEvents.Source, "K03", 1, "Extensions used",
            "Of the temporary approvals granted in the period: those extended by its last day, by eight weeks (regulation 25(2)) or until the outcome of an independent review (25(3)). "
            + "Beside them the extensions granted in the period, whenever the approval was.",
            "Temporary approvals granted in the period and so extended.", "Temporary approvals granted in the period.",
            Polarity.Neutral, OverPeriod: true, Kinship + " K03; Care Planning Regulations 2010, regulation 25",
            [
                new("EIGHT_WEEKS", "Extended by eight weeks", PartKind.Share),
                new("UNTIL_IRM", "Extended until the outcome of an independent review", PartKind.Share),
                new("EIGHT_WEEKS_GRANTED", "Eight-week extensions granted in the period", PartKind.Count),
                new("UNTIL_IRM_GRANTED", "Extensions until a review's outcome granted in the period", PartKind.Count),
            ]),
        new(KinshipEvents.Source, "K04", 1, "Viability outcome",
            "Cases with a viability decision in the period; each counts once, with its last decision of the period, so that a challenge that succeeds replaces what it challenged.",
            "Cases whose last viability decision of the period is positive.", "Cases with a viability decision in the period.",
            Polarity.Neutral, OverPeriod: true, Kinship + " K04",
            [new("POSITIVE", "Found viable", PartKind.Share)]),
        new(KinshipEvents.Source, "K05", 1, "Check turnaround",
            "Checks that were submitted and came back in the period (the day received decides), for all checks and by type. Days are from submitted to received; over 28 days begins with day 29.",
            "Checks received in the period more than 28 days after they were submitted.", "Checks received in the period.",
            Polarity.LowGood, OverPeriod: true, Kinship + " K05",
            [
                new("MEDIAN_DAYS", "Submitted to received, median days", PartKind.MedianDays, Breakdown: true),
                new("OVER_28_DAYS", "Over 28 days", PartKind.Share, Breakdown: true),
            ]),
        new(KinshipEvents.Source, "K06", 1, "Outcomes",
            "Cases closed in the period (the closure date decides), for all cases and by closure code; and special guardianship orders made in the period, whether or not the case is closed yet.",
            "", "", Polarity.Neutral, OverPeriod: true, Kinship + " K06",
            [
                new("CLOSED", "Cases closed", PartKind.Count, Breakdown: true),
                new("SGO", "Special guardianship orders made", PartKind.Count),
            ]),
        new(KinshipEvents.Source, "K07", 1, "Voice of the child",
            "Decisions of the decision maker in the period, refusals at stage 1 left out. It counts if the view of every child of the case had been recorded by the social worker and by the "
            + "independent reviewing officer by the day of the decision, or why it could not be had.",
            "Decisions before which every child's view was recorded by both.", "Decisions in the period.",
            Polarity.HighGood, OverPeriod: true, Kinship + " K07",
            [new("VOICE_RECORDED", "Child's view recorded before the decision", PartKind.Share)]),
        new(KinshipEvents.Source, "K08", 1, "Support parity",
            "Kinship foster carers first approved in the period (each carer counts). It counts if on the last day of the period the newest support plan of the case offers training as other foster carers get.",
            "Carers with a support plan and an offer of training.", "Kinship foster carers approved in the period.",
            Polarity.HighGood, OverPeriod: true, Kinship + " K08; National Minimum Standards 2011, standard 30",
            [new("SUPPORT_PARITY", "Support plan with training", PartKind.Share)]),
    ];
}
