using Suite.KinshipAssessment.Events.V1;

namespace Suite.Reporting.Facts.Kinship;

/// <summary>Every kind of event that KinshipAssessment announces, and what it changes in the facts.</summary>
static class KinshipEvents
{
    public static FactSource Source { get; } = new("kinship-assessment", "reporting.kinship", KinshipTables.All, [KinshipTables.Cases],
        [
            FactSource.Fact(new CaseOpenedFact()),
            FactSource.Fact(new CaseAllocatedFact()),
            FactSource.Fact(new HoldStartedFact()),
            FactSource.Fact(new HoldEndedFact()),
            FactSource.Fact(new ViabilityStartedFact()),
            FactSource.Fact(new ViabilityDecidedFact()),
            FactSource.Fact(new ViabilityChallengedFact()),
            FactSource.Fact(new RouteChosenFact()),
            FactSource.Fact(new TemporaryApprovalGrantedFact()),
            FactSource.Fact(new TemporaryApprovalDeclinedFact()),
            FactSource.Fact(new TemporaryApprovalExtendedFact()),
            FactSource.Fact(new TemporaryApprovalExpiredFact()),
            FactSource.Fact(new ChildPlacedFact()),
            FactSource.Fact(new PlacementEndedFact()),
            FactSource.Fact(new CheckProgressedFact()),
            FactSource.Fact(new MilestoneReachedFact()),
            FactSource.Fact(new StageCompletedFact()),
            FactSource.Fact(new ReportSharedFact()),
            FactSource.Fact(new PanelListedFact()),
            FactSource.Fact(new PanelHeldFact()),
            FactSource.Fact(new DecisionMadeFact()),
            FactSource.Fact(new RepresentationsMadeFact()),
            FactSource.Fact(new IndependentReviewSoughtFact()),
            FactSource.Fact(new GuardianshipReportFiledFact()),
            FactSource.Fact(new OrderDecidedFact()),
            FactSource.Fact(new CarerWithdrewFact()),
            FactSource.Fact(new ChildMovedFact()),
            FactSource.Fact(new ChildViewRecordedFact()),
            FactSource.Fact(new SupportPlanRecordedFact()),
            FactSource.Fact(new ReviewHeldFact()),
            FactSource.Fact(new CaseClosedFact()),
        ],
        [
            EventType.Of<PersonAdded>(),
            EventType.Of<PersonLeft>(),
            EventType.Of<PersonTurnedEighteen>(),
            EventType.Of<VisitRecorded>(),
            EventType.Of<DeadlineWarned>(),
            EventType.Of<RecordAmended>(),
            EventType.Of<CarersRegistered>(),
            EventType.Of<HelpRequested>(),
            EventType.Of<HelpAccepted>(),
            EventType.Of<HelpRefused>(),
            EventType.Of<ContentPurged>(),
        ]);
}
