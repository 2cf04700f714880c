using Suite.FosteringRecruitment.Applications;
using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using static Suite.FosteringRecruitment.Tests.Applications.Checks.AnApplication;
using Person = Suite.FosteringRecruitment.Applications.Person;

namespace Suite.FosteringRecruitment.Tests.Applications.Checks;

public sealed class PeopleOfAnApplication
{
    [Fact]
    public void A_new_adult_in_the_household_alerts_the_childs_worker_and_the_manager_and_brings_checks()
    {
        var application = InStageOne(WithReferees());
        var id = Guid.CreateVersion7();

        var events = application.AddPerson(id, Facts(ApplicationPersonKind.HouseholdMember), "", StageOne.AddDays(20));

        var added = Assert.Single(events.All<PersonAdded>());
        Assert.Equal((id.ToString(), ApplicationPersonKind.HouseholdMember, true), (added.PersonId, added.Kind, added.Adult));
        var alert = Assert.Single(events.All<DeadlineWarned>());
        Assert.Equal("NEW_ADULT_IN_HOUSEHOLD", alert.Rule);
        Assert.Equal(["CSW", "TM"], alert.AlertRoles);
        Assert.Equal(4, events.All<CheckProgressed>().Count);
        Assert.Equal(StageOne.AddDays(20), application.CheckOf(CheckType.DbsEnhancedBarred, id).RaisedOn);
    }

    [Fact]
    public void One_of_long_standing_is_checked_from_stage_1_on()
    {
        var application = InStageOne(WithReferees());
        var id = Guid.CreateVersion7();

        application.AddPerson(id, Facts(ApplicationPersonKind.HouseholdMember), "", new(2015, 1, 1));

        Assert.Equal(StageOne, application.CheckOf(CheckType.DbsEnhancedBarred, id).RaisedOn);
    }

    [Fact]
    public void A_child_or_somebody_elsewhere_alerts_nobody()
    {
        var application = InStageOne(WithReferees());

        Assert.Empty(application.AddPerson(Guid.CreateVersion7(), Facts(ApplicationPersonKind.HouseholdMember, new(2015, 1, 1)), "", StageOne).All<DeadlineWarned>());
        Assert.Empty(application.AddPerson(Guid.CreateVersion7(), Facts(ApplicationPersonKind.FormerPartner), "", StageOne).All<DeadlineWarned>());
    }

    [Fact]
    public void A_person_may_be_added_before_stage_1_and_brings_no_check_yet()
    {
        var application = JustReceived(WithReferees());

        application.AddPerson(Guid.CreateVersion7(), Facts(ApplicationPersonKind.HouseholdMember), "", Received);

        Assert.Empty(application.Checks);
    }

    [Fact]
    public void There_are_at_most_two_applicants_and_forty_people()
    {
        var application = InStageOne(WithReferees(APerson()));
        Assert.Equal("TOO_MANY_APPLICANTS", Assert.Throws<RefusedException>(() => application.AddPerson(Guid.CreateVersion7(), Facts(ApplicationPersonKind.Applicant), "", StageOne)).Reason);

        while (application.People.Count < 40)
            application.AddPerson(Guid.CreateVersion7(), Facts(ApplicationPersonKind.FormerPartner), "", StageOne);
        Assert.Equal("TOO_MANY_PEOPLE", Assert.Throws<RefusedException>(() => application.AddPerson(Guid.CreateVersion7(), Facts(ApplicationPersonKind.Referee), "", StageOne)).Reason);
    }

    [Fact]
    public void Nobody_is_there_twice()
    {
        var application = InStageOne(WithReferees());
        application.AddPerson(Guid.CreateVersion7(), Facts(ApplicationPersonKind.HouseholdMember, reference: "P1"), "key", StageOne);

        Assert.Equal("PERSON_ALREADY_IN_APPLICATION",
            Assert.Throws<RefusedException>(() => application.AddPerson(Guid.CreateVersion7(), Facts(ApplicationPersonKind.Referee, reference: "P1"), "key", StageOne)).Reason);
        Assert.Equal("PERSON_ALREADY_IN_APPLICATION",
            Assert.Throws<RefusedException>(() => application.CorrectPerson(application.People[0].Id, Facts(ApplicationPersonKind.Applicant, reference: "P1"), "key", StageOne)).Reason);
    }

