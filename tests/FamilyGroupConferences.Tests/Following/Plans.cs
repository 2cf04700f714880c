using Suite.FamilyGroupConferences.Conferences;
using Suite.FamilyGroupConferences.Events.V1;
using Suite.FamilyGroupConferences.LocalStandards;
using Suite.FamilyGroupConferences.V1;
using static Suite.FamilyGroupConferences.Tests.Following.HeldConference;

namespace Suite.FamilyGroupConferences.Tests.Following;

public sealed class Plans
{
    [Fact]
    public void The_familys_plan_is_answered_within_five_working_days()
    {
        var conference = Held();

        var made = Assert.IsType<PlanMade>(Assert.Single(Plan(conference, Made)));

        Assert.Equal((1, 2, 0), (made.Revision, made.Actions, made.Proposals));
        Assert.Equal(ConferenceState.PlanMade, conference.State);
        var due = Assert.Single(conference.DueItems(), d => d.Rule == Conference.PlanAnswerDue);
        Assert.Equal((new DateOnly(2026, 9, 21), "CSW"), (due.DueOn, due.BlockedBy));
    }

    [Fact]
    public void An_authority_may_give_itself_less_time_to_answer()
    {
        var conference = Held();

        conference.RecordPlan(new(Made, "Ours.", "", [new("Tea on Sundays", Mother, Made)], []), new Standard(DateOnly.MinValue) { PlanAnswerWorkingDays = 2 },
            Guid.CreateVersion7, Pseudonyms, Convener);

        Assert.Equal(new DateOnly(2026, 9, 16), conference.Plan!.AnswerBy);
    }

    [Fact]
    public void A_plan_is_made_once_the_conference_was_held() =>
        Assert.Equal("MOVE_NOT_ALLOWED", ReasonOf(() => Plan(In(ConferenceState.Scheduled), Made)));

