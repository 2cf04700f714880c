using Suite.DemoData.Caseload;
using Suite.FosteringRecruitment.V1;

namespace Suite.DemoData.Fostering;

/// <summary>
/// Who asked about fostering in the two years before the demo's present, who applied, and the households that were approved before;
/// the same seed gives the same people. In Eastholt there are a handful.
/// </summary>
static class FosteringCaseload
{
    public const int WestmereEnquiries = 180, EastholtEnquiries = 12, WestmereHouseholds = 34, EastholtHouseholds = 3;
    const int DaysBack = 728;

    // Numbers tell people apart, in their telephone numbers too; those of older approvals begin here.
    const int FirstOfHouseholds = 400;

    // From an enquiry of long ago to the approval, roughly.
    const int DaysToApproval = 215;

    /// <summary>What comes of enquiries that no application comes of, beside those still open.</summary>
    static readonly (EnquiryFate, double)[] Fates =
    [
        (EnquiryFate.Withdrawn, 50), (EnquiryFate.WithdrawnAfterInvitation, 5), (EnquiryFate.NotNow, 18), (EnquiryFate.NotEligible, 14), (EnquiryFate.Signposted, 13),
    ];

    static readonly (EnquiryFate Fate, int Days, bool Late)[] StillOpen =
    [
        (EnquiryFate.StillReceived, 0, false), (EnquiryFate.StillReceived, 3, false), (EnquiryFate.StillReceived, 12, false),
        (EnquiryFate.StillResponded, 4, false), (EnquiryFate.StillResponded, 5, false), (EnquiryFate.StillResponded, 11, false), (EnquiryFate.StillResponded, 18, true), (EnquiryFate.StillResponded, 34, false),
        (EnquiryFate.StillBooked, 7, false), (EnquiryFate.StillBooked, 10, false), (EnquiryFate.StillBooked, 20, true), (EnquiryFate.StillBooked, 14, false),
        (EnquiryFate.StillVisited, 19, false), (EnquiryFate.StillVisited, 25, false), (EnquiryFate.StillVisited, 41, false), (EnquiryFate.StillVisited, 55, true),
        (EnquiryFate.StillInvited, 27, false), (EnquiryFate.StillInvited, 44, false), (EnquiryFate.StillInvited, 70, false),
    ];

    static readonly (string, double)[] Sources =
    [
        ("COUNCIL_WEBSITE", 24), ("SEARCH_ENGINE", 14), ("SOCIAL_MEDIA", 18), ("FOSTER_CARER", 11), ("FRIEND_OR_FAMILY", 8), ("OPEN_EVENING", 6), ("COMMUNITY_EVENT", 5),
        ("GP_SURGERY", 3), ("SCHOOL", 4), ("RADIO_OR_TV", 3), ("LEAFLET_OR_POSTER", 3), ("FAITH_GROUP", 3), ("REGIONAL_HUB", 8),
    ];

    // What each sort of approval is for.
    static readonly ((int Min, int Max) Ages, PlacementType[] For)[] Approvals =
    [
        ((0, 5), [PlacementType.ShortTerm, PlacementType.Emergency]), ((0, 10), [PlacementType.ShortTerm, PlacementType.LongTerm]), ((0, 17), [PlacementType.ShortTerm]),
        ((5, 12), [PlacementType.ShortTerm, PlacementType.LongTerm]), ((8, 17), [PlacementType.LongTerm]), ((11, 17), [PlacementType.ShortTerm, PlacementType.LongTerm, PlacementType.Uasc]),
        ((0, 2), [PlacementType.ShortTerm, PlacementType.ParentAndChild]), ((4, 11), [PlacementType.ShortBreak]),
    ];

