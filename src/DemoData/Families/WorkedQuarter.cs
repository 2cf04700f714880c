using Suite.DemoData.Caseload;
using Suite.FamilyGroupConferences.V1;
using Route = Suite.KinshipAssessment.V1.Route;

namespace Suite.DemoData.Families;

/// <summary>
/// The worked quarter of conferences, 2026/27 Q2: 36 families referred and 29 conferences held, with four coordinators, after 10 with
/// two in the quarter before. The same whatever the seed.
/// </summary>
static class WorkedQuarter
{
    public const string Authority = SampleCaseload.Westmere;

    /// <summary>Everything of the quarter itself lies before this day.</summary>
    public static readonly DateOnly LastDay = new(2026, 10, 1);

    static readonly DateOnly First = new(2026, 7, 1), Last = new(2026, 9, 30);

    /// <summary>From when two more coordinators were there.</summary>
    public static readonly DateOnly MoreCoordinators = First;

    public static Draw Draw { get; } = new("demo-data/worked-quarter");

    /// <summary>Days from acceptance to the conference.</summary>
    public static IReadOnlyList<int> DaysToConference { get; } =
        [14, 17, 19, 21, 22, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 35, 36, 37, 38, 39, 40, 41, 42, 44, 47, 51, 56, 61, 70];

    const int Accepted = 34, Consented = 32, Referred = 36;

    // Ten conferences of the quarter before; of nine a review was due in this one.
    static readonly (DateOnly Referred, DateOnly Accepted, DateOnly Held, DateOnly? CareRisk, DateOnly? Reviewed)[] Before =
    [
        (new(2026, 4, 10), new(2026, 4, 16), new(2026, 5, 19), new(2026, 4, 13), new(2026, 8, 18)),
        (new(2026, 4, 14), new(2026, 4, 17), new(2026, 5, 27), new(2026, 4, 15), new(2026, 8, 25)),
        (new(2026, 4, 20), new(2026, 4, 23), new(2026, 6, 2), new(2026, 4, 21), new(2026, 9, 1)),
        (new(2026, 4, 22), new(2026, 4, 27), new(2026, 6, 10), new(2026, 4, 23), new(2026, 9, 10)),
        (new(2026, 4, 27), new(2026, 5, 1), new(2026, 6, 23), new(2026, 4, 28), new(2026, 9, 22)),
        (new(2026, 3, 10), new(2026, 3, 12), new(2026, 4, 14), new(2026, 4, 9), new(2026, 7, 14)),
        (new(2026, 3, 17), new(2026, 3, 20), new(2026, 4, 28), new(2026, 4, 21), new(2026, 7, 23)),
        (new(2026, 4, 2), new(2026, 4, 8), new(2026, 5, 12), new(2026, 5, 5), new(2026, 8, 20)),
        (new(2026, 4, 20), new(2026, 4, 22), new(2026, 6, 16), new(2026, 6, 9), new(2026, 10, 5)),
        (new(2026, 4, 30), new(2026, 5, 5), new(2026, 6, 9), null, null),
    ];

    /// <summary>Five families of the quarter before have a child with an edge-of-care episode too, in that order.</summary>
    public const int SharedWithEdgeOfCare = 5;

    static readonly OutcomeCode[] AtHome = [OutcomeCode.AtHomeParent, OutcomeCode.AtHomeParent];

    public static IReadOnlyList<ConferencePlan> Plans { get; } = [.. Earlier(), .. Quarter()];

    /// <summary>Offers before proceedings to which no conference belongs: everybody declined, and judged not to be in the child's interests.</summary>
    public static IReadOnlyList<(string Code, OfferPlan Plan)> Offers { get; } =
    [
        ("FGQ2OF1", new(new(2026, 7, 13), [OfferResponse.Declined, OfferResponse.Declined]) { ApplicationOn = new(2026, 8, 19) }),
        ("FGQ2OF2", new(new(2026, 8, 3), []) { ExemptOn = new(2026, 8, 3), ApplicationOn = new(2026, 8, 10) }),
    ];

