using Google.Protobuf;
using Suite.EdgeOfCare.Events.V1;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Errors;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>What a step still lacks.</summary>
sealed record Gap(string Reason, string Message, string Citation);

sealed partial class Reunification
{
    /// <summary>Of the current round.</summary>
    internal ParentAssessment? CurrentAssessment => Assessments.LastOrDefault(a => a.Round == Round);

    /// <summary>Of the current round.</summary>
    internal Classification? LatestClass => Classifications.LastOrDefault(c => c.Round == Round);

    internal static bool AllowsReturn(RiskClass risk) => risk is RiskClass.Medium or RiskClass.Low;

    internal void RequireRiskAllowsReturn()
    {
        if (RiskGap() is { } gap)
            throw Refuse.Precondition(gap.Reason, gap.Message, gap.Citation);
    }

    /// <param name="asAt">As it stood on a day; null means now.</param>
    internal Gap? RiskGap(DateOnly? asAt = null)
    {
        var on = asAt ?? DateOnly.MaxValue;
        return Classifications.LastOrDefault(c => c.Round == Round && c.On <= on) is { } latest && AllowsReturn(latest.Risk)
            ? SuitabilityGap(on)
            : new("RISK_TOO_HIGH", "The latest class of this round is not MEDIUM or LOW.", ReturnRules.SafeguardsWelfare);
    }

    Gap? SuitabilityGap(DateOnly on) => AtHome(on).Where(p => p.IsUnsuitableOn(on)).Select(p => p.Id.ToString()).ToList() is { Count: > 0 } unsuitable
        ? new("PERSON_NOT_SUITABLE", $"What came back from the police stands against a return to: {string.Join(", ", unsuitable)}.", ReturnRules.Assessment)
        : null;

    /// <summary>The assessment of the round begins.</summary>
    internal IReadOnlyList<IMessage> BeginAssessment(DateOnly on, string assessor)
    {
        var moved = MoveTo(ReunificationState.ParentAssessment, on);
        Assessments.Add(new() { Round = Round, StartedOn = on, Assessor = assessor });
        return [moved];
    }

    internal IReadOnlyList<IMessage> StartAssessment(DateOnly on, string assessor)
    {
        RequireState(nameof(StartAssessment), ReunificationState.Considered);
        RequireAfterLastMove(on);
        RequireNotOfficer(assessor);
        return BeginAssessment(on, assessor);
    }

    internal IReadOnlyList<IMessage> CompleteAssessment(DateOnly on, DateOnly accommodationOn, string summary)
    {
        if (OpenImmediate is null)
            RequireState(nameof(CompleteAssessment), ReunificationState.ParentAssessment);
        if (CurrentAssessment is not { CompletedOn: null } assessment)
            throw MoveNotAllowed(nameof(CompleteAssessment), State);
        RequireInOrder(on, assessment.StartedOn, "the beginning of the assessment");
        RequireNone(AssessmentGaps(on), "The assessment is not complete.");

        (assessment.CompletedOn, assessment.AccommodationSeenOn, assessment.Summary) = (on, accommodationOn, summary);
        ImmediateMoved(on);
        return
        [
            new ParentAssessmentCompleted
            {
                ChildKey = Child.Key,
                Round = Round,
                StartDate = assessment.StartedOn.ToMessage(),
                CompletedDate = on.ToMessage(),
                ImmediatePlacement = OpenImmediate is not null,
                InTime = OpenImmediate is { } open && on <= open.AssessBy,
            },
        ];
    }

    internal IReadOnlyList<IMessage> Classify(Guid id, DateOnly on, RiskClass risk, string reasons, string by)
    {
        if (!IsUnderWay)
            throw MoveNotAllowed(nameof(Classify), State);
        if (CurrentAssessment is not { CompletedOn: { } completedOn })
            throw Refuse.Precondition("ASSESSMENT_INCOMPLETE", "The assessment of this round is not complete.", ReturnRules.Assessment);
        RequireInOrder(on, completedOn, "the completion of the assessment");
        RequireInOrder(on, LatestClass?.On, "the class before");
        if (AllowsReturn(risk))
            // Whoever was not part of the assessment; a higher risk may always be said.
            RequireNone([.. GapsOf(AtHome(on), on, completedOn), .. Only(SuitabilityGap(on))], "Not everybody in the household is found suitable.");

        Classifications.Add(new(id, Round, on, risk, reasons, by));
        if (!AllowsReturn(risk))
            LetApprovalFall(on);
        var classified = new RiskClassified { ChildKey = Child.Key, Round = Round, ClassDate = on.ToMessage(), Risk = risk };
        return State is ReunificationState.ParentAssessment ? [classified, MoveTo(ReunificationState.Classified, on)] : [classified];
    }