    static readonly HouseholdKind[] Households =
    [
        HouseholdKind.Hub, HouseholdKind.Satellite, HouseholdKind.Satellite, HouseholdKind.Satellite, HouseholdKind.Satellite, HouseholdKind.Satellite, HouseholdKind.Satellite,
        HouseholdKind.OnHold, HouseholdKind.OnHoldBefore, HouseholdKind.UnderInvestigation, HouseholdKind.InvestigatedBefore, HouseholdKind.TermsRevised, HouseholdKind.TermsRevisionProposed,
        HouseholdKind.TerminationProposed, HouseholdKind.Resigned, HouseholdKind.Resigned, HouseholdKind.Resigning, HouseholdKind.TransferredOut, HouseholdKind.Transferring,
        HouseholdKind.StayingPut, HouseholdKind.StayingPut, HouseholdKind.SiblingsExempted, HouseholdKind.EmergencyOutsideTerms, HouseholdKind.ComplaintOpen, HouseholdKind.ComplaintResolved,
        HouseholdKind.NeedsOfChild, HouseholdKind.OnBreak, HouseholdKind.NoBedroom, HouseholdKind.FamilyCircumstances, HouseholdKind.ReviewOverdue, HouseholdKind.ReviewForward, HouseholdKind.NewAdult,
    ];

    /// <summary>Enquiries of the two years, and older ones from which today's households came.</summary>
    public static IReadOnlyList<EnquiryPlan> Of(int seed, DateOnly present, string authority)
    {
        var draw = DrawOf(seed, present, authority);
        var westmere = authority == SampleCaseload.Westmere;
        return
        [
            .. Enquiries(westmere ? WestmereEnquiries : EastholtEnquiries, authority, present, draw),
            .. Enumerable.Range(0, westmere ? WestmereHouseholds : EastholtHouseholds).Select(i => Older(i, authority, present, draw.For($"older-{i}"))),
        ];
    }

    public static Draw DrawOf(int seed, DateOnly present, string authority) => new($"demo-data/fostering/{seed}/{present:yyyy-MM-dd}/{authority}");

    static List<EnquiryPlan> Enquiries(int count, string authority, DateOnly present, Draw draw)
    {
        var westmere = authority == SampleCaseload.Westmere;
        var applied = westmere ? Applications(present) : EastholtApplications(present);
        var open = westmere ? StillOpen : StillOpen[..3];
        var plans = new List<EnquiryPlan>(count);
        foreach (var (days, change) in applied)
        {
            var number = plans.Count;
            var own = draw.For($"enquiry-{number}");
            var enquiry = Plan(number, authority, present.AddDays(-days - own.Between("before", 26, 44)), EnquiryFate.Applies, own, present);
            var application = Application(enquiry, Weekday(present.AddDays(-days)), own, brief: false);
            plans.Add(enquiry with { Application = change(application) });
        }

        foreach (var (fate, days, late) in open)
            plans.Add(Plan(plans.Count, authority, present.AddDays(-days), fate, draw.For($"enquiry-{plans.Count}"), present) with { Late = late });
        while (plans.Count < count)
        {
            var own = draw.For($"enquiry-{plans.Count}");
            var fate = own.Weighted("fate", Fates);
            var days = own.Between("days", fate is EnquiryFate.WithdrawnAfterInvitation ? 100 : 60, DaysBack);
            plans.Add(Plan(plans.Count, authority, present.AddDays(-days), fate, own, present) with { Late = own.Chance("late", 0.16) });
        }

        return plans;
    }

