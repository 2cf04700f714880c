using Grpc.Core;
using static Suite.Outcomes.Tests.AChild;

namespace Suite.Outcomes.Tests;

/// <summary>A child counts as due to enter care only where somebody who decides on care had said so just before.</summary>
public sealed class DecidingOnCareRisk
{
    // Good Friday and Easter Monday lie between it and its twentieth working day.
    static readonly DateOnly Panel = new(2026, 3, 31);
    static readonly DateOnly TwentiethWorkingDay = new(2026, 4, 30);

    static void Decide(CareRiskSource source, DateOnly sourceOn, DateOnly decidedOn, int limit = 20) =>
        new FollowUp().DecideCareRisk(Guid.CreateVersion7(), decidedOn, source, sourceOn, limit, "manager-1", decidedOn);

    [Theory]
    [InlineData(CareRiskSource.Panel)]
    [InlineData(CareRiskSource.LegalGateway)]
    [InlineData(CareRiskSource.PlacementRequest)]
    public void It_rests_on_a_panel_a_legal_gateway_or_a_placement_request(CareRiskSource source)
    {
        var child = new FollowUp();
        var id = Guid.CreateVersion7();

        Assert.True(child.DecideCareRisk(id, Decided, source, Decided, 15, "manager-1", Decided.AddDays(3)));

        var risk = Assert.Single(child.CareRisks);
        Assert.Equal((id, Decided, source, Decided, 15, "manager-1", Decided.AddDays(3)),
            (risk.Id, risk.DecidedOn, risk.Source, risk.SourceOn, risk.EvidenceWorkingDays, risk.DecidedBy, risk.RecordedOn));
        Assert.Equal(OutcomeRules.Version, risk.RuleVersion);
    }

    [Theory]
    [InlineData(CareRiskSource.Unspecified)]
    [InlineData((CareRiskSource)4)]
    public void It_rests_on_nothing_else(CareRiskSource source) =>
        Refused("CARE_RISK_NOT_EVIDENCED", () => Decide(source, Decided, Decided));

    [Fact]
    public void What_it_rests_on_lies_at_most_twenty_working_days_before_it()
    {
        Decide(CareRiskSource.Panel, Panel, TwentiethWorkingDay);

        Refused("CARE_RISK_NOT_EVIDENCED", () => Decide(CareRiskSource.Panel, Panel, TwentiethWorkingDay.AddDays(1)));
    }

    [Fact]
    public void A_decision_on_the_weekend_after_the_twentieth_working_day_is_too_late()
    {
        var friday = new DateOnly(2026, 7, 3);
        Decide(CareRiskSource.Panel, new(2026, 6, 5), friday);

        Refused("CARE_RISK_NOT_EVIDENCED", () => Decide(CareRiskSource.Panel, new(2026, 6, 5), friday.AddDays(1)));
    }

    [Fact]
    public void The_limit_is_the_authoritys_on_the_day_of_the_decision()
    {
        Decide(CareRiskSource.Panel, new(2026, 6, 1), new(2026, 6, 8), limit: 5);

        Refused("CARE_RISK_NOT_EVIDENCED", () => Decide(CareRiskSource.Panel, new(2026, 6, 1), new(2026, 6, 9), limit: 5));
    }

    [Fact]
    public void Nothing_that_came_after_the_decision_is_evidence_for_it() =>
        Refused("CARE_RISK_NOT_EVIDENCED", () => Decide(CareRiskSource.LegalGateway, Decided.AddDays(1), Decided));

    [Fact]
    public void It_is_not_recorded_before_it_is_taken() =>
        Refused("DATE_OUT_OF_ORDER", () => new FollowUp().DecideCareRisk(Guid.CreateVersion7(), Decided, CareRiskSource.Panel, Decided, 20, "manager-1", Decided.AddDays(-1)));

    [Fact]
    public void There_is_one_that_stands_in_six_months_whichever_is_recorded_first()
    {
        var child = DueToEnterCare();

        Refused("CARE_RISK_ALREADY_DECIDED", () => child.Decide(Decided));
        Refused("CARE_RISK_ALREADY_DECIDED", () => child.Decide(SixMonths.AddDays(-1)));
        Refused("CARE_RISK_ALREADY_DECIDED", () => child.Decide(new(2025, 11, 1)));
        child.Decide(SixMonths);
        child.Decide(new(2025, 10, 31));

        Assert.Equal(3, child.CareRisks.Count);
    }

