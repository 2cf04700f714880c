using Dapper;
using Grpc.Core;
using Npgsql;
using Suite.FosteringRecruitment.Applications;
using Suite.FosteringRecruitment.Enquiries;
using Suite.FosteringRecruitment.Households;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using static Suite.FosteringRecruitment.Tests.Enquiries.EnquiryGiven;
using Enquirer = Suite.FosteringRecruitment.Enquiries.Enquirer;
using FindPossibleDuplicates = Suite.FosteringRecruitment.Enquiries.FindPossibleDuplicates;

namespace Suite.FosteringRecruitment.Tests.Enquiries;

public sealed class PossibleDuplicates(FosteringService service) : IClassFixture<FosteringService>
{
    static readonly Caller Manager = By("SM") with { Subject = "manager-1" };

    [Fact]
    public async Task Enquirers_applicants_and_carers_are_found_however_their_names_are_written()
    {
        var tag = Tag();
        var birthDate = BirthDate(tag);
        var enquiry = Stored($"Renée {tag}", birthDate);
        var application = new Application
        {
            Id = Guid.CreateVersion7(),
            Authority = Authority,
            People =
            {
                new() { Id = Guid.CreateVersion7(), Kind = ApplicationPersonKind.Applicant, Name = $"{tag}, Renee", BirthDate = birthDate },
                new() { Id = Guid.CreateVersion7(), Kind = ApplicationPersonKind.Referee, Name = $"Renee {tag}", BirthDate = birthDate },
            },
        };
        var household = new Household
        {
            Id = Guid.CreateVersion7(),
            Authority = Authority,
            Carers = { new() { Id = Guid.CreateVersion7(), Name = $"RENEE {tag} JR.", BirthDate = birthDate } },
        };
        await service.StoreBare(enquiry);
        await service.StoreBare(application);
        await service.StoreBare(household);

        var found = await Find(Officer, Asked($"Mrs Renee {tag}", birthDate));

        Assert.Equal([enquiry.Id.ToString()], found.Duplicates.Select(d => d.EnquiryId).Where(id => id.Length > 0));
        Assert.Equal([application.Id.ToString()], found.Duplicates.Select(d => d.ApplicationId).Where(id => id.Length > 0));
        Assert.Equal([household.Id.ToString()], found.Duplicates.Select(d => d.HouseholdId).Where(id => id.Length > 0));
        Assert.All(found.Duplicates, d => Assert.Equal(["NAME_AND_BIRTH_DATE"], d.MatchesOn));
        Assert.Equal("RECEIVED", found.Duplicates.Single(d => d.EnquiryId.Length > 0).State);
        Assert.False(found.Hidden);
    }

    [Fact]
    public async Task An_applicants_earlier_postcode_counts()
    {
        var tag = Tag();
        var application = new Application
        {
            Id = Guid.CreateVersion7(),
            Authority = Authority,
            People =
            {
                new()
                {
                    Id = Guid.CreateVersion7(),
                    Kind = ApplicationPersonKind.Applicant,
                    Name = $"Grace {tag}",
                    Addresses =
                    [
                        new(["1 Road"], "ZZ9 9ZZ", "E10000901", "GB", new(2024, 1, 1), null),
                        new(["2 Road"], "ZZ8 8ZZ", "E10000901", "GB", new(2020, 1, 1), new(2024, 1, 1)),
                    ],
                },
            },
        };
        await service.StoreBare(application);

        var found = await Find(Officer, new V1.Enquirer { Name = $"grace {tag}", Postcode = "zz88zz" });

        Assert.Equal((application.Id.ToString(), "NAME_AND_POSTCODE"), (found.Duplicates.Single().ApplicationId, found.Duplicates.Single().MatchesOn.Single()));
    }

    [Fact]
    public async Task Email_telephone_and_reference_are_found_whatever_the_name_and_the_strongest_comes_first()
    {
        var tag = Tag();
        var byEmail = Stored("Some One", null, email: $"{tag}@example.org");
        var byTelephone = Stored("Another Name", null, telephone: "+44 (0)7700 " + Digits(tag));
        var byReference = Stored("Third Person", null, reference: tag);
        foreach (var enquiry in (Enquiry[])[byEmail, byTelephone, byReference])
            await service.StoreBare(enquiry);

        var found = await Find(Officer, new V1.Enquirer
        {
            Name = "Nobody Else",
            Email = $"{tag.ToUpperInvariant()}@EXAMPLE.org",
            Telephone = "07700" + Digits(tag),
            PersonReference = tag.ToLowerInvariant(),
        });

        Assert.Equal([byReference.Id.ToString(), byEmail.Id.ToString(), byTelephone.Id.ToString()], found.Duplicates.Select(d => d.EnquiryId));
        Assert.Equal(["REFERENCE", "EMAIL", "TELEPHONE"], found.Duplicates.Select(d => d.MatchesOn.Single()));
    }

