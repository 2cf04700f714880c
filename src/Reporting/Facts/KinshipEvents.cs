using System.Collections.Frozen;
using Google.Protobuf;
using Suite.KinshipAssessment.Events.V1;
using Suite.Reporting.Facts.Kinship;

namespace Suite.Reporting.Facts;

/// <summary>Every kind of kinship event, and what it changes in the facts.</summary>
static class KinshipEvents
{
    /// <summary>The announcing service, as its CloudEvents and its feed name it.</summary>
    public const string Source = "/kinship-assessment";

    static readonly FrozenDictionary<string, Action<ReceivedEvent, EventMeta, KinshipFacts>> Facts = new[]
    {
        Fact(new CaseOpenedFact()),
        Fact(new CaseAllocatedFact()),
        Fact(new HoldStartedFact()),
        Fact(new HoldEndedFact()),
        Fact(new ViabilityStartedFact()),
        Fact(new ViabilityDecidedFact()),
        Fact(new ViabilityChallengedFact()),
        Fact(new RouteChosenFact()),
        Fact(new TemporaryApprovalGrantedFact()),
        Fact(new TemporaryApprovalDeclinedFact()),
        Fact(new TemporaryApprovalExtendedFact()),
        Fact(new TemporaryApprovalExpiredFact()),
        Fact(new ChildPlacedFact()),
        Fact(new PlacementEndedFact()),
        Fact(new CheckProgressedFact()),
        Fact(new MilestoneReachedFact()),
        Fact(new StageCompletedFact()),
        Fact(new ReportSharedFact()),
        Fact(new PanelListedFact()),
        Fact(new PanelHeldFact()),
        Fact(new DecisionMadeFact()),
        Fact(new RepresentationsMadeFact()),
        Fact(new IndependentReviewSoughtFact()),
        Fact(new GuardianshipReportFiledFact()),
        Fact(new OrderDecidedFact()),
        Fact(new CarerWithdrewFact()),
        Fact(new ChildMovedFact()),
        Fact(new ChildViewRecordedFact()),
        Fact(new SupportPlanRecordedFact()),
        Fact(new ReviewHeldFact()),
        Fact(new CaseClosedFact()),
    }.ToFrozenDictionary();

    /// <summary>Known, and counted by no figure.</summary>
    public static FrozenSet<string> Uncounted { get; } = FrozenSet.Create(
        EventType.Of<PersonAdded>(),
        EventType.Of<PersonLeft>(),
        EventType.Of<PersonTurnedEighteen>(),
        EventType.Of<VisitRecorded>(),
        EventType.Of<DeadlineWarned>(),
        EventType.Of<RecordAmended>(),
        EventType.Of<ContentPurged>());

    public static IEnumerable<string> Counted => Facts.Keys;

    /// <summary>Merges what the events say. Their order and how often each comes make no difference.</summary>
    public static KinshipFacts Merge(IEnumerable<ReceivedEvent> events)
    {
        var facts = new KinshipFacts();
        foreach (var happened in events)
        {
            if (happened.Source != Source)
                continue;
            // Of a kind that this build does not know: an older build beside a newer announcer.
            if (Facts.TryGetValue(happened.Type, out var apply))
                apply(happened, new(happened.Authority, happened.CaseId, happened.Sequence), facts);
            facts.Include(happened);
        }

        return facts;
    }

    static KeyValuePair<string, Action<ReceivedEvent, EventMeta, KinshipFacts>> Fact<TEvent>(IFactOf<TEvent> fact) where TEvent : IMessage<TEvent>, new() =>
        new(EventType.Of<TEvent>(), (happened, meta, facts) => fact.Apply(happened.Read<TEvent>(), meta, facts));
}
