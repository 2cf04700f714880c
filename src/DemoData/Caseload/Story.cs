using Google.Protobuf;
using Suite.KinshipAssessment.V1;

namespace Suite.DemoData.Caseload;

/// <summary>What happens in a sample case, as its plan has it; read lazily, so that each step knows what came of those before it.</summary>
static class Story
{
    static readonly ScheduleFourMatter[] Matters = [.. Enum.GetValues<ScheduleFourMatter>().Where(m => m is not ScheduleFourMatter.Unspecified)];

    public static IEnumerable<Step> Of(CaseRun run)
    {
        var plan = run.Plan;
        var draw = run.Draw;
        if (!run.OpenedElsewhere)
            yield return Do(plan.ConcernOn, Post.TeamManager, Open(plan));
        // Who it was opened for is of another team; the service manager knows of every case.
        yield return Do(plan.ConcernOn, run.OpenedElsewhere ? Post.ServiceManager : Post.TeamManager, new AllocateCaseRequest
        {
            Team = plan.Team,
            Worker = Staff.Of(plan.Authority, plan.Team, Post.Assessor).Subject,
        });
        foreach (var step in Viability(run))
            yield return step;
        if (run.Case.State is not CaseState.Viable)
            yield break;

        var chosen = run.Today.After(draw.Between("route-chosen", 0, 2));
        Aside(run, chosen);
        yield return Do(chosen, Post.TeamManager, new ChooseRouteRequest { Route = plan.Route, RouteDate = chosen.ToMessage() });

        if (plan.Route is Route.TemporaryApproval)
            foreach (var step in TemporaryApproval(run))
                yield return step;

        var ended = plan.Ending switch
        {
            Ending.CarersWithdrew or Ending.ChildHome or Ending.OtherPlacement => EndsUnderWay(run),
            Ending.Expired => AfterExpiry(run),
            Ending.GuardianshipOrder or Ending.ChildArrangementsOrder or Ending.OrderRefused => Guardianship(run),
            Ending.Approved or Ending.ApprovedAfterRepresentations or Ending.ApprovedAfterIndependentReview or Ending.NotApprovedInSilence
                or Ending.NotApprovedAfterRepresentations or Ending.NotApprovedAfterIndependentReview or Ending.RefusedAtStageOne => FullAssessment(run),
            Ending.NotViable or Ending.NotViableAfterChallenge or Ending.Informal or Ending.CarersWithdrewEarly => [],
        };
        foreach (var step in ended)
            yield return step;
    }

    /// <summary>What is done once everything up to the present is keyed in.</summary>
    public static IEnumerable<Step> AtPresent(CaseRun run)
    {
        // A closed case takes nothing more but the end of the keying-in. A restricted one is known to service managers only.
        if (run.Plan.Restricted)
            yield return Do(run.Present, Post.TeamManager, new RestrictCaseRequest { Reason = "STAFF_CARER" });
        if (!run.OpenedElsewhere || run.Case.HistoricEntry)
            yield return Do(run.Present, run.Plan.Restricted ? Post.ServiceManager : Post.TeamManager, new FinishHistoricEntryRequest());
    }

    static OpenCaseRequest Open(CasePlan plan) => new()
    {
        Children = { plan.Children },
        People = { plan.People },
        ArrangementType = plan.Route switch
        {
            Route.TemporaryApproval => ArrangementType.KinshipFosterTemporary,
            Route.FullAssessment => ArrangementType.KinshipFosterFull,
            Route.SpecialGuardianship => ArrangementType.Sgo,
            Route.Unspecified => ArrangementType.InformalFamily,
        },
        Source = plan.Source,
        ConcernDate = plan.ConcernOn.ToMessage(),
        Team = plan.Team,
        HistoricEntry = true,
    };

