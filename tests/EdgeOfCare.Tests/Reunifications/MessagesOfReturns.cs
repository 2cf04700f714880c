using Suite.EdgeOfCare.V1;
using Suite.Platform.Identity;
using static Suite.EdgeOfCare.Tests.Reunifications.AHome;
using static Suite.EdgeOfCare.Tests.Reunifications.AReturn;

namespace Suite.EdgeOfCare.Tests.Reunifications;

public class MessagesOfReturns
{
    static readonly DateOnly Today = new(2026, 12, 20);

    static Reunification WithInformation()
    {
        var reunification = Classified();
        var check = Check(reunification, reunification.People[0].Id, SuitabilityCheckOutcome.Information, receivedOn: Classed);
        reunification.DecideCheck(check, Classed, SuitabilityDecision.Acceptable, "Long ago.", "tm-1");
        return reunification;
    }

    public static TheoryData<string, string, bool> Readers => new()
    {
        { "TM", "tm-1", true }, { "SM", "sm-1", true }, { "NOM", "nom-1", true }, { "CSW", Worker, true },
        { "CSW", "csw-2", false }, { "IRO", Officer, false }, { "DCS", "dcs-1", false }, { "INSPECTOR", "inspector-1", false }, { "ECHO_PRAC", "echo-1", false },
    };

    [Theory]
    [MemberData(nameof(Readers))]
    public void What_the_police_know_is_shown_to_those_who_need_to_know(string role, string subject, bool shown)
    {
        var person = Assert.Single(WithInformation().ToMessage(Staff(role, subject, Team), Today).People);

        var check = person.Checks[1];
        Assert.Equal(shown ? SuitabilityCheckOutcome.Information : SuitabilityCheckOutcome.Unspecified, check.Outcome);
        Assert.Equal(shown ? (SuitabilityDecision.Acceptable, "tm-1", Classed.ToMessage()) : (SuitabilityDecision.Unspecified, "", null), (check.Decision, check.DecidedBy, check.DecisionDate));
        Assert.True(check.Closed);
        Assert.Equal(shown ? "Considered." : "", person.Matters.Single(m => m.Matter is ScheduleThreeMatter.Offences).Finding);
        Assert.Equal("Considered.", person.Matters.Single(m => m.Matter is ScheduleThreeMatter.Health).Finding);
    }

    [Fact]
    public void A_return_is_shown_whole()
    {
        var reunification = Reunifying();

        var message = reunification.ToMessage(TeamManager, Today);

        Assert.Equal((reunification.Id.ToString(), ReunificationState.Monitoring, ReturnRoute.P1, Home.ToMessage()), (message.ReunificationId, message.State, message.Route, message.ReturnedDate));
        Assert.Equal((V1.CareLegalStatus.CareOrder, true), (message.LegalStatus, message.UnderOrder));
        Assert.Equal(("C1000", "key-of-child"), (message.Child.ChildReference, message.Child.ChildKey));
        Assert.Equal((2, 1, 1, 1, 1, 1), (message.Classifications.Count, message.Plans.Count, message.Stays.Count, message.Assessments.Count, message.ChildViews.Count, message.IroViews.Count));
        Assert.Equal((PlanPrepared.ToMessage(), "A room of her own."), (message.PlacementPlan.PreparedDate, message.PlacementPlan.Summary));
        Assert.Equal((Approved.ToMessage(), Home.ToMessage(), "2010-959/2026-06"), (message.Approval.ApprovedDate, message.Approval.EndedDate, message.Approval.RuleVersion));
        var placement = Assert.Single(message.Placements);
        Assert.Equal((Home.ToMessage(), null, false), (placement.StartDate, placement.EndDate, placement.Over12Months));
        Assert.True(reunification.ToMessage(TeamManager, Home.AddMonths(12).AddDays(1)).Placements[0].Over12Months);
        Assert.False(reunification.ToMessage(TeamManager, Home.AddMonths(12)).Placements[0].Over12Months);
        var visit = Assert.Single(message.Visits);
        Assert.Equal((true, true, Home.AddDays(7).ToMessage()), (visit.InTime, visit.SeenAlone, visit.DueDate));
        Assert.Equal([false, true], message.ReturnReviews.Select(r => r.Completed));
        Assert.Equal([2, 1], message.ReturnReviews.Select(r => r.Answers.Count));
        Assert.Equal(new DateOnly(2093, 5, 4).ToMessage(), message.RetainUntilDate);
        Assert.Contains(message.Deadlines, d => d.Rule == "VISIT_DUE");
        Assert.Equal([Officer, Team, Worker], [message.Iro, message.Team, message.Worker]);
        Assert.Equal((Increased.ToMessage(), "Saturdays too."), (message.ContactIncreasedDate, message.ContactArrangement));
        Assert.Equal(["RETURN_NOT_REVIEWED"], message.OpenGaps);
    }

    static Reunification Reunifying()
    {
        var reunification = Monitored();
        reunification.RecordVisit(Home.AddDays(2), childSeen: true, seenAlone: true, "Settled.", Worker);
        Answer(reunification, ReviewPoint.ThreeMonths, InThreeMonths);
        Answer(reunification, ReviewPoint.ThreeMonths, InThreeMonths, OutcomeCode.Unknown, stable: false, corrects: true);
        Answer(reunification, ReviewPoint.SixMonths, InSixMonths);
        return reunification;
    }

