using Google.Protobuf;
using Suite.FamilyGroupConferences.V1;
using Suite.Reporting.Facts.Conferences;
using Suite.Reporting.Facts.EdgeOfCare;
using Conference = Suite.FamilyGroupConferences.Events.V1;
using Echo = Suite.EdgeOfCare.Events.V1;

namespace Suite.Reporting.Tests;

/// <summary>What records of conferences and of edge of care announced.</summary>
static class OutcomeHistory
{
    static readonly int[] DaysToConference =
        [14, 17, 19, 21, 22, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 35, 36, 37, 38, 39, 40, 41, 42, 44, 47, 51, 56, 61, 70];

    public static History Conferencing(string authority, Guid? id = null) => new(authority, id, ConferenceEvents.Source);

    public static History EdgeOfCare(string authority, Guid? id = null) => new(authority, id, EdgeOfCareEvents.Source);

    /// <summary>A family referred, as far as the given days go.</summary>
    public static History Family(string authority, string referred, string? accepted = null, string? consented = null, params string[] children)
    {
        var family = Conferencing(authority).Then(new Conference.ConferenceReferred
        {
            ChildKeys = { children },
            Reason = ReferralReason.PreventCare,
            OfferedDate = referred.Date(),
            ReferredDate = referred.Date(),
        });
        if (accepted is not null)
            family.Then(new Conference.ReferralScreened { Accepted = true, ScreenedDate = accepted.Date() });
        if (consented is not null)
            family.Then(new Conference.FamilyConsented { ConsentedDate = consented.Date() });
        return family;
    }

    public static Conference.ConferenceHeld Held(string on, string accepted, int fourAndOver = 1, int takingPart = 1, int paternal = 0, int feedbackAsked = 3) => new()
    {
        SessionId = "s1",
        HeldDate = on.Date(),
        AcceptedDate = accepted.Date(),
        DaysFromAcceptance = on.Day().DayNumber - accepted.Day().DayNumber,
        WithinNorm = on.Day().DayNumber - accepted.Day().DayNumber <= 42,
        ChildrenFourAndOver = fourAndOver,
        ChildrenFourAndOverParticipating = takingPart,
        PaternalParticipants = paternal,
        FeedbackAsked = feedbackAsked,
    };

    public static Conference.FeedbackReceived Feedback(string id, string session, string on, bool family = true, int score = 4, SessionKind kind = SessionKind.Conference) => new()
    {
        SessionId = session,
        FeedbackId = id,
        SessionKind = kind,
        SessionDate = on.Date(),
        Family = family,
        Prepared = score,
        Heard = score,
        PlanIsOurs = score,
        Recommend = score,
        HasComment = true,
        ReceivedDate = on.Date(),
    };

