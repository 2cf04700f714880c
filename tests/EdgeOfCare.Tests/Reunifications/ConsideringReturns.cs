using Grpc.Core;
using Suite.EdgeOfCare.Events.V1;
using Suite.EdgeOfCare.Reunifications;
using Suite.EdgeOfCare.V1;
using static Suite.EdgeOfCare.Tests.Reunifications.AReturn;

namespace Suite.EdgeOfCare.Tests.Reunifications;

public class ConsideringReturns
{
    static readonly DateOnly Later = new(2026, 8, 3);

    [Fact]
    public void A_return_considered_at_a_review_opens_it_and_says_under_what_the_child_is_looked_after()
    {
        var (reunification, events) = Reunification.Consider(Guid.CreateVersion7(), Authority, Facts(CareLegalStatus.InterimCareOrder), SocialWorker);

        Assert.Equal(ReunificationState.Considered, reunification.State);
        Assert.Equal(1, reunification.Round);
        Assert.Equal(Officer, reunification.Iro);
        var opened = Only<ReunificationStateChanged>(events);
        Assert.Equal((ReunificationState.Unspecified, ReunificationState.Considered, Reviewed.ToMessage(), "key-of-child"), (opened.FromState, opened.ToState, opened.ChangedDate, opened.ChildKey));
        var status = Only<LegalStatusChanged>(events);
        Assert.Equal((V1.CareLegalStatus.InterimCareOrder, new DateOnly(2025, 9, 1).ToMessage()), (status.LegalStatus, status.FromDate));
    }

    [Fact]
    public void The_review_is_the_first_known_of_the_case_and_none_was_due_by_it()
    {
        var review = Assert.Single(Considered().CareReviews);

        Assert.Equal((Reviewed, (DateOnly?)null, true, Officer), (review.On, review.DueOn, review.ConsideredChangeOfStatus, review.ChairedBy));
    }

    [Fact]
    public void A_child_who_has_turned_18_is_no_child_to_return_by_the_Children_Act_section_105()
    {
        RefusedBy("CHILD_OF_AGE", "Children Act 1989 s.105(1)",
            () => Reunification.Consider(Guid.CreateVersion7(), Authority, Facts(child: SomeChild(Reviewed.AddYears(-18))), SocialWorker));

        var (reunification, _) = Reunification.Consider(Guid.CreateVersion7(), Authority, Facts(child: SomeChild(Reviewed.AddYears(-18).AddDays(1))), SocialWorker);
        Assert.Equal(ReunificationState.Considered, reunification.State);
    }

    [Theory]
    [InlineData("csw-1")]
    [InlineData("csw-2")]
    public void The_officer_neither_holds_the_case_nor_opens_it_by_regulation_46(string subject)
    {
        var opener = Staff("CSW", "csw-2", Team);

        RefusedBy("IRO_NOT_INDEPENDENT", $"{Regulations} reg 46", () => Reunification.Consider(Guid.CreateVersion7(), Authority, Facts(iro: subject), opener));
    }

    [Fact]
    public void A_restricted_one_is_known_to_its_worker_its_officer_and_whoever_opened_it()
    {
        var manager = Staff("TM", "tm-9", "another-team");
        var (reunification, _) = Reunification.Consider(Guid.CreateVersion7(), Authority, Facts(restricted: true), manager);

        Assert.All([SocialWorker, Staff("IRO", Officer), manager, ServiceManager], known => Assert.True(reunification.MayBeKnownTo(known)));
        Assert.All([TeamManager, Staff("IRO", "iro-2"), Staff("NOM", "nom-1")], unknown => Assert.False(reunification.MayBeKnownTo(unknown)));
    }

    [Fact]
    public void Whoever_opens_it_for_another_team_keeps_knowing_of_it()
    {
        var opener = Staff("CSW", "csw-9", "another-team");
        var (reunification, _) = Reunification.Consider(Guid.CreateVersion7(), Authority, Facts(), opener);

        Assert.True(reunification.MayBeKnownTo(opener));
        Assert.False(reunification.MayBeKnownTo(Staff("CSW", "csw-8", "another-team")));
    }

