using Grpc.Core;
using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.Checks;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.V1;
using Suite.Suitability.Checks;
using static Suite.KinshipAssessment.Tests.Checks.Household;
using KinshipCase = Suite.KinshipAssessment.Cases.KinshipCase;
using Person = Suite.KinshipAssessment.Cases.Person;

namespace Suite.KinshipAssessment.Tests.Checks;

public sealed class FollowingChecks
{
    static readonly DateOnly Submitted = new(2026, 9, 9);

    readonly Person _carer = Carer();
    readonly Person _son = Member(new(2007, 3, 3));
    readonly Person _parent = Someone(PersonKind.BirthParent, new(1995, 1, 1));
    readonly KinshipCase _case;

    public FollowingChecks() => _case = Assessed(Route.TemporaryApproval, _carer, _son, _parent);

    Check Requested(CheckType type, Person person, DateOnly? on = null)
    {
        var check = _case.The(type, person);
        _case.RequestCheck(person.Id, type, on ?? Submitted);
        return check;
    }

    void Stages(Check check, DateOnly on, params DbsStage[] stages)
    {
        foreach (var stage in stages)
            _case.RecordDbsStage(check.Id, stage, on, null, "worker-1");
    }

    [Fact]
    public void A_dbs_check_goes_through_its_stages_and_comes_back_clear()
    {
        var check = Requested(CheckType.DbsEnhancedBarred, _carer);
        Assert.Equal((CheckState.Requested, DbsStage.Draft, null), (check.State, check.DbsStage, check.SubmittedOn));

        Stages(check, Submitted, DbsStage.IdVerified, DbsStage.Submitted, DbsStage.S1Received, DbsStage.S2Pnc, DbsStage.S3BarredLists, DbsStage.S4LocalPolice);
        Assert.Equal(CheckState.InProgress, check.State);
        var issued = Day(2026, 9, 22);
        _case.RecordDbsStage(check.Id, DbsStage.S5Issued, Day(2026, 9, 24), new("001234567890", issued, DbsLevel.EnhancedChildBarred), "worker-1");
        _case.RecordDbsStage(check.Id, DbsStage.CertificateSeen, Day(2026, 9, 25), null, "worker-1");
        var received = (CheckProgressed)_case.RecordCheckResult(check.Id, CheckOutcome.Clear, issued, "")[0];

        Assert.Equal((CheckState.ReceivedClear, DbsStage.Closed), (check.State, check.DbsStage));
        Assert.Equal((13, 9), (check.DaysTaken(), check.WorkingDaysTaken()));
        Assert.Equal((Day(2026, 9, 25), "worker-1"), (check.CertificateSeenOn, check.CertificateSeenBy));
        Assert.Equal(Day(2029, 9, 22), check.ValidUntil);
        Assert.Null(check.Content);
        Assert.Equal((Submitted.ToMessage(), issued.ToMessage()), (received.SubmittedDate, received.ReceivedDate));
    }

    [Fact]
    public void A_slow_dbs_check_is_chased_after_21_days_escalated_after_42_and_again_at_60()
    {
        var check = _case.CertificateSeen(_son, Submitted, Day(2026, 11, 13));

        Assert.Equal((Day(2026, 9, 30), Day(2026, 10, 21), Day(2026, 11, 8)), (check.ChaseDueOn(), check.EscalateDueOn(), check.SixtyDaysOn()));
        _case.RecordCheckResult(check.Id, CheckOutcome.Content, Day(2026, 11, 13), "Caution, 2011");
        Assert.Equal(65, check.DaysTaken());
    }

    [Fact]
    public void Chasing_and_escalating_settle_their_deadlines_and_the_sixty_days_need_an_escalation_then()
    {
        var check = Requested(CheckType.DbsEnhancedBarred, _son);
        Stages(check, Submitted, DbsStage.Submitted);
        Assert.Equal(["CHECK_CHASE", "CHECK_ESCALATE", "DBS_SIXTY_DAYS"], RulesOf(check));

        _case.ChaseCheck(check.Id, Day(2026, 9, 30), "PORTAL");
        Assert.Equal(CheckState.Chased, check.State);
        Assert.Equal(["CHECK_ESCALATE", "DBS_SIXTY_DAYS"], RulesOf(check));
        _case.EscalateCheck(check.Id, Day(2026, 10, 21), "DBS_ESCALATIONS");
        Assert.Equal(["DBS_SIXTY_DAYS"], RulesOf(check));
        _case.EscalateCheck(check.Id, Day(2026, 11, 8), "DBS_ESCALATIONS");
        Assert.Empty(RulesOf(check));
    }

