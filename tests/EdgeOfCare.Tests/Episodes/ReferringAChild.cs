using Suite.EdgeOfCare.Episodes;
using Suite.EdgeOfCare.Events.V1;
using Suite.EdgeOfCare.Records;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Errors;
using Requester = Suite.EdgeOfCare.Episodes.Requester;
using static Suite.EdgeOfCare.Tests.Episodes.AReferral;

namespace Suite.EdgeOfCare.Tests.Episodes;

public sealed class ReferringAChild
{
    [Fact]
    public void What_is_announced_names_nobody()
    {
        var (episode, events) = Opened(Ordinary with { Team = "echo", Crisis = true });

        var opened = Assert.IsType<EpisodeOpened>(Assert.Single(events));
        Assert.Equal("key-of-c1", opened.ChildKey);
        Assert.Equal(episode.FamilyId.ToString(), opened.FamilyId);
        Assert.Equal([ReferralNeed.FamilyBreakdown], opened.Needs);
        Assert.Equal(Time.AddHours(24), opened.CrisisResponseDueTime.ToDateTimeOffset());
        Assert.False(opened.ReEntry);
        Assert.DoesNotContain("Sam", opened.ToString());
        Assert.DoesNotContain("\"C1\"", opened.ToString());
        Assert.Equal(EpisodeState.Referred, episode.State);
    }

    [Fact]
    public void Nobody_of_18_is_referred_Children_Act_1989_s_105_1()
    {
        var child = Sam with { BirthDate = Day.AddYears(-18) };

        var refused = Assert.Throws<RefusedException>(() => Opened(Ordinary with { Child = child }));

        Assert.Equal("CHILD_OF_AGE", refused.Reason);
        Assert.Equal("Children Act 1989 s.105(1)", Assert.Single(refused.Rules).Citation);
        Assert.Equal(EpisodeState.Referred, Referred(Ordinary with { Child = child with { BirthDate = Day.AddYears(-18).AddDays(1) } }).State);
    }

    [Fact]
    public void An_unborn_child_is_referred_before_the_day_expected() =>
        Assert.True(Referred(Ordinary with { Child = new("U1", "key-of-u1", "", Day.AddMonths(2), true) }).IsOpen);

    [Theory]
    [InlineData("2025-11-30", "2026-11-30", true, 12)]
    [InlineData("2025-11-30", "2026-12-01", false, 0)]
    [InlineData("2026-02-28", "2027-02-28", true, 12)]
    [InlineData("2024-02-29", "2025-02-28", true, 12)]
    [InlineData("2026-06-10", "2026-07-09", true, 0)]
    [InlineData("2026-06-10", "2026-06-10", true, 0)]
    public void A_child_comes_back_within_12_months_of_the_closure(string closedOn, string referredOn, bool linked, int months)
    {
        var previous = Closed(DateOnly.Parse(closedOn, null));

        var (episode, events) = Opened(On(DateOnly.Parse(referredOn, null)), previous);

        Assert.Equal(linked, episode.IsReEntry);
        Assert.Equal(linked ? previous.Id : null, episode.PreviousEpisodeId);
        Assert.Equal(linked, events.OfType<EpisodeOpened>().Single().ReEntry);
        if (linked)
        {
            var reopened = events.OfType<EpisodeReopened>().Single();
            Assert.Equal((previous.Id.ToString(), months), (reopened.PreviousEpisodeId, reopened.MonthsSinceClosure));
        }
        else
        {
            Assert.Empty(events.OfType<EpisodeReopened>());
        }
    }

    [Fact]
    public void How_soon_is_a_local_standard() =>
        Assert.False(Opened(On(new(2026, 11, 23)), Closed(new(2026, 5, 1)), Usual with { ReEntryMonths = 6 }).Episode.IsReEntry);

    [Fact]
    public void Linked_is_the_last_closure_before_the_referral()
    {
        var early = Closed(new(2026, 1, 10));
        var late = Closed(new(2026, 6, 10));
        var later = Closed(new(2027, 1, 10));

        Assert.Same(late, Episode.LastClosed([later, Declined(), late, Withdrawn(), early, Referred()], Day));
        Assert.Null(Episode.LastClosed([Declined(), Withdrawn(), Referred()], Day));
    }

