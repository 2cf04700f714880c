using Google.Protobuf.WellKnownTypes;
using Suite.EdgeOfCare.Conferences;
using Suite.EdgeOfCare.Records;
using Suite.EdgeOfCare.V1;
using Suite.Outcomes;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

sealed partial class Reunification
{
    /// <param name="today">The day on which ages and what is missing are reckoned.</param>
    internal V1.Reunification ToMessage(Caller caller, DateOnly today)
    {
        var message = new V1.Reunification
        {
            ReunificationId = Id.ToString(),
            Etag = CommandFields.EtagOf(Version),
            State = State,
            Child = Child.ToMessage(),
            FamilyId = FamilyId?.ToString() ?? "",
            EpisodeId = EpisodeId?.ToString() ?? "",
            OpenedDate = OpenedOn.ToMessage(),
            Round = Round,
            LegalStatus = (V1.CareLegalStatus)LegalStatusOn(today),
            UnderOrder = UnderOrderOn(today),
            PlacementPlan = PlacementPlan is not { } plan ? null : new()
            {
                PreparedDate = plan.PreparedOn.ToMessage(),
                Summary = plan.Summary,
                ReviewedDate = plan.ReviewedOn.ToMessage(),
            },
            Approval = Approvals is [.., var approval] ? Message(approval) : null,
            ImmediatePlacement = ImmediatePlacements is [.., var immediate] ? Message(immediate) : null,
            PhasedFromDate = PhasedFrom.ToMessage(),
            SchoolInformedDate = SchoolInformedOn.ToMessage(),
            HealthInformedDate = HealthInformedOn.ToMessage(),
            ReturnedDate = ReturnedOn.ToMessage(),
            Route = Route,
            StepDown = StepDown is not { } stepDown ? null : new()
            {
                StepDownDate = stepDown.On.ToMessage(),
                To = stepDown.To,
                Plan = stepDown.Plan,
                AgreedWith = stepDown.AgreedWith,
            },
            ConsolidatedDate = ConsolidatedOn.ToMessage(),
            ClosedDate = ClosedOn.ToMessage(),
            Closure = Closure,
            Iro = Iro,
            Team = Team,
            Worker = Worker,
            Restriction = new() { Restricted = Restricted, Subjects = { Access } },
            HistoricEntry = HistoricEntry,
            RetainUntilDate = RetainUntil.ToMessage(),
            OpenGaps = { OpenGaps(today) },
            NoSchool = NoSchool,
            ContactIncreasedDate = ContactIncreasedOn.ToMessage(),
            ContactArrangement = ContactArrangement,
            ClosureDetail = ClosureDetail,
        };
        message.LegalStatuses.AddRange(LegalStatuses.Select(Message));
        message.ContactOrders.AddRange(ContactOrders.Select(Message));
        message.Considerations.AddRange(Considerations.Select(Message));
        var needsToKnow = NeedsToKnowChecks(caller);
        message.People.AddRange(People.Select(p => Message(p, needsToKnow, today)));
        message.Assessments.AddRange(Assessments.Select(Message));
        message.Classifications.AddRange(Classifications.Select(Message));
        message.ChildViews.AddRange(ChildViews.Select(Message));
        message.IroViews.AddRange(IroViews.Select(Message));
        message.Plans.AddRange(Plans.Select(Message));
        message.ProgressReviews.AddRange(ProgressReviews.Select(Message));
        message.Stays.AddRange(Stays.Select(Message));
        message.Placements.AddRange(Placements.Select(p => Message(p, today)));
        message.Visits.AddRange(Visits.Select(Message));
        message.CareReviews.AddRange(CareReviews.Select(Message));
        if (ReturnedOn is { } returnedOn)
            message.ReturnReviews.AddRange(OutcomeRules.Points.Select(point => Message(point, returnedOn)));
        message.ReEntries.AddRange(ReEntries.Select(Message));
        message.Stops.AddRange(Stops.Select(Message));
        message.Conferences.AddRange(Conferences.Select(ask => ask.ToMessage()));
        message.Deadlines.AddRange(DueItems().Select(item => item.ToMessage()));
        return message;
    }

    // What came back from the police is for those who decide on it or work with it.
    bool NeedsToKnowChecks(Caller caller) => caller.HasAny("TM", "SM", "NOM") || (Worker.Length > 0 && caller.Subject == Worker);

    static V1.LegalStatusEntry Message(LegalStatusEntry entry) => new()
    {
        FromDate = entry.From.ToMessage(),
        Status = (V1.CareLegalStatus)entry.Status,
        Ceased = entry.Ceased,
        SupervisionOrder = entry.SupervisionOrder,
        RecordedBy = entry.By,
    };

