using Google.Protobuf;
using Suite.EdgeOfCare.Events.V1;
using Suite.EdgeOfCare.Records;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Errors;

namespace Suite.EdgeOfCare.Episodes;

/// <summary>An intervention as it is planned.</summary>
sealed record InterventionFacts(InterventionType Type, string Practitioner, int PlannedSessions, int PlannedMinutesPerWeek, bool Daily, DateOnly PlannedOn, DateOnly StartOn);

sealed partial class Episode
{
    /// <summary>Where new work is planned.</summary>
    static readonly EpisodeState[] Planning = [EpisodeState.Engaged, EpisodeState.Active, EpisodeState.StepDown, EpisodeState.Escalated];

    /// <summary>Where work that was planned is ended: also with a family that works with the service no longer.</summary>
    static readonly EpisodeState[] Working = [.. Planning, EpisodeState.NotEngaged];

    IEnumerable<Intervention> OpenInterventions => Interventions.Where(i => i.EndedOn is null);

    /// <param name="standards">Of the day on which it is planned.</param>
    public IReadOnlyList<IMessage> PlanIntervention(Guid id, InterventionFacts facts, LocalStandards standards)
    {
        RequireState("PlanIntervention", Planning);
        RequireInOrder(facts.PlannedOn, BegunOn, "the family's engagement");
        RequireInOrder(facts.StartOn, facts.PlannedOn, "the day on which it is planned");
        if (OpenInterventions.Count() >= WorkRules.MostInterventions)
            throw Refuse.Precondition("TOO_MANY_INTERVENTIONS", $"At most {WorkRules.MostInterventions} interventions are open at once.", WorkRules.Citation);

        var intervention = new Intervention
        {
            Id = id,
            Type = facts.Type,
            Practitioner = facts.Practitioner,
            PlannedSessions = facts.PlannedSessions,
            PlannedMinutesPerWeek = facts.PlannedMinutesPerWeek,
            Daily = facts.Daily,
            Intensity = Intensities.Of(facts.PlannedMinutesPerWeek, facts.Daily, standards),
            MediumFromMinutes = standards.MediumFromMinutes,
            HighAboveMinutes = standards.HighAboveMinutes,
            PlannedOn = facts.PlannedOn,
            StartOn = facts.StartOn,
        };
        Interventions.Add(intervention);
        Intensity = OpenIntensity();
        return
        [
            new InterventionPlanned
            {
                ChildKey = Child.Key,
                InterventionId = id.ToString(),
                Type = facts.Type,
                Intensity = intervention.Intensity,
                PlannedSessions = facts.PlannedSessions,
                PlannedMinutesPerWeek = facts.PlannedMinutesPerWeek,
                PlannedDate = facts.PlannedOn.ToMessage(),
                StartDate = facts.StartOn.ToMessage(),
            },
        ];
    }

    /// <summary>When work could begin: the family engaged, or the child was looked after before it did.</summary>
    DateOnly? BegunOn => EngagedOn ?? EscalatedOn;

    /// <summary>Of all open interventions together, by the limits of the one planned last; none if none is open.</summary>
    public Intensity OpenIntensity()
    {
        var open = OpenInterventions.ToList();
        return open is [.., var last]
            ? Intensities.Of(open.Sum(i => i.PlannedMinutesPerWeek), open.Exists(i => i.Daily), last.MediumFromMinutes, last.HighAboveMinutes)
            : Intensity.Unspecified;
    }

    /// <param name="sessions">At least one; all or none is kept.</param>
    public IReadOnlyList<IMessage> RecordSessions(Guid interventionId, IReadOnlyList<Session> sessions)
    {
        var intervention = OpenIntervention(interventionId);
        foreach (var session in sessions)
            RequireInOrder(session.On, intervention.StartOn, "the first day of the intervention");

        foreach (var session in sessions)
        {
            var later = intervention.Sessions.FindIndex(s => s.On > session.On);
            intervention.Sessions.Insert(later < 0 ? intervention.Sessions.Count : later, session);
        }

        return [SessionsOf(intervention, sessions.Min(s => s.On))];
    }

    /// <summary>Works in every state: a mistake is found when it is found.</summary>
    public IReadOnlyList<IMessage> WithdrawSession(Guid interventionId, Guid sessionId, DateOnly on)
    {
        var intervention = InterventionOf(interventionId);
        var session = intervention.Sessions.Find(s => s.Id == sessionId) ?? throw Refuse.NotFound("SESSION_NOT_FOUND", "The intervention has no such session.");
        if (session.WithdrawnOn is not null)
            throw Refuse.Precondition("SESSION_ALREADY_WITHDRAWN", "The session was taken back before.", WorkRules.Citation);
        RequireInOrder(on, session.On, "the session");

        session.WithdrawnOn = on;
        return [SessionsOf(intervention, session.On)];
    }

