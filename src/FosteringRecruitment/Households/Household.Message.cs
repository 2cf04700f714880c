using Suite.FosteringRecruitment.Applications;
using Suite.FosteringRecruitment.Records;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>
/// The household as an answer shows it. Narrative (what a review found, why somebody decided) is for those who work with the
/// household, its panels and decision makers; what carers said of themselves is for its team alone.
/// </summary>
sealed partial class Household
{
    static readonly string[] NarrativeRoles = ["SM", "ADM", "PANEL_ADV", "PANEL_MEM", "PANEL_CHAIR", "INSPECTOR"];

    internal V1.Household ToMessage(Caller caller, DateOnly today)
    {
        var ofTeam = caller.Has("SM") || (Worker.Length > 0 && caller.Subject == Worker) || (caller.HasAny("SSW", "TM") && (Team.Length == 0 || caller.Teams.Contains(Team)));
        var narrative = ofTeam || caller.HasAny(NarrativeRoles) || Access.Contains(caller.Subject);

        var message = new V1.Household
        {
            HouseholdId = Id.ToString(),
            Etag = CommandFields.EtagOf(Version),
            State = StateOn(WatchedByClock && today > AsOf ? today : AsOf),
            Route = Route,
            ApplicationId = ApplicationId?.ToString() ?? "",
            KinshipCaseId = KinshipCaseId?.ToString() ?? "",
            ApprovedDate = ApprovedOn.ToMessage(),
            RuleVersion = RuleVersion,
            SkillLevel = Skills.FindLast(s => s.From <= today)?.Level ?? SkillLevel.Unspecified,
            Region = Regions.FindLast(r => r.From <= today)?.Region ?? AllowanceRegion.Unspecified,
            NextReviewDueDate = HasEnded ? null : NextReviewOn.ToMessage(),
            NextReviewToPanel = !HasEnded && Reviews.Count == 0,
            OnHold = OpenHold is not null,
            ResignationReceivedDate = ResignationOn.ToMessage(),
            ApprovalEndsDate = (EndedOn ?? ResignationEndsOn).ToMessage(),
            Transfer = Transfer is { } transfer ? ToMessage(transfer) : null,
            ConstellationId = ConstellationId?.ToString() ?? "",
            ConstellationRole = ConstellationRole,
            DeregistrationReason = DeregistrationReason,
            EndedDate = EndedOn.ToMessage(),
            Team = Team,
            Worker = Worker,
            Restriction = new() { Restricted = Restricted, Subjects = { Access } },
            HistoricEntry = HistoricEntry,
            RetainUntilDate = RetainUntil.ToMessage(),
            PlacesFilled = FilledPlaces,
            PlacesVacant = Places.Count(p => p.Status is PlaceStatus.Vacant),
            PlacesNotAvailable = Places.Count(p => p.Status is PlaceStatus.NotAvailable),
            AgreementDate = AgreementOn.ToMessage(),
            TermsNoticeDate = TermsNoticeOn.ToMessage(),
            PanelId = PanelId?.ToString() ?? "",
            PanelDate = PanelOn.ToMessage(),
            PanelMatter = PanelMatter,
        };
        message.Carers.AddRange(Carers.Select(c => ToMessage(c, ofTeam)));
        message.Members.AddRange(Members.Select(m => new HouseholdMember
        {
            PersonId = m.Id.ToString(),
            Name = m.Name,
            BirthDate = m.BirthDate.ToMessage(),
            JoinedDate = m.JoinedOn.ToMessage(),
            LeftDate = m.LeftOn.ToMessage(),
        }));
        message.Terms.AddRange(Terms.Select(t => new TermsVersion
        {
            Terms = t.Terms.ToMessage(),
            EffectiveDate = t.On.ToMessage(),
            AgreedInWriting = t.AgreedInWriting,
            RuleVersion = t.RuleVersion,
            SupportNeedsStatementDate = t.SupportNeedsStatementOn.ToMessage(),
            AgreementDate = t.AgreedOn.ToMessage(),
        }));
        message.Places.AddRange(Places.Select(p => new V1.Place
        {
            Number = p.Number,
            Status = p.Status,
            Reason = p.Reason,
            SinceDate = p.Since.ToMessage(),
            PlacementId = p.PlacementId?.ToString() ?? "",
            StayingPutId = p.StayingPutId?.ToString() ?? "",
        }));
        message.Placements.AddRange(Placements.OrderBy(p => p.EndedOn is not null).ThenBy(p => p.PlacedOn).Select(ToMessage));
        message.StayingPut.AddRange(StayingPut.Select(s => new V1.StayingPut
        {
            StayingPutId = s.Id.ToString(),
            PersonReference = s.PersonReference,
            StartDate = s.StartedOn.ToMessage(),
            EndDate = s.EndedOn.ToMessage(),
            LatestEndDate = LatestEndOf(s.BirthDate).ToMessage(),
            PlaceNumber = s.PlaceNumber,
        }));
        message.Exemptions.AddRange(Exemptions.Select(e => new V1.Exemption
        {
            ExemptionId = e.Id.ToString(),
            GrantedDate = e.GrantedOn.ToMessage(),
            UntilDate = e.Until.ToMessage(),
            MaxChildren = e.MaxChildren,
            ChildReferences = { e.ChildReferences },
            Conditions = narrative ? e.Conditions : "",
            EndedDate = e.EndedOn.ToMessage(),
        }));
        message.Reviews.AddRange(Reviews.Select(r => ToMessage(r, narrative)));
        message.Proposals.AddRange(Proposals.Select(p => ToMessage(p, narrative)));
        message.Investigations.AddRange(Investigations.Select(i => new V1.Investigation
        {
            InvestigationId = i.Id.ToString(),
            Kind = i.Kind,
            OpenedDate = i.OpenedOn.ToMessage(),
            ClosedDate = i.ClosedOn.ToMessage(),
            Outcome = narrative ? i.Outcome : InvestigationOutcome.Unspecified,
            ReviewBroughtForward = i.BroughtReviewForward,
        }));
        message.Renewals.AddRange(Renewals.Select(r => new CheckRenewal
        {
            PersonId = r.PersonId.ToString(),
            Type = (V1.CheckType)r.Type,
            DueDate = r.DueOn.ToMessage(),
            ValidUntilDate = r.ValidUntil.ToMessage(),
        }));
        message.Complaints.AddRange(Complaints.Select(c => new V1.Complaint
        {
            ComplaintId = c.Id.ToString(),
            ReceivedDate = c.ReceivedOn.ToMessage(),
            Substance = c.Substance,
            FromChild = c.FromChild,
            ResolvedDate = c.ResolvedOn.ToMessage(),
            Outcome = c.Outcome,
        }));
        message.Deadlines.AddRange(DueItems().OrderBy(i => i.DueOn).Select(i => i.ToMessage()));
        message.ReviewPanels.AddRange(Sittings.Where(s => s.Matter is PanelMatter.FirstReview or PanelMatter.LaterReview).Select(s => ToMessage(s, narrative)));
        return message;
    }