    [Fact]
    public void The_applicant_concerned_is_one_of_the_applicants()
    {
        var application = InStageOne(WithReferees());

        application.AddPerson(Guid.CreateVersion7(), Facts(ApplicationPersonKind.FormerPartner, related: application.People[0].Id), "", StageOne);
        var refused = Assert.Throws<RefusedException>(() =>
            application.AddPerson(Guid.CreateVersion7(), Facts(ApplicationPersonKind.FormerPartner, related: application.People[1].Id), "", StageOne));

        Assert.Equal("person.related_person_id", Assert.Single(refused.Fields).Field);
    }

    [Fact]
    public void Nobody_joins_before_their_birth()
    {
        var application = InStageOne(WithReferees());

        Assert.Equal("DATE_OUT_OF_ORDER", Assert.Throws<RefusedException>(() =>
            application.AddPerson(Guid.CreateVersion7(), Facts(ApplicationPersonKind.HouseholdMember, new(2026, 3, 10)), "", StageOne)).Reason);
    }

    [Fact]
    public void A_correction_raises_and_lets_go()
    {
        var application = InStageOne(WithReferees());
        var applicant = application.People[0];

        application.CorrectPerson(applicant.Id, Facts(ApplicationPersonKind.Applicant) with { Employed = true }, "", StageOne.AddDays(1));
        var employer = application.CheckOf(CheckType.Employer);
        Assert.Equal(CheckState.Required, employer.State);
        var events = application.CorrectPerson(applicant.Id, Facts(ApplicationPersonKind.Applicant), "", StageOne.AddDays(2));

        Assert.Equal(CheckState.Withdrawn, employer.State);
        Assert.Equal("PEOPLE", Assert.Single(events.All<RecordAmended>()).Section);
        Assert.Equal(Events.V1.CheckProgress.Withdrawn, Assert.Single(events.All<CheckProgressed>()).Progress);
    }

    [Fact]
    public void A_corrected_birth_date_makes_an_adult_a_child_again()
    {
        var member = APerson(ApplicationPersonKind.HouseholdMember);
        var application = InStageOne(WithReferees(member));

        application.CorrectPerson(member.Id, Facts(ApplicationPersonKind.HouseholdMember, new(2012, 5, 1)), "", StageOne);

        Assert.Equal(CheckState.Withdrawn, application.CheckOf(CheckType.DbsEnhancedBarred, member.Id).State);
        Assert.False(member.CameOfAge);
    }

    [Fact]
    public void The_kind_of_a_person_does_not_change()
    {
        var application = InStageOne(WithReferees());

        var refused = Assert.Throws<RefusedException>(() => application.CorrectPerson(application.People[0].Id, Facts(ApplicationPersonKind.Referee), "", StageOne));

        Assert.Equal("person.kind", Assert.Single(refused.Fields).Field);
    }

    [Fact]
    public void Who_leaves_takes_open_checks_along_and_is_no_gap_any_more()
    {
        var adult = APerson(ApplicationPersonKind.HouseholdMember);
        var application = InStageOne(WithReferees(adult));

        var events = application.RecordPersonLeft(adult.Id, StageOne.AddDays(3));

        Assert.Equal(adult.Id.ToString(), Assert.Single(events.All<PersonLeft>()).PersonId);
        Assert.Equal(4, events.All<CheckProgressed>().Count(e => e.Progress is Events.V1.CheckProgress.Withdrawn));
        Assert.DoesNotContain(application.StageOneGaps(StageOne.AddDays(3)), g => g.Description.Contains(adult.Id.ToString(), StringComparison.Ordinal));
        Assert.Equal("PERSON_HAS_LEFT", Assert.Throws<RefusedException>(() => application.RecordPersonLeft(adult.Id, StageOne.AddDays(3))).Reason);
    }

    [Fact]
    public void The_last_applicant_withdraws_instead_of_leaving()
    {
        var application = InStageOne(WithReferees(APerson()));

        application.RecordPersonLeft(application.People[0].Id, StageOne);
        var refused = Assert.Throws<RefusedException>(() => application.RecordPersonLeft(application.People[^1].Id, StageOne));

        Assert.Equal("LAST_APPLICANT", refused.Reason);
    }

    [Fact]
    public void Nobody_leaves_before_they_joined_and_nobody_unknown_leaves()
    {
        var application = InStageOne(WithReferees());

        Assert.Equal("DATE_OUT_OF_ORDER", Assert.Throws<RefusedException>(() => application.RecordPersonLeft(application.People[1].Id, Received.AddDays(-1))).Reason);
        Assert.Equal("PERSON_NOT_FOUND", Assert.Throws<RefusedException>(() => application.RecordPersonLeft(Guid.CreateVersion7(), StageOne)).Reason);
    }