    IEnumerable<string> RulesOf(Check check) => _case.CheckDeadlines().Where(d => d.Subject == check.Id.ToString()).Select(d => d.Rule);

    [Fact]
    public void A_deadline_says_for_whom_it_waits()
    {
        var dbs = Requested(CheckType.DbsEnhancedBarred, _carer);
        Stages(dbs, Submitted, DbsStage.Submitted);
        var police = _case.The(CheckType.PoliceDirect, _parent);
        _case.RequestCheck(_parent.Id, CheckType.PoliceDirect, Submitted, "WMP");

        Assert.Equal("DBS", BlockedBy(dbs));
        Assert.Equal("POLICE:WMP", BlockedBy(police));
        dbs.PoliceForce = "WMP";
        Stages(dbs, Submitted, DbsStage.S4LocalPolice);
        Assert.Equal("POLICE:WMP", BlockedBy(dbs));
    }

    string BlockedBy(Check check) => _case.CheckDeadlines().First(d => d.Subject == check.Id.ToString()).BlockedBy;

    [Theory]
    [InlineData(DbsStage.Submitted)]
    [InlineData(DbsStage.S1Received)]
    [InlineData(DbsStage.S2Pnc)]
    [InlineData(DbsStage.S3BarredLists)]
    public void A_certificate_is_never_issued_without_the_local_police(DbsStage reached)
    {
        var check = Requested(CheckType.DbsEnhancedBarred, _carer);
        Stages(check, Submitted, DbsStage.Submitted);
        if (reached is not DbsStage.Submitted)
            Stages(check, Submitted, reached);

        Refused("CHECK_MOVE_NOT_ALLOWED", () => _case.RecordDbsStage(check.Id, DbsStage.S5Issued, Submitted, new("001234567890", Submitted, DbsLevel.EnhancedChildBarred), "x"));
        Refused("CHECK_MOVE_NOT_ALLOWED", () => Stages(check, Submitted, DbsStage.CertificateSeen));
    }

    [Fact]
    public void A_query_goes_back_to_where_it_came_from_and_nowhere_else()
    {
        var check = Requested(CheckType.DbsEnhancedBarred, _carer);
        Refused("CHECK_MOVE_NOT_ALLOWED", () => Stages(check, Submitted, DbsStage.Query));
        Stages(check, Submitted, DbsStage.Submitted, DbsStage.S2Pnc);
        Stages(check, Day(2026, 9, 12), DbsStage.Query);

        Refused("CHECK_MOVE_NOT_ALLOWED", () => Stages(check, Day(2026, 9, 14), DbsStage.S3BarredLists));
        Refused("CHECK_MOVE_NOT_ALLOWED", () => Stages(check, Day(2026, 9, 14), DbsStage.Query));
        Stages(check, Day(2026, 9, 14), DbsStage.S2Pnc);

        Assert.Equal((DbsStage.S2Pnc, Submitted), (check.DbsStage, check.DbsStages[DbsStage.S2Pnc]));
        Refused("DATE_OUT_OF_ORDER", () => Stages(check, Day(2026, 9, 13), DbsStage.S3BarredLists));
        Stages(check, Day(2026, 9, 14), DbsStage.S3BarredLists);
    }

    [Fact]
    public void A_query_right_after_the_submission_does_not_move_the_submission()
    {
        var check = Requested(CheckType.DbsEnhancedBarred, _carer);
        Stages(check, Submitted, DbsStage.Submitted);
        Stages(check, Day(2026, 9, 12), DbsStage.Query, DbsStage.Submitted);

        Assert.Equal(Submitted, check.SubmittedOn);
    }

