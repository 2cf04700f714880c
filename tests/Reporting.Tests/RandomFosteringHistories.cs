using Google.Protobuf;
using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.V1;
using Suite.Reporting.Facts;
using Suite.Reporting.Facts.Fostering;

namespace Suite.Reporting.Tests;

/// <summary>Histories of enquiries, applications, households, panels and reference data, of any shape.</summary>
sealed partial class RandomHistories
{
    public IReadOnlyList<ReceivedEvent> FosteringOf(string authority, int records)
    {
        // A few ids, so that enquiries name applications that are there.
        var ids = Enumerable.Range(0, records).Select(_ => Id()).ToArray();
        var events = new List<ReceivedEvent>();
        for (var i = 0; i < records; i++)
        {
            var kind = _random.Next(20);
            var length = kind == 19 ? _random.Next(1, 4) : _random.Next(1, 16);
            for (var sequence = 1; sequence <= length; sequence++)
            {
                var opened = sequence == 1 && _random.Next(10) > 0;
                var message = kind switch
                {
                    < 6 => OfEnquiry(opened ? 0 : _random.Next(10), ids),
                    < 12 => OfApplication(opened ? 0 : _random.Next(18), ids),
                    < 18 => OfHousehold(opened ? 0 : _random.Next(20), ids),
                    18 => OfPanel(),
                    _ => Needs(),
                };
                events.Add(new(Id(), FosteringEvents.Source.Name, EventType.Of(message), ids[i].ToString("D"),
                    new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(sequence), sequence, authority, "RECRUIT", "", EventData.Write(message)));
            }
        }

        return events;
    }

    IMessage OfEnquiry(int which, Guid[] ids) => which switch
    {
        0 => new EnquiryReceived
        {
            ReceivedDate = Day(),
            SourceCode = Text("S"),
            Channel = One<Channel>(),
            CampaignCode = Coin() ? Text("C") : "",
            RespondByDate = Day(),
            VisitByDate = Day(),
            EnquirerCount = _random.Next(1, 3),
        },
        1 => new EnquiryResponded { RespondedDate = Day() },
        2 => new EnquiryVisitBooked { BookedDate = Day(), VisitDate = Day() },
        3 => new EnquiryVisited { VisitedDate = Day() },
        4 => new EnquiryScreened { Outcome = One<ScreeningOutcome>(), Reason = One<ScreeningReason>(), ScreeningDate = Day() },
        5 => new EnquiryInvited { InvitedDate = Day() },
        6 => new EnquirySignposted { Destination = One<SignpostDestination>(), SignpostedDate = Day() },
        7 => new EnquiryWithdrawn { Code = One<WithdrawalCode>(), WithdrawalDate = Day() },
        _ => new EnquiryApplied { ApplicationId = Of(ids), AppliedDate = Day() },
    };

    IMessage OfApplication(int which, Guid[] ids) => which switch
    {
        0 => new ApplicationReceived
        {
            Route = One<FosteringRoute>(),
            ReceivedDate = Day(),
            EnquiryId = Of(ids),
            EnquiryReceivedDate = Coin() ? Day() : null,
            SourceCode = Text("S"),
            Channel = One<Channel>(),
            ApplicantCount = _random.Next(1, 3),
            PanelDueDate = Day(),
        },
        1 => new ApplicationRejected { RejectedDate = Day() },
        2 or 3 => new StageStarted { Stage = _random.Next(1, 3), StageDate = Day(), TargetDate = Day(), ByTime = Coin() },
        4 or 5 => new StageCompleted { Stage = _random.Next(1, 3), StageDate = Day() },
        6 => new CheckProgressed
        {
            CheckId = Text("check"),
            Type = One<CheckType>(),
            SubjectKind = One<ApplicationPersonKind>(),
            Progress = One<CheckProgress>(),
            ProgressDate = Day(),
            SubmittedDate = Coin() ? Day() : null,
            Required = Coin(),
            Stage = _random.Next(3),
        },
        7 => new ReportShared { Kind = One<ReportKind>(), SentDate = Day() },
        8 => new PanelListed { PanelId = Of(ids), PanelDate = Day(), Matter = One<PanelMatter>() },
        9 or 10 => new PanelRecommended
        {
            PanelId = Of(ids),
            PanelDate = Day(),
            Matter = Coin() ? PanelMatter.Application : One<PanelMatter>(),
            Recommendation = One<PanelRecommendation>(),
            InTime = Coin(),
        },
        11 or 12 => new DecisionMade
        {
            Decision = One<Decision>(),
            DecisionDate = Day(),
            AtStageOne = _random.Next(4) == 0,
            BySilence = Coin(),
            AgainstPanel = Coin(),
            HouseholdId = Coin() ? Of(ids) : "",
            CarerCount = _random.Next(3),
            Places = _random.Next(4),
        },
        13 => new RepresentationsMade { ReceivedDate = Day() },
        14 => new IndependentReviewSought { AppliedDate = Day() },
        15 => new HoldStarted { Reason = Text("R"), HoldDate = Day() },
        16 => new HoldEnded { ResumeDate = Day() },
        _ => new ApplicationWithdrawn { Code = One<WithdrawalCode>(), WithdrawalDate = Day(), FromState = One<ApplicationState>() },
    };