    [Fact]
    public void A_correction_of_the_child_leaves_the_reference()
    {
        var reunification = Considered();

        var events = reunification.CorrectChild(SomeChild(new(2018, 5, 5)));
        Assert.Equal(new DateOnly(2018, 5, 5), reunification.Child.BirthDate);
        Assert.Equal("CHILD", Only<RecordAmended>(events).Section);

        Assert.Equal("child.child_reference", Assert.Single(Refused(() => reunification.CorrectChild(SomeChild() with { Reference = "C2000" })).Fields).Field);
        Assert.Equal("child.birth_date", Assert.Single(Refused(() => reunification.CorrectChild(SomeChild(Reviewed.AddDays(1)))).Fields).Field);
    }

    [Fact]
    public void What_is_left_for_now_is_considered_again_in_a_new_round()
    {
        var reunification = Considered();
        var stopped = Only<ReunificationStateChanged>(reunification.DecideNotNow(Reviewed, [StopReason.ParentsWish], "Wants to wait.", Worker));
        Assert.Equal((ReunificationState.NotNow, StopReason.ParentsWish), (stopped.ToState, Assert.Single(stopped.Reasons)));

        var again = Only<ReunificationStateChanged>(reunification.ConsiderAgain(Later, "She is ready now.", SocialWorker));

        Assert.Equal((ReunificationState.NotNow, ReunificationState.Considered, 2), (again.FromState, again.ToState, again.Round));
        Assert.Equal([1, 2], reunification.Considerations.Select(c => c.Round));
        Assert.Equal((ReunificationState.Considered, ReunificationState.NotNow), (reunification.Stops[0].From, reunification.Stops[0].To));
    }

    [Fact]
    public void Considered_again_while_considered_it_stays_in_its_round()
    {
        var reunification = Considered();

        reunification.ConsiderAgain(Later, "Still.", SocialWorker);

        Assert.Equal((ReunificationState.Considered, 1, 2), (reunification.State, reunification.Round, reunification.Considerations.Count));
    }

    [Theory]
    [InlineData(ReunificationState.NotSafe)]
    [InlineData(ReunificationState.BrokeDown)]
    public void After_it_was_not_safe_or_broke_down_only_a_manager_considers_it_again(ReunificationState state)
    {
        var reunification = state is ReunificationState.BrokeDown ? Returned(new(2026, 6, 8)) : Classified(RiskClass.High);
        if (state is ReunificationState.BrokeDown)
            reunification.MoveTo(ReunificationState.BrokeDown, new(2026, 6, 29));
        else
            reunification.MarkNotSafe(Agreed, [StopReason.RiskIncreased], "", "tm-1");

        var refused = Refused(() => reunification.ConsiderAgain(Later, "Again.", SocialWorker));
        Assert.Equal((StatusCode.PermissionDenied, "MANAGER_REQUIRED"), (refused.Code, refused.Reason));

        reunification.ConsiderAgain(Later, "Again.", TeamManager);
        Assert.Equal((ReunificationState.Considered, 2), (reunification.State, reunification.Round));
    }

    [Fact]
    public void A_new_round_needs_everything_anew_and_keeps_what_was()
    {
        var reunification = StayingOvernight();
        Approve(reunification, Overnight);
        reunification.Pause(Overnight.AddDays(3), [StopReason.Court], "", Worker);
        var resumed = Only<ReunificationStateChanged>(reunification.Resume(Later, "The hearing was held.", "tm-1"));

        Assert.Equal((ReunificationState.Paused, ReunificationState.Considered, 2), (resumed.FromState, resumed.ToState, resumed.Round));
        Assert.Null(reunification.CurrentAssessment);
        Assert.Null(reunification.LatestClass);
        Assert.False(reunification.HasChildsView);
        Assert.False(reunification.HasIroView);
        Assert.Null(reunification.ContactIncreasedOn);
        Assert.Null(reunification.OvernightFrom);
        Assert.Equal(Later, reunification.Approvals[0].EndedOn);
        Assert.Single(reunification.Assessments);
        Assert.Single(reunification.People);
        Assert.Equal((ReunificationState.Paused, ReunificationState.Considered, "The hearing was held."), (reunification.Stops[^1].From, reunification.Stops[^1].To, reunification.Stops[^1].Detail));
    }

