using Google.Protobuf;
using Suite.FamilyGroupConferences.V1;
using Suite.Reporting.Facts;
using Suite.Reporting.Facts.Conferences;
using Suite.Reporting.Facts.EdgeOfCare;
using Suite.Types.V1;
using Conference = Suite.FamilyGroupConferences.Events.V1;
using Echo = Suite.EdgeOfCare.Events.V1;
using EchoCodes = Suite.EdgeOfCare.V1;

namespace Suite.Reporting.Tests;

/// <summary>Histories of conferences, offers and coordinators, of episodes and reunifications, of any shape. Children are the same in both services, and a few of kinship's.</summary>
sealed partial class RandomHistories
{
    public IReadOnlyList<ReceivedEvent> ConferencesOf(string authority, int records) => Outcomes(authority, records, ConferenceEvents.Source, (kind, opened, _) => kind switch
    {
        < 7 => OfConference(opened ? 0 : _random.Next(38)),
        < 9 => OfOffer(opened ? 0 : _random.Next(5)),
        _ => new Conference.CoordinatorCapacitySet { CoordinatorKey = Text("c"), FromDate = Day(), FteHundredths = _random.Next(101) },
    });

    public IReadOnlyList<ReceivedEvent> EdgeOfCareOf(string authority, int records) => Outcomes(authority, records, EdgeOfCareEvents.Source, (kind, opened, ids) =>
        kind < 7 ? OfEpisode(opened ? 0 : _random.Next(36), ids) : OfReunification(_random.Next(10)));

    List<ReceivedEvent> Outcomes(string authority, int records, FactSource source, Func<int, bool, Guid[], IMessage> any)
    {
        var ids = Enumerable.Range(0, records).Select(_ => Id()).ToArray();
        var events = new List<ReceivedEvent>();
        foreach (var id in ids)
        {
            var kind = _random.Next(10);
            var length = _random.Next(1, 25);
            for (var sequence = 1; sequence <= length; sequence++)
            {
                var message = any(kind, sequence == 1 && _random.Next(10) > 0, ids);
                events.Add(new(Id(), source.Name, EventType.Of(message), id.ToString("D"),
                    new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(sequence), sequence, authority, "FGC_COORD", "", EventData.Write(message)));
            }
        }

        return events;
    }

    string Child() => $"k{_random.Next(12)}";

    Date? MaybeDay() => Coin() ? Day() : null;

    // Few, so that a re-entry finds its return.
    Date FewDays() => Earliest.AddDays(90 * _random.Next(3)).ToMessage();

    IMessage OfConference(int which) => which switch
    {
        0 => new Conference.ConferenceReferred
        {
            ChildKeys = { Child(), Child() },
            Reason = One<ReferralReason>(),
            OfferedDate = MaybeDay(),
            ReferredDate = Day(),
            Urgent = Coin(),
        },
        1 or 2 => new Conference.ReferralScreened { Accepted = Coin(), Reason = One<NotAcceptedReason>(), ScreenedDate = Day() },
        3 => new Conference.ChildAdded { ChildKey = Child(), AddedDate = Day() },
        4 => new Conference.CoordinatorAllocated { CoordinatorKey = Text("c"), AllocatedDate = Day() },
        5 => new Conference.BaselineAgreed { BaselineDate = Day(), InTime = Coin() },
        6 or 7 => new Conference.FamilyConsented { ConsentedDate = Day() },
        8 => new Conference.FamilyDeclined { DeclinedDate = Day() },
        9 => new Conference.ConferenceStoodDown { Reason = One<StandDownReason>(), StoodDownDate = Day() },
        10 or 11 or 12 => Held(),
        13 or 14 => new Conference.PlanMade { PlanId = Text("p"), Revision = _random.Next(1, 3), MadeDate = Day() },
        15 => new Conference.PlanNotMade { RecordedDate = Day() },
        16 or 17 => new Conference.PlanAnswered { PlanId = Text("p"), Decision = One<PlanDecision>(), DecisionDate = Day() },
        18 => new Conference.KinshipCaseRequested { ProposalId = Text("q"), ChildKeys = { Child() }, RequestedDate = Day() },
        19 or 20 => new Conference.ReviewSet { Number = _random.Next(1, 4), DueDate = Day() },
        21 => new Conference.ReviewHeld { SessionId = Text("s"), Number = _random.Next(1, 4), DueDate = Day(), HeldDate = Day(), Finding = One<ReviewFinding>(), FeedbackAsked = _random.Next(6) },
        22 or 23 => new Conference.CareRiskDecided { ChildKey = Child(), DecisionId = Text("d"), DecisionDate = Day(), Source = One<CareRiskSource>() },
        24 => new Conference.CareRiskCorrected { ChildKey = Child(), DecisionId = Text("d"), CorrectionDate = Day(), Stands = Coin() },
        25 => new Conference.LookedAfterStarted { ChildKey = Child(), SpellId = Text("l"), FromDate = Day(), LegalStatus = (CareLegalStatus)_random.Next(1, 5), UntilDate = MaybeDay() },
        26 => new Conference.LookedAfterEnded { ChildKey = Child(), SpellId = Text("l"), UntilDate = Day(), Mistaken = _random.Next(4) == 0 },
        27 or 28 => new Conference.OutcomeReviewSet { ChildKey = Child(), Point = One<ReviewPoint>(), AnchorKind = One<AnchorKind>(), AnchorDate = Day(), DueDate = _random.Next(8) == 0 ? null : Day() },
        29 or 30 => new Conference.OutcomeReviewed
        {
            ChildKey = Child(),
            Point = One<ReviewPoint>(),
            ReviewDate = Day(),
            Outcome = One<OutcomeCode>(),
            Completed = Coin(),
            LookedAfter = Coin(),
            InProceedings = Coin(),
            Corrects = Coin(),
        },
        31 or 32 or 33 => Form(),
        34 => new Conference.FeedbackDeclined { SessionId = Text("s"), SessionKind = One<SessionKind>(), SessionDate = Day(), Family = Coin(), AskedDate = Day() },
        35 => new Conference.CommentThemesChosen { FeedbackId = Text("f"), SessionId = Text("s"), Themes = { One<FeedbackTheme>(), One<FeedbackTheme>() }, Tone = One<FeedbackTone>() },
        36 => new Conference.ConferenceClosed { Code = One<ClosureCode>(), ClosedDate = Day() },
        _ => new Conference.DeadlineWarned { Rule = Text("R"), DueDate = Day(), WarningDate = Day() },
    };