    IMessage OfHousehold(int which, Guid[] ids) => which switch
    {
        0 => new HouseholdRegistered
        {
            Route = One<FosteringRoute>(),
            ApprovedDate = Day(),
            ApplicationId = Coin() ? Of(ids) : "",
            CarerCount = _random.Next(1, 3),
            Places = _random.Next(1, 4),
            AgeMin = _random.Next(9),
            AgeMax = _random.Next(9, 18),
            PlacementTypes = { One<PlacementType>(), One<PlacementType>() },
            FirstReviewDueDate = Coin() ? Day() : null,
        },
        1 => new TermsChanged { Places = _random.Next(1, 4), AgeMin = 0, AgeMax = _random.Next(18), PlacementTypes = { One<PlacementType>() }, EffectiveDate = Day() },
        2 or 3 or 4 or 5 => new PlaceStatusChanged
        {
            PlaceNumber = _random.Next(1, 3),
            Status = (PlaceStatus)_random.Next(4),
            Reason = (PlaceReason)_random.Next(4),
            StatusDate = Day(),
            StayingPut = Coin(),
        },
        6 => new ChildPlaced { PlacementId = Text("p"), ChildKey = Text("k"), PlacedDate = Day(), PlacementType = One<PlacementType>(), AgeBand = One<AgeBand>() },
        7 => new ChildPlacementEnded { PlacementId = Text("p"), ChildKey = Text("k"), EndedDate = Day(), Reason = One<PlacementEndReason>() },
        8 => new OutsideTermsBreached { PlacementId = Text("p"), BreachDate = Day() },
        9 or 10 => new ReviewHeld
        {
            Number = _random.Next(1, 4),
            DueDate = Day(),
            HeldDate = Day(),
            BroughtForward = Coin(),
            Recommendation = One<ReviewRecommendation>(),
            NextDueDate = Coin() ? Day() : null,
        },
        11 => new ReviewConfirmed { Number = _random.Next(1, 4), ConfirmedDate = Day() },
        12 => new ReviewBroughtForward { DueDate = Day(), Reason = Text("R") },
        13 => new ProposalMade { ProposalId = Text("q"), Kind = One<ProposalKind>(), DeterminedDate = Day(), DeterminationDueDate = Day() },
        14 => new ProposalDecided { ProposalId = Text("q"), Kind = One<ProposalKind>(), Outcome = One<ProposalState>(), DecidedDate = Day(), BySilence = Coin() },
        15 => new InvestigationOpened { InvestigationId = Text("i"), Kind = One<InvestigationKind>(), OpenedDate = Day() },
        16 => new InvestigationClosed { InvestigationId = Text("i"), ClosedDate = Day() },
        17 => new ResignationReceived { ReceivedDate = Day(), ApprovalEndsDate = Day(), Reason = One<DeregistrationReason>() },
        18 => new TransferNotified { NoticeDate = Day(), ChildInPlacement = Coin() },
        _ => new ApprovalEnded
        {
            State = Coin() ? HouseholdState.Resigned : HouseholdState.Terminated,
            EndedDate = Day(),
            Reason = One<DeregistrationReason>(),
            CarerCount = _random.Next(1, 3),
            Places = _random.Next(1, 4),
        },
    };

    IMessage OfPanel() => _random.Next(3) switch
    {
        0 => new PanelScheduled { PanelDate = Day(), Joint = Coin(), Capacity = _random.Next(9) },
        1 => new PanelMeetingHeld { PanelDate = Day(), Attended = _random.Next(9) },
        _ => new PanelCancelled { PanelDate = Day() },
    };

    PlaceNeedsSet Needs() => new()
    {
        FromDate = Day(),
        Needs = { Enumerable.Range(0, _random.Next(4)).Select(_ => new PlaceNeed { PlacementType = One<PlacementType>(), AgeBand = One<AgeBand>(), Places = _random.Next(1, 30) }) },
    };

    string Of(Guid[] ids) => ids[_random.Next(ids.Length)].ToString("D");
}