    static V1.ContactOrder Message(ContactOrder order) => new()
    {
        ContactOrderId = order.Id.ToString(),
        MadeDate = order.MadeOn.ToMessage(),
        IncompatibleWithReturn = order.IncompatibleWithReturn,
        PersonIds = { order.PersonIds.Select(id => id.ToString()) },
        EndedDate = order.EndedOn.ToMessage(),
        Summary = order.Summary,
    };

    static V1.Consideration Message(Consideration consideration) => new()
    {
        ReviewDate = consideration.On.ToMessage(),
        Round = consideration.Round,
        Reasons = consideration.Reasons,
        ConsideredBy = consideration.By,
    };

    static ReunificationPerson Message(Person person, bool needsToKnow, DateOnly today)
    {
        var message = new ReunificationPerson
        {
            PersonId = person.Id.ToString(),
            Kind = person.Kind,
            Name = person.Name,
            BirthDate = person.BirthDate.ToMessage(),
            Adult = ReturnRules.IsAdult(person, today),
            ParentalResponsibility = person.ParentalResponsibility,
            PersonReference = person.Reference,
            JoinedDate = person.JoinedOn.ToMessage(),
            LeftDate = person.LeftOn.ToMessage(),
        };
        message.Checks.AddRange(person.Checks.Select(check => Message(check, needsToKnow)));
        message.Matters.AddRange(person.Matters.Select(matter => Message(matter, needsToKnow)));
        return message;
    }

    // That something was decided says that something came back.
    static SuitabilityCheck Message(PoliceCheck check, bool needsToKnow) => new()
    {
        CheckId = check.Id.ToString(),
        Kind = SuitabilityCheckKind.Police,
        RequestDate = check.RequestedOn.ToMessage(),
        PoliceForce = check.PoliceForce,
        ReceivedDate = check.ReceivedOn.ToMessage(),
        Outcome = needsToKnow ? check.Outcome : SuitabilityCheckOutcome.Unspecified,
        Decision = needsToKnow ? check.Decision : SuitabilityDecision.Unspecified,
        DecisionDate = needsToKnow ? check.DecidedOn.ToMessage() : null,
        DecidedBy = needsToKnow ? check.DecidedBy : "",
        Closed = check.IsClosed,
    };

    static V1.MatterRecorded Message(MatterRecorded matter, bool needsToKnow) => new()
    {
        Matter = matter.Matter,
        RecordedDate = matter.On.ToMessage(),
        Finding = needsToKnow || matter.Matter is not ScheduleThreeMatter.Offences ? matter.Finding : "",
        RecordedBy = matter.By,
    };

    static V1.ParentAssessment Message(ParentAssessment assessment) => new()
    {
        Round = assessment.Round,
        StartDate = assessment.StartedOn.ToMessage(),
        CompletedDate = assessment.CompletedOn.ToMessage(),
        AccommodationDate = assessment.AccommodationSeenOn.ToMessage(),
        Summary = assessment.Summary,
        Assessor = assessment.Assessor,
    };

    static V1.Classification Message(Classification classification) => new()
    {
        ClassificationId = classification.Id.ToString(),
        Round = classification.Round,
        ClassDate = classification.On.ToMessage(),
        Risk = classification.Risk,
        Reasons = classification.Reasons,
        ClassifiedBy = classification.By,
    };

    static V1.ReturnView Message(ReturnView view) => new()
    {
        Round = view.Round,
        ViewDate = view.On.ToMessage(),
        View = view.View,
        Detail = view.Detail,
        RecordedBy = view.By,
        SoughtBy = view.SoughtBy,
    };

    static V1.ReturnPlan Message(ReturnPlan plan)
    {
        var message = new V1.ReturnPlan
        {
            Round = plan.Round,
            AgreedDate = plan.On.ToMessage(),
            Support = plan.Support,
            EpisodeId = plan.EpisodeId?.ToString() ?? "",
            ConferenceOfferedDate = plan.ConferenceOfferedOn.ToMessage(),
            ConferenceOffer = plan.ConferenceOffer,
            AgreedBy = plan.By,
        };
        message.Goals.AddRange(plan.Goals.Select(goal => new V1.ReturnGoal { Text = goal.Text, Owner = goal.Owner, ByDate = goal.By.ToMessage() }));
        return message;
    }

    static V1.ProgressReview Message(ProgressReview review) => new()
    {
        ReviewDate = review.On.ToMessage(),
        State = review.State,
        Finding = review.Finding,
        Detail = review.Detail,
        RecordedBy = review.By,
    };

