using Suite.FamilyGroupConferences.Events.V1;
using Suite.FamilyGroupConferences.Offers;
using Suite.FamilyGroupConferences.V1;
using static Suite.FamilyGroupConferences.Tests.Offers.AnOffer;

namespace Suite.FamilyGroupConferences.Tests.Offers;

/// <summary>The duty to offer family group decision making before care proceedings (Children Act 1989 s.31ZA).</summary>
public sealed class MeetingTheDuty
{
    static IReadOnlyList<ComplianceGap> Gaps(FgdmOffer offer, DateOnly? heldOn = null) => offer.ComplianceOn(Issued, dutyInForce: true, heldOn).Gaps;

    [Fact]
    public void It_is_met_by_an_offer_in_the_letter_that_nobody_accepted()
    {
        Assert.Empty(Gaps(Declined()));
        Assert.Empty(Gaps(Made()));
    }

    [Fact]
    public void It_is_met_by_a_meeting_held_before_the_application_where_somebody_accepted()
    {
        var compliance = Accepted().ComplianceOn(Issued, dutyInForce: true, heldOn: Issued.AddDays(-1));

        Assert.Equal((true, false, Issued.AddDays(-1)), (compliance.IsMet, compliance.Exempt, compliance.MeetingOn));
    }

    [Fact]
    public void It_is_not_met_by_a_meeting_on_the_day_of_the_application_or_after_it()
    {
        Assert.Equal([ComplianceGap.MeetingNotHeldBeforeApplication], Gaps(Accepted(), heldOn: Issued));
        Assert.Equal([ComplianceGap.MeetingNotHeldBeforeApplication], Gaps(Accepted(), heldOn: Issued.AddDays(1)));
        Assert.Equal([ComplianceGap.MeetingNotHeldBeforeApplication], Gaps(Accepted()));
    }

    [Fact]
    public void It_is_not_met_by_a_meeting_held_before_anybody_was_offered_one() =>
        Assert.Equal([ComplianceGap.MeetingNotHeldBeforeApplication], Gaps(Accepted(), heldOn: Letter.AddDays(-1)));

    [Fact]
    public void Another_meeting_than_a_conference_of_this_service_counts_too()
    {
        var offer = Accepted();
        offer.RecordMeeting(Letter.AddDays(30));

        Assert.Equal(Letter.AddDays(30), offer.ComplianceOn(Issued, true, heldOn: null).MeetingOn);
        Assert.Equal(Letter.AddDays(25), offer.ComplianceOn(Issued, true, heldOn: Letter.AddDays(25)).MeetingOn);
        Assert.Empty(Gaps(offer, heldOn: Issued.AddDays(3)));
    }

    [Fact]
    public void It_is_not_met_by_an_offer_beside_the_letter_or_to_nobody_to_whom_it_is_owed() =>
        Assert.Equal([ComplianceGap.OfferNotInLetter, ComplianceGap.OfferedToNobody], Gaps(Made(inLetter: false, Parent(OfferRules.NoParentalResponsibility))));

    [Fact]
    public void It_is_owed_to_a_parent_without_parental_responsibility_too() =>
        Assert.Equal([ComplianceGap.MeetingNotHeldBeforeApplication], Gaps(Made(true, Parent("PARENT")).Answer(0, OfferResponse.Accepted)));

    [Fact]
    public void An_invited_grandparent_who_accepts_does_not_make_a_meeting_due()
    {
        var offer = Made(true, Parent(), Parent(OfferRules.NoParentalResponsibility)).Answer(0, OfferResponse.Declined).Answer(1, OfferResponse.Accepted);

        Assert.Equal(OfferState.Accepted, offer.State);
        Assert.Empty(Gaps(offer));
    }

    [Theory]
    [InlineData(ExemptionStage.Offer)]
    [InlineData(ExemptionStage.Hold)]
    public void It_is_met_where_the_authority_judged_it_not_to_be_in_the_childs_best_interests(ExemptionStage stage)
    {
        var compliance = Exempted(stage).ComplianceOn(Issued, dutyInForce: true, heldOn: null);

        Assert.Equal((true, true), (compliance.IsMet, compliance.Exempt));
    }

    [Fact]
    public void What_is_answered_or_judged_after_the_application_changes_nothing_about_it()
    {
        var accepted = Made(true, Parent()).Answer(0, OfferResponse.Accepted, Issued.AddDays(1));
        var exempted = Accepted();
        exempted.Exempt(new(ExemptionStage.Hold, "Reasons", "staff-6", Issued.AddDays(1)));

        Assert.Empty(Gaps(accepted));
        Assert.Equal([ComplianceGap.MeetingNotHeldBeforeApplication], Gaps(exempted));
    }

    [Fact]
    public void Once_in_force_an_application_that_does_not_meet_section_31ZA_is_refused_naming_every_gap_and_nothing_is_recorded()
    {
        var offer = Made(inLetter: false).Answer(0, OfferResponse.Accepted);

        var refused = Refused(() => offer.IssueApplication(ApplicationKind.CareOrder, Issued, dutyInForce: true, heldOn: null, regardlessReason: null));

        Assert.Equal("FGDM_DUTY_NOT_MET", refused.Reason);
        Assert.Equal(["OFFER_NOT_IN_LETTER", "MEETING_NOT_HELD_BEFORE_APPLICATION"], refused.Rules.Select(rule => rule.Rule));
        Assert.All(refused.Rules, rule => Assert.Equal("Children Act 1989 s.31ZA", rule.Citation));
        Assert.Equal((OfferState.Accepted, null), (offer.State, offer.Compliance));
    }

    [Fact]
    public void A_courts_urgent_order_is_recorded_regardless_with_its_reason_and_counts_as_not_compliant()
    {
        var offer = Accepted();

        var issued = Assert.IsType<ApplicationIssued>(Assert.Single(offer.IssueApplication(ApplicationKind.SupervisionOrder, Issued, true, null, "The court ordered it the same night.")));

        Assert.Equal((false, true, true), (issued.Compliant, issued.DutyInForce, issued.IssuedRegardless));
        Assert.DoesNotContain("court", issued.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal((OfferState.ApplicationIssued, "The court ordered it the same night."), (offer.State, offer.RegardlessReason));
    }

    [Fact]
    public void Before_it_is_in_force_the_application_is_recorded_with_the_warning()
    {
        var offer = Accepted();

        var issued = Assert.IsType<ApplicationIssued>(Assert.Single(offer.IssueApplication(ApplicationKind.CareOrder, Issued, dutyInForce: false, heldOn: null, regardlessReason: null)));

        Assert.Equal((false, false, false), (issued.Compliant, issued.DutyInForce, issued.IssuedRegardless));
        Assert.Equal([ComplianceGap.MeetingNotHeldBeforeApplication], issued.Gaps);
        Assert.Equal((ApplicationKind.CareOrder, Issued.ToMessage(), OfferRules.Version), (issued.Kind, issued.ApplicationDate, issued.RuleVersion));
    }

    [Fact]
    public void Nothing_is_regardless_where_the_duty_was_met()
    {
        var offer = Declined();

        var issued = Assert.IsType<ApplicationIssued>(Assert.Single(offer.IssueApplication(ApplicationKind.CareOrder, Issued, true, null, "Thought not to be met.")));

        Assert.Equal((true, false, ""), (issued.Compliant, issued.IssuedRegardless, offer.RegardlessReason));
    }
}
