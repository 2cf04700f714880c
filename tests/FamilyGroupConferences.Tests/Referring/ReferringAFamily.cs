using Grpc.Core;
using Suite.FamilyGroupConferences.Conferences;
using Suite.FamilyGroupConferences.Events.V1;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Errors;
using static Suite.FamilyGroupConferences.Tests.AFamily;

namespace Suite.FamilyGroupConferences.Tests.Referring;

public sealed class ReferringAFamily
{
    [Fact]
    public void A_referral_is_to_be_screened_within_the_standard_of_its_day_and_announces_no_reference_and_no_name()
    {
        var (conference, events) = Conference.Refer(AReferral.Of(), new(DateOnly.MinValue) { ScreeningWorkingDays = 5 }, AReferral.Worker, Guid.NewGuid, Pseudonyms);

        Assert.Equal(ConferenceState.Referred, conference.State);
        Assert.Equal(new DateOnly(2026, 8, 10), conference.ScreenBy);
        var referred = events.Announced<ConferenceReferred>();
        Assert.Equal([Pseudonyms.KeyOf(Authority, "CH1"), Pseudonyms.KeyOf(Authority, "CH2")], referred.ChildKeys);
        Assert.DoesNotContain("CH1", referred.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Ada", referred.ToString(), StringComparison.Ordinal);
        var screening = Assert.Single(conference.DueItems());
        Assert.Equal(("SCREENING_DUE", conference.ScreenBy, "FGC_MGR"), (screening.Rule, screening.DueOn, screening.BlockedBy));
    }

    [Fact]
    public void The_child_s_social_worker_knows_of_it_though_another_team_has_it_and_a_colleague_does_not()
    {
        var conference = AReferral.Referred(by: AReferral.Manager);

        Assert.True(conference.MayBeKnownTo(AReferral.Worker));
        Assert.False(conference.MayBeKnownTo(AReferral.By("CSW", "staff-0002")));
    }

    [Theory]
    [InlineData("CSW")]
    [InlineData("TM")]
    [InlineData("FGC_COORD")]
    public void Until_a_team_has_it_nobody_knows_of_it_by_their_team(string role)
    {
        var conference = AReferral.Referred(AReferral.Of() with { Team = "" }, by: AReferral.By("SERVICE", "staff-0003"));

        Assert.False(conference.MayBeKnownTo(AReferral.By(role, "staff-0002")));
        Assert.True(conference.MayBeKnownTo(AReferral.Worker));
        Assert.True(conference.MayBeKnownTo(AReferral.Manager));
    }

    [Fact]
    public void The_person_for_whom_a_service_asked_knows_of_it()
    {
        var conference = AReferral.Referred(by: AReferral.By("SERVICE", "staff-0003"));

        Assert.True(conference.MayBeKnownTo(AReferral.By("ASSESSOR", "staff-0003")));
    }

    [Fact]
    public void A_restricted_one_is_known_to_whoever_works_with_the_child_and_not_to_the_manager_of_conferences()
    {
        var conference = AReferral.Referred(AReferral.Of(restricted: true));

        Assert.True(conference.MayBeKnownTo(AReferral.Worker));
        Assert.False(conference.MayBeKnownTo(AReferral.Manager));
    }

    [Theory]
    [InlineData("FGC_MGR", true)]
    [InlineData("TM", true)]
    [InlineData("SM", true)]
    [InlineData("CSW", false)]
    [InlineData("SERVICE", false)]
    public void Managers_key_in_conferences_with_their_real_dates(string role, bool allowed)
    {
        void Refer() => AReferral.Referred(AReferral.Of(historic: true), AReferral.By(role));

        if (allowed)
            Refer();
        else
            Assert.Equal(StatusCode.PermissionDenied, Refused("HISTORIC_ENTRY_NOT_ALLOWED", Refer).Code);
    }

    [Fact]
    public void The_referrer_is_asked_and_answers_and_the_screening_runs_on_from_the_referral()
    {
        var conference = AReferral.Referred();
        var due = conference.ScreenBy;

        conference.AskForInformation(new(2026, 8, 4), "Who has parental responsibility?");
        Assert.Equal("CSW", Assert.Single(conference.DueItems()).BlockedBy);
        conference.ProvideInformation(new(2026, 8, 5), "The mother alone.");

        Assert.Equal((ConferenceState.Referred, due), (conference.State, conference.ScreenBy));
        Assert.Equal("They want to keep the children at home.\n\nThe mother alone.", conference.ReferralText);
    }

    [Fact]
    public void Nobody_is_asked_twice_without_an_answer_and_no_answer_comes_without_a_question()
    {
        var conference = AReferral.Referred();
        Refused("MOVE_NOT_ALLOWED", () => conference.ProvideInformation(AReferral.AcceptedOn, "More."));

        conference.AskForInformation(new(2026, 8, 4), "Why?");

        Refused("MOVE_NOT_ALLOWED", () => conference.AskForInformation(new(2026, 8, 5), "Why?"));
        Refused("MOVE_NOT_ALLOWED", () => conference.Accept(AReferral.AcceptedOn, null, Standard));
        Refused("DATE_OUT_OF_ORDER", () => conference.ProvideInformation(new(2026, 8, 3), "Because."));
    }

    [Fact]
    public void Acceptance_begins_the_norm_and_the_wait_for_a_coordinator()
    {
        var conference = AReferral.Referred();

        var screened = conference.Accept(AReferral.AcceptedOn, null, Standard).Announced<ReferralScreened>();

        Assert.Equal(ConferenceState.Accepted, conference.State);
        Assert.Equal((true, true, new DateOnly(2026, 9, 16).ToMessage()), (screened.Accepted, screened.InTime, screened.NormDate));
        Assert.Equal(["CONFERENCE_DUE 2026-09-16", "COORDINATOR_DUE 2026-08-10"], conference.DueItems().Select(d => $"{d.Rule} {d.DueOn:yyyy-MM-dd}").Order());
    }

    [Fact]
    public void A_norm_and_a_screening_are_those_of_their_day_s_standard_and_stay()
    {
        var conference = AReferral.Referred();

        var screened = conference.Accept(new(2026, 8, 7), null, new(DateOnly.MinValue) { NormDays = 28 }).Announced<ReferralScreened>();

        Assert.False(screened.InTime);
        Assert.Equal(new DateOnly(2026, 9, 4), conference.NormOn);
    }

    [Fact]
    public void The_hours_of_an_urgent_one_run_from_its_acceptance_and_it_waits_for_nobody_beyond_them()
    {
        var conference = AReferral.Accepted(urgent: true);

        Assert.Equal(AReferral.AcceptedAt.AddHours(24), conference.UrgentBy);
        Assert.Equal(["COORDINATOR_DUE 2026-08-06", "URGENT_CONFERENCE_DUE 2026-08-06"], conference.DueItems().Select(d => $"{d.Rule} {d.DueOn:yyyy-MM-dd}").Order());
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(true, "2026-08-04T23:30:00Z")]
    [InlineData(true, "2026-08-05T23:30:00Z")]
    [InlineData(false, "2026-08-05T14:30:00Z")]
    public void An_urgent_one_and_no_other_is_accepted_at_an_hour_of_the_day_in_London(bool urgent, string? at)
    {
        var conference = AReferral.Referred(AReferral.Of(urgent));
        DateTimeOffset? instant = at is null ? null : DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture);

        // Half past eleven in the evening of the 4th, by the clock of Greenwich, is the 5th in London in summer.
        if (at == "2026-08-04T23:30:00Z")
            conference.Accept(AReferral.AcceptedOn, instant, Standard);
        else
            Assert.Equal("accepted_time", Assert.Single(Refused("INVALID_FIELDS", () => conference.Accept(AReferral.AcceptedOn, instant, Standard)).Fields).Field);
    }