    internal IReadOnlyList<IMessage> RecordChildsView(DateOnly on, ViewOfReturn view, string detail, string soughtBy, string by)
    {
        RequireOpen(nameof(RecordChildsView));
        RequireInRound(on);
        ChildViews.Add(new(Round, on, view, detail, soughtBy, by));
        return [Amended("CHILDS_VIEW")];
    }

    internal IReadOnlyList<IMessage> RecordIroView(DateOnly on, ViewOfReturn view, string detail, string by)
    {
        RequireOpen(nameof(RecordIroView));
        RequireInRound(on);
        IroViews.Add(new(Round, on, view, detail, SoughtBy: "", by));
        return [new IroConsulted { ChildKey = Child.Key, Round = Round, ViewDate = on.ToMessage(), View = view }];
    }

    // What was thought of a return before the last one stopped or broke down is not about this one.
    void RequireInRound(DateOnly on)
    {
        if (Round == 1)
            return;
        RequireInOrder(on, Stops.Select(s => (DateOnly?)s.On).Concat(ReEntries.Select(r => (DateOnly?)r.On)).Max(), "the end of the round before");
    }

    static IEnumerable<Gap> Only(Gap? gap) => gap is null ? [] : [gap];

    /// <summary>Refuses with the first of them as the reason, and names all.</summary>
    internal static void RequireNone(IReadOnlyList<Gap> gaps, string message)
    {
        if (gaps.Count == 1)
            throw Refuse.Precondition(gaps[0].Reason, gaps[0].Message, gaps[0].Citation);
        if (gaps.Count > 0)
            throw Refuse.Preconditions(gaps[0].Reason, message, [.. gaps.Select(g => new RuleViolation(g.Reason, g.Message, g.Citation))]);
    }

    /// <summary>What its completion lacks on a day.</summary>
    internal IReadOnlyList<Gap> AssessmentGaps(DateOnly on)
    {
        var gaps = new List<Gap>();
        if (!AtHome(on).Any(p => p.Kind is ReunificationPersonKind.Parent))
            gaps.Add(new("NO_PARENT_RECORDED", "No parent to whom the child would return is recorded.", ReturnRules.Assessment));
        gaps.AddRange(GapsOf(AtHome(on), on));
        return gaps;
    }

    // A check counts that is valid on one of the days.
    IEnumerable<Gap> GapsOf(IEnumerable<Person> people, params IReadOnlyList<DateOnly> days)
    {
        var (matters, checks) = (new List<string>(), new List<string>());
        foreach (var person in people)
        {
            var missing = ReturnRules.MattersOf(person, days[0]).Where(m => !IsConsidered(person, m)).ToList();
            if (missing.Count > 0)
                matters.Add($"{person.Id}: {string.Join(", ", missing)}");
            if (ReturnRules.IsAdult(person, days[0]) && !person.Checks.Any(c => days.Any(c.IsValidOn)))
                checks.Add(person.Id.ToString());
        }

        if (matters.Count > 0)
            yield return new("SCHEDULE_THREE_INCOMPLETE", $"Matters of Schedule 3 are not taken into account: {string.Join("; ", matters)}.", ReturnRules.ScheduleThree);
        if (checks.Count > 0)
            yield return new("CHECKS_OUTSTANDING", $"A closed police check of the last {ReturnRules.CheckMonths} months is missing of: {string.Join(", ", checks)}.", ReturnRules.PoliceChecks);
    }

    // A matter is taken into account anew in each round's assessment.
    bool IsConsidered(Person person, ScheduleThreeMatter matter) =>
        CurrentAssessment is { } assessment && person.Matters.Any(m => m.Matter == matter && m.On >= assessment.StartedOn);

    IEnumerable<Person> AtHome(DateOnly on) => People.Where(p => p.LeftOn is not { } left || left > on);
}
