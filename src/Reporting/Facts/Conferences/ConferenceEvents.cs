using Suite.FamilyGroupConferences.Events.V1;

namespace Suite.Reporting.Facts.Conferences;

/// <summary>Every kind of event that FamilyGroupConferences announces, and what it changes in the facts.</summary>
static class ConferenceEvents
{
    public const string Service = "family-group-conferences";

    public static FactSource Source { get; } = new(Service, "reporting.conferences", ConferenceTables.All, [ConferenceTables.Conferences, ConferenceTables.Offers],
        [
            FactSource.Fact(new ConferenceReferredFact()),
            FactSource.Fact(new ReferralScreenedFact()),
            FactSource.Fact(new ChildAddedFact()),
            FactSource.Fact(new CoordinatorAllocatedFact()),
            FactSource.Fact(new BaselineAgreedFact()),
            FactSource.Fact(new FamilyConsentedFact()),
            FactSource.Fact(new FamilyDeclinedFact()),
            FactSource.Fact(new ConferenceStoodDownFact()),
            FactSource.Fact(new ConferenceHeldFact()),
            FactSource.Fact(new PlanMadeFact()),
            FactSource.Fact(new PlanNotMadeFact()),
            FactSource.Fact(new PlanAnsweredFact()),
            FactSource.Fact(new KinshipCaseRequestedFact()),
            FactSource.Fact(new ReviewSetFact()),
            FactSource.Fact(new ReviewHeldFact()),
            FactSource.Fact(new CareRiskDecidedFact()),
            FactSource.Fact(new CareRiskCorrectedFact()),
            FactSource.Fact(new LookedAfterStartedFact()),
            FactSource.Fact(new LookedAfterEndedFact()),
            FactSource.Fact(new OutcomeReviewSetFact()),
            FactSource.Fact(new OutcomeReviewedFact()),
            FactSource.Fact(new FeedbackReceivedFact()),
            FactSource.Fact(new FeedbackDeclinedFact()),
            FactSource.Fact(new CommentThemesChosenFact()),
            FactSource.Fact(new ConferenceClosedFact()),
            FactSource.Fact(new OfferMadeFact()),
            FactSource.Fact(new OfferExemptedFact()),
            FactSource.Fact(new ApplicationIssuedFact()),
            FactSource.Fact(new OfferEndedFact()),
            FactSource.Fact(new CoordinatorCapacitySetFact()),
        ],
        [
            EventType.Of<InformationRequested>(),
            EventType.Of<InformationProvided>(),
            EventType.Of<ParticipantAdded>(),
            EventType.Of<ParticipantLeft>(),
            EventType.Of<CoordinatorReleased>(),
            EventType.Of<ConsentRecorded>(),
            EventType.Of<ParticipantPrepared>(),
            EventType.Of<SafetyPlanSet>(),
            EventType.Of<ParticipantExcluded>(),
            EventType.Of<PaternalFamilyRecorded>(),
            EventType.Of<SessionScheduled>(),
            EventType.Of<SessionPostponed>(),
            EventType.Of<SessionCancelled>(),
            EventType.Of<PlanConcernRaised>(),
            EventType.Of<KinshipCaseAccepted>(),
            EventType.Of<KinshipCaseRefused>(),
            EventType.Of<OfferAnswered>(),
            EventType.Of<StandardsSet>(),
            EventType.Of<DeadlineWarned>(),
            EventType.Of<RecordAmended>(),
        ]);
}