    [Fact]
    public void What_the_next_step_lacks_is_told_in_every_state()
    {
        static string Gaps(Reunification reunification, DateOnly? on = null) => string.Join(' ', reunification.OpenGaps(on ?? Today));

        Assert.Equal("", Gaps(Considered()));
        Assert.Equal("NO_PARENT_RECORDED", Gaps(Assessing()));
        var assessing = Assessing();
        Join(assessing);
        Assert.Equal("SCHEDULE_THREE_INCOMPLETE CHECKS_OUTSTANDING", Gaps(assessing));
        Assert.Equal("", Gaps(Assessed()));
        Assert.Equal("CHILDS_VIEW_MISSING IRO_VIEW_MISSING", Gaps(Classified()));
        var planned = AReturn.Planned();
        Bar(planned, Agreed);
        Assert.Equal("CONTACT_ORDER_BARS", Gaps(planned));
        Assert.Equal("PROGRESS_NOT_REVIEWED", Gaps(WithMoreContact()));
        Assert.Equal("NO_OVERNIGHT_STAY PROGRESS_NOT_REVIEWED", Gaps(StayingOvernight()));
        Assert.Equal("NOT_RECLASSIFIED SCHOOL_NOT_INFORMED HEALTH_NOT_INFORMED P1_NOT_APPROVED", Gaps(GoingHome()));
        Assert.Equal("NOT_RECLASSIFIED SCHOOL_NOT_INFORMED HEALTH_NOT_INFORMED", Gaps(GoingHome(CareLegalStatus.Section20SinglePeriod)));
        Assert.Equal("", Gaps(ReadyForHome()));
        Assert.Equal("", Gaps(Confirmable(), PlacedAtOnce.AddDays(10)));
        Assert.Equal("NO_PARENT_RECORDED ASSESSMENT_INCOMPLETE CHILDS_VIEW_MISSING IRO_NOT_CONSULTED PLACEMENT_PLAN_MISSING RISK_TOO_HIGH CASE_NOT_REVIEWED".Split(' ').Order(),
            Immediate().OpenGaps(PlacedAtOnce).Order());
        Assert.Equal("NOT_YET_SIX_MONTHS RETURN_NOT_REVIEWED", Gaps(Monitored(), InThreeMonths));
        Assert.Equal("", Gaps(Consolidated()));
        Assert.Equal("", Gaps(ClosingReturns.Closed()));
    }

    [Fact]
    public void An_immediate_placement_is_shown_with_its_days()
    {
        var open = Immediate().ToMessage(TeamManager, PlacedAtOnce).ImmediatePlacement;
        Assert.Equal((new DateOnly(2027, 1, 7).ToMessage(), null, false, false), (open.AssessByDate, open.DecideByDate, open.AssessedInTime, open.DecidedInTime));

        var reunification = Confirmable();
        Confirm(reunification, PlacedAtOnce.AddDays(9));
        var confirmed = reunification.ToMessage(TeamManager, PlacedAtOnce.AddDays(9)).ImmediatePlacement;
        Assert.Equal((true, true, PlacedAtOnce.AddDays(9).ToMessage()), (confirmed.AssessedInTime, confirmed.DecidedInTime, confirmed.ConfirmedDate));
    }

    [Fact]
    public void Stops_re_entries_orders_and_handing_over_are_shown()
    {
        var reunification = Monitored();
        reunification.HandOver(InThreeMonths, StepDownTo.EarlyHelp, "Weekly visits.", "Family hub");
        reunification.RecordContactOrder(Guid.CreateVersion7(), Home, incompatible: false, [reunification.People[0].Id], "Weekly.");
        reunification.RecordReEntry(InThreeMonths, CareLegalStatus.CareOrder, [ReEntryReason.ChildsWish], "She asked.", Worker);

        var message = reunification.ToMessage(TeamManager, Today);

        Assert.Equal((StepDownTo.EarlyHelp, "Family hub"), (message.StepDown.To, message.StepDown.AgreedWith));
        Assert.Equal(reunification.People[0].Id.ToString(), Assert.Single(Assert.Single(message.ContactOrders).PersonIds));
        var entry = Assert.Single(message.ReEntries);
        Assert.Equal((3, ReEntryBucket.Within6, ReEntryReason.ChildsWish, "She asked."), (entry.MonthsSinceReturn, entry.Bucket, Assert.Single(entry.Reasons), entry.Detail));
        Assert.Equal((PlacementEnd.BrokeDown, InThreeMonths.ToMessage()), (message.Placements[0].End, message.Placements[0].EndDate));

        var stopped = Assessing();
        stopped.Pause(Checked, [StopReason.Court], "Hearing.", Worker);
        var stop = Assert.Single(stopped.ToMessage(TeamManager, Today).Stops);
        Assert.Equal((ReunificationState.ParentAssessment, ReunificationState.Paused, StopReason.Court, "Hearing."), (stop.FromState, stop.ToState, Assert.Single(stop.Reasons), stop.Detail));
    }
}
