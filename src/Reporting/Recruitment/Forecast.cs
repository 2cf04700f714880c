using Suite.Reporting.Measures;
using Suite.Reporting.V1;

namespace Suite.Reporting.Recruitment;

/// <summary>An application as at a day: the stages that it had reached, with their targets.</summary>
sealed record Milestones(Guid CaseId, DateOnly ReceivedOn, DateOnly? StageOneTargetOn, DateOnly? StageOneCompletedOn,
    DateOnly? StageTwoBegunOn, DateOnly? StageTwoTargetOn, DateOnly? RecommendedOn, DateOnly? ApprovedOn)
{
    public DateOnly? On(FunnelStage stage) => stage switch
    {
        FunnelStage.Applied => ReceivedOn,
        FunnelStage.Stage1Complete => StageOneCompletedOn,
        FunnelStage.Stage2 => StageTwoBegunOn,
        FunnelStage.Panel => RecommendedOn,
        FunnelStage.Approved => ApprovedOn,
        FunnelStage.Unspecified or FunnelStage.Enquiry or FunnelStage.Responded or FunnelStage.Visited or FunnelStage.Invited => null,
    };
}

/// <summary>
/// When applications would be approved: as long after the stage that each has reached as it took those approved in the two years before, or by
/// the targets if they are too few.
/// </summary>
sealed class Forecast(IReadOnlyList<Milestones> approved, DateOnly asAt)
{
    /// <summary>Of fewer a median says little.</summary>
    public const int FewestForOwnDurations = 5;

    public const int YearsLookedBack = 2;

    // Common local targets for stages to which the events give none: two months for stage 1, four for stage 2. Not in fostering law.
    const int StageOneMonths = 2, StageTwoMonths = 4;

    /// <summary>Working days from the panel's recommendation to the decision (National Minimum Standards 2011, standard 14).</summary>
    const int DecisionWorkingDays = 7;

    static readonly FunnelStage[] Stages = [FunnelStage.Applied, FunnelStage.Stage1Complete, FunnelStage.Stage2, FunnelStage.Panel];

    readonly Dictionary<FunnelStage, List<int>> _took = Stages.ToDictionary(s => s,
        s => approved.Where(a => a.On(s) <= a.ApprovedOn).Select(a => a.ApprovedOn!.Value.DayNumber - a.On(s)!.Value.DayNumber).ToList());

    public IEnumerable<StageForecast> ByStage => Stages.Select(stage => IsOwn(stage)
        ? new StageForecast
        {
            Stage = stage,
            Basis = ForecastBasis.OwnDurations,
            MedianDays = Rounding.OneDecimal(Durations.TwiceMedian(_took[stage])!.Value, 2),
            NinetiethPercentileDays = Rounding.OneDecimal(Durations.NinetiethPercentile(_took[stage]), 1),
        }
        : new() { Stage = stage, Basis = ForecastBasis.Targets });

    public ApplicationForecast Of(Milestones open)
    {
        var stage = Stages.Last(s => open.On(s) is not null);
        var since = open.On(stage)!.Value;
        var own = IsOwn(stage);
        // Half a day is not over before the next one.
        var expected = own ? since.AddDays((int)((Durations.TwiceMedian(_took[stage])!.Value + 1) / 2)) : Target(open, stage, since);
        return new()
        {
            ApplicationId = open.CaseId.ToString("D"),
            Stage = stage,
            StageDate = since.ToMessage(),
            ExpectedDate = NotBefore(expected).ToMessage(),
            NinetiethPercentileDate = own ? NotBefore(since.AddDays(Durations.NinetiethPercentile(_took[stage]))).ToMessage() : null,
            Basis = own ? ForecastBasis.OwnDurations : ForecastBasis.Targets,
            Overdue = expected < asAt,
        };
    }

    bool IsOwn(FunnelStage stage) => _took[stage].Count >= FewestForOwnDurations;

    DateOnly NotBefore(DateOnly day) => day < asAt ? asAt : day;

    static DateOnly Target(Milestones open, FunnelStage stage, DateOnly since) => stage switch
    {
        FunnelStage.Panel => WorkingCalendar.WorkingDaysAfter(since, DecisionWorkingDays),
        FunnelStage.Stage2 => open.StageTwoTargetOn ?? WorkingCalendar.AddMonths(since, StageTwoMonths),
        FunnelStage.Stage1Complete => WorkingCalendar.AddMonths(since, StageTwoMonths),
        FunnelStage.Applied => WorkingCalendar.AddMonths(open.StageOneTargetOn ?? WorkingCalendar.AddMonths(since, StageOneMonths), StageTwoMonths),
        FunnelStage.Unspecified or FunnelStage.Enquiry or FunnelStage.Responded or FunnelStage.Visited or FunnelStage.Invited or FunnelStage.Approved =>
            throw new ArgumentOutOfRangeException(nameof(stage)),
    };
}