    /// <summary>When applications came in, in days before the present, and how each goes: one at least in every state in which somebody has something to do.</summary>
    static (int Days, Func<ApplicationPlan, ApplicationPlan> Change)[] Applications(DateOnly present)
    {
        var (last, before, earlier) = (PanelDiary.Past(present, 1), PanelDiary.Past(present, 2), PanelDiary.Past(present, 3));
        var next = PanelDiary.ToCome(present)[0];
        return
        [
            (2, p => p with { StopIn = ApplicationState.Applied, Live = true }),
            (24, p => p),
            // Stage 2 begun beside stage 1, which one police force holds up.
            (98, p => p with { Overlapping = true, Checks = p.Checks with { HeldUp = true, Force = Turnarounds.Forces.First(f => f.Choice.Slow).Choice } }),
            (66, p => p with { StopIn = ApplicationState.Stage1Complete, Checks = p.Checks with { InformationOn = Weekday(present.AddDays(-6)) } }),
            (112, p => p with { StopIn = ApplicationState.Stage2Open }),
            (150, p => p with { StopIn = ApplicationState.Stage2Open, HeldOn = present.AddDays(-30) }),
            (160, p => Reported(p, present.AddDays(-6)) with { StopIn = ApplicationState.ReportShared }),
            (175, p => Reported(p, next.AddDays(-29)) with { StopIn = ApplicationState.PanelListed, On = On(p, next.AddDays(-29)) with { Comments = Weekday(next.AddDays(-22)), Listed = Weekday(next.AddDays(-20)), Panel = next } }),
            (190, p => Sat(p, last) with { Fate = ApplicationFate.Deferred, StopIn = ApplicationState.PanelDeferred }),
            (185, p => Decided(p, last, Weekday(present.AddDays(-4)), null) with { StopIn = ApplicationState.PanelRecommended, Checks = Reported(p, last.AddDays(-34)).Checks with { Content = true } }),
            (200, p => Decided(p, last, last.AddDays(2).Weekday(), last.AddDays(7).Weekday()) with { Fate = ApplicationFate.NotApprovedInSilence, StopIn = ApplicationState.QdIssued }),
            (225, p => Decided(p, before, before.AddDays(3).Weekday(), before.AddDays(8).Weekday()) with { Fate = ApplicationFate.AfterIndependentReview, StopIn = ApplicationState.IrmReview }),
            (230, p => Decided(p, before, before.AddDays(2).Weekday(), before.AddDays(9).Weekday()) with { Fate = ApplicationFate.AfterRepresentations, StopIn = ApplicationState.Representations }),
            (255, p => Challenged(p, earlier, present) with { Fate = ApplicationFate.AfterIndependentReview, StopIn = ApplicationState.FinalDecision }),
            (310, p => p with { Fate = ApplicationFate.DeclinedAtStageOne }),
            (420, p => p with { Fate = ApplicationFate.WithdrawnInStageOne }),
            (270, p => p with { Fate = ApplicationFate.WithdrawnInStageTwo }),
            (520, p => p with { Fate = ApplicationFate.NotApprovedInSilence }),
            (680, p => p with { Household = new(HouseholdKind.Plain) { Level = SkillLevel.Level2 } }),
            (585, p => p with { Household = new(HouseholdKind.FirstReviewAtPanel) }),
            (345, p => p with { Household = new(HouseholdKind.Plain), Checks = p.Checks with { Content = true } }),
        ];
    }

    static (int Days, Func<ApplicationPlan, ApplicationPlan> Change)[] EastholtApplications(DateOnly present) =>
    [
        (40, p => p with { Fate = ApplicationFate.RejectedAtEntry }),
        (110, p => p with { Fate = ApplicationFate.ToldOfBriefly, StopIn = ApplicationState.BriefReportShared, On = new() { Report = Weekday(present.AddDays(-5)) } }),
        (30, p => p),
    ];

    static Milestones On(ApplicationPlan plan, DateOnly report) => plan.On with { Report = Weekday(report) };

    static ApplicationPlan Reported(ApplicationPlan plan, DateOnly report) =>
        plan with { On = On(plan, report), Checks = plan.Checks with { InformationOn = Weekday(plan.ReceivedOn.AddDays(55)), ReportOn = Weekday(report.AddDays(-4)) } };

    // Listed in time for one meeting.
    static ApplicationPlan Sat(ApplicationPlan plan, DateOnly meeting)
    {
        var reported = Reported(plan, meeting.AddDays(-34));
        return reported with { On = reported.On with { Comments = Weekday(meeting.AddDays(-27)), Listed = Weekday(meeting.AddDays(-22)), Panel = meeting } };
    }

    static ApplicationPlan Decided(ApplicationPlan plan, DateOnly meeting, DateOnly minutes, DateOnly? decision)
    {
        var sat = Sat(plan, meeting);
        return sat with { On = sat.On with { Minutes = minutes, Decision = decision } };
    }

    static ApplicationPlan Challenged(ApplicationPlan plan, DateOnly meeting, DateOnly present)
    {
        var decided = Decided(plan, meeting, Weekday(meeting.AddDays(3)), Weekday(meeting.AddDays(8)));
        return decided with { On = decided.On with { Challenge = Weekday(meeting.AddDays(20)), Outcome = Weekday(present.AddDays(-12)) } };
    }

