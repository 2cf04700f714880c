using Suite.DemoData.Caseload;
using Suite.DemoData.Fostering;

namespace Suite.DemoData.Families;

/// <summary>What the matters of one authority share.</summary>
sealed record FamilyWorld(string Authority, DateOnly Present, IFamilyCommands Commands)
{
    /// <summary>Ids of the coordinators, in the order of their posts.</summary>
    public IReadOnlyList<string> Coordinators { get; init; } = [];

    /// <summary>Where edge of care has the children so far, by their references.</summary>
    public System.Collections.Concurrent.ConcurrentDictionary<string, (string EpisodeId, string FamilyId)> Episodes { get; } = [];
}

/// <summary>A family's matter in one service, told whole: its acts are done in the order of their days, up to the present.</summary>
/// <param name="code">Tells it apart from all others.</param>
sealed class Matter(string code, int number, Draw draw, FamilyWorld world, Func<Matter, IEnumerable<Entry>> story)
{
    public Draw Draw => draw;

    public FamilyWorld World => world;

    public DateOnly Present => world.Present;

    public Folder Folder { get; } = new();

    readonly Dictionary<string, int> _repeats = [];

    public async Task Play(CancellationToken cancellation)
    {
        // Acts of a day stay as they were told.
        foreach (var entry in story(this).Where(entry => entry.On <= world.Present).OrderBy(entry => entry.On))
            await Do(entry, cancellation);
    }

    public async Task Do(Entry entry, CancellationToken cancellation)
    {
        if (entry.Make() is not { } request)
            return;
        var what = $"{request.Descriptor.Name}/{entry.Subject}";
        _repeats[what] = _repeats.GetValueOrDefault(what) + 1;
        await world.Commands.Do(world.Authority, number, entry.By, request, draw.Id($"{code}/{what}/{_repeats[what]}"), Folder, () => $"{code} of {world.Authority} on {entry.On:yyyy-MM-dd}", cancellation);
    }
}
