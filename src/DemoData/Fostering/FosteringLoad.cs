using Suite.DemoData.Caseload;
using Suite.FosteringRecruitment.V1;

namespace Suite.DemoData.Fostering;

/// <summary>
/// Plays the lives of one authority side by side, from one meeting of the panel to the next: whatever is listed for a meeting is
/// listed before it is held, and recommended on after it.
/// </summary>
sealed class FosteringLoad(string authority, DateOnly present, Draw draw, IFosteringCommands commands, int atOnce)
{
    // No approval of the sample is older.
    const int YearsBack = 6;

    readonly PanelDiary _panels = new(authority, present, draw, commands);

    // The same whatever the seed: codes are given once.
    readonly Draw _lists = new($"demo-data/fostering/{authority}");

    /// <summary>Lists, rates and needs of the authority.</summary>
    public async Task SetUp(CancellationToken cancellation)
    {
        var records = new Records();
        records.Take(await commands.Read(authority, 0, Post.ServiceManager, new GetReferenceDataRequest(), cancellation));
        foreach (var (by, request, subject) in SampleReference.Of(records.ReferenceData!, authority).ToList())
            await commands.Do(authority, 0, by, request, _lists.Id($"reference/{request.Descriptor.Name}/{subject}"), records, () => $"the reference data of {authority}", cancellation);
    }

    /// <param name="enquiries">Those of the caseload.</param>
    /// <param name="worked">The worked case too.</param>
    /// <param name="kinship">Households that the kinship assessment brought onto the register.</param>
    /// <returns>The lives, not played yet.</returns>
    public async Task<IReadOnlyList<Life>> Begin(IReadOnlyList<EnquiryPlan> enquiries, bool worked, IReadOnlyList<Household> kinship, CancellationToken cancellation)
    {
        var constellation = new Records();
        if (enquiries.Count > 0)
        {
            // A panel of the smaller council meets when there is something for it.
            await _panels.Prepare(authority == SampleCaseload.Eastholt ? present : present.AddYears(-2), cancellation);
            await commands.Do(authority, 0, Post.FosteringManager, new OpenConstellationRequest { Name = "Sample constellation", OpenedDate = present.AddDays(-350).ToMessage() },
                draw.Id("constellation"), constellation, () => $"the constellation of {authority}", cancellation);
        }

        var world = new World(authority, present, commands, _panels, constellation.Constellation?.ConstellationId ?? "");
        List<Life> lives = [.. enquiries.Select(plan => new Life($"enquiry {plan.Number} ({plan.Fate}, {plan.Application?.Fate}, {plan.Application?.Household?.Kind})", plan.Number, plan.Draw, world, life => EnquiryStory.Of(life, plan)))];
        if (worked)
            lives.Add(new("the worked case", WorkedFostering.Number, WorkedFostering.Draw, world, WorkedFostering.Story));
        foreach (var household in kinship)
        {
            var life = KinshipHouseholds.Life(household, lives.Count, draw, world);
            lives.Add(life);
        }

        return lives;
    }

    /// <param name="over">Told which share of the time is over.</param>
    public async Task Play(IReadOnlyList<Life> lives, Action<double> over, CancellationToken cancellation)
    {
        for (var meeting = PanelDiary.OnOrAfter(present.AddYears(-YearsBack)); meeting <= present; meeting = PanelDiary.OnOrAfter(meeting.AddDays(1)))
        {
            var day = meeting.AddDays(-1);
            await All(life => life.PlayUntil(day, cancellation));
            await _panels.Hold(meeting, cancellation);
            over(1 - (present.DayNumber - meeting.DayNumber) / (365.25 * YearsBack));
        }

        await All(async life =>
        {
            await life.PlayUntil(present, cancellation);
            await life.Finish(cancellation);
        });
        over(1);

        Task All(Func<Life, Task> what) =>
            Parallel.ForEachAsync(lives, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellation }, async (life, _) => await what(life));
    }
}