    static EnquiryPlan Older(int index, string authority, DateOnly present, Draw draw)
    {
        var kind = authority == SampleCaseload.Westmere && index < Households.Length ? Households[index] : HouseholdKind.Plain;
        var nth = Households.Take(index).Count(k => k == kind);
        // Most not so long ago that checks had to be done again.
        var days = draw.Chance("long-ago", 0.15) ? draw.Between("days", 1000, 1400) : draw.Between("days", 745, 940);
        var plan = Plan(FirstOfHouseholds + index, authority, present.AddDays(-days - DaysToApproval), EnquiryFate.Applies, draw, present) with { Campaign = "" };
        var application = Application(plan, plan.ReceivedOn.AddDays(30).Weekday(), draw, brief: true);
        var terms = application.Terms;
        switch (kind)
        {
            case HouseholdKind.Hub:
                terms.PlacementTypes.Add(PlacementType.MockingbirdHub);
                break;
            case HouseholdKind.Satellite:
                terms.PlacementTypes.Add(PlacementType.MockingbirdSatellite);
                break;
            case HouseholdKind.StayingPut:
                terms = Terms(2, 8, 17, [PlacementType.LongTerm, PlacementType.ShortTerm]);
                break;
            case HouseholdKind.SiblingsExempted:
                terms = Terms(4, 0, 17, [PlacementType.ShortTerm, PlacementType.LongTerm]);
                terms.SiblingsTogether = true;
                break;
            case HouseholdKind.EmergencyOutsideTerms:
                terms = Terms(2, 0, 10, [PlacementType.ShortTerm]);
                break;
            case HouseholdKind.TermsRevisionProposed:
                terms = Terms(1, 6, 17, [PlacementType.ShortTerm, PlacementType.LongTerm]);
                break;
            case HouseholdKind.NeedsOfChild or HouseholdKind.OnBreak or HouseholdKind.NoBedroom or HouseholdKind.FamilyCircumstances:
                terms.MaxChildren = 3;
                break;
        }

        return plan with
        {
            Application = application with
            {
                Terms = terms,
                Household = new(kind)
                {
                    Nth = nth,
                    LateReviews = index % 9 == 4,
                    Level = kind is HouseholdKind.Hub ? SkillLevel.Level4
                        : draw.Weighted("level", [(SkillLevel.Level1, 12.0), (SkillLevel.Level2, 50), (SkillLevel.Level3, 30), (SkillLevel.Level4, 8)]),
                },
            },
        };
    }

    static ApprovalTerms Terms(int places, int min, int max, PlacementType[] types) =>
        new() { MaxChildren = places, AgeMin = min, AgeMax = max, Sex = ApprovalSex.Any, PlacementTypes = { types } };

    static EnquiryPlan Plan(int number, string authority, DateOnly received, EnquiryFate fate, Draw draw, DateOnly present)
    {
        received = Weekday(received);
        var campaign = SampleReference.CampaignOn(received);
        var joins = campaign is not null && draw.Chance("campaign", 0.45);
        return new(number, authority, received, fate, draw)
        {
            Enquirers = [.. Enquirers(number, authority, received, draw)],
            Source = joins ? draw.Of("campaign-source", campaign!.Sources) : draw.Weighted("source", Sources),
            Campaign = joins ? campaign!.Code : "",
            Interests = draw.Weighted<PlacementType[]>("interests",
                [([PlacementType.ShortTerm], 35), ([PlacementType.ShortTerm, PlacementType.LongTerm], 30), ([PlacementType.LongTerm], 15), ([PlacementType.ShortBreak], 10), ([], 10)]),
            Live = received >= present.AddDays(-6),
        };
    }

    static IEnumerable<Enquirer> Enquirers(int number, string authority, DateOnly received, Draw draw)
    {
        var family = draw.Of("family-name", Names.Last);
        var eastholt = authority == SampleCaseload.Eastholt;
        for (var i = 0; i < (draw.Chance("couple", number >= FirstOfHouseholds ? 0.15 : 0.4) ? 2 : 1); i++)
            yield return new()
            {
                Name = $"{draw.Of($"enquirer-{i}", Names.First)} {(i > 0 && draw.Chance("other-name", 0.3) ? draw.Of("other-family", Names.Last) : family)}",
                BirthDate = received.AddYears(-draw.Between($"age-{i}", 28, 58)).AddDays(-draw.Between($"days-{i}", 1, 360)).ToMessage(),
                // Reserved for examples and drama.
                Email = i > 0 ? "" : $"enquirer{number}@{(eastholt ? "eastholt" : "westmere")}.example",
                Telephone = i > 0 ? "" : eastholt ? $"01632 960{number:D3}" : $"07700 900{number:D3}",
                Postcode = $"{(eastholt ? "EH" : "WM")}{number % 19 + 1} {number / 19 % 9 + 1}{(char)('A' + number % 8)}{(char)('A' + number / 8 % 8)}",
            };
    }

