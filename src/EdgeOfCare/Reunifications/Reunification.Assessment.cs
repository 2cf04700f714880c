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

    internal Gap? RiskGap() => LatestClass is { } latest && AllowsReturn(latest.Risk)
        ? null
        : new("RISK_TOO_HIGH", "The latest class of this round is not MEDIUM or LOW.", ReturnRules.SafeguardsWelfare);

    /// <summary>The assessment of the round begins.</summary>
    internal IReadOnlyList<IMessage> BeginAssessment(DateOnly on, string assessor)
    {
        var moved = MoveTo(ReunificationState.ParentAssessment, on);
        Assessments.Add(new() { Round = Round, StartedOn = on, Assessor = assessor });
        return [moved];
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

    IEnumerable<Gap> GapsOf(IEnumerable<Person> people, DateOnly on)
    {
        var (matters, checks) = (new List<string>(), new List<string>());
        foreach (var person in people)
        {
            var missing = ReturnRules.MattersOf(person, on).Where(m => !IsConsidered(person, m)).ToList();
            if (missing.Count > 0)
                matters.Add($"{person.Id}: {string.Join(", ", missing)}");
            if (ReturnRules.IsAdult(person, on) && !person.Checks.Any(c => c.IsValidOn(on)))
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
