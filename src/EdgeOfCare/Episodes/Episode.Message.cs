using Google.Protobuf.WellKnownTypes;
using Suite.EdgeOfCare.Conferences;
using Suite.EdgeOfCare.Records;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Episodes;

sealed partial class Episode
{
    /// <summary>The episode as staff are shown it; another service is told where it stands, and nothing of what is told in confidence.</summary>
    public V1.Episode ToMessage(Caller caller, DateOnly today)
    {
        var message = Standing();
        if (!caller.Has("SERVICE"))
            ShowStaff(message, today);
        return message;
    }

    V1.Episode Standing() => new()
    {
        EpisodeId = Id.ToString(),
        Etag = CommandFields.EtagOf(Version),
        State = State,
        Child = new() { ChildReference = Child.Reference, ChildKey = Child.Key },
        FamilyId = FamilyId.ToString(),
        ReferredTime = Timestamp.FromDateTimeOffset(ReferredAt),
        ReferredDate = ReferredOn.ToMessage(),
        Crisis = Crisis,
        Openness = Openness,
        Needs = { Needs },
        Requesters = { Requesters.Select(ToMessage) },
        AllocatedDate = AllocatedOn.ToMessage(),
        FirstVisitDueDate = FirstVisitBy.ToMessage(),
        FirstVisitDate = FirstVisitOn.ToMessage(),
        FirstVisitInTime = FirstVisitInTime,
        EngagedDate = EngagedOn.ToMessage(),
        Intensity = Intensity,
        ClosedDate = ClosedOn.ToMessage(),
        Closure = Closure,
        Team = Team,
        Worker = Worker,
        HistoricEntry = HistoricEntry,
    };

    void ShowStaff(V1.Episode message, DateOnly today)
    {
        message.Child = Child.ToMessage();
        message.Summary = Summary;
        message.ReferredBy = ReferredBy;
        message.PreviousEpisodeId = PreviousEpisodeId?.ToString() ?? "";
        message.ReEntry = IsReEntry;
        message.CareRisks.AddRange(FollowUp.CareRisks.Select(risk => risk.ToMessage()));
        message.DueToEnterCare = FollowUp.CareRisks.Exists(risk => risk.Stands);
        message.CrisisResponse = CrisisMessage();
        message.Panel = PanelMessage();
        message.NotEngagedReason = NotEngagedReason;
        message.Interventions.AddRange(Interventions.Select(ToMessage));
        message.Goals.AddRange(Goals.Select(ToMessage));
        message.StepDown = StepDown?.ToMessage();
        message.ClosureSummary = ClosureSummary;
        message.WithdrawalReason = WithdrawalReason;
        message.LookedAfter.AddRange(FollowUp.Spells.Select(spell => spell.ToMessage()));
        message.FollowUp = FollowUp.ToMessage(today);
        message.Conferences.AddRange(Conferences.Select(ask => ask.ToMessage()));
        message.Agreements.AddRange(Agreements.Select(ToMessage));
        message.Shared.AddRange(Shared.Select(ToMessage));
        message.InvolvedWorkers.AddRange(InvolvedWorkers);
        message.Restriction = new() { Restricted = Restricted, Subjects = { Access } };
        message.RetainUntilDate = RetainUntil.ToMessage();
        message.Deadlines.AddRange(DueItems().Select(item => item.ToMessage()));
    }

    /// <summary>What help the child has: no narrative, no scores, no names.</summary>
    public Help ToHelp() => new()
    {
        EpisodeId = Id.ToString(),
        ChildKey = Child.Key,
        State = State,
        Accepted = Panel?.Decision is EpisodePanelDecision.Accepted,
        ReferredDate = ReferredOn.ToMessage(),
        Crisis = Crisis,
        FirstVisitDate = FirstVisitOn.ToMessage(),
        Interventions =
        {
            Interventions.Select(i => new HelpIntervention
            {
                Type = i.Type,
                Intensity = i.Intensity,
                PlannedSessions = i.PlannedSessions,
                DeliveredSessions = i.Delivered.Count(),
                StartDate = i.StartOn.ToMessage(),
                EndDate = i.EndedOn.ToMessage(),
                End = i.End,
            }),
        },
        ClosedDate = ClosedOn.ToMessage(),
        Closure = Closure,
        Requesters = { Requesters.Select(ToMessage) },
        Team = Team,
        Worker = Worker,
    };

