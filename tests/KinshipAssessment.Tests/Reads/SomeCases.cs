using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Identity;
using Person = Suite.KinshipAssessment.Cases.Person;
using KinshipCase = Suite.KinshipAssessment.Cases.KinshipCase;

namespace Suite.KinshipAssessment.Tests.Reads;

/// <summary>Cases of every sort for lists; a seed gives the same ones each time.</summary>
static class SomeCases
{
    static readonly string[] Teams = ["kinship-north", "kinship-south", "fostering-support", ""];
    static readonly string[] Subjects = ["staff-0001", "staff-0002", "staff-0003", "staff-0006", "staff-0016", "staff-0017", "staff-0023", ""];
    static readonly string[] Roles = ["CSW", "ASSESSOR", "SSW", "TM", "SM", "NOM", "IRO", "PANEL_ADV", "PANEL_MEM", "PANEL_CHAIR", "ADM", "DCS", "INSPECTOR", "LEAD_MEMBER", "ANALYST", "RECRUIT", "FGC_COORD", "SERVICE"];
    static readonly CaseState[] States = [.. Enum.GetValues<CaseState>().Where(s => s is not CaseState.Unspecified)];

    public static KinshipCase Case(string carer = "Grace Hopper", string team = "kinship-north", DateOnly? concern = null, CaseState state = CaseState.FullAssessment,
        string authority = KinshipService.Westmere, string worker = "", bool restricted = false, string child = "Ada Lovelace")
    {
        var on = concern ?? new(2026, 9, 1);
        var kinship = new KinshipCase
        {
            Id = Guid.CreateVersion7(),
            Authority = authority,
            State = state,
            StateSince = on.AddDays(30),
            ConcernOn = on,
            Team = team,
            Worker = worker,
            Restricted = restricted,
        };
        kinship.Children.Add(new() { Id = Guid.CreateVersion7(), Reference = "C1", Name = child, BirthDate = new(2019, 4, 4), Key = "key" });
        kinship.People.Add(new Person { Id = Guid.CreateVersion7(), Kind = PersonKind.ProposedCarer, Name = carer, BirthDate = new(1966, 2, 2), Relationship = Relationship.Grandparent, JoinedOn = on, CameOfAge = true });
        return kinship;
    }

    public static KinshipCase Random(Random random, string? authority = null)
    {
        var kinship = Case(
            carer: $"Carer {random.Next(1000)}", team: Pick(random, Teams), concern: new DateOnly(2025, 6, 1).AddDays(random.Next(500)), state: Pick(random, States),
            authority: authority ?? (random.Next(4) == 0 ? KinshipService.Eastholt : KinshipService.Westmere), worker: Pick(random, Subjects), restricted: random.Next(3) == 0);
        for (var i = random.Next(3); i > 0; i--)
            kinship.Access.Add(new(Pick(random, Subjects), random.Next(2) == 0, "staff-0008", "COVER"));
        for (var i = random.Next(6); i > 0; i--)
            kinship.Checks.Add(new Check { Id = Guid.NewGuid(), Type = CheckType.Medical, Required = random.Next(3) > 0, State = Pick(random, Enum.GetValues<CheckState>()[1..]), RaisedOn = kinship.ConcernOn });
        if (random.Next(3) == 0)
            kinship.Temporary = new() { State = Pick(random, Enum.GetValues<ApprovalState>()[1..]), ApprovedOn = kinship.ConcernOn, PlacedOn = kinship.ConcernOn, LastCoveredOn = random.Next(5) == 0 ? null : kinship.ConcernOn.AddDays(111) };
        if (random.Next(3) == 0)
        {
            kinship.Assessment = new() { StartedOn = kinship.ConcernOn };
            for (var i = random.Next(3); i > 0; i--)
                kinship.Assessment.Decisions.Add(new(Pick(random, Enum.GetValues<Decision>()[1..]), kinship.ConcernOn.AddDays(random.Next(200)), "staff-0016", "", "v", random.Next(2) == 0));
            kinship.Assessment.Decisions.Sort((a, b) => a.On.CompareTo(b.On));
        }

        if (random.Next(3) == 0)
            kinship.Guardianship = new() { OrderMade = random.Next(3) switch { 0 => null, 1 => false, _ => true }, OrderOn = kinship.ConcernOn.AddDays(random.Next(200)) };
        if (kinship.State is CaseState.Closed && random.Next(2) == 0)
            kinship.EndedOn = kinship.ConcernOn.AddDays(random.Next(200));
        if (random.Next(3) == 0)
            kinship.Holds.Add(new(HoldReason.CarerIll, kinship.ConcernOn) { ResumedOn = random.Next(2) == 0 ? null : kinship.ConcernOn.AddDays(9) });
        return kinship;
    }

    public static Caller RandomCaller(Random random) => new(
        Pick(random, Subjects[..^1]), random.Next(5) == 0 ? KinshipService.Eastholt : KinshipService.Westmere,
        Enumerable.Range(0, 1 + random.Next(2)).Select(_ => Pick(random, Roles)).ToHashSet(),
        Enumerable.Range(0, random.Next(3)).Select(_ => Pick(random, Teams[..^1])).ToHashSet());

    static T Pick<T>(Random random, IReadOnlyList<T> of) => of[random.Next(of.Count)];
}
