using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using KinshipCase = Suite.KinshipAssessment.Cases.KinshipCase;

namespace Suite.KinshipAssessment.Tests.Views;

public sealed class BeingHeard
{
    static readonly DateOnly Day = new(2026, 9, 3);
    static readonly Caller SocialWorker = new("staff-0001", "E10000901", new HashSet<string> { "CSW" }, new HashSet<string>());
    static readonly Caller Officer = new("staff-0017", "E10000901", new HashSet<string> { "IRO" }, new HashSet<string>());

    static KinshipCase Case(params DateOnly[] births)
    {
        var kinship = new KinshipCase { Id = Guid.NewGuid(), Authority = "E10000901", State = CaseState.Reg24Suitability, ConcernOn = new(2026, 8, 24) };
        foreach (var birth in births)
            kinship.Children.Add(new() { Id = Guid.NewGuid(), Reference = "C1", Name = "Ada", BirthDate = birth, Key = "key", Unborn = birth > Day });
        return kinship;
    }

    [Fact]
    public void A_child_is_heard_by_social_worker_and_reviewing_officer_each_for_themselves()
    {
        var kinship = Case(new DateOnly(2023, 1, 1));
        Assert.Equal(["CHILD_VIEW_SOCIAL_WORKER", "CHILD_VIEW_INDEPENDENT_REVIEWING_OFFICER"], kinship.VoiceGaps(Day).Select(g => g.Rule));

        var happened = Assert.IsType<ChildViewRecorded>(Assert.Single(kinship.RecordChildView(kinship.Children[0].Id, ViewTaker.SocialWorker, Day, "Wants to stay with Gran", false, SocialWorker)));

        Assert.Equal(["CHILD_VIEW_INDEPENDENT_REVIEWING_OFFICER"], kinship.VoiceGaps(Day).Select(g => g.Rule));
        Assert.DoesNotContain("Gran", happened.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Neither_records_the_view_that_the_other_heard()
    {
        var kinship = Case(new DateOnly(2018, 1, 1));
        var child = kinship.Children[0].Id;

        Assert.Equal("VIEW_OF_ANOTHER_ROLE", Assert.Throws<RefusedException>(() => kinship.RecordChildView(child, ViewTaker.IndependentReviewingOfficer, Day, "x", false, SocialWorker)).Reason);
        Assert.Equal("VIEW_OF_ANOTHER_ROLE", Assert.Throws<RefusedException>(() => kinship.RecordChildView(child, ViewTaker.SocialWorker, Day, "x", false, Officer)).Reason);
    }

    [Fact]
    public void A_view_that_could_not_be_had_closes_the_gap()
    {
        var kinship = Case(new DateOnly(2025, 1, 1));
        var child = kinship.Children[0].Id;

        kinship.RecordChildView(child, ViewTaker.SocialWorker, Day, "Too young", notObtainable: true, SocialWorker);
        kinship.RecordChildView(child, ViewTaker.IndependentReviewingOfficer, Day, "Too young", notObtainable: true, Officer);

        Assert.Empty(kinship.VoiceGaps(Day));
    }

    [Fact]
    public void A_view_heard_after_the_day_does_not_count_for_it()
    {
        var kinship = Case(new DateOnly(2023, 1, 1));
        kinship.RecordChildView(kinship.Children[0].Id, ViewTaker.SocialWorker, Day.AddDays(1), "x", false, SocialWorker);

        Assert.Contains("CHILD_VIEW_SOCIAL_WORKER", kinship.VoiceGaps(Day).Select(g => g.Rule));
        Assert.DoesNotContain("CHILD_VIEW_SOCIAL_WORKER", kinship.VoiceGaps(Day.AddDays(1)).Select(g => g.Rule));
    }

    [Theory]
    [InlineData(2021, 9, 3, true)] // five today
    [InlineData(2021, 9, 4, false)]
    [InlineData(2010, 9, 4, true)]
    [InlineData(2010, 9, 3, false)] // sixteen today
    public void A_professional_is_asked_about_every_child_of_school_age(int year, int month, int day, bool asked)
    {
        var kinship = Case(new DateOnly(year, month, day));
        Assert.Equal(asked, kinship.VoiceGaps(Day).Any(g => g.Rule == "PROFESSIONAL_VIEW"));

        kinship.RecordProfessionalView(kinship.Children[0].Id, Profession.Teacher, Day, "No answer from the school", notObtainable: true);

        Assert.DoesNotContain("PROFESSIONAL_VIEW", kinship.VoiceGaps(Day).Select(g => g.Rule));
    }

    [Fact]
    public void Nobody_is_asked_about_a_child_not_yet_born() => Assert.Empty(Case(Day.AddDays(20)).VoiceGaps(Day));

    [Fact]
    public void Gaps_name_the_child_by_id_only()
    {
        var kinship = Case(new DateOnly(2018, 1, 1));

        Assert.All(kinship.VoiceGaps(Day), gap => Assert.DoesNotContain("Ada", gap.Description, StringComparison.Ordinal));
        Assert.All(kinship.VoiceGaps(Day), gap => Assert.Contains(kinship.Children[0].Id.ToString(), gap.Description, StringComparison.Ordinal));
    }

    [Fact]
    public void All_twelve_matters_of_schedule_4_must_be_recorded_and_satisfied()
    {
        var kinship = Case();
        Assert.Equal(12, kinship.ScheduleFourGaps(DateOnly.MaxValue).Count);

        foreach (var matter in Enum.GetValues<ScheduleFourMatter>().Where(m => m is not ScheduleFourMatter.Unspecified))
            kinship.RecordScheduleFourMatter(matter, matter is not ScheduleFourMatter.Health, Day, "seen");

        var gap = Assert.Single(kinship.ScheduleFourGaps(DateOnly.MaxValue));
        Assert.Equal(("SCHEDULE_FOUR_HEALTH", "This matter was not found satisfactory."), (gap.Rule, gap.Description));

        kinship.RecordScheduleFourMatter(ScheduleFourMatter.Health, true, Day, "seen again");
        Assert.Empty(kinship.ScheduleFourGaps(DateOnly.MaxValue));
        Assert.Equal(12, kinship.ScheduleFour.Count);
    }

    [Theory]
    [InlineData(CaseState.Identified)]
    [InlineData(CaseState.Viability)]
    [InlineData(CaseState.NotViable)]
    public void Schedule_4_and_support_wait_for_viability(CaseState state)
    {
        var kinship = Case();
        kinship.State = state;

        Assert.Equal("MOVE_NOT_ALLOWED", Assert.Throws<RefusedException>(() => kinship.RecordScheduleFourMatter(ScheduleFourMatter.Health, true, Day, "x")).Reason);
        Assert.Equal("MOVE_NOT_ALLOWED", Assert.Throws<RefusedException>(() => kinship.SetSupportPlan(new(Day, true, true, true, true, true, ""))).Reason);
    }

    [Fact]
    public void What_was_looked_into_before_the_concern_is_out_of_order() =>
        Assert.Equal("DATE_OUT_OF_ORDER", Assert.Throws<RefusedException>(() => Case().RecordIroInformed(new(2026, 8, 23), IroMatter.Placement)).Reason);

    [Fact]
    public void A_support_plan_without_a_gap_is_parity()
    {
        var kinship = Case();

        Assert.True(Assert.IsType<SupportPlanRecorded>(Assert.Single(kinship.SetSupportPlan(new(Day, true, true, true, true, true, "")))).Parity);
        Assert.False(Assert.IsType<SupportPlanRecorded>(Assert.Single(kinship.SetSupportPlan(new(Day, true, true, true, true, true, "No respite")))).Parity);
        Assert.Equal("No respite", kinship.Support!.ParityGap);
    }

    [Fact]
    public void A_housing_need_is_changed_by_its_id()
    {
        var kinship = Case();
        var id = Guid.NewGuid();
        kinship.RecordHousingNeed(new(id, HousingNeedKind.Furniture, Day, null, "Two beds", 40_000), existing: false);

        kinship.RecordHousingNeed(new(id, HousingNeedKind.Furniture, Day, Day.AddDays(5), "Two beds", 38_000), existing: true);

        Assert.Equal(Day.AddDays(5), Assert.Single(kinship.Housing).ResolvedOn);
        Assert.Equal("HOUSING_NEED_NOT_FOUND", Assert.Throws<RefusedException>(() => kinship.RecordHousingNeed(new(Guid.NewGuid(), HousingNeedKind.Furniture, Day, null, "", 0), existing: true)).Reason);
        Assert.Equal("need.resolved_date", Assert.Single(Assert.Throws<RefusedException>(() => kinship.RecordHousingNeed(new(id, HousingNeedKind.Furniture, Day, Day.AddDays(-1), "", 0), existing: true)).Fields).Field);
    }
}
