using Google.Protobuf;
using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Suitability;
using Suite.Suitability.Approval;

namespace Suite.FosteringRecruitment.Households;

/// <summary>How an approval ends: resignation, transfer, death; a termination lies with the proposals.</summary>
sealed partial class Household
{
    /// <summary>Regulation 28(13): it is not refused, whatever else runs, and nothing takes it back.</summary>
    public IReadOnlyList<IMessage> Resign(DateOnly receivedOn, DeregistrationReason reason)
    {
        Require(HouseholdMove.Resign);
        InOrder.Require(receivedOn, ApprovedOn, "the approval");

        (ResignationOn, DeregistrationReason, StateSince) = (receivedOn, reason, receivedOn);
        List<IMessage> happened =
        [
            new ResignationReceived { ReceivedDate = receivedOn.ToMessage(), ApprovalEndsDate = ResignationEndsOn.ToMessage(), Reason = reason },
            .. TakePlacesOutOfUse(PlaceReason.Notice, receivedOn),
        ];
        // Recorded late it may have taken effect already.
        EndAndStandBy(AsOf, happened);
        return happened;
    }

    public RefusedException WithdrawResignation() => ResignationOn is null
        ? MoveNotAllowed("WithdrawResignation", State)
        : Refuse.Precondition("RESIGNATION_IRREVOCABLE", "A resignation is not taken back; carers who change their mind apply again.", HouseholdRules.ResignationCitation);

    public IReadOnlyList<IMessage> NotifyTransfer(string serviceReference, bool toLocalAuthority, DateOnly on)
    {
        Require(HouseholdMove.NotifyTransfer);
        if (Transfer is { NoticeOn: not null })
            throw Refuse.Precondition("TRANSFER_OPEN", "Notice of a transfer was given already.", HouseholdRules.TransferCitation);
        InOrder.Require(on, ApprovedOn, "the approval");

        Transfer ??= new();
        (Transfer.ServiceReference, Transfer.ToLocalAuthority, Transfer.NoticeOn, Transfer.ChildInPlacement) = (serviceReference, toLocalAuthority, on, HasChildOn(on));
        return
        [
            new TransferNotified
            {
                NoticeDate = on.ToMessage(),
                ChildInPlacement = Transfer.ChildInPlacement,
                MeetingDueDate = Transfer.ChildInPlacement ? MeetingDueOn(on).ToMessage() : null,
            },
        ];
    }

    bool HasChildOn(DateOnly on) => Placements.Exists(p => p.PlacedOn <= on && !(p.EndedOn <= on));

    public IReadOnlyList<IMessage> RecordTransferMeeting(DateOnly? meetingOn, DateOnly? iroInformedOn)
    {
        var transfer = RequireTransfer(HouseholdMove.RecordTransferMeeting);
        if (meetingOn is { } met)
            InOrder.Require(met, transfer.NoticeOn, "the notice");
        if (iroInformedOn is { } informed)
            InOrder.Require(informed, transfer.NoticeOn, "the notice");

        transfer.MeetingOn = meetingOn ?? transfer.MeetingOn;
        transfer.IroInformedOn = iroInformedOn ?? transfer.IroInformedOn;
        return [Amended("TRANSFER")];
    }

    TransferAway RequireTransfer(HouseholdMove move)
    {
        Require(move);
        return Transfer is { NoticeOn: not null } transfer
            ? transfer
            : throw Refuse.Precondition("NO_TRANSFER", "The carers gave no notice of a transfer.", HouseholdRules.TransferCitation);
    }

    /// <summary>Also after the end: carers apply elsewhere when they have left.</summary>
    public IReadOnlyList<IMessage> RecordRecordsRequested(DateOnly on, string serviceReference)
    {
        if (Transfer is { RecordsRequestedOn: not null, RecordsSentOn: null })
            throw Refuse.Precondition("MOVE_NOT_ALLOWED", "Records were asked for and not sent yet.", HouseholdRules.RecordsCitation);
        InOrder.Require(on, ApprovedOn, "the approval");

        Transfer ??= new();
        (Transfer.RecordsRequestedOn, Transfer.RecordsSentOn, Transfer.RecordsServiceReference) = (on, null, serviceReference);
        return [Amended("RECORDS_REQUESTED")];
    }

