using Suite.KinshipAssessment.V1;

namespace Suite.DemoData.Caseload;

/// <summary>Does an act of a case and hands back the case as the service then has it.</summary>
interface ICommands
{
    Task<KinshipCase> Do(Act act, CasePlan plan, Guid requestId, KinshipCase? last, CancellationToken cancellation);
}

/// <summary>
/// Plays one case from its concern to the demo's present: the story's steps, and beside them what runs by itself, such as checks
/// and visits, all in the order of their days. Which checks there are is what the service says, not what is assumed here.
/// </summary>
/// <param name="opened">The case, where another service had it opened.</param>
sealed class CaseRun(CasePlan plan, DateOnly present, ICommands commands, KinshipCase? opened = null)
{
    readonly PriorityQueue<Act, (DateOnly, int)> _beside = new();
    readonly HashSet<string> _known = [];
    readonly HashSet<string> _pending = [];
    readonly Dictionary<string, int> _repeats = [];
    int _planned;
    bool _atPresent;
    bool _ranOut;

    public CasePlan Plan => plan;

    public Draw Draw => plan.Draw;

    public DateOnly Present => present;

    /// <summary>The case as last answered; never asked for before it is open.</summary>
    public KinshipCase Case { get; private set; } = opened!;

    /// <summary>Another service had it opened: it is yet nobody's in the kinship teams.</summary>
    public bool OpenedElsewhere { get; } = opened is not null;

    /// <summary>The day up to which everything is recorded.</summary>
    public DateOnly Today { get; private set; } = plan.ConcernOn;

    public async Task<KinshipCase> Play(IEnumerable<Step> story, CancellationToken cancellation)
    {
        var left = story.GetEnumerator();
        while (!_atPresent && !Stopped && left.MoveNext())
        {
            if (left.Current is Act act && !_ranOut && RunsOutBefore(act.On) && plan.Ending is not Ending.Expired)
            {
                // Nothing was decided in time: what the law then asks for takes the place of the plan.
                _ranOut = true;
                left = Story.AfterExpiry(this).GetEnumerator();
                continue;
            }

            await Take(left.Current, cancellation);
        }

        if (Case.State is not CaseState.Closed)
            await Pass(present, cancellation);
        foreach (var step in Story.AtPresent(this))
            await Perform((Act)step, cancellation);
        return Case;
    }

    bool Stopped => plan.StopIn is not CaseState.Unspecified && Case?.State == plan.StopIn;

    /// <summary>Whether a temporary approval runs that does not reach a day.</summary>
    bool RunsOutBefore(DateOnly day) => Case?.TemporaryApproval is
    {
        State: ApprovalState.Running or ApprovalState.Extended8W or ApprovalState.ExtendedIrm,
        LastCoveredDate: { } last,
    } && day > last.ToDay();

    async Task Take(Step step, CancellationToken cancellation)
    {
        switch (step)
        {
            case Act act:
                if (await Pass(act.On, cancellation))
                    await Perform(act, cancellation);
                break;
            case Until until:
                await Pass(until.Day, cancellation);
                break;
            case ChecksClosed closed:
                while (!_atPresent && Case.Checks.Any(c => _pending.Contains(c.CheckId) && closed.Which(c)))
                    await Pass(_beside.TryPeek(out _, out var next) ? next.Item1 : present.AddDays(1), cancellation);
                break;
            default:
                throw new InvalidOperationException($"No such step: {step.GetType().Name}.");
        }
    }

    /// <summary>Does what lies beside the story up to a day; false when that day is yet to come.</summary>
    async Task<bool> Pass(DateOnly day, CancellationToken cancellation)
    {
        _atPresent |= day > present;
        var until = day > present ? present : day;
        while (!Over && _beside.TryPeek(out _, out var next) && next.Item1 <= until)
            await Perform(_beside.Dequeue(), cancellation);
        Today = Days.Later(Today, until);
        return !_atPresent;
    }

    // Once the path has ended nobody follows its checks and visits up.
    bool Over => Case is
    {
        State: CaseState.Closed or CaseState.CarerWithdrew or CaseState.ChildMoved or CaseState.OrderMade or CaseState.OrderRefused
        or CaseState.NotApproved or CaseState.NotViable or CaseState.PlacementEnded
    };

    async Task Perform(Act act, CancellationToken cancellation)
    {
        if (act.StillApplies is { } applies && !applies(Case))
            return;
        var what = $"{act.Request.Descriptor.Name}/{act.Subject}";
        _repeats[what] = _repeats.GetValueOrDefault(what) + 1;
        Case = await commands.Do(act, plan, Draw.Id($"{what}/{_repeats[what]}"), Case, cancellation);
        Today = Days.Later(Today, act.On);
        TakeUpNewChecks();
    }

    void TakeUpNewChecks()
    {
        foreach (var check in Case.Checks)
        {
            if (check is not { Required: true, State: CheckState.Required or CheckState.ConsentPending } || !_known.Add(check.CheckId))
                continue;
            _pending.Add(check.CheckId);
            foreach (var act in CheckStory.Of(this, check, Days.Later(Today, check.RaisedDate.ToDay()), () => _pending.Remove(check.CheckId)))
                Beside(act);
        }
    }

    /// <summary>Adds what runs beside the story.</summary>
    public void Beside(Act act) => _beside.Enqueue(act, (act.On, _planned++));
}
