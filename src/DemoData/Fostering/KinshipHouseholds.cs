using System.Diagnostics;
using Suite.DemoData.Caseload;
using Suite.DemoData.Families;
using Suite.FosteringRecruitment.V1;

namespace Suite.DemoData.Fostering;

/// <summary>Kinship carers whom their assessment approved: they come onto the register by themselves, and are reviewed as all carers are.</summary>
static class KinshipHouseholds
{
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    const int Page = 200;

    /// <summary>Waits until so many are there, for a while; those that came.</summary>
    public static async Task<IReadOnlyList<Household>> Of(string authority, int expected, IFosteringCommands commands, CancellationToken cancellation)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            var there = (ListHouseholdsResponse)await commands.Read(authority, 0, Post.ServiceManager, new ListHouseholdsRequest { Route = FosteringRoute.Kinship, PageSize = Page }, cancellation);
            if (there.TotalSize < expected && waited.Elapsed < Limit)
            {
                await Task.Delay(Pause, cancellation);
                continue;
            }

            var households = new List<Household>();
            foreach (var summary in there.Households)
                households.Add(((GetHouseholdResponse)await commands.Read(authority, 0, Post.ServiceManager, new GetHouseholdRequest { HouseholdId = summary.HouseholdId }, cancellation)).Household);
            return households;
        }
    }

    // Ids are the service's; what stays the same from load to load is who they are.
    public static Life Life(Household household, int number, Draw draw, World world)
    {
        var life = new Life($"kinship household {number}", number, draw.For($"kinship/{household.Carers[0].PersonReference}"), world, Story) { Manager = Post.ServiceManager };
        life.Records.Take(new GetHouseholdResponse { Household = household });
        return life;
    }

    // The child whom a family's conference brought to its grandmother.
    static Entry Placed(Life life, DateOnly on)
    {
        var child = FamilyJourney.Conference.Children[0];
        return new(on, Post.SupervisingSocialWorker, () => new PlaceChildRequest
        {
            ChildReference = child.ChildReference,
            BirthDate = child.BirthDate,
            Sex = ApprovalSex.Any,
            PlacementType = life.Household.Terms[^1].Terms.PlacementTypes[0],
            PlacedDate = on.ToMessage(),
        }, child.ChildReference);
    }

    static IEnumerable<Step> Story(Life life)
    {
        var approved = life.Household.ApprovedDate.ToDay();
        var worker = Staff.Of(life.Authority, "", Post.SupervisingSocialWorker).Subject;
        yield return new Entry(approved, Post.ServiceManager, () => new AllocateHouseholdRequest { Team = Teams.Support, Worker = worker });
        if (life.Household.Carers.Any(c => c.PersonReference == FamilyJourney.CarerReference))
            life.Beside(Placed(life, Days.Later(approved.After(3), FamilyJourney.LookedAfterFrom)));
        foreach (var entry in HouseholdStory.Reviews(life, new(HouseholdKind.Plain), approved, Post.ServiceManager))
            life.Beside(entry);
    }
}
