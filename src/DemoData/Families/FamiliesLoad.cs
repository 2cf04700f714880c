using System.Diagnostics;
using Suite.DemoData.Caseload;
using Suite.FamilyGroupConferences.V1;
using Suite.KinshipAssessment.V1;

namespace Suite.DemoData.Families;

/// <summary>What of conferences and edge of care is asked for.</summary>
sealed record FamilyParts(bool WorkedQuarter, bool WorkedCohort, bool Conferences, bool EdgeOfCare, bool Journey);

/// <summary>The conferences of one authority, and its edge-of-care episodes and reunifications.</summary>
sealed class FamiliesLoad(string authority, DateOnly present, int seed, FamilyParts parts, IFamilyCommands commands)
{
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    // Of cases that the kinship team got from conferences; the caseload's own are far below.
    const int FirstKinshipNumber = 600;
    const string KinshipTeam = "kinship-north";

    const int FullPost = 100;

    static readonly string[] CoordinatorNames = ["Samuel Birch", "Anneliese Carr", "Bashir Noor", "Catrin Lloyd"];

    // Posts are the same whatever the seed.
    readonly Draw _posts = new($"demo-data/coordinators/{authority}");

    bool IsWestmere => authority == SampleCaseload.Westmere;

    bool HasConferences => parts.Conferences || IsWestmere && (parts.WorkedQuarter || parts.Journey);

    readonly List<(ConferencePlan Plan, Matter Matter, Draw Draw)> _conferences = [];

    FamilyWorld? _world;

    /// <summary>Registers the coordinators; two more came when the worked quarter began.</summary>
    public async Task<IReadOnlyList<Matter>> Conferences(CancellationToken cancellation)
    {
        if (!HasConferences)
            return [];
        var coordinators = new List<string>();
        var registered = (ListCoordinatorsResponse)await commands.Read(authority, 0, Post.ConferenceManager, new ListCoordinatorsRequest(), cancellation);
        for (var i = 0; i < (IsWestmere ? CoordinatorNames.Length : 1); i++)
        {
            var subject = Staff.Of(authority, "", Post.FirstCoordinator + i).Subject;
            var folder = new Folder();
            if (registered.Coordinators.FirstOrDefault(c => c.Subject == subject) is { } there)
                folder.Take(new GetCoordinatorResponse { Coordinator = there });
            else
                await commands.Do(authority, i, Post.ConferenceManager, new RegisterCoordinatorRequest
                {
                    Subject = subject,
                    Name = IsWestmere ? CoordinatorNames[i] : "Simon Clegg",
                    Languages = { "en" },
                    FteHundredths = FullPost,
                    FromDate = (i < 2 ? new DateOnly(2025, 4, 1) : WorkedQuarter.MoreCoordinators).ToMessage(),
                }, _posts.Id($"register/{subject}"), folder, () => $"a coordinator of {authority}", cancellation);
            coordinators.Add(folder.Of<Coordinator>().CoordinatorId);
        }

        _world = new(authority, present, commands) { Coordinators = coordinators };
        List<Matter> offers = [];
        if (parts.WorkedQuarter && IsWestmere)
        {
            Add(WorkedQuarter.Plans, WorkedQuarter.Draw);
            offers.AddRange(Offers(WorkedQuarter.Offers, WorkedQuarter.Draw));
        }

        if (parts.Journey && IsWestmere)
            Add([FamilyJourney.Conference], FamilyJourney.Draw);
        if (parts.Conferences)
        {
            var draw = ConferenceCaseload.DrawOf(seed, present, authority);
            Add(ConferenceCaseload.Of(seed, present, authority), draw);
            if (IsWestmere)
                offers.AddRange(Offers(ConferenceCaseload.Offers(present), draw));
        }

        return [.. _conferences.Select(c => c.Matter), .. offers];
    }

    void Add(IEnumerable<ConferencePlan> plans, Draw all)
    {
        foreach (var plan in plans)
        {
            var draw = all.For(plan.Code);
            _conferences.Add((plan, new(plan.Code, _conferences.Count, draw, _world!, matter => ConferenceStory.Of(matter, plan)), draw));
        }
    }

