using Suite.KinshipAssessment.Checks;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.V1;
using static Suite.KinshipAssessment.Tests.Checks.Household;
using Person = Suite.KinshipAssessment.Cases.Person;

namespace Suite.KinshipAssessment.Tests.Checks;

public sealed class RequiringChecks
{
    static readonly DateOnly Born2000 = new(2000, 5, 5);
    static readonly DateOnly Born2010 = new(2010, 5, 5);

    static IEnumerable<CheckType> TypesOf(Suite.KinshipAssessment.Cases.KinshipCase kinship, Person person) => kinship.Checks.Where(c => c.PersonId == person.Id).Select(c => c.Type).Order();

    [Fact]
    public void At_opening_only_what_viability_rests_on_is_required_of_carers()
    {
        var carer = Carer();
        var adult = Member(Born2000);

        var kinship = Opened(carer, adult);

        Assert.Equal([CheckType.PoliceDirect, CheckType.LocalAuthority], TypesOf(kinship, carer));
        Assert.Empty(TypesOf(kinship, adult));
    }

    [Fact]
    public void The_route_raises_the_full_set_and_keeps_what_was_there()
    {
        var carer = Carer();
        var kinship = Opened(carer);
        var police = kinship.The(CheckType.PoliceDirect, carer);

        kinship.Route = Route.FullAssessment;
        var events = kinship.RaiseRequiredChecks(Placed);

        Assert.Same(police, kinship.The(CheckType.PoliceDirect, carer));
        Assert.Equal(
            [
                CheckType.DbsEnhancedBarred, CheckType.PoliceDirect, CheckType.LocalAuthority, CheckType.Medical, CheckType.Identity,
                CheckType.PersonalReference, CheckType.PersonalReference, CheckType.PersonalReference, CheckType.PreviousApplications,
                CheckType.Employer, CheckType.RightToWork, CheckType.Finance,
            ],
            TypesOf(kinship, carer));
        Assert.Equal(kinship.Checks.Count - 2, events.Count);
        Assert.All(events, e => Assert.Equal(Events.V1.CheckProgress.Raised, Assert.IsType<CheckProgressed>(e).Progress));
        Assert.Single(kinship.Checks, c => c is { Type: CheckType.HomeSafety, PersonId: null });
    }

    [Fact]
    public void Raising_twice_raises_nothing_more()
    {
        var kinship = Assessed(Route.TemporaryApproval, Carer(), Carer(), Member(Born2000), Member(Born2010));
        var count = kinship.Checks.Count;

        Assert.Empty(kinship.RaiseRequiredChecks(Placed));
        Assert.Equal(count, kinship.Checks.Count);
    }

    [Theory]
    [InlineData(Route.TemporaryApproval, true)]
    [InlineData(Route.FullAssessment, false)]
    public void Adults_of_the_household_need_a_dbs_check_and_a_police_check_only_for_a_temporary_approval(Route route, bool police)
    {
        var adult = Member(Born2000);

        var types = TypesOf(Assessed(route, Carer(), adult), adult).ToList();

        Assert.Contains(CheckType.DbsEnhancedBarred, types);
        Assert.Contains(CheckType.Interview, types);
        Assert.Equal(police, types.Contains(CheckType.PoliceDirect));
    }

    [Fact]
    public void Children_of_the_household_need_no_checks()
    {
        var child = Member(Born2010);

        Assert.Empty(TypesOf(Assessed(Route.TemporaryApproval, Carer(), child), child));
    }

    [Fact]
    public void A_birth_parent_gets_a_direct_police_check_from_the_first_day_and_never_a_dbs_check()
    {
        var parent = Someone(PersonKind.BirthParent, Born2000);
        var kinship = Opened(Carer(), parent);
        Assert.Equal([CheckType.PoliceDirect], TypesOf(kinship, parent));

        kinship.Route = Route.TemporaryApproval;
        kinship.RaiseRequiredChecks(Placed);

        Assert.Equal([CheckType.PoliceDirect], TypesOf(kinship, parent));
    }

    [Fact]
    public void A_step_parent_who_wants_to_care_has_a_police_check_in_place_of_the_dbs_check()
    {
        var carer = Carer(Relationship.StepParent);

        var types = TypesOf(Assessed(Route.FullAssessment, carer), carer).ToList();

        Assert.Contains(CheckType.PoliceDirect, types);
        Assert.DoesNotContain(CheckType.DbsEnhancedBarred, types);
    }

