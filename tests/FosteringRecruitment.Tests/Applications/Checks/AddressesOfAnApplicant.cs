using Suite.FosteringRecruitment.Applications;
using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using static Suite.FosteringRecruitment.Tests.Applications.Checks.AnApplication;

namespace Suite.FosteringRecruitment.Tests.Applications.Checks;

public sealed class AddressesOfAnApplicant
{
    // Ten years before the application of 2 March 2026.
    static readonly DateOnly TenYearsAgo = new(2016, 3, 2);

    static IReadOnlyList<Check> OfType(Application application, CheckType type, Guid personId) =>
        application.Checks.FindAll(c => c.Type == type && c.PersonId == personId && c.Required);

    static bool HasGap(params LivedAt[] addresses)
    {
        var application = InStageOne(WithReferees());
        application.RecordAddresses(application.People[0].Id, addresses, StageOne);
        Assert.Equal(!application.HasTenYearsCovered(application.People[0]), application.StageOneGaps(StageOne).Rules().Contains("TEN_YEARS_OF_ADDRESSES"));
        return !application.HasTenYearsCovered(application.People[0]);
    }

    [Fact]
    public void Ten_years_are_covered_without_a_gap()
    {
        Assert.False(HasGap(Lived(Authority, TenYearsAgo, null)));
        Assert.True(HasGap(Lived(Authority, TenYearsAgo.AddDays(1), null)));
        Assert.False(HasGap(Lived(Authority, TenYearsAgo, new(2020, 1, 1)), Lived(Authority, new(2020, 1, 2), null)));
        Assert.True(HasGap(Lived(Authority, TenYearsAgo, new(2020, 1, 1)), Lived(Authority, new(2020, 1, 3), null)));
        Assert.False(HasGap(Lived(Authority, new(2000, 1, 1), new(2020, 1, 1)), Lived(Elsewhere, new(2018, 1, 1), new(2019, 1, 1)), Lived(Authority, new(2020, 1, 2), null)));
        Assert.True(HasGap(Lived(Authority, new(2000, 1, 1), StageOne)));
    }

    [Fact]
    public void The_gap_cites_Sch_3_and_stands_in_the_way_of_an_approval_too()
    {
        var application = InStageOne(WithReferees());
        application.People[0].Addresses = [];

        var gap = Assert.Single(application.ApprovalGaps(StageOne, terms: null), g => g.Rule == "TEN_YEARS_OF_ADDRESSES");

        Assert.Equal("Fostering Services (England) Regulations 2011 reg 26(1A)(a), Sch 3 para 1; practice: the addresses of ten years", gap.Citation);
    }

    [Fact]
    public void Each_authority_of_the_last_ten_years_is_consulted_once()
    {
        var application = InStageOne(WithReferees());
        var applicant = application.People[0].Id;
        Assert.Single(OfType(application, CheckType.LocalAuthority, applicant));

        var events = application.RecordAddresses(applicant,
        [
            Lived("E10000905", new(2005, 1, 1), TenYearsAgo.AddDays(-1)),
            Lived(Elsewhere, TenYearsAgo, new(2018, 1, 1)),
            Lived("E10000903", new(2018, 1, 2), new(2019, 1, 1)),
            Lived(Elsewhere, new(2019, 1, 2), new(2021, 1, 1)),
            Lived(Authority, new(2021, 1, 2), null),
        ], StageOne);

        Assert.Equal(3, OfType(application, CheckType.LocalAuthority, applicant).Count);
        Assert.Equal(2, events.All<CheckProgressed>().Count);
        Assert.Equal("ADDRESSES", Assert.Single(events.All<RecordAmended>()).Section);
    }

    [Theory]
    [InlineData(Authority, 0)]
    [InlineData(Elsewhere, 1)]
    [InlineData("", 1)]
    public void The_authority_where_they_live_is_consulted_by_law_unless_it_is_this_one_reg_26_1A_d(string present, int byLaw)
    {
        var applicant = APerson();
        applicant.Addresses = present.Length == 0 ? [] : [Lived("E10000903", new(2010, 1, 1), new(2020, 1, 1)), Lived(present, new(2020, 1, 2), null)];
        var application = InStageOne(applicant);

        Assert.Equal(byLaw, OfType(application, CheckType.LocalAuthority, applicant.Id).Count(c => c.RequiredByLaw));
        Assert.Equal("Fostering Services (England) Regulations 2011 reg 26(1A)(d)", RequiredChecks.Citation(CheckType.LocalAuthority));
    }