    [Fact]
    public void A_return_found_not_safe_takes_its_approval_along_and_a_pause_does_not()
    {
        var paused = StayingOvernight();
        Approve(paused, Overnight);
        paused.Pause(Overnight, [StopReason.Circumstances], "", Worker);
        Assert.Null(paused.Approvals[0].EndedOn);

        var unsafeOne = StayingOvernight();
        Approve(unsafeOne, Overnight);
        unsafeOne.MarkNotSafe(Overnight, [StopReason.RiskIncreased, StopReason.PlanNotKept], "", "tm-1");
        Assert.Equal(Overnight, unsafeOne.Approvals[0].EndedOn);
        Assert.Equal([StopReason.RiskIncreased, StopReason.PlanNotKept], unsafeOne.Stops[^1].Reasons);
    }

    [Fact]
    public void Neither_stops_a_child_already_placed_under_regulation_19()
    {
        var reunification = Assessing();
        PlaceAtOnce(reunification, Begun);

        RefusedBy("IMMEDIATE_PLACEMENT_OPEN", $"{Regulations} reg 19", () => reunification.Pause(Checked, [StopReason.Court], "", Worker));
        RefusedBy("IMMEDIATE_PLACEMENT_OPEN", $"{Regulations} reg 19", () => reunification.MarkNotSafe(Checked, [StopReason.Court], "", "tm-1"));
    }

    [Fact]
    public void A_move_that_the_state_does_not_allow_is_refused()
    {
        Assert.All(
            new Action[]
            {
                () => Assessing().DecideNotNow(Checked, [StopReason.Other], "", Worker),
                () => Assessing().ConsiderAgain(Checked, "Again.", TeamManager),
                () => Assessing().StartAssessment(Checked, "assessor-1"),
                () => Considered().Pause(Checked, [StopReason.Other], "", Worker),
                () => Considered().MarkNotSafe(Checked, [StopReason.Other], "", Worker),
                () => Considered().Resume(Checked, "On.", "tm-1"),
                () => Returned(new(2026, 6, 8)).Pause(new(2026, 6, 9), [StopReason.Other], "", Worker),
                () => Considered().MoveTo(ReunificationState.Returned, Checked),
            },
            act => Assert.Equal("MOVE_NOT_ALLOWED", ReasonOf(act)));
    }

