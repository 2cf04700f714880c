using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using KinshipCase = Suite.KinshipAssessment.Cases.KinshipCase;

namespace Suite.KinshipAssessment.Tests.Cases;

public sealed class OpeningCases
{
    [Fact]
    public void A_case_begins_identified_and_says_who_it_is_about_by_keys_only()
    {
        var opening = Given.AnOpening() with
        {
            Children = [Given.AChild("CH1"), Given.AChild("CH2")],
            People = [Given.APerson(), Given.APerson(PersonKind.HouseholdMember), Given.APerson(PersonKind.BirthParent)],
        };

        var (kinship, events) = KinshipCase.Open(Guid.CreateVersion7(), opening, Given.TeamManager);

        Assert.Equal(CaseState.Identified, kinship.State);
        var opened = events.Single<CaseOpened>();
        Assert.Equal(["key-of-CH1", "key-of-CH2"], opened.ChildKeys);
        Assert.Equal(["key-of-CA2001"], opened.CarerKeys);
        Assert.Equal(2, opened.HouseholdSize);
        Assert.Contains(events, e => e is CheckProgressed { Progress: Events.V1.CheckProgress.Raised });
    }

    [Theory]
    [InlineData("CSW")]
    [InlineData("ASSESSOR")]
    public void Only_managers_key_in_a_case_that_began_earlier(string role)
    {
        var refused = Assert.Throws<RefusedException>(() => Given.Opened(Given.AnOpening() with { HistoricEntry = true }, Given.Staff(role)));

        Assert.Equal("HISTORIC_ENTRY_NOT_ALLOWED", refused.Reason);
        Assert.Equal(Grpc.Core.StatusCode.PermissionDenied, refused.Code);
    }

    [Fact]
    public void Whoever_opens_a_restricted_case_may_go_on_with_it()
    {
        var worker = Given.Staff("CSW", "csw-1", Given.Authority, Given.Team);
        var kinship = Given.Opened(Given.AnOpening() with { Restricted = true }, worker);

        Assert.True(kinship.MayBeKnownTo(worker));
        Assert.False(kinship.MayBeKnownTo(Given.Staff("CSW", "csw-2", Given.Authority, Given.Team)));
    }

    [Fact]
    public void A_historic_entry_is_silent_until_it_is_finished_and_then_tells_what_the_calendar_brought()
    {
        var kinship = Given.TemporarilyApproved(Given.Opened(Given.AnOpening() with { HistoricEntry = true }));
        Assert.False(kinship.WatchedByClock);
        Assert.Empty(Given.Pass(kinship, new(2026, 10, 1)).OfType<DeadlineWarned>());

        var events = kinship.FinishHistoricEntry(new(2027, 1, 10));

        Assert.Equal("HISTORIC_ENTRY", events.Single<RecordAmended>().Section);
        Assert.Equal(new DateOnly(2026, 12, 28).ToMessage(), events.Single<TemporaryApprovalExpired>().FirstUncoveredDate);
        Assert.DoesNotContain(events.OfType<DeadlineWarned>(), w => w.WarningDate.ToDay() < new DateOnly(2027, 1, 10));
        Assert.True(kinship.WatchedByClock);
        Assert.Empty(Given.Pass(kinship, new(2027, 1, 10)));
    }

    [Fact]
    public void Finishing_twice_is_refused()
    {
        var kinship = Given.Opened(Given.AnOpening() with { HistoricEntry = true });
        kinship.FinishHistoricEntry(Given.Concern);

        Given.Refused("NOT_A_HISTORIC_ENTRY", () => kinship.FinishHistoricEntry(Given.Concern));
    }

    [Fact]
    public void A_case_that_was_written_reads_back_the_same()
    {
        var kinship = Given.Approved(Given.TemporarilyApproved());
        Given.Pass(kinship, new(2027, 1, 20));
        var written = kinship.ToDocument();

        var read = KinshipCase.FromDocument(written, KinshipCase.SchemaVersion);

        Assert.Equal(written, read.ToDocument());
        Assert.Equal(kinship.DueItems().Select(i => (i.Rule, i.Subject, i.DueOn)), read.DueItems().Select(i => (i.Rule, i.Subject, i.DueOn)));
    }

    [Fact]
    public void A_key_is_the_same_for_the_same_id_and_differs_between_authorities()
    {
        var pseudonyms = Pseudonyms(Environments.Production, "a secret of more than thirty-two bytes");

        Assert.Equal(22, pseudonyms.KeyOf("E1", "CH1").Length);
        Assert.Equal(pseudonyms.KeyOf("E1", "CH1"), pseudonyms.KeyOf("E1", "CH1"));
        Assert.NotEqual(pseudonyms.KeyOf("E1", "CH1"), pseudonyms.KeyOf("E2", "CH1"));
        Assert.NotEqual(pseudonyms.KeyOf("E1", "CH1"), Pseudonyms(Environments.Production, "another secret of more than 32 bytes").KeyOf("E1", "CH1"));
        Assert.Empty(pseudonyms.KeyOf("E1", ""));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("too short")]
    public void Outside_development_a_secret_is_required(string? key) =>
        Assert.Throws<InvalidOperationException>(() => Pseudonyms(Environments.Production, key));

    [Fact]
    public void In_development_there_is_a_secret_that_is_none() =>
        Assert.NotEmpty(Pseudonyms(Environments.Development, null).KeyOf("E1", "CH1"));

    static Pseudonyms Pseudonyms(string environment, string? key) => new(
        new ConfigurationBuilder().AddInMemoryCollection([new(Platform.Identity.Pseudonyms.ConfigurationKey, key)]).Build(),
        new Environment(environment));

    sealed class Environment(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;
        public string ApplicationName { get; set; } = "test";
        public string ContentRootPath { get; set; } = "/";
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}

static class Days
{
    public static DateOnly ToDay(this Suite.Types.V1.Date date) => new(date.Year, date.Month, date.Day);
}