    /// <summary>The worked quarter of conferencing, July to September 2026, after one with ten conferences (or so many) and two coordinators.</summary>
    public static IReadOnlyList<ReceivedEvent> WorkedQuarter(string authority, int before = 10, bool oneHeldAfterApplication = false)
    {
        var histories = new List<History>();
        for (var i = 0; i < 36; i++)
        {
            var family = Family(authority, "2026-07-01", i < 34 ? "2026-07-02" : null, i < 32 ? "2026-07-03" : null, $"q{i}");
            histories.Add(family);
            if (i >= 34)
                family.Then(new Conference.ReferralScreened { Reason = NotAcceptedReason.NotSuited, ScreenedDate = "2026-07-02".Date() });
            else if (i >= 32)
                family.Then(new Conference.FamilyDeclined { DeclinedDate = "2026-07-10".Date() });
            if (i >= 29)
                continue;

            var on = "2026-07-02".Day().AddDays(DaysToConference[i]);
            family.Then(Held($"{on:yyyy-MM-dd}", "2026-07-02", fourAndOver: i < 9 ? 2 : 1, takingPart: i < 9 ? 2 : i < 16 ? 0 : 1, paternal: i < 22 ? 1 : 0));
            if (i < 27)
                family.Then(new Conference.PlanMade { PlanId = "p", Revision = 1, MadeDate = on.ToMessage() }, new Conference.PlanAnswered
                {
                    PlanId = "p",
                    Decision = i == 0 ? PlanDecision.NotAgreed : i < 4 ? PlanDecision.AgreedWithChanges : PlanDecision.Agreed,
                    DecisionDate = on.AddDays(3).ToMessage(),
                });
            if (i < 24)
                family.Then(Feedback("f1", "s1", $"{on:yyyy-MM-dd}"));
        }

        // The quarter before: nine of its conferences are reviewed in this one, seven of them in time.
        for (var i = 0; i < before; i++)
        {
            var family = Family(authority, "2026-04-10", "2026-04-13", "2026-04-14", $"p{i}").Then(Held("2026-05-20", "2026-04-13"));
            histories.Add(family);
            if (i >= 9)
                continue;
            family.Then(new Conference.ReviewSet { Number = 1, DueDate = "2026-08-20".Date() });
            if (i < 8)
                family.Then(new Conference.ReviewHeld { SessionId = "r1", Number = 1, DueDate = "2026-08-20".Date(), HeldDate = (i < 7 ? "2026-08-20" : "2026-08-21").Date(), InTime = i < 7 });
        }

        for (var i = 0; i < 4; i++)
            histories.Add(Conferencing(authority).Then(new Conference.CoordinatorCapacitySet { CoordinatorKey = $"c{i}", FromDate = (i < 2 ? "2026-01-01" : "2026-07-01").Date(), FteHundredths = 100 }));

        // Four after accepted and held meetings, one that every parent declined, one exempt.
        for (var i = 0; i < 6; i++)
        {
            var late = oneHeldAfterApplication && i == 0;
            histories.Add(Conferencing(authority).Then(
                new Conference.OfferMade { ChildKeys = { $"o{i}" }, LetterDate = "2026-07-06".Date(), OfferInLetter = true, OfferedTo = 2 },
                new Conference.ApplicationIssued
                {
                    Kind = i < 5 ? ApplicationKind.CareOrder : ApplicationKind.SupervisionOrder,
                    ApplicationDate = "2026-09-07".Date(),
                    Compliant = !late,
                    Exempt = i == 5,
                    Gaps = { late ? [ComplianceGap.MeetingNotHeldBeforeApplication] : Array.Empty<ComplianceGap>() },
                    IssuedRegardless = late,
                    RuleVersion = "1",
                }));
        }

        return [.. histories.SelectMany(h => h.Events)];
    }

    /// <summary>An episode of a child who was due to enter care.</summary>
    public static History Episode(string authority, string child, string decided = "2026-04-30", Guid? id = null) => EdgeOfCare(authority, id).Then(
        new Echo.EpisodeOpened { ChildKey = child, FamilyId = "family", ReferredDate = "2026-04-20".Date(), Openness = Suite.EdgeOfCare.V1.EpisodeOpenness.ChildProtection },
        new Echo.CareRiskDecided
        {
            ChildKey = child,
            CareRiskId = "risk-1",
            DecisionDate = decided.Date(),
            Source = Suite.EdgeOfCare.V1.CareRiskSource.Panel,
            SourceDate = decided.Date(),
        },
        new Echo.FollowUpAnchored
        {
            ChildKey = child,
            AnchorKind = Suite.EdgeOfCare.V1.AnchorKind.CareRiskDecision,
            AnchorDate = decided.Date(),
            ThreeMonthsDueDate = WorkingCalendar.AddMonths(decided.Day(), 3).ToMessage(),
            SixMonthsDueDate = WorkingCalendar.AddMonths(decided.Day(), 6).ToMessage(),
        });

    public static Echo.LookedAfterStarted InCare(string child, string from, Suite.EdgeOfCare.V1.CareLegalStatus status = Suite.EdgeOfCare.V1.CareLegalStatus.Section20SinglePeriod, string spell = "spell-1") =>
        new() { ChildKey = child, SpellId = spell, StartDate = from.Date(), LegalStatus = status };