    [Theory]
    [InlineData(ApplicationState.RejectedAtEntry)]
    [InlineData(ApplicationState.Stage1Declined)]
    [InlineData(ApplicationState.Approved)]
    [InlineData(ApplicationState.NotApproved)]
    [InlineData(ApplicationState.Withdrawn)]
    public void Nothing_of_the_people_changes_after_the_end(ApplicationState state)
    {
        var application = InStageOne(WithReferees());
        application.State = state;
        var (applicant, referee) = (application.People[0].Id, application.People[1].Id);
        Action[] acts =
        [
            () => application.AddPerson(Guid.CreateVersion7(), Facts(ApplicationPersonKind.Referee), "", StageOne),
            () => application.CorrectPerson(applicant, Facts(ApplicationPersonKind.Applicant), "", StageOne),
            () => application.RecordPersonLeft(referee, StageOne),
            () => application.RecordAddresses(applicant, [Lived(Authority, new(2010, 1, 1), null)], StageOne),
            () => application.RecordHome(new(3, 1, 0, false, [], false, "OWNED"), StageOne),
            () => application.RecordRefereeInterview(referee, StageOne, StageOne),
        ];

        Assert.All(acts, act => Assert.Equal("MOVE_NOT_ALLOWED", Assert.Throws<RefusedException>(act).Reason));
    }

    static IReadOnlyList<string> BadFields(Action<ApplicationPersonFacts> change)
    {
        var facts = new ApplicationPersonFacts { Kind = ApplicationPersonKind.Applicant, Name = "Somebody", BirthDate = new DateOnly(1980, 1, 1).ToMessage() };
        change(facts);
        var fields = new Fields();
        PersonFacts.Read(fields, "person", facts, StageOne);
        return fields.Any ? [.. Assert.Throws<RefusedException>(fields.ThrowIfAny).Fields.Select(f => f.Field)] : [];
    }

    [Fact]
    public void A_person_is_read_whole_and_written_back_alike()
    {
        var facts = new ApplicationPersonFacts
        {
            Kind = ApplicationPersonKind.Applicant,
            Name = "Somebody",
            BirthDate = new DateOnly(1980, 1, 1).ToMessage(),
            PersonReference = "P1",
            ApprovedElsewhere = true,
            StillApprovedElsewhere = true,
            LivedAbroad = true,
            ServedInForces = true,
            Employed = true,
            WorksWithChildren = true,
            OwnChildrenAtSchool = true,
            MarriedBefore = true,
        };
        var referee = new ApplicationPersonFacts { Kind = ApplicationPersonKind.Referee, Name = "Friend", RelativeOfApplicant = true, RelatedPersonId = Guid.CreateVersion7().ToString() };

        Assert.All([facts, referee], given =>
        {
            var fields = new Fields();
            var person = PersonFacts.Read(fields, "person", given, StageOne).ToPerson(Guid.CreateVersion7(), "key", StageOne);
            fields.ThrowIfAny();
            Assert.Equal(given, PersonFacts.ToMessage(person));
            Assert.Equal(("key", StageOne), (person.Key, person.JoinedOn));
        });
    }

    [Fact]
    public void Every_bad_field_of_a_person_is_named()
    {
        Assert.Empty(BadFields(_ => { }));
        Assert.Empty(BadFields(f => (f.Kind, f.BirthDate) = (ApplicationPersonKind.Referee, null)));
        Assert.Equal(["person.birth_date"], BadFields(f => f.BirthDate = null));
        Assert.Equal(["person.birth_date"], BadFields(f => (f.Kind, f.BirthDate) = (ApplicationPersonKind.ChildElsewhere, null)));
        Assert.Equal(["person.birth_date"], BadFields(f => f.BirthDate = new DateOnly(2010, 1, 1).ToMessage()));
        Assert.Equal(["person.kind", "person.name"], BadFields(f => (f.Kind, f.Name) = (ApplicationPersonKind.Unspecified, "")));
        Assert.Equal(["person.person_reference"], BadFields(f => f.PersonReference = "A-1"));
        Assert.Equal(["person.approved_elsewhere"], BadFields(f => (f.Kind, f.ApprovedElsewhere) = (ApplicationPersonKind.HouseholdMember, true)));
        Assert.Equal(["person.still_approved_elsewhere"], BadFields(f => f.StillApprovedElsewhere = true));
        Assert.Equal(["person.relative_of_applicant"], BadFields(f => f.RelativeOfApplicant = true));
        Assert.Equal(["person.related_person_id"], BadFields(f => f.RelatedPersonId = Guid.CreateVersion7().ToString()));
    }
}
