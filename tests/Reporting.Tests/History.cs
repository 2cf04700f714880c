using Google.Protobuf;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.V1;
using Suite.Reporting.Facts;
using Suite.Reporting.Facts.Kinship;

namespace Suite.Reporting.Tests;

/// <summary>What one record announced, in order: a kinship case unless another source is named.</summary>
sealed class History(string authority, Guid? caseId = null, FactSource? source = null)
{
    readonly List<ReceivedEvent> _events = [];

    public Guid CaseId { get; } = caseId ?? Guid.NewGuid();

    public IReadOnlyList<ReceivedEvent> Events => _events;

    public History Then(params IReadOnlyList<IMessage> happened)
    {
        foreach (var message in happened)
        {
            var sequence = _events.Count + 1;
            _events.Add(new(Guid.NewGuid(), (source ?? KinshipEvents.Source).Name, EventType.Of(message), CaseId.ToString("D"),
                ReportingFixture.Now.AddDays(-100).AddSeconds(sequence), sequence, authority, "CSW", "", EventData.Write(message)));
        }

        return this;
    }

    /// <summary>The same history in another authority.</summary>
    public IEnumerable<ReceivedEvent> In(string other) => _events.Select(e => e with { Authority = other });

    public static CheckProgressed Check(string id, CheckType type, CheckProgress progress, string on, string? submitted = null, string? received = null) => new()
    {
        CheckId = id,
        Type = type,
        SubjectKind = PersonKind.ProposedCarer,
        Progress = progress,
        ProgressDate = on.Date(),
        SubmittedDate = submitted?.Date(),
        ReceivedDate = received?.Date(),
        Required = true,
    };

    /// <summary>The worked case: concern 24 August, placed 7 September, approved 16 December 2026, as far as the given day.</summary>
    public static History WorkedCase(string authority, bool approved = true)
    {
        var history = new History(authority).Then(
            new CaseOpened
            {
                ChildKeys = { "k1" },
                CarerKeys = { "c1" },
                Source = CaseSource.SocialWorker,
                ArrangementType = ArrangementType.KinshipFosterTemporary,
                ConcernDate = "2026-08-24".Date(),
                Team = "kinship-north",
                HouseholdSize = 2,
            },
            new ViabilityStarted { StartDate = "2026-08-25".Date() },
            new ViabilityDecided { Viable = true, DecisionDate = "2026-08-31".Date() },
            new RouteChosen { Route = Route.TemporaryApproval, RouteDate = "2026-09-01".Date() },
            new ChildViewRecorded { ChildKey = "k1", TakenBy = ViewTaker.SocialWorker, ViewDate = "2026-09-02".Date() },
            new ChildViewRecorded { ChildKey = "k1", TakenBy = ViewTaker.IndependentReviewingOfficer, ViewDate = "2026-09-03".Date() },
            new TemporaryApprovalGranted { ApprovalDate = "2026-09-07".Date(), PlacementDate = "2026-09-07".Date(), LastCoveredDate = "2026-12-27".Date(), RuleVersion = "1" },
            new ChildPlaced { ChildKey = "k1", PlacementDate = "2026-09-07".Date(), PlacementCode = "U3" },
            Check("dbs-a", CheckType.DbsEnhancedBarred, CheckProgress.Submitted, "2026-09-09", "2026-09-09"),
            Check("dbs-b", CheckType.DbsEnhancedBarred, CheckProgress.Submitted, "2026-09-09", "2026-09-09"),
            Check("dbs-a", CheckType.DbsEnhancedBarred, CheckProgress.Received, "2026-09-22", "2026-09-09", "2026-09-22"),
            Check("dbs-a", CheckType.DbsEnhancedBarred, CheckProgress.Closed, "2026-09-22", "2026-09-09", "2026-09-22"),
            new ReviewHeld { Number = 1, DueDate = "2026-10-05".Date(), ReviewDate = "2026-10-02".Date() },
            Check("dbs-b", CheckType.DbsEnhancedBarred, CheckProgress.Chased, "2026-09-30", "2026-09-09"),
            Check("dbs-b", CheckType.DbsEnhancedBarred, CheckProgress.Received, "2026-11-13", "2026-09-09", "2026-11-13"),
            Check("dbs-b", CheckType.DbsEnhancedBarred, CheckProgress.Closed, "2026-11-20", "2026-09-09", "2026-11-13"),
            new PanelHeld { PanelDate = "2026-12-08".Date(), Recommendation = PanelRecommendation.RecommendApproval });
        return approved
            ? history.Then(
                new DecisionMade
                {
                    Decision = Decision.Approve,
                    DecisionDate = "2026-12-16".Date(),
                    ApprovedChildKeys = { "k1" },
                    VoiceRecorded = true,
                    CarerCount = 1,
                    RuleVersion = "1",
                },
                new ChildPlaced { ChildKey = "k1", PlacementDate = "2026-12-16".Date(), PlacementCode = "U1" })
            : history;
    }
}
