using Grpc.Core;
using Npgsql;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Xunit;
using static Suite.Platform.Tests.Cases.FolderCommands;
using static Suite.Platform.Tests.Cases.StoreFixture;

namespace Suite.Platform.Tests.Cases;

public sealed class Commands(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    readonly CaseStore<Folder> _store = fixture.Store;

    static OpenCaseRequest Opening(string? requestId = null, string team = "t") => new() { RequestId = requestId ?? Guid.NewGuid().ToString(), Team = team };

    [Fact]
    public async Task A_command_commits_case_event_answer_and_audit_together()
    {
        var opened = (await _store.Open(Opening(), Westmere())).Case;
        var noted = (await _store.Note(Request(opened, "first"), Westmere())).Case;

        var id = new { id = Guid.Parse(opened.CaseId) };
        Assert.Equal("v2", noted.Etag);
        Assert.Equal(2, await fixture.Look<long>("select version from cases where case_id = @id", id));
        Assert.Equal(2, await fixture.Look<int>("select count(*) from events where case_id = @id", id));
        Assert.Equal(2, await fixture.Look<int>("select count(*) from requests where case_id = @id", id));
        Assert.Equal(2, await fixture.Look<int>("select count(*) from audit where case_id = @id and outcome = 'OK' and subject = 'staff-0001'", id));
        Assert.Equal("kinship.case-opened.v1", await fixture.Look<string>("select type from events where case_id = @id and version = 1", id));
    }

    [Fact]
    public async Task A_refused_command_leaves_nothing_behind()
    {
        var opened = (await _store.Open(Opening(), Westmere())).Case;

        await Assert.ThrowsAsync<RefusedException>(() => _store.Note(Request(opened, "refused"), Westmere()));

        Assert.Equal(1, await fixture.Look<int>("select count(*) from events where case_id = @id", new { id = Guid.Parse(opened.CaseId) }));
        Assert.Equal(1, await fixture.Look<int>("select count(*) from requests where case_id = @id", new { id = Guid.Parse(opened.CaseId) }));
    }

    [Fact]
    public async Task A_retry_gets_the_first_answer_byte_for_byte()
    {
        var opened = (await _store.Open(Opening(), Westmere())).Case;
        var request = Request(opened, "once");

        var first = await _store.Note(request, Westmere());
        await _store.Note(Request(first.Case, "later"), Westmere());
        var again = await _store.Note(request, Westmere());

        Assert.Equal(first, again);
        Assert.Equal(3, await fixture.Look<int>("select count(*) from events where case_id = @id", new { id = Guid.Parse(opened.CaseId) }));
    }

    [Fact]
    public async Task Fifty_callers_with_one_request_id_have_one_effect_and_one_answer()
    {
        var opened = (await _store.Open(Opening(), Westmere())).Case;
        var request = Request(opened, "once");

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => _store.Note(request, Westmere()))));

        Assert.Single(answers.Distinct());
        Assert.Equal(2, await fixture.Look<int>("select count(*) from events where case_id = @id", new { id = Guid.Parse(opened.CaseId) }));
    }

    [Fact]
    public async Task Fifty_openings_with_one_request_id_open_one_case()
    {
        var request = Opening();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => _store.Open(request, Westmere()))));

        Assert.Single(answers.Select(answer => answer.Case.CaseId).Distinct());
    }

    [Fact]
    public async Task Another_body_under_the_same_request_id_is_refused()
    {
        var opened = (await _store.Open(Opening(), Westmere())).Case;
        var request = Request(opened, "once");
        await _store.Note(request, Westmere());

        var other = request.Clone();
        other.Worker = "twice";
        var refused = await Assert.ThrowsAsync<RefusedException>(() => _store.Note(other, Westmere()));
        var someoneElse = await Assert.ThrowsAsync<RefusedException>(() => _store.Note(request, Westmere("staff-0002")));

        Assert.Equal((StatusCode.AlreadyExists, "REQUEST_ID_REUSED"), (refused.Code, refused.Reason));
        Assert.Equal("REQUEST_ID_REUSED", someoneElse.Reason);
    }

    [Fact]
    public async Task A_stale_etag_is_aborted()
    {
        var opened = (await _store.Open(Opening(), Westmere())).Case;
        await _store.Note(Request(opened, "first"), Westmere());

        var refused = await Assert.ThrowsAsync<RefusedException>(() => _store.Note(Request(opened, "second"), Westmere()));

        Assert.Equal((StatusCode.Aborted, "ETAG_STALE"), (refused.Code, refused.Reason));
    }

    [Fact]
    public async Task Of_two_instances_that_decide_on_the_same_version_exactly_one_commits()
    {
        for (var round = 0; round < 20; round++)
        {
            var opened = (await _store.Open(Opening(), Westmere())).Case;
            var other = fixture.NewStore();

            var outcomes = await Task.WhenAll(
                Task.Run(() => Attempt(_store, Request(opened, "a"))),
                Task.Run(() => Attempt(other, Request(opened, "b"))));

            Assert.Equal(["ETAG_STALE", "OK"], outcomes.Order());
            Assert.Equal(2, await fixture.Look<long>("select version from cases where case_id = @id", new { id = Guid.Parse(opened.CaseId) }));
        }

        static async Task<string> Attempt(CaseStore<Folder> store, AllocateCaseRequest request)
        {
            try
            {
                await store.Note(request, Westmere());
                return "OK";
            }
            catch (RefusedException refused)
            {
                return refused.Reason;
            }
        }
    }

    [Fact]
    public async Task A_case_that_the_caller_may_not_know_of_looks_like_none()
    {
        var hidden = (await _store.Open(Opening(), Westmere(), hiddenFrom: "staff-0009")).Case;

        var changed = await Assert.ThrowsAsync<RefusedException>(() => _store.Note(Request(hidden, "x"), Westmere("staff-0009")));
        var read = await Assert.ThrowsAsync<RefusedException>(() => _store.Read(Guid.Parse(hidden.CaseId), new GetCaseRequest(), Westmere("staff-0009"), "", default));
        var missing = await Assert.ThrowsAsync<RefusedException>(() => _store.Read(Guid.NewGuid(), new GetCaseRequest(), Westmere(), "", default));

        Assert.Equal((missing.Code, missing.Reason, missing.Message), (read.Code, read.Reason, read.Message));
        Assert.Equal((missing.Code, missing.Reason, missing.Message), (changed.Code, changed.Reason, changed.Message));
    }

    [Fact]
    public async Task Every_event_of_a_command_has_a_version_of_its_own()
    {
        var opened = (await _store.Open(Opening(), Westmere())).Case;
        var noted = (await _store.Note(Request(opened, "three at once"), Westmere(), events: 3)).Case;

        Assert.Equal("v4", noted.Etag);
        Assert.Equal("1,2,3,4", await fixture.Look<string>("select string_agg(version::text, ',' order by seq) from events where case_id = @id", new { id = Guid.Parse(opened.CaseId) }));
    }

    [Fact]
    public async Task What_was_shown_in_confidence_is_not_remembered_but_a_retry_is_one_act()
    {
        var opened = (await _store.Open(Opening(), Westmere())).Case;
        var request = Request(opened, "secret");

        await _store.Note(request, Westmere(), inConfidence: true);
        var again = await _store.Note(request, Westmere(), inConfidence: true);

        Assert.Equal("v2", again.Case.Etag);
        Assert.Equal(0, await fixture.Look<int>("select length(answer) from requests where request_id = @id", new { id = Guid.Parse(request.RequestId) }));
        Assert.Equal(2, await fixture.Look<int>("select count(*) from events where case_id = @id", new { id = Guid.Parse(opened.CaseId) }));
    }

    [Fact]
    public async Task Answers_are_forgotten_after_seven_days()
    {
        var request = Opening();
        await _store.Open(request, Westmere());
        fixture.Clock.Advance(TimeSpan.FromDays(7) + TimeSpan.FromMinutes(1));
        var purge = new RememberedAnswersPurge(fixture.Database, fixture.Clock, Microsoft.Extensions.Logging.Abstractions.NullLogger<RememberedAnswersPurge>.Instance);

        Assert.True(await purge.Purge(default) >= 1);
        Assert.Equal(0, await fixture.Look<int>("select count(*) from requests where request_id = @id", new { id = Guid.Parse(request.RequestId) }));
    }

    [Fact]
    public async Task A_case_that_could_not_be_read_once_is_read_again()
    {
        var opened = (await _store.Open(Opening(), Westmere())).Case;
        var store = fixture.NewStore();

        await fixture.Look<int>("update cases set document = document || '{\"Notes\": 5}' where case_id = @id", new { id = Guid.Parse(opened.CaseId) });
        await Assert.ThrowsAnyAsync<Exception>(() => store.Note(Request(opened, "x"), Westmere()));
        await fixture.Look<int>("update cases set document = document || '{\"Notes\": []}' where case_id = @id", new { id = Guid.Parse(opened.CaseId) });

        Assert.Equal("v2", (await store.Note(Request(opened, "x"), Westmere())).Case.Etag);
    }
}
