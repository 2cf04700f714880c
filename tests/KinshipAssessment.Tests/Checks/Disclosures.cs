using System.Text;
using Grpc.Core;
using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.Checks;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.V1;
using Suite.Suitability.Approval;
using Suite.Suitability.Checks;
using static Suite.KinshipAssessment.Tests.Checks.Household;
using KinshipCase = Suite.KinshipAssessment.Cases.KinshipCase;
using Person = Suite.KinshipAssessment.Cases.Person;

namespace Suite.KinshipAssessment.Tests.Checks;

public sealed class Disclosures
{
    const string Content = "Possession of a bladed article, 2011";
    static readonly DateOnly Decided = new(2026, 11, 20);
    static readonly DateOnly Approved = new(2026, 12, 16);
    static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    readonly Person _son = Member(new(2007, 3, 3));
    readonly KinshipCase _case;

    public Disclosures() => _case = Assessed(Route.TemporaryApproval, Carer(), _son);

    void Approve(DateOnly on) => _case.Assessment = new() { Decisions = { new(Decision.Approve, on, "adm-1", "", "", false) } };

    [Fact]
    public void A_disclosure_is_recommended_by_one_person_and_decided_by_another()
    {
        var check = _case.Disclosed(_son, OffenceCategory.Driving, Content);
        Assert.Equal(CheckState.RiskAssessment, check.State);

        Assert.Equal(StatusCode.PermissionDenied, Refused("RECOMMENDER_CANNOT_DECIDE",
            () => _case.DecideDisclosure(check.Id, true, RationaleCode.HistoricAndIsolated, Decided, Staff("worker-1", "ASSESSOR", "TM"))).Code);
        var closed = (CheckProgressed)Assert.Single(_case.DecideDisclosure(check.Id, true, RationaleCode.HistoricAndIsolated, Decided, Staff("manager-1", "TM")));

        Assert.Equal(Events.V1.CheckProgress.Closed, closed.Progress);
        Assert.Equal((CheckState.Accepted, true, RationaleCode.HistoricAndIsolated, "manager-1", Decided),
            (check.State, check.Accepted, check.Rationale, check.DecidedBy, check.ClosedOn));
        Refused("CHECK_MOVE_NOT_ALLOWED", () => _case.DecideDisclosure(check.Id, false, RationaleCode.RiskToChild, Decided, Staff("manager-2", "TM")));
    }

    [Theory]
    [InlineData(OffenceCategory.Violence, true)]
    [InlineData(OffenceCategory.Sexual, true)]
    [InlineData(OffenceCategory.DrugSupply, true)]
    [InlineData(OffenceCategory.ChildRelated, true)]
    [InlineData(OffenceCategory.DomesticAbuse, true)]
    [InlineData(OffenceCategory.DrugPossession, false)]
    [InlineData(OffenceCategory.Dishonesty, false)]
    [InlineData(OffenceCategory.Driving, false)]
    [InlineData(OffenceCategory.PublicOrder, false)]
    [InlineData(OffenceCategory.Other, false)]
    [InlineData(OffenceCategory.HealthOrConduct, false)]
    public void Grave_ones_are_decided_by_a_service_manager_or_the_decision_maker(OffenceCategory category, bool senior)
    {
        var check = _case.Disclosed(_son, category);

        if (senior)
            Refused("DISCLOSURE_NEEDS_SENIOR_DECISION", () => _case.DecideDisclosure(check.Id, true, RationaleCode.Mitigated, Decided, Staff("manager-1", "TM")));

        _case.DecideDisclosure(check.Id, true, RationaleCode.Mitigated, Decided, Staff("manager-1", senior ? "SM" : "TM"));
        Assert.Equal(CheckState.Accepted, check.State);
    }

    [Theory]
    [InlineData(true, RationaleCode.RiskToChild)]
    [InlineData(true, RationaleCode.Disqualifying)]
    [InlineData(false, RationaleCode.Mitigated)]
    [InlineData(false, RationaleCode.WelfareException)]
    public void The_rationale_speaks_for_the_decision(bool accept, RationaleCode rationale)
    {
        var check = _case.Disclosed(_son, OffenceCategory.Driving);

        Refused("INVALID_FIELDS", () => _case.DecideDisclosure(check.Id, accept, rationale, Decided, Staff("manager-1", "TM")));
    }