    static IEnumerable<Step> Viability(CaseRun run)
    {
        var (plan, draw) = (run.Plan, run.Draw);
        var started = plan.ConcernOn.After(draw.Between("viability", 1, 3));
        yield return Do(started, Post.Assessor, new StartViabilityRequest { StartDate = started.ToMessage() });
        var visited = started.After(draw.Between("visit", 1, 4));
        yield return Do(visited, Post.Assessor, new RecordViabilityVisitRequest { VisitDate = visited.ToMessage(), Summary = "Sample summary: the home was seen and the carers spoken to." });
        if (plan.Ending is Ending.CarersWithdrewEarly)
        {
            foreach (var step in Withdraw(run, visited.After(draw.Between("withdrew", 2, 12))))
                yield return step;
            yield break;
        }

        var negative = plan.Ending is Ending.NotViable or Ending.NotViableAfterChallenge;
        if (!negative)
            yield return new ChecksClosed(c => c.Type is CheckType.PoliceDirect or CheckType.LocalAuthority && IsCarer(run.Case, c));
        var decided = Days.Later(visited, run.Today).After(draw.Between("viability-decided", 1, 3));
        yield return Do(decided, Post.TeamManager, Decision(decided));
        if (plan.Ending is Ending.NotViableAfterChallenge)
        {
            var challenged = decided.After(draw.Between("challenged", 3, 14));
            yield return Do(challenged, Post.Assessor, new ChallengeViabilityRequest { ChallengeDate = challenged.ToMessage(), Grounds = "Sample grounds: circumstances have changed." });
            decided = challenged.After(draw.Between("decided-again", 5, 12));
            yield return Do(decided, Post.TeamManager, Decision(decided));
        }

        if (negative)
            yield return Close(decided.After(draw.Between("closed", 5, 25)), ClosureCode.NegativeViability);
        else if (plan.Ending is Ending.Informal)
            yield return Close(decided.After(draw.Between("closed", 3, 20)), ClosureCode.Informal);

        DecideViabilityRequest Decision(DateOnly on) => negative
            ? new() { DecisionDate = on.ToMessage(), Reasons = "Sample reasons: the home could not be made safe in time.", ReasonsSentDate = on.ToMessage() }
            : new() { Viable = true, DecisionDate = on.ToMessage() };
    }

    // What goes on beside the assessment, whatever its end.
    static void Aside(CaseRun run, DateOnly from)
    {
        var (plan, draw) = (run.Plan, run.Draw);
        for (var i = 0; i < plan.Children.Count; i++)
        {
            var child = run.Case.Children[i].ChildId;
            var told = from.After(draw.Between($"view-{i}", 4, 14));
            Beside(told, Post.SocialWorker, new RecordChildViewRequest { ChildId = child, TakenBy = ViewTaker.SocialWorker, ViewDate = told.ToMessage(), View = "Sample view: wants to stay with family." }, $"{i}");
            var heard = from.After(draw.Between($"heard-{i}", 10, 24));
            // Without it there is no approval; elsewhere it was forgotten in some cases.
            if (!(plan.Unheard && plan.Ending is not (Ending.Approved or Ending.ApprovedAfterRepresentations or Ending.ApprovedAfterIndependentReview)))
                Beside(heard, Post.ReviewingOfficer, new RecordChildViewRequest { ChildId = child, TakenBy = ViewTaker.IndependentReviewingOfficer, ViewDate = heard.ToMessage(), View = "Sample view: feels safe there." }, $"{i}");
            if (plan.Children[i].BirthDate.ToDay().AddYears(4) < from)
                Beside(heard, Post.SocialWorker, new RecordProfessionalViewRequest { ChildId = child, Profession = Profession.Teacher, ViewDate = heard.ToMessage(), View = "Sample view: settled at school." }, $"{i}");
        }

        var midpoint = Days.Later(plan.ConcernOn.AddDays(42), from).After(draw.Between("midpoint", 0, 4));
        if (draw.Chance("midpoint-held", 0.75))
            Beside(midpoint, Post.TeamManager, new RecordMidpointReviewRequest { ReviewDate = midpoint.ToMessage(), Summary = "Sample summary: on course." });
        if (plan.HousingNeed)
        {
            var raised = from.After(draw.Between("housing-raised", 5, 25));
            var kind = draw.Of("housing-kind", [HousingNeedKind.Overcrowding, HousingNeedKind.Furniture, HousingNeedKind.Adaptation, HousingNeedKind.Equipment]);
            Beside(raised, Post.SocialWorker, new RecordHousingNeedRequest { Need = new() { Kind = kind, RaisedDate = raised.ToMessage(), Detail = "Sample detail.", CostPence = draw.Between("cost", 150, 9000) * 100 } });
        }

        if (plan.Hold is not HoldReason.Unspecified)
        {
            var held = from.After(draw.Between("held", 8, 18));
            Beside(held, Post.TeamManager, new PutOnHoldRequest { Reason = plan.Hold, HoldDate = held.ToMessage() });
            var resumed = held.After(draw.Between("resumed", 7, 28));
            if (!plan.StaysOnHold)
                Beside(resumed, Post.TeamManager, new ResumeRequest { ResumeDate = resumed.ToMessage() });
        }

        void Beside(DateOnly on, Post by, IMessage request, string subject = "") =>
            run.Beside(new(on, by, request, subject) { StillApplies = kinship => kinship.State is not (CaseState.Expired or CaseState.PlacementEnded) });
    }

