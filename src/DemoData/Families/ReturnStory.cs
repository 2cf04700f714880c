using Google.Protobuf;
using Suite.DemoData.Caseload;
using Suite.DemoData.Fostering;
using Suite.EdgeOfCare.V1;

namespace Suite.DemoData.Families;

/// <summary>A looked-after child's way home, step by step, as its plan has it.</summary>
static class ReturnStory
{
    /// <summary>From the review at which a return is considered to the return.</summary>
    public const int DaysToReturn = 91;

    static readonly ScheduleThreeMatter[] Matters = [.. Enum.GetValues<ScheduleThreeMatter>().Where(m => m is not ScheduleThreeMatter.Unspecified)];

    public static IEnumerable<Entry> Of(Matter matter, ReturnPlan plan)
    {
        var (draw, world) = (matter.Draw, matter.World);
        Reunification Way() => matter.Folder.Of<Reunification>();
        string Subject(Post post) => Staff.Of(world.Authority, ConferenceStory.SocialWorkTeam, post).Subject;
        var considered = plan.ConsideredOn;
        var underOrder = plan.LegalStatus is CareLegalStatus.CareOrder or CareLegalStatus.InterimCareOrder;
        var family = plan.Child.Name.Split(' ')[^1];
        DateOnly Step(int days) => considered.After(days);

        // The episode is another team's: who has it linked knows of both.
        var isKnown = world.Episodes.TryGetValue(plan.Child.ChildReference, out var known);
        yield return Do(considered, isKnown ? Post.ServiceManager : Post.TeamManager, () => new ConsiderReunificationRequest
        {
            Child = plan.Child,
            ReviewDate = considered.ToMessage(),
            Reasons = "Sample reasons: the mother has kept all that was agreed.",
            LegalStatus = plan.LegalStatus,
            LegalStatusDate = plan.LegalStatusFrom.ToMessage(),
            Iro = Subject(Post.ReviewingOfficer),
            EpisodeId = known.EpisodeId ?? "",
            FamilyId = known.FamilyId ?? "",
            Team = ConferenceStory.SocialWorkTeam,
            Worker = Subject(Post.SocialWorker),
            HistoricEntry = true,
        });
        yield return Do(matter.Present, Post.TeamManager, () => new FinishHistoricReunificationRequest());
        if (plan.StopIn is ReunificationState.Considered)
            yield break;
        if (plan.StopIn is ReunificationState.NotNow)
        {
            yield return Do(Step(9), Post.TeamManager, () => new DecideNotNowRequest { DecisionDate = Step(9).ToMessage(), Reasons = { StopReason.ChildsWish } });
            yield break;
        }

        yield return Do(Step(7), Post.SocialWorker, () => new StartParentAssessmentRequest { StartDate = Step(7).ToMessage(), Assessor = Subject(Post.Assessor) });
        if (plan.PlacedImmediatelyOn is { } placed)
        {
            yield return Do(placed, Post.NominatedOfficer, () => new PlaceImmediatelyRequest { PlacedDate = placed.ToMessage(), Necessity = "Sample reason: the placement ended over the weekend.", InterviewDate = placed.AddDays(-1).Back().ToMessage() });
            foreach (var days in (int[])[3, 10, 17])
                yield return Do(placed.After(days), Post.SocialWorker, () => Visit(placed.After(days)), $"{days}");
            yield return Do(placed.After(15), Post.ReviewingOfficer, () => Review(placed.After(15), Subject));
        }

        yield return Do(Step(8), Post.SocialWorker, () => new AddReunificationPersonRequest
        {
            Person = new()
            {
                Kind = ReunificationPersonKind.Parent,
                Name = draw.Name("mother", family),
                BirthDate = considered.AddYears(-draw.Between("mother/age", 25, 41)).AddDays(-draw.Between("mother/days", 1, 360)).ToMessage(),
                ParentalResponsibility = true,
                PersonReference = $"{plan.Code}P0",
            },
            JoinedDate = Step(8).ToMessage(),
        });
        yield return Do(Step(8), Post.SocialWorker, () => new RequestSuitabilityCheckRequest { PersonId = Way().People[0].PersonId, Kind = SuitabilityCheckKind.Police, RequestDate = Step(8).ToMessage(), PoliceForce = Turnarounds.Forces[0].Choice.Code });
        if (plan.StopIn is ReunificationState.ParentAssessment)
            yield break;
        foreach (var matterOfLaw in Matters)
            yield return Do(Step(21), Post.SocialWorker, () => new RecordScheduleThreeMatterRequest { PersonId = Way().People[0].PersonId, Matter = matterOfLaw, RecordedDate = Step(21).ToMessage(), Finding = "Sample finding: nothing stands against it." }, $"{matterOfLaw}");
        yield return Do(Step(24), Post.SocialWorker, () => new RecordSuitabilityCheckResultRequest { CheckId = Way().People[0].Checks[0].CheckId, ReceivedDate = Step(24).ToMessage(), Outcome = SuitabilityCheckOutcome.Clear });
        yield return Do(Step(25), Post.SocialWorker, () => new RecordChildsViewRequest { ViewDate = Step(25).ToMessage(), View = ViewOfReturn.InFavour, Detail = "Sample view: wants to go home.", SoughtBy = "SOCIAL_WORKER" });
        yield return Do(Step(27), Post.ReviewingOfficer, () => new RecordIroViewRequest { ViewDate = Step(27).ToMessage(), View = ViewOfReturn.InFavour, Detail = "Sample view: agrees to the steps." });
        var assessed = plan.PlacedImmediatelyOn?.After(16) ?? Step(30);
        yield return Do(assessed, Post.SocialWorker, () => new CompleteParentAssessmentRequest { CompletedDate = assessed.ToMessage(), AccommodationDate = Step(22).ToMessage(), Summary = "Sample summary: what has changed will hold with help." });
        var classified = assessed.After(1);
        yield return Do(classified, Post.SocialWorker, () => Class(classified, plan.Risk), "first");
        if (plan.PlacedImmediatelyOn is not null)
            yield return Do(classified, Post.SocialWorker, () => new RecordPlacementPlanRequest { PreparedDate = classified.ToMessage(), Summary = "Sample plan." });
        if (plan.StopIn is ReunificationState.NotSafe)
            yield return Do(classified.After(3), Post.TeamManager, () => new MarkNotSafeRequest { DecisionDate = classified.After(3).ToMessage(), Reasons = { StopReason.AssessmentNegative } });
        if (plan.StopIn is ReunificationState.Classified or ReunificationState.NotSafe)
            yield break;

        yield return Do(Step(34), Post.ReviewingOfficer, () => Review(Step(34), Subject));
        yield return Do(Step(37), Post.TeamManager, () => new AgreeReturnPlanRequest
        {
            AgreedDate = Step(37).ToMessage(),
            Goals = { new ReturnGoal { Text = "Sample goal: a fortnight of evenings at home.", Owner = "Mother", ByDate = Step(65).ToMessage() } },
            Support = "Sample support: family support twice a week.",
            ConferenceOfferedDate = Step(34).ToMessage(),
            ConferenceOffer = draw.Chance("conference", 0.4) ? ConferenceOffer.Accepted : ConferenceOffer.Declined,
        });
        if (plan.StopIn is ReunificationState.PlanAgreed)
            yield break;
        yield return Do(Step(41), Post.SocialWorker, () => new IncreaseContactRequest { FromDate = Step(41).ToMessage(), Arrangement = "Sample: every afternoon." });
        if (plan.StopIn is ReunificationState.ContactIncreased)
            yield break;
        yield return Do(Step(55), Post.SocialWorker, () => new RecordProgressReviewRequest { ReviewDate = Step(55).ToMessage(), Finding = ProgressFinding.GoingWell }, "contact");
        yield return Do(Step(57), Post.TeamManager, () => new StartOvernightStaysRequest { FromDate = Step(57).ToMessage() });
        foreach (var days in (int[])[60, 67])
            yield return Do(Step(days).AddDays(1), Post.SocialWorker, () => new RecordOvernightStayRequest { FromTime = Step(days).At(12), UntilTime = Step(days).AddDays(1).At(10) }, $"{days}");
        if (plan.StopIn is ReunificationState.Overnight)
            yield break;
        yield return Do(Step(72), Post.SocialWorker, () => new RecordProgressReviewRequest { ReviewDate = Step(72).ToMessage(), Finding = ProgressFinding.GoingWell }, "stays");
        yield return Do(Step(74), Post.TeamManager, () => new StartPhasedReturnRequest { FromDate = Step(74).ToMessage() });
        if (plan.StopIn is ReunificationState.PhasedReturn)
            yield break;
        if (underOrder)
        {
            yield return Do(Step(78), Post.SocialWorker, () => new RecordPlacementPlanRequest { PreparedDate = Step(78).ToMessage(), Summary = "Sample plan: who does what at home." });
            yield return Do(Step(81), Post.NominatedOfficer, () => new ApprovePlacementWithParentsRequest { ApprovedDate = Step(81).ToMessage(), Reasons = "Sample reasons: the return keeps the child safe and well." });
        }

        yield return Do(Step(84), Post.SocialWorker, () => Class(Step(84), RiskClass.Medium), "again");
        yield return Do(Step(85), Post.SocialWorker, () => new InformSchoolAndHealthRequest { SchoolInformedDate = Step(85).ToMessage(), HealthInformedDate = Step(85).ToMessage() });
        foreach (var entry in AtHome(plan, Step(DaysToReturn), underOrder, Subject))
            yield return entry;
    }

