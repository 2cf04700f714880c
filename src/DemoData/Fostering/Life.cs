using Suite.DemoData.Caseload;
using Suite.FosteringRecruitment.V1;

namespace Suite.DemoData.Fostering;

/// <summary>What the lives of one authority share.</summary>
sealed record World(string Authority, DateOnly Present, IFosteringCommands Commands, PanelDiary Panels, string ConstellationId);

/// <summary>
/// Plays one life with the fostering service, from an enquiry perhaps to the end of an approval, in the order of its days: the
/// story's steps, and beside them what runs by itself, such as checks, placements and reviews. It stops wherever it is told to, so
/// that a panel can meet in between.
/// </summary>
sealed class Life(string name, int number, Draw draw, World world, Func<Life, IEnumerable<Step>> story)
{
    readonly PriorityQueue<Entry, (DateOnly, int)> _beside = new();
    readonly HashSet<string> _known = [];
    readonly Dictionary<string, int> _pending = [];
    readonly Dictionary<string, int> _repeats = [];
    IEnumerator<Step>? _story;
    Step? _next;
    int _planned;

    public Draw Draw => draw;

    public World World => world;

    public int Number => number;

    public DateOnly Present => world.Present;

    public string Authority => world.Authority;

    public Records Records { get; } = new();

    /// <summary>Only known once there is one.</summary>
    public Enquiry Enquiry => Records.Enquiry!;

    public Application Application => Records.Application!;

    public Household Household => Records.Household!;

    /// <summary>The day up to which everything is recorded.</summary>
    public DateOnly Today { get; private set; }

    /// <summary>Who ends the keying-in: somebody who knows of the record.</summary>
    public Post Manager { get; init; } = Post.FosteringManager;

    /// <summary>How the checks of the application go; none are raised before it is known.</summary>
    public FosteringChecks? Checks { get; set; }

    /// <summary>Does everything up to and including a day.</summary>
    public async Task PlayUntil(DateOnly limit, CancellationToken cancellation)
    {
        if (_story is null)
        {
            _story = story(this).GetEnumerator();
            Advance();
        }

        while (Upcoming() is { } entry && entry.On <= limit)
        {
            if (_next == entry)
                _next = null;
            else
                _beside.Dequeue();
            await Perform(entry, cancellation);
            if (_next is null)
                Advance();
        }
    }

    // Of what is next in the story and what is next beside it, the earlier one; none while the story waits for a check that never comes.
    Entry? Upcoming()
    {
        while (_next is ChecksOver over && !_pending.Values.Any(stage => stage <= over.Stage))
            Advance();
        _beside.TryPeek(out var beside, out _);
        return _next is not Entry told ? beside : beside is not null && beside.On <= told.On ? beside : told;
    }

    void Advance() => _next = _story!.MoveNext() ? _story.Current : null;

    async Task Perform(Entry entry, CancellationToken cancellation)
    {
        if (entry.Make() is not { } request)
            return;
        if (entry.Panel != default)
        {
            var panel = await world.Panels.Of(entry.Panel, cancellation);
            request.Descriptor.FindFieldByName("panel_id").Accessor.SetValue(request, panel.PanelId);
        }

        var what = $"{request.Descriptor.Name}/{entry.Subject}";
        _repeats[what] = _repeats.GetValueOrDefault(what) + 1;
        await world.Commands.Do(world.Authority, number, entry.By, request, draw.Id($"{what}/{_repeats[what]}"), Records, () => $"{name} of {world.Authority} on {entry.On:yyyy-MM-dd}", cancellation);
        Today = Days.Later(Today, entry.On);
        TakeUpNewChecks();
    }

    void TakeUpNewChecks()
    {
        if (Checks is null || Records.Application is null)
            return;
        foreach (var check in Application.Checks)
        {
            if (check is not { Required: true, State: CheckState.Required or CheckState.ConsentPending } || !_known.Add(check.CheckId))
                continue;
            _pending[check.CheckId] = check.Stage;
            foreach (var entry in Checks.Of(this, check, Days.Later(Today, check.RaisedDate.ToDay()), () => _pending.Remove(check.CheckId)))
                Beside(entry);
        }
    }

    /// <summary>Adds what runs beside the story.</summary>
    public void Beside(Entry entry) => _beside.Enqueue(entry, (entry.On, _planned++));

    /// <summary>What is done once everything up to the present is keyed in.</summary>
    public async Task Finish(CancellationToken cancellation)
    {
        foreach (var entry in HouseholdStory.LastEntries(this))
            await Perform(entry, cancellation);
        if (Records.Enquiry is { HistoricEntry: true })
            await Perform(Last(() => new FinishHistoricEnquiryRequest()), cancellation);
        if (Records.Application is { HistoricEntry: true })
            await Perform(Last(() => new FinishHistoricApplicationRequest()), cancellation);
        if (Records.Household is { HistoricEntry: true })
            await Perform(Last(() => new FinishHistoricHouseholdRequest()), cancellation);

        Entry Last(Func<Google.Protobuf.IMessage?> make) => new(Present, Manager, make);
    }
}