    static IEnumerable<Step> TemporaryApproval(CaseRun run)
    {
        var (plan, draw) = (run.Plan, run.Draw);
        var seen = run.Today.After(1);
        foreach (var matter in Matters)
            yield return Do(seen, Post.SocialWorker, new RecordScheduleFourMatterRequest { Matter = matter, Satisfied = true, AssessedDate = seen.ToMessage(), Summary = "Sample summary: no concern." }, $"{matter}");
        for (var i = 0; i < run.Case.People.Count; i++)
            if (run.Case.People[i] is { Kind: PersonKind.HouseholdMember } adult && adult.BirthDate.ToDay().AddYears(18) <= seen)
                yield return Do(seen, Post.SocialWorker, new RecordPersonSeenRequest { PersonId = adult.PersonId, SeenDate = seen.ToMessage(), Suitable = true }, $"{i}");
        yield return new ChecksClosed(c => c.Type is CheckType.PoliceDirect);

        var approved = run.Today.After(draw.Between("temporarily", 0, 2));
        LookAfter(run, approved);
        yield return Do(approved, Post.NominatedOfficer, new ApproveTemporarilyRequest { ApprovalDate = approved.ToMessage(), PlacementDate = approved.ToMessage() });
        if (plan.Ending is Ending.Expired)
            yield break;

        // Once, when the assessment will not finish: asked for in the last week.
        var asked = run.Case.TemporaryApproval.LastCoveredDate.ToDay().AddDays(-6);
        asked = asked.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? asked.AddDays(-2) : asked;
        run.Beside(new(asked, Post.NominatedOfficer, new ExtendTemporaryApprovalRequest
        {
            Kind = ExtensionKind.EightWeeks,
            ExtensionDate = asked.ToMessage(),
            PlacementStillMostAppropriate = true,
            PanelViewsDate = asked.AddDays(-3).ToMessage(),
            IroInformedDate = asked.AddDays(-2).ToMessage(),
        })
        {
            StillApplies = kinship => kinship.TemporaryApproval.State is ApprovalState.Running,
        });
    }

