using Suite.FamilyGroupConferences.Events.V1;
using Suite.FamilyGroupConferences.V1;

namespace Suite.FamilyGroupConferences.Tests.Preparing;

public sealed class AskingTheFamily
{
    static readonly DateOnly Asked = new(2026, 8, 12);

    [Fact]
    public void Each_answer_is_recorded_with_its_day_and_none_is_lost()
    {
        var conference = AFamily.WithBaseline();
        var recorded = conference.RecordConsent(AFamily.Mother, ConsentAnswer.Declined, Asked, mayShare: false).Announced<ConsentRecorded>();
        conference.RecordConsent(AFamily.Mother, ConsentAnswer.Agreed, Asked.AddDays(1), mayShare: true);

        Assert.Equal((ParticipantRole.Mother, ConsentAnswer.Declined), (recorded.Role, recorded.Answer));
        Assert.Equal([ConsentAnswer.Declined, ConsentAnswer.Agreed], conference.ParticipantOf(AFamily.Mother).Consents.Select(c => c.Answer));
        AFamily.Refused("DATE_OUT_OF_ORDER", () => conference.RecordConsent(AFamily.Mother, ConsentAnswer.Withdrawn, Asked, mayShare: false));
        AFamily.Refused("DATE_OUT_OF_ORDER", () => conference.RecordConsent(AFamily.Friend, ConsentAnswer.Agreed, AFamily.Offered.AddDays(-1), mayShare: false));
    }

    [Fact]
    public void Only_adults_of_the_family_are_asked()
    {
        var conference = AFamily.WithBaseline();
        foreach (var id in (Guid[])[AFamily.Worker, AFamily.Advocate, AFamily.Girl])
            AFamily.Refused("NOT_FAMILY", () => conference.RecordConsent(id, ConsentAnswer.Agreed, Asked, mayShare: false));
        AFamily.Refused("PARTICIPANT_NOT_FOUND", () => conference.RecordConsent(AFamily.Nobody, ConsentAnswer.Agreed, Asked, mayShare: false));
        conference.ParticipantOf(AFamily.Friend).LeftOn = Asked;
        AFamily.Refused("PARTICIPANT_HAS_LEFT", () => conference.RecordConsent(AFamily.Friend, ConsentAnswer.Agreed, Asked, mayShare: false));
    }

    [Fact]
    public void Only_who_agreed_withdraws_it()
    {
        var conference = AFamily.Asked();
        AFamily.Refused("CONSENT_NOT_GIVEN", () => conference.RecordConsent(AFamily.Father, ConsentAnswer.Withdrawn, AFamily.Consented, mayShare: false));
        conference.RecordConsent(AFamily.Mother, ConsentAnswer.Withdrawn, AFamily.Consented, mayShare: false);
        Assert.Equal(ConsentAnswer.Withdrawn, conference.ParticipantOf(AFamily.Mother).Consents[^1].Answer);
    }

    [Fact]
    public void Somebody_who_joins_for_a_review_is_asked_too_and_nobody_before_the_family_is_taken_on_or_after_the_end()
    {
        Assert.NotEmpty(AFamily.Agreed().RecordConsent(AFamily.Father, ConsentAnswer.Agreed, AFamily.Day, mayShare: false));
        AFamily.Refused("MOVE_NOT_ALLOWED", () => AFamily.Waiting(ConferenceState.Referred).RecordConsent(AFamily.Mother, ConsentAnswer.Agreed, Asked, mayShare: false));
        AFamily.Refused("MOVE_NOT_ALLOWED", () => AFamily.Waiting(ConferenceState.Closed).RecordConsent(AFamily.Mother, ConsentAnswer.Agreed, Asked, mayShare: false));
    }

    [Fact]
    public void A_family_consents_once_every_parent_was_asked_and_one_adult_agreed()
    {
        var conference = AFamily.Asked();

        var consented = conference.BeginPreparation(AFamily.Consented).Announced<FamilyConsented>();

        Assert.Equal(AFamily.Consented.ToMessage(), consented.ConsentedDate);
        Assert.Equal((ConferenceState.Preparing, AFamily.Consented), (conference.State, conference.ConsentedOn));
        AFamily.Refused("MOVE_NOT_ALLOWED", () => conference.BeginPreparation(AFamily.Consented));
    }

    [Fact]
    public void Parents_and_holders_of_parental_responsibility_who_were_not_asked_are_named_by_id()
    {
        var conference = AFamily.WithBaseline();
        conference.ParticipantOf(AFamily.Grandmother).ParentalResponsibility = true;
        conference.RecordConsent(AFamily.Mother, ConsentAnswer.Agreed, Asked, mayShare: true);

        var refused = AFamily.Refused("CONSENT_NOT_ASKED", () => conference.BeginPreparation(AFamily.Consented));

        Assert.Contains(AFamily.Father.ToString(), refused.Message);
        Assert.Contains(AFamily.Grandmother.ToString(), refused.Message);
        Assert.DoesNotContain(AFamily.Mother.ToString(), refused.Message);
        Assert.DoesNotContain(AFamily.Friend.ToString(), refused.Message);
    }

