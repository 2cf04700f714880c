using Suite.FamilyGroupConferences.Events.V1;
using Suite.FamilyGroupConferences.LocalStandards;
using Suite.Platform.Errors;
using Suite.Platform.Records;

namespace Suite.FamilyGroupConferences.Tests.LocalStandards;

public sealed class DatedStandards
{
    static readonly DateOnly April = new(2026, 4, 1);

    static Standards BuiltIn() => Standards.BuiltIn("E10000901");

    [Fact]
    public void Those_of_guidance_hold_before_an_authority_set_any()
    {
        var standard = BuiltIn().On(April);

        Assert.Equal((3, 5, 42, 24), (standard.ScreeningWorkingDays, standard.BaselineWorkingDays, standard.NormDays, standard.UrgentHours));
        Assert.Equal((5, 3, 8, 14), (standard.PlanAnswerWorkingDays, standard.ReviewMonths, standard.ConferencesPerPost, standard.FeedbackDays));
    }

    [Fact]
    public void Entries_hold_from_their_day_and_the_past_stays()
    {
        var standards = BuiltIn();

        var set = Assert.IsType<StandardsSet>(Assert.Single(standards.SetFrom(new(April) { NormDays = 35 })));

        Assert.Equal(("STANDARDS", April.ToMessage()), (set.Section, set.FromDate));
        Assert.Equal((42, 35), (standards.On(April.AddDays(-1)).NormDays, standards.On(April).NormDays));
    }

    [Fact]
    public void An_entry_of_the_same_day_corrects_the_one_before_and_an_earlier_day_is_refused()
    {
        var standards = BuiltIn();
        standards.SetFrom(new(April) { NormDays = 35 });
        standards.SetFrom(new(April) { NormDays = 36 });

        Assert.Equal(36, standards.On(April).NormDays);
        Assert.Equal("DATE_OUT_OF_ORDER", Assert.Throws<RefusedException>(() => standards.SetFrom(new(April.AddDays(-1)))).Reason);
        Assert.Equal("DATE_OUT_OF_ORDER", Assert.Throws<RefusedException>(() => BuiltIn().SetFrom(new(new DateOnly(1999, 12, 31)))).Reason);
    }

    [Fact]
    public void The_duty_binds_from_its_day_as_last_set_and_not_at_all_while_no_day_is_known()
    {
        var standards = BuiltIn();
        Assert.False(standards.DutyInForceOn(DateOnly.MaxValue));

        standards.SetDuty(new(April, "Commencement regulations", default));
        Assert.Equal((false, true, April), (standards.DutyInForceOn(April.AddDays(-1)), standards.DutyInForceOn(April), standards.DutyInForceFrom));

        var takenBack = Assert.IsType<StandardsSet>(Assert.Single(standards.SetDuty(new(null, "", default))));
        Assert.Equal(("FGDM_DUTY", null), (takenBack.Section, takenBack.FromDate));
        Assert.False(standards.DutyInForceOn(DateOnly.MaxValue));
    }

    [Fact]
    public void A_document_comes_back_as_it_was_written()
    {
        var standards = BuiltIn();
        standards.SetFrom(new(April) { NormDays = 35, UrgentHours = 12 });
        standards.SetDuty(new(April, "Commencement regulations", new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero)));

        Assert.Equal(standards.ToMessage(), Standards.FromDocument(standards.ToDocument(), Standards.SchemaVersion).ToMessage());
        Assert.Equal(OnePerAuthority.IdOf<Standards>("E10000901"), standards.Id);
    }
}