    [Fact]
    public void Dates_do_not_run_backwards()
    {
        var check = Requested(CheckType.DbsEnhancedBarred, _carer);
        Stages(check, Submitted, DbsStage.Submitted, DbsStage.S4LocalPolice);

        var refused = Refused("DATE_OUT_OF_ORDER", () => _case.RecordDbsStage(check.Id, DbsStage.S5Issued, Submitted.AddDays(1), new("001234567890", Submitted.AddDays(-1), DbsLevel.EnhancedChildBarred), "x"));
        Assert.Equal(StatusCode.InvalidArgument, refused.Code);
        Refused("DATE_OUT_OF_ORDER", () => _case.RecordDbsStage(check.Id, DbsStage.S5Issued, Submitted.AddDays(1), new("001234567890", Submitted.AddDays(2), DbsLevel.EnhancedChildBarred), "x"));
        Refused("DATE_OUT_OF_ORDER", () => _case.ChaseCheck(check.Id, Submitted.AddDays(-1), "EMAIL"));
        Refused("DATE_OUT_OF_ORDER", () => _case.EscalateCheck(check.Id, Submitted.AddDays(-1), "DBS"));
        Refused("DATE_OUT_OF_ORDER", () => _case.RequestCheck(_parent.Id, CheckType.PoliceDirect, Concern.AddDays(-1)));
        var police = Requested(CheckType.PoliceDirect, _parent);
        Assert.Equal(StatusCode.InvalidArgument, Refused("DATE_OUT_OF_ORDER", () => _case.RecordCheckResult(police.Id, CheckOutcome.Clear, Submitted.AddDays(-1), "")).Code);
        Refused("DATE_OUT_OF_ORDER", () => _case.RecordPoliceAcknowledgement(police.Id, Submitted.AddDays(-1), "WMP"));
    }

    [Fact]
    public void The_result_of_a_dbs_check_waits_for_the_certificate_and_bears_its_date()
    {
        var check = Requested(CheckType.DbsEnhancedBarred, _carer);
        Stages(check, Submitted, DbsStage.Submitted, DbsStage.S4LocalPolice);
        Refused("CHECK_MOVE_NOT_ALLOWED", () => _case.RecordCheckResult(check.Id, CheckOutcome.Clear, Submitted, ""));

        _case.RecordDbsStage(check.Id, DbsStage.S5Issued, Submitted.AddDays(5), new("001234567890", Submitted.AddDays(5), DbsLevel.EnhancedChildBarred), "x");
        Stages(check, Submitted.AddDays(7), DbsStage.CertificateSeen);

        Refused("INVALID_FIELDS", () => _case.RecordCheckResult(check.Id, CheckOutcome.Clear, Submitted.AddDays(7), ""));
        _case.RecordCheckResult(check.Id, CheckOutcome.Clear, Submitted.AddDays(5), "");
        Refused("CHECK_MOVE_NOT_ALLOWED", () => _case.RecordCheckResult(check.Id, CheckOutcome.Clear, Submitted.AddDays(5), ""));
    }

    [Fact]
    public void A_certificate_belongs_to_its_issue_and_to_no_other_stage()
    {
        var check = Requested(CheckType.DbsEnhancedBarred, _carer);
        Refused("INVALID_FIELDS", () => _case.RecordDbsStage(check.Id, DbsStage.Submitted, Submitted, new("001234567890", Submitted, DbsLevel.EnhancedChildBarred), "x"));
        Stages(check, Submitted, DbsStage.Submitted, DbsStage.S4LocalPolice);
        Refused("INVALID_FIELDS", () => Stages(check, Submitted, DbsStage.S5Issued));
    }

    [Fact]
    public void A_birth_parents_dbs_check_is_refused_and_the_police_check_in_its_place_is_named()
    {
        var police = _case.The(CheckType.PoliceDirect, _parent);

        var refused = Refused("DBS_NOT_ELIGIBLE", () => _case.RequestCheck(_parent.Id, CheckType.DbsEnhancedBarred, Submitted));

        Assert.Equal(StatusCode.InvalidArgument, refused.Code);
        Assert.Contains(police.Id.ToString(), Assert.Single(refused.Fields).Description, StringComparison.Ordinal);
        Assert.DoesNotContain(_case.Checks, c => c.PersonId == _parent.Id && c.Type is CheckType.DbsEnhancedBarred);
    }