    public IReadOnlyList<IMessage> RecordRecordsSent(DateOnly on)
    {
        if (Transfer is not { RecordsRequestedOn: { } requested, RecordsSentOn: null })
            throw Refuse.Precondition("RECORDS_NOT_REQUESTED", "No service waits for records of these carers.", HouseholdRules.RecordsCitation);
        InOrder.Require(on, requested, "the request");

        Transfer.RecordsSentOn = on;
        return [Amended("RECORDS_SENT")];
    }

    public IReadOnlyList<IMessage> CompleteTransfer(DateOnly on)
    {
        var transfer = RequireTransfer(HouseholdMove.CompleteTransfer);
        if (transfer.MeetingOn is null && (transfer.ChildInPlacement || HasChildOn(on)))
            throw Refuse.Precondition("TRANSFER_MEETING_NOT_HELD", "With a child in placement all concerned meet first.", HouseholdRules.TransferCitation);
        InOrder.Require(on, transfer.MeetingOn ?? transfer.NoticeOn, transfer.MeetingOn is null ? "the notice" : "the meeting");

        transfer.CompletedOn = on;
        return End(HouseholdState.TransferredOut, on, transfer.ToLocalAuthority ? DeregistrationReason.ToOtherAuthority : DeregistrationReason.ToIndependentAgency);
    }

    public IReadOnlyList<IMessage> RecordDeath(Guid personId, DateOnly on)
    {
        Require(HouseholdMove.RecordDeath);
        var carer = Carers.Find(c => c.Id == personId && c.LeftOn is null) ?? throw Refuse.NotFound("PERSON_NOT_FOUND", "There is no such carer.");
        InOrder.Require(on, ApprovedOn, "the approval");

        if (Carers.Count(c => c.LeftOn is null) == 1)
            return End(HouseholdState.Deceased, on, DeregistrationReason.Death);

        carer.LeftOn = on;
        Renewals.RemoveAll(r => r.PersonId == personId);
        return
        [
            new HouseholdMemberLeft { PersonId = personId.ToString(), Carer = true, LeftDate = on.ToMessage() },
            .. ReviewForthwith("CARER_DIED", on),
        ];
    }

    /// <summary>The approval ends, and with it whatever needs one. Investigations and requests for records go on to their end.</summary>
    List<IMessage> End(HouseholdState how, DateOnly on, DeregistrationReason reason)
    {
        var happened = new List<IMessage>();
        if (OpenProposal is { } open)
            happened.Add(Close(open, ProposalState.Lapsed, Later(on, open.StateSince), ApprovalProcess.DecidedBySilence));
        if (OpenReview is { } review)
            review.LapsedOn = Later(on, review.HeldOn);
        ReviewBroughtForward = false;
        Unlist();
        if (OpenHold is { } hold)
        {
            hold.ResumedOn = Later(on, hold.On);
            happened.Add(new HoldEnded { ResumeDate = hold.ResumedOn.ToMessage() });
        }

        foreach (var exemption in Exemptions)
            exemption.EndedOn ??= Later(on, exemption.GrantedOn);

        var ended = new ApprovalEnded
        {
            State = how,
            EndedDate = on.ToMessage(),
            Reason = reason,
            CarerCount = Carers.Count(c => c.LeftOn is null),
            Places = Places.Count,
            RetainUntilDate = on.AddYears(HouseholdRules.RetentionYears).ToMessage(),
        };
        (Ended, EndedOn, DeregistrationReason, StateSince) = (how, on, reason, on);
        happened.Add(ended);
        happened.AddRange(EndPlaces(on));
        return happened;
    }

    // What was recorded for a day after the end, because the end became known late, does not end before it began.
    static DateOnly Later(DateOnly ended, DateOnly began) => began > ended ? began : ended;
}
