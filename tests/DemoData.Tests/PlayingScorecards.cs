using Google.Protobuf;
using Google.Protobuf.Collections;
using Suite.DemoData.Caseload;
using Suite.DemoData.Scorecards;
using Suite.DevIdentity;
using Suite.Platform.Errors;
using Suite.Reporting.Scorecards;
using Suite.Reporting.Scorecards.Templates;
using Suite.Reporting.V1;

namespace Suite.DemoData.Tests;

public sealed class PlayingScorecards
{
    static readonly DateOnly Present = new(2027, 1, 11);

    static async Task<PaperReporting> Played(PaperReporting? service = null, int seed = SampleCaseload.DefaultSeed, string authority = SampleCaseload.Eastholt, Func<string, bool, BoardLine, bool>? isRed = null)
    {
        service ??= new();
        service.IsRed = isRed ?? service.IsRed;
        await new BoardLoad(authority, Present, seed, service).Load(() => Task.CompletedTask, CancellationToken.None);
        return service;
    }

    static bool RedAtFirst(string period, bool again, BoardLine line) => (period, again, line.Measure) is (_, _, "C10") or ("2025/26 Q4", _, "C16") or ("2026/27 Q2", true, "C11");

    [Fact]
    public async Task The_same_seed_sends_the_same_requests_and_files_with_the_same_ids()
    {
        var (first, second) = (await Played(isRed: RedAtFirst), await Played(isRed: RedAtFirst));

        Assert.Equal(first.Taken.Select(t => (t.By, t.Request.ToByteString())), second.Taken.Select(t => (t.By, t.Request.ToByteString())));
        Assert.Equal(first.Files.Select(f => (f.Kind, f.RequestId, Convert.ToHexString(f.Content))), second.Files.Select(f => (f.Kind, f.RequestId, Convert.ToHexString(f.Content))));
    }

    [Fact]
    public async Task No_two_acts_share_a_request_id()
    {
        var played = await Played(isRed: RedAtFirst, authority: SampleCaseload.Westmere);

        Assert.Distinct(played.Taken.Select(t => (string)t.Request.Descriptor.FindFieldByName("request_id").Accessor.GetValue(t.Request)).Concat(played.Files.Select(f => f.RequestId.ToString("D"))));
    }