    [Fact]
    public void Two_of_three_references_are_asked_for_by_law()
    {
        var kinship = Assessed(Route.FullAssessment, Carer(), Carer());

        var references = kinship.Checks.FindAll(c => c.Type is CheckType.PersonalReference);

        Assert.Equal(3, references.Count);
        Assert.Equal(2, references.Count(c => c.RequiredByLaw));
    }

    [Fact]
    public void A_previous_fostering_service_speaks_in_place_of_personal_referees()
    {
        var carer = Carer();
        carer.ApprovedElsewhere = true;

        var kinship = Assessed(Route.FullAssessment, carer);

        Assert.True(kinship.The(CheckType.PreviousFosteringService, carer).RequiredByLaw);
        Assert.DoesNotContain(kinship.Checks, c => c is { Type: CheckType.PersonalReference, RequiredByLaw: true });
    }

    [Fact]
    public void For_special_guardianship_three_references_are_law_and_no_check_belongs_to_a_stage()
    {
        var kinship = Assessed(Route.SpecialGuardianship, Carer());

        Assert.Equal(3, kinship.Checks.Count(c => c is { Type: CheckType.PersonalReference, RequiredByLaw: true }));
        Assert.All(kinship.Checks, c => Assert.Equal(0, c.Stage));
    }

    public static TheoryData<CheckType> Facts => [CheckType.Overseas, CheckType.ArmedForces, CheckType.School, CheckType.ExPartner, CheckType.PreviousFosteringService];

    [Theory]
    [MemberData(nameof(Facts))]
    public void What_is_known_of_a_carer_decides_on_further_checks(CheckType type)
    {
        var carer = Carer();
        Assert.DoesNotContain(type, TypesOf(Assessed(Route.FullAssessment, carer), carer));

        switch (type)
        {
            case CheckType.Overseas: carer.LivedAbroad = true; break;
            case CheckType.ArmedForces: carer.ServedInForces = true; break;
            case CheckType.School: carer.OwnChildrenAtSchool = true; break;
            case CheckType.ExPartner: carer.PastPartners = true; break;
            default: carer.ApprovedElsewhere = true; break;
        }

        Assert.Contains(type, TypesOf(Assessed(Route.FullAssessment, carer), carer));
    }

    [Fact]
    public void Other_adults_in_regular_contact_have_a_police_check_before_a_temporary_approval()
    {
        var uncle = Someone(PersonKind.SupportAdult, Born2000);

        Assert.Equal([CheckType.PoliceDirect], TypesOf(Assessed(Route.TemporaryApproval, Carer(), uncle), uncle));
        Assert.Empty(TypesOf(Assessed(Route.FullAssessment, Carer(), uncle), uncle));
    }

    [Fact]
    public void Viability_names_each_carers_missing_check_by_type_and_id_and_never_a_name()
    {
        var carer = Carer();
        var kinship = Opened(carer, Someone(PersonKind.BirthParent, Born2000));
        kinship.Return(kinship.The(CheckType.LocalAuthority, carer), Concern, Placed);

        var gap = Assert.Single(kinship.ViabilityCheckGaps(DateOnly.MaxValue));

        Assert.Equal("CHECK_POLICE_DIRECT", gap.Rule);
        Assert.Contains(carer.Id.ToString(), gap.Description, StringComparison.Ordinal);
        Assert.DoesNotContain(carer.Name, gap.Description, StringComparison.Ordinal);
        kinship.Return(kinship.The(CheckType.PoliceDirect, carer), Concern, Placed);
        Assert.Empty(kinship.ViabilityCheckGaps(DateOnly.MaxValue));
    }

    [Fact]
    public void A_temporary_approval_needs_every_adults_police_check_and_every_adult_seen_and_suitable()
    {
        var (carer, adult) = (Carer(), Member(Born2000));
        var kinship = Assessed(Route.TemporaryApproval, carer, adult, Member(Born2010));
        Assert.Equal(["CHECK_POLICE_DIRECT", "CHECK_POLICE_DIRECT", "ADULT_NOT_SEEN"], kinship.TemporaryApprovalCheckGaps(DateOnly.MaxValue).Select(g => g.Rule));

        kinship.Return(kinship.The(CheckType.PoliceDirect, carer), Placed, Placed);
        kinship.Return(kinship.The(CheckType.PoliceDirect, adult), Placed, Placed);
        kinship.RecordPersonSeen(adult.Id, Placed, false);
        Assert.Equal("ADULT_NOT_SUITABLE", Assert.Single(kinship.TemporaryApprovalCheckGaps(DateOnly.MaxValue)).Rule);

        kinship.RecordPersonSeen(adult.Id, Placed, true);
        Assert.Empty(kinship.TemporaryApprovalCheckGaps(DateOnly.MaxValue));
    }