    [Fact]
    public void A_father_who_it_is_not_safe_to_contact_need_not_be_asked()
    {
        var conference = AFamily.WithBaseline();
        conference.RecordConsent(AFamily.Mother, ConsentAnswer.Agreed, Asked, mayShare: true);
        conference.RecordPaternalFamily(PaternalFamily.NotSafeToContact, "", Asked);

        Assert.NotEmpty(conference.BeginPreparation(AFamily.Consented));
    }

    [Theory]
    [InlineData(ParticipantRole.MaternalKin, 2000, true)]
    [InlineData(ParticipantRole.MaternalKin, 2010, false)]
    [InlineData(ParticipantRole.Friend, 1980, false)]
    [InlineData(ParticipantRole.Mother, 2010, true)]
    public void A_young_mother_speaks_for_the_family_a_young_cousin_or_a_friend_does_not(ParticipantRole role, int born, bool speaks)
    {
        var conference = AFamily.WithBaseline();
        var id = Guid.CreateVersion7();
        conference.Participants.Add(AFamily.Somebody(id, role, birthOn: new(born, 1, 1)));
        conference.RecordConsent(AFamily.Mother, ConsentAnswer.Declined, Asked, mayShare: false);
        conference.RecordConsent(AFamily.Father, ConsentAnswer.NoAnswer, Asked, mayShare: false);
        conference.RecordConsent(id, ConsentAnswer.Agreed, Asked, mayShare: false);

        if (speaks)
            Assert.NotEmpty(conference.BeginPreparation(AFamily.Consented));
        else
            AFamily.Refused("FAMILY_DID_NOT_CONSENT", () => conference.BeginPreparation(AFamily.Consented));
    }

    [Fact]
    public void Answers_count_from_their_own_day()
    {
        var conference = AFamily.Asked();
        AFamily.Refused("CONSENT_NOT_ASKED", () => conference.BeginPreparation(AFamily.Baseline));
        AFamily.Refused("DATE_OUT_OF_ORDER", () => conference.BeginPreparation(AFamily.Baseline.AddDays(-1)));

        conference.RecordConsent(AFamily.Mother, ConsentAnswer.Withdrawn, AFamily.Consented, mayShare: false);
        conference.RecordConsent(AFamily.Grandmother, ConsentAnswer.Withdrawn, AFamily.Consented, mayShare: false);
        AFamily.Refused("FAMILY_DID_NOT_CONSENT", () => conference.BeginPreparation(AFamily.Consented));
    }

    [Fact]
    public void A_family_declines_while_nobody_agrees()
    {
        var conference = AFamily.WithBaseline();
        conference.RecordConsent(AFamily.Friend, ConsentAnswer.Agreed, Asked, mayShare: false);
        var refused = AFamily.Refused("SOMEBODY_AGREED", () => conference.RecordFamilyDeclined(AFamily.Consented));
        Assert.Contains(AFamily.Friend.ToString(), refused.Message);
        conference.RecordConsent(AFamily.Friend, ConsentAnswer.Withdrawn, Asked, mayShare: false);

        var declined = conference.RecordFamilyDeclined(AFamily.Consented).Announced<FamilyDeclined>();

        Assert.Equal(AFamily.Consented.ToMessage(), declined.DeclinedDate);
        Assert.Equal((ConferenceState.FamilyDeclined, AFamily.Consented), (conference.State, conference.DeclinedOn));
        Assert.Empty(conference.DueItems());
        AFamily.Refused("MOVE_NOT_ALLOWED", () => conference.RecordFamilyDeclined(AFamily.Consented));
        AFamily.Refused("DATE_OUT_OF_ORDER", () => AFamily.WithBaseline().RecordFamilyDeclined(AFamily.Baseline.AddDays(-1)));
    }

    [Theory]
    [InlineData(true, ConferenceState.BaselineDone)]
    [InlineData(false, ConferenceState.Allocated)]
    public void A_family_that_declined_comes_back_when_one_of_it_agrees(bool baseline, ConferenceState back)
    {
        var conference = baseline ? AFamily.WithBaseline() : AFamily.Waiting();
        conference.RecordFamilyDeclined(AFamily.Consented);

        conference.RecordConsent(AFamily.Friend, ConsentAnswer.Agreed, AFamily.Prepared, mayShare: false);
        Assert.Equal(ConferenceState.FamilyDeclined, conference.State);
        AFamily.Refused("DATE_OUT_OF_ORDER", () => conference.RecordConsent(AFamily.Mother, ConsentAnswer.Agreed, AFamily.Consented.AddDays(-1), mayShare: false));
        conference.RecordConsent(AFamily.Mother, ConsentAnswer.Agreed, AFamily.Prepared, mayShare: false);

        Assert.Equal((back, null), (conference.State, conference.DeclinedOn));
    }
}
