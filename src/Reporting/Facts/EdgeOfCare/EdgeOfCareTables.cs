namespace Suite.Reporting.Facts.EdgeOfCare;

/// <summary>One row per episode: its milestone dates. Columns and their meaning: <c>Migrations/0003-outcomes.sql</c>.</summary>
static class EpisodeFact
{
    public sealed record Opening(string ChildKey, string FamilyId, DateOnly? On, bool? Crisis, string Openness, string RequestedBy, bool? HistoricEntry);

    public sealed record ReEntry(Guid? PreviousEpisodeId, DateOnly? On);

    public sealed record PanelDecision(bool? Accepted, DateOnly? On);

    public sealed record Answer(bool? InTime);

    public sealed record Visit(DateOnly? On, bool? InTime);

    public sealed record Engagement(bool? Engaged, DateOnly? On);

    public sealed record Ending(DateOnly? On, string Code);

    public static readonly FactGroup<Opening> Opened = new FactGroup<Opening>("opened")
        .With("child_key", o => o.ChildKey).With("family_id", o => o.FamilyId).With("referred_on", o => o.On).With("crisis", o => o.Crisis)
        .With("openness", o => o.Openness).With("requested_by", o => o.RequestedBy).With("historic_entry", o => o.HistoricEntry);
    public static readonly FactGroup<ReEntry> Reopened = new FactGroup<ReEntry>("reopened").With("previous_episode_id", r => r.PreviousEpisodeId).With("re_referred_on", r => r.On);
    public static readonly FactGroup<PanelDecision> Panel = new FactGroup<PanelDecision>("panel").With("accepted", p => p.Accepted).With("panel_on", p => p.On);
    public static readonly FactGroup<Day> Withdrawn = Day.Group("withdrawn", "withdrawn_on");
    public static readonly FactGroup<Day> Allocated = Day.Group("allocated", "allocated_on", Keep.Oldest);
    public static readonly FactGroup<Answer> Crisis = new FactGroup<Answer>("crisis").With("crisis_in_time", a => a.InTime);
    public static readonly FactGroup<Visit> Visited = new FactGroup<Visit>("visited", Keep.Oldest).With("visited_on", v => v.On).With("visit_in_time", v => v.InTime);
    public static readonly FactGroup<Engagement> Engaged = new FactGroup<Engagement>("engaged").With("engaged", e => e.Engaged).With("engaged_on", e => e.On);
    public static readonly FactGroup<Day> Active = Day.Group("active", "active_on", Keep.Oldest);
    public static readonly FactGroup<Ending> SteppedDown = new FactGroup<Ending>("stepped_down").With("stepped_down_on", s => s.On).With("stepped_down_to", s => s.Code);
    public static readonly FactGroup<Day> Escalated = Day.Group("escalated", "escalated_on");
    public static readonly FactGroup<Day> Resumed = Day.Group("resumed", "resumed_on");
    public static readonly FactGroup<Ending> Closed = new FactGroup<Ending>("closed").With("closed_on", c => c.On).With("closure_code", c => c.Code);
}

/// <summary>One row per goal.</summary>
static class GoalFact
{
    public sealed record Closing(DateOnly? On, bool? AtTarget);

    public static readonly FactGroup<Day> Set = Day.Group("set", "set_on");
    public static readonly FactGroup<Closing> Closed = new FactGroup<Closing>("closed").With("closed_on", c => c.On).With("at_target", c => c.AtTarget);
}

/// <summary>One row per intervention.</summary>
static class InterventionFact
{
    public sealed record Plan(string Type, string Intensity, int? Sessions, DateOnly? StartOn);

    public sealed record Delivery(int? Sessions, int? Minutes, int? Missed);

    public sealed record Ending(DateOnly? On, string How);

