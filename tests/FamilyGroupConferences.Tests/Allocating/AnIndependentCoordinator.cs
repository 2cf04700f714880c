using Suite.FamilyGroupConferences.Conferences;
using Suite.FamilyGroupConferences.Events.V1;
using Suite.FamilyGroupConferences.Tests.Referring;
using Suite.FamilyGroupConferences.V1;
using static Suite.FamilyGroupConferences.Tests.AFamily;

namespace Suite.FamilyGroupConferences.Tests.Allocating;

public sealed class AnIndependentCoordinator
{
    static readonly DateOnly On = AReferral.AllocatedOn;

    static IReadOnlyList<Google.Protobuf.IMessage> Allocate(Conference conference, ChosenCoordinator? chosen = null, DateOnly? on = null, string reason = "", params IReadOnlyList<InvolvementFacts> known) =>
        conference.AllocateCoordinator(chosen ?? AReferral.Chosen(), on ?? On, known, reason, Standard, Pseudonyms);

    static Conference With(InvolvementRole role, string child, DateOnly? until)
    {
        var conference = AReferral.Accepted();
        conference.RecordInvolvement(AReferral.Role(role, child, AReferral.Coordinator, until), Guid.NewGuid(), On, Standard, Pseudonyms);
        return conference;
    }

    [Fact]
    public void The_family_has_a_coordinator_and_the_baseline_is_due()
    {
        var conference = AReferral.Accepted();
        var chosen = AReferral.Chosen();

        var allocated = Allocate(conference, chosen).Announced<CoordinatorAllocated>();

        Assert.Equal((ConferenceState.Allocated, AReferral.Coordinator, chosen.Id), (conference.State, conference.Worker, conference.CoordinatorId));
        Assert.Equal(new DateOnly(2026, 8, 13), conference.BaselineBy);
        Assert.Equal((Pseudonyms.KeyOf(Authority, AReferral.Coordinator), false), (allocated.CoordinatorKey, allocated.OverCapacity));
        Assert.DoesNotContain(conference.DueItems(), d => d.Rule is "COORDINATOR_DUE" or "COORDINATOR_NOT_INDEPENDENT");
    }

    [Fact]
    public void Whoever_was_the_sibling_s_social_worker_seven_months_ago_is_refused()
    {
        var conference = With(InvolvementRole.SocialWorker, AReferral.Sister, On.AddMonths(-7));

        var refused = Refused("COORDINATOR_NOT_INDEPENDENT", () => Allocate(conference, reason: "NOBODY_ELSE"));

        Assert.Equal(ConferenceRules.IndependenceCitation, Assert.Single(refused.Rules).Citation);
        Assert.Equal(ConferenceState.Accepted, conference.State);
    }

    [Theory]
    [InlineData(InvolvementRole.SocialWorker)]
    [InlineData(InvolvementRole.LineManager)]
    [InlineData(InvolvementRole.IndependentReviewingOfficer)]
    [InlineData(InvolvementRole.Assessor)]
    [InlineData(InvolvementRole.EdgeOfCareWorker)]
    [InlineData(InvolvementRole.DecisionMaker)]
    public void No_case_role_for_the_child_goes_with_coordinating(InvolvementRole role) =>
        Refused("COORDINATOR_NOT_INDEPENDENT", () => Allocate(With(role, "CH1", until: null)));

    [Fact]
    public void Twelve_months_to_the_day_bind_and_a_day_more_does_not()
    {
        Refused("COORDINATOR_NOT_INDEPENDENT", () => Allocate(With(InvolvementRole.Assessor, "CH1", new(2025, 8, 6))));

        Assert.Equal(ConferenceState.Allocated, Allocated(With(InvolvementRole.Assessor, "CH1", new(2025, 8, 5))).State);

        static Conference Allocated(Conference conference)
        {
            Allocate(conference);
            return conference;
        }
    }

    [Fact]
    public void What_other_conferences_and_offers_know_of_the_family_counts()
    {
        var elsewhere = AReferral.Accepted();
        elsewhere.RecordInvolvement(AReferral.Role(InvolvementRole.Assessor, AReferral.Sister, AReferral.Coordinator), Guid.NewGuid(), On, Standard, Pseudonyms);
        var offer = new FgdmOffer
        {
            Id = Guid.NewGuid(),
            Authority = Authority,
            Worker = "staff-0002",
            LetterOn = new(2026, 6, 1),
            Children = { new("CH2", "Ben", new(2023, 1, 9), false) },
            Exemptions = { new(ExemptionStage.Offer, "R", "staff-0008", new(2026, 6, 1)) },
        };
        var known = new OtherRecords([elsewhere], [offer]).InvolvementsFor(["ch2", "ch9"]);

        foreach (var subject in (string[])[AReferral.Coordinator, "staff-0002", "staff-0008"])
            Refused("COORDINATOR_NOT_INDEPENDENT", () => Allocate(AReferral.Accepted(), AReferral.Chosen(subject), known: known));
        Allocate(AReferral.Accepted(), AReferral.Chosen("staff-0029"), known: known);
        Assert.Empty(new OtherRecords([elsewhere], [offer]).InvolvementsFor(["CH55"]));
    }