    static V1.Carer ToMessage(Carer carer, bool ofTeam) => new()
    {
        PersonId = carer.Id.ToString(),
        Name = carer.Name,
        BirthDate = carer.BirthDate.ToMessage(),
        PersonReference = carer.Reference,
        LeftDate = carer.LeftOn.ToMessage(),
        Characteristics = ofTeam && carer.Characteristics is { } said
            ? new() { Ethnicity = said.Ethnicity, Religion = said.Religion, Disability = said.Disability, SexualOrientation = said.SexualOrientation, Sex = said.Sex }
            : null,
    };

    V1.Placement ToMessage(Placement placement) => new()
    {
        PlacementId = placement.Id.ToString(),
        ChildReference = placement.ChildReference,
        BirthDate = placement.BirthDate.ToMessage(),
        PlacementType = placement.Type,
        PlacedDate = placement.PlacedOn.ToMessage(),
        EndedDate = placement.EndedOn.ToMessage(),
        EndReason = placement.EndReason,
        OutsideTerms = placement.OutsideTermsUntil is not null,
        OutsideTermsUntilDate = placement.OutsideTermsUntil.ToMessage(),
        OutsideTermsRules = { placement.OutsideTerms },
        SiblingGroup = placement.SiblingGroup,
        Named = Terms is [.., var present] && present.Terms.NamedChildReferences.Contains(placement.ChildReference),
        FromKinship = placement.FromKinship,
    };