    [Fact]
    public void Nobody_under_16_has_a_dbs_check()
    {
        var child = Member(Submitted.AddYears(-16).AddDays(1));
        _case.People.Add(child);

        Refused("DBS_NOT_ELIGIBLE", () => _case.RequestCheck(child.Id, CheckType.DbsEnhancedBarred, Submitted));
        _case.RequestCheck(child.Id, CheckType.DbsEnhancedBarred, Submitted.AddDays(1));
    }

    [Fact]
    public void A_check_that_is_open_is_not_asked_for_again_but_there_may_be_a_further_referee()
    {
        Requested(CheckType.PoliceDirect, _parent);
        Refused("CHECK_ALREADY_OPEN", () => _case.RequestCheck(_parent.Id, CheckType.PoliceDirect, Submitted));

        for (var i = 0; i < 4; i++)
            _case.RequestCheck(_carer.Id, CheckType.PersonalReference, Submitted);

        Assert.Equal(4, _case.Checks.Count(c => c.Type is CheckType.PersonalReference));
        Assert.Equal(3, _case.Checks.Count(c => c is { Type: CheckType.PersonalReference, Required: true }));
    }

    [Fact]
    public void A_medical_waits_for_consent()
    {
        var medical = _case.The(CheckType.Medical, _carer);
        Refused("CHECK_MOVE_NOT_ALLOWED", () => _case.RequestCheck(_carer.Id, CheckType.Medical, Submitted));

        _case.RecordCheckConsent(medical.Id, Submitted);
        Refused("CHECK_MOVE_NOT_ALLOWED", () => _case.RecordCheckConsent(medical.Id, Submitted));
        Refused("DATE_OUT_OF_ORDER", () => _case.RequestCheck(_carer.Id, CheckType.Medical, Submitted.AddDays(-1)));
        _case.RequestCheck(_carer.Id, CheckType.Medical, Submitted);

        Assert.Equal((CheckState.Requested, Submitted), (medical.State, medical.SubmittedOn));
    }

    [Fact]
    public void Home_safety_concerns_nobody_and_everything_else_somebody()
    {
        Refused("INVALID_FIELDS", () => _case.RequestCheck(_carer.Id, CheckType.HomeSafety, Submitted));
        Refused("INVALID_FIELDS", () => _case.RequestCheck(null, CheckType.Medical, Submitted));
        _case.RequestCheck(null, CheckType.HomeSafety, Submitted);
    }

    [Fact]
    public void A_police_force_acknowledges_police_checks_only_once()
    {
        var police = Requested(CheckType.PoliceDirect, _carer);
        _case.RecordPoliceAcknowledgement(police.Id, Submitted.AddDays(1), "WMP");

        Assert.Equal((CheckState.InProgress, "WMP"), (police.State, police.PoliceForce));
        Refused("CHECK_MOVE_NOT_ALLOWED", () => _case.RecordPoliceAcknowledgement(police.Id, Submitted.AddDays(1), "WMP"));
        Refused("NOT_A_DBS_CHECK", () => Stages(police, Submitted, DbsStage.Submitted));
        Refused("NOT_A_POLICE_CHECK", () => _case.RecordPoliceAcknowledgement(_case.The(CheckType.DbsEnhancedBarred, _carer).Id, Submitted, "WMP"));
        Assert.Equal(StatusCode.NotFound, Refused("CHECK_NOT_FOUND", () => _case.ChaseCheck(Guid.NewGuid(), Submitted, "EMAIL")).Code);
    }

    [Fact]
    public void Only_what_is_outstanding_is_chased_or_escalated()
    {
        var check = _case.The(CheckType.PoliceDirect, _carer);
        Refused("CHECK_NOT_OUTSTANDING", () => _case.ChaseCheck(check.Id, Submitted, "EMAIL"));
        Requested(CheckType.PoliceDirect, _carer);
        _case.RecordCheckResult(check.Id, CheckOutcome.Clear, Submitted, "");
        Refused("CHECK_NOT_OUTSTANDING", () => _case.ChaseCheck(check.Id, Submitted, "EMAIL"));
        Refused("CHECK_NOT_OUTSTANDING", () => _case.EscalateCheck(check.Id, Submitted, "CHIEF"));
    }

