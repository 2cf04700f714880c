using Suite.EdgeOfCare.Conferences;
using Suite.EdgeOfCare.Events.V1;
using Suite.EdgeOfCare.Reunifications;
using Suite.EdgeOfCare.Tests.Episodes;
using Suite.EdgeOfCare.Tests.Reunifications;
using Suite.EdgeOfCare.V1;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Errors;
using Involvement = Suite.EdgeOfCare.Records.Involvement;
using ReturnGoal = Suite.EdgeOfCare.Reunifications.ReturnGoal;

namespace Suite.EdgeOfCare.Tests.Conferences;

public sealed class AskingForConferences
{
    static readonly DateOnly Day = AReferral.Day;

    static readonly Involvement SocialWorker = new("csw", InvolvementRole.SocialWorker, Day.AddMonths(-2), null);

    static readonly Involvement TeamManager = new("tm", InvolvementRole.LineManager, Day.AddMonths(-6), Day.AddMonths(-1));

    [Fact]
    public void What_is_asked_for_is_an_open_ask_until_it_is_taken()
    {
        var episode = AReferral.Allocated();

        var id = Guid.CreateVersion7();
        var requested = Assert.IsType<ConferenceRequested>(Assert.Single(episode.RequestConference(id, Wanted(Day.AddDays(1)) with { SocialWorker = SocialWorker }, ConferenceReason.PreventCare, true, "practitioner")));
        Assert.Equal((id.ToString(), ConferenceReason.PreventCare, true), (requested.AskId, requested.Reason, requested.Urgent));
        Assert.Equal((id, "REQUEST_CONFERENCE", "practitioner"), (Assert.Single(episode.Asks()).Id, episode.Asks()[0].Kind, episode.Asks()[0].AskedBy));
        var due = Assert.Single(episode.DueItems(), item => item.Rule == "CONFERENCE_NOT_ACCEPTED");
        Assert.Equal((id.ToString(), Day.AddDays(1), "FAMILY_GROUP_CONFERENCES"), (due.Subject, due.DueOn, due.BlockedBy));
        Assert.Single(episode.PassTime(Day.AddDays(2), default).OfType<DeadlineWarned>(), warned => warned.Rule == "CONFERENCE_NOT_ACCEPTED");

        var conference = Guid.CreateVersion7();
        var accepted = Assert.IsType<ConferenceAccepted>(Assert.Single(ConferenceRules.Accept(episode, id, conference, Day.AddDays(2))));
        Assert.Equal(conference.ToString(), accepted.ConferenceId);
        Assert.Empty(episode.Asks());
        Assert.DoesNotContain(episode.DueItems(), item => item.Rule == "CONFERENCE_NOT_ACCEPTED");
    }

    [Fact]
    public void What_is_refused_is_told_to_somebody_and_may_be_asked_for_again()
    {
        var episode = AReferral.Allocated();
        var id = Ask(episode);

        var events = ConferenceRules.RecordRefused(episode, id, "CHILD_HAS_OPEN_CONFERENCE", Day.AddDays(1));

        Assert.Equal("CHILD_HAS_OPEN_CONFERENCE", Assert.IsType<ConferenceRefused>(events[0]).Reason);
        var told = Assert.IsType<DeadlineWarned>(events[1]);
        Assert.Equal(("CONFERENCE_REFUSED", id.ToString(), WarningSeverity.Warning), (told.Rule, told.SubjectId, told.Severity));
        Assert.Equal(["ECHO_PRAC", "ECHO_MGR"], told.AlertRoles);
        Assert.Empty(episode.Asks());
        var shown = episode.ToMessage(AReferral.EchoManager, Day).Conferences[0];
        Assert.Equal((false, true, "CHILD_HAS_OPEN_CONFERENCE"), (shown.Accepted, shown.Refused, shown.RefusalReason));

        Ask(episode);
        Assert.Single(episode.Asks());
    }

    [Fact]
    public void One_that_is_not_answered_is_enough()
    {
        var episode = AReferral.Allocated();
        Ask(episode);

        var refused = Assert.Throws<RefusedException>(() => Ask(episode));
        Assert.Equal("CONFERENCE_ALREADY_REQUESTED", refused.Reason);
        Assert.Contains("Local", Assert.Single(refused.Rules).Citation);
    }

    [Fact]
    public void It_is_for_children_with_an_open_episode_Children_Act_1989_s_105()
    {
        var refused = Assert.Throws<RefusedException>(() => AReferral.Allocated().RequestConference(Guid.CreateVersion7(), Wanted(new(2032, 5, 6)) with { SocialWorker = SocialWorker }, ConferenceReason.PreventCare, false, "p"));
        Assert.Equal("CHILD_OF_AGE", refused.Reason);
        Assert.Equal("Children Act 1989 s.105(1)", Assert.Single(refused.Rules).Citation);

        Assert.Equal("MOVE_NOT_ALLOWED", Assert.Throws<RefusedException>(() => Ask(AReferral.Closed(Day))).Reason);
        Assert.Equal("MOVE_NOT_ALLOWED", Assert.Throws<RefusedException>(() => Ask(AReferral.Declined())).Reason);
        Assert.Equal("DATE_OUT_OF_ORDER",
            Assert.Throws<RefusedException>(() => AReferral.Allocated().RequestConference(Guid.CreateVersion7(), Wanted(Day.AddDays(-1)), ConferenceReason.PreventCare, false, "p")).Reason);
    }

