using Grpc.Core;
using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.People;
using Suite.KinshipAssessment.Tests.Checks;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Errors;
using static Suite.KinshipAssessment.Tests.Checks.Household;

namespace Suite.KinshipAssessment.Tests.People;

public sealed class PeopleOfACase
{
    static readonly DateOnly Joined = new(2026, 9, 20);
    static readonly DateTimeOffset Now = new(2026, 9, 20, 9, 0, 0, TimeSpan.Zero);

    static PersonFacts Facts(PersonKind kind, DateOnly birth, string reference = "", Relationship relationship = Relationship.NotApplicable) =>
        new(kind, "Somebody", birth, relationship, reference, false, false, false, false, false);

    static PersonFacts Adult(string reference = "") => Facts(PersonKind.HouseholdMember, new(2000, 5, 5), reference);

    [Fact]
    public void A_new_adult_in_the_household_alerts_the_team_and_has_their_checks_raised()
    {
        var kinship = Assessed(Route.TemporaryApproval, Carer());
        var id = Guid.NewGuid();

        var events = kinship.AddPerson(id, Adult(), "", Joined);

        Assert.True(Assert.IsType<PersonAdded>(events[0]).Adult);
        var alert = Assert.IsType<DeadlineWarned>(events[1]);
        Assert.Equal(("NEW_ADULT_IN_HOUSEHOLD", id.ToString()), (alert.Rule, alert.SubjectId));
        Assert.Equal(["CSW", "TM"], alert.AlertRoles);
        Assert.Contains(events.OfType<CheckProgressed>(), e => e is { Type: V1.CheckType.DbsEnhancedBarred, Progress: Events.V1.CheckProgress.Raised });
        Assert.All(kinship.Checks.Where(c => c.PersonId == id), c => Assert.Equal(Joined, c.RaisedOn));
    }

    [Fact]
    public void A_child_who_moves_in_alerts_nobody()
    {
        var kinship = Assessed(Route.TemporaryApproval, Carer());

        var added = Assert.IsType<PersonAdded>(Assert.Single(kinship.AddPerson(Guid.NewGuid(), Facts(PersonKind.HouseholdMember, new(2015, 1, 1)), "", Joined)));

        Assert.False(added.Adult);
    }

    [Fact]
    public void A_case_being_keyed_in_alerts_nobody()
    {
        var kinship = Assessed(Route.TemporaryApproval, Carer());
        kinship.HistoricEntry = true;

        Assert.Empty(kinship.AddPerson(Guid.NewGuid(), Adult(), "", Joined).OfType<DeadlineWarned>());
    }

    [Fact]
    public void Adding_somebody_late_takes_nothing_from_those_who_came_of_age_meanwhile()
    {
        var member = Member(new(2008, 11, 1));
        var kinship = Assessed(Route.TemporaryApproval, Carer(), member);
        kinship.PassTimeOfChecks(Day(2026, 11, 10));

        kinship.AddPerson(Guid.NewGuid(), Adult(), "", Joined);

        Assert.Equal(CheckState.Required, kinship.The(CheckType.DbsEnhancedBarred, member).State);
        Assert.Empty(kinship.PassTimeOfChecks(Day(2026, 11, 11)));
    }

    [Fact]
    public void There_are_at_most_two_carers_and_forty_people()
    {
        var kinship = Assessed(Route.FullAssessment, Carer(), Carer());
        Refused("TOO_MANY_CARERS", () => kinship.AddPerson(Guid.NewGuid(), Facts(PersonKind.ProposedCarer, new(1970, 1, 1), relationship: Relationship.Friend), "", Joined));

        while (kinship.People.Count < 40)
            kinship.AddPerson(Guid.NewGuid(), Facts(PersonKind.HouseholdMember, new(2015, 1, 1)), "", Joined);

        Refused("TOO_MANY_PEOPLE", () => kinship.AddPerson(Guid.NewGuid(), Adult(), "", Joined));
    }

