using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using KinshipCase = Suite.KinshipAssessment.Cases.KinshipCase;
using Person = Suite.KinshipAssessment.Cases.Person;

namespace Suite.KinshipAssessment.Tests.Checks;

/// <summary>People and their checks, for the rules about them; what the case's lifecycle says does not matter here.</summary>
static class Household
{
    public static readonly DateOnly Concern = new(2026, 8, 24);
    public static readonly DateOnly Placed = new(2026, 9, 7);

    public static DateOnly Day(int year, int month, int day) => new(year, month, day);

    public static Person Carer(Relationship relationship = Relationship.Grandparent) => Someone(PersonKind.ProposedCarer, Day(1968, 4, 1), relationship);

    public static Person Member(DateOnly birth) => Someone(PersonKind.HouseholdMember, birth);

    public static Person Someone(PersonKind kind, DateOnly birth, Relationship relationship = Relationship.NotApplicable) => new()
    {
        Id = Guid.NewGuid(),
        Kind = kind,
        Name = "Marguerite Featherstonehaugh",
        BirthDate = birth,
        Relationship = relationship,
        JoinedOn = Day(2020, 1, 1) > birth ? Day(2020, 1, 1) : birth,
    };

    /// <summary>A case on which no route was chosen yet.</summary>
    public static KinshipCase Opened(params Person[] people)
    {
        var kinship = Of(CaseState.Identified, Route.Unspecified, people);
        kinship.RaiseRequiredChecks(Concern);
        return kinship;
    }

    /// <summary>A case in its full assessment.</summary>
    public static KinshipCase Assessed(Route route, params Person[] people)
    {
        var kinship = Of(route is Route.SpecialGuardianship ? CaseState.SgoAssessment : CaseState.FullAssessment, route, people);
        kinship.RaiseRequiredChecks(Placed);
        return kinship;
    }

    static KinshipCase Of(CaseState state, Route route, Person[] people) => new()
    {
        Id = Guid.NewGuid(),
        Authority = "E10000901",
        ConcernOn = Concern,
        Team = "KIN-A",
        Worker = "worker-1",
        State = state,
        Route = route,
        People = [.. people],
    };

    public static Check The(this KinshipCase kinship, CheckType type, Person person) => Assert.Single(kinship.Checks, c => c.Type == type && c.PersonId == person.Id);

    /// <summary>Brings a DBS check to the day on which its certificate was seen.</summary>
    public static Check CertificateSeen(this KinshipCase kinship, Person person, DateOnly submitted, DateOnly issued)
    {
        var check = kinship.The(CheckType.DbsEnhancedBarred, person);
        kinship.RequestCheck(person.Id, CheckType.DbsEnhancedBarred, submitted);
        kinship.RecordDbsStage(check.Id, DbsStage.Submitted, submitted, null, "worker-1");
        kinship.RecordDbsStage(check.Id, DbsStage.S4LocalPolice, submitted, null, "worker-1");
        kinship.RecordDbsStage(check.Id, DbsStage.S5Issued, issued, new("001234567890", issued, DbsLevel.EnhancedChildBarred), "worker-1");
        kinship.RecordDbsStage(check.Id, DbsStage.CertificateSeen, issued, null, "worker-1");
        return check;
    }

    public static Check Disclosed(this KinshipCase kinship, Person person, OffenceCategory category, string content = "Caution, 2011")
    {
        var check = kinship.CertificateSeen(person, Day(2026, 9, 9), Day(2026, 11, 13));
        kinship.RecordCheckResult(check.Id, CheckOutcome.Content, Day(2026, 11, 13), content);
        kinship.RecommendDisclosure(check.Id, new(category, 19, 15, false, true, false, "Told us first", true), Day(2026, 11, 16), Staff("worker-1", "ASSESSOR"));
        return check;
    }

    public static void Return(this KinshipCase kinship, Check check, DateOnly asked, DateOnly back)
    {
        if (check.State is CheckState.ConsentPending)
            kinship.RecordCheckConsent(check.Id, asked);
        kinship.RequestCheck(check.PersonId, check.Type, asked);
        kinship.RecordCheckResult(check.Id, CheckOutcome.Clear, back, "");
    }

    public static Caller Staff(string subject, params string[] roles) => new(subject, "E10000901", roles.ToHashSet(), new HashSet<string> { "KIN-A" });

    public static RefusedException Refused(string reason, Action act)
    {
        var refused = Assert.Throws<RefusedException>(act);
        Assert.Equal(reason, refused.Reason);
        return refused;
    }
}
