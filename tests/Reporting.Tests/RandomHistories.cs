using Google.Protobuf;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.V1;
using Suite.Reporting.Facts;
using Suite.Reporting.Facts.Kinship;
using Suite.Reporting.Measures;
using Suite.Types.V1;

namespace Suite.Reporting.Tests;

/// <summary>
/// Histories of any shape, also such as no rule would let happen: what is counted must not depend on the announcer being
/// sensible. The same seed gives the same histories.
/// </summary>
sealed partial class RandomHistories(int seed)
{
    static readonly DateOnly Earliest = new(2026, 1, 1);

    readonly Random _random = new(seed);

    public IReadOnlyList<ReceivedEvent> Of(string authority, int cases)
    {
        var events = new List<ReceivedEvent>();
        for (var i = 0; i < cases; i++)
        {
            var caseId = Id();
            var length = _random.Next(1, 30);
            // Two cases may announce at one instant.
            for (var sequence = 1; sequence <= length; sequence++)
            {
                var message = sequence == 1 && _random.Next(10) > 0 ? Opened() : Any();
                events.Add(new(Id(), KinshipEvents.Source.Name, EventType.Of(message), caseId.ToString("D"), new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(sequence),
                    sequence, authority, "CSW", "", EventData.Write(message)));
            }
        }

        return events;
    }

    IMessage Any() => _random.Next(36) switch
    {
        0 => Opened(),
        1 => new CaseAllocated { Team = Text("team") },
        2 => new HoldStarted { Reason = One<HoldReason>(), HoldDate = Day() },
        3 => new HoldEnded { ResumeDate = Day() },
        4 => new ViabilityStarted { StartDate = Day() },
        5 or 6 => new ViabilityDecided { Viable = Coin(), DecisionDate = Day() },
        7 => new ViabilityChallenged { ChallengeDate = Day() },
        8 => new RouteChosen { Route = One<Route>(), GuardianshipAlongside = Coin(), RouteDate = Day() },
        9 or 10 => new TemporaryApprovalGranted { ApprovalDate = Day(), PlacementDate = Day(), LastCoveredDate = Day(), RuleVersion = "1" },
        11 => new TemporaryApprovalDeclined { DecisionDate = Day() },
        12 or 13 => new TemporaryApprovalExtended { Kind = One<ExtensionKind>(), ExtensionDate = Day(), LastCoveredDate = Coin() ? Day() : null },
        14 => new TemporaryApprovalExpired { FirstUncoveredDate = Day() },
        15 or 16 => new ChildPlaced { ChildKey = Text("k"), PlacementDate = Day(), PlacementCode = Text("U") },
        17 => new PlacementEnded { ChildKey = Text("k"), EndDate = Day(), Reason = Text("R") },
        18 or 19 or 20 or 21 => Check(),
        22 => new MilestoneReached { Code = Text("W"), ReachedDate = Day() },
        23 => new StageCompleted { Stage = _random.Next(1, 3), StageDate = Day() },
        24 => new ReportShared { Kind = One<ReportKind>(), SentDate = Day(), CommentsDueDate = Day() },
        25 => new PanelHeld { PanelDate = Day(), Recommendation = One<PanelRecommendation>() },
        26 or 27 => new DecisionMade
        {
            Decision = One<Decision>(),
            DecisionDate = Day(),
            AtStageOne = _random.Next(4) == 0,
            VoiceRecorded = Coin(),
            CarerCount = _random.Next(1, 3),
            ApprovedChildKeys = { Text("k") },
        },
        28 => new OrderDecided { Kind = Coin() ? OrderKind.SpecialGuardianship : OrderKind.ChildArrangementsLivesWith, Made = Coin(), OrderDate = Day() },
        29 => new CarerWithdrew { WithdrawalDate = Day(), Reason = Text("R") },
        30 => new ChildMoved { MovedDate = Day(), Destination = Text("D") },
        31 => new ChildViewRecorded { ChildKey = Text("k"), TakenBy = One<ViewTaker>(), ViewDate = Day() },
        32 or 33 => new SupportPlanRecorded { PlanDate = Day(), TrainingOffered = Coin(), Parity = Coin() },
        34 => new CaseClosed { Code = One<ClosureCode>(), ClosureDate = Day() },
        _ => new DeadlineWarned { Rule = Text("R"), DueDate = Day(), WarningDate = Day() },
    };

    CaseOpened Opened() => new()
    {
        ChildKeys = { Text("k") },
        Source = One<CaseSource>(),
        ArrangementType = One<ArrangementType>(),
        ConcernDate = Day(),
        Team = Text("team"),
        HistoricEntry = Coin(),
        HouseholdSize = _random.Next(1, 6),
    };

    CheckProgressed Check()
    {
        // A few ids, so that one check gets several events.
        var submitted = Coin() ? Day() : null;
        return new()
        {
            CheckId = Text("check"),
            Type = (CheckType)_random.Next(1, 5),
            SubjectKind = One<PersonKind>(),
            Progress = One<CheckProgress>(),
            ProgressDate = Day(),
            SubmittedDate = submitted,
            ReceivedDate = Coin() ? Day() : null,
            PoliceForce = Text("force"),
            Required = Coin(),
        };
    }

    bool Coin() => _random.Next(2) == 0;

    string Text(string of) => of + _random.Next(3);

    Date Day() => Earliest.AddDays(_random.Next(500)).ToMessage();

    TEnum One<TEnum>() where TEnum : struct, Enum
    {
        var named = Enum.GetValues<TEnum>().Where(v => !v.Equals(default(TEnum))).ToArray();
        return named[_random.Next(named.Length)];
    }

    Guid Id()
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        return new(bytes);
    }

    /// <summary>
    /// A delivery in which every event comes at least once: some first come twice or late, and each batch is of its own size.
    /// </summary>
    public IEnumerable<IReadOnlyList<ReceivedEvent>> Deliver(IReadOnlyList<ReceivedEvent> events)
    {
        var deliveries = events.Concat(events.Where(_ => _random.Next(3) == 0)).ToArray();
        _random.Shuffle(deliveries);
        // Lost on the way, and delivered again after everything else.
        var lost = deliveries.Select(_ => _random.Next(5) == 0).ToArray();
        ReceivedEvent[] all = [.. deliveries.Where((_, i) => !lost[i]), .. deliveries.Where((_, i) => lost[i])];
        for (var at = 0; at < all.Length;)
        {
            var size = _random.Next(4) == 0 ? 1 : _random.Next(2, 60);
            yield return [.. all.Skip(at).Take(size)];
            at += size;
        }
    }
}
