using Google.Protobuf;
using Suite.FosteringRecruitment.Applications;
using Suite.FosteringRecruitment.Households;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Suitability.Approval;
using Carer = Suite.FosteringRecruitment.Households.Carer;

namespace Suite.FosteringRecruitment.Tests.Households;

/// <summary>Households in named states, reached as staff reach them; the days are those of the worked case in the domain's scenarios.</summary>
static class AHousehold
{
    public const string Authority = "E10000901";
    public const string Team = "FOSTERING-NORTH";

    public static readonly DateOnly Approved = new(2026, 9, 24);

    /// <summary>The first review is held in good time.</summary>
    public static readonly DateOnly Reviewed = new(2027, 9, 1);

    public static readonly Terms TwoChildren = new(2, 0, 12, ApprovalSex.Any, [PlacementType.ShortTerm, PlacementType.ShortBreak], false, []);

    public static Caller Staff(string role, string subject, params string[] teams) => new(subject, Authority, new HashSet<string> { role }, new HashSet<string>(teams));

    public static readonly Caller DecisionMaker = Staff("ADM", "adm-1");
    public static readonly Caller TeamManager = Staff("TM", "tm-1", Team);
    public static readonly Caller SupervisingWorker = Staff("SSW", "ssw-1", Team);

    public static Household OnTheRegister(int carers = 1, bool historicEntry = false, Terms? terms = null) => Household.Register(Guid.CreateVersion7(), Authority, FosteringRoute.Mainstream,
        Guid.CreateVersion7(), null, Approved, terms ?? TwoChildren,
        [.. Enumerable.Range(1, carers).Select(i => new Carer { Id = Guid.CreateVersion7(), Name = $"Carer {i}", BirthDate = new(1975, 5, i) })],
        [], [], SkillLevel.Level1, Team, restricted: false, [], historicEntry, FosteringRules.Version).Household;

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

    public static void PlaceAChild(this Household household, DateOnly on, string child = "CH1001") =>
        household.PlaceChild(new(Guid.CreateVersion7(), child, "key-of-" + child, new(2020, 3, 14), ApprovalSex.Any, PlacementType.ShortTerm, "", ""), on, emergency: false, usualLimit: 3);

    /// <summary>The act is refused for this reason, citing this.</summary>
    public static RefusedException Refuses(string reason, string? citation, Action act)
    {
        var refused = Assert.Throws<RefusedException>(act);
        Assert.Equal(reason, refused.Reason);
        if (citation is not null)
            Assert.All(refused.Rules, rule => Assert.Equal("Fostering Services (England) Regulations 2011 " + citation, rule.Citation));
        if (citation is not null)
            Assert.NotEmpty(refused.Rules);
        return refused;
    }

    public static TEvent One<TEvent>(this IReadOnlyList<IMessage> happened) => Assert.Single(happened.OfType<TEvent>());
}
