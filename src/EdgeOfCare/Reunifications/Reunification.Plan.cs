using Google.Protobuf;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Errors;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>A return plan as it is agreed.</summary>
sealed record ReturnPlanFacts(IReadOnlyList<ReturnGoal> Goals, string Support, Guid? EpisodeId, DateOnly ConferenceOfferedOn, ConferenceOffer ConferenceOffer);

sealed partial class Reunification
{
    internal bool HasChildsView => ChildViews.Exists(v => v.Round == Round);

    internal bool HasIroView => IroViews.Exists(v => v.Round == Round);

    internal IReadOnlyList<IMessage> AgreePlan(DateOnly on, ReturnPlanFacts plan, string by)
    {
        RequireState(nameof(AgreePlan), ReunificationState.Classified);
        RequireAfterLastMove(on);
        RequireNotOfficer(by);
        RequireNone(PlanGaps(), "The return plan cannot be agreed.");
        RequireInOrder(on, LatestClass?.On, "the latest class");
        Plans.Add(new(Round, on, plan.Goals, plan.Support, plan.EpisodeId, plan.ConferenceOfferedOn, plan.ConferenceOffer, by));
        return [MoveTo(ReunificationState.PlanAgreed, on)];
    }

    /// <summary>What an agreement of the plan lacks.</summary>
    internal IReadOnlyList<Gap> PlanGaps()
    {
        var gaps = new List<Gap>(Only(RiskGap()));
        if (!HasChildsView)
            gaps.Add(new("CHILDS_VIEW_MISSING", "What the child thinks of this return is not recorded.", ReturnRules.ChildsViews));
        if (!HasIroView)
            gaps.Add(new("IRO_VIEW_MISSING", "What the independent reviewing officer thinks of this return is not recorded.", ReturnRules.IroConsulted));
        return gaps;
    }

    internal IReadOnlyList<IMessage> IncreaseContact(DateOnly on, string arrangement)
    {
        RequireState(nameof(IncreaseContact), ReunificationState.PlanAgreed);
        RequireMayGoOn(on);
        (ContactIncreasedOn, ContactArrangement) = (on, arrangement);
        return [MoveTo(ReunificationState.ContactIncreased, on)];
    }

    internal IReadOnlyList<IMessage> RecordProgressReview(DateOnly on, ProgressFinding finding, string detail, string by)
    {
        RequireState(nameof(RecordProgressReview), ReunificationState.ContactIncreased, ReunificationState.Overnight, ReunificationState.PhasedReturn);
        RequireAfterLastMove(on);
        RequireInOrder(on, ProgressReviews.LastOrDefault()?.On, "the review of progress before");
        ProgressReviews.Add(new(on, Round, State, finding, detail, by));
        return [Amended("PROGRESS_REVIEW")];
    }

    internal IReadOnlyList<IMessage> StartOvernight(DateOnly on)
    {
        RequireState(nameof(StartOvernight), ReunificationState.ContactIncreased);
        RequireMayGoOn(on);
        RequireProgress(on);
        OvernightFrom = on;
        return [MoveTo(ReunificationState.Overnight, on)];
    }

    internal IReadOnlyList<IMessage> StartPhasedReturn(DateOnly on)
    {
        RequireState(nameof(StartPhasedReturn), ReunificationState.Overnight);
        RequireMayGoOn(on);
        if (!Stays.Exists(s => s.Round == Round && WorkingCalendar.LondonDate(s.Until) <= on))
            throw Refuse.Precondition("NO_OVERNIGHT_STAY", "The child has not stayed overnight yet.", ReturnRules.Framework);
        RequireProgress(on);
        PhasedFrom = on;
        return [MoveTo(ReunificationState.PhasedReturn, on)];
    }

    void RequireMayGoOn(DateOnly on)
    {
        RequireAfterLastMove(on);
        RequireRiskAllowsReturn();
        RequireNoContactOrderAgainst(on);
    }

    // The step that is left was reviewed, and found to go on.
    void RequireProgress(DateOnly on)
    {
        if (ProgressReviews.FindLast(r => r.Round == Round && r.State == State) is not { } latest)
            throw Refuse.Precondition("PROGRESS_NOT_REVIEWED", $"Progress was not reviewed in {State}.", ReturnRules.Framework);
        RequireInOrder(on, latest.On, "the latest review of progress");
        if (latest.Finding is ProgressFinding.Concerns)
            throw Refuse.Precondition("PROGRESS_OF_CONCERN", "The latest review of progress found concerns.", ReturnRules.Framework);
    }
}
