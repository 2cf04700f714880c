using Suite.KinshipAssessment.Approvals;
using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.V1;

namespace Suite.KinshipAssessment.Tests.Cases;

public sealed class Timetables
{
    [Fact]
    public void The_worked_case_takes_two_weeks_to_placement_and_sixteen_and_a_bit_to_approval()
    {
        var kinship = Given.Approved(Given.TemporarilyApproved());

        var timetable = CaseTimetable.Of(kinship, new(2027, 3, 1));

        Assert.True(timetable.K1Done);
        Assert.Equal(14, timetable.K1Days);
        Assert.True(timetable.K2Done);
        Assert.Equal(114, timetable.K2Days);
        Assert.Equal(Rag.Red, timetable.Rag);
        Assert.Equal(100, kinship.Temporary!.DaysUsed(new(2027, 3, 1)));
        Assert.Equal("2026-12-16", Reached(timetable, "W14"));
        Assert.Equal("2026-12-16", Reached(timetable, "W16"));
        Assert.True(timetable.Milestones.Single(m => m.Code == "W16").Late);
    }

    [Theory]
    [InlineData(84, Rag.Green)]
    [InlineData(85, Rag.Amber)]
    [InlineData(112, Rag.Amber)]
    [InlineData(113, Rag.Red)]
    public void Twelve_weeks_are_green_sixteen_amber_and_more_is_red(int days, Rag rag) =>
        Assert.Equal(rag, CaseTimetable.Of(Given.Identified(), Given.Concern.AddDays(days)).Rag);

    [Fact]
    public void Milestones_are_due_in_weeks_from_the_concern()
    {
        var timetable = CaseTimetable.Of(Given.Identified(), Given.Concern);

        Assert.Equal(
        [
            ("W1", "2026-08-31"), ("W2", "2026-09-07"), ("W4", "2026-09-21"), ("W6", "2026-10-05"), ("W8", "2026-10-19"),
            ("W10", "2026-11-02"), ("W11", "2026-11-09"), ("W13", "2026-11-23"), ("W14", "2026-11-30"), ("W16", "2026-12-14"),
        ], timetable.Milestones.Select(m => (m.Code, m.DueDate.ToDay().ToString("yyyy-MM-dd"))));
        Assert.All(timetable.Milestones, m => Assert.False(m.Late));
        Assert.All(timetable.Milestones, m => Assert.Null(m.ReachedDate));
        Assert.False(timetable.K1Done);
        Assert.Equal(0, timetable.K2Days);
    }

    [Fact]
    public void A_milestone_is_late_from_the_day_after_it_was_due()
    {
        var kinship = Given.Identified();

        Assert.False(CaseTimetable.Of(kinship, Given.Concern.AddDays(7)).Milestones[0].Late);
        Assert.True(CaseTimetable.Of(kinship, Given.Concern.AddDays(8)).Milestones[0].Late);
    }

    [Fact]
    public void What_was_done_is_reached_on_its_day()
    {
        var kinship = Given.InFullAssessment();
        kinship.RecordMidpointReview(new(2026, 10, 1), "");
        kinship.RecordDraftReport(new(2026, 10, 30));
        Given.PanelListed(kinship);
        kinship.RecordPanel(Given.APanel());

        var timetable = CaseTimetable.Of(kinship, Given.Decided);

        Assert.Equal("2026-08-28", Reached(timetable, "W1"));
        Assert.Equal("2026-09-01", Reached(timetable, "W2"));
        Assert.Equal("2026-10-01", Reached(timetable, "W6"));
        Assert.Equal("2026-10-30", Reached(timetable, "W10"));
        Assert.Equal("2026-11-09", Reached(timetable, "W11"));
        Assert.Equal("2026-12-08", Reached(timetable, "W13"));
        Assert.Null(Reached(timetable, "W14"));
    }

    [Fact]
    public void All_responses_are_chased_when_each_check_came_back_or_was_chased()
    {
        var kinship = Given.InFullAssessment();
        Assert.Null(kinship.ReachedOn("W4"));

        foreach (var check in kinship.Checks.Where(c => c.ReceivedOn is null))
            check.ChasedOn.Add(new(2026, 9, 18));
        Assert.Equal(new(2026, 9, 18), kinship.ReachedOn("W4"));
        Assert.Null(kinship.ReachedOn("W8"));

        Given.EveryCheckBackClear(kinship, new(2026, 9, 28));
        Assert.Equal(new(2026, 9, 18), kinship.ReachedOn("W4"));
        Assert.Equal(new(2026, 9, 28), kinship.ReachedOn("W8"));
    }

    [Fact]
    public void A_case_that_came_to_nothing_stops_the_clock()
    {
        var kinship = Given.InFullAssessment();
        kinship.RecordWithdrawal(new(2026, 9, 23), "AW3");

        var timetable = CaseTimetable.Of(kinship, new(2027, 3, 1));

        Assert.Equal(30, timetable.K2Days);
        Assert.False(timetable.K2Done);
        Assert.Equal(Rag.Green, timetable.Rag);
        Assert.DoesNotContain(timetable.Deadlines, d => d.Rule.StartsWith("MILESTONE_", StringComparison.Ordinal));
    }

    [Fact]
    public void A_court_decides_on_guardianship_and_no_panel() =>
        Assert.DoesNotContain(CaseTimetable.Of(Given.AssessedForGuardianship(), Given.Decided).Milestones, m => m.Code == "W13");

    [Fact]
    public void Deadlines_come_with_the_warnings_that_are_still_ahead()
    {
        var kinship = Given.TemporarilyApproved();
        Given.Pass(kinship, new(2026, 12, 1));

        var deadline = Assert.Single(CaseTimetable.Of(kinship, new(2026, 12, 1)).Deadlines, d => d.Rule == "TEMPORARY_APPROVAL_ENDS");

        Assert.Equal(["2026-12-13", "2026-12-20", "2026-12-27"], deadline.WarningDates.Select(d => d.ToDay().ToString("yyyy-MM-dd")));
        Assert.Equal("2026-12-27", deadline.DueDate.ToDay().ToString("yyyy-MM-dd"));
    }

    static string? Reached(Timetable timetable, string code) =>
        timetable.Milestones.Single(m => m.Code == code).ReachedDate?.ToDay().ToString("yyyy-MM-dd");
}