    static ApplicationPlan Application(EnquiryPlan enquiry, DateOnly received, Draw draw, bool brief)
    {
        var shortBreaks = brief && draw.Chance("short-breaks", 0.08);
        var (ages, purposes) = shortBreaks ? Approvals[^1] : draw.Of("approval", Approvals[..^1]);
        return new(received, ApplicationFate.Approved)
        {
            People = [.. People(enquiry, received, draw, brief)],
            Home = new()
            {
                Bedrooms = draw.Between("bedrooms", 3, 5),
                SpareBedrooms = draw.Between("spare", 1, 2),
                Smokers = draw.Chance("smoker", 0.1) ? 1 : 0,
                Pets = { !brief && draw.Chance("pets", 0.4) ? [draw.Of("pet", ["DOG", "CAT", "OTHER"])] : Array.Empty<string>() },
                Tenure = draw.Weighted("tenure", [("OWNED", 62.0), ("SOCIAL_RENT", 20), ("PRIVATE_RENT", 18)]),
            },
            Checks = new(draw.Weighted("force", Turnarounds.Forces.Where(f => !f.Choice.Slow).ToList())) { Brief = brief },
            Terms = Terms(draw.Weighted("places", [(1, 32.0), (2, 48), (3, 20)]), ages.Min, ages.Max, purposes),
            Route = shortBreaks ? FosteringRoute.ShortBreak : FosteringRoute.Mainstream,
            Brief = brief,
        };
    }

    static IEnumerable<ApplicationPersonFacts> People(EnquiryPlan enquiry, DateOnly received, Draw draw, bool brief)
    {
        // Some fostered for an agency before: it is asked, and referees are not.
        var fostered = brief && draw.Chance("fostered", 0.25);
        for (var i = 0; i < enquiry.Enquirers.Count; i++)
            yield return new()
            {
                Kind = ApplicationPersonKind.Applicant,
                Name = enquiry.Enquirers[i].Name,
                BirthDate = enquiry.Enquirers[i].BirthDate,
                PersonReference = $"FOST{enquiry.Number:D4}P{i}",
                ApprovedElsewhere = fostered,
                Employed = !brief && draw.Chance($"employed-{i}", 0.6),
                WorksWithChildren = !brief && draw.Chance($"works-with-children-{i}", 0.15),
                MarriedBefore = draw.Chance($"married-{i}", 0.15),
            };
        // Nobody comes of age within an application.
        for (var i = 0; i < draw.Weighted("young", [(0, 58.0), (1, 26), (2, 16)]); i++)
            yield return Somebody($"young-{i}", ApplicationPersonKind.HouseholdMember, 2, brief ? 11 : 15);
        if (!brief && draw.Chance("adult", 0.15))
            yield return Somebody("adult", ApplicationPersonKind.HouseholdMember, 19, 24);
        for (var i = 0; i < (fostered ? 0 : brief ? 2 : 3); i++)
            yield return new() { Kind = ApplicationPersonKind.Referee, Name = $"{draw.Of($"referee-{i}", Names.First)} {draw.Of($"referee-{i}/name", Names.Last)}", RelativeOfApplicant = i == 2 };

        ApplicationPersonFacts Somebody(string who, ApplicationPersonKind kind, int from, int to) => new()
        {
            Kind = kind,
            Name = $"{draw.Of(who, Names.First)} {draw.Of("family-name", Names.Last)}",
            BirthDate = received.AddYears(-draw.Between(who + "/age", from, to)).AddDays(-draw.Between(who + "/days", 1, 330)).ToMessage(),
        };
    }

    static DateOnly Weekday(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(-1),
        DayOfWeek.Sunday => day.AddDays(-2),
        _ => day,
    };
}