    IEnumerable<Matter> Offers(IEnumerable<(string Code, OfferPlan Plan)> offers, Draw all) => offers.Select((offer, i) =>
    {
        var draw = all.For(offer.Code);
        var family = draw.Of("family-name", Names.Last);
        ConferenceChildFacts[] children = [WorkedQuarter.Child(offer.Code, 0, family, draw, offer.Plan.LetterOn)];
        return new Matter(offer.Code, i, draw, _world!, matter => OfferStory.Of(matter, offer.Code, family, children, offer.Plan));
    });

    /// <summary>Cases that KinshipAssessment opened for carers whom a family's plan names, once it has taken them.</summary>
    /// <param name="read">Reads a case there.</param>
    public async Task<IReadOnlyList<(CasePlan Plan, KinshipCase Opened)>> KinshipCases(Func<string, Task<KinshipCase>> read, CancellationToken cancellation)
    {
        var cases = new List<(CasePlan, KinshipCase)>();
        var waited = Stopwatch.StartNew();
        foreach (var (plan, matter, draw) in _conferences.Where(c => c.Plan.Proposal is not null))
        {
            var conference = matter.Folder.Of<Conference>();
            while (conference.Plan?.Proposals is not [{ State: CallState.Accepted }, ..] && waited.Elapsed < Limit)
            {
                await Task.Delay(Pause, cancellation);
                conference = ((GetConferenceResponse)await commands.Read(authority, 0, Post.ConferenceManager, new GetConferenceRequest { ConferenceId = conference.ConferenceId }, cancellation)).Conference;
            }

            await matter.Do(ConferenceStory.Finish(matter), cancellation);
            if (conference.Plan?.Proposals is [{ State: CallState.Accepted } accepted, ..])
                cases.Add((Kinship(plan, draw, FirstKinshipNumber + cases.Count, conference), await read(accepted.KinshipCaseId)));
        }

        return cases;
    }

    /// <summary>Proposals that are still to become cases.</summary>
    public int Proposals => _conferences.Count(c => c.Plan.Proposal is not null);

    CasePlan Kinship(ConferencePlan plan, Draw draw, int number, Conference conference)
    {
        var relative = conference.Participants.Single(p => p.PersonReference == plan.RelativeReference);
        var made = conference.Plan.MadeDate.ToDay();
        return new(number, authority, KinshipTeam, made, plan.Proposal!.Route, plan.Proposal.Ending, draw.For("kinship"))
        {
            Children = [.. plan.Children.Select(child => new ProposedChild { ChildReference = child.ChildReference, Name = child.Name, BirthDate = child.BirthDate })],
            People = [new() { Kind = PersonKind.ProposedCarer, Name = relative.Name, BirthDate = relative.BirthDate, Relationship = Relationship.Grandparent, PersonReference = relative.PersonReference }],
            Source = CaseSource.FamilyGroupConference,
            StopIn = plan.Proposal.StopIn,
            Brief = made < present.AddDays(-200),
        };
    }

    /// <summary>Episodes and ways home; the second of two begins where the first is known.</summary>
    public IReadOnlyList<IReadOnlyList<Matter>> EdgeOfCare()
    {
        var world = new FamilyWorld(authority, present, commands);
        var (first, second) = (new List<Matter>(), new List<Matter>());
        if (parts.WorkedCohort && IsWestmere)
        {
            Episodes(WorkedCohort.Plans, WorkedCohort.Draw);
            Return(WorkedCohort.Return, WorkedCohort.Draw);
        }

        if (parts.Journey && IsWestmere)
            Episodes([FamilyJourney.Help], FamilyJourney.Draw);
        if (parts.EdgeOfCare)
        {
            var draw = EdgeOfCareCaseload.DrawOf(seed, present, authority);
            Episodes(EdgeOfCareCaseload.Of(seed, present, authority), draw);
            if (IsWestmere)
                foreach (var plan in EdgeOfCareCaseload.Returns(seed, present))
                    Return(plan, draw);
        }

        return [first, second];

        void Episodes(IEnumerable<EpisodePlan> plans, Draw draw)
        {
            foreach (var plan in plans)
                (plan.After.Length == 0 ? first : second).Add(new($"episode/{plan.Code}", first.Count, draw.For(plan.Code), world, matter => EpisodeStory.Of(matter, plan)));
        }

        void Return(ReturnPlan plan, Draw draw) =>
            second.Add(new($"return/{plan.Code}", second.Count, draw.For(plan.Code), world, matter => ReturnStory.Of(matter, plan)));
    }
}