    [Fact]
    public void Each_country_of_the_last_ten_years_is_asked()
    {
        var application = InStageOne(WithReferees(APerson(ApplicationPersonKind.HouseholdMember)));
        foreach (var person in (Guid[])[application.People[0].Id, application.People[^1].Id])
        {
            application.RecordAddresses(person,
            [
                Lived("", new(2005, 1, 1), new(2012, 1, 1), "US"),
                Lived("", new(2012, 1, 2), new(2018, 1, 1), "FR"),
                Lived("", new(2018, 1, 2), new(2020, 1, 1), "ES"),
                Lived(Authority, new(2020, 1, 2), null),
            ], StageOne);

            Assert.Equal(2, OfType(application, CheckType.Overseas, person).Count);
        }
    }

    [Fact]
    public void Addresses_are_recorded_of_those_who_live_there()
    {
        var application = InStageOne(WithReferees());

        var refused = Assert.Throws<RefusedException>(() => application.RecordAddresses(application.People[1].Id, [Lived(Authority, TenYearsAgo, null)], StageOne));

        Assert.Equal("person_id", Assert.Single(refused.Fields).Field);
    }

    [Fact]
    public void They_are_shown_for_a_reason_that_is_kept()
    {
        var application = InStageOne(WithReferees());
        var applicant = application.People[0];

        var (addresses, events) = application.RevealAddresses(applicant.Id, Assessor, "home visit", DateTimeOffset.UnixEpoch);

        Assert.Equal(applicant.Addresses, addresses);
        Assert.Equal("REVEAL_LOG", Assert.IsType<RecordAmended>(Assert.Single(events)).Section);
        Assert.Equal(new(DateTimeOffset.UnixEpoch, "assessor-1", "ASSESSOR", "ADDRESSES", applicant.Id, "home visit"), Assert.Single(application.Reveals));
        Assert.Equal("ADDRESS_NOT_RECORDED", Assert.Throws<RefusedException>(() => application.RevealAddresses(application.People[1].Id, Assessor, "visit", default)).Reason);
    }

    static Address AnAddress(DateOnly from, DateOnly? until) =>
        new() { Lines = { "1 High Street" }, Postcode = "ZZ1 1ZZ", LocalAuthority = Authority, FromDate = from.ToMessage(), UntilDate = until.ToMessage() };

    static IReadOnlyList<string> BadFields(params Address[] addresses)
    {
        var fields = new Fields();
        AddressFields.Read(fields, "addresses", [.. addresses], StageOne);
        return fields.Any ? [.. Assert.Throws<RefusedException>(fields.ThrowIfAny).Fields.Select(f => f.Field)] : [];
    }

    [Fact]
    public void Every_bad_field_of_an_address_is_named()
    {
        var (first, last) = (AnAddress(new(2010, 1, 1), new(2015, 1, 1)), AnAddress(new(2015, 1, 2), null));
        Assert.Empty(BadFields(first, last));
        Assert.Equal(["addresses"], BadFields());
        Assert.Equal(["addresses[0].until_date"], BadFields(AnAddress(new(2010, 1, 1), null), last));
        Assert.Equal(["addresses[0].until_date"], BadFields(first));
        Assert.Equal(["addresses[1].from_date"], BadFields(first, AnAddress(new(2009, 1, 1), null)));
        Assert.Equal(["addresses[0].until_date"], BadFields(AnAddress(new(2010, 1, 1), new(2009, 1, 1)), last));
        Assert.Equal(["addresses[0].from_date"], BadFields(AnAddress(StageOne.AddDays(1), null)));
        Assert.Equal(["addresses[0].country"], BadFields(new Address(last) { Country = "gbr", LocalAuthority = "" }));
        Assert.Equal(["addresses[0].local_authority"], BadFields(new Address(last) { Country = "FR" }));
        Assert.Equal(["addresses[0].local_authority"], BadFields(new Address(last) { LocalAuthority = "" }));
        Assert.Equal(["addresses[0].postcode"], BadFields(new Address(last) { Postcode = "" }));
        Assert.Empty(BadFields(new Address(last) { Country = "FR", LocalAuthority = "", Postcode = "" }));
    }

    [Fact]
    public void An_address_is_written_back_as_it_was_given()
    {
        var fields = new Fields();
        var given = new Address(AnAddress(new(2010, 1, 1), null)) { Country = "GB" };

        Assert.Equal(given, AddressFields.ToMessage(Assert.Single(AddressFields.Read(fields, "addresses", [given], StageOne))));
    }
}