    [Fact]
    public async Task A_birth_date_alone_is_no_match()
    {
        var tag = Tag();
        await service.StoreBare(Stored($"Maria {tag}", BirthDate(tag)));

        Assert.Empty((await Find(Officer, Asked("Olu Adebayo", BirthDate(tag)))).Duplicates);
    }

    [Fact]
    public async Task A_restricted_record_is_not_shown_but_counts_as_hidden()
    {
        var tag = Tag();
        var restricted = Stored($"Iris {tag}", BirthDate(tag), restricted: true);
        await service.StoreBare(restricted);

        var officer = await Find(Officer, Asked($"Iris {tag}", BirthDate(tag)));
        var manager = await Find(Manager, Asked($"Iris {tag}", BirthDate(tag)));
        var nobody = await Find(Officer, Asked("Olu Adebayo", BirthDate(tag)));

        Assert.Equal((0, true), (officer.Duplicates.Count, officer.Hidden));
        Assert.Equal((restricted.Id.ToString(), false), (manager.Duplicates.Single().EnquiryId, manager.Hidden));
        Assert.False(nobody.Hidden);
    }

    [Fact]
    public async Task Another_authoritys_people_are_not_found()
    {
        var tag = Tag();
        await service.StoreBare(Stored($"Ines {tag}", BirthDate(tag), authority: "E10000902"));

        var found = await Find(Manager, Asked($"Ines {tag}", BirthDate(tag)));

        Assert.Equal((0, false), (found.Duplicates.Count, found.Hidden));
    }

    [Fact]
    public async Task No_more_than_twenty_are_shown()
    {
        var tag = Tag();
        for (var i = 0; i < 22; i++)
            await service.StoreBare(Stored($"Una {tag}", BirthDate(tag)));

        Assert.Equal(20, (await Find(Officer, Asked($"Una {tag}", BirthDate(tag)))).Duplicates.Count);
    }

    [Fact]
    public async Task A_search_is_audited_without_saying_for_whom()
    {
        var tag = Tag();
        var officer = Officer with { Subject = $"officer-{tag}" };

        await Find(officer, Asked($"Lena {tag}X", BirthDate(tag)));

        Assert.Equal("DUPLICATE_SEARCH", await service.Look<string>("select purpose from audit where subject = @subject", new { subject = officer.Subject }));
    }

    [Fact]
    public async Task An_enquiry_is_kept_once_its_possible_duplicates_are_acknowledged()
    {
        var tag = Tag();
        var known = Stored($"Pia {tag}", BirthDate(tag));
        await service.StoreBare(known);
        var request = Receive($"Pia {tag}", BirthDate(tag));

        var refused = await Assert.ThrowsAsync<RefusedException>(() => Keep(request));
        Assert.Equal(("POSSIBLE_DUPLICATE", StatusCode.FailedPrecondition), (refused.Reason, refused.Code));
        Assert.Equal([known.Id.ToString()], refused.Rules.Select(rule => rule.Description));
        Assert.DoesNotContain(tag, refused.Message);

        request.AcknowledgedDuplicates.Add(known.Id.ToString());
        var kept = (await Keep(request)).Enquiry;
        Assert.Equal((EnquiryState.Received, "v1"), (kept.State, kept.Etag));
    }

    [Fact]
    public async Task A_retry_gets_its_first_answer_and_is_no_duplicate_of_itself()
    {
        var tag = Tag();
        var request = Receive($"Noor {tag}", BirthDate(tag));

        var first = await Keep(request);

        Assert.Equal(first, await Keep(request));
        Assert.Equal(1, await service.Look<int>("select count(*)::int from cases where kind = 'enquiry' and document::text like '%' || @tag || '%'", new { tag }));
    }

