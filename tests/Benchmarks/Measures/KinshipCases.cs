using Suite.Benchmarks.Servers;
using Suite.KinshipAssessment.V1;
using Suite.Types.V1;
using Client = Suite.KinshipAssessment.V1.KinshipAssessmentService.KinshipAssessmentServiceClient;
using Metadata = Grpc.Core.Metadata;

namespace Suite.Benchmarks.Measures;

/// <summary>Cases of a kinship service, and the etag of each as its caller last saw it.</summary>
sealed class KinshipCases(ServerProcess server)
{
    static readonly string[] Teams = ["kinship-north", "kinship-south"];

    readonly Client _client = new(server.Channel);
    readonly Metadata _headers = SuiteServers.Authorization(server.Token);
    (string Id, string Etag, int Turn)[] _cases = [];

    public int Count => _cases.Length;

    public string IdOf(int at) => _cases[at].Id;

    public async Task Open(int count)
    {
        var opened = new List<KinshipCase>();
        foreach (var chunk in Enumerable.Range(0, count).Chunk(64))
            opened.AddRange((await Task.WhenAll(chunk.Select(number => _client.OpenCaseAsync(Opening(number), _headers).ResponseAsync))).Select(a => a.Case));
        _cases = [.. opened.Select(c => (c.CaseId, c.Etag, 0))];
    }

    /// <summary>Gives a case to the other team; one call at a time on each case. Returns its version afterwards.</summary>
    public async Task<long> Allocate(int at)
    {
        ref var before = ref _cases[at];
        var request = new AllocateCaseRequest { RequestId = Guid.NewGuid().ToString("D"), CaseId = before.Id, Etag = before.Etag, Team = Teams[before.Turn++ % 2], Worker = "staff-17" };
        var answer = await _client.AllocateCaseAsync(request, _headers);
        _cases[at].Etag = answer.Case.Etag;
        return long.Parse(answer.Case.Etag.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);
    }

    static OpenCaseRequest Opening(int number)
    {
        var concern = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-10);
        return new()
        {
            RequestId = Guid.NewGuid().ToString("D"),
            Children = { new ProposedChild { ChildReference = $"B{number}", Name = "A child", BirthDate = On(concern.AddYears(-6)) } },
            People =
            {
                new ProposedPerson { Kind = PersonKind.ProposedCarer, Name = "A carer", BirthDate = On(concern.AddYears(-50)), Relationship = Relationship.Grandparent, PersonReference = $"P{number}" },
                new ProposedPerson { Kind = PersonKind.HouseholdMember, Name = "A member of the household", BirthDate = On(concern.AddYears(-19)), Relationship = Relationship.NotApplicable },
            },
            ArrangementType = ArrangementType.KinshipFosterTemporary,
            Source = CaseSource.SocialWorker,
            ConcernDate = On(concern),
            Team = Teams[1],
        };

        static Date On(DateOnly day) => new() { Year = day.Year, Month = day.Month, Day = day.Day };
    }
}