    [Fact]
    public void The_last_escalation_reaches_milestone_W8_once()
    {
        var (one, two) = (Requested(CheckType.PoliceDirect, _carer), Requested(CheckType.PoliceDirect, _parent));

        Assert.Single(_case.EscalateCheck(one.Id, Day(2026, 10, 21), "CHIEF"));
        var milestone = _case.EscalateCheck(two.Id, Day(2026, 10, 22), "CHIEF").OfType<MilestoneReached>();
        Assert.Equal(("W8", Day(2026, 10, 22).ToMessage()), (Assert.Single(milestone).Code, milestone.First().ReachedDate));
        Assert.Single(_case.EscalateCheck(two.Id, Day(2026, 10, 23), "CHIEF"));
    }

    [Fact]
    public void What_practice_asks_for_may_be_waived_and_what_the_law_asks_for_may_not()
    {
        var finance = _case.The(CheckType.Finance, _carer);
        Refused("CHECK_REQUIRED", () => _case.WithdrawCheck(finance.Id, Submitted, "DUPLICATE"));

        _case.WaiveCheck(finance.Id, Submitted, "Pension statement seen");

        Assert.Equal(CheckState.NotRequired, finance.State);
        Assert.DoesNotContain(_case.DecisionCheckGaps(DateOnly.MaxValue), g => g.Rule == "CHECK_FINANCE");
        Refused("CHECK_REQUIRED_BY_LAW", () => _case.WaiveCheck(_case.The(CheckType.Medical, _carer).Id, Submitted, "Seems fit"));
        Refused("CHECK_MOVE_NOT_ALLOWED", () => _case.WaiveCheck(finance.Id, Submitted, "Twice"));
        Assert.Empty(_case.RaiseRequiredChecks(Submitted));
    }

    [Fact]
    public void A_check_asked_for_by_choice_may_be_withdrawn()
    {
        _case.RequestCheck(_son.Id, CheckType.Overseas, Submitted);
        var check = _case.The(CheckType.Overseas, _son);
        Refused("CHECK_MOVE_NOT_ALLOWED", () => _case.WaiveCheck(check.Id, Submitted, "Not needed"));

        _case.WithdrawCheck(check.Id, Submitted.AddDays(1), "NOT_NEEDED");

        Assert.Equal(CheckState.Withdrawn, check.State);
        Refused("CHECK_MOVE_NOT_ALLOWED", () => _case.WithdrawCheck(check.Id, Submitted.AddDays(1), "NOT_NEEDED"));
    }

    [Fact]
    public void Events_are_the_same_whatever_came_back()
    {
        var (mine, parents) = (Requested(CheckType.PoliceDirect, _carer), Requested(CheckType.PoliceDirect, _parent));

        var clear = _case.RecordCheckResult(mine.Id, CheckOutcome.Clear, Submitted, "");
        var content = _case.RecordCheckResult(parents.Id, CheckOutcome.Content, Submitted, "Caution, 2011");

        Assert.Equal(clear.Select(e => e.GetType()), content.Select(e => e.GetType()));
        var (a, b) = ((CheckProgressed)clear[0], (CheckProgressed)content[0]);
        (b.CheckId, b.SubjectKind) = (a.CheckId, a.SubjectKind);
        Assert.Equal(a, b);
        Assert.Equal(["CSW", "TM"], ((DeadlineWarned)content[1]).AlertRoles);
    }

    [Fact]
    public void A_closed_case_takes_no_entries_about_checks_or_people()
    {
        var check = Requested(CheckType.PoliceDirect, _carer);
        _case.State = CaseState.Closed;

        foreach (var act in (Action[])
        [
            () => _case.RequestCheck(_carer.Id, CheckType.Identity, Submitted),
            () => _case.RecordCheckConsent(check.Id, Submitted),
            () => _case.RecordPoliceAcknowledgement(check.Id, Submitted, "WMP"),
            () => _case.RecordCheckResult(check.Id, CheckOutcome.Clear, Submitted, ""),
            () => _case.ChaseCheck(check.Id, Submitted, "EMAIL"),
            () => _case.EscalateCheck(check.Id, Submitted, "CHIEF"),
            () => _case.WithdrawCheck(check.Id, Submitted, "X"),
            () => _case.WaiveCheck(check.Id, Submitted, "X"),
            () => _case.RecordPersonLeft(_son.Id, Submitted),
            () => _case.RecordPersonSeen(_son.Id, Submitted, true),
        ])
            Refused("CASE_CLOSED", act);
    }
}