    public static Echo.LookedAfterEnded OutOfCare(string child, string from, string until, string spell = "spell-1") =>
        new() { ChildKey = child, SpellId = spell, StartDate = from.Date(), UntilDate = until.Date() };

    public static Echo.OutcomeReviewed Reviewed(string child, int months, string on, Suite.EdgeOfCare.V1.OutcomeCode outcome, bool corrects = false) => new()
    {
        ChildKey = child,
        Point = months == 3 ? Suite.EdgeOfCare.V1.ReviewPoint.ThreeMonths : Suite.EdgeOfCare.V1.ReviewPoint.SixMonths,
        ReviewDate = on.Date(),
        Outcome = outcome,
        Completed = outcome is not Suite.EdgeOfCare.V1.OutcomeCode.Unknown,
        LookedAfter = outcome is Suite.EdgeOfCare.V1.OutcomeCode.LookedAfterKin or Suite.EdgeOfCare.V1.OutcomeCode.LookedAfterOther,
        Corrects = corrects,
    };

    /// <summary>A family of which a child was due to enter care, and whose conference was held, or not.</summary>
    public static History Conferenced(string authority, string child, bool held = true)
    {
        var family = Family(authority, "2026-04-20", "2026-04-21", "2026-04-22", child).Then(new Conference.CareRiskDecided
        {
            ChildKey = child,
            DecisionId = "risk-1",
            DecisionDate = "2026-05-05".Date(),
            Source = CareRiskSource.LegalGateway,
            SourceDate = "2026-05-01".Date(),
        });
        return held ? family.Then(Held("2026-06-10", "2026-04-21")) : family;
    }

    /// <summary>The worked follow-up: of twenty children due to enter care three did so in the quarter; five of the others were conferenced too, and four only conferenced.</summary>
    public static IReadOnlyList<ReceivedEvent> WorkedFollowUp(string authority)
    {
        var histories = new List<History>();
        for (var i = 1; i <= 20; i++)
        {
            var child = $"c{i:00}";
            var episode = Episode(authority, child);
            histories.Add(episode);
            IMessage[] then = i switch
            {
                14 =>
                [
                    InCare(child, "2026-08-05"), OutOfCare(child, "2026-08-05", "2026-08-17"),
                    Home(3, Suite.EdgeOfCare.V1.OutcomeCode.AtHomeParent), Home(6, Suite.EdgeOfCare.V1.OutcomeCode.AtHomeParent),
                ],
                15 => [Home(3, Suite.EdgeOfCare.V1.OutcomeCode.KinInformal), Home(6, Suite.EdgeOfCare.V1.OutcomeCode.KinOrder)],
                16 => [InCare(child, "2026-07-10"), Home(3, Suite.EdgeOfCare.V1.OutcomeCode.LookedAfterOther), Home(6, Suite.EdgeOfCare.V1.OutcomeCode.LookedAfterOther)],
                17 => [InCare(child, "2026-09-05"), Home(6, Suite.EdgeOfCare.V1.OutcomeCode.LookedAfterKin)],
                > 17 => [InCare(child, "2026-06-01", Suite.EdgeOfCare.V1.CareLegalStatus.InterimCareOrder)],
                _ => [Home(3, Suite.EdgeOfCare.V1.OutcomeCode.AtHomeParent), Home(6, Suite.EdgeOfCare.V1.OutcomeCode.AtHomeParent)],
            };
            episode.Then(then);

            Echo.OutcomeReviewed Home(int months, Suite.EdgeOfCare.V1.OutcomeCode outcome) => Reviewed(child, months, months == 3 ? "2026-07-30" : "2026-10-30", outcome);
        }

        histories.AddRange(Enumerable.Range(1, 5).Select(i => Conferenced(authority, $"c{i:00}")));
        histories.AddRange(Enumerable.Range(1, 4).Select(i => Conferenced(authority, $"g{i:00}")));
        return [.. histories.SelectMany(h => h.Events)];
    }
}