    public static readonly FactGroup<Plan> Planned = new FactGroup<Plan>("planned")
        .With("intervention_type", p => p.Type).With("intensity", p => p.Intensity).With("planned_sessions", p => p.Sessions).With("start_on", p => p.StartOn);
    public static readonly FactGroup<Delivery> Delivered = new FactGroup<Delivery>("delivered")
        .With("delivered_sessions", d => d.Sessions).With("delivered_minutes", d => d.Minutes).With("missed_sessions", d => d.Missed);
    public static readonly FactGroup<Ending> Ended = new FactGroup<Ending>("ended").With("ended_on", e => e.On).With("ended_how", e => e.How);
}

/// <summary>One row per reunification: where it stands.</summary>
static class ReunificationFact
{
    public sealed record Standing(string ChildKey, string State, DateOnly? On, int? Round, string Closure);

    public static readonly FactGroup<Standing> State = new FactGroup<Standing>("state")
        .With("child_key", s => s.ChildKey).With("state", s => s.State).With("state_on", s => s.On).With("round", s => s.Round).With("closure", s => s.Closure);
}

/// <summary>A return home.</summary>
static class ReturnFact
{
    public sealed record Returned(string ChildKey, DateOnly On, string Route, string Risk);

    public static readonly FactGroup<Returned> Event = new FactGroup<Returned>("event")
        .With("child_key", r => r.ChildKey).With("returned_on", r => r.On).With("route", r => r.Route).With("risk", r => r.Risk);
}

/// <summary>A return that ended in care again.</summary>
static class ReEntryFact
{
    public sealed record ReEntered(string ChildKey, DateOnly On, DateOnly? ReturnedOn, string LegalStatus);

    public static readonly FactGroup<ReEntered> Event = new FactGroup<ReEntered>("event")
        .With("child_key", r => r.ChildKey).With("re_entered_on", r => r.On).With("returned_on", r => r.ReturnedOn).With("legal_status", r => r.LegalStatus);
}

/// <summary>One row per placement with parents (P1).</summary>
static class ParentPlacementFact
{
    public sealed record Placement(string ChildKey, DateOnly? On, string LegalStatus, bool? Immediate);

    public sealed record Ending(DateOnly? On, string How);

    public static readonly FactGroup<Placement> Placed = new FactGroup<Placement>("placed")
        .With("child_key", p => p.ChildKey).With("placed_on", p => p.On).With("legal_status", p => p.LegalStatus).With("immediate", p => p.Immediate);
    public static readonly FactGroup<Ending> Ended = new FactGroup<Ending>("ended").With("ended_on", e => e.On).With("ended_how", e => e.How);
}

/// <summary>Every table of edge-of-care facts but those of children.</summary>
static class EdgeOfCareTables
{
    public static readonly FactTable Episodes = new("episode_fact", null, perEvent: false,
        EpisodeFact.Opened, EpisodeFact.Reopened, EpisodeFact.Panel, EpisodeFact.Withdrawn, EpisodeFact.Allocated, EpisodeFact.Crisis, EpisodeFact.Visited,
        EpisodeFact.Engaged, EpisodeFact.Active, EpisodeFact.SteppedDown, EpisodeFact.Escalated, EpisodeFact.Resumed, EpisodeFact.Closed);

    public static readonly FactTable Goals = new("episode_goal_fact", "goal_id", perEvent: false, GoalFact.Set, GoalFact.Closed);
    public static readonly FactTable Interventions = new("episode_intervention_fact", "intervention_id", perEvent: false,
        InterventionFact.Planned, InterventionFact.Delivered, InterventionFact.Ended);
    public static readonly FactTable Reunifications = new("reunification_fact", null, perEvent: false, ReunificationFact.State);
    public static readonly FactTable Returns = new("reunification_return_fact", null, perEvent: true, ReturnFact.Event);
    public static readonly FactTable ReEntries = new("reunification_re_entry_fact", null, perEvent: true, ReEntryFact.Event);
    public static readonly FactTable ParentPlacements = new("placement_with_parents_fact", "placement_id", perEvent: false, ParentPlacementFact.Placed, ParentPlacementFact.Ended);

    public static IReadOnlyList<FactTable> All { get; } = [Episodes, Goals, Interventions, Reunifications, Returns, ReEntries, ParentPlacements];
}