    static IEnumerable<Entry> AtHome(ReturnPlan plan, DateOnly home, bool underOrder, Func<Post, string> subject)
    {
        // Under a care order the nominated officer decides.
        yield return Do(home, underOrder ? Post.NominatedOfficer : Post.TeamManager, () => new RecordReturnRequest { ReturnedDate = home.ToMessage(), Route = underOrder ? ReturnRoute.P1 : ReturnRoute.CeasedE4A });
        var until = plan.BrokeDownOn ?? home.AddMonths(6);
        for (var visit = home.After(5); visit < until; visit = visit.After(33))
        {
            var on = visit;
            yield return Do(on, Post.SocialWorker, () => Visit(on), $"{on:yyyyMMdd}");
        }

        if (plan.BrokeDownOn is { } broken)
        {
            yield return Do(broken, Post.SocialWorker, () => new RecordReEntryRequest { ReEntryDate = broken.ToMessage(), LegalStatus = plan.LegalStatus, Reasons = { ReEntryReason.ParentUnable }, Detail = "Sample detail." });
            yield break;
        }

        if (underOrder)
            yield return Do(home.After(60), Post.ReviewingOfficer, () => Review(home.After(60), subject), "home");
        foreach (var months in (int[])[3, 6])
        {
            var on = home.AddMonths(months).After(2);
            yield return Do(on, Post.SocialWorker, () => new RecordReturnReviewRequest
            {
                Point = months == 3 ? ReviewPoint.ThreeMonths : ReviewPoint.SixMonths,
                ReviewDate = on.ToMessage(),
                Outcome = OutcomeCode.AtHomeParent,
                Stable = true,
            }, $"{months}");
        }

        if (plan.Consolidated)
            yield return Do(home.AddMonths(6).After(9), Post.TeamManager, () => new ConsolidateReturnRequest { ConsolidatedDate = home.AddMonths(6).After(9).ToMessage() });
    }

    static ClassifyReturnRiskRequest Class(DateOnly on, RiskClass risk) => new() { ClassDate = on.ToMessage(), Risk = risk, Reasons = "Sample reasons: as assessed." };

    static RecordMonitoringVisitRequest Visit(DateOnly on) => new() { VisitDate = on.ToMessage(), ChildSeen = true, SeenAlone = true, Summary = "Sample summary: seen at home, well." };

    static RecordCareReviewRequest Review(DateOnly on, Func<Post, string> subject) =>
        new() { ReviewDate = on.ToMessage(), ConsideredChangeOfStatus = true, ChairedBy = subject(Post.ReviewingOfficer), Outcome = "Sample outcome: goes on as planned." };

    static Entry Do(DateOnly on, Post by, Func<IMessage?> make, string subject = "") => new(on, by, make, subject);
}