    static IEnumerable<ConferencePlan> Earlier()
    {
        for (var i = 0; i < Before.Length; i++)
        {
            var (referred, accepted, held, risk, reviewed) = Before[i];
            var code = $"FGQ1N{i:D2}";
            var draw = Draw.For(code);
            var family = i < SharedWithEdgeOfCare ? WorkedCohort.FamilyOf(i) : draw.Of("family-name", Names.Last);
            yield return new(code, referred)
            {
                Family = family,
                Children = [i < SharedWithEdgeOfCare ? WorkedCohort.InConference(i) : Child(code, 0, family, draw, referred)],
                AcceptedOn = accepted,
                HeldOn = held,
                CareRiskOn = risk,
                Coordinator = i % 2,
                Relative = i % 3 == 2 ? Relative.MaternalKin : Relative.PaternalKin,
                PaternalFamily = i % 3 == 2 ? PaternalFamily.NoLegalOrKnownFather : PaternalFamily.Identified,
                Decision = reviewed is null ? PlanDecision.Unspecified : PlanDecision.Agreed,
                ReviewedOn = reviewed,
                Closed = reviewed is { } on ? (ClosureCode.Completed, on.After(7)) : (ClosureCode.NoPlan, new(2026, 6, 30)),
                Outcomes = AtHome,
                Proposal = i == 8 ? new(Route.SpecialGuardianship, Ending.GuardianshipOrder) : null,
            };
        }
    }

    static IEnumerable<ConferencePlan> Quarter()
    {
        var applications = 0;
        for (var i = 0; i < Referred; i++)
        {
            var code = $"FGQ2N{i:D2}";
            var draw = Draw.For(code);
            var family = draw.Of("family-name", Names.Last);
            var held = i < DaysToConference.Count;
            var days = held ? DaysToConference[i] : 0;
            var heldOn = held ? draw.Of("held", [.. Weekdays(First.AddDays(7 + days), Last.AddDays(-2)).Where(day => day.AddDays(-days).IsWeekday())]) : default;
            var accepted = held ? heldOn.AddDays(-days) : draw.Of("accepted", [.. Weekdays(First.AddDays(7), Last.AddDays(-60))]);
            var referred = Days.Later(First, accepted.AddDays(-draw.Between("screened", 1, 4)).Back());
            var older = i % 3 == 1 && i < 27 ? 2 : 1;
            var plan = new ConferencePlan(code, referred)
            {
                Family = family,
                Children = [.. Enumerable.Range(0, older).Select(n => Child(code, n, family, draw, referred)), .. i % 5 == 0 ? [Toddler(code, older, family, draw, referred)] : Array.Empty<ConferenceChildFacts>()],
                OfferedOn = Days.Later(First, referred.AddDays(-draw.Between("offered", 0, 3)).Back()),
                AcceptedOn = accepted,
                Coordinator = i % 4,
                Reason = draw.Weighted("reason", [(ReferralReason.PreventCare, 45.0), (ReferralReason.ChildProtection, 35), (ReferralReason.KinshipSearch, 10), (ReferralReason.FamilyTime, 10)]),
            };
            if (held)
            {
                plan = Held(plan, i, heldOn, draw);
                // Four of those whose conference was held early went to court all the same.
                if (applications < 4 && heldOn <= Last.AddDays(-20) && plan is { Decision: PlanDecision.Agreed, Children.Count: 1, Proposal: null })
                {
                    applications++;
                    var issued = heldOn.After(draw.Between("issued", 9, 16));
                    plan = plan with
                    {
                        Reason = ReferralReason.PreProceedings,
                        Offer = new(plan.ReferredOn.AddDays(-draw.Between("letter", 6, 12)).Back(), [OfferResponse.Accepted, plan.Relative is Relative.Father ? OfferResponse.Accepted : OfferResponse.NoResponse]) { ApplicationOn = issued },
                        ReviewedOn = null,
                        Closed = (ClosureCode.ProceedingsIssued, issued.After(1)),
                        Outcomes = [OutcomeCode.AtHomeParent],
                    };
                }
            }
            else
            {
                plan = i switch
                {
                    29 => plan with { HeldOn = new(2026, 10, 8), Coordinator = 1, Relative = Relative.PaternalKin, ReviewedOn = new(2027, 1, 7), Closed = null },
                    30 => plan with { StopIn = ConferenceState.StoodDown, Closed = (ClosureCode.StoodDown, accepted.AddDays(45).Weekday()) },
                    < Consented => plan with { HeldOn = new(2026, 10, 15), Relative = Relative.MaternalKin, PaternalFamily = PaternalFamily.NotFound },
                    < Accepted => plan with { StopIn = ConferenceState.FamilyDeclined, Closed = (ClosureCode.FamilyDeclined, accepted.AddDays(30).Weekday()) },
                    _ => plan with { StopIn = ConferenceState.NotAccepted, AcceptedOn = null },
                };
            }

            yield return plan;
        }
    }