    [Fact]
    public async Task Loading_twice_is_loading_once()
    {
        var service = await Played(isRed: RedAtFirst, authority: SampleCaseload.Westmere);
        var (acts, files) = (service.Taken.ConvertAll(t => t.Request.ToByteString()), service.Files.ConvertAll(f => f.RequestId));

        await Played(service, authority: SampleCaseload.Westmere);

        // What is sent again is what was sent, with the same id: the service answers it as it did.
        Assert.Empty(service.Taken.ConvertAll(t => t.Request.ToByteString()).Except(acts));
        Assert.Empty(service.Files.Skip(files.Count).Select(f => f.RequestId).Except(files));
        Assert.DoesNotContain(service.Files.Skip(files.Count), f => f.Kind.StartsWith("return", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_act_is_done_by_somebody_whose_role_may_do_it_and_nobody_publishes_what_they_wrote()
    {
        var rows = new[] { Reporting.RpcRoles.Scorecards, Reporting.RpcRoles.StatutoryReturns }.SelectMany(t => t.Service.Methods.Select(m => (m.InputType, Roles: t.Rows[m.Name]))).ToDictionary(r => r.InputType, r => r.Roles);
        foreach (var authority in (string[])[SampleCaseload.Westmere, SampleCaseload.Eastholt])
        {
            var taken = (await Played(isRed: RedAtFirst, authority: authority)).Taken;
            foreach (var (by, request) in taken.Select(t => (t.By, t.Request.Descriptor)).Distinct())
            {
                var worker = Staff.Of(authority, "", by);
                var member = SampleStaff.All.Single(s => s.Subject == worker.Subject);

                Assert.Equal((authority, worker.Username), (member.Authority, member.Username));
                Assert.True(member.Roles.Intersect(rows[request]).Any(), $"{member.Username} may not make {request.Name}.");
            }

            string[] Who(Func<IMessage, bool> did) => [.. taken.Where(t => did(t.Request)).Select(t => Staff.Of(authority, "", t.By).Subject).Distinct()];
            Assert.Empty(Who(r => r is SetNarrativeRequest or AmendNarrativeRequest).Intersect(Who(r => r is PublishScorecardRequest or ReviseScorecardRequest)));
        }
    }

    [Fact]
    public async Task Three_quarters_are_published_and_the_last_of_them_is_revised_after_the_return_came_again()
    {
        var service = await Played(isRed: RedAtFirst, authority: SampleCaseload.Westmere);

        Assert.Equal(["2025/26 Q4", "2026/27 Q1", "2026/27 Q2"], service.PublishedThere.Select(p => p.PeriodName));
        Assert.Equal([1, 1, 2], service.PublishedThere.Select(p => p.Revisions.Count));
        Assert.Equal(RevisionReason.LateData, service.PublishedThere[^1].Revisions[^1].Reason);
        Assert.Equal(["return 2023", "return 2024", "return 2025", "return 2026", "return 2027", "return 2027"], service.Files.Select(f => f.Kind).Where(k => k.StartsWith("return", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_red_lines_say_is_carried_forward_said_anew_and_closed_when_they_are_red_no_longer()
    {
        var service = await Played(isRed: RedAtFirst, authority: SampleCaseload.Westmere);
        var requests = service.Taken.ConvertAll(t => t.Request);

        // Two lines of C10, one of C16, and C11 when the return came again.
        Assert.Equal(["C10 2025/26 Q4", "C10 2025/26 Q4", "C16 2025/26 Q4", "C11 2026/27 Q2"], requests.OfType<SetNarrativeRequest>().Select(r => $"{r.MeasureId} {r.Period}"));
        Assert.Equal(2, requests.OfType<AmendNarrativeRequest>().Count());
        Assert.Equal("C16", service.Narratives.Single(n => n.ClosedDate is not null).MeasureId);
    }

    [Fact]
    public async Task One_ask_of_the_board_is_answered_one_is_overdue_and_one_is_over()
    {
        var service = await Played();

        Assert.Equal([CommitteeActionState.Closed, CommitteeActionState.Answered, CommitteeActionState.Open, CommitteeActionState.Open], service.Actions.Select(a => a.State));
        Assert.Single(service.Actions, a => a.State is CommitteeActionState.Open && a.DueDate.ToDay() < Present);
    }

    [Fact]
    public void Every_line_is_one_that_a_template_may_have_and_every_text_one_that_may_be_written()
    {
        var fields = new Fields();
        TemplateLines.Read(fields, new RepeatedField<TemplateLine> { BoardScorecard.Lines.Select(l => l.ToMessage()) });
        foreach (var line in BoardScorecard.Lines.Where(l => l.Green.Length > 0))
        {
            ScorecardText.Read(fields, $"{line.Measure} {line.Part}", line.Why);
            Owner.Read(fields, line.OwnerRole, line.OwnerPost);
            // Figures are worked out, never typed.
            Assert.DoesNotContain(line.Why, char.IsDigit);
        }

        foreach (var ask in BoardAsk.All)
        {
            ScorecardText.Read(fields, ask.Measure, ask.Ask + ask.Answer);
            Owner.Read(fields, ask.OwnerRole, ask.OwnerPost);
        }

        fields.ThrowIfAny();
    }

    [Theory]
    [InlineData("2027-01-11", "2026/27 Q3")]
    [InlineData("2026-12-31", "2026/27 Q2")]
    [InlineData("2026-04-01", "2025/26 Q4")]
    [InlineData("2028-02-29", "2026/27 Q4")]
    public void The_draft_is_of_the_last_quarter_that_is_over_and_of_which_a_return_can_speak(string present, string quarter) =>
        Assert.Equal(quarter, BoardQuarter.LastBefore(DateOnly.Parse(present, System.Globalization.CultureInfo.InvariantCulture)).Name);
}
