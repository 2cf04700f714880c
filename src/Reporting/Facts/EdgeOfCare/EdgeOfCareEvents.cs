using Suite.EdgeOfCare.Events.V1;

namespace Suite.Reporting.Facts.EdgeOfCare;

/// <summary>Every kind of event that EdgeOfCare announces, and what it changes in the facts.</summary>
static class EdgeOfCareEvents
{
    public const string Service = "edge-of-care";

    public static FactSource Source { get; } = new(Service, "reporting.edge-of-care", EdgeOfCareTables.All, [EdgeOfCareTables.Episodes, EdgeOfCareTables.Reunifications],
        [
            FactSource.Fact(new EpisodeOpenedFact()),
            FactSource.Fact(new EpisodeReopenedFact()),
            FactSource.Fact(new CareRiskDecidedFact()),
            FactSource.Fact(new CareRiskCorrectedFact()),
            FactSource.Fact(new FollowUpAnchoredFact()),
            FactSource.Fact(new CrisisAnsweredFact()),
            FactSource.Fact(new EpisodeAcceptedFact()),
            FactSource.Fact(new EpisodeDeclinedFact()),
            FactSource.Fact(new EpisodeWithdrawnFact()),
            FactSource.Fact(new EpisodeAllocatedFact()),
            FactSource.Fact(new FirstVisitMadeFact()),
            FactSource.Fact(new EngagementRecordedFact()),
            FactSource.Fact(new InterventionPlannedFact()),
            FactSource.Fact(new SessionsRecordedFact()),
            FactSource.Fact(new InterventionEndedFact()),
            FactSource.Fact(new GoalSetFact()),
            FactSource.Fact(new GoalClosedFact()),
            FactSource.Fact(new ActiveWorkStartedFact()),
            FactSource.Fact(new EpisodeSteppedDownFact()),
            FactSource.Fact(new EpisodeEscalatedFact()),
            FactSource.Fact(new EpisodeResumedFact()),
            FactSource.Fact(new EpisodeClosedFact()),
            FactSource.Fact(new LookedAfterStartedFact()),
            FactSource.Fact(new LookedAfterEndedFact()),
            FactSource.Fact(new LookedAfterWithdrawnFact()),
            FactSource.Fact(new OutcomeReviewedFact()),
            FactSource.Fact(new ConferenceRequestedFact()),
            FactSource.Fact(new ReunificationStateChangedFact()),
            FactSource.Fact(new PlacedWithParentsFact()),
            FactSource.Fact(new PlacementWithParentsEndedFact()),
            FactSource.Fact(new ChildReturnedFact()),
            FactSource.Fact(new ReEnteredFact()),
            FactSource.Fact(new ReturnReviewedFact()),
        ],
        [
            EventType.Of<EpisodeSentToPanel>(),
            EventType.Of<EpisodeStateMoved>(),
            EventType.Of<InformationShared>(),
            EventType.Of<ConferenceAccepted>(),
            EventType.Of<ConferenceRefused>(),
            EventType.Of<LegalStatusChanged>(),
            EventType.Of<HouseholdChanged>(),
            EventType.Of<SuitabilityCheckProgressed>(),
            EventType.Of<ParentAssessmentCompleted>(),
            EventType.Of<RiskClassified>(),
            EventType.Of<IroConsulted>(),
            EventType.Of<OvernightStayRecorded>(),
            EventType.Of<PlacementWithParentsApproved>(),
            EventType.Of<MonitoringVisitMade>(),
            EventType.Of<CareReviewHeld>(),
            EventType.Of<ReunificationSteppedDown>(),
            EventType.Of<StandardsChanged>(),
            EventType.Of<DeadlineWarned>(),
            EventType.Of<RecordAmended>(),
        ]);
}