    static V1.OvernightStay Message(OvernightStay stay) => new()
    {
        StayId = stay.Id.ToString(),
        FromTime = Timestamp.FromDateTimeOffset(stay.From),
        UntilTime = Timestamp.FromDateTimeOffset(stay.Until),
        Minutes = stay.Minutes,
        Placement = stay.PlacementId is not null,
        RecordedBy = stay.By,
    };

    static V1.PlacementApproval Message(PlacementApproval approval) => new()
    {
        Round = approval.Round,
        ApprovedDate = approval.On.ToMessage(),
        ApprovedBy = approval.By,
        LegalStatus = (V1.CareLegalStatus)approval.LegalStatus,
        Reasons = approval.Reasons,
        ClassificationId = approval.ClassificationId.ToString(),
        RuleVersion = approval.RuleVersion,
        EndedDate = approval.EndedOn.ToMessage(),
    };

    static V1.ImmediatePlacement Message(ImmediatePlacement placement) => new()
    {
        PlacedDate = placement.PlacedOn.ToMessage(),
        ApprovedBy = placement.ApprovedBy,
        Necessity = placement.Necessity,
        InterviewDate = placement.InterviewedOn.ToMessage(),
        AssessByDate = placement.AssessBy.ToMessage(),
        AssessedDate = placement.AssessedOn.ToMessage(),
        CaseReviewedDate = placement.CaseReviewedOn.ToMessage(),
        DecideByDate = placement.DecideBy.ToMessage(),
        ConfirmedDate = placement.ConfirmedOn.ToMessage(),
        EndedDate = placement.EndedOn.ToMessage(),
        AssessedInTime = placement.AssessedInTime,
        DecidedInTime = placement.DecidedInTime,
    };

    static V1.ParentPlacement Message(ParentPlacement placement, DateOnly today) => new()
    {
        PlacementId = placement.Id.ToString(),
        StartDate = placement.From.ToMessage(),
        EndDate = placement.EndedOn.ToMessage(),
        End = placement.End,
        Immediate = placement.Immediate,
        Over12Months = placement.EndedOn is null && today > WorkingCalendar.AddMonths(placement.From, CarePlanningRules.LongPlacementMonths),
    };

    static V1.MonitoringVisit Message(MonitoringVisit visit) => new()
    {
        VisitDate = visit.On.ToMessage(),
        ChildSeen = visit.ChildSeen,
        SeenAlone = visit.SeenAlone,
        Summary = visit.Summary,
        VisitedBy = visit.By,
        DueDate = visit.DueOn.ToMessage(),
        InTime = visit.IsInTime,
    };

    static V1.CareReview Message(CareReview review) => new()
    {
        ReviewDate = review.On.ToMessage(),
        DueDate = review.DueOn.ToMessage(),
        InTime = review.IsInTime,
        ConsideredChangeOfStatus = review.ConsideredChangeOfStatus,
        ChairedBy = review.ChairedBy,
        Outcome = review.Outcome,
    };

    ReturnReview Message(ReviewPoint point, DateOnly returnedOn)
    {
        var latest = ReturnReviewOf(point);
        var message = new ReturnReview
        {
            Point = (V1.ReviewPoint)point,
            DueDate = OutcomeRules.DueOn(returnedOn, point).ToMessage(),
            ReviewDate = latest?.On.ToMessage(),
            Outcome = (V1.OutcomeCode)(latest?.Outcome ?? OutcomeCode.Unspecified),
            Stable = latest is { Stable: true },
            Detail = latest?.Detail ?? "",
            Completed = latest is { IsCompleted: true },
        };
        message.Answers.AddRange(ReturnReviews.Where(r => r.ReturnedOn == returnedOn && r.Point == point).Select(answer => new OutcomeReviewAnswer
        {
            ReviewDate = answer.On.ToMessage(),
            Outcome = (V1.OutcomeCode)answer.Outcome,
            Corrects = answer.Corrects,
            Reason = answer.Reason,
            RecordedBy = answer.By,
        }));
        return message;
    }

    static V1.ReEntry Message(ReEntry entry) => new()
    {
        ReEntryDate = entry.On.ToMessage(),
        LegalStatus = (V1.CareLegalStatus)entry.LegalStatus,
        Reasons = { entry.Reasons },
        MonthsSinceReturn = entry.MonthsSinceReturn,
        Bucket = entry.Bucket,
        Detail = entry.Detail,
    };

    static V1.Stop Message(Stop stop) => new()
    {
        StopDate = stop.On.ToMessage(),
        FromState = stop.From,
        ToState = stop.To,
        Reasons = { stop.Reasons },
        Detail = stop.Detail,
        DecidedBy = stop.By,
    };
}