    [Fact]
    public void A_referral_that_is_not_taken_on_is_over()
    {
        var conference = AReferral.Referred();
        conference.AskForInformation(new(2026, 8, 4), "Why?");

        var screened = conference.Decline(new(2026, 8, 12), NotAcceptedReason.Incomplete, "").Announced<ReferralScreened>();

        Assert.Equal((false, NotAcceptedReason.Incomplete, false), (screened.Accepted, screened.Reason, screened.InTime));
        Assert.False(conference.IsRunning);
        Refused("MOVE_NOT_ALLOWED", () => conference.Accept(new(2026, 8, 13), null, Standard));
        Refused("MOVE_NOT_ALLOWED", () => conference.AddParticipant(new(ParticipantRole.Friend, "F", null, "", "", "", false), Guid.NewGuid()));
    }

    [Fact]
    public void Screening_is_warned_of_the_day_before_on_the_day_and_the_day_after()
    {
        var conference = AReferral.Referred();

        var warned = conference.PassTime(new(2026, 8, 31), default).OfType<DeadlineWarned>().ToList();

        Assert.Equal([5, 6, 7], warned.Select(w => w.WarningDate.Day));
        Assert.Equal([WarningSeverity.Notice, WarningSeverity.Warning, WarningSeverity.Warning], warned.Select(w => w.Severity));
        Assert.All(warned, w => Assert.Equal(["FGC_MGR"], w.AlertRoles));
        Assert.Empty(conference.PassTime(new(2026, 8, 31), default));
    }

    [Fact]
    public void What_is_keyed_in_warns_of_nothing_until_it_is_finished()
    {
        var conference = AReferral.Referred(AReferral.Of(historic: true), AReferral.Manager);

        Assert.Empty(conference.PassTime(new(2026, 8, 31), default));
        conference.FinishHistoricEntry(new(2026, 8, 31));

        Assert.False(conference.HistoricEntry);
        Refused("NOT_A_HISTORIC_ENTRY", () => conference.FinishHistoricEntry(new(2026, 8, 31)));
    }

    [Fact]
    public void A_child_who_has_a_conference_is_not_referred_for_another_however_its_reference_is_written()
    {
        var others = new OtherRecords([AReferral.Accepted()], []);

        Refused("CHILD_HAS_OPEN_CONFERENCE", () => others.RequireNoOpenConference(["ch2"]));
        others.RequireNoOpenConference([AReferral.Sister]);

        var declined = AReferral.Referred();
        declined.Decline(AReferral.AcceptedOn, NotAcceptedReason.NotSuited, "");
        new OtherRecords([declined], []).RequireNoOpenConference(["CH2"]);
    }

    [Fact]
    public void An_answer_to_an_offer_before_proceedings_is_for_the_children_of_the_offer_s31ZA()
    {
        var offer = new FgdmOffer { Id = Guid.NewGuid(), Authority = Authority, Children = { new("CH1", "Ada", new(2019, 5, 2), false) } };

        offer.RequireChildren(["CH1"]);
        var refused = Refused("CHILD_NOT_IN_OFFER", () => offer.RequireChildren(["CH1", "CH2"]));
        Assert.Equal("Children Act 1989 s.31ZA", Assert.Single(refused.Rules).Citation);
    }
}