    V1.CrisisResponse? CrisisMessage() => CrisisResponseDueAt is not { } dueAt ? null : new()
    {
        DueTime = Timestamp.FromDateTimeOffset(dueAt),
        RespondedTime = CrisisRespondedAt is { } at ? Timestamp.FromDateTimeOffset(at) : null,
        Summary = CrisisSummary,
        InTime = CrisisAnsweredInTime,
    };

    EpisodePanel? PanelMessage() => Panel is not { } panel ? null : new()
    {
        SentDate = panel.SentOn.ToMessage(),
        PanelDate = panel.On.ToMessage(),
        Decision = panel.Decision,
        DeclineReasons = { panel.DeclineReasons },
        Detail = panel.Detail,
        DecidedBy = panel.DecidedBy,
    };

    static V1.Requester ToMessage(Requester requester) => new() { Service = requester.Service, RecordId = requester.RecordId };

    static V1.Intervention ToMessage(Intervention intervention) => new()
    {
        InterventionId = intervention.Id.ToString(),
        Type = intervention.Type,
        Practitioner = intervention.Practitioner,
        PlannedSessions = intervention.PlannedSessions,
        PlannedMinutesPerWeek = intervention.PlannedMinutesPerWeek,
        Daily = intervention.Daily,
        Intensity = intervention.Intensity,
        PlannedDate = intervention.PlannedOn.ToMessage(),
        StartDate = intervention.StartOn.ToMessage(),
        EndDate = intervention.EndedOn.ToMessage(),
        End = intervention.End,
        Outcome = intervention.Outcome,
        Sessions =
        {
            intervention.Sessions.Select(s => new V1.Session
            {
                SessionId = s.Id.ToString(),
                SessionDate = s.On.ToMessage(),
                Minutes = s.Minutes,
                Attended = s.Attended,
                Note = s.Note,
                RecordedBy = s.By,
                WithdrawnDate = s.WithdrawnOn.ToMessage(),
            }),
        },
        DeliveredSessions = intervention.Delivered.Count(),
        DeliveredMinutes = intervention.Delivered.Sum(s => s.Minutes),
        MissedSessions = intervention.Missed.Count(),
        MediumFromMinutes = intervention.MediumFromMinutes,
        HighAboveMinutes = intervention.HighAboveMinutes,
    };

    static V1.Goal ToMessage(Goal goal) => new()
    {
        GoalId = goal.Id.ToString(),
        Text = goal.Text,
        SetDate = goal.SetOn.ToMessage(),
        Baseline = goal.Baseline,
        Target = goal.Target,
        Scores = { goal.Scores.Select(s => new V1.GoalScore { ScoreDate = s.On.ToMessage(), Score = s.Score, ScoredBy = s.By, Note = s.Note }) },
        ClosedDate = goal.ClosedOn.ToMessage(),
        FinalScore = goal.FinalScore,
        AtTarget = goal.IsAtTarget,
    };

    static V1.SharingAgreement ToMessage(SharingAgreement agreement) => new()
    {
        AgreementId = agreement.Id.ToString(),
        PersonName = agreement.PersonName,
        Relation = agreement.Relation,
        Information = { agreement.Information },
        Recipients = { agreement.Recipients },
        AgreedDate = agreement.AgreedOn.ToMessage(),
        WithdrawnDate = agreement.WithdrawnOn.ToMessage(),
    };

    static V1.SharingEntry ToMessage(SharingEntry entry) => new()
    {
        SharedId = entry.Id.ToString(),
        SharedDate = entry.On.ToMessage(),
        Information = { entry.Information },
        Recipient = entry.Recipient,
        RecipientDetail = entry.RecipientDetail,
        Basis = entry.Basis,
        Reason = entry.Reason,
        AgreementIds = { entry.AgreementIds.Select(id => id.ToString()) },
        SharedBy = entry.By,
    };
}
