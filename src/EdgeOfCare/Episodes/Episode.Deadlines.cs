using Google.Protobuf;
using Suite.EdgeOfCare.Conferences;
using Suite.EdgeOfCare.Events.V1;
using Suite.EdgeOfCare.V1;
using Suite.Outcomes;
using Suite.Platform.Cases;
using Suite.Platform.Records;

namespace Suite.EdgeOfCare.Episodes;

sealed partial class Episode
{
    // Days before (positive) and after (negative) the last day in time.
    static readonly int[] OnTheDay = [0];
    static readonly int[] OnTheDayAndAfter = [0, -1];
    static readonly int[] DayBeforeOnAndAfter = [1, 0, -1];

    static readonly string[] AlertManager = ["ECHO_MGR"];
    static readonly string[] AlertTeam = ["ECHO_PRAC", "ECHO_MGR"];

    public override IReadOnlyList<DueItem> DueItems()
    {
        var items = new List<DueItem>(4);
        if (IsOpen && CrisisResponseDueAt is { } crisisDueAt && CrisisRespondedAt is null)
            items.Add(Points.Due(EpisodeRules.CrisisResponse, "", WorkingCalendar.LondonDate(crisisDueAt), EpisodeRules.CrisisCitation, OnTheDayAndAfter));
        if (State is EpisodeState.Panel)
            items.Add(Points.Due(EpisodeRules.PanelDecision, "", WorkingCalendar.WorkingDaysAfter(Panel!.SentOn, EpisodeRules.PanelWorkingDays), EpisodeRules.PanelCitation,
                OnTheDayAndAfter, "PANEL"));
        if (FirstVisitBy is { } visitBy && FirstVisitOn is null && State is EpisodeState.Accepted or EpisodeState.Allocated or EpisodeState.NotEngaged)
            items.Add(Points.Due(EpisodeRules.FirstVisit, "", visitBy, EpisodeRules.FirstVisitCitation, DayBeforeOnAndAfter));
        items.AddRange(ConferenceRules.DueItems(Conferences, Points));
        items.AddRange(FollowUp.DueItems("", EpisodeRules.ReviewCitation, Points));
        foreach (var point in OutcomeRules.Points)
            if (FollowUp.IsContradicted(point))
                items.Add(Points.Due(EpisodeRules.OutcomeContradicted, Codes.Of((V1.ReviewPoint)point), FollowUp.ReviewOf(point)!.DueOn, EpisodeRules.ContradictionCitation, OnTheDay));
        if (RetainUntil is { } retainUntil)
            items.Add(Points.Due(EpisodeRules.RetentionEnds, "", retainUntil, RetentionCitation, OnTheDay));
        return items;
    }

    /// <summary>A review becomes due.</summary>
    protected override void HappenBy(DateOnly day, List<IMessage> happened) => happened.AddRange(ReviewStateSettled(day));

    /// <summary>A closed episode stands where its reviews stand, where no act says so itself.</summary>
    IReadOnlyList<IMessage> ReviewStateSettled(DateOnly day)
    {
        var before = State;
        SettleReviewState(day);
        return State == before ? [] : [new EpisodeStateMoved { ChildKey = Child.Key, State = State, MovedDate = StateSince.ToMessage() }];
    }

    // All of it is local, so none of it is critical.
    protected override (WarningUrgency Urgency, IReadOnlyList<string> Roles) UrgencyOf(DueItem item, DateOnly point) => item.Rule switch
    {
        EpisodeRules.PanelDecision => (LocalUrgency(item, point), AlertManager),
        EpisodeRules.OutcomeContradicted => (WarningUrgency.Warning, AlertManager),
        EpisodeRules.RetentionEnds => (WarningUrgency.Notice, AlertManager),
        _ => (LocalUrgency(item, point), AlertTeam),
    };

    /// <summary>The child is or was looked after while there was an episode: its record is part of the case record then.</summary>
    bool WasLookedAfter => Openness is EpisodeOpenness.LookedAfter || FollowUp.Spells.Exists(spell => spell.IsInCare);

    string RetentionCitation => WasLookedAfter ? EpisodeRules.RetentionCitationLookedAfter : EpisodeRules.RetentionCitation;

    /// <summary>Kept at least until then; none while it is open.</summary>
    internal DateOnly? RetainUntil => ClosedOn is not { } closedOn ? null
        : WasLookedAfter ? WorkingCalendar.TurnsOn(Child.BirthDate, EpisodeRules.RetentionAgeLookedAfter)
        : Openness is EpisodeOpenness.ChildProtection or EpisodeOpenness.PreProceedings ? closedOn.AddYears(EpisodeRules.RetentionYearsProtection)
        : WorkingCalendar.TurnsOn(Child.BirthDate, EpisodeRules.RetentionAgeInNeed);
}