    [Fact]
    public void One_that_was_taken_back_stands_in_nobodys_way_and_comes_back_only_if_nothing_took_its_place()
    {
        var child = new FollowUp();
        var first = child.Decide(Decided);
        child.CorrectCareRisk(first, Decided.AddDays(5), "RECORDED_ON_SIBLING", stands: false, "manager-1");
        child.Decide(Decided.AddDays(10));

        Refused("CARE_RISK_ALREADY_DECIDED", () => child.CorrectCareRisk(first, Decided.AddDays(20), "RIGHT_AFTER_ALL", stands: true, "manager-1"));
    }

    [Fact]
    public void A_correction_leaves_the_decision_and_every_figure_as_at_a_day_before_it()
    {
        var child = new FollowUp();
        var id = child.Decide(Decided);
        var corrected = new DateOnly(2026, 8, 10);

        child.CorrectCareRisk(id, corrected, "CARE_NOT_NAMED", stands: false, "manager-2");

        Assert.Null(child.CareRiskAsAt(Decided.AddDays(-1)));
        Assert.Equal(id, child.CareRiskAsAt(Decided)?.Id);
        Assert.Equal(id, child.CareRiskAsAt(corrected.AddDays(-1))?.Id);
        Assert.Null(child.CareRiskAsAt(corrected));
        Assert.True(child.AvertedIn(new(2026, 4, 1), new(2026, 6, 30), asAt: new(2026, 6, 30)));
        Assert.False(child.AvertedIn(new(2026, 4, 1), new(2026, 6, 30), asAt: corrected));
        var risk = Assert.Single(child.CareRisks);
        Assert.Equal(Decided, risk.DecidedOn);
        Assert.Equal(new CareRiskCorrection(corrected, "CARE_NOT_NAMED", Stands: false, "manager-2"), Assert.Single(risk.Corrections));
    }

    [Fact]
    public void A_correction_may_leave_it_standing_and_a_later_one_may_bring_it_back()
    {
        var child = new FollowUp();
        var id = child.Decide(Decided);

        child.CorrectCareRisk(id, Decided.AddDays(1), "WRONG_SOURCE", stands: true, "manager-1");
        Assert.True(child.CareRisks[0].Stands);
        child.CorrectCareRisk(id, Decided.AddDays(2), "CARE_NOT_NAMED", stands: false, "manager-1");
        Assert.False(child.CareRisks[0].Stands);
        child.CorrectCareRisk(id, Decided.AddDays(3), "CARE_WAS_NAMED", stands: true, "manager-1");

        Assert.True(child.CareRisks[0].Stands);
        Assert.False(child.CareRisks[0].StandsAsAt(Decided.AddDays(2)));
        Assert.True(child.CareRisks[0].StandsAsAt(Decided.AddDays(3)));
    }

    [Fact]
    public void Corrections_follow_the_decision_and_one_another()
    {
        var child = new FollowUp();
        var id = child.Decide(Decided);

        Refused("DATE_OUT_OF_ORDER", () => child.CorrectCareRisk(id, Decided.AddDays(-1), "CARE_NOT_NAMED", stands: false, "manager-1"));
        child.CorrectCareRisk(id, Decided.AddDays(9), "CARE_NOT_NAMED", stands: false, "manager-1");
        Refused("DATE_OUT_OF_ORDER", () => child.CorrectCareRisk(id, Decided.AddDays(8), "CARE_WAS_NAMED", stands: true, "manager-1"));
    }

    [Fact]
    public void What_is_not_there_is_not_corrected() =>
        Assert.Equal(StatusCode.NotFound, Refused("CARE_RISK_NOT_FOUND",
            () => DueToEnterCare().CorrectCareRisk(Guid.CreateVersion7(), Decided, "CARE_NOT_NAMED", stands: false, "manager-1")).Code);
}
