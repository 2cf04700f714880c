using Suite.DemoData.Caseload;
using Suite.FamilyGroupConferences.V1;
using Route = Suite.KinshipAssessment.V1.Route;

namespace Suite.DemoData.Families;

/// <summary>
/// One child in all four services: a conference names a grandparent, the kinship team assesses and approves her, she comes onto the
/// register of foster carers, and the edge-of-care team helps to keep the placement. The same whatever the seed.
/// </summary>
static class FamilyJourney
{
    public const string Authority = SampleCaseload.Westmere;

    public const string Code = "JOURNEY1", ChildReference = $"{Code}C1";

    public static readonly DateOnly LastDay = new(2026, 12, 1);

    public static Draw Draw { get; } = new("demo-data/journey");

    static readonly DateOnly Referred = new(2026, 1, 15), Held = new(2026, 2, 24), HelpFrom = new(2026, 10, 5);

    public static ConferencePlan Conference { get; } = new(Code, Referred)
    {
        Family = "Thistleton",
        Children = [new() { ChildReference = ChildReference, Name = "Elowen Thistleton", BirthDate = new DateOnly(2018, 3, 9).ToMessage() }],
        Reason = ReferralReason.KinshipSearch,
        AcceptedOn = new(2026, 1, 19),
        HeldOn = Held,
        Relative = Relative.PaternalKin,
        Proposal = new(Route.FullAssessment, Ending.Approved),
        ReviewedOn = new(2026, 5, 21),
        Closed = (ClosureCode.Completed, new(2026, 6, 4)),
        Finding = ReviewFinding.OnTrack,
        Outcomes = [OutcomeCode.KinInformal, OutcomeCode.LookedAfterKin],
        // Once the carer was approved; until then the child stayed there informally.
        Spell = (LookedAfterFrom, CareLegalStatus.Section20SinglePeriod),
    };

    /// <summary>From when the grandmother fosters the child.</summary>
    public static DateOnly LookedAfterFrom => new(2026, 6, 15);

    /// <summary>Reference of the grandmother.</summary>
    public static string CarerReference => Conference.RelativeReference;

    public static EpisodePlan Help { get; } = new(Code, HelpFrom)
    {
        Child = new() { ChildReference = ChildReference, Name = "Elowen Thistleton", BirthDate = new DateOnly(2018, 3, 9).ToMessage() },
        Openness = EdgeOfCare.V1.EpisodeOpenness.LookedAfter,
        Needs = [EdgeOfCare.V1.ReferralNeed.PlacementStability, EdgeOfCare.V1.ReferralNeed.ChildMentalHealth],
        Spells = [new(LookedAfterFrom, null, EdgeOfCare.V1.CareLegalStatus.Section20SinglePeriod) { Known = true }],
        StopIn = EdgeOfCare.V1.EpisodeState.Active,
    };
}
