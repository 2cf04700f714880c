using Google.Protobuf;
using Suite.FosteringRecruitment.Applications;
using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.Households;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Carer = Suite.FosteringRecruitment.Households.Carer;
using Member = Suite.FosteringRecruitment.Households.Member;
using Placement = Suite.FosteringRecruitment.Households.Placement;

namespace Suite.FosteringRecruitment.Tests.Households;

/// <summary>Households on the register; approved as in the worked case of the domain's scenarios: 2 children, 0 to 12, short-term and short breaks.</summary>
static class GivenHousehold
{
    public const string Authority = "E10000901";
    public const int UsualLimit = 3;
    public const string TermsLaw = "Fostering Services (England) Regulations 2011 reg 27(5)(a)";
    public const string LimitLaw = "Children Act 1989 Sch 7";
    public const string StayingPutLaw = "Children Act 1989 s.23CZA";

    public static readonly DateOnly Approved = new(2026, 9, 24);

    public static Terms SomeTerms(int places = 2, params PlacementType[] types) =>
        new(places, 0, 12, ApprovalSex.Any, types.Length > 0 ? types : [PlacementType.ShortTerm, PlacementType.ShortBreak], false, []);

    public static Household WithPlaces(int places) => With(SomeTerms(places));

    public static Household With(Terms terms, DateOnly? approved = null, SkillLevel skill = SkillLevel.Level1, int carers = 1, FosteringRoute route = FosteringRoute.Mainstream) =>
        Registered(terms, approved, skill, carers, route).Household;

    public static Household Of(string authority, Terms terms) => Registered(terms, authority: authority).Household;

    public static (Household Household, IReadOnlyList<IMessage> Events) Registered(Terms terms, DateOnly? approved = null, SkillLevel skill = SkillLevel.Level1, int carers = 1,
        FosteringRoute route = FosteringRoute.Mainstream, string authority = Authority) =>
        Household.Register(Guid.CreateVersion7(), authority, route, Guid.CreateVersion7(), null, approved ?? Approved, terms,
            [.. Enumerable.Range(1, carers).Select(n => new Carer { Id = Guid.CreateVersion7(), Name = "A carer", BirthDate = new(1980, 1, 1), Key = "key-" + n })],
            [], [], skill, "fostering-support", false, [], false, "2011-581/2026-06");

    public static ChildToPlace AChild(string reference = "CH1", DateOnly? born = null, PlacementType type = PlacementType.ShortTerm, ApprovalSex sex = ApprovalSex.Female, string siblings = "") =>
        new(Guid.CreateVersion7(), reference, "key-of-" + reference, born ?? new(2020, 5, 4), sex, type, siblings, siblings.Length == 0 ? "" : "key-of-" + siblings);

    /// <summary>Places a child as staff do, a week after the approval if no day is given.</summary>
    public static Placement Place(this Household household, ChildToPlace? child = null, DateOnly? on = null, bool emergency = false)
    {
        child ??= AChild();
        household.PlaceChild(child, on ?? Approved.AddDays(7), emergency, UsualLimit);
        return household.Placements[^1];
    }

    public static Member Join(this Household household, DateOnly born, DateOnly on)
    {
        household.AddMember(Guid.CreateVersion7(), "Somebody", born, on);
        return household.Members[^1];
    }

    public static RefusedException Refused(Func<object> act) => Assert.Throws<RefusedException>(act);

    /// <summary>The refusal's reason, with the law that every rule of it names.</summary>
    public static void AssertRefused(string reason, string law, Func<object> act)
    {
        var refused = Refused(act);
        Assert.Equal(reason, refused.Reason);
        Assert.NotEmpty(refused.Rules);
        Assert.All(refused.Rules, rule => Assert.Contains(law, rule.Citation, StringComparison.Ordinal));
    }

    public static void AssertRefused(string reason, Func<object> act) => Assert.Equal(reason, Refused(act).Reason);

    public static IReadOnlyList<PlaceStatus> Statuses(this Household household) => [.. household.Places.Select(place => place.Status)];

    public static IEnumerable<(int Number, PlaceStatus Status)> PlaceEvents(this IEnumerable<IMessage> events) =>
        events.OfType<PlaceStatusChanged>().Select(changed => (changed.PlaceNumber, changed.Status));
}
