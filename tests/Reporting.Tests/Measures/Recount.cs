using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.V1;
using Suite.Reporting.Facts;
using Suite.Reporting.Measures;

namespace Suite.Reporting.Tests.Measures;

/// <summary>
/// Counts every measure, here K01 to K08, over the events themselves, case by case, sharing nothing with the facts, the queries or the rounding
/// but the definitions' words.
/// </summary>
sealed partial class Recount
{
    readonly DateOnly _from, _to;
    readonly List<Case> _cases;
    readonly ILookup<string, (DateOnly From, DateOnly? Last)> _inCare;
    readonly SortedDictionary<string, string> _figures = new(StringComparer.Ordinal);

    public Recount(IEnumerable<ReceivedEvent> events, DateOnly from, DateOnly to)
    {
        (_from, _to) = (from, to);
        _cases = [.. events.GroupBy(e => e.CaseId).Select(c => new Case(c.Key, [.. c.OrderBy(e => e.Sequence)]))];
        Timeliness();
        TemporaryApprovals();
        Extensions();
        Viability();
        Checks();
        Outcomes();
        Voice();
        Support();
        Fostering();
        _inCare = DaysInCare().ToLookup(s => s.Child, s => (s.From, s.Last));
        Conferencing();
        EdgeOfCare();
    }

    /// <summary>Measure, part and breakdown, with value, numerator and denominator.</summary>
    public IEnumerable<string> Figures => _figures.Select(f => $"{f.Key} = {f.Value}");

    sealed class Case(Guid id, IReadOnlyList<ReceivedEvent> events)
    {
        public Guid Id => id;

        public List<(long Sequence, T Message)> All<T>() where T : Google.Protobuf.IMessage<T>, new() =>
            [.. events.Where(e => e.Type == EventType.Of<T>()).Select(e => (e.Sequence, e.Read<T>()))];

        public T? First<T>(Func<T, bool>? where = null) where T : class, Google.Protobuf.IMessage<T>, new() =>
            All<T>().Select(e => e.Message).FirstOrDefault(where ?? (_ => true));

        public T? Last<T>(Func<T, bool>? where = null) where T : class, Google.Protobuf.IMessage<T>, new() =>
            All<T>().Select(e => e.Message).LastOrDefault(where ?? (_ => true));

        public DateOnly? Concern => Last<CaseOpened>()?.ConcernDate.ToDay();

        public DateOnly? Approved => First<DecisionMade>(d => d.Decision == Decision.Approve)?.DecisionDate.ToDay();

        public DateOnly? Ordered(OrderKind kind) => First<OrderDecided>(o => o.Made && o.Kind == kind)?.OrderDate.ToDay();

        public DateOnly? Settled => Earliest(Approved, Ordered(OrderKind.SpecialGuardianship), Ordered(OrderKind.ChildArrangementsLivesWith));

        public IEnumerable<IGrouping<string, (long Sequence, ChildPlaced Message)>> Placements => All<ChildPlaced>().GroupBy(p => p.Message.ChildKey);
    }

    bool InPeriod(DateOnly? day) => day is { } d && d >= _from && d <= _to;

    static DateOnly? Earliest(params DateOnly?[] days) => days.Where(d => d is not null).Min();

    void Timeliness()
    {
        Clock("K1", c => c.Placements.Select(p => p.First().Message.PlacementDate.ToDay()).Min());
        Clock("K2", c => c.Settled);

        void Clock(string name, Func<Case, DateOnly?> end)
        {
            var days = _cases.Where(c => InPeriod(end(c)) && c.Concern <= end(c)).Select(c => end(c)!.Value.DayNumber - c.Concern!.Value.DayNumber).ToList();
            Median($"K01 {name}_MEDIAN_DAYS", days, 1);
            Median($"K01 {name}_MEDIAN_WEEKS", days, 7);
            Share($"K01 {name}_WITHIN_12_WEEKS", days.Count(d => d <= 12 * 7), days.Count);
            Share($"K01 {name}_WITHIN_16_WEEKS", days.Count(d => d <= 16 * 7), days.Count);
        }
    }

    void TemporaryApprovals()
    {
        var open = 0;
        var left = new List<int>();
        foreach (var kinship in _cases)
        {
            if (kinship.Last<TemporaryApprovalGranted>() is not { } granted || granted.ApprovalDate.ToDay() > _to)
                continue;
            DateOnly?[] ends =
            [
                kinship.Settled,
                kinship.Last<TemporaryApprovalExpired>()?.FirstUncoveredDate.ToDay(),
                kinship.Last<ChildMoved>()?.MovedDate.ToDay(),
                kinship.Last<CaseClosed>()?.ClosureDate.ToDay(),
            ];
            if (Earliest(ends) <= _to)
                continue;
            var placed = kinship.Placements.Where(p => p.First().Message.PlacementDate.ToDay() <= _to).ToList();
            if (placed.Count > 0 && placed.All(p => kinship.All<PlacementEnded>().LastOrDefault(e => e.Message.ChildKey == p.Key) is { Message: not null } ended
                && ended.Sequence > p.Last().Sequence && ended.Message.EndDate.ToDay() < _to))
                continue;

            var extension = kinship.Last<TemporaryApprovalExtended>(e => e.ExtensionDate.ToDay() <= _to);
            var until = extension is null ? granted.LastCoveredDate.ToDay() : extension.LastCoveredDate.ToDay();
            if (until < _to)
                continue;
            open++;
            if (until is { } day)
                left.Add(day.DayNumber - _to.DayNumber);
        }

        Count("K02 OPEN", open);
        Add("K02 DAYS_TO_EXPIRY_MIN", left.Count == 0 ? "" : $"{left.Min()}.0", left.Count, 0);
        Median("K02 DAYS_TO_EXPIRY_MEDIAN", left, 1);
        Count("K02 BREACHES", _cases.Count(c => InPeriod(c.Last<TemporaryApprovalExpired>()?.FirstUncoveredDate.ToDay())));
    }

