using Google.Protobuf;
using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Suitability;

namespace Suite.FosteringRecruitment.Enquiries;

/// <summary>What moves an enquiry from one state to another.</summary>
enum EnquiryMove
{
    Respond,
    BookVisit,
    Visit,
    FindEligible,
    FindNotNowOrNotEligible,
    Invite,
    Signpost,
    Withdraw,
    Apply,
}

sealed partial class Enquiry
{
    /// <summary>The lifecycle, whole: which move leads where. Whatever is not here is refused.</summary>
    internal static EnquiryState Next(EnquiryState from, EnquiryMove move) => (from, move) switch
    {
        (EnquiryState.Received, EnquiryMove.Respond) => EnquiryState.Responded,
        (EnquiryState.Responded or EnquiryState.VisitBooked, EnquiryMove.BookVisit) => EnquiryState.VisitBooked,
        (EnquiryState.VisitBooked, EnquiryMove.Visit) => EnquiryState.Visited,

        (EnquiryState.Responded or EnquiryState.VisitBooked or EnquiryState.Visited, EnquiryMove.FindEligible) => from,
        (EnquiryState.Responded or EnquiryState.VisitBooked or EnquiryState.Visited, EnquiryMove.FindNotNowOrNotEligible) => EnquiryState.NotProgressed,
        (EnquiryState.Responded or EnquiryState.VisitBooked or EnquiryState.Visited, EnquiryMove.Signpost) => EnquiryState.Signposted,

        (EnquiryState.Visited, EnquiryMove.Invite) => EnquiryState.InvitedToApply,
        (EnquiryState.InvitedToApply, EnquiryMove.Apply) => EnquiryState.Applied,

        (EnquiryState.Received or EnquiryState.Responded or EnquiryState.VisitBooked or EnquiryState.Visited or EnquiryState.InvitedToApply,
            EnquiryMove.Withdraw) => EnquiryState.Withdrawn,

        _ => throw MoveNotAllowed(move.ToString(), from),
    };

    internal bool IsOpen => State is EnquiryState.Received or EnquiryState.Responded or EnquiryState.VisitBooked or EnquiryState.Visited or EnquiryState.InvitedToApply;

    public IReadOnlyList<IMessage> Respond(DateOnly on, ContactMeans means)
    {
        var next = Next(State, EnquiryMove.Respond);
        InOrder.Require(on, ReceivedOn, "the day received");
        Move(next, on);
        (RespondedOn, RespondedBy) = (on, means);
        return [new EnquiryResponded { RespondedDate = on.ToMessage() }];
    }

    public IReadOnlyList<IMessage> BookVisit(DateOnly bookedOn, DateOnly visitOn)
    {
        var next = Next(State, EnquiryMove.BookVisit);
        InOrder.Require(bookedOn, VisitBookedOn ?? RespondedOn, VisitBookedOn is null ? "the answer" : "the earlier booking");
        Move(next, bookedOn);
        (VisitBookedOn, VisitOn) = (bookedOn, visitOn);
        return [new EnquiryVisitBooked { BookedDate = bookedOn.ToMessage(), VisitDate = visitOn.ToMessage() }];
    }

    /// <summary>It need not be the day for which it was booked.</summary>
    public IReadOnlyList<IMessage> RecordVisit(DateOnly on, string summary, bool byVideo)
    {
        var next = Next(State, EnquiryMove.Visit);
        InOrder.Require(on, VisitBookedOn, "the booking");
        Move(next, on);
        (VisitedOn, VisitOn, VisitSummary, VisitedByVideo) = (on, on, summary, byVideo);
        return [new EnquiryVisited { VisitedDate = on.ToMessage() }];
    }

    /// <summary>May be done again, as after the visit: the last one counts.</summary>
    public IReadOnlyList<IMessage> Screen(ScreeningOutcome outcome, ScreeningReason reason, string detail, DateOnly on, DateOnly? comeBackOn)
    {
        var eligible = outcome is ScreeningOutcome.Eligible;
        var next = Next(State, eligible ? EnquiryMove.FindEligible : EnquiryMove.FindNotNowOrNotEligible);
        InOrder.Require(on, RespondedOn, "the answer");
        InOrder.Require(on, ScreenedOn, "the earlier screening");
        if (!eligible)
        {
            InOrder.Require(on, StateSince, "what was last done");
            End(next, on);
        }

        (ScreeningOutcome, ScreeningReason, ScreeningDetail, ScreenedOn, ComeBackOn) = (outcome, reason, detail, on, comeBackOn);
        return [new EnquiryScreened { Outcome = outcome, Reason = reason, ScreeningDate = on.ToMessage(), ComeBackDate = comeBackOn.ToMessage() }];
    }

    public IReadOnlyList<IMessage> Invite(DateOnly on)
    {
        var next = Next(State, EnquiryMove.Invite);
        if (ScreeningOutcome is not ScreeningOutcome.Eligible)
            throw Refuse.Precondition("NOT_SCREENED", "Nobody is invited to apply before the eligibility screening.",
                "Fostering Services (England) Regulations 2011 reg 26(5) (specified offences); local eligibility criteria");
        RequireNotBeforeLastAct(on);
        Move(next, on);
        InvitedOn = on;
        return [new EnquiryInvited { InvitedDate = on.ToMessage() }];
    }

    public IReadOnlyList<IMessage> Signpost(SignpostDestination destination, DateOnly on)
    {
        var next = Next(State, EnquiryMove.Signpost);
        RequireNotBeforeLastAct(on);
        End(next, on);
        SignpostedTo = destination;
        return [new EnquirySignposted { Destination = destination, SignpostedDate = on.ToMessage() }];
    }

    public IReadOnlyList<IMessage> Withdraw(WithdrawalCode code, DateOnly on)
    {
        var next = Next(State, EnquiryMove.Withdraw);
        RequireNotBeforeLastAct(on);
        End(next, on);
        WithdrawalCode = code;
        return [new EnquiryWithdrawn { Code = code, WithdrawalDate = on.ToMessage() }];
    }

    /// <summary>An application came of it.</summary>
    public IReadOnlyList<IMessage> Apply(Guid applicationId, DateOnly on)
    {
        var next = Next(State, EnquiryMove.Apply);
        InOrder.Require(on, InvitedOn, "the invitation to apply");
        End(next, on);
        ApplicationId = applicationId;
        return [new EnquiryApplied { ApplicationId = applicationId.ToString(), AppliedDate = on.ToMessage() }];
    }

    void RequireNotBeforeLastAct(DateOnly on)
    {
        InOrder.Require(on, StateSince, "what was last done");
        InOrder.Require(on, ScreenedOn, "the screening");
    }

    void Move(EnquiryState next, DateOnly on) => (State, StateSince) = (next, on);

    void End(EnquiryState next, DateOnly on)
    {
        Move(next, on);
        EndedOn = on;
    }
}