    [Fact]
    public void A_specified_offence_shows_as_disqualifying()
    {
        var check = _case.Disclosed(_son, OffenceCategory.ChildRelated);
        Assert.False(Disqualification.OffenceFound(_case, Decided));

        _case.DecideDisclosure(check.Id, false, RationaleCode.Disqualifying, Decided, Staff("adm-1", "ADM"));

        Assert.True(Disqualification.OffenceFound(_case, Decided));
    }

    [Fact]
    public void A_specified_offence_is_excepted_for_relatives_and_for_those_who_foster_the_child_already_regulation_26_8()
    {
        var check = _case.Disclosed(_son, OffenceCategory.ChildRelated);
        _case.People.ForEach(p => p.Relationship = Relationship.Friend);
        _case.Children.ForEach(c => c.PlacedOn = null);

        Refused("EXCEPTION_NOT_OPEN", () => _case.DecideDisclosure(check.Id, true, RationaleCode.WelfareException, Decided, Staff("adm-1", "ADM")));

        _case.People.Find(p => p.Kind is PersonKind.ProposedCarer)!.Relationship = Relationship.UncleAunt;
        _case.DecideDisclosure(check.Id, true, RationaleCode.WelfareException, Decided, Staff("adm-1", "ADM"));
        Assert.False(Disqualification.OffenceFound(_case, Decided));
    }

    [Fact]
    public void The_decision_does_not_come_before_the_recommendation_nor_that_before_the_result()
    {
        var check = _case.CertificateSeen(_son, Day(2026, 9, 9), Day(2026, 11, 13));
        _case.RecordCheckResult(check.Id, CheckOutcome.Content, Day(2026, 11, 13), Content);
        var view = new DisclosureView(OffenceCategory.Driving, 19, 15, false, true, false, "", true);

        Refused("DATE_OUT_OF_ORDER", () => _case.RecommendDisclosure(check.Id, view, Day(2026, 11, 12), Staff("worker-1", "ASSESSOR")));
        _case.RecommendDisclosure(check.Id, view, Day(2026, 11, 16), Staff("worker-1", "ASSESSOR"));
        Refused("DATE_OUT_OF_ORDER", () => _case.DecideDisclosure(check.Id, true, RationaleCode.Mitigated, Day(2026, 11, 15), Staff("manager-1", "TM")));
    }

    [Fact]
    public void Nothing_is_kept_of_a_clear_check_and_something_of_the_other()
    {
        var check = _case.CertificateSeen(_son, Day(2026, 9, 9), Day(2026, 11, 13));

        Refused("INVALID_FIELDS", () => _case.RecordCheckResult(check.Id, CheckOutcome.Clear, Day(2026, 11, 13), Content));
        Refused("INVALID_FIELDS", () => _case.RecordCheckResult(check.Id, CheckOutcome.Content, Day(2026, 11, 13), ""));
        _case.RecordCheckResult(check.Id, CheckOutcome.Clear, Day(2026, 11, 13), "");
        Assert.Null(check.Content);
    }

    [Fact]
    public void Content_is_purged_six_months_after_the_decision_on_the_carers_and_number_date_and_decision_stay()
    {
        var check = _case.Disclosed(_son, OffenceCategory.Driving, Content);
        _case.DecideDisclosure(check.Id, true, RationaleCode.Mitigated, Decided, Staff("manager-1", "TM"));
        Assert.Null(_case.ContentPurgeOn(check));
        Approve(Approved);
        Assert.Equal(Day(2027, 6, 16), _case.ContentPurgeOn(check));

        Assert.Empty(_case.PassTimeOfChecks(Day(2027, 6, 15)));
        Assert.Contains(Content, Encoding.UTF8.GetString(_case.ToDocument()), StringComparison.Ordinal);
        var purged = (ContentPurged)Assert.Single(_case.PassTimeOfChecks(Day(2027, 6, 16)));

        Assert.Equal(check.Id.ToString(), purged.CheckId);
        var document = Encoding.UTF8.GetString(_case.ToDocument());
        Assert.DoesNotContain(Content, document, StringComparison.Ordinal);
        Assert.DoesNotContain("Told us first", document, StringComparison.Ordinal);
        Assert.Equal(("001234567890", Day(2026, 11, 13), true, RationaleCode.Mitigated, "manager-1", OffenceCategory.Unspecified),
            (check.CertificateNumber, check.CertificateIssuedOn, check.Accepted, check.Rationale, check.DecidedBy, check.DisclosureCategory));
        Assert.Empty(_case.PassTimeOfChecks(Day(2027, 6, 17)));
    }

