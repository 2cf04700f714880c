using Grpc.Core;
using Suite.EdgeOfCare.Events.V1;
using Suite.EdgeOfCare.Reunifications;
using Suite.EdgeOfCare.V1;
using static Suite.EdgeOfCare.Tests.Reunifications.AReturn;

namespace Suite.EdgeOfCare.Tests.Reunifications;

public class AssessingParents
{
    static readonly DateOnly BornIn2015 = new(2015, 1, 1);

    [Fact]
    public void The_household_says_who_joins_and_leaves_and_never_who_that_is()
    {
        var reunification = Considered();
        var id = Guid.CreateVersion7();

        var joined = Only<HouseholdChanged>(reunification.AddPerson(id, new(ReunificationPersonKind.HouseholdMember, "Piotr Example", BornIn1990, false, "P77"), Begun));
        Assert.Equal((id.ToString(), ReunificationPersonKind.HouseholdMember, true, false, Begun.ToMessage()), (joined.PersonId, joined.Kind, joined.Adult, joined.Left, joined.ChangedDate));

        var left = Only<HouseholdChanged>(reunification.RecordPersonLeft(id, Checked));
        Assert.True(left.Left);
        Assert.DoesNotContain("Piotr", left + joined.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("P77", left + joined.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void At_most_20_people_are_kept()
    {
        var reunification = Considered();
        for (var i = 0; i < 20; i++)
            Join(reunification);

        Assert.Equal("TOO_MANY_PEOPLE", ReasonOf(() => Join(reunification)));
    }

    [Fact]
    public void A_person_leaves_once_and_not_before_joining()
    {
        var reunification = Considered();
        var id = Join(reunification);

        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => reunification.RecordPersonLeft(id, Begun.AddDays(-1))));
        reunification.RecordPersonLeft(id, Checked);
        Assert.Equal("PERSON_LEFT", ReasonOf(() => reunification.RecordPersonLeft(id, Checked)));
        var refused = Refused(() => reunification.RecordPersonLeft(Guid.NewGuid(), Checked));
        Assert.Equal((StatusCode.NotFound, "PERSON_NOT_FOUND"), (refused.Code, refused.Reason));
    }

    [Fact]
    public void A_correction_leaves_the_kind()
    {
        var reunification = Considered();
        var id = Join(reunification);

        Assert.Equal("PERSON", Only<RecordAmended>(reunification.CorrectPerson(id, new(ReunificationPersonKind.Parent, "Mary Example", BornIn1990, true, "P1"))).Section);
        Assert.Equal(("Mary Example", "P1"), (reunification.People[0].Name, reunification.People[0].Reference));
        Assert.Equal("person.kind", Assert.Single(Refused(() => reunification.CorrectPerson(id, new(ReunificationPersonKind.HouseholdMember, "Mary", BornIn1990, true, ""))).Fields).Field);
        Assert.Equal("person.birth_date", Assert.Single(Refused(() => reunification.CorrectPerson(id, new(ReunificationPersonKind.Parent, "Mary", Begun.AddDays(1), true, ""))).Fields).Field);
        Assert.Equal("PERSON_NOT_FOUND", ReasonOf(() => reunification.CorrectPerson(Guid.NewGuid(), new(ReunificationPersonKind.Parent, "Mary", BornIn1990, true, ""))));
    }

    [Theory]
    [InlineData(ReunificationPersonKind.Parent)]
    [InlineData(ReunificationPersonKind.HouseholdMember)]
    public void DBS_is_not_asked_about_parents_and_their_household_by_the_Safeguarding_Vulnerable_Groups_Act_2006(ReunificationPersonKind kind)
    {
        var reunification = Assessing();
        var id = Join(reunification, kind);

        RefusedBy("DBS_NOT_FOR_PARENTS", "Safeguarding Vulnerable Groups Act 2006", () => reunification.RequestCheck(Guid.CreateVersion7(), id, SuitabilityCheckKind.Dbs, Begun, ""));
        Assert.Empty(reunification.People[0].Checks);
    }

    [Fact]
    public void The_police_are_asked_about_adults_from_the_18th_birthday_by_regulation_17()
    {
        var reunification = Assessing();
        var id = Join(reunification, ReunificationPersonKind.HouseholdMember, birthDate: Checked.AddYears(-18));

        RefusedBy("CHECK_NOT_OF_A_CHILD", $"{Regulations} reg 17", () => reunification.RequestCheck(Guid.CreateVersion7(), id, SuitabilityCheckKind.Police, Checked.AddDays(-1), ""));
        Assert.Equal(SuitabilityCheckProgress.Requested,
            Only<SuitabilityCheckProgressed>(reunification.RequestCheck(Guid.CreateVersion7(), id, SuitabilityCheckKind.Police, Checked, "WESTMERE")).Progress);
    }

    [Fact]
    public void One_check_of_a_person_is_open_at_a_time_and_none_of_who_left()
    {
        var reunification = Assessing();
        var id = Join(reunification);
        var check = Guid.CreateVersion7();
        reunification.RequestCheck(check, id, SuitabilityCheckKind.Police, Begun, "");
        Assert.Equal("CHECK_ALREADY_OPEN", ReasonOf(() => Check(reunification, id)));

        reunification.RecordCheckResult(check, Checked, SuitabilityCheckOutcome.Information);
        Assert.Equal("CHECK_ALREADY_OPEN", ReasonOf(() => Check(reunification, id)));

        reunification.DecideCheck(check, Checked, SuitabilityDecision.Acceptable, "Long ago.", "tm-1");
        Check(reunification, id);
        Assert.Equal(2, reunification.People[0].Checks.Count);

        reunification.RecordPersonLeft(id, Checked);
        Assert.Equal("PERSON_LEFT", ReasonOf(() => Check(reunification, id)));
        Assert.Equal("PERSON_LEFT", ReasonOf(() => reunification.RecordMatter(id, ScheduleThreeMatter.Health, Checked, "Well.", Worker)));
    }

    [Fact]
    public void A_check_is_asked_for_once_the_assessment_has_begun_and_of_who_comes_to_live_with_a_child_at_home()
    {
        var considered = Considered();
        var early = Join(considered);
        Assert.Equal("MOVE_NOT_ALLOWED", ReasonOf(() => Check(considered, early)));
        Assert.Equal("MOVE_NOT_ALLOWED", ReasonOf(() => considered.RecordMatter(early, ScheduleThreeMatter.Health, Checked, "Well.", Worker)));

        var home = Returned(new(2026, 6, 8));
        var late = Join(home, ReunificationPersonKind.HouseholdMember, joinedOn: new(2026, 6, 15));
        home.RequestCheck(Guid.CreateVersion7(), late, SuitabilityCheckKind.Police, new(2026, 6, 16), "");
        Assert.Single(home.People[^1].Checks);
    }

    [Fact]
    public void A_clear_result_closes_a_check_and_information_waits_for_a_decision()
    {
        var reunification = Assessing();
        var (first, second) = (Join(reunification), Join(reunification));
        var (clear, told) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        reunification.RequestCheck(clear, first, SuitabilityCheckKind.Police, Begun, "WESTMERE");
        reunification.RequestCheck(told, second, SuitabilityCheckKind.Police, Begun, "WESTMERE");

        Assert.Equal([SuitabilityCheckProgress.Received, SuitabilityCheckProgress.Closed],
            reunification.RecordCheckResult(clear, Checked, SuitabilityCheckOutcome.Clear).Cast<SuitabilityCheckProgressed>().Select(e => e.Progress));
        Assert.Equal(SuitabilityCheckProgress.Received, Only<SuitabilityCheckProgressed>(reunification.RecordCheckResult(told, Checked, SuitabilityCheckOutcome.Information)).Progress);
        Assert.False(reunification.People[1].Checks[0].IsClosed);

        Assert.Equal(SuitabilityCheckProgress.Closed, Only<SuitabilityCheckProgressed>(reunification.DecideCheck(told, Checked, SuitabilityDecision.Acceptable, "Long ago.", "tm-1")).Progress);
        Assert.True(reunification.People[1].Checks[0].IsClosed);

        Assert.Equal("NOTHING_TO_DECIDE", ReasonOf(() => reunification.DecideCheck(clear, Checked, SuitabilityDecision.Acceptable, "None.", "tm-1")));
        Assert.Equal("CHECK_CLOSED", ReasonOf(() => reunification.RecordCheckResult(clear, Checked, SuitabilityCheckOutcome.Clear)));
        Assert.Equal("CHECK_NOT_FOUND", ReasonOf(() => reunification.RecordCheckResult(Guid.NewGuid(), Checked, SuitabilityCheckOutcome.Clear)));
        Assert.Equal("CHECK_NOT_FOUND", ReasonOf(() => reunification.DecideCheck(Guid.NewGuid(), Checked, SuitabilityDecision.Acceptable, "None.", "tm-1")));
    }

    [Fact]
    public void A_result_follows_the_request_and_a_decision_the_result()
    {
        var reunification = Assessing();
        var check = Guid.CreateVersion7();
        reunification.RequestCheck(check, Join(reunification), SuitabilityCheckKind.Police, Begun, "");

        Assert.Equal("NOTHING_TO_DECIDE", ReasonOf(() => reunification.DecideCheck(check, Begun, SuitabilityDecision.Acceptable, "Early.", "tm-1")));
        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => reunification.RecordCheckResult(check, Begun.AddDays(-1), SuitabilityCheckOutcome.Information)));
        reunification.RecordCheckResult(check, Checked, SuitabilityCheckOutcome.Information);
        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => reunification.DecideCheck(check, Checked.AddDays(-1), SuitabilityDecision.Acceptable, "Early.", "tm-1")));
    }

    [Fact]
    public void Schedule_3_has_all_matters_of_a_parent_four_of_another_adult_and_none_of_a_child()
    {
        var reunification = Assessing();
        var member = Join(reunification, ReunificationPersonKind.HouseholdMember);
        var child = Join(reunification, ReunificationPersonKind.HouseholdMember, BornIn2015);
        var parent = Join(reunification, birthDate: new(2009, 1, 1));

        Assert.Equal(7, ReturnRules.MattersOf(reunification.People.Single(p => p.Id == parent), Checked).Count);
        Assert.Equal("matter", Assert.Single(Refused(() => reunification.RecordMatter(member, ScheduleThreeMatter.EmploymentAndIncome, Checked, "Works.", Worker)).Fields).Field);
        Assert.Equal("person_id", Assert.Single(Refused(() => reunification.RecordMatter(child, ScheduleThreeMatter.Health, Checked, "Well.", Worker)).Fields).Field);
        reunification.RecordMatter(member, ScheduleThreeMatter.Offences, Checked, "None.", Worker);
        Assert.Equal("SCHEDULE_THREE", Only<RecordAmended>(reunification.RecordMatter(member, ScheduleThreeMatter.Offences, Checked, "One caution.", Worker)).Section);
        Assert.Equal("One caution.", Assert.Single(reunification.People.Single(p => p.Id == member).Matters).Finding);
        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => reunification.RecordMatter(member, ScheduleThreeMatter.Health, Begun.AddDays(-1), "Well.", Worker)));
        Assert.Equal("PERSON_NOT_FOUND", ReasonOf(() => reunification.RecordMatter(Guid.NewGuid(), ScheduleThreeMatter.Health, Checked, "Well.", Worker)));
    }

    [Fact]
    public void An_assessment_is_of_a_parent_by_regulation_17() =>
        RefusedBy("NO_PARENT_RECORDED", $"{Regulations} reg 17", () => Assessing().CompleteAssessment(Completed, Completed, "Nobody."));

    [Fact]
    public void An_assessment_takes_every_matter_of_Schedule_3_into_account_and_names_those_missing()
    {
        var reunification = Assessing();
        var parent = Join(reunification);
        Check(reunification, parent);
        Consider(reunification, parent);
        reunification.People[0].Matters.RemoveAll(m => m.Matter is ScheduleThreeMatter.Neighbourhood);

        var refused = Refused(() => reunification.CompleteAssessment(Completed, Completed, "Nearly."));

        Assert.Equal("SCHEDULE_THREE_INCOMPLETE", refused.Reason);
        var rule = Assert.Single(refused.Rules);
        Assert.Equal($"{Regulations} reg 17(b) and Schedule 3", rule.Citation);
        Assert.Contains($"{parent}: Neighbourhood", rule.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void An_assessment_needs_a_closed_police_check_of_every_adult_and_names_those_without_by_regulation_17()
    {
        var reunification = Assessing();
        var (parent, member, child) = (Join(reunification), Join(reunification, ReunificationPersonKind.HouseholdMember), Join(reunification, ReunificationPersonKind.HouseholdMember, BornIn2015));
        Consider(reunification, parent);
        Consider(reunification, member);
        Check(reunification, parent);
        Check(reunification, member, SuitabilityCheckOutcome.Information);

        var refused = Refused(() => reunification.CompleteAssessment(Completed, Completed, "Nearly."));

        Assert.Equal("CHECKS_OUTSTANDING", refused.Reason);
        var rule = Assert.Single(refused.Rules);
        Assert.Contains("reg 17", rule.Citation, StringComparison.Ordinal);
        Assert.Contains(member.ToString(), rule.Description, StringComparison.Ordinal);
        Assert.DoesNotContain(parent.ToString(), rule.Description, StringComparison.Ordinal);
        Assert.DoesNotContain(child.ToString(), rule.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_an_assessment_lacks_is_told_at_once()
    {
        var reunification = Assessing();
        Join(reunification, ReunificationPersonKind.HouseholdMember);

        Assert.Equal(["NO_PARENT_RECORDED", "SCHEDULE_THREE_INCOMPLETE", "CHECKS_OUTSTANDING"],
            Refused(() => reunification.CompleteAssessment(Completed, Completed, "Nothing.")).Rules.Select(r => r.Rule));
    }

    [Fact]
    public void Who_left_the_household_is_not_assessed()
    {
        var reunification = Assessing();
        var left = Join(reunification, ReunificationPersonKind.HouseholdMember);
        reunification.RecordPersonLeft(left, Checked);
        var parent = Join(reunification);
        Check(reunification, parent);
        Consider(reunification, parent);

        reunification.CompleteAssessment(Completed, Completed, "Good enough.");

        Assert.Equal(Completed, reunification.CurrentAssessment!.CompletedOn);
    }

    [Theory]
    [InlineData(2027, 3, 24, true)]
    [InlineData(2027, 3, 25, false)]
    public void A_police_check_counts_for_12_months(int year, int month, int day, bool valid)
    {
        var reunification = Assessed();

        Assert.Equal(valid, reunification.People[0].Checks[0].IsValidOn(new(year, month, day)));
        Assert.False(reunification.People[0].Checks[0].IsValidOn(Checked.AddDays(-1)));
    }

    [Fact]
    public void A_completed_assessment_says_so_once_in_a_round_and_leaves_the_state()
    {
        var reunification = Assessing();
        var parent = Join(reunification);
        Check(reunification, parent);
        Consider(reunification, parent);
        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => reunification.CompleteAssessment(Begun.AddDays(-1), Begun.AddDays(-1), "Early.")));

        var completed = Only<ParentAssessmentCompleted>(reunification.CompleteAssessment(Completed, Checked, "Good enough."));

        Assert.Equal((1, Begun.ToMessage(), Completed.ToMessage(), false, false), (completed.Round, completed.StartDate, completed.CompletedDate, completed.ImmediatePlacement, completed.InTime));
        Assert.Equal(ReunificationState.ParentAssessment, reunification.State);
        Assert.Equal(Checked, reunification.CurrentAssessment!.AccommodationSeenOn);
        Assert.Equal("MOVE_NOT_ALLOWED", ReasonOf(() => reunification.CompleteAssessment(Completed, Completed, "Again.")));
        Assert.Equal("MOVE_NOT_ALLOWED", ReasonOf(() => Considered().CompleteAssessment(Completed, Completed, "Early.")));
    }

    [Theory]
    [InlineData(2026, 3, 23, true)]
    [InlineData(2026, 3, 24, false)]
    public void Of_an_immediate_placement_it_says_whether_that_was_within_10_working_days_by_regulation_19(int year, int month, int day, bool inTime)
    {
        var reunification = Assessing();
        PlaceAtOnce(reunification, Begun);
        var parent = Join(reunification);
        Check(reunification, parent, receivedOn: Begun);
        Consider(reunification, parent, Begun);

        var completed = Only<ParentAssessmentCompleted>(reunification.CompleteAssessment(new(year, month, day), Begun, "Good enough."));

        Assert.Equal((true, inTime), (completed.ImmediatePlacement, completed.InTime));
        Assert.Equal(new DateOnly(year, month, day), reunification.ImmediatePlacements[0].AssessedOn);
    }

    [Fact]
    public void A_new_round_takes_the_matters_into_account_anew_and_keeps_checks_of_12_months()
    {
        var reunification = Classified();
        reunification.Pause(Agreed, [StopReason.Court], "", Worker);
        reunification.Resume(new(2026, 6, 1), "On again.", "tm-1");
        reunification.StartAssessment(new(2026, 6, 1), "assessor-1");

        Assert.Equal("SCHEDULE_THREE_INCOMPLETE", Assert.Single(reunification.AssessmentGaps(new(2026, 6, 15))).Reason);
        Consider(reunification, reunification.People[0].Id, new(2026, 6, 8));
        Assert.Empty(reunification.AssessmentGaps(new(2026, 6, 15)));
        Assert.Equal("CHECKS_OUTSTANDING", Assert.Single(reunification.AssessmentGaps(new(2027, 3, 25))).Reason);
    }

    [Fact]
    public void No_risk_is_classified_before_the_assessment_is_complete_by_regulation_17() =>
        RefusedBy("ASSESSMENT_INCOMPLETE", $"{Regulations} reg 17", () => Class(Assessing(), RiskClass.Severe, Classed));

    [Fact]
    public void The_first_class_moves_on_and_later_ones_are_kept_beside_it()
    {
        var reunification = Assessed();

        var events = Class(reunification, RiskClass.High, Classed);
        Assert.Equal(RiskClass.High, Only<RiskClassified>(events).Risk);
        Assert.Equal(ReunificationState.Classified, Only<ReunificationStateChanged>(events).ToState);

        Assert.Single(Class(reunification, RiskClass.Low, Agreed));
        Assert.Equal([RiskClass.High, RiskClass.Low], reunification.Classifications.Select(c => c.Risk));
        Assert.Equal(RiskClass.Low, reunification.LatestClass!.Risk);
        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => Class(reunification, RiskClass.Low, Classed)));
        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => Class(Assessed(), RiskClass.Low, Completed.AddDays(-1))));
        Assert.Equal("MOVE_NOT_ALLOWED", ReasonOf(() => Class(Considered(), RiskClass.Low, Classed)));
    }

    [Theory]
    [InlineData(RiskClass.Severe, true)]
    [InlineData(RiskClass.High, true)]
    [InlineData(RiskClass.Medium, false)]
    [InlineData(RiskClass.Low, false)]
    public void A_later_class_of_severe_or_high_risk_takes_the_approval_along(RiskClass risk, bool falls)
    {
        var reunification = StayingOvernight();
        Approve(reunification, Overnight);

        Class(reunification, risk, Overnight.AddDays(1));

        Assert.Equal(falls, reunification.Approvals[0].EndedOn is not null);
    }

    [Theory]
    [InlineData(RiskClass.Medium)]
    [InlineData(RiskClass.Low)]
    public void While_somebody_in_the_household_is_not_suitable_the_risk_is_not_medium_or_low_by_regulation_17(RiskClass risk)
    {
        var reunification = Assessing();
        var parent = Join(reunification);
        var check = Check(reunification, parent, SuitabilityCheckOutcome.Information);
        reunification.DecideCheck(check, Checked, SuitabilityDecision.NotAcceptable, "Recent violence.", "tm-1");
        Consider(reunification, parent);
        reunification.CompleteAssessment(Completed, Completed, "A risk.");

        RefusedBy("PERSON_NOT_SUITABLE", $"{Regulations} reg 17", () => Class(reunification, risk, Classed));
        Class(reunification, RiskClass.High, Classed);

        // A later check that is clear does not undo the decision; a later decision does, and the one before is kept.
        reunification.RequestCheck(Guid.CreateVersion7(), parent, SuitabilityCheckKind.Police, Classed, "OTHERSHIRE");
        reunification.RecordCheckResult(reunification.People[0].Checks[^1].Id, Classed, SuitabilityCheckOutcome.Clear);
        Assert.Equal("PERSON_NOT_SUITABLE", ReasonOf(() => Class(reunification, risk, Agreed)));
        reunification.DecideCheck(check, Agreed, SuitabilityDecision.Acceptable, "It was somebody else.", "tm-2");
        Class(reunification, risk, Agreed);
        Assert.Equal((SuitabilityDecision.NotAcceptable, "tm-1"), (Assert.Single(reunification.People[0].Checks[0].EarlierDecisions).Decision, reunification.People[0].Checks[0].EarlierDecisions[0].By));
    }

    [Fact]
    public void Who_is_not_suitable_stands_against_nothing_once_gone()
    {
        var reunification = Assessed();
        var member = Join(reunification, ReunificationPersonKind.HouseholdMember);
        Consider(reunification, member);
        var check = Check(reunification, member, SuitabilityCheckOutcome.Information);
        reunification.DecideCheck(check, Completed, SuitabilityDecision.NotAcceptable, "Recent violence.", "tm-1");
        Assert.Equal("PERSON_NOT_SUITABLE", ReasonOf(() => Class(reunification, RiskClass.Low, Classed)));

        reunification.RecordPersonLeft(member, Classed);
        Class(reunification, RiskClass.Low, Classed);

        Assert.Equal(ReunificationState.Classified, reunification.State);
    }

    [Fact]
    public void Somebody_new_is_checked_and_assessed_before_the_next_class_but_a_high_risk_may_always_be_said()
    {
        var reunification = Classified();
        var member = Join(reunification, ReunificationPersonKind.HouseholdMember, joinedOn: Agreed);

        var refused = Refused(() => Class(reunification, RiskClass.Low, Agreed));
        Assert.Equal(["SCHEDULE_THREE_INCOMPLETE", "CHECKS_OUTSTANDING"], refused.Rules.Select(r => r.Rule));
        Assert.Contains(refused.Rules, r => r.Citation!.Contains("Schedule 3", StringComparison.Ordinal));
        Class(reunification, RiskClass.High, Agreed);

        Consider(reunification, member, Increased);
        Check(reunification, member, receivedOn: Increased);
        Class(reunification, RiskClass.Low, Increased);
        Assert.Equal(RiskClass.Low, reunification.LatestClass!.Risk);
    }

    [Fact]
    public void A_check_that_was_valid_when_the_assessment_was_completed_lasts_for_later_classes()
    {
        var reunification = Returned(new(2026, 6, 8));

        Class(reunification, RiskClass.Low, new(2027, 6, 8));

        Assert.Equal(RiskClass.Low, reunification.LatestClass!.Risk);
    }

    [Fact]
    public void Views_are_of_the_round_in_which_they_were_said()
    {
        var reunification = WithViews();
        Assert.Equal((1, ViewOfReturn.InFavour), (reunification.ChildViews[0].Round, reunification.ChildViews[0].View));
        reunification.Pause(Agreed, [StopReason.ChildsWish], "", Worker);
        reunification.Resume(Increased, "On again.", "tm-1");

        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => reunification.RecordChildsView(Agreed, ViewOfReturn.InFavour, "", "DIRECT_WORK", Worker)));
        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => reunification.RecordIroView(Agreed, ViewOfReturn.InFavour, "", Officer)));
        Assert.Equal("CHILDS_VIEW", Only<RecordAmended>(reunification.RecordChildsView(Increased, ViewOfReturn.Against, "", "ADVOCATE", Worker)).Section);
        var consulted = Only<IroConsulted>(reunification.RecordIroView(Increased, ViewOfReturn.Undecided, "", Officer));
        Assert.Equal((2, ViewOfReturn.Undecided), (consulted.Round, consulted.View));
    }
}