    [Fact]
    public void Nobody_is_in_a_case_twice_or_before_their_birth()
    {
        var kinship = Assessed(Route.FullAssessment, Carer());
        kinship.AddPerson(Guid.NewGuid(), Adult("P1"), "key", Joined);

        Refused("PERSON_ALREADY_IN_CASE", () => kinship.AddPerson(Guid.NewGuid(), Adult("P1"), "key", Joined));
        Refused("DATE_OUT_OF_ORDER", () => kinship.AddPerson(Guid.NewGuid(), Facts(PersonKind.HouseholdMember, Joined.AddDays(1)), "", Joined));
    }

    [Fact]
    public void Whoever_leaves_takes_their_open_checks_along()
    {
        var adult = Member(new(2000, 5, 5));
        var kinship = Assessed(Route.TemporaryApproval, Carer(), adult);
        var police = kinship.The(CheckType.PoliceDirect, adult);
        kinship.Return(police, Joined, Joined);

        var events = kinship.RecordPersonLeft(adult.Id, Joined);

        Assert.IsType<PersonLeft>(events[0]);
        Assert.All(events.Skip(1), e => Assert.Equal(Events.V1.CheckProgress.Withdrawn, Assert.IsType<CheckProgressed>(e).Progress));
        Assert.Equal(CheckState.ReceivedClear, police.State);
        Assert.All(kinship.Checks.Where(c => c.PersonId == adult.Id && c != police), c => Assert.Equal(CheckState.Withdrawn, c.State));
        Assert.DoesNotContain(kinship.DecisionCheckGaps(DateOnly.MaxValue), g => g.Description.Contains(adult.Id.ToString(), StringComparison.Ordinal));
        Refused("PERSON_HAS_LEFT", () => kinship.RecordPersonLeft(adult.Id, Joined));
        Assert.Empty(kinship.RaiseRequiredChecks(Joined));
    }

    [Fact]
    public void A_carer_does_not_just_leave()
    {
        var carer = Carer();

        Refused("CARER_CANNOT_LEAVE", () => Assessed(Route.FullAssessment, carer).RecordPersonLeft(carer.Id, Joined));
    }

    [Fact]
    public void A_corrected_birth_date_moves_the_checks_that_depend_on_it()
    {
        var member = Member(new(2008, 3, 1));
        var kinship = Assessed(Route.FullAssessment, Carer(), member);
        var dbs = kinship.The(CheckType.DbsEnhancedBarred, member);

        var events = kinship.CorrectPerson(member.Id, Facts(PersonKind.HouseholdMember, new(2009, 3, 1)), "", Joined);

        Assert.IsType<RecordAmended>(events[0]);
        Assert.Equal((CheckState.Withdrawn, false), (dbs.State, member.CameOfAge));
        Assert.Contains(kinship.CheckDeadlines(), d => d.Rule == "PERSON_TURNS_EIGHTEEN" && d.DueOn == Day(2027, 3, 1));
        Assert.Contains(kinship.PassTimeOfChecks(Day(2027, 3, 1)), e => e is PersonTurnedEighteen);

        var other = Member(new(2009, 3, 1));
        var second = Assessed(Route.FullAssessment, Carer(), other);
        Assert.Contains(second.CorrectPerson(other.Id, Facts(PersonKind.HouseholdMember, new(2008, 3, 1)), "", Joined),
            e => e is CheckProgressed { Type: V1.CheckType.DbsEnhancedBarred, Progress: Events.V1.CheckProgress.Raised });
    }

    [Fact]
    public void A_check_that_is_under_way_is_not_withdrawn_by_a_correction_but_no_longer_required()
    {
        var member = Member(new(2008, 3, 1));
        var kinship = Assessed(Route.FullAssessment, Carer(), member);
        kinship.RequestCheck(member.Id, CheckType.DbsEnhancedBarred, Joined);

        kinship.CorrectPerson(member.Id, Facts(PersonKind.HouseholdMember, new(2009, 3, 1)), "", Joined);

        var dbs = kinship.The(CheckType.DbsEnhancedBarred, member);
        Assert.Equal((CheckState.Requested, false), (dbs.State, dbs.Required));
    }