    [Fact]
    public void Another_service_that_asks_is_noted_once()
    {
        var episode = Referred();
        var requester = new Requester(AskingService.KinshipAssessment, "case-1");

        episode.AddRequester(requester);
        var events = episode.AddRequester(requester with { });

        Assert.Equal([requester], episode.Requesters);
        Assert.Equal("REQUESTERS", Assert.IsType<RecordAmended>(Assert.Single(events)).Section);
        Assert.Equal("MOVE_NOT_ALLOWED", Assert.Throws<RefusedException>(() => Declined().AddRequester(requester)).Reason);
    }

    [Fact]
    public void A_social_worker_of_another_team_keeps_knowing_of_the_child_whom_they_referred()
    {
        var episode = Allocated();

        Assert.True(episode.MayBeKnownTo(SocialWorker));
        Assert.False(episode.MayBeKnownTo(Person("other", "CSW", "safeguarding")));
    }

    [Fact]
    public void Nobody_gets_to_know_of_it_because_another_service_asked() =>
        Assert.Empty(Referred(Ordinary with { Requester = new(AskingService.KinshipAssessment, "case-1") }).Access);

    [Fact]
    public void Only_a_service_manager_lifts_a_restriction_and_then_the_referrer_knows_of_it_again()
    {
        var episode = Allocated();
        episode.Restrict(true, ["friend"], EchoManager);
        Assert.False(episode.MayBeKnownTo(SocialWorker));

        var refused = Assert.Throws<RefusedException>(() => episode.Restrict(false, [], EchoManager));
        Assert.Equal("RESTRICTION_NOT_YOURS", refused.Reason);

        episode.Restrict(false, [], Person("head", "SM", "echo"));
        Assert.True(episode.MayBeKnownTo(SocialWorker));
    }

    [Fact]
    public void Managers_of_the_service_key_in_what_began_before_it_and_practitioners_do_not()
    {
        EdgeOfCareRecord.RequireMayKeyIn(true, EchoManager);
        EdgeOfCareRecord.RequireMayKeyIn(true, Person("head", "TM", "safeguarding"));
        EdgeOfCareRecord.RequireMayKeyIn(false, Person("practitioner", "ECHO_PRAC", "echo"));

        var refused = Assert.Throws<RefusedException>(() => EdgeOfCareRecord.RequireMayKeyIn(true, Person("practitioner", "ECHO_PRAC", "echo")));
        Assert.Equal("HISTORIC_ENTRY_NOT_ALLOWED", refused.Reason);
    }

    [Fact]
    public void What_is_not_being_keyed_in_is_not_finished()
    {
        Assert.Equal("NOT_A_HISTORIC_ENTRY", Assert.Throws<RefusedException>(() => Referred().FinishHistoricEntry(Day)).Reason);

        var historic = Referred(Ordinary with { HistoricEntry = true });
        Assert.False(historic.WatchedByClock);
        historic.FinishHistoricEntry(Day);
        Assert.True(historic.WatchedByClock);
    }

    [Fact]
    public void Correcting_a_child_leaves_it_the_same_child()
    {
        var episode = Closed(Day);

        episode.CorrectChild(Sam with { Name = "Samira" });

        Assert.Equal("Samira", episode.Child.Name);
        var refused = Assert.Throws<RefusedException>(() => episode.CorrectChild(Sam with { Reference = "C2" }));
        Assert.Equal("child.child_reference", Assert.Single(refused.Fields).Field);
        Assert.Equal("CHILD_OF_AGE", Assert.Throws<RefusedException>(() => episode.CorrectChild(Sam with { BirthDate = new(2000, 1, 1) })).Reason);
    }

    [Fact]
    public void Who_is_involved_is_said_while_it_is_open()
    {
        var episode = Referred();
        episode.SetInvolvedWorkers(["csw", "practitioner"]);

        Assert.Equal(["csw", "practitioner"], episode.InvolvedWorkers);
        Assert.Equal("MOVE_NOT_ALLOWED", Assert.Throws<RefusedException>(() => Closed(Day).SetInvolvedWorkers([])).Reason);
    }
}