    static AnnualReview ToMessage(Review review, bool narrative) => new()
    {
        Number = review.Number,
        DueDate = review.DueOn.ToMessage(),
        HeldDate = review.HeldOn.ToMessage(),
        InTime = review.HeldOn <= review.DueOn,
        BroughtForward = review.BroughtForward,
        Recommendation = review.Recommendation,
        CarersViews = review.CarersViews,
        ChildrenViews = review.ChildrenViews,
        PlacingAuthorityViews = review.PlacingAuthorityViews,
        Summary = narrative ? review.Summary : "",
        PanelDate = review.PanelOn.ToMessage(),
        ConfirmedDate = review.ConfirmedOn.ToMessage(),
        ConfirmedBy = review.ConfirmedBy,
        LapsedDate = review.LapsedOn.ToMessage(),
    };

    V1.Proposal ToMessage(Proposal proposal, bool narrative)
    {
        var work = proposal.Process;
        var determination = work.Determination!;
        var message = new V1.Proposal
        {
            ProposalId = proposal.Id.ToString(),
            Kind = proposal.Kind,
            State = proposal.State,
            DeterminedDate = determination.On.ToMessage(),
            DeterminedBy = determination.DecidedBy,
            Reasons = narrative ? determination.Reasons : "",
            Terms = proposal.Terms?.ToMessage(),
            DeterminationDueDate = work.DeterminationDueOn.ToMessage(),
            RepresentationsDate = work.RepresentationsOn.ToMessage(),
            IrmDate = work.IrmAppliedOn.ToMessage(),
            IrmPapersDueDate = work.IrmPapersDueOn.ToMessage(),
            IrmPapersSentDate = work.IrmPapersSentOn.ToMessage(),
            IrmOutcomeDate = work.IrmOutcomeOn.ToMessage(),
            IrmRecommendation = (V1.PanelRecommendation)work.IrmRecommendation,
            PanelId = proposal.IsOpen && PanelMatter is PanelMatter.TermsRevision or PanelMatter.Termination ? PanelId.ToString() : "",
            Decision = proposal.Decision,
            DecidedDate = proposal.DecidedOn.ToMessage(),
            DecidedBy = proposal.DecidedBy,
            WrittenNoticeDate = work.Decisions[^1].ToldInWritingOn.ToMessage(),
            DeregistrationReason = proposal.DeregistrationReason,
            NoIndependentReview = work.Disqualified,
            RuleVersion = proposal.RuleVersion,
            DecisionReasons = narrative ? proposal.DecisionReasons : "",
        };
        message.Panels.AddRange(work.Panels.Select((sitting, i) => ToMessage(new HouseholdSitting(proposal.PanelIds[i], PanelMatter.Unspecified, sitting), narrative)));
        return message;
    }

    static PanelSitting ToMessage(HouseholdSitting seen, bool narrative) => new()
    {
        PanelId = seen.PanelId.ToString(),
        PanelDate = seen.Sitting.On.ToMessage(),
        Members = { seen.Sitting.Members.Where(m => !m.ConflictOfInterest).Select(m => m.Subject) },
        Conflicted = { seen.Sitting.Members.Where(m => m.ConflictOfInterest).Select(m => m.Subject) },
        Recommendation = (V1.PanelRecommendation)seen.Sitting.Recommendation,
        Reasons = narrative ? seen.Sitting.Reasons : "",
    };

    static Transfer ToMessage(TransferAway transfer) => new()
    {
        ServiceReference = transfer.ServiceReference,
        ToLocalAuthority = transfer.ToLocalAuthority,
        NoticeDate = transfer.NoticeOn.ToMessage(),
        ChildInPlacement = transfer.ChildInPlacement,
        MeetingDueDate = transfer is { ChildInPlacement: true, NoticeOn: { } notice } ? MeetingDueOn(notice).ToMessage() : null,
        MeetingDate = transfer.MeetingOn.ToMessage(),
        IroInformedDate = transfer.IroInformedOn.ToMessage(),
        RecordsRequestedDate = transfer.RecordsRequestedOn.ToMessage(),
        RecordsDueDate = transfer.RecordsRequestedOn is { } requested ? RecordsDueOn(requested).ToMessage() : null,
        RecordsSentDate = transfer.RecordsSentOn.ToMessage(),
        CompletedDate = transfer.CompletedOn.ToMessage(),
        RecordsServiceReference = transfer.RecordsServiceReference,
    };
}
