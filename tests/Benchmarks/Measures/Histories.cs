using System.Globalization;
using System.Runtime.CompilerServices;
using Google.Protobuf;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Messaging;
using Suite.Reporting.Facts;
using Suite.Reporting.Facts.Kinship;
using Suite.Reporting.Measures;
using Suite.Reporting.Rebuilds;
using Suite.Types.V1;

namespace Suite.Benchmarks.Measures;

/// <summary>Invented kinship cases of twelve events each, from the concern to the approval. The same number gives the same history.</summary>
static class Histories
{
    public const int EventsPerCase = 12;

    const int Days = 200;

    static readonly DateOnly Earliest = new(2026, 4, 1);

    /// <summary>Numbers of cases that were approved by 28 October 2026.</summary>
    public static int ApprovedByOctober(int at) => at / 100 * Days + at % 100;

    public static List<ReceivedEvent> Of(string authority, int events, int firstCase = 0)
    {
        var all = new List<ReceivedEvent>(events);
        for (var number = firstCase; all.Count < events; number++)
            AddCase(all, authority, number, events);
        return all;
    }

    static void AddCase(List<ReceivedEvent> to, string authority, int number, int atMost)
    {
        var concern = Earliest.AddDays(number % Days);
        var (caseId, child) = (Id(authority, number, 0), $"child-{number}");
        IMessage[] happened =
        [
            new CaseOpened { ChildKeys = { child }, Source = CaseSource.SocialWorker, ArrangementType = ArrangementType.KinshipFosterTemporary, ConcernDate = Day(0), Team = $"team-{number % 20}", HouseholdSize = 3 },
            new CaseAllocated { Team = $"team-{number % 20}" },
            new ViabilityStarted { StartDate = Day(1) },
            Check("dbs", CheckProgress.Requested, 2),
            Check("medical", CheckProgress.Requested, 2),
            new ViabilityDecided { Viable = true, DecisionDate = Day(8) },
            new RouteChosen { Route = Route.TemporaryApproval, RouteDate = Day(9) },
            new TemporaryApprovalGranted { ApprovalDate = Day(14), PlacementDate = Day(14), LastCoveredDate = Day(126), RuleVersion = "1" },
            new ChildPlaced { ChildKey = child, PlacementDate = Day(14), PlacementCode = "U1" },
            Check("dbs", CheckProgress.Moved, 30),
            new MilestoneReached { Code = "W8", ReachedDate = Day(56) },
            new DecisionMade { Decision = Decision.Approve, DecisionDate = Day(110), VoiceRecorded = true, CarerCount = 1, ApprovedChildKeys = { child } },
        ];
        var recorded = new DateTimeOffset(concern, new TimeOnly(9, 0), TimeSpan.Zero);
        for (var i = 0; i < happened.Length && to.Count < atMost; i++)
            to.Add(new(Id(authority, number, i + 1), KinshipEvents.Source.Name, EventType.Of(happened[i]), caseId.ToString("D"), recorded.AddHours(i), i + 1, authority, "CSW", "", EventData.Write(happened[i])));

        Date Day(int after) => concern.AddDays(after).ToMessage();

        CheckProgressed Check(string id, CheckProgress progress, int after) => new()
        {
            CheckId = id,
            Type = id == "dbs" ? CheckType.DbsEnhancedBarred : CheckType.Medical,
            SubjectKind = PersonKind.ProposedCarer,
            Progress = progress,
            ProgressDate = Day(after),
            SubmittedDate = Day(2),
            Required = true,
        };
    }

    static Guid Id(string authority, int number, int part)
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, number);
        BitConverter.TryWriteBytes(bytes[4..], part);
        BitConverter.TryWriteBytes(bytes[8..], int.Parse(authority.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture));
        return new(bytes);
    }
}

/// <summary>A feed that holds its events in memory.</summary>
sealed class HistoryFeed(IReadOnlyList<ReceivedEvent> events) : IEventFeeds
{
#pragma warning disable CS1998 // Nothing to wait for.
    public async IAsyncEnumerable<FedEvent> Read(FactSource source, string afterPosition, [EnumeratorCancellation] CancellationToken cancellation)
#pragma warning restore CS1998
    {
        var first = afterPosition.Length == 0 ? 0 : int.Parse(afterPosition, CultureInfo.InvariantCulture) + 1;
        for (var at = first; source == KinshipEvents.Source && at < events.Count; at++)
            yield return new(at.ToString(CultureInfo.InvariantCulture), events[at]);
    }
}