    Conference.ConferenceHeld Held()
    {
        var children = _random.Next(4);
        return new()
        {
            SessionId = Text("s"),
            HeldDate = Day(),
            AcceptedDate = Day(),
            WithinNorm = Coin(),
            ChildrenFourAndOver = children,
            ChildrenFourAndOverParticipating = _random.Next(children + 1),
            FamilyParticipants = _random.Next(9),
            PaternalParticipants = _random.Next(3),
            FeedbackAsked = _random.Next(6),
        };
    }

    Conference.FeedbackReceived Form() => new()
    {
        SessionId = Text("s"),
        FeedbackId = Text("f"),
        SessionKind = One<SessionKind>(),
        SessionDate = Day(),
        Family = Coin(),
        Prepared = _random.Next(6),
        Heard = _random.Next(1, 6),
        PlanIsOurs = _random.Next(1, 6),
        Recommend = _random.Next(1, 6),
        HasComment = Coin(),
        ReceivedDate = Day(),
    };

    IMessage OfOffer(int which) => which switch
    {
        0 => new Conference.OfferMade { ChildKeys = { Child() }, LetterDate = Day(), OfferInLetter = Coin(), OfferedTo = _random.Next(3) },
        1 => new Conference.OfferExempted { Stage = One<ExemptionStage>(), DecisionDate = Day() },
        2 or 3 => new Conference.ApplicationIssued
        {
            Kind = One<ApplicationKind>(),
            ApplicationDate = Day(),
            Compliant = Coin(),
            Exempt = Coin(),
            DutyInForce = Coin(),
            Gaps = { One<ComplianceGap>(), One<ComplianceGap>() },
            IssuedRegardless = Coin(),
        },
        _ => new Conference.OfferEnded { EndedDate = Day(), ReasonCode = Text("R") },
    };