    /// <summary>Plans, visits, reviews, health and notifications from the placement on.</summary>
    static void LookAfter(CaseRun run, DateOnly placed)
    {
        var (plan, draw) = (run.Plan, run.Draw);
        var review = placed.After(draw.Between("first-review", 20, 26));
        Beside(review, Post.ReviewingOfficer, Review(review));
        var second = review.AddMonths(3).AddDays(-draw.Between("second-review", -2, 14)).Weekday();
        Beside(second, Post.ReviewingOfficer, Review(second));
        if (plan.Brief)
            return;

        var made = placed.After(draw.Between("placement-plan", 1, 6));
        Beside(made, Post.SocialWorker, new RecordPlacementPlanRequest { Kind = PlanKind.PlacementPlan, PlanDate = made.ToMessage() }, "PLACEMENT");
        var care = placed.After(draw.Between("care-plan", 6, 15));
        Beside(care, Post.SocialWorker, new RecordPlacementPlanRequest { Kind = PlanKind.CarePlan, PlanDate = care.ToMessage() }, "CARE");
        var told = placed.After(draw.Between("notified", 1, 6));
        foreach (var body in (NotifiedBody[])[NotifiedBody.Parents, NotifiedBody.Health, NotifiedBody.GeneralPractitioner, NotifiedBody.School])
            Beside(told, Post.SocialWorker, new RecordNotificationRequest { Body = body, NotifiedDate = told.ToMessage() }, $"{body}");

        for (var i = 0; i < plan.Children.Count; i++)
        {
            var child = run.Case.Children[i].ChildId;
            var young = plan.Children[i].BirthDate.ToDay().AddYears(3) > placed;
            var health = placed.After(draw.Between($"health-{i}", 8, 24));
            if (draw.Chance($"health-done-{i}", 0.9))
                Beside(health, Post.SocialWorker, new RecordHealthAssessmentRequest { ChildId = child, AssessmentDate = health.ToMessage() }, $"{i}");
            var visit = placed.After(draw.Between($"visit-{i}/0", 5, 7));
            for (var n = 1; visit <= run.Present && n < 30; n++)
            {
                var alone = !young && draw.Chance($"alone-{i}/{n}", 0.8);
                Beside(visit, Post.SocialWorker, new RecordVisitRequest
                {
                    ChildId = child,
                    VisitDate = visit.ToMessage(),
                    SeenAlone = alone,
                    NotAloneReason = alone ? "" : young ? "TOO_YOUNG" : "CHILD_REFUSED",
                }, $"{i}");
                visit = visit < review ? visit.AddDays(draw.Between($"visit-{i}/{n}", 6, 7)).Weekday() : visit.AddDays(draw.Between($"visit-{i}/{n}", 24, 29)).Weekday();
            }
        }

        RecordReviewRequest Review(DateOnly on) => new() { ReviewDate = on.ToMessage(), ChairedBy = Staff.Of(plan.Authority, plan.Team, Post.ReviewingOfficer).Subject };

        void Beside(DateOnly on, Post by, IMessage request, string subject = "") =>
            run.Beside(new(on, by, request, subject) { StillApplies = kinship => kinship.Children.Any(c => c is { PlacedDate: not null, PlacementEndDate: null }) });
    }

    static IEnumerable<Step> EndsUnderWay(CaseRun run)
    {
        var (plan, draw) = (run.Plan, run.Draw);
        var on = run.Today.After(draw.Between("ends", 12, 48));
        if (plan.Ending is Ending.CarersWithdrew)
        {
            if (run.Case.TemporaryApproval is not null)
                yield return Do(on, Post.TeamManager, new EndPlacementRequest { EndDate = on.ToMessage(), Reason = "CARERS_ASKED", OtherAccommodation = "FOSTER_CARE" });
            foreach (var step in Withdraw(run, on.After(2)))
                yield return step;
            yield break;
        }

        var home = plan.Ending is Ending.ChildHome;
        yield return Do(on, Post.SocialWorker, new RecordChildMovedRequest { MovedDate = on.ToMessage(), Destination = home ? "HOME" : "OTHER_PLACEMENT" });
        yield return Close(on.After(draw.Between("closed", 4, 20)), home ? ClosureCode.ChildHome : ClosureCode.OtherPlacement);
    }

    static IEnumerable<Step> Withdraw(CaseRun run, DateOnly on)
    {
        yield return Do(on, Post.Assessor, new RecordWithdrawalRequest { WithdrawalDate = on.ToMessage(), Reason = run.Draw.Of("withdrawal", ["HEALTH", "HOUSEHOLD_CHANGE", "FINANCE", "OTHER"]) });
        yield return Close(on.After(run.Draw.Between("closed", 4, 20)), ClosureCode.CarerWithdrew);
    }

    /// <summary>The approval ran out unapproved: a service manager ends the placement once other accommodation is arranged.</summary>
    public static IEnumerable<Step> AfterExpiry(CaseRun run)
    {
        var on = run.Case.TemporaryApproval.LastCoveredDate.ToDay().AddDays(1).After(run.Draw.Between("after-expiry", 2, 5));
        if (run.Plan.StopIn is CaseState.Expired)
            on = run.Present.AddDays(1);
        yield return new Until(on);
        yield return Do(on, Post.ServiceManager, new EndPlacementRequest { EndDate = on.ToMessage(), Reason = "APPROVAL_EXPIRED", OtherAccommodation = "FOSTER_CARE" });
        yield return Close(on.After(run.Draw.Between("closed", 5, 15)), ClosureCode.OtherPlacement);
    }