    [Fact]
    public void What_follows_the_last_move_is_not_dated_before_it()
    {
        var before = Reviewed.AddDays(-1);

        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => Considered().ConsiderAgain(before, "Again.", SocialWorker)));
        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => Considered().DecideNotNow(before, [StopReason.Other], "", Worker)));
        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => Considered().StartAssessment(before, "assessor-1")));
        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => Assessing().Pause(Begun.AddDays(-1), [StopReason.Other], "", Worker)));
    }

    [Fact]
    public void A_closed_one_moves_nowhere_and_every_state_is_left_or_reached()
    {
        var states = Enum.GetValues<ReunificationState>().Where(s => s is not ReunificationState.Unspecified).ToList();

        Assert.All(states, to => Assert.False(Reunification.MayFollow(ReunificationState.Closed, to)));
        Assert.All(states.Where(s => s is not ReunificationState.Closed), from => Assert.Contains(states, to => to != from && Reunification.MayFollow(from, to)));
        Assert.All(states, to => Assert.Contains(states, from => from != to && Reunification.MayFollow(from, to)));
    }

    [Fact]
    public void A_closed_one_says_until_when_it_is_kept_by_regulation_50()
    {
        var reunification = Considered();
        reunification.DecideNotNow(Reviewed, [StopReason.OtherPlan], "", Worker);
        reunification.Closure = ReunificationClosure.OtherPermanence;

        var closed = Assert.IsType<ReunificationStateChanged>(reunification.MoveTo(ReunificationState.Closed, Later));

        Assert.Equal((new DateOnly(2093, 5, 4).ToMessage(), ReunificationClosure.OtherPermanence), (closed.RetainUntilDate, closed.Closure));
    }

    [Fact]
    public void It_is_given_to_a_team_and_a_worker_and_its_officer_stays_where_none_is_named()
    {
        var reunification = Considered();

        Assert.Equal("ALLOCATION", Only<RecordAmended>(reunification.AllocateTo("kinship-south", "csw-7", "", TeamManager)).Section);

        Assert.Equal(("kinship-south", "csw-7", Officer), (reunification.Team, reunification.Worker, reunification.Iro));
        var refused = Refused(() => reunification.AllocateTo(Team, Worker, "", TeamManager));
        Assert.Equal((StatusCode.PermissionDenied, "NOT_YOUR_TEAM"), (refused.Code, refused.Reason));
    }

    [Theory]
    [InlineData("csw-7")]
    [InlineData("tm-1")]
    [InlineData("assessor-1")]
    public void Whoever_holds_manages_or_assesses_the_case_is_not_its_officer_by_regulation_46(string iro) =>
        RefusedBy("IRO_NOT_INDEPENDENT", $"{Regulations} reg 46", () => Assessing().AllocateTo(Team, "csw-7", iro, TeamManager));

    [Fact]
    public void The_officer_neither_assesses_nor_agrees_the_plan_by_regulation_46()
    {
        RefusedBy("IRO_NOT_INDEPENDENT", $"{Regulations} reg 46", () => Considered().StartAssessment(Begun, Officer));
        RefusedBy("IRO_NOT_INDEPENDENT", $"{Regulations} reg 46", () => Plan(WithViews(), by: Officer));
        RefusedBy("IRO_NOT_INDEPENDENT", $"{Regulations} reg 46", () => Considered().AllocateTo(Team, Officer, "", TeamManager));
    }

    [Fact]
    public void A_new_officer_of_a_restricted_record_knows_of_it_and_the_old_one_no_more()
    {
        var (reunification, _) = Reunification.Consider(Guid.CreateVersion7(), Authority, Facts(restricted: true), SocialWorker);

        reunification.AllocateTo(Team, Worker, "iro-2", ServiceManager);

        Assert.True(reunification.MayBeKnownTo(Staff("IRO", "iro-2")));
        Assert.False(reunification.MayBeKnownTo(Staff("IRO", Officer)));
    }

    [Fact]
    public void Only_a_service_manager_lifts_a_restriction()
    {
        var reunification = Considered();
        Assert.Equal("RESTRICTION", Only<RecordAmended>(reunification.SetRestriction(true, [], SocialWorker)).Section);

        Assert.Equal("RESTRICTION_NOT_YOURS", ReasonOf(() => reunification.SetRestriction(false, [], SocialWorker)));
        reunification.SetRestriction(false, [], ServiceManager);
        Assert.False(reunification.Restricted);
    }

    [Fact]
    public void The_index_of_open_ones_is_told_by_its_reason()
    {
        Assert.Equal("REUNIFICATION_ALREADY_OPEN", Reunification.DuplicateReason("reunifications_open_of_child"));
        Assert.Null(Reunification.DuplicateReason("another"));
    }

    [Fact]
    public void It_is_read_back_from_its_document_as_it_was()
    {
        var reunification = StayingOvernight();
        Approve(reunification, Overnight);
        Stay(reunification, new(2026, 5, 16, 9, 0, 0, TimeSpan.Zero), TimeSpan.FromHours(26));

        var again = Reunification.FromDocument(reunification.ToDocument(), Reunification.SchemaVersion);

        Assert.Equal(reunification.ToDocument(), again.ToDocument());
        Assert.Equal(reunification.Stays, again.Stays);
    }
}