    [Fact]
    public void A_person_stays_what_they_are_to_the_case()
    {
        var member = Member(new(2000, 5, 5));
        var kinship = Assessed(Route.FullAssessment, Carer(), member);

        Assert.Equal(StatusCode.InvalidArgument, Refused("INVALID_FIELDS", () => kinship.CorrectPerson(member.Id, Facts(PersonKind.SupportAdult, member.BirthDate), "", Joined)).Code);
        Assert.Equal(StatusCode.NotFound, Refused("PERSON_NOT_FOUND", () => kinship.CorrectPerson(Guid.NewGuid(), Adult(), "", Joined)).Code);
    }

    [Fact]
    public void An_address_is_shown_for_a_reason_that_is_kept()
    {
        var carer = Carer();
        var member = Member(new(2000, 5, 5));
        var kinship = Assessed(Route.FullAssessment, carer, member);
        Assert.Equal(StatusCode.NotFound, Refused("ADDRESS_NOT_RECORDED", () => kinship.RevealCarerAddress(carer.Id, Staff("worker-1", "ASSESSOR"), "Visit", Now)).Code);
        Refused("INVALID_FIELDS", () => kinship.SetCarerAddress(member.Id, new(["1 High Street"], "AB1 2CD")));

        kinship.SetCarerAddress(carer.Id, new(["1 High Street"], "AB1 2CD"));
        var (address, _) = kinship.RevealCarerAddress(carer.Id, Staff("worker-1", "ASSESSOR"), "Visit", Now);

        Assert.Equal("AB1 2CD", address.Postcode);
        Assert.Equal(new(Now, "worker-1", "ASSESSOR", RevealKind.Address, carer.Id.ToString(), "Visit"), Assert.Single(kinship.Reveals));
    }

    [Fact]
    public void Every_bad_field_of_a_person_is_named_at_once()
    {
        var fields = Fields.Of(new AddPersonRequest { RequestId = Guid.NewGuid().ToString(), CaseId = Guid.NewGuid().ToString(), Etag = "v1" });

        PersonFacts.Read(fields, "person", new() { Kind = PersonKind.ProposedCarer, BirthDate = Day(2010, 1, 1).ToMessage(), PersonReference = "not a code!" }, Joined);

        var refused = Assert.Throws<RefusedException>(fields.ThrowIfAny);
        Assert.Equal(["person.birth_date", "person.name", "person.person_reference", "person.relationship"], refused.Fields.Select(f => f.Field).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_second_carer_who_moves_in_is_a_new_adult_too()
    {
        var kinship = Assessed(Route.TemporaryApproval, Carer());

        var events = kinship.AddPerson(Guid.NewGuid(), Facts(PersonKind.ProposedCarer, new(1980, 5, 5), "", Relationship.OtherConnected), "", Joined);

        Assert.Equal("NEW_ADULT_IN_HOUSEHOLD", events.OfType<DeadlineWarned>().Single().Rule);
    }

    [Fact]
    public void A_correction_can_give_back_all_that_was_known_of_a_person()
    {
        var kinship = Assessed(Route.FullAssessment, Carer());
        var facts = new PersonFacts(PersonKind.ProposedCarer, "Somebody", new(1968, 4, 1), Relationship.Grandparent, "CA2001", true, true, true, true, true, true);
        kinship.CorrectPerson(kinship.People[0].Id, facts, "key", Joined);

        var shown = kinship.ToMessage(Staff("manager-1", "TM"), Joined).People[0];
        var asked = new ProposedPerson
        {
            Kind = shown.Kind,
            Name = shown.Name,
            BirthDate = shown.BirthDate,
            Relationship = shown.Relationship,
            PersonReference = shown.PersonReference,
            ApprovedElsewhere = shown.ApprovedElsewhere,
            StillApprovedElsewhere = shown.StillApprovedElsewhere,
            LivedAbroad = shown.LivedAbroad,
            ServedInForces = shown.ServedInForces,
            OwnChildrenAtSchool = shown.OwnChildrenAtSchool,
            PastPartners = shown.PastPartners,
        };

        Assert.Equal(facts, PersonFacts.Read(Fields.Of(new AddPersonRequest()), "person", asked, Joined));
    }
}