    static IEnumerable<Step> Guardianship(CaseRun run)
    {
        var (plan, draw) = (run.Plan, run.Draw);
        var drafted = Days.Later(run.Today, plan.ConcernOn.AddDays(draw.Between("drafted", 50, 74))).Weekday();
        yield return Do(drafted, Post.Assessor, new RecordDraftReportRequest { DraftDate = drafted.ToMessage() });
        yield return new ChecksClosed(_ => true);
        foreach (var step in Support(run, run.Today.After(1)))
            yield return step;
        var filed = run.Today.After(draw.Between("filed", 3, 8));
        yield return Do(filed, Post.TeamManager, new FileGuardianshipReportRequest { FiledDate = filed.ToMessage(), SignedOffBy = Staff.Of(plan.Authority, plan.Team, Post.TeamManager).Subject });
        var heard = filed.After(draw.Between("heard", 12, 50));
        var made = plan.Ending is not Ending.OrderRefused;
        var residence = plan.Ending is Ending.ChildArrangementsOrder;
        yield return Do(heard, Post.SocialWorker, new RecordOrderRequest
        {
            Kind = residence ? OrderKind.ChildArrangementsLivesWith : OrderKind.SpecialGuardianship,
            Made = made,
            OrderDate = heard.ToMessage(),
        });
        yield return Close(heard.After(draw.Between("closed", 4, 25)), !made ? ClosureCode.NegativeAssessment : residence ? ClosureCode.Cao : ClosureCode.Sgo);
    }

    static IEnumerable<Step> FullAssessment(CaseRun run)
    {
        var (plan, draw) = (run.Plan, run.Draw);
        if (plan.Ending is not Ending.RefusedAtStageOne)
        {
            var second = Days.Later(run.Today, plan.ConcernOn.AddDays(draw.Between("stage-two", 28, 44))).Weekday();
            yield return Do(second, Post.Assessor, new BeginStageTwoRequest { BeginDate = second.ToMessage() });
        }

        yield return new ChecksClosed(c => c.Stage == 1);
        var informed = run.Today.After(1);
        yield return Do(informed, Post.Assessor, new CompleteStageOneRequest { InformationDate = informed.ToMessage() });
        if (plan.Ending is Ending.RefusedAtStageOne)
        {
            var noticed = informed.After(draw.Between("refused", 3, 8));
            yield return Do(noticed, Post.TeamManager, new DeclineAtStageOneRequest { NoticeDate = noticed.ToMessage(), Reasons = "Sample reasons: the carers' health does not allow it." });
            yield return Close(noticed.After(draw.Between("closed", 5, 20)), ClosureCode.NegativeAssessment);
            yield break;
        }

        var drafted = Days.Later(run.Today, plan.ConcernOn.AddDays(draw.Between("drafted", 42, 72))).Weekday();
        yield return Do(drafted, Post.Assessor, new RecordDraftReportRequest { DraftDate = drafted.ToMessage() });
        yield return new ChecksClosed(_ => true);
        var sent = Days.Later(run.Today, drafted.AddDays(draw.Between("sent", 3, 7))).Weekday();
        yield return Do(sent, Post.TeamManager, new ShareReportRequest { Kind = ReportKind.Full, SentDate = sent.ToMessage(), SignedOffBy = Staff.Of(plan.Authority, plan.Team, Post.TeamManager).Subject });
        var comments = sent.After(draw.Between("comments", 3, 8));
        yield return Do(comments, Post.Assessor, new RecordApplicantCommentsRequest { ReceivedDate = comments.ToMessage(), Comments = "Sample comments: agreed." });
        foreach (var step in Panel(run, comments.After(1), Favourable(plan), "1"))
            yield return step;
        if (Favourable(plan))
            foreach (var step in Approve(run))
                yield return step;
        else
            foreach (var step in Determination(run))
                yield return step;
    }

