using Grpc.Core;
using Suite.KinshipAssessment.V1;
using Suite.Types.V1;

namespace Suite.Tests;

/// <summary>Requests as a portal makes them, and the patience that a portal has.</summary>
static class Officers
{
    public const string Csw = "amara.okafor", TeamManager = "farah.siddiqui", Analyst = "wendy.lin";

    public static Date On(DateOnly day) => new() { Year = day.Year, Month = day.Month, Day = day.Day };

    public static Date On(int year, int month, int day) => On(new DateOnly(year, month, day));

    public static OpenCaseRequest Opening(DateOnly concern, string reference) => new()
    {
        RequestId = Guid.NewGuid().ToString(),
        Children = { new ProposedChild { ChildReference = reference, Name = "Child " + reference, BirthDate = On(2019, 5, 4) } },
        People =
        {
            new ProposedPerson { Kind = PersonKind.ProposedCarer, Name = "Carer " + reference, BirthDate = On(1968, 2, 11), Relationship = Relationship.Grandparent, PersonReference = "P" + reference },
        },
        ArrangementType = ArrangementType.KinshipFosterTemporary,
        Source = CaseSource.SocialWorker,
        ConcernDate = On(concern),
        Team = "kinship-north",
    };

    /// <summary>
    /// Calls until it is answered, with the same request each time; a replica that does not answer is followed by the other.
    /// Counts how often it had to be asked.
    /// </summary>
    public static async Task<(T Answer, int Asked)> UntilAnswered<T>(Func<int, AsyncUnaryCall<T>> call)
    {
        for (var asked = 1; ; asked++)
        {
            try
            {
                return (await call(asked), asked);
            }
            catch (RpcException unanswered) when (asked < 400 && unanswered.StatusCode is StatusCode.Unavailable or StatusCode.Cancelled or StatusCode.DeadlineExceeded)
            {
                await Task.Delay(50);
            }
        }
    }
}