    [Fact]
    public void A_case_that_closes_without_a_decision_on_the_carers_purges_six_months_after_its_closure()
    {
        var check = _case.Disclosed(_son, OffenceCategory.Driving, Content);
        (_case.State, _case.ClosedOn) = (CaseState.Closed, Day(2026, 11, 30));

        Assert.Contains(_case.CheckDeadlines(), d => d.Rule == "CONTENT_PURGE" && d.DueOn == Day(2027, 5, 30) && d.WarnOn.Contains(Day(2027, 5, 30)));
        Assert.Single(_case.PassTimeOfChecks(Day(2027, 5, 30)));
        Assert.Null(check.Content);
    }

    [Fact]
    public void A_disclosure_decided_after_the_approval_counts_from_its_own_decision()
    {
        Approve(Approved);
        var check = _case.Disclosed(_son, OffenceCategory.Driving, Content);
        Assert.Null(_case.ContentPurgeOn(check));

        _case.DecideDisclosure(check.Id, true, RationaleCode.Mitigated, Day(2027, 1, 10), Staff("manager-1", "TM"));

        Assert.Equal(Day(2027, 7, 10), _case.ContentPurgeOn(check));
    }

    [Theory]
    [InlineData("someone", "SM", true)]
    [InlineData("someone", "ADM", true)]
    [InlineData("someone", "TM", true)]
    [InlineData("worker-1", "ASSESSOR", true)]
    [InlineData("someone", "ASSESSOR", false)]
    [InlineData("worker-1", "CSW", false)]
    [InlineData("someone", "CSW", false)]
    [InlineData("someone", "IRO", false)]
    [InlineData("someone", "NOM", false)]
    [InlineData("someone", "INSPECTOR", false)]
    [InlineData("someone", "PANEL_CHAIR", false)]
    public void Content_is_shown_to_those_who_need_to_know(string subject, string role, bool shown)
    {
        var check = _case.Disclosed(_son, OffenceCategory.Driving, Content);

        Assert.Equal(shown, _case.MaySeeDisclosures(Staff(subject, role)));
        if (!shown)
        {
            Assert.Equal(StatusCode.PermissionDenied, Refused("NEED_TO_KNOW", () => _case.RevealCheckContent(check.Id, Staff(subject, role), "For the panel", Now)).Code);
            Assert.Empty(_case.Reveals);
            return;
        }

        var (content, events) = _case.RevealCheckContent(check.Id, Staff(subject, role), "For the panel", Now);
        Assert.Equal(Content, content);
        Assert.Equal("REVEAL_LOG", Assert.IsType<RecordAmended>(Assert.Single(events)).Section);
        Assert.Equal(new(Now, subject, role, RevealKind.CheckContent, check.Id.ToString(), "For the panel"), Assert.Single(_case.Reveals));
    }

    [Fact]
    public void Another_teams_manager_another_authority_and_access_without_disclosures_do_not_see_content()
    {
        Assert.False(_case.MaySeeDisclosures(Staff("someone", "TM") with { Teams = new HashSet<string> { "KIN-B" } }));
        Assert.False(_case.MaySeeDisclosures(Staff("someone", "SM") with { Authority = "E10000902" }));
        _case.Access.Add(new("iro-1", false, "manager-1", "Chairs the reviews"));
        Assert.False(_case.MaySeeDisclosures(Staff("iro-1", "IRO")));
        _case.Access.Add(new("iro-2", true, "manager-1", "Chairs the reviews"));
        Assert.True(_case.MaySeeDisclosures(Staff("iro-2", "IRO")));
    }

    [Fact]
    public void What_is_not_held_is_not_shown_and_need_to_know_comes_before_existence()
    {
        var check = _case.CertificateSeen(_son, Day(2026, 9, 9), Day(2026, 11, 13));

        Refused("CONTENT_NOT_HELD", () => _case.RevealCheckContent(check.Id, Staff("someone", "SM"), "For the panel", Now));
        Refused("CHECK_NOT_FOUND", () => _case.RevealCheckContent(Guid.NewGuid(), Staff("someone", "SM"), "For the panel", Now));
        Refused("NEED_TO_KNOW", () => _case.RevealCheckContent(Guid.NewGuid(), Staff("someone", "CSW"), "For the panel", Now));
    }