    [Fact]
    public void Whoever_decided_that_a_child_is_due_to_enter_care_decides_in_the_case()
    {
        var conference = AReferral.Accepted();
        conference.Children[0].FollowUp.DecideCareRisk(Guid.NewGuid(), On, CareRiskSource.Panel, On, 20, AReferral.Coordinator, On);

        Refused("COORDINATOR_NOT_INDEPENDENT", () => Allocate(conference));
    }

    [Fact]
    public void Nobody_is_allocated_before_it_is_known_who_works_with_each_child()
    {
        var conference = AReferral.Accepted();
        conference.AddChild(new("CH7", "Cleo", new(2021, 1, 1), false), On, [], Standard, Guid.NewGuid, Pseudonyms);

        Assert.Equal(ConferenceRules.IndependenceCitation, Assert.Single(Refused("SOCIAL_WORKER_NOT_RECORDED", () => Allocate(conference)).Rules).Citation);

        conference.RecordInvolvement(AReferral.Role(InvolvementRole.SocialWorker, "CH7"), Guid.NewGuid(), On, Standard, Pseudonyms);
        Allocate(conference);
    }

    [Fact]
    public void A_post_that_is_full_takes_one_more_for_a_reason_or_if_it_is_urgent()
    {
        var full = AReferral.Chosen(has: 8, most: 8);
        Assert.Equal(ConferenceRules.CapacityCitation, Assert.Single(Refused("COORDINATOR_AT_CAPACITY", () => Allocate(AReferral.Accepted(), full)).Rules).Citation);

        var conference = AReferral.Accepted();
        Assert.True(Allocate(conference, full, reason: "SIBLINGS_TOGETHER").Announced<CoordinatorAllocated>().OverCapacity);
        Assert.Equal("SIBLINGS_TOGETHER", conference.OverCapacityReason);

        Assert.True(Allocate(AReferral.Accepted(urgent: true), full).Announced<CoordinatorAllocated>().OverCapacity);
        Assert.False(Allocate(AReferral.Accepted(historic: true), full).Announced<CoordinatorAllocated>().OverCapacity);
    }

    [Fact]
    public void Whoever_is_no_coordinator_on_that_day_has_none()
    {
        Refused("COORDINATOR_NOT_REGISTERED", () => Allocate(AReferral.Accepted(), AReferral.Chosen(most: 0)));
        Refused("MOVE_NOT_ALLOWED", () => Allocate(AReferral.Referred()));
        Refused("DATE_OUT_OF_ORDER", () => Allocate(AReferral.Accepted(), on: AReferral.AcceptedOn.AddDays(-1)));
    }

    [Fact]
    public void A_coordinator_who_turns_out_to_have_a_case_role_gives_the_family_back()
    {
        var conference = AReferral.Allocated();

        var events = conference.RecordInvolvement(AReferral.Role(InvolvementRole.SocialWorker, AReferral.Sister, AReferral.Coordinator, new(2026, 1, 5)), Guid.NewGuid(), new(2026, 8, 10), Standard, Pseudonyms);

        Assert.Equal("INVOLVEMENTS", events.Announced<RecordAmended>().Section);
        Assert.Equal(new DateOnly(2026, 8, 10).ToMessage(), events.Announced<CoordinatorReleased>().ReleasedDate);
        Assert.Equal((ConferenceState.Accepted, "", null), (conference.State, conference.Worker, conference.CoordinatorId));
        Assert.Equal(new DateOnly(2026, 8, 13), conference.DueItems().Single(d => d.Rule == "COORDINATOR_DUE").DueOn);
        Assert.Equal((AReferral.Coordinator, On), (conference.PastCoordinators.Single().Subject, conference.PastCoordinators.Single().From));
        Refused("COORDINATOR_NOT_INDEPENDENT", () => Allocate(conference, on: new(2026, 8, 10)));
        Allocate(conference, AReferral.Chosen("staff-0029"), on: new(2026, 8, 10));
    }