    static ConferencePlan Held(ConferencePlan plan, int i, DateOnly heldOn, Draw draw)
    {
        // In three of four the father or one of his family; a day late here and there.
        var paternal = i % 4 != 3;
        var review = heldOn.AddMonths(3).AddDays(-draw.Between("reviewed", 0, 9)).Back();
        var decision = i switch
        {
            9 or 19 => PlanDecision.Unspecified,
            14 => PlanDecision.NotAgreed,
            _ when i % 4 == 1 => PlanDecision.AgreedWithChanges,
            _ => PlanDecision.Agreed,
        };
        var reviewed = decision is PlanDecision.Agreed or PlanDecision.AgreedWithChanges;
        return plan with
        {
            HeldOn = heldOn,
            Relative = paternal ? i % 2 == 0 ? Relative.Father : Relative.PaternalKin : Relative.MaternalKin,
            PaternalFamily = paternal ? PaternalFamily.Identified : i % 8 == 3 ? PaternalFamily.NotFound : i % 16 == 7 ? PaternalFamily.NotSafeToContact : PaternalFamily.NoLegalOrKnownFather,
            // Seven children of four or over.
            Absent = i is 2 or 6 or 11 or 16 or 20 or 23 or 26 ? [0] : [],
            Feedback = i % 6 != 5 && i != 28,
            Decision = decision,
            DoneBy = Last,
            // One in eight was not reviewed yet, one in eight late.
            ReviewedOn = !reviewed || i % 8 == 6 ? null : i % 8 == 2 ? heldOn.AddMonths(3).After(9) : review,
            Closed = decision is PlanDecision.Unspecified or PlanDecision.NotAgreed ? (ClosureCode.NoPlan, heldOn.After(30))
                : !reviewed || i % 8 is 6 or 4 ? null : (ClosureCode.Completed, heldOn.AddMonths(3).After(16)),
            Outcomes = i % 9 == 8 ? [OutcomeCode.Unspecified] : [i % 7 == 5 ? OutcomeCode.KinInformal : OutcomeCode.AtHomeParent],
            Proposal = i switch
            {
                13 => new(Route.FullAssessment, Ending.Informal),
                21 => new(Route.SpecialGuardianship, Ending.GuardianshipOrder),
                _ => null,
            },
        };
    }

    static IEnumerable<DateOnly> Weekdays(DateOnly from, DateOnly to)
    {
        for (var day = from; day <= to; day = day.AddDays(1))
            if (day.IsWeekday())
                yield return day;
    }

    /// <summary>A child of an age at which its part is counted.</summary>
    internal static ConferenceChildFacts Child(string code, int index, string family, Draw draw, DateOnly on) =>
        Facts(code, index, family, draw, on.AddYears(-draw.Between($"child-{index}/age", 5, 14)).AddDays(-draw.Between($"child-{index}/days", 1, 300)));

    static ConferenceChildFacts Toddler(string code, int index, string family, Draw draw, DateOnly on) =>
        Facts(code, index, family, draw, on.AddDays(-draw.Between($"child-{index}/days", 120, 900)));

    static ConferenceChildFacts Facts(string code, int index, string family, Draw draw, DateOnly born) => new()
    {
        ChildReference = $"{code}C{index + 1}",
        Name = $"{draw.Of($"child-{index}", Names.First)} {family}",
        BirthDate = born.ToMessage(),
    };
}