    [Fact]
    public void A_trace_that_nobody_decided_on_stands_in_the_way_of_a_temporary_approval_but_not_of_viability()
    {
        var carer = Carer();
        var kinship = Assessed(Route.TemporaryApproval, carer);
        var police = kinship.The(CheckType.PoliceDirect, carer);
        kinship.Return(kinship.The(CheckType.LocalAuthority, carer), Placed, Placed);
        kinship.RequestCheck(carer.Id, CheckType.PoliceDirect, Placed);
        kinship.RecordCheckResult(police.Id, CheckOutcome.Content, Placed, "Caution, 2011");

        Assert.Equal("CHECK_POLICE_DIRECT", Assert.Single(kinship.TemporaryApprovalCheckGaps(DateOnly.MaxValue)).Rule);
        Assert.Empty(kinship.ViabilityCheckGaps(DateOnly.MaxValue));
    }

    [Fact]
    public void Stage_one_is_complete_when_its_checks_are_closed_and_the_decision_needs_those_of_stage_two_as_well()
    {
        var carer = Carer();
        var kinship = Assessed(Route.FullAssessment, carer);
        var dbs = kinship.CertificateSeen(carer, Placed, Placed);
        kinship.RecordCheckResult(dbs.Id, CheckOutcome.Clear, Placed, "");
        foreach (var check in kinship.Checks.Where(c => c != dbs && c.Stage == 1).ToList())
        {
            Assert.NotEmpty(kinship.StageOneCheckGaps(DateOnly.MaxValue));
            kinship.Return(check, Placed, Placed);
        }

        Assert.Empty(kinship.StageOneCheckGaps(DateOnly.MaxValue));
        Assert.Equal(kinship.Checks.Count(c => c.Stage != 1), kinship.DecisionCheckGaps(DateOnly.MaxValue).Count);
        foreach (var check in kinship.Checks.Where(c => c.Stage != 1).ToList())
            kinship.Return(check, Placed, Placed);
        Assert.Empty(kinship.DecisionCheckGaps(DateOnly.MaxValue));
    }

    [Fact]
    public void A_rejected_disclosure_closes_stage_one_and_still_bars_an_approval()
    {
        var carer = Carer();
        var kinship = Assessed(Route.FullAssessment, carer);
        var dbs = kinship.Disclosed(carer, OffenceCategory.Driving);
        Assert.Contains(kinship.StageOneCheckGaps(DateOnly.MaxValue), g => g.Rule == "CHECK_DBS_ENHANCED_BARRED");

        kinship.DecideDisclosure(dbs.Id, false, RationaleCode.RiskToChild, Day(2026, 11, 20), Staff("manager-1", "TM"));

        Assert.DoesNotContain(kinship.StageOneCheckGaps(DateOnly.MaxValue), g => g.Rule == "CHECK_DBS_ENHANCED_BARRED");
        Assert.Contains(kinship.DecisionCheckGaps(DateOnly.MaxValue), g => g.Rule == "CHECK_DBS_ENHANCED_BARRED");
    }

    [Fact]
    public void A_certificate_of_a_lower_level_does_not_do_for_an_approval()
    {
        var carer = Carer();
        var kinship = Assessed(Route.FullAssessment, carer);
        var dbs = kinship.CertificateSeen(carer, Placed, Placed);
        kinship.RecordCheckResult(dbs.Id, CheckOutcome.Clear, Placed, "");
        Assert.DoesNotContain(kinship.DecisionCheckGaps(DateOnly.MaxValue), g => g.Rule == "CHECK_DBS_ENHANCED_BARRED");

        dbs.CertificateLevel = DbsLevel.Enhanced;

        Assert.Contains(kinship.DecisionCheckGaps(DateOnly.MaxValue), g => g.Rule == "CHECK_DBS_ENHANCED_BARRED");
    }

    [Fact]
    public void Every_row_of_the_table_has_a_citation_and_by_law_means_a_regulation() =>
        Assert.All(RequiredChecks.Table, row =>
        {
            Assert.NotEmpty(row.Citation);
            if (row.ByLaw)
                Assert.Contains("Regulations", row.Citation, StringComparison.Ordinal);
        });
}