    static bool Favourable(CasePlan plan) => plan.Ending is Ending.Approved;

    static IEnumerable<Step> Panel(CaseRun run, DateOnly listed, bool favourable, string which)
    {
        var (plan, draw) = (run.Plan, run.Draw);
        var sits = listed.After(draw.Between($"panel-{which}", 7, 13));
        yield return Do(listed, Post.PanelAdviser, new ListForPanelRequest { ListedDate = listed.ToMessage(), PanelDate = sits.ToMessage() });
        if (plan.DeferredOnce && which is "1")
        {
            yield return Do(sits, Post.PanelChair, Sitting(plan, sits, PanelRecommendation.Defer));
            listed = sits.After(2);
            sits = listed.After(draw.Between("panel-deferred", 12, 20));
            yield return Do(listed, Post.PanelAdviser, new ListForPanelRequest { ListedDate = listed.ToMessage(), PanelDate = sits.ToMessage() });
        }

        yield return Do(sits, Post.PanelChair, Sitting(plan, sits, favourable ? PanelRecommendation.RecommendApproval : PanelRecommendation.RecommendNotSuitable));
        var minutes = sits.After(draw.Between($"minutes-{which}", 1, 3));
        yield return Do(minutes, Post.PanelAdviser, new RecordMinutesSentRequest { ReceivedDate = minutes.ToMessage() });
    }

    public static RecordPanelRequest Sitting(CasePlan plan, DateOnly on, PanelRecommendation recommendation) => new()
    {
        PanelDate = on.ToMessage(),
        Recommendation = recommendation,
        Reasons = "Sample reasons.",
        Members = { Staff.Panel(plan.Authority) },
    };

    static IEnumerable<Step> Approve(CaseRun run)
    {
        var (plan, draw) = (run.Plan, run.Draw);
        yield return new ChecksClosed(_ => true);
        foreach (var step in Support(run, run.Today))
            yield return step;
        var decided = run.Today.After(draw.Between("decided", 2, 6));
        yield return Do(decided, Post.DecisionMaker, Approval(run, decided));
        yield return Do(decided.After(4), Post.PanelAdviser, new RecordNoticeRequest { OralDate = decided.After(1).ToMessage(), WrittenDate = decided.After(4).ToMessage() });
        yield return Close(decided.After(draw.Between("closed", 14, 45)), ClosureCode.ApprovedFoster);
    }

    public static DecideRequest Approval(CaseRun run, DateOnly on) => new()
    {
        Decision = Decision.Approve,
        DecisionDate = on.ToMessage(),
        Reasons = "Sample reasons: as recommended.",
        ApprovedChildIds = { run.Case.Children.Select(c => c.ChildId) },
        PlacementCode = run.Case.TemporaryApproval is null ? "" : "U1",
    };

