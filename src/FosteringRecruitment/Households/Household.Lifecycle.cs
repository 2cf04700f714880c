using System.Text.Json.Serialization;
using Google.Protobuf;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;

namespace Suite.FosteringRecruitment.Households;

/// <summary>What is done about an approval.</summary>
enum HouseholdMove
{
    PutOnHold,
    Resume,
    OpenInvestigation,
    BringReviewForward,
    RecordReview,
    ConfirmApproval,
    ListForPanel,
    RecordRecommendation,
    ReviseTerms,
    ProposeTermination,
    ChallengeDetermination,
    RecordReviewPapers,
    RecordReviewOutcome,
    DecideProposal,
    Resign,
    NotifyTransfer,
    RecordTransferMeeting,
    CompleteTransfer,
    RecordDeath,
}

sealed partial class Household
{
    /// <summary>Up to which day the calendar has passed over this record. What the state owes to the calendar alone holds as at it.</summary>
    public DateOnly AsOf { get; set; }

    /// <summary>Worked out, never set; written into the document for lists only.</summary>
    public HouseholdState State => StateOn(AsOf);

    /// <summary>Of the processes that run, the one that matters most.</summary>
    internal HouseholdState StateOn(DateOnly day) => this switch
    {
        { Ended: not HouseholdState.Unspecified } => Ended,
        { ResignationOn: not null } => HouseholdState.ResignationNotice,
        { OpenProposal.Kind: ProposalKind.Termination } => HouseholdState.TerminationProposed,
        { OpenProposal.Kind: ProposalKind.TermsRevision } => HouseholdState.TermsRevisionProposed,
        { IsInvestigated: true } => HouseholdState.UnderInvestigation,
        { OpenHold: not null } => HouseholdState.OnHold,
        { OpenReview: not null } => HouseholdState.Reviewed,
        { ReviewBroughtForward: true } => HouseholdState.ReviewBroughtForward,
        _ when NextReviewOn != default && day >= NextReviewOn.AddDays(-HouseholdRules.ReviewPreparationDays) => HouseholdState.ReviewDue,
        _ => HouseholdState.Active,
    };

    /// <summary>Which move is made in which state, whole. Whatever is not here is refused.</summary>
    internal static bool Allows(HouseholdState state, HouseholdMove move) => (state, move) switch
    {
        (HouseholdState.Unspecified or HouseholdState.Resigned or HouseholdState.Terminated or HouseholdState.TransferredOut or HouseholdState.Deceased, _) => false,

        (HouseholdState.Active or HouseholdState.ReviewDue or HouseholdState.Reviewed, HouseholdMove.PutOnHold) => true,
        (_, HouseholdMove.PutOnHold) => false,

        // Not while something is looked into, nor where a determination or a resignation has taken the place of the review.
        (HouseholdState.Reviewed or HouseholdState.OnHold, HouseholdMove.ConfirmApproval) => true,
        (_, HouseholdMove.ConfirmApproval) => false,

        // Regulation 28(13): the resignation has fixed the day on which the approval ends.
        (HouseholdState.ResignationNotice, HouseholdMove.Resign or HouseholdMove.CompleteTransfer or HouseholdMove.NotifyTransfer) => false,

        _ => true,
    };

    /// <summary>Children may be placed: not on hold, nothing is looked into, and the approval has not ended.</summary>
    [JsonIgnore]
    public bool MayTakeChildren => !HasEnded && OpenHold is null && !IsInvestigated;

    internal bool HasEnded => Ended is not HouseholdState.Unspecified;

    internal bool IsInvestigated => Investigations.Exists(i => i.ClosedOn is null);

    internal HouseholdHold? OpenHold => Holds.Find(h => h.ResumedOn is null);

    /// <summary>The determination that runs, with what followed it; there is one at most.</summary>
    internal Proposal? OpenProposal => Proposals.Find(p => p.IsOpen);

    /// <summary>The newest review, until the approval is confirmed after it or a determination comes of it.</summary>
    internal Review? OpenReview => Reviews is [.., { ConfirmedOn: null, LapsedOn: null } last]
        && !Proposals.Exists(p => p.Process.Determination!.On >= last.HeldOn) ? last : null;

    internal void RequireApproved(string act)
    {
        if (HasEnded)
            throw MoveNotAllowed(act, Ended);
    }

    void Require(HouseholdMove move)
    {
        if (!Allows(State, move))
            throw MoveNotAllowed(move.ToString(), State);
    }
}
