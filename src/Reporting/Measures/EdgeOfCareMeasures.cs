using Suite.Reporting.Facts;
using Suite.Reporting.Facts.Conferences;
using Suite.Reporting.Facts.EdgeOfCare;
using Suite.Reporting.Facts.Kinship;
using Suite.Reporting.V1;

namespace Suite.Reporting.Measures;

/// <summary>The measures of edge of care and reunification.</summary>
static class EdgeOfCareMeasures
{
    const string EdgeOfCare = "Edge-of-care reference, 5.3";

    const string InCare = " In care is a child on every day of a time looked after that any service recorded, short breaks and times recorded in error left out, and on every day on which kinship assessment "
        + "has it placed with kinship foster carers.";

    const string Due = "Outcome reviews of edge-of-care children due in the period, counted from the decision that the child was due to enter care or, without one, from the closure. Averted are those of "
        + "children who were due to enter care and were not in care on the last day of the quarter of that decision; the others are apart. ";

    const string Answers = "An answer is about the day on which it was due, whenever it was given; a correction counts from its day on.";

    /// <summary>Whose events say that a child is in care.</summary>
    static readonly FactSource[] WhereInCareIsSaid = [ConferenceEvents.Source, KinshipEvents.Source];

    public static IReadOnlyList<MeasureDefinition> All { get; } =
    [
        new(EdgeOfCareEvents.Source, "E01", 1, "Care averted",
            "Children of whom it was decided in the period that they were due to enter care, each once, and those of them who are not in care on its last day. A decision that was corrected counts until the day of "
            + "the correction. Suite-wide beside them those kept out of care by conferencing: due to enter care by a decision of a conference in the period, the conference held by its last day, not in care on it; "
            + "a child whom both services helped counts once." + InCare,
            "Children due to enter care and not in care on the last day of the period.", "Children due to enter care in the period.",
            Polarity.HighGood, OverPeriod: true, EdgeOfCare + " E01",
            [
                new("AVERTED", "Kept out of care, of those due to enter it", PartKind.Share),
                new("SUITE_WIDE", "Children kept out of care, by which service", PartKind.Count, Breakdown: true),
            ])
        { AlsoCounts = WhereInCareIsSaid, Besides = WithheldBesides.Averted },
        new(EdgeOfCareEvents.Source, "E02", 1, "Not looked after at 3 and 6 months",
            Due + "Not looked after is what the review found, of the reviews completed and of all that were due; one without a known outcome is not completed. " + Answers + InCare,
            "Reviews that found the child not looked after.", "Reviews completed; reviews due in the period.",
            Polarity.HighGood, OverPeriod: true, EdgeOfCare + " E02",
            [
                new("OF_COMPLETED_3M", "Not looked after at 3 months, of reviews completed", PartKind.Share, Breakdown: true, Together: "3M"),
                new("OF_DUE_3M", "Not looked after at 3 months, of reviews due", PartKind.Share, Breakdown: true, Together: "3M"),
                new("OF_COMPLETED_6M", "Not looked after at 6 months, of reviews completed", PartKind.Share, Breakdown: true, Together: "6M"),
                new("OF_DUE_6M", "Not looked after at 6 months, of reviews due", PartKind.Share, Breakdown: true, Together: "6M"),
            ])
        { AlsoCounts = WhereInCareIsSaid },
        new(EdgeOfCareEvents.Source, "E03", 1, "Sustained",
            Due + "Sustained is a review with no day in care from the day it is counted from to the day on which it was due, both included, whether or not it was made." + InCare,
            "Reviews without a day in care.", "Reviews due in the period.",
            Polarity.HighGood, OverPeriod: true, EdgeOfCare + " E03",
            [
                new("SUSTAINED_3M", "No day in care in 3 months", PartKind.Share, Breakdown: true),
                new("SUSTAINED_6M", "No day in care in 6 months", PartKind.Share, Breakdown: true),
            ])
        { AlsoCounts = WhereInCareIsSaid },
        new(EdgeOfCareEvents.Source, "E04", 1, "Review coverage",
            Due + "Completed is a review with a known outcome. " + Answers + InCare,
            "Reviews completed.", "Reviews due in the period.",
            Polarity.HighGood, OverPeriod: true, EdgeOfCare + " E04",
            [
                new("COMPLETED_3M", "Completed at 3 months", PartKind.Share, Breakdown: true),
                new("COMPLETED_6M", "Completed at 6 months", PartKind.Share, Breakdown: true),
            ])
        { AlsoCounts = WhereInCareIsSaid },
        new(EdgeOfCareEvents.Source, "E05", 1, "Entered care",
            Due + "Entered care is a review with at least one day in care from the day it is counted from to the day on which it was due, both included." + InCare,
            "Reviews with a day in care.", "Reviews due in the period.",
            Polarity.LowGood, OverPeriod: true, EdgeOfCare + " E05",
            [
                new("ENTERED_CARE_3M", "A day in care in 3 months", PartKind.Share, Breakdown: true),
                new("ENTERED_CARE_6M", "A day in care in 6 months", PartKind.Share, Breakdown: true),
            ])
        { AlsoCounts = WhereInCareIsSaid },
        new(EdgeOfCareEvents.Source, "E06", 1, "Goals met",
            "Goals closed in the period, and those that had reached their target.",
            "Goals at target.", "Goals closed in the period.",
            Polarity.HighGood, OverPeriod: true, EdgeOfCare + " E06",
            [new("AT_TARGET", "Goals at target", PartKind.Share)]),
        new(EdgeOfCareEvents.Source, "E07", 1, "Re-referral within 12 months",
            "Episodes whose twelve months after closure ended in the period, so that each closure counts in one period and has had its whole time, and those of which the child was referred again in them. "
            + "Beside them the episodes closed and the linked re-entries referred in the period itself.",
            "Episodes with a linked re-entry within 12 months.", "Episodes whose 12 months after closure ended in the period.",
            Polarity.LowGood, OverPeriod: true, EdgeOfCare + " E07",
            [
                new("RE_REFERRED_12M", "Referred again within 12 months", PartKind.Share),
                new("CLOSED", "Episodes closed, by how", PartKind.Count, Breakdown: true),
                new("RE_ENTRIES", "Linked re-entries", PartKind.Count),
            ]),
        new(EdgeOfCareEvents.Source, "E08", 1, "Reunified",
            "Children who returned home in the period, by route. Of the returns whose 6 (12, 24) months ended in the period: those without, and those with, a re-entry into care by then.",
            "Returns without (with) a re-entry by then.", "Returns whose 6 (12, 24) months ended in the period.",
            Polarity.HighGood, OverPeriod: true, EdgeOfCare + " E08",
            [
                new("RETURNED", "Returned home", PartKind.Count, Breakdown: true),
                new("SUSTAINED_6M", "Not re-entered in 6 months", PartKind.Share),
                new("RE_ENTERED_6M", "Re-entered within 6 months", PartKind.Share),
                new("RE_ENTERED_12M", "Re-entered within 12 months", PartKind.Share),
                new("RE_ENTERED_24M", "Re-entered within 24 months", PartKind.Share),
            ]),
        new(EdgeOfCareEvents.Source, "E09", 1, "Placed with parents",
            "Placements with parents (P1) open on the last day of the period, by legal status, and those of them that began more than 12 months before it.",
            "Placements that began more than 12 months before.", "Placements open on the last day of the period.",
            Polarity.Neutral, OverPeriod: false, EdgeOfCare + " E09; Care Planning Regulations 2010, regulations 15 to 20",
            [
                new("OPEN", "Placed with parents", PartKind.Count, Breakdown: true),
                new("OVER_12_MONTHS", "For more than 12 months", PartKind.Share),
            ]),
    ];
}