    [Fact]
    public void Who_works_with_the_child_is_told_each_once()
    {
        var episode = AReferral.Allocated();
        episode.SetInvolvedWorkers(["practitioner", "csw", "colleague"]);
        var id = Ask(episode);

        var referral = FamilyReferral.Of(episode, id);

        Assert.Equal(
            [
                ("csw", InvolvementRole.SocialWorker), ("tm", InvolvementRole.LineManager), ("practitioner", InvolvementRole.EdgeOfCareWorker),
                ("colleague", InvolvementRole.EdgeOfCareWorker),
            ],
            referral.Involvements.Select(i => (i.Subject, i.Role)));
        Assert.All(referral.Involvements, i => Assert.Equal("C1", i.ChildReference));
        Assert.Equal(Day.AddMonths(-1).ToMessage(), referral.Involvements[1].UntilDate);
    }

    [Fact]
    public void An_episode_does_not_know_the_childs_social_worker()
    {
        var refused = Assert.Throws<RefusedException>(() => AReferral.Allocated().RequestConference(Guid.CreateVersion7(), Wanted(Day), ConferenceReason.PreventCare, false, "p"));

        Assert.Equal("social_worker", Assert.Single(refused.Fields).Field);
    }

    [Fact]
    public void However_often_it_is_made_and_whatever_is_corrected_it_is_the_same_call()
    {
        var episode = AReferral.Allocated();
        var id = Ask(episode);
        var first = FamilyReferral.Of(episode, id);

        episode.CorrectChild(AReferral.Sam with { Name = "Samira" });
        episode.AllocateTo(Day.AddDays(1), "echo", "somebody-else");

        Assert.Equal(first, FamilyReferral.Of(episode, id));
        Assert.Equal((id.ToString(), "edge-of-care", episode.Id.ToString(), "Sam", ReferralReason.PreventCare),
            (first.RequestId, first.RequestedByService, first.RequestedByRecordId, first.Children[0].Name, first.Reason));
    }

    [Fact]
    public void Reasons_have_the_numbers_of_FamilyGroupConferences()
    {
        Assert.Equal(
            Enum.GetValues<ReferralReason>().Select(r => ((int)r, r.ToString())),
            Enum.GetValues<ConferenceReason>().Select(r => ((int)r, r.ToString())));
    }

    [Fact]
    public void For_a_return_the_family_said_yes_when_the_plan_was_agreed_Working_together()
    {
        var refused = Assert.Throws<RefusedException>(() => Ask(AReturn.Planned()));
        Assert.Equal("CONFERENCE_NOT_ACCEPTED_BY_FAMILY", refused.Reason);
        Assert.Contains("Working together to safeguard children", Assert.Single(refused.Rules).Citation);

        var reunification = WithYes();
        var id = Ask(reunification);
        var referral = FamilyReferral.Of(reunification, id);

        Assert.Equal((ReferralReason.Reunification, AReturn.Classed.ToMessage(), false), (referral.Reason, referral.OfferedDate, referral.Urgent));
        Assert.Equal([(AReturn.Worker, InvolvementRole.SocialWorker), (AReturn.Officer, InvolvementRole.IndependentReviewingOfficer)], referral.Involvements.Select(i => (i.Subject, i.Role)));
        Assert.Single(reunification.Asks());
        Assert.Equal(["CSW", "TM"], Assert.IsType<DeadlineWarned>(ConferenceRules.RecordRefused(reunification, id, "ALREADY_REQUESTED", AReturn.Agreed)[1]).AlertRoles);
        Assert.Empty(reunification.Asks());
    }

    [Fact]
    public void A_return_that_nobody_has_yet_needs_the_social_workers_name()
    {
        var reunification = WithYes();
        reunification.Worker = "";

        Assert.Equal("social_worker", Assert.Single(Assert.Throws<RefusedException>(() => Ask(reunification)).Fields).Field);
        reunification.RequestConference(Guid.CreateVersion7(), Wanted(AReturn.Agreed) with { SocialWorker = SocialWorker }, "tm-1");
        Assert.Contains(reunification.Conferences[0].Involvements, i => i == SocialWorker);
    }

    [Fact]
    public void A_conference_for_a_return_is_asked_for_from_the_plan_to_the_monitoring()
    {
        Assert.Equal("MOVE_NOT_ALLOWED", Assert.Throws<RefusedException>(() => Ask(AReturn.WithViews())).Reason);
        Assert.Equal("DATE_OUT_OF_ORDER", Assert.Throws<RefusedException>(() => WithYes().RequestConference(Guid.CreateVersion7(), Wanted(AReturn.Agreed.AddDays(-1)), "tm-1")).Reason);
        var paused = WithYes();
        paused.Pause(AReturn.Agreed, [StopReason.Other], "", "csw-1");
        Assert.Equal("MOVE_NOT_ALLOWED", Assert.Throws<RefusedException>(() => Ask(paused)).Reason);
    }

    static Reunification WithYes()
    {
        var reunification = AReturn.WithViews();
        reunification.AgreePlan(AReturn.Agreed, new([new ReturnGoal("Up for school.", "mother", new(2026, 9, 1))], "Family support.", null, AReturn.Classed, ConferenceOffer.Accepted), "tm-1");
        return reunification;
    }

    static ConferenceWanted Wanted(DateOnly on) => new(on, "Who can help at the weekends?", "Maria", on, null, []);

    static Guid Ask(Suite.EdgeOfCare.Episodes.Episode episode)
    {
        var id = Guid.CreateVersion7();
        episode.RequestConference(id, Wanted(Day.AddDays(1)) with { SocialWorker = SocialWorker, Further = [TeamManager] }, ConferenceReason.PreventCare, false, "practitioner");
        return id;
    }

    static Guid Ask(Reunification reunification)
    {
        var id = Guid.CreateVersion7();
        reunification.RequestConference(id, Wanted(AReturn.Agreed), "tm-1");
        return id;
    }
}
