using Suite.FamilyGroupConferences.Conferences;
using Suite.FamilyGroupConferences.Events.V1;
using Suite.FamilyGroupConferences.LocalStandards;
using Suite.FamilyGroupConferences.V1;
using Suite.KinshipAssessment.V1;
using ClosureCode = Suite.FamilyGroupConferences.V1.ClosureCode;
using static Suite.FamilyGroupConferences.Tests.Following.HeldConference;

namespace Suite.FamilyGroupConferences.Tests.Following;

public sealed class Proposals
{
    [Fact]
    public void A_proposal_asks_for_a_kinship_case_on_behalf_of_whoever_recorded_the_plan()
    {
        var conference = Held();

        var requested = Assert.Single(Plan(conference, Made, ByGrandmother()).OfType<KinshipCaseRequested>());

        var ask = Assert.Single(conference.Asks());
        Assert.Equal((OpenKinshipCase.Kind, Convener.Subject, requested.ProposalId), (ask.Kind, ask.AskedBy, ask.Id.ToString()));
        Assert.Equal([KeyOf("C1"), KeyOf("C2")], requested.ChildKeys);
    }

    [Fact]
    public void The_kinship_team_gets_children_and_carers_as_the_conference_knows_them_and_no_note()
    {
        var conference = WithPlan(ByGrandmother());

        var opens = conference.ToKinshipCase(Assert.Single(conference.Asks()).Id);

        Assert.Equal((CaseSource.FamilyGroupConference, conference.Id.ToString(), Made.ToMessage(), "safeguarding-1"),
            (opens.Source, opens.SourceCaseId, opens.ConcernDate, opens.Team));
        Assert.Equal(conference.Children.Select(c => (c.Reference, c.Name, c.BirthOn.ToMessage(), false, false)),
            opens.Children.Select(c => (c.ChildReference, c.Name, c.BirthDate, c.Unborn, c.LookedAfter)));
        var carer = Assert.Single(opens.People);
        Assert.Equal((PersonKind.ProposedCarer, "Iris Quill", new DateOnly(1961, 3, 2).ToMessage(), Relationship.Grandparent, "P7"),
            (carer.Kind, carer.Name, carer.BirthDate, carer.Relationship, carer.PersonReference));
        Assert.DoesNotContain("bedrooms", opens.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void A_restricted_or_historic_conference_opens_a_case_of_that_kind(bool restricted, bool historic)
    {
        var conference = Held();
        (conference.Restricted, conference.HistoricEntry) = (restricted, historic);
        Plan(conference, Made, ByGrandmother());

        var opens = conference.ToKinshipCase(conference.Asks()[0].Id);

        Assert.Equal((restricted, historic), (opens.Restricted, opens.HistoricEntry));
    }

    [Fact]
    public void Whatever_is_corrected_since_the_same_case_is_asked_for()
    {
        var conference = WithPlan(ByGrandmother());
        var proposal = conference.Asks()[0].Id;
        var first = conference.ToKinshipCase(proposal);

        conference.RecordLookedAfter(Ada, Id(31), Referred, null, CareLegalStatus.Section20SinglePeriod, Pseudonyms, Csw);
        (conference.Children[0].Name, conference.Children[0].BirthOn) = ("Ada Ash", new(2018, 5, 5));
        (conference.Children[1].Unborn, conference.Participants[1].Name, conference.Participants[1].Reference) = (true, "Iris Ash", "P8");
        (conference.Team, conference.Restricted, conference.HistoricEntry) = ("safeguarding-2", true, true);
        Plan(conference, Made, ByFriend(Ada));
        conference = Conference.FromDocument(conference.ToDocument(), Conference.SchemaVersion);

        Assert.Equal(first, conference.ToKinshipCase(proposal));
        Assert.Equal(("Ada Ash", "safeguarding-2", true), (conference.ToKinshipCase(conference.Asks()[1].Id).Children[0].Name, conference.ToKinshipCase(conference.Asks()[1].Id).Team, conference.ToKinshipCase(conference.Asks()[1].Id).Restricted));
    }

    [Fact]
    public void What_is_refused_is_not_asked_for_again_and_the_manager_is_told()
    {
        var conference = Agreed(ByGrandmother());
        var proposal = conference.Asks()[0].Id;

        var refused = Assert.IsType<KinshipCaseRefused>(Assert.Single(conference.RecordKinshipCaseRefused(proposal, "CARER_UNDER_INVESTIGATION", Made.AddDays(3), Pseudonyms)));

        Assert.Equal((proposal.ToString(), "CARER_UNDER_INVESTIGATION", Made.AddDays(3).ToMessage()), (refused.ProposalId, refused.Reason, refused.RefusedDate));
        Assert.Equal([KeyOf("C1"), KeyOf("C2")], refused.ChildKeys);
        Assert.Empty(conference.Asks());
        var shown = Assert.Single(conference.ToMessage(Convener, Made.AddDays(3), Pseudonyms).Plan.Proposals);
        Assert.Equal((CallState.Refused, "CARER_UNDER_INVESTIGATION", Made.AddDays(3).ToMessage(), ""), (shown.State, shown.RefusedFor, shown.RefusedDate, shown.KinshipCaseId));
        Assert.DoesNotContain(conference.DueItems(), d => d.Rule == Conference.KinshipCaseNotAccepted);
        var due = Assert.Single(conference.DueItems(), d => d.Rule == Conference.KinshipCaseRefusedRule);
        Assert.Equal((proposal.ToString(), Made.AddDays(3), "FGC_MGR"), (due.Subject, due.DueOn, due.BlockedBy));
        var warned = Assert.Single(conference.PassTime(Made.AddDays(3), default).OfType<DeadlineWarned>(), w => w.Rule == Conference.KinshipCaseRefusedRule);
        Assert.Equal(["FGC_MGR"], warned.AlertRoles);

        conference.Close(ClosureCode.MovedAway, Made.AddDays(4));
        Assert.DoesNotContain(conference.DueItems(), d => d.Rule == Conference.KinshipCaseRefusedRule);
    }

    [Fact]
    public void Who_was_refused_may_be_proposed_anew()
    {
        var conference = WithPlan(ByGrandmother());
        var refused = conference.Asks()[0].Id;
        conference.RecordKinshipCaseRefused(refused, "CARER_UNDER_INVESTIGATION", Made, Pseudonyms);

        Plan(conference, Made.AddDays(1), ByGrandmother());

        Assert.NotEqual(refused, Assert.Single(conference.Asks()).Id);
        Assert.DoesNotContain(conference.DueItems(), d => d.Rule == Conference.KinshipCaseRefusedRule);
    }

    [Fact]
    public void A_relative_is_an_informal_arrangement_until_a_route_is_chosen() =>
        Assert.Equal(ArrangementType.InformalFamily, Opens(WithPlan(ByGrandmother())).ArrangementType);

    [Fact]
    public void A_looked_after_child_lives_with_kin_only_under_regulation_24()
    {
        var conference = Held();
        conference.RecordLookedAfter(Ada, Id(31), Referred, null, CareLegalStatus.Section20SinglePeriod, Pseudonyms, Csw);
        Plan(conference, Made, ByGrandmother());

        var opens = Opens(conference);

        Assert.Equal(ArrangementType.KinshipFosterTemporary, opens.ArrangementType);
        Assert.Equal([true, false], opens.Children.Select(c => c.LookedAfter));
    }

    [Fact]
    public void With_a_friend_a_child_under_16_is_privately_fostered_section_66() =>
        Assert.Equal(ArrangementType.PrivateFostering, Opens(WithPlan(ByFriend(Ada, Ben))).ArrangementType);

    [Fact]
    public void From_16_on_living_with_a_friend_is_no_private_fostering_section_66()
    {
        var conference = In(ConferenceState.Held, ada: Made.AddYears(-16));
        Plan(conference, Made, ByFriend(Ada));

        Assert.Equal(ArrangementType.Aged1617WithFriend, Opens(conference).ArrangementType);
    }

    [Fact]
    public void A_carer_is_18_or_over_section_105()
    {
        var (reason, refused) = Refusal(() => WithPlan(ByGrandmother(born: Made.AddYears(-18).AddDays(1))));

        var rule = Assert.Single(refused.Rules);
        Assert.Equal(("PROPOSED_CARER_NOT_ADULT", Grandmother.ToString(), "Children Act 1989 s.105(1)"), (reason, rule.Rule, rule.Citation));
        Assert.Single(WithPlan(ByGrandmother(born: Made.AddYears(-18))).Asks());
    }

    [Fact]
    public void Nobody_is_proposed_as_a_carer_of_an_adult_section_105()
    {
        var conference = In(ConferenceState.Held, ada: Made.AddYears(-18));

        var (reason, refused) = Refusal(() => Plan(conference, Made, ByGrandmother()));

        var rule = Assert.Single(refused.Rules);
        Assert.Equal(("PROPOSED_FOR_ADULT", Ada.ToString(), "Children Act 1989 s.105(1)"), (reason, rule.Rule, rule.Citation));
    }

    [Fact]
    public void Carers_are_of_the_family_network_and_for_children_of_the_conference()
    {
        var (reason, refused) = Refusal(() => WithPlan(new ProposalFacts([new(Teacher, CarerRelationship.OtherConnectedPerson, new(1980, 1, 1)), new(Id(99), CarerRelationship.Friend, new(1980, 1, 1))], [Ada, Mother], "")));

        Assert.Equal("INVALID_FIELDS", reason);
        Assert.Equal(["proposals[0].carers[0].participant_id", "proposals[0].carers[1].participant_id", "proposals[0].child_ids[1]"], refused.Fields.Select(f => f.Field));
    }

    [Fact]
    public void Until_it_is_accepted_the_worklist_says_so_also_of_a_closed_conference()
    {
        var conference = Agreed(ByGrandmother());
        conference.Close(ClosureCode.MovedAway, Made.AddDays(3));

        var due = Assert.Single(conference.DueItems(), d => d.Rule == Conference.KinshipCaseNotAccepted);

        Assert.Equal((conference.Asks()[0].Id.ToString(), Made, "KINSHIP_ASSESSMENT"), (due.Subject, due.DueOn, due.BlockedBy));
        Assert.Equal([Made.AddDays(1)], due.WarnOn);
    }

    [Fact]
    public void Once_accepted_nothing_is_asked_and_nothing_is_due()
    {
        var conference = WithPlan(ByGrandmother());
        var proposal = conference.Asks()[0].Id;

        var accepted = Assert.IsType<KinshipCaseAccepted>(Assert.Single(conference.RecordKinshipCaseOpened(proposal, Id(77), Made.AddDays(1))));

        Assert.Equal((proposal.ToString(), Id(77).ToString()), (accepted.ProposalId, accepted.KinshipCaseId));
        Assert.Empty(conference.Asks());
        Assert.DoesNotContain(conference.DueItems(), d => d.Rule == Conference.KinshipCaseNotAccepted);
        Assert.Equal([Id(77).ToString()], conference.ToOutcome().KinshipCaseIds);
    }

    [Fact]
    public void A_revision_asks_for_those_only_who_were_not_proposed_before()
    {
        var conference = WithPlan(ByGrandmother());
        conference.AnswerPlan(PlanDecision.NotAgreed, "Another carer is needed.", "", Made.AddDays(1), Csw);

        var events = Plan(conference, Made.AddDays(2), ByGrandmother(), ByFriend(Ada));

        Assert.Equal(2, Assert.Single(events.OfType<PlanMade>()).Proposals);
        Assert.Equal([KeyOf("C1")], Assert.Single(events.OfType<KinshipCaseRequested>()).ChildKeys);
        Assert.Equal(2, conference.Asks().Count);
        Assert.Equal(Made.AddDays(2).ToMessage(), conference.ToKinshipCase(conference.Asks()[1].Id).ConcernDate);
    }

    static OpenCaseRequest Opens(Conference conference) => conference.ToKinshipCase(conference.Asks()[0].Id);
}
