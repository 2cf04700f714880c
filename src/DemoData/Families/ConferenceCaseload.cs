using Suite.DemoData.Caseload;
using Suite.FamilyGroupConferences.V1;
using CaseState = Suite.KinshipAssessment.V1.CaseState;
using Route = Suite.KinshipAssessment.V1.Route;

namespace Suite.DemoData.Families;

/// <summary>Conferences under way at the demo's present: one at least in every state in which somebody has something to do, and some that were held not long ago.</summary>
static class ConferenceCaseload
{
    // Days before the present of referral and acceptance, and of the conference (negative: to come). None was referred before the quarter began.
    static readonly (ConferenceState Stop, int Referred, int Accepted, int? Held, Func<ConferencePlan, ConferencePlan>? Change)[] Westmere =
    [
        (ConferenceState.Referred, 1, 0, null, null),
        (ConferenceState.Referred, 7, 0, null, null),
        (ConferenceState.MoreInfo, 10, 0, null, null),
        (ConferenceState.NotAccepted, 24, 0, null, null),
        (ConferenceState.Accepted, 5, 3, null, null),
        (ConferenceState.Accepted, 14, 11, null, null),
        (ConferenceState.Accepted, 4, 3, null, p => p with { Urgent = true }),
        (ConferenceState.Allocated, 12, 10, -30, null),
        (ConferenceState.Allocated, 27, 24, -12, null),
        (ConferenceState.BaselineDone, 24, 21, -14, null),
        (ConferenceState.FamilyDeclined, 45, 41, null, null),
        (ConferenceState.Preparing, 34, 31, -9, null),
        (ConferenceState.Preparing, 61, 57, -8, p => p with { Relative = Relative.MaternalKin, PaternalFamily = PaternalFamily.NotSafeToContact }),
        (ConferenceState.Scheduled, 41, 38, -3, null),
        (ConferenceState.Scheduled, 62, 58, -10, null),
        (ConferenceState.Postponed, 50, 46, 6, null),
        (ConferenceState.Cancelled, 55, 52, 7, null),
        (ConferenceState.StoodDown, 63, 60, null, null),
        (ConferenceState.Held, 48, 44, 4, null),
        (ConferenceState.NoPlan, 73, 69, 25, p => p with { Decision = PlanDecision.Unspecified }),
        (ConferenceState.PlanMade, 52, 49, 5, null),
        (ConferenceState.PlanMade, 68, 64, 20, p => p with { Relative = Relative.PaternalKin, Proposal = new(Route.FullAssessment, Ending.Approved, CaseState.Viability) }),
        (ConferenceState.NotAgreed, 76, 73, 34, p => p with { Decision = PlanDecision.NotAgreed }),
        (ConferenceState.Agreed, 72, 69, 38, null),
        (ConferenceState.Agreed, 81, 77, 41, p => p with { Relative = Relative.MaternalKin, PaternalFamily = PaternalFamily.NotFound }),
        (ConferenceState.AgreedWithChanges, 88, 84, 47, p => p with { Decision = PlanDecision.AgreedWithChanges }),
        (ConferenceState.Agreed, 90, 87, 54, null),
        (ConferenceState.AgreedWithChanges, 94, 91, 59, p => p with { Decision = PlanDecision.AgreedWithChanges, Feedback = false }),
        (ConferenceState.Agreed, 97, 94, 66, null),
        (ConferenceState.Agreed, 98, 95, 73, null),
    ];

    static readonly (ConferenceState Stop, int Referred, int Accepted, int? Held, Func<ConferencePlan, ConferencePlan>? Change)[] Eastholt =
    [
        (ConferenceState.Accepted, 10, 7, null, null),
        (ConferenceState.Scheduled, 44, 40, -4, null),
        (ConferenceState.Agreed, 80, 76, 36, null),
    ];

    public static Draw DrawOf(int seed, DateOnly present, string authority) => new($"demo-data/conferences/{seed}/{present:yyyy-MM-dd}/{authority}");

    public static IReadOnlyList<ConferencePlan> Of(int seed, DateOnly present, string authority)
    {
        var draw = DrawOf(seed, present, authority);
        return [.. (authority == SampleCaseload.Westmere ? Westmere : Eastholt).Select((row, i) => Plan(i, row.Stop, row.Referred, row.Accepted, row.Held, row.Change, present, authority, draw))];
    }

    /// <summary>Offers that are still open, and one that no application followed.</summary>
    public static IReadOnlyList<(string Code, OfferPlan Plan)> Offers(DateOnly present) =>
    [
        ("FGOFN1", new(present.AddDays(-19).Back(), [OfferResponse.Unspecified, OfferResponse.Unspecified])),
        ("FGOFN2", new(present.AddDays(-6).Back(), [OfferResponse.Accepted, OfferResponse.Unspecified])),
        ("FGOFN3", new(present.AddDays(-75).Back(), [OfferResponse.Accepted, OfferResponse.NoResponse]) { EndedOn = present.AddDays(-20).Back() }),
    ];

    static ConferencePlan Plan(int number, ConferenceState stop, int referredAgo, int acceptedAgo, int? heldAgo, Func<ConferencePlan, ConferencePlan>? change, DateOnly present, string authority, Draw all)
    {
        var code = $"FG{all.Tag()}N{number:D2}";
        var draw = all.For(code);
        var family = draw.Of("family-name", Names.Last);
        var referred = present.AddDays(-referredAgo).Back();
        var plan = new ConferencePlan(code, referred)
        {
            Family = family,
            Children = [.. Enumerable.Range(0, draw.Weighted("children", [(1, 70.0), (2, 30)])).Select(i => WorkedQuarter.Child(code, i, family, draw, referred))],
            Reason = draw.Weighted("reason", [(ReferralReason.PreventCare, 50.0), (ReferralReason.ChildProtection, 30), (ReferralReason.PlacementStability, 10), (ReferralReason.KinshipSearch, 10)]),
            AcceptedOn = acceptedAgo == 0 ? null : present.AddDays(-acceptedAgo).Back(),
            HeldOn = heldAgo is { } ago ? present.AddDays(-ago).Back() : null,
            StopIn = stop,
            Coordinator = authority == SampleCaseload.Westmere ? number % 4 : 0,
            Relative = draw.Weighted("relative", [(Relative.Father, 50.0), (Relative.PaternalKin, 50)]),
        };
        return change is null ? plan : change(plan);
    }
}