    void Extensions()
    {
        foreach (var (part, kind) in new[] { ("EIGHT_WEEKS", ExtensionKind.EightWeeks), ("UNTIL_IRM", ExtensionKind.UntilIrmOutcome) })
        {
            var granted = _cases.Where(c => InPeriod(c.Last<TemporaryApprovalGranted>()?.ApprovalDate.ToDay())).ToList();
            Share($"K03 {part}", granted.Count(c => c.First<TemporaryApprovalExtended>(e => e.Kind == kind && e.ExtensionDate.ToDay() <= _to) is not null), granted.Count);
            Count($"K03 {part}_GRANTED", _cases.Sum(c => c.All<TemporaryApprovalExtended>().Count(e => e.Message.Kind == kind && InPeriod(e.Message.ExtensionDate.ToDay()))));
        }
    }

    void Viability()
    {
        var last = _cases.Select(c => c.All<ViabilityDecided>().Where(v => InPeriod(v.Message.DecisionDate.ToDay()))
            .OrderBy(v => v.Message.DecisionDate.ToDay()).ThenBy(v => v.Sequence).Select(v => v.Message).LastOrDefault()).OfType<ViabilityDecided>().ToList();
        Share("K04 POSITIVE", last.Count(v => v.Viable), last.Count);
    }

    void Checks()
    {
        var checks = _cases.SelectMany(c => c.All<CheckProgressed>().GroupBy(p => p.Message.CheckId).Select(p => p.Last().Message))
            .Where(c => InPeriod(c.ReceivedDate.ToDay()) && c.SubmittedDate.ToDay() <= c.ReceivedDate.ToDay())
            .Select(c => (Type: c.Type.ToString(), Days: c.ReceivedDate.ToDay()!.Value.DayNumber - c.SubmittedDate.ToDay()!.Value.DayNumber)).ToList();
        Turnaround("", [.. checks.Select(c => c.Days)]);
        foreach (var type in checks.GroupBy(c => c.Type))
            Turnaround(" " + type.Key, [.. type.Select(c => c.Days)]);

        void Turnaround(string of, List<int> days)
        {
            Median($"K05 MEDIAN_DAYS{of}", days, 1);
            Share($"K05 OVER_28_DAYS{of}", days.Count(d => d > 28), days.Count);
        }
    }

    void Outcomes()
    {
        var closed = _cases.Select(c => c.Last<CaseClosed>()).OfType<CaseClosed>().Where(c => InPeriod(c.ClosureDate.ToDay())).ToList();
        Count("K06 CLOSED", closed.Count);
        foreach (var code in closed.GroupBy(c => c.Code))
            Count($"K06 CLOSED {code.Key}", code.Count());
        Count("K06 SGO", _cases.Count(c => InPeriod(c.Ordered(OrderKind.SpecialGuardianship))));
    }

    void Voice()
    {
        var decisions = _cases.SelectMany(c => c.All<DecisionMade>()).Select(d => d.Message).Where(d => !d.AtStageOne && InPeriod(d.DecisionDate.ToDay())).ToList();
        Share("K07 VOICE_RECORDED", decisions.Count(d => d.VoiceRecorded), decisions.Count);
    }

    void Support()
    {
        var (trained, carers) = (0, 0);
        foreach (var kinship in _cases.Where(c => InPeriod(c.Approved)))
        {
            var approved = kinship.First<DecisionMade>(d => d.Decision == Decision.Approve)!.CarerCount;
            carers += approved;
            var plan = kinship.All<SupportPlanRecorded>().Where(s => s.Message.PlanDate.ToDay() <= _to)
                .OrderBy(s => s.Message.PlanDate.ToDay()).ThenBy(s => s.Sequence).Select(s => s.Message).LastOrDefault();
            trained += plan?.TrainingOffered is true ? approved : 0;
        }

        Share("K08 SUPPORT_PARITY", trained, carers);
    }

    void Count(string figure, long count) => Add(figure, count.ToString(), count, 0);

    void Share(string figure, long numerator, long denominator) => Add(figure, denominator == 0 ? "" : Shown(100m * numerator / denominator), numerator, denominator);

    void Median(string figure, List<int> days, int per)
    {
        days.Sort();
        var middle = days.Count == 0 ? 0 : (days[(days.Count - 1) / 2] + days[days.Count / 2]) / 2m;
        Add(figure, days.Count == 0 ? "" : Shown(middle / per), days.Count, 0);
    }

    static string Shown(decimal exact) => (Math.Floor(exact * 10 + 0.5m) / 10).ToString("0.0");

    // The contract's names, compared without their underscores: the enum's C# names have none.
    void Add(string figure, string value, long numerator, long denominator) =>
        _figures[figure.Replace("_", "").ToUpperInvariant()] = $"'{value}' {numerator}/{denominator}";

    public static IEnumerable<string> Of(IEnumerable<Suite.Reporting.V1.MeasureResult> results)
    {
        var figures = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var result in results)
            foreach (var figure in result.Figures)
                figures.Add($"{result.MeasureId} {figure.Part}{(figure.Breakdown.Length == 0 ? "" : " " + figure.Breakdown)}".Replace("_", "").ToUpperInvariant(),
                    $"'{figure.Value}' {figure.Numerator}/{figure.Denominator}");
        return figures.Select(f => $"{f.Key} = {f.Value}");
    }
}