    public IReadOnlyList<IMessage> EndIntervention(Guid interventionId, DateOnly on, InterventionEnd end, string outcome)
    {
        RequireState("EndIntervention", Working);
        var intervention = OpenIntervention(interventionId);
        var attended = intervention.Delivered.LastOrDefault();
        if (end is InterventionEnd.NotStarted)
        {
            if (attended is not null)
                throw Refuse.Precondition("INTERVENTION_STARTED", "The family attended a session of it: it was started.", WorkRules.Citation);
            RequireInOrder(on, intervention.PlannedOn, "the day on which it was planned");
        }
        else
        {
            RequireInOrder(on, intervention.StartOn, "the first day of the intervention");
            RequireInOrder(on, attended?.On, "the last session that the family attended");
        }

        (intervention.EndedOn, intervention.End, intervention.Outcome) = (on, end, outcome);
        Intensity = OpenIntensity();
        return
        [
            new InterventionEnded
            {
                ChildKey = Child.Key,
                InterventionId = interventionId.ToString(),
                Type = intervention.Type,
                EndDate = on.ToMessage(),
                End = end,
                PlannedSessions = intervention.PlannedSessions,
                DeliveredSessions = intervention.Delivered.Count(),
                DeliveredMinutes = intervention.Delivered.Sum(s => s.Minutes),
                MissedSessions = intervention.Missed.Count(),
            },
        ];
    }

    public IReadOnlyList<IMessage> StartActiveWork(DateOnly on)
    {
        RequireState("StartActiveWork", EpisodeState.Engaged);
        RequireInOrder(on, StateSince, "the family's engagement");
        var missing = new List<RuleViolation>(2);
        if (!OpenInterventions.Any())
            missing.Add(new("NO_INTERVENTION_PLANNED", "No intervention is planned.", WorkRules.Citation));
        if (!Goals.Exists(g => g.IsOpen))
            missing.Add(new("NO_GOAL_SET", "No goal is set.", WorkRules.Citation));
        RequireNone(missing, "Work needs an intervention and a goal.");

        MoveTo(EpisodeState.Active, on);
        ActiveOn ??= on;
        return [new ActiveWorkStarted { ChildKey = Child.Key, StartDate = on.ToMessage(), InterventionCount = OpenInterventions.Count(), Intensity = OpenIntensity() }];
    }

    public IReadOnlyList<IMessage> StepDownTo(StepDownPlan plan)
    {
        RequireState("StepDownEpisode", EpisodeState.Active);
        RequireInOrder(plan.On, StateSince, "the start of the work");

        MoveTo(EpisodeState.StepDown, plan.On);
        StepDown = plan;
        return [new EpisodeSteppedDown { ChildKey = Child.Key, StepDownDate = plan.On.ToMessage(), To = plan.To }];
    }

    SessionsRecorded SessionsOf(Intervention intervention, DateOnly from) => new()
    {
        ChildKey = Child.Key,
        InterventionId = intervention.Id.ToString(),
        Type = intervention.Type,
        FromDate = from.ToMessage(),
        DeliveredSessions = intervention.Delivered.Count(),
        DeliveredMinutes = intervention.Delivered.Sum(s => s.Minutes),
        MissedSessions = intervention.Missed.Count(),
    };

    Intervention InterventionOf(Guid id) => Interventions.Find(i => i.Id == id) ?? throw Refuse.NotFound("INTERVENTION_NOT_FOUND", "The episode has no such intervention.");

    Intervention OpenIntervention(Guid id)
    {
        var intervention = InterventionOf(id);
        return intervention.EndedOn is null ? intervention : throw Refuse.Precondition("INTERVENTION_ENDED", "The intervention has ended.", WorkRules.Citation);
    }

    /// <summary>Everything that is missing, told at once.</summary>
    static void RequireNone(IReadOnlyList<RuleViolation> missing, string message)
    {
        if (missing.Count == 1)
            throw Refuse.Precondition(missing[0].Rule, missing[0].Description, missing[0].Citation);
        if (missing.Count > 0)
            throw Refuse.Preconditions(missing[0].Rule, message, missing);
    }
}
