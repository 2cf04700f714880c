using Suite.Reporting.Facts.Conferences;
using Suite.Reporting.V1;

namespace Suite.Reporting.Measures;

/// <summary>The measures of family group conferences.</summary>
static class ConferenceMeasures
{
    const string Conferences = "Family group conference reference, 4.4";

    public static IReadOnlyList<MeasureDefinition> All { get; } =
    [
        new(ConferenceEvents.Source, "G01", 1, "Referrals and acceptance",
            "Families referred in the period, the children of their referrals, and the families whose referral was accepted by its last day. By the reason of the referral.",
            "Families referred in the period and accepted by its last day.", "Families referred in the period.",
            Polarity.HighGood, OverPeriod: true, Conferences + " G01",
            [
                new("REFERRED", "Families referred", PartKind.Count, Breakdown: true),
                new("CHILDREN", "Children of the referrals", PartKind.Count, Breakdown: true),
                new("ACCEPTED", "Referrals accepted", PartKind.Share, Breakdown: true),
            ]),
        new(ConferenceEvents.Source, "G02", 1, "Take-up",
            "Families offered a conference in the period (the day of the offer that their referral names), and those of them who consented by its last day; also such as stood back later. "
            + "Beside it those who declined and never consented.",
            "Families who consented by the last day of the period.", "Families offered a conference in the period.",
            Polarity.HighGood, OverPeriod: true, Conferences + " G02",
            [
                new("TAKE_UP", "Families who consented", PartKind.Share, Breakdown: true),
                new("DECLINED", "Families who declined", PartKind.Count),
            ])
        { Besides = WithheldBesides.Undecided },
        new(ConferenceEvents.Source, "G03", 1, "Conferences held, and the change",
            "Conferences (not their reviews) held in the period, on the London day on which they ended, against those held in the period before it: the month, quarter or year before, else as many "
            + "days as the period has. The change is in per cent of the period before. \"Tripled\" may be said where the ratio is at least 2.95, \"doubled\" where it is at least 1.95. "
            + "Where none was held before there is no change, no ratio and no word for it.",
            "Conferences held in the period.", "Conferences held in the period before.",
            Polarity.HighGood, OverPeriod: true, Conferences + " G03; 2.95 and 1.95 are local rules",
            [
                new("HELD", "Conferences held", PartKind.Count),
                new("HELD_PREVIOUS", "Held in the period before", PartKind.Count, BaseOf: "HELD"),
                new("CHANGE", "Change against the period before", PartKind.Change),
                new("RATIO", "Ratio to the period before", PartKind.Ratio),
                new("TRIPLED", "\"Tripled\" may be said", PartKind.Tripled),
                new("DOUBLED", "\"Doubled\" may be said", PartKind.Doubled),
            ]),
        new(ConferenceEvents.Source, "G04", 1, "Acceptance to conference",
            "From the day on which the referral was accepted to the conference, of conferences held in the period. The norm is the authority's, 42 days unless it set another; that of an urgent one is in hours.",
            "Conferences held within the norm.", "Conferences held in the period.",
            Polarity.LowGood, OverPeriod: true, Conferences + " G04; the norm is a local standard",
            [
                new("MEDIAN_DAYS", "Acceptance to conference, median days", PartKind.MedianDays),
                new("MEAN_DAYS", "Acceptance to conference, mean days", PartKind.MeanDays),
                new("WITHIN_NORM", "Held within the norm", PartKind.Share),
            ]),
        new(ConferenceEvents.Source, "G05", 1, "Plans made and agreed",
            "Of the conferences held in the period those whose family had made a plan by its last day, and of these plans the ones that the social worker had agreed by then, with changes or without.",
            "Plans made; plans agreed.", "Conferences held in the period; plans made.",
            Polarity.HighGood, OverPeriod: true, Conferences + " G05",
            [
                new("MADE", "Plan made, of conferences held", PartKind.Share, Together: "PLANS"),
                new("AGREED", "Plan agreed, of plans made", PartKind.Share, Together: "PLANS"),
            ]),
        new(ConferenceEvents.Source, "G06", 1, "Children taking part",
            "Children aged 4 or over on the day of the conferences held in the period, and those of them who attended or whose views were conveyed.",
            "Children aged 4 or over who attended or whose views were conveyed.", "Children aged 4 or over.",
            Polarity.HighGood, OverPeriod: true, Conferences + " G06",
            [new("TOOK_PART", "Children who took part", PartKind.Share)]),
        new(ConferenceEvents.Source, "G07", 1, "Paternal family taking part",
            "Conferences held in the period in which the father or one of his family took part.",
            "Conferences with at least one paternal participant.", "Conferences held in the period.",
            Polarity.HighGood, OverPeriod: true, Conferences + " G07",
            [new("PATERNAL", "With the paternal family", PartKind.Share)]),
        new(ConferenceEvents.Source, "G08", 1, "Reviews on time",
            "Review conferences due in the period. One that was not held is not on time, unless before the day on which it was due the conference was closed or stood down, "
            + "the family had made no plan, or its plan was not agreed and none was agreed by that day.",
            "Those held on or before the day on which they were due.", "Review conferences due in the period.",
            Polarity.HighGood, OverPeriod: true, Conferences + " G08",
            [new("ON_TIME", "Held on time", PartKind.Share)]),
        new(ConferenceEvents.Source, "G09", 1, "Feedback",
            "Conferences held in the period on which at least one of the family gave feedback by its last day, and the same of review conferences. Mean scores, 1 to 5, of the forms on all sessions of "
            + "the period: of the family and, apart, of social workers. Beside them how many gave feedback, how many were asked and gave none, and how many have neither answered nor been recorded as not answering. "
            + "Themes and tones are those that the manager chose for a comment; the comment itself is not taken in.",
            "Sessions with at least one form of the family.", "Sessions held in the period.",
            Polarity.HighGood, OverPeriod: true, Conferences + " G09",
            [
                new("COVERAGE", "Conferences with feedback of the family", PartKind.Share),
                new("COVERAGE_REVIEW", "Review conferences with feedback of the family", PartKind.Share),
                new("PREPARED", "Family: well prepared", PartKind.MeanScore, Breakdown: true),
                new("HEARD", "Family: heard", PartKind.MeanScore, Breakdown: true),
                new("PLAN_IS_OURS", "Family: the plan is ours", PartKind.MeanScore, Breakdown: true),
                new("RECOMMEND", "Family: would recommend it", PartKind.MeanScore, Breakdown: true),
                new("WORKER_PREPARED", "Social worker: well prepared", PartKind.MeanScore, Breakdown: true),
                new("WORKER_HEARD", "Social worker: heard", PartKind.MeanScore, Breakdown: true),
                new("WORKER_PLAN_IS_OURS", "Social worker: the plan is the family's", PartKind.MeanScore, Breakdown: true),
                new("WORKER_RECOMMEND", "Social worker: would recommend it", PartKind.MeanScore, Breakdown: true),
                new("FORMS", "Gave feedback", PartKind.Count, Breakdown: true),
                new("NO_ANSWER", "Asked and gave none", PartKind.Count, Breakdown: true),
                new("OUTSTANDING", "Asked, no answer recorded", PartKind.Count),
                new("THEMES", "Comments, by theme", PartKind.Count, Breakdown: true),
                new("TONES", "Comments, by tone", PartKind.Count, Breakdown: true),
            ])
        { Besides = WithheldBesides.Forms },
        new(ConferenceEvents.Source, "G10", 1, "Outcome at 3 and 6 months",
            "Outcome reviews of conferences' children due in the period, counted from the decision that the child was due to enter care or, without one, from the conference. A review that was not made, or "
            + "without a known outcome, counts among those due. An answer is about the day on which it was due, whenever it was given; a correction counts from its day on.",
            "Children not looked after (and not in care proceedings).", "Reviews due in the period.",
            Polarity.HighGood, OverPeriod: true, Conferences + " G10",
            [
                new("NOT_LOOKED_AFTER_3M", "Not looked after at 3 months", PartKind.Share, Together: "3M"),
                new("NOT_LOOKED_AFTER_6M", "Not looked after at 6 months", PartKind.Share, Together: "6M"),
                new("NOR_IN_PROCEEDINGS_3M", "Neither looked after nor in proceedings at 3 months", PartKind.Share, Together: "3M"),
                new("NOR_IN_PROCEEDINGS_6M", "Neither looked after nor in proceedings at 6 months", PartKind.Share, Together: "6M"),
            ]),
        new(ConferenceEvents.Source, "G11", 1, "Offers before proceedings",
            "Care and supervision applications issued in the period, and those before which the duty to offer a family group decision-making meeting was met, by an exemption too, as checked under the rules of "
            + "their day. Beside them those exempt, those issued though the duty was not met, and what was missing.",
            "Applications before which the duty was met.", "Care and supervision applications issued in the period.",
            Polarity.HighGood, OverPeriod: true, Conferences + " G11; Children Act 1989, section 31ZA",
            [
                new("COMPLIANT", "The duty was met", PartKind.Share, Breakdown: true),
                new("EXEMPT", "By an exemption", PartKind.Count),
                new("ISSUED_REGARDLESS", "Issued though it was not met", PartKind.Count),
                new("GAPS", "What was missing", PartKind.Count, Breakdown: true),
            ]),
        new(ConferenceEvents.Source, "G12", 1, "Conferences for each coordinator's post",
            "Conferences held in the period for each full-time coordinator's post. Posts are averaged over its days: each coordinator's post on each day, in hundredths of a full one, divided by the days.",
            "Conferences held in the period.", "Coordinators' posts, in hundredths, on each day of the period.",
            Polarity.Neutral, OverPeriod: true, Conferences + " G12",
            [
                new("HELD_PER_POST", "Held for each full-time post", PartKind.PerPost),
                new("AVERAGE_POSTS", "Full-time posts, average", PartKind.Posts),
            ]),
    ];
}