    static IEnumerable<Step> Determination(CaseRun run)
    {
        var (plan, draw) = (run.Plan, run.Draw);
        var decided = run.Today.After(draw.Between("decided", 2, 6));
        yield return Do(decided, Post.DecisionMaker, new DecideRequest { Decision = Decision.ProposeNotToApprove, DecisionDate = decided.ToMessage(), Reasons = "Sample reasons: as recommended." });
        yield return Do(decided.After(3), Post.PanelAdviser, new RecordNoticeRequest { OralDate = decided.After(1).ToMessage(), WrittenDate = decided.After(3).ToMessage() });
        var answered = decided.After(draw.Between("answered", 8, 20));
        switch (plan.Ending)
        {
            case Ending.ApprovedAfterRepresentations or Ending.NotApprovedAfterRepresentations:
                yield return Do(answered, Post.PanelAdviser, new MakeRepresentationsRequest { ReceivedDate = answered.ToMessage() });
                foreach (var step in Panel(run, answered.After(3), plan.Ending is Ending.ApprovedAfterRepresentations, "2"))
                    yield return step;
                break;
            case Ending.ApprovedAfterIndependentReview or Ending.NotApprovedAfterIndependentReview:
                // The placement goes on until the review's outcome is known.
                if (run.Case.TemporaryApproval is not null)
                    run.Beside(new(answered.After(1), Post.NominatedOfficer, new ExtendTemporaryApprovalRequest
                    {
                        Kind = ExtensionKind.UntilIrmOutcome,
                        ExtensionDate = answered.After(1).ToMessage(),
                        PlacementStillMostAppropriate = true,
                        PanelViewsDate = answered.ToMessage(),
                        IroInformedDate = answered.ToMessage(),
                    }, "IRM")
                    { StillApplies = kinship => kinship.State is CaseState.IrmReview });
                yield return Do(answered, Post.PanelAdviser, new SeekIndependentReviewRequest { AppliedDate = answered.ToMessage(), NotifiedDate = answered.After(2).ToMessage() });
                var papers = answered.After(draw.Between("papers", 5, 12));
                yield return Do(papers, Post.PanelAdviser, new RecordReviewPapersSentRequest { SentDate = papers.ToMessage() });
                var outcome = papers.After(draw.Between("review-outcome", 30, 60));
                yield return Do(outcome, Post.PanelAdviser, new RecordReviewOutcomeRequest
                {
                    OutcomeDate = outcome.ToMessage(),
                    Recommendation = plan.Ending is Ending.ApprovedAfterIndependentReview ? PanelRecommendation.RecommendApproval : PanelRecommendation.RecommendNotSuitable,
                });
                break;
            default:
                // Whoever lives there moves before the 28 days are over.
                if (run.Case.TemporaryApproval is not null)
                {
                    foreach (var step in EndUnapproved(run, answered))
                        yield return step;
                    yield break;
                }

                yield return new Until(decided.AddDays(29));
                yield return Close(decided.AddDays(29).After(draw.Between("closed", 3, 12)), ClosureCode.NegativeAssessment);
                yield break;
        }

        if (plan.Ending is Ending.ApprovedAfterRepresentations or Ending.ApprovedAfterIndependentReview)
        {
            foreach (var step in Approve(run))
                yield return step;
            yield break;
        }

        var final = run.Today.After(draw.Between("final", 3, 6));
        if (run.Case.TemporaryApproval is not null)
        {
            foreach (var step in EndUnapproved(run, final))
                yield return step;
            yield break;
        }

        yield return Do(final, Post.DecisionMaker, new DecideRequest { Decision = Decision.NotApprove, DecisionDate = final.ToMessage(), Reasons = "Sample reasons: weighed again, and not changed." });
        yield return Close(final.After(draw.Between("closed", 3, 12)), ClosureCode.NegativeAssessment);
    }

    static IEnumerable<Step> EndUnapproved(CaseRun run, DateOnly on)
    {
        yield return Do(on, Post.TeamManager, new EndPlacementRequest { EndDate = on.ToMessage(), Reason = "NOT_APPROVED", OtherAccommodation = "FOSTER_CARE" });
        yield return Close(on.After(run.Draw.Between("closed", 3, 12)), ClosureCode.NegativeAssessment);
    }

    static IEnumerable<Step> Support(CaseRun run, DateOnly on)
    {
        var (plan, draw) = (run.Plan, run.Draw);
        if (plan.SupportPlan)
            yield return Do(on.Weekday(), Post.SocialWorker, new SetSupportPlanRequest
            {
                Plan = new()
                {
                    PlanDate = on.Weekday().ToMessage(),
                    FinancialSupport = true,
                    TrainingOffered = plan.TrainingOffered,
                    Respite = draw.Chance("respite", 0.5),
                    ContactMediation = draw.Chance("mediation", 0.35),
                    SupervisingSocialWorker = plan.Route is not Route.SpecialGuardianship,
                    ParityGap = plan.TrainingOffered ? "" : "Sample text: no training offered yet.",
                },
            });
    }

    static Act Close(DateOnly on, ClosureCode code) =>
        Do(on, Post.TeamManager, new CloseCaseRequest { Code = code, ClosureDate = on.ToMessage() });

    static Act Do(DateOnly on, Post by, IMessage request, string subject = "") => new(on, by, request, subject);

    static bool IsCarer(KinshipCase kinship, Check check) =>
        kinship.People.Any(p => p.PersonId == check.PersonId && p.Kind is PersonKind.ProposedCarer);
}