    [Fact]
    public void A_plan_is_not_made_before_the_conference() =>
        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => Plan(Held(), HeldOn.AddDays(-1))));

    [Fact]
    public void Every_action_has_somebody_of_the_network_and_a_day_to_come()
    {
        var conference = Held();
        conference.Participants.Find(p => p.Id == Friend)!.LeftOn = HeldOn;

        var (reason, refused) = Refusal(() => conference.RecordPlan(
            new(Made, "Ours.", "", [new("Tea", Mother, Made), new("Drive", Friend, Made), new("Ring", Id(99), Made), new("Cook", Ada, Made.AddDays(-1))], []),
            new Standard(DateOnly.MinValue), Guid.CreateVersion7, Pseudonyms, Convener));

        Assert.Equal("INVALID_FIELDS", reason);
        Assert.Equal(["actions[1].owner_participant_id", "actions[2].owner_participant_id", "actions[3].due_date"], refused.Fields.Select(f => f.Field));
    }

    [Fact]
    public void A_revision_takes_the_actions_place_and_is_answered_anew()
    {
        var conference = WithPlan();
        conference.AnswerPlan(PlanDecision.NotAgreed, "Nobody is there at night.", "", Made.AddDays(1), Csw);

        var made = Assert.IsType<PlanMade>(Plan(conference, Made.AddDays(3))[0]);

        Assert.Equal((2, ConferenceState.PlanMade), (made.Revision, conference.State));
        Assert.Equal(PlanDecision.Unspecified, conference.ToOutcome().PlanDecision);
        conference.AnswerPlan(PlanDecision.Agreed, "", "", Made.AddDays(4), Csw);
        Assert.Equal(2, conference.Plan!.Answers.Count);
        Assert.Equal(PlanDecision.Agreed, conference.ToOutcome().PlanDecision);
    }

    [Fact]
    public void A_revision_is_not_made_before_the_answer_to_what_it_revises()
    {
        var conference = WithPlan();
        conference.AnswerPlan(PlanDecision.NotAgreed, "Nobody is there at night.", "", Made.AddDays(2), Csw);

        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => Plan(conference, Made.AddDays(1))));
    }

    [Fact]
    public void A_plan_that_is_agreed_is_not_revised() => Assert.Equal("MOVE_NOT_ALLOWED", ReasonOf(() => Plan(Agreed(), Made.AddDays(5))));

    [Theory]
    [InlineData(PlanDecision.Agreed, "", "", ConferenceState.Agreed)]
    [InlineData(PlanDecision.AgreedWithChanges, "", "Iris calls first.", ConferenceState.AgreedWithChanges)]
    [InlineData(PlanDecision.NotAgreed, "Nobody is there at night.", "", ConferenceState.NotAgreed)]
    public void The_social_worker_answers_and_the_conference_stands_as_answered(PlanDecision decision, string reasons, string changes, ConferenceState state)
    {
        var conference = WithPlan();

        var answered = Assert.IsType<PlanAnswered>(Assert.Single(conference.AnswerPlan(decision, reasons, changes, new(2026, 9, 21), Csw)));

        Assert.Equal((decision, true), (answered.Decision, answered.InTime));
        Assert.Equal(state, conference.State);
        Assert.DoesNotContain(conference.DueItems(), d => d.Rule == Conference.PlanAnswerDue);
    }

    [Fact]
    public void An_answer_on_the_sixth_working_day_is_late() =>
        Assert.False(Assert.IsType<PlanAnswered>(WithPlan().AnswerPlan(PlanDecision.Agreed, "", "", new(2026, 9, 22), Csw)[0]).InTime);

    [Fact]
    public void Not_agreeing_needs_reasons()
    {
        var (reason, refused) = Refusal(() => WithPlan().AnswerPlan(PlanDecision.NotAgreed, "", "", Made, Csw));

        Assert.Equal(("INVALID_FIELDS", "reasons"), (reason, Assert.Single(refused.Fields).Field));
    }

    [Fact]
    public void Agreeing_with_changes_needs_the_changes()
    {
        var (reason, refused) = Refusal(() => WithPlan().AnswerPlan(PlanDecision.AgreedWithChanges, "", "", Made, Csw));

        Assert.Equal(("INVALID_FIELDS", "changes"), (reason, Assert.Single(refused.Fields).Field));
    }

    [Fact]
    public void The_coordinator_does_not_answer_whatever_else_they_are() =>
        Assert.Equal("COORDINATOR_DOES_NOT_DECIDE", ReasonOf(() => WithPlan().AnswerPlan(PlanDecision.Agreed, "", "", Made, As(Convener.Subject, "FGC_COORD", "TM"))));

    [Fact]
    public void A_plan_is_not_answered_before_it_was_made() =>
        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => WithPlan().AnswerPlan(PlanDecision.Agreed, "", "", Made.AddDays(-1), Csw)));

    [Fact]
    public void There_is_one_answer_to_a_plan() =>
        Assert.Equal("MOVE_NOT_ALLOWED", ReasonOf(() => Agreed().AnswerPlan(PlanDecision.NotAgreed, "Second thoughts.", "", Made.AddDays(3), Csw)));

    [Fact]
    public void A_family_may_make_no_plan()
    {
        var conference = Held();

        Assert.IsType<PlanNotMade>(Assert.Single(conference.RecordNoPlan(HeldOn, "They could not agree.")));

        Assert.Equal(ConferenceState.NoPlan, conference.State);
        Assert.Equal("MOVE_NOT_ALLOWED", ReasonOf(() => conference.RecordNoPlan(HeldOn, "")));
        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => Held().RecordNoPlan(HeldOn.AddDays(-1), "")));
    }

    [Fact]
    public void Actions_are_due_once_the_plan_is_agreed_until_they_are_done()
    {
        Assert.DoesNotContain(WithPlan().DueItems(), d => d.Rule == Conference.PlanActionDue);
        var conference = Agreed();
        var action = conference.Plan!.Actions[0];

        Assert.Equal(conference.Plan.Actions.Select(a => (a.Id.ToString(), a.DueOn)),
            conference.DueItems().Where(d => d.Rule == Conference.PlanActionDue).Select(d => (d.Subject, d.DueOn)));
        Assert.Equal("PLAN_ACTIONS", Assert.IsType<RecordAmended>(Assert.Single(conference.RecordActionProgress(action.Id, ActionState.Done, Made.AddDays(6)))).Section);

        Assert.Equal(conference.Plan.Actions[1].Id.ToString(), Assert.Single(conference.DueItems(), d => d.Rule == Conference.PlanActionDue).Subject);
        Assert.Equal((1, 1), (conference.ToOutcome().ActionsDone, conference.ToOutcome().ActionsOpen));
    }

    [Fact]
    public void Progress_is_recorded_of_actions_of_an_agreed_plan()
    {
        Assert.Equal("ACTION_NOT_FOUND", ReasonOf(() => Agreed().RecordActionProgress(Id(99), ActionState.Done, Made)));
        var unanswered = WithPlan();
        Assert.Equal("MOVE_NOT_ALLOWED", ReasonOf(() => unanswered.RecordActionProgress(unanswered.Plan!.Actions[0].Id, ActionState.Done, Made)));
        var agreed = Agreed();
        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => agreed.RecordActionProgress(agreed.Plan!.Actions[0].Id, ActionState.Done, Made.AddDays(-1))));
    }

    [Fact]
    public void An_unsafe_plan_alerts_the_social_worker_and_the_team_manager_at_once()
    {
        var events = Agreed().RaisePlanConcern("CHILD_MISSING", Made.AddDays(3), Csw);

        Assert.Equal(["CSW", "TM"], Assert.Single(events.OfType<PlanConcernRaised>()).AlertRoles);
        var alert = Assert.Single(events.OfType<DeadlineWarned>());
        Assert.Equal((Conference.PlanConcernRule, WarningSeverity.Critical), (alert.Rule, alert.Severity));
        Assert.Equal(["CSW", "TM"], alert.AlertRoles);
    }

    [Fact]
    public void A_concern_is_about_a_plan_that_there_is()
    {
        Assert.Equal("MOVE_NOT_ALLOWED", ReasonOf(() => Held().RaisePlanConcern("CHILD_MISSING", Made, Csw)));
        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => Agreed().RaisePlanConcern("CHILD_MISSING", Made.AddDays(-1), Csw)));
        Assert.Single(WithPlan().RaisePlanConcern("CHILD_MISSING", Made, Csw).OfType<PlanConcernRaised>());
    }
}