    [Fact]
    public async Task An_enquiry_that_ended_is_taken_up_again_and_an_open_one_is_not()
    {
        var tag = Tag();
        var ended = Stored($"Kofi {tag}", BirthDate(tag));
        ended.Withdraw(WithdrawalCode.Aw0, CameIn);
        var open = Stored($"Ola {tag}", BirthDate(tag));
        await service.StoreBare(ended);
        await service.StoreBare(open);

        var again = Receive($"Kofi {tag}", BirthDate(tag));
        again.PreviousEnquiryId = ended.Id.ToString();
        Assert.Equal(ended.Id.ToString(), (await Keep(again)).Enquiry.PreviousEnquiryId);

        var twice = Receive($"Ola {tag}", BirthDate(tag));
        twice.PreviousEnquiryId = open.Id.ToString();
        Assert.Equal("MOVE_NOT_ALLOWED", (await Assert.ThrowsAsync<RefusedException>(() => Keep(twice))).Reason);

        var none = Receive($"Noone {tag}", BirthDate(tag));
        none.PreviousEnquiryId = Guid.CreateVersion7().ToString();
        Assert.Equal("ENQUIRY_NOT_FOUND", (await Assert.ThrowsAsync<RefusedException>(() => Keep(none))).Reason);
    }

    [Fact]
    public async Task A_source_or_campaign_that_is_not_in_the_lists_on_the_day_is_a_bad_field()
    {
        var request = Receive($"Tess {Tag()}", new(1990, 1, 1));
        request.SourceCode = "CIRCUS";
        request.CampaignCode = "NEVER";
        request.Team = "";

        var refused = await Assert.ThrowsAsync<RefusedException>(() => Keep(request));

        Assert.Equal(StatusCode.InvalidArgument, refused.Code);
        Assert.Equal(["campaign_code", "source_code", "team"], refused.Fields.Select(field => field.Field).Order());
    }

    [Fact]
    public async Task Keying_in_is_refused_to_officers_whatever_else_is_wrong()
    {
        var request = Receive("", new(1990, 1, 1));
        request.HistoricEntry = true;

        Assert.Equal("HISTORIC_ENTRY_NOT_ALLOWED", (await Assert.ThrowsAsync<RefusedException>(() => Keep(request))).Reason);
    }

    [Fact]
    public async Task The_search_runs_by_index()
    {
        await using var connection = new NpgsqlConnection(service.Owner);
        await connection.ExecuteAsync(
            """
            insert into cases (case_id, authority, kind, version, schema_version, document, opened_at, changed_at)
            select gen_random_uuid(), 'E10000903', 'enquiry', 1, 1, jsonb_set(@document::jsonb, '{enquirers,0,birthDate}', to_jsonb((date '1950-01-01' + i)::text)), now(), now()
            from generate_series(1, 5000) i
            """, new { document = System.Text.Encoding.UTF8.GetString(Stored("Somebody Else", null).ToDocument()) });
        await connection.ExecuteAsync("vacuum analyze cases");

        var plan = string.Join('\n', await connection.QueryAsync<string>(
            "explain select case_id from cases where duplicate_keys && duplicate_keys_of('enquiry', '{\"enquirers\": [{\"birthDate\": \"1955-05-05\", \"reference\": \"P7\"}]}')"));

        Assert.Contains("cases_duplicate_keys", plan);
        Assert.DoesNotContain("Seq Scan", plan);
    }

    static Enquiry Stored(string name, DateOnly? birthDate, string email = "", string telephone = "", string reference = "", bool restricted = false, string authority = Authority) =>
        New(Request(restricted: restricted, enquirers: new Enquirer(name, birthDate, email, telephone, "", reference)), by: Manager with { Authority = authority });

    static V1.Enquirer Asked(string name, DateOnly birthDate) => new() { Name = name, BirthDate = birthDate.ToMessage() };

    static ReceiveEnquiryRequest Receive(string name, DateOnly birthDate) => new()
    {
        RequestId = Guid.CreateVersion7().ToString(),
        Enquirers = { Asked(name, birthDate) },
        SourceCode = "SCHOOL",
        ReceivedDate = FosteringService.FirstDay.ToMessage(),
        Team = Team,
    };

    Task<ReceiveEnquiryResponse> Keep(ReceiveEnquiryRequest request) =>
        service.Use<ReceiveEnquiry>().Handle(request, Officer, TestContext.Current.CancellationToken);

    Task<FindPossibleDuplicatesResponse> Find(Caller caller, params V1.Enquirer[] enquirers) =>
        service.Use<FindPossibleDuplicates>().Handle(new() { Enquirers = { enquirers } }, caller, TestContext.Current.CancellationToken);

    /// <summary>Letters that no other test's people have.</summary>
    static string Tag() => new([.. Guid.NewGuid().ToString("N").Take(12).Select(c => char.IsAsciiDigit(c) ? (char)('G' + (c - '0')) : char.ToUpperInvariant(c))]);

    static string Digits(string tag) => string.Concat(tag.Take(6).Select(letter => letter % 10));

    static DateOnly BirthDate(string tag) => new DateOnly(1960, 1, 1).AddDays(tag.Sum(letter => letter * letter) % 10_000);
}
