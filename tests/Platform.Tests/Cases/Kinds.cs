using System.Text.Json;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Tenancy;
using Xunit;
using static Suite.Platform.Tests.Cases.FolderCommands;
using static Suite.Platform.Tests.Cases.StoreFixture;

namespace Suite.Platform.Tests.Cases;

/// <summary>Aggregates of two kinds in one database: folders, and the shelves that some acts on a folder bring into being.</summary>
public sealed class Kinds(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    readonly CaseStore<Folder> _folders = fixture.Store;
    readonly CaseStore<Shelf> _shelves = new(fixture.Database, fixture.Clock, fixture.Signal);

    async Task<V1Case> NewFolder() => (await _folders.Open(new OpenCaseRequest { RequestId = Guid.NewGuid().ToString(), Team = "t" }, Westmere())).Case;

    Task<AllocateCaseResponse> Shelve(AllocateCaseRequest request, string label = "", CaseStore<Folder>? store = null, DateOnly? sortOn = null) =>
        (store ?? _folders).Change(request, Westmere(), null, (folder, moment) =>
        {
            var shelf = new Shelf { Id = Guid.CreateVersion7(moment.Now), Label = label.Length > 0 ? label : $"{folder.Id}", SortOn = sortOn };
            folder.Notes.Add($"{shelf.Id}");
            return new Changed<AllocateCaseResponse>(
                () => new() { Case = new() { CaseId = $"{folder.Id}", Etag = CommandFields.EtagOf(folder.Version), Worker = $"{shelf.Id} {CommandFields.EtagOf(shelf.Version)}" } },
                new CaseAllocated { Team = folder.Team })
            {
                Opens = [Opened.Of(shelf, [new CaseOpened { Team = "t" }, new CaseAllocated { Team = "t" }])],
            };
        }, default);

    Task<int> Rows(string table, string kind, Guid folder) => fixture.Look<int>(
        $"select count(*) from {table} t join cases c using (case_id) where c.kind = @kind and (c.case_id = @folder or c.document ->> 'Label' = @folder::text)", new { kind, folder });

    [Fact]
    public async Task An_act_opens_another_aggregate_with_events_due_items_and_kind_of_its_own()
    {
        var folder = await NewFolder();

        var answer = await Shelve(Request(folder, "x"), sortOn: DateOnly.FromDateTime(Start.Date).AddDays(3));

        var shelf = new { id = Guid.Parse(answer.Case.Worker.Split(' ')[0]) };
        Assert.EndsWith(" v2", answer.Case.Worker, StringComparison.Ordinal);
        Assert.Equal("v2", answer.Case.Etag);
        Assert.Equal("shelf", await fixture.Look<string>("select kind from cases where case_id = @id", shelf));
        Assert.Equal("kinship.case-opened.v1 1,kinship.case-allocated.v1 2",
            await fixture.Look<string>("select string_agg(type || ' ' || version, ',' order by version) from events where case_id = @id", shelf));
        Assert.Equal("SORT", await fixture.Look<string>("select rule from due_items where case_id = @id", shelf));
        Assert.Equal(1, await fixture.Look<int>("select count(*) from audit where case_id = @id and rpc = 'suite.kinship_assessment.v1.AllocateCase'", shelf));
        Assert.Equal(1, await fixture.Look<int>("select count(distinct xid) from events where case_id in (@id, @folder) and recorded_at is not null and type = 'kinship.case-allocated.v1'",
            new { shelf.id, folder = Guid.Parse(folder.CaseId) }));
    }

    [Fact]
    public async Task A_record_of_another_kind_is_not_found_and_the_refusal_is_the_kind_s()
    {
        var folder = await NewFolder();
        var shelf = Guid.Parse((await Shelve(Request(folder, "x"))).Case.Worker.Split(' ')[0]);

        var asFolder = await Assert.ThrowsAsync<RefusedException>(() => _folders.Read(shelf, new GetCaseRequest(), Westmere(), "", default));
        var asShelf = await Assert.ThrowsAsync<RefusedException>(() => _shelves.Read(Guid.Parse(folder.CaseId), new GetCaseRequest(), Westmere(), "", default));
        var changed = await Assert.ThrowsAsync<RefusedException>(() => _folders.Note(new() { RequestId = $"{Guid.NewGuid()}", CaseId = $"{shelf}", Etag = "v2" }, Westmere()));

        Assert.Equal((StatusCode.NotFound, "CASE_NOT_FOUND"), (asFolder.Code, asFolder.Reason));
        Assert.Equal((StatusCode.NotFound, "SHELF_NOT_FOUND"), (asShelf.Code, asShelf.Reason));
        Assert.Equal("CASE_NOT_FOUND", changed.Reason);
    }

    [Fact]
    public async Task A_record_that_is_nobody_s_own_is_found_without_a_line_in_the_audit_trail()
    {
        var folder = Guid.Parse((await NewFolder()).CaseId);
        var hidden = Guid.Parse((await _folders.Open(new OpenCaseRequest { RequestId = $"{Guid.NewGuid()}" }, Westmere(), hiddenFrom: "staff-0009")).Case.CaseId);
        var before = await fixture.Look<int>("select count(*) from audit");

        Assert.Equal(folder, (await _folders.Find(folder, Westmere(), default))!.Id);
        Assert.Null(await _folders.Find(folder, Eastholt(), default));
        Assert.Null(await _folders.Find(hidden, Westmere("staff-0009"), default));
        Assert.Null(await _folders.Find(Guid.NewGuid(), Westmere(), default));
        Assert.Null(await _shelves.Find(folder, Westmere(), default));
        Assert.Equal(before, await fixture.Look<int>("select count(*) from audit"));
    }

    [Fact]
    public async Task Twenty_twins_of_one_request_open_one_aggregate_and_get_one_answer()
    {
        var folder = await NewFolder();
        var request = Request(folder, "x");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Shelve(request, store: fixture.NewStore()))));

        Assert.Single(answers.Distinct());
        Assert.Equal(1, await Rows("cases", "shelf", Guid.Parse(folder.CaseId)));
    }

    [Fact]
    public async Task Of_two_who_decide_at_once_one_opens_and_the_other_hears_that_it_was_too_late()
    {
        for (var round = 0; round < 10; round++)
        {
            var folder = await NewFolder();

            var outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(n => Task.Run(() => Outcome(() => Shelve(Request(folder, "x"), store: fixture.NewStore())))));

            Assert.Equal(["ETAG_STALE", "OK"], outcomes.Order());
            Assert.Equal(1, await Rows("cases", "shelf", Guid.Parse(folder.CaseId)));
            Assert.Equal(2, await Rows("events", "shelf", Guid.Parse(folder.CaseId)));
            Assert.Equal(2, await Rows("events", "folder", Guid.Parse(folder.CaseId)));
        }
    }

    [Fact]
    public async Task When_the_connection_dies_between_the_two_neither_is_there()
    {
        var folder = await NewFolder();
        var request = Request(folder, "x");
        await fixture.Look<int?>("""
            create function cut() returns trigger language plpgsql as $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$;
            create trigger cut after insert on cases for each row when (new.document ->> 'Label' = 'cut') execute function cut()
            """);

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => Shelve(request, "cut"));

        var id = new { id = Guid.Parse(folder.CaseId) };
        Assert.Equal(1, await fixture.Look<long>("select version from cases where case_id = @id", id));
        Assert.Equal(1, await fixture.Look<int>("select count(*) from events where case_id = @id", id));
        Assert.Equal(0, await fixture.Look<int>("select count(*) from cases where document ->> 'Label' = 'cut'"));
        Assert.Equal(0, await fixture.Look<int>("select count(*) from requests where request_id = @id", new { id = Guid.Parse(request.RequestId) }));

        await fixture.Look<int?>("drop trigger cut on cases; drop function cut");
        Assert.Equal("v2", (await Shelve(request, "cut")).Case.Etag);
    }

    [Fact]
    public async Task A_unique_index_of_the_service_s_own_is_a_duplicate_with_the_kind_s_reason_and_no_stale_etag()
    {
        await fixture.Look<int?>("""
            create unique index shelves_label on cases (authority, (document ->> 'Label')) where kind = 'shelf' and document ->> 'Label' like 'L%';
            create unique index folders_team on cases (authority, (document ->> 'Team')) where kind = 'folder' and document ->> 'Team' like 'only%'
            """);
        var (first, second) = (await NewFolder(), await NewFolder());
        var request = Request(first, "x");
        var answer = await Shelve(request, "L1");

        var taken = await Assert.ThrowsAsync<RefusedException>(() => Shelve(Request(second, "x"), "L1"));
        Assert.Equal((StatusCode.AlreadyExists, "SHELF_EXISTS"), (taken.Code, taken.Reason));
        Assert.Equal(answer, await Shelve(request, "L1"));
        Assert.Equal("v2", (await Shelve(Request(second, "x"), "L2")).Case.Etag);

        var only = new OpenCaseRequest { RequestId = $"{Guid.NewGuid()}", Team = "only-one" };
        await _folders.Open(only, Westmere());
        await _folders.Open(only, Westmere());
        var unnamed = await Assert.ThrowsAsync<RefusedException>(() => _folders.Open(new OpenCaseRequest { RequestId = $"{Guid.NewGuid()}", Team = "only-one" }, Westmere()));
        Assert.Equal((StatusCode.AlreadyExists, "DUPLICATE"), (unnamed.Code, unnamed.Reason));
    }

    [Fact]
    public async Task The_watch_of_one_kind_leaves_the_other_alone()
    {
        var soon = DateOnly.FromDateTime(Start.Date);
        var folder = await NewFolder();
        var shelf = Guid.Parse((await Shelve(Request(folder, "x"), sortOn: soon)).Case.Worker.Split(' ')[0]);
        var versions = "select version from cases where case_id = @shelf";

        await new DeadlineWatch<Folder>(_folders, fixture.Database, fixture.Clock, new(), NullLogger<DeadlineWatch<Folder>>.Instance).Look(default);
        Assert.Equal(2, await fixture.Look<long>(versions, new { shelf }));
        await new DeadlineWatch<Shelf>(_shelves, fixture.Database, fixture.Clock, new(), NullLogger<DeadlineWatch<Shelf>>.Instance).Look(default);
        Assert.Equal(3, await fixture.Look<long>(versions, new { shelf }));
    }

    [Fact]
    public async Task A_service_registers_its_kinds_over_one_database_and_one_purge()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddConfiguration(fixture.Configuration);
        builder.Services.AddLogging().AddSingleton<TimeProvider>(fixture.Clock);
        builder.AddCases<Folder>("folders-db").AddCases<Shelf>("folders-db");
        using var host = builder.Build();

        Assert.Single(host.Services.GetServices<ServiceDatabase>());
        Assert.Single(host.Services.GetServices<IAudit>());
        Assert.Equal(["DeadlineWatch`1", "DeadlineWatch`1", "RememberedAnswersPurge"], host.Services.GetServices<IHostedService>().Select(s => s.GetType().Name).Order());
        Assert.NotNull(host.Services.GetRequiredService<CaseStore<Shelf>>());
    }

    [Fact]
    public async Task A_database_from_before_the_kinds_migrates_and_its_cases_are_cases()
    {
        var owner = await Testing.SuiteContainers.CreateDatabaseAsync("before-kinds");
        await using var source = NpgsqlDataSource.Create(owner);
        var settings = new ConfigurationBuilder().AddConfiguration(fixture.Configuration).AddInMemoryCollection(new Dictionary<string, string?> { ["ConnectionStrings:folders-db-owner"] = owner }).Build();
        await Migrations.Run(settings, "folders-db", typeof(StoreFixture).Assembly, NullLogger.Instance);
        // As it was: without the later scripts' effects and without their lines in the journal.
        await using (var back = source.CreateCommand("""
            alter table cases drop column kind;
            delete from schemaversions where scriptname like '%0002-kinds.sql';
            insert into cases (case_id, authority, version, schema_version, document, opened_at, changed_at) values (gen_random_uuid(), 'E10000901', 1, 1, '{}', now(), now())
            """))
            await back.ExecuteNonQueryAsync();

        await Migrations.Run(settings, "folders-db", typeof(StoreFixture).Assembly, NullLogger.Instance);

        await using var kind = source.CreateCommand("select kind from cases");
        Assert.Equal("case", await kind.ExecuteScalarAsync());
        await using var without = source.CreateCommand("insert into cases (case_id, authority, version, schema_version, document, opened_at, changed_at) values (gen_random_uuid(), 'E10000901', 1, 1, '{}', now(), now())");
        Assert.Equal(PostgresErrorCodes.NotNullViolation, (await Assert.ThrowsAsync<PostgresException>(() => without.ExecuteNonQueryAsync())).SqlState);
    }

    static async Task<string> Outcome(Func<Task> act)
    {
        try
        {
            await act();
            return "OK";
        }
        catch (RefusedException refused)
        {
            return refused.Reason;
        }
    }

    sealed class Shelf : ICase<Shelf>
    {
        public static string Kind => "shelf";

        public static string NotFoundReason => "SHELF_NOT_FOUND";

        public static string? DuplicateReason(string index) => index is "shelves_label" ? "SHELF_EXISTS" : null;

        public static int SchemaVersion => 1;

        public Guid Id { get; set; }
        public long Version { get; set; }
        public string Label { get; set; } = "";
        public DateOnly? SortOn { get; set; }
        public bool Sorted { get; set; }

        public static Shelf FromDocument(ReadOnlySpan<byte> document, int schemaVersion) => JsonSerializer.Deserialize<Shelf>(document)!;

        public byte[] ToDocument() => JsonSerializer.SerializeToUtf8Bytes(this);

        public bool WatchedByClock => true;

        public IReadOnlyList<DueItem> DueItems() => SortOn is { } due && !Sorted ? [new("SORT", "", due, "House rule 2", [due])] : [];

        public IReadOnlyList<IMessage> PassTime(DateOnly today, DateTimeOffset now)
        {
            if (Sorted || SortOn is not { } due || today < due)
                return [];
            Sorted = true;
            return [new CaseAllocated { Team = "t" }];
        }

        public bool MayBeKnownTo(Caller caller) => true;
    }
}
