using Suite.Suitability.Approval;
using Suite.Suitability.Checks;

namespace Suite.Suitability.Tests.Approval;

/// <summary>Fostering Services (England) Regulations 2011 reg 26(5) to (8), 27(7).</summary>
public sealed class Disqualifying
{
    static readonly DateOnly Decided = new(2026, 4, 1);

    static bool Found(Subject about)
    {
        var of = about.IsApplicant ? new ACase { Subjects = { about } } : new ACase(about);
        var check = of.Disclosed(about);
        Assert.False(Disqualification.OffenceFound(of, Decided));
        of.Following.Decide(check.Id, accept: false, RationaleCode.Disqualifying, Decided, ACase.Staff("adm-1", "ADM"));
        return Disqualification.OffenceFound(of, Decided);
    }

    [Fact]
    public void Regulation_26_5_a_specified_offence_of_an_applicant_or_of_an_adult_of_the_household_disqualifies()
    {
        Assert.True(Found(new() { IsApplicant = true }));
        Assert.True(Found(new() { InHousehold = true }));
        Assert.True(Found(new() { InHousehold = true, BirthDate = Decided.AddYears(-18) }));
    }

    [Fact]
    public void Regulation_26_5_it_does_not_of_somebody_under_eighteen_or_outside_the_household()
    {
        Assert.False(Found(new() { InHousehold = true, BirthDate = Decided.AddYears(-18).AddDays(1) }));
        Assert.False(Found(new()));
    }

    [Fact]
    public void It_no_longer_disqualifies_once_the_person_has_left()
    {
        var lodger = new Subject { InHousehold = true };
        var of = new ACase(lodger);
        of.Following.Decide(of.Disclosed(lodger).Id, accept: false, RationaleCode.Disqualifying, Decided, ACase.Staff("adm-1", "ADM"));
        Assert.True(Disqualification.OffenceFound(of, Decided));

        lodger.LeftOn = Decided;

        Assert.False(Disqualification.OffenceFound(of, Decided));
    }

    [Fact]
    public void Regulation_26_8_an_exception_is_for_a_named_child_of_a_relative_or_of_who_fosters_it_already()
    {
        var of = new ACase();
        var check = of.Disclosed(of.Applicant);

        var refused = ACase.Refused("EXCEPTION_NOT_OPEN", () => of.Following.Decide(check.Id, accept: true, RationaleCode.WelfareException, Decided, ACase.Staff("adm-1", "ADM")));
        Assert.Equal("Fostering Services (England) Regulations 2011 reg 26(8)", Assert.Single(refused.Rules).Citation);

        of.Exceptions = true;
        of.Following.Decide(check.Id, accept: true, RationaleCode.WelfareException, Decided, ACase.Staff("adm-1", "ADM"));

        Assert.Equal(CheckState.Accepted, check.State);
        Assert.False(Disqualification.OffenceFound(of, Decided));
    }

    [Fact]
    public void Regulation_27_7_a_disqualification_does_not_go_to_the_independent_review()
    {
        var process = new ApprovalProcess { StartedOn = ACase.Began };
        process.Decide(Decision.ProposeNotToApprove, Decided, "adm-1", "A specified offence.", disqualified: true);

        var refused = ACase.Refused("IRM_NOT_AVAILABLE", () => process.SeekIndependentReview(Decided, Decided));

        Assert.Equal("Fostering Services (England) Regulations 2011 reg 27(7)", Assert.Single(refused.Rules).Citation);
        process.MakeRepresentations(Decided);
        Assert.Equal(Decided, process.RepresentationsOn);
    }
}