    [Fact]
    public void Once_people_are_prepared_the_worklist_asks_for_another_until_there_is_one()
    {
        var conference = AFamily.Preparing();
        (conference.Worker, conference.CoordinatorId) = (AReferral.Coordinator, Guid.NewGuid());
        foreach (var child in (string[])["CH2", "CH3"])
            conference.RecordInvolvement(AReferral.Role(InvolvementRole.SocialWorker, child, SocialWorker), Guid.NewGuid(), Prepared, Standard, Pseudonyms);

        var events = conference.RecordInvolvement(AReferral.Role(InvolvementRole.Assessor, "CH1", AReferral.Coordinator), Guid.NewGuid(), Prepared, Standard, Pseudonyms);

        Assert.Single(events);
        Assert.Equal(ConferenceState.Preparing, conference.State);
        Assert.Equal(Allocated, conference.DueItems().Single(d => d.Rule == "COORDINATOR_NOT_INDEPENDENT").DueOn);
        Assert.Equal(["FGC_MGR"], conference.PassTime(Prepared, default).OfType<DeadlineWarned>().Single(w => w.Rule == "COORDINATOR_NOT_INDEPENDENT").AlertRoles);

        conference.ReplaceCoordinator(AReferral.Chosen("staff-0029"), Prepared, "NOT_INDEPENDENT", [], "", Standard, Pseudonyms);
        Assert.DoesNotContain(conference.DueItems(), d => d.Rule == "COORDINATOR_NOT_INDEPENDENT");
        Assert.Equal(ConferenceState.Preparing, conference.State);
    }

    [Fact]
    public void A_role_that_ended_long_before_is_corrected_and_binds_no_more()
    {
        var conference = AFamily.Preparing();
        conference.Worker = AReferral.Coordinator;
        conference.RecordInvolvement(AReferral.Role(InvolvementRole.Assessor, "CH1", AReferral.Coordinator), Guid.NewGuid(), Prepared, Standard, Pseudonyms);

        conference.EndInvolvement(conference.Involvements[^1].Id, new(2025, 3, 1), Prepared, Standard, Pseudonyms);

        Assert.Null(conference.NotIndependentSince);
    }

    [Fact]
    public void Another_coordinator_takes_over_and_the_state_stays()
    {
        var conference = AReferral.Allocated();
        var (before, other) = (conference.CoordinatorId!.Value, AReferral.Chosen("staff-0029"));

        var events = conference.ReplaceCoordinator(other, new(2026, 8, 20), "LONG_LEAVE", [], "", Standard, Pseudonyms);

        Assert.Equal(Pseudonyms.KeyOf(Authority, AReferral.Coordinator), events.Announced<CoordinatorReleased>().CoordinatorKey);
        Assert.Equal(Pseudonyms.KeyOf(Authority, "staff-0029"), events.Announced<CoordinatorAllocated>().CoordinatorKey);
        Assert.Equal((ConferenceState.Allocated, "staff-0029", new DateOnly(2026, 8, 27)), (conference.State, conference.Worker, conference.BaselineBy));
        Assert.Equal(new Suite.FamilyGroupConferences.Conferences.PastCoordinator(before, AReferral.Coordinator, On, new(2026, 8, 20), "LONG_LEAVE"), conference.PastCoordinators.Single());

        Refused("COORDINATOR_UNCHANGED", () => conference.ReplaceCoordinator(other, new(2026, 8, 21), "LONG_LEAVE", [], "", Standard, Pseudonyms));
        Refused("DATE_OUT_OF_ORDER", () => conference.ReplaceCoordinator(AReferral.Chosen(), new(2026, 8, 19), "BACK", [], "", Standard, Pseudonyms));
        Refused("COORDINATOR_NOT_INDEPENDENT", () => conference.ReplaceCoordinator(AReferral.Chosen(AReferral.SocialWorker), new(2026, 8, 21), "BACK", [], "", Standard, Pseudonyms));
        Refused("MOVE_NOT_ALLOWED", () => AReferral.Accepted().ReplaceCoordinator(other, On, "X", [], "", Standard, Pseudonyms));
    }

    [Fact]
    public void A_conference_that_was_held_counts_in_no_post()
    {
        var conference = Held();
        (conference.Worker, conference.CoordinatorId) = (AReferral.Coordinator, Guid.NewGuid());
        foreach (var child in (string[])["CH2", "CH3"])
            conference.RecordInvolvement(AReferral.Role(InvolvementRole.SocialWorker, child, SocialWorker), Guid.NewGuid(), Day, Standard, Pseudonyms);

        Assert.False(conference.ReplaceCoordinator(AReferral.Chosen("staff-0029", has: 8), Day, "LONG_LEAVE", [], "", Standard, Pseudonyms).Announced<CoordinatorAllocated>().OverCapacity);
    }
}
