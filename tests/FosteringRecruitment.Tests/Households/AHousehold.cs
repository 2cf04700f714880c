using Google.Protobuf;
using Suite.FosteringRecruitment.Applications;
using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.Households;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Suitability.Approval;
using Carer = Suite.FosteringRecruitment.Households.Carer;
using Member = Suite.FosteringRecruitment.Households.Member;
using Placement = Suite.FosteringRecruitment.Households.Placement;

namespace Suite.FosteringRecruitment.Tests.Households;

/// <summary>Households in named states, reached as staff reach them; the days are those of the worked case in the domain's scenarios.</summary>
static class AHousehold
{
    public const string Authority = "E10000901";
    public const string Team = "fostering-support";
    public const int UsualLimit = 3;
    public const string TermsLaw = "reg 27(5)(a)";
    public const string LimitLaw = "Children Act 1989 Sch 7 paras 2 to 4";
    public const string StayingPutLaw = "Children Act 1989 s.23CZA";

    public static readonly DateOnly Approved = new(2026, 9, 24);

    /// <summary>The first review is held in good time.</summary>
    public static readonly DateOnly Reviewed = new(2027, 9, 1);

    public static readonly Terms TwoChildren = SomeTerms();

    public static Terms SomeTerms(int places = 2, params PlacementType[] types) =>
        new(places, 0, 12, ApprovalSex.Any, types.Length > 0 ? types : [PlacementType.ShortTerm, PlacementType.ShortBreak], false, []);

    public static Caller Staff(string role, string subject, params string[] teams) => new(subject, Authority, new HashSet<string> { role }, new HashSet<string>(teams));

    public static readonly Caller DecisionMaker = Staff("ADM", "adm-1");
    public static readonly Caller TeamManager = Staff("TM", "tm-1", Team);
    public static readonly Caller SupervisingWorker = Staff("SSW", "ssw-1", Team);

    public static Household OnTheRegister(int carers = 1, bool historicEntry = false, Terms? terms = null) => Registered(terms, carers: carers, historicEntry: historicEntry).Household;

    public static Household WithPlaces(int places) => With(SomeTerms(places));

    public static Household With(Terms terms, DateOnly? approved = null, SkillLevel skill = SkillLevel.Level1, int carers = 1, FosteringRoute route = FosteringRoute.Mainstream) =>
        Registered(terms, approved, skill, carers, route).Household;

    public static Household Of(string authority, Terms terms) => Registered(terms, authority: authority).Household;

    public static (Household Household, IReadOnlyList<IMessage> Events) Registered(Terms? terms = null, DateOnly? approved = null, SkillLevel skill = SkillLevel.Level1, int carers = 1,
        FosteringRoute route = FosteringRoute.Mainstream, string authority = Authority, bool historicEntry = false) =>
        Household.Register(Guid.CreateVersion7(), authority, route, Guid.CreateVersion7(), null, approved ?? Approved, terms ?? TwoChildren,
            [.. Enumerable.Range(1, carers).Select(i => new Carer { Id = Guid.CreateVersion7(), Name = $"Carer {i}", BirthDate = new(1975, 5, i), Key = $"key-{i}" })],
            [], [], skill, Team, restricted: false, [], historicEntry, FosteringRules.Version);

    public static IReadOnlyList<IMessage> Pass(this Household household, DateOnly today) => household.PassTime(today, default);

    public static IReadOnlyList<IMessage> Review(this Household household, DateOnly on, ReviewRecommendation recommendation = ReviewRecommendation.RemainSuitable) =>
        household.RecordReview(on, recommendation, carersViews: true, childrenViews: true, placingAuthorityViews: true, "In order.");

    /// <summary>Chair, social worker and three others.</summary>
    public static PanelSittingEntry ASitting(DateOnly on, PanelRecommendation recommendation = PanelRecommendation.RecommendApproval) => new(on,
    [
        new("panel-1", PanelRole.Chair, false), new("panel-2", PanelRole.SocialWorker, false), new("panel-3", PanelRole.Member, false),
        new("panel-4", PanelRole.Member, false), new("panel-5", PanelRole.Member, false),
    ], Joint: false, recommendation, "Considered.");

    public static IReadOnlyList<IMessage> BeforePanel(this Household household, PanelMatter matter, DateOnly listedOn, DateOnly panelOn,
        PanelRecommendation recommendation = PanelRecommendation.RecommendApproval)
    {
        household.ListForPanel(Guid.CreateVersion7(), panelOn, matter, listedOn);
        return household.RecordRecommendation(ASitting(panelOn, recommendation));
    }

    public static IReadOnlyList<IMessage> ProposeTermination(this Household household, DateOnly on, bool specifiedOffence = false) =>
        household.ProposeTermination(Guid.CreateVersion7(), on, "Standards of care.", DeregistrationReason.StandardsOfCare, specifiedOffence, DecisionMaker);

    public static IReadOnlyList<IMessage> ProposeTerms(this Household household, DateOnly on, int maxChildren = 1) =>
        household.ProposeTerms(Guid.CreateVersion7(), TwoChildren with { MaxChildren = maxChildren }, on, "One child at a time.", DecisionMaker);

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

    public static RefusedException Refused(Action act) => Assert.Throws<RefusedException>(act);

    /// <summary>The act is refused for this reason.</summary>
    public static RefusedException Refuses(string reason, Action act)
    {
        var refused = Refused(act);
        Assert.Equal(reason, refused.Reason);
        return refused;
    }

    /// <summary>The act is refused for this reason, and every rule that it names cites this: "reg …" is one of the fostering services regulations.</summary>
    public static RefusedException Refuses(string reason, string law, Action act)
    {
        var refused = Refuses(reason, act);
        Assert.NotEmpty(refused.Rules);
        Assert.All(refused.Rules, rule => Assert.Equal(law.StartsWith("reg ", StringComparison.Ordinal) ? "Fostering Services (England) Regulations 2011 " + law : law, rule.Citation));
        return refused;
    }

    public static TEvent One<TEvent>(this IReadOnlyList<IMessage> happened) => Assert.Single(happened.OfType<TEvent>());

    public static IReadOnlyList<PlaceStatus> Statuses(this Household household) => [.. household.Places.Select(place => place.Status)];

    public static IEnumerable<(int Number, PlaceStatus Status)> PlaceEvents(this IEnumerable<IMessage> events) =>
        events.OfType<PlaceStatusChanged>().Select(changed => (changed.PlaceNumber, changed.Status));
}
