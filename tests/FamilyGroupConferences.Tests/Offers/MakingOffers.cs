using Suite.FamilyGroupConferences.Events.V1;
using Suite.FamilyGroupConferences.Offers;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Records;
using static Suite.FamilyGroupConferences.Tests.Offers.AnOffer;

namespace Suite.FamilyGroupConferences.Tests.Offers;

public sealed class MakingOffers
{
    [Fact]
    public void An_offer_is_announced_with_keys_and_counts_and_no_name()
    {
        var (offer, events) = Make();

        var made = Assert.IsType<OfferMade>(Assert.Single(events));
        Assert.Equal((OfferState.Offered, "staff-1"), (offer.State, offer.Worker));
        Assert.Equal((Letter.ToMessage(), true, 2, false), (made.LetterDate, made.OfferInLetter, made.OfferedTo, made.HistoricEntry));
        Assert.Equal(Pseudonyms.KeyOf(Authority, "WM10071"), Assert.Single(made.ChildKeys));
        Assert.DoesNotContain("A child", made.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("A parent", made.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_accepted_once_somebody_accepted_whatever_others_say()
    {
        var offer = Made().Answer(0, OfferResponse.Declined);
        Assert.Equal(OfferState.Offered, offer.State);

        offer.Answer(1, OfferResponse.Accepted, Letter.AddDays(9));

        Assert.Equal((OfferState.Accepted, Letter.AddDays(9)), (offer.State, offer.StateSince));
    }

    [Fact]
    public void It_is_declined_once_all_answered_and_nobody_accepted() => Assert.Equal(OfferState.Declined, Declined().State);

    [Fact]
    public void A_later_answer_replaces_an_earlier_one()
    {
        var offer = Accepted().Answer(1, OfferResponse.Declined);

        offer.Answer(0, OfferResponse.Declined, Letter.AddDays(12));

        Assert.Equal((OfferState.Declined, Letter.AddDays(12)), (offer.State, offer.OfferedTo[0].RespondedOn));
    }

    [Fact]
    public void Somebody_who_is_offered_it_too_is_waited_for_again()
    {
        var offer = Declined();

        Assert.Equal("OFFERED_TO", Assert.IsType<RecordAmended>(Assert.Single(offer.AddOfferee(Parent("COURT_ORDER"), Letter.AddDays(30)))).Section);

        Assert.Equal((OfferState.Offered, 3), (offer.State, offer.OfferedTo.Count));
    }

    [Fact]
    public void A_judgment_holds_whatever_is_answered_afterwards() =>
        Assert.Equal(OfferState.Exempt, Exempted().Answer(1, OfferResponse.Accepted, Letter.AddDays(30)).State);

    [Fact]
    public void That_nothing_is_offered_at_all_may_be_judged_before_the_letter_and_that_a_meeting_is_not_held_may_not()
    {
        var before = Letter.AddDays(-3);
        var offer = Made();

        Assert.Equal("DATE_OUT_OF_ORDER", Refused(() => offer.Exempt(new(ExemptionStage.Hold, "Reasons", "staff-6", before))).Reason);
        Assert.IsType<OfferExempted>(Assert.Single(offer.Exempt(new(ExemptionStage.Offer, "Reasons", "staff-6", before))));
    }

    [Fact]
    public void An_answer_of_somebody_who_was_not_offered_it_is_not_found() =>
        Assert.Equal("PERSON_NOT_FOUND", Refused(() => Made().RecordAnswer(Guid.CreateVersion7(), OfferResponse.Accepted, Letter)).Reason);

    [Fact]
    public void Nothing_is_answered_held_issued_or_ended_before_the_letter()
    {
        var (offer, before) = (Made(), Letter.AddDays(-1));

        Assert.Equal("DATE_OUT_OF_ORDER", Refused(() => offer.Answer(0, OfferResponse.Accepted, before)).Reason);
        Assert.Equal("DATE_OUT_OF_ORDER", Refused(() => offer.RecordMeeting(before)).Reason);
        Assert.Equal("DATE_OUT_OF_ORDER", Refused(() => offer.IssueApplication(ApplicationKind.CareOrder, before, false, null, null)).Reason);
        Assert.Equal("DATE_OUT_OF_ORDER", Refused(() => offer.ComplianceOn(before, false, null)).Reason);
        Assert.Equal("DATE_OUT_OF_ORDER", Refused(() => offer.End(before, "SAFE_AT_HOME")).Reason);
    }

    public static TheoryData<string> Ends => ["issued", "ended"];

    [Theory, MemberData(nameof(Ends))]
    public void After_an_application_or_its_end_nothing_is_offered_answered_judged_issued_or_ended_any_more(string end)
    {
        var offer = end is "issued" ? WithApplication() : Ended();
        Action[] acts =
        [
            () => offer.AddOfferee(Parent(), Issued),
            () => offer.Answer(0, OfferResponse.Accepted, Issued),
            () => offer.Exempt(new(ExemptionStage.Offer, "Reasons", "staff-6", Issued)),
            () => offer.IssueApplication(ApplicationKind.CareOrder, Issued, false, null, null),
            () => offer.End(Issued, "SAFE_AT_HOME"),
        ];

        Assert.All(acts, act => Assert.Equal("MOVE_NOT_ALLOWED", Refused(act).Reason));
    }

    [Fact]
    public void A_meeting_after_the_application_is_recorded_and_what_was_checked_stays()
    {
        var offer = Accepted();
        offer.IssueApplication(ApplicationKind.CareOrder, Issued, dutyInForce: false, heldOn: null, regardlessReason: null);

        offer.RecordMeeting(Issued.AddDays(5));
        offer.LinkConference(Guid.CreateVersion7(), ["WM10071"]);

        Assert.Equal((OfferState.ApplicationIssued, false, null), (offer.State, offer.Compliance!.IsMet, offer.Compliance.MeetingOn));
        Assert.Equal("MOVE_NOT_ALLOWED", Refused(() => Ended().RecordMeeting(Issued)).Reason);
        Assert.Equal("MOVE_NOT_ALLOWED", Refused(() => Ended().LinkConference(Guid.CreateVersion7(), [])).Reason);
    }

    [Fact]
    public void A_conference_with_a_child_who_is_not_in_the_offer_does_not_answer_it_by_section_31ZA()
    {
        var refused = Refused(() => Made().LinkConference(Guid.CreateVersion7(), ["WM10071", "WM99999"]));

        Assert.Equal("CHILD_NOT_IN_OFFER", refused.Reason);
        Assert.Equal("Children Act 1989 s.31ZA", Assert.Single(refused.Rules).Citation);
    }

    [Fact]
    public void Answers_are_waited_for_ten_working_days_after_the_letter_one_by_one()
    {
        var offer = Made();
        var due = offer.DueItems();

        Assert.Equal(offer.OfferedTo.Select(person => person.Id.ToString()), due.Select(item => item.Subject));
        Assert.All(due, item => Assert.Equal(("OFFER_RESPONSE_DUE", new DateOnly(2026, 7, 15)), (item.Rule, item.DueOn)));
        Assert.Equal(offer.OfferedTo[1].Id.ToString(), Assert.Single(offer.Answer(0, OfferResponse.Declined).DueItems()).Subject);
        Assert.Empty(offer.Answer(1, OfferResponse.NoResponse).DueItems());
        Assert.Empty(Exempted().DueItems());
    }

    [Fact]
    public void The_social_worker_is_told_on_the_day_and_the_manager_too_the_day_after()
    {
        var offer = Made(true, Parent());

        var warned = offer.PassTime(new(2026, 7, 16), default).Cast<DeadlineWarned>().ToList();

        Assert.Equal([(WarningSeverity.Notice, "CSW"), (WarningSeverity.Warning, "CSW,TM")], warned.Select(w => (w.Severity, string.Join(',', w.AlertRoles))));
    }

    [Fact]
    public void It_is_kept_to_the_youngest_childs_thirtieth_birthday_once_it_came_to_its_end()
    {
        Assert.Null(Accepted().RetainUntil);

        var kept = Assert.Single(Ended().DueItems());

        Assert.Equal(("RETENTION_ENDS", new DateOnly(2049, 4, 30)), (kept.Rule, kept.DueOn));
    }

    [Fact]
    public void Only_managers_key_offers_in_with_their_real_dates()
    {
        Assert.Equal("HISTORIC_ENTRY_NOT_ALLOWED", Refused(() => Make(historic: true)).Reason);
        Assert.True(Make(by: TeamManager, historic: true).Offer.HistoricEntry);
    }

    [Fact]
    public void Whoever_makes_a_restricted_offer_keeps_knowing_of_it()
    {
        var offer = Make(by: TeamManager, restricted: true).Offer;

        Assert.True(offer.MayBeKnownTo(TeamManager));
        Assert.False(offer.MayBeKnownTo(Staff("TM", "staff-7", "kinship-north")));
        Assert.False(offer.MayBeKnownTo(Staff("FGC_MGR", "staff-20")));
    }

    [Fact]
    public void Reasons_are_read_by_those_who_work_with_the_family_and_by_inspectors()
    {
        var offer = Exempted();

        Assert.All((string[])["CSW", "TM", "SM", "FGC_MGR", "INSPECTOR"], role => Assert.NotEmpty(offer.ToMessage(Staff(role), Pseudonyms).Exemptions[0].Reasons));
        Assert.Empty(offer.ToMessage(Staff("IRO"), Pseudonyms).Exemptions[0].Reasons);
    }

    [Fact]
    public void A_document_comes_back_as_it_was_written()
    {
        var offer = WithApplication();

        var read = FgdmOffer.FromDocument(offer.ToDocument(), FgdmOffer.SchemaVersion);

        Assert.Equal(offer.ToMessage(TeamManager, Pseudonyms), read.ToMessage(TeamManager, Pseudonyms));
    }
}