    IMessage OfEpisode(int which, Guid[] ids) => which switch
    {
        0 => new Echo.EpisodeOpened { ChildKey = Child(), FamilyId = Text("f"), ReferredDate = Day(), Crisis = Coin(), Openness = One<EchoCodes.EpisodeOpenness>() },
        1 or 2 => new Echo.EpisodeReopened { ChildKey = Child(), PreviousEpisodeId = Of(ids), ReferredDate = Day() },
        3 or 4 or 5 => new Echo.CareRiskDecided { ChildKey = Child(), CareRiskId = Text("d"), DecisionDate = Day(), Source = One<EchoCodes.CareRiskSource>() },
        6 => new Echo.CareRiskCorrected { ChildKey = Child(), CareRiskId = Text("d"), CorrectionDate = Day(), Stands = Coin() },
        7 or 8 or 9 => Anchored(),
        10 => new Echo.CrisisAnswered { ChildKey = Child(), InTime = Coin() },
        11 => new Echo.EpisodeAccepted { ChildKey = Child(), PanelDate = Day() },
        12 => new Echo.EpisodeDeclined { ChildKey = Child(), PanelDate = Day(), Reasons = { One<EchoCodes.DeclineReason>() } },
        13 => new Echo.EpisodeWithdrawn { ChildKey = Child(), WithdrawalDate = Day(), Reason = One<EchoCodes.DeclineReason>() },
        14 => new Echo.EpisodeAllocated { ChildKey = Child(), AllocatedDate = Day() },
        15 => new Echo.FirstVisitMade { ChildKey = Child(), VisitDate = Day(), InTime = Coin() },
        16 => new Echo.EngagementRecorded { ChildKey = Child(), EngagementDate = Day(), Engaged = Coin() },
        17 => new Echo.InterventionPlanned { InterventionId = Text("i"), Type = One<EchoCodes.InterventionType>(), Intensity = One<EchoCodes.Intensity>(), StartDate = Day() },
        18 => new Echo.SessionsRecorded { InterventionId = Text("i"), DeliveredSessions = _random.Next(9) },
        19 => new Echo.InterventionEnded { InterventionId = Text("i"), EndDate = Day(), End = One<EchoCodes.InterventionEnd>(), DeliveredSessions = _random.Next(9) },
        20 => new Echo.GoalSet { GoalId = Text("g"), SetDate = Day() },
        21 or 22 => new Echo.GoalClosed { GoalId = Text("g"), ClosedDate = Day(), AtTarget = Coin() },
        23 => new Echo.ActiveWorkStarted { ChildKey = Child(), StartDate = Day(), Intensity = One<EchoCodes.Intensity>() },
        24 => new Echo.EpisodeSteppedDown { ChildKey = Child(), StepDownDate = Day(), To = One<EchoCodes.StepDownTo>() },
        25 => new Echo.EpisodeEscalated { ChildKey = Child(), EscalatedDate = Day() },
        26 => new Echo.EpisodeResumed { ChildKey = Child(), ResumeDate = Day() },
        27 => new Echo.EpisodeClosed { ChildKey = Child(), ClosedDate = Day(), Code = One<EchoCodes.ClosureCode>() },
        28 => new Echo.LookedAfterStarted { ChildKey = Child(), SpellId = Text("l"), StartDate = Day(), LegalStatus = (EchoCodes.CareLegalStatus)_random.Next(1, 5) },
        29 or 30 => new Echo.LookedAfterEnded { ChildKey = Child(), SpellId = Text("l"), UntilDate = Day() },
        31 => new Echo.LookedAfterWithdrawn { ChildKey = Child(), SpellId = Text("l"), WithdrawalDate = Day() },
        32 or 33 or 34 => new Echo.OutcomeReviewed
        {
            ChildKey = Child(),
            Point = One<EchoCodes.ReviewPoint>(),
            ReviewDate = Day(),
            Outcome = One<EchoCodes.OutcomeCode>(),
            Completed = Coin(),
            LookedAfter = Coin(),
            InProceedings = Coin(),
            Corrects = Coin(),
        },
        _ => new Echo.ConferenceRequested { ChildKey = Child(), AskId = Text("a"), RequestedDate = Day(), Reason = One<EchoCodes.ConferenceReason>() },
    };

    Echo.FollowUpAnchored Anchored()
    {
        var on = Earliest.AddDays(_random.Next(300));
        return _random.Next(6) == 0 ? new() { ChildKey = Child() } : new()
        {
            ChildKey = Child(),
            AnchorKind = Coin() ? EchoCodes.AnchorKind.CareRiskDecision : EchoCodes.AnchorKind.EpisodeClosed,
            AnchorDate = on.ToMessage(),
            ThreeMonthsDueDate = on.AddMonths(3).ToMessage(),
            SixMonthsDueDate = on.AddMonths(6).ToMessage(),
        };
    }

    IMessage OfReunification(int which) => which switch
    {
        0 or 1 => new Echo.ReunificationStateChanged { ChildKey = Child(), ToState = One<EchoCodes.ReunificationState>(), ChangedDate = Day(), Round = _random.Next(3), Closure = (EchoCodes.ReunificationClosure)_random.Next(3) },
        2 or 3 => new Echo.PlacedWithParents { ChildKey = Child(), PlacementId = Text("p"), StartDate = Day(), LegalStatus = One<EchoCodes.CareLegalStatus>(), Immediate = Coin() },
        4 => new Echo.PlacementWithParentsEnded { ChildKey = Child(), PlacementId = Text("p"), EndDate = Day(), End = One<EchoCodes.PlacementEnd>() },
        5 or 6 => new Echo.ChildReturned { ChildKey = Child(), ReturnedDate = FewDays(), Route = One<EchoCodes.ReturnRoute>(), Risk = One<EchoCodes.RiskClass>() },
        7 or 8 => new Echo.ReEntered { ChildKey = Child(), ReEntryDate = Day(), ReturnedDate = FewDays(), LegalStatus = One<EchoCodes.CareLegalStatus>() },
        _ => new Echo.ReturnReviewed { ChildKey = Child(), Point = One<EchoCodes.ReviewPoint>(), ReviewDate = Day(), Outcome = One<EchoCodes.OutcomeCode>(), Corrects = Coin() },
    };
}