    [Fact]
    public void Deadlines_that_tell_of_a_disclosure_are_never_announced()
    {
        var check = _case.CertificateSeen(_son, Day(2026, 9, 9), Day(2026, 11, 13));
        _case.RecordCheckResult(check.Id, CheckOutcome.Content, Day(2026, 11, 13), Content);
        var assessment = Assert.Single(_case.CheckDeadlines(), d => CheckRules.TellsOfDisclosure(d.Rule));
        Assert.Equal(("DISCLOSURE_ASSESSMENT", Day(2026, 11, 20), 0), (assessment.Rule, assessment.DueOn, assessment.WarnOn.Count));

        _case.RecommendDisclosure(check.Id, new(OffenceCategory.Violence, 19, 15, false, true, false, "", true), Day(2026, 11, 16), Staff("worker-1", "ASSESSOR"));

        var decision = Assert.Single(_case.CheckDeadlines(), d => CheckRules.TellsOfDisclosure(d.Rule));
        Assert.Equal(("DISCLOSURE_DECISION", Day(2026, 11, 23), 0, "SM"), (decision.Rule, decision.DueOn, decision.WarnOn.Count, decision.BlockedBy));
    }

    [Fact]
    public void Who_need_not_know_learns_nothing_by_trying_to_decide()
    {
        var check = _case.Disclosed(_son, OffenceCategory.Driving, Content);
        var anotherTeams = Staff("manager-2", "TM") with { Teams = new HashSet<string> { "KIN-B" } };

        Assert.Equal(StatusCode.PermissionDenied, Refused("NEED_TO_KNOW", () => _case.DecideDisclosure(check.Id, true, RationaleCode.Mitigated, Decided, anotherTeams)).Code);
        Refused("NEED_TO_KNOW", () => _case.DecideDisclosure(Guid.NewGuid(), true, RationaleCode.Mitigated, Decided, anotherTeams));
    }

    [Theory]
    [InlineData(CaseState.NotViable)]
    [InlineData(CaseState.CarerWithdrew)]
    [InlineData(CaseState.ChildMoved)]
    [InlineData(CaseState.PlacementEnded)]
    public void Content_is_not_kept_until_a_closure_once_the_assessment_has_come_to_nothing(CaseState state)
    {
        var check = _case.Disclosed(_son, OffenceCategory.Driving, Content);
        (_case.State, _case.StateSince) = (state, Day(2026, 11, 30));
        Assert.Equal(Day(2027, 5, 30), _case.ContentPurgeOn(check));

        _case.Close(state is CaseState.NotViable ? ClosureCode.NegativeViability : ClosureCode.ChildHome, Day(2027, 3, 1));

        Assert.Equal(Day(2027, 5, 30), _case.ContentPurgeOn(check));
    }

    [Fact]
    public void What_was_purged_before_it_was_decided_is_not_recommended_on()
    {
        var check = _case.CertificateSeen(_son, Day(2026, 9, 9), Day(2026, 11, 13));
        _case.RecordCheckResult(check.Id, CheckOutcome.Content, Day(2026, 11, 13), Content);
        check.Content = null;

        Refused("CONTENT_NOT_HELD", () => _case.RecommendDisclosure(check.Id, new(OffenceCategory.Driving, 19, 15, false, true, false, "", true), Day(2027, 6, 16), Staff("worker-1", "ASSESSOR")));
    }

    [Fact]
    public void An_order_refused_beside_a_running_assessment_is_no_decision_on_the_carers()
    {
        var check = _case.Disclosed(_son, OffenceCategory.Driving, Content);
        _case.DecideDisclosure(check.Id, true, RationaleCode.Mitigated, Decided, Staff("manager-1", "TM"));
        _case.Guardianship = new() { ReportFiledOn = Decided, OrderMade = false, OrderOn = Decided };

        Assert.Null(_case.ContentPurgeOn(check));
        (_case.State, _case.StateSince) = (CaseState.OrderRefused, Decided);
        Assert.Equal(Day(2027, 5, 20), _case.ContentPurgeOn(check));
    }

    [Fact]
    public void That_a_disclosure_was_still_undecided_when_its_subject_left_is_told_to_nobody()
    {
        var check = _case.Disclosed(_son, OffenceCategory.Driving, Content);

        var events = _case.RecordPersonLeft(_son.Id, Decided);

        Assert.DoesNotContain(events.OfType<CheckProgressed>(), e => e.CheckId == check.Id.ToString());
        Assert.Equal(CheckState.Withdrawn, check.State);
        Assert.Equal(V1.CheckState.Withheld, _case.ToMessage(Staff("someone", "CSW"), Decided).Checks.Single(c => c.CheckId == check.Id.ToString()).State);
        Assert.Equal(V1.CheckState.Withdrawn, _case.ToMessage(Staff("manager-1", "TM"), Decided).Checks.Single(c => c.CheckId == check.Id.ToString()).State);
    }
}
