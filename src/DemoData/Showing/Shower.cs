using Grpc.Core;
using Grpc.Net.Client;
using Spectre.Console;
using Suite.DemoData.Caseload;
using Suite.DemoData.Families;
using Suite.DemoData.Loading;
using Suite.DemoData.Scorecards;
using Suite.FamilyGroupConferences.V1;
using Suite.KinshipAssessment.V1;
using Suite.Reporting.V1;

namespace Suite.DemoData.Showing;

/// <summary>What a newcomer needs first: where things are, how to sign in, what to call, and the figures so far.</summary>
sealed class Shower(Settings settings, IAnsiConsole console)
{
    const string Authority = SampleCaseload.Westmere, Team = "kinship-north";

    static readonly string[] Measures =
    [
        "K01", "K02", "K03", "K04", "K05", "K06", "K07", "K08",
        "F01", "F02", "F03", "F04", "F05", "F06", "F07", "F08", "F09", "F10",
    ];

    // The worked quarter of conferences, and the worked cohort of edge of care, by the periods that they are about.
    static readonly (string Measure, string Period)[] Headlines = [("G03", "2026/27 Q2"), ("E01", "2026/27 Q1")];

    // Of a measure that breaks down further than a screen is long, the first lines are shown; the rest is in the measure itself.
    const int LinesOfOne = 16;
    static readonly string[] TypesShown = ["DBS_ENHANCED_BARRED", "MEDICAL", "POLICE_DIRECT"];

    public async Task Show(CancellationToken cancellation)
    {
        using var signIn = new SignIn(settings);
        try
        {
            await Addresses(signIn);
            await Calls(signIn, cancellation);
            await Journey(signIn, cancellation);
            await Scorecard(signIn, cancellation);
            await Figures(signIn, cancellation);
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
        {
            throw new NotReachableException($"A service does not answer ({e.StatusCode}).", e);
        }
        catch (RpcException e) when (e.StatusCode is not StatusCode.Cancelled)
        {
            throw RefusedActException.Of("A read", "the figures", e);
        }
    }

    async Task Addresses(SignIn signIn)
    {
        foreach (var (name, address) in ((string, Uri?)[])[("Dashboard", settings.Dashboard), ("Kinship assessment, JSON", settings.KinshipJson), ("Fostering, JSON", settings.FosteringJson), ("Conferences, JSON", settings.ConferencesJson), ("Edge of care, JSON", settings.EdgeOfCareJson), ("Reporting, JSON", settings.ReportingJson), ("Sample staff, tokens", settings.Identity)])
            if (address is not null)
                Line($"{name,-26}{address}");
        Line("");

        foreach (var (post, role) in ((Post, string)[])[(Post.TeamManager, "TM"), (Post.FosteringManager, "TM"), (Post.SocialWorker, "CSW"), (Post.ConferenceManager, "FGC_MGR"), (Post.EdgeOfCareManager, "ECHO_MGR"), (Post.Analyst, "ANALYST")])
        {
            var worker = Staff.Of(Authority, Team, post);
            var token = await signIn.TokenOf(worker);
            Line($"{role,-9}{worker.Username,-18}{token[..24]}...");
        }

        Line("");
        Line("A token (other people: the page of sample staff):");
        Line($"  {TokenCommand(Staff.Of(Authority, Team, Post.TeamManager))}");
        Line("");
    }

    string TokenCommand(Worker worker) =>
        $"TOKEN=$(curl -s {new Uri(settings.Identity, "connect/token")} -d grant_type=password -d client_id=staff-portal -d client_secret=staff-portal-dev-secret "
        + $"-d username={worker.Username} -d password={settings.Password} | sed -n 's/.*\"access_token\": *\"\\([^\"]*\\)\".*/\\1/p')";

    async Task Calls(SignIn signIn, CancellationToken cancellation)
    {
        if (settings.KinshipJson is null || settings.FosteringJson is null || settings.ReportingJson is null)
            return;
        using var channel = GrpcChannel.ForAddress(settings.Kinship);
        var kinship = new KinshipAssessmentService.KinshipAssessmentServiceClient(channel);
        var open = await kinship.ListCasesAsync(new() { Team = Team, PageSize = 1, Sort = CaseSort.NextDue }, await Headers(signIn, Post.TeamManager), Deadline(), cancellation);
        Line("Calls to try, with that token:");
        Call(settings.KinshipJson, "v1/kinship/worklist?view=WORKLIST_VIEW_OVERDUE&page_size=5");
        if (open.Cases is [var first, ..])
            Call(settings.KinshipJson, $"v1/kinship/cases/{first.CaseId}/timetable");
        Call(settings.ReportingJson, "v1/measures/K05");
        Line("");
        Line("Of the fostering service, with the token of its manager:");
        Line($"  {TokenCommand(Staff.Of(Authority, Team, Post.FosteringManager))}");
        Call(settings.FosteringJson, "v1/fostering/worklist?view=WORKLIST_VIEW_OVERDUE&page_size=5");
        Call(settings.FosteringJson, "v1/fostering/households?with_vacancy=true&vacancy_for_age=8&page_size=5");
        Call(settings.ReportingJson, "v1/sufficiency");
        Line("");
        if (settings.ConferencesJson is not null)
        {
            Line("Of family group conferences, with the token of their manager:");
            Line($"  {TokenCommand(Staff.Of(Authority, Team, Post.ConferenceManager))}");
            Call(settings.ConferencesJson, "v1/conference-waiting-list?page_size=5");
            Call(settings.ConferencesJson, "v1/conference-worklist?view=WORKLIST_VIEW_OVERDUE&page_size=5");
            Report("MONTHLY_REPORT_KIND_CONFERENCING", "2026/27%20Q2", "conferencing.html");
            Line("");
        }

        if (settings.EdgeOfCareJson is not null)
        {
            Line("Of edge of care, with the token of its manager:");
            Line($"  {TokenCommand(Staff.Of(Authority, Team, Post.EdgeOfCareManager))}");
            Call(settings.EdgeOfCareJson, "v1/edge-of-care/worklist?view=WORKLIST_VIEW_OVERDUE&page_size=5");
            Report("MONTHLY_REPORT_KIND_EDGE_OF_CARE", "2026/27%20Q1", "edge-of-care.html");
            Line("");
        }

        // Shown and printed as it is.
        void Report(string kind, string period, string file) =>
            Line($"  curl -s -H \"authorization: Bearer $TOKEN\" -o {file} '{new Uri(settings.ReportingJson, $"v1/monthly-reports/{kind}:render?period={period}").AbsoluteUri}'");

        void Call(Uri at, string path) => Line($"  curl -s -H \"authorization: Bearer $TOKEN\" '{new Uri(at, path)}'");
    }

    async Task Journey(SignIn signIn, CancellationToken cancellation)
    {
        using var channel = GrpcChannel.ForAddress(settings.Conferences);
        var conferences = new ConferenceService.ConferenceServiceClient(channel);
        var manager = await Headers(signIn, Post.ConferenceManager);
        var found = (await conferences.ListConferencesAsync(new() { ChildReference = FamilyJourney.ChildReference, PageSize = 1 }, manager, Deadline(), cancellation)).Conferences;
        if (found is not [var first, ..])
            return;
        var key = (await conferences.GetConferenceAsync(new() { ConferenceId = first.ConferenceId }, manager, Deadline(), cancellation)).Conference.Children[0].ChildKey;
        using var reporting = GrpcChannel.ForAddress(settings.Reporting);
        var journey = await new ReportingService.ReportingServiceClient(reporting).GetJourneyAsync(new() { ChildKey = key, PageSize = 200 }, await Headers(signIn, Post.Analyst), Deadline(), cancellation);
        Line($"One child in all services, by the key that stands for it everywhere ({FamilyJourney.ChildReference} in the case system):");
        Line($"  {key}");
        foreach (var milestone in journey.Milestones)
            Line($"  {milestone.MilestoneDate.ToDay():yyyy-MM-dd}  {milestone.Service,-26}{milestone.Code}{(milestone.Detail.Length > 0 ? $" ({milestone.Detail})" : "")}");
        if (settings.ReportingJson is not null)
            Line($"  curl -s -H \"authorization: Bearer $TOKEN\" '{new Uri(settings.ReportingJson, $"v1/journeys/{key}")}'");
        Line("");
    }

    async Task Scorecard(SignIn signIn, CancellationToken cancellation)
    {
        using var channel = GrpcChannel.ForAddress(settings.Reporting);
        var scorecards = new ScorecardService.ScorecardServiceClient(channel);
        var analyst = await Headers(signIn, Post.Analyst);
        var template = (await scorecards.ListTemplatesAsync(new() { PageSize = 200 }, analyst, Deadline(), cancellation)).Templates.FirstOrDefault(t => t.Name == BoardScorecard.Name);
        if (template is null || (await scorecards.ListPublishedAsync(new() { TemplateId = template.TemplateId }, analyst, Deadline(), cancellation)).Published is not [var newest, ..])
            return;
        var first = await scorecards.GetPublishedAsync(new() { ScorecardId = newest.ScorecardId }, analyst, Deadline(), cancellation);
        var last = await scorecards.GetPublishedAsync(new() { ScorecardId = newest.ScorecardId, Revision = newest.Revisions.Count }, analyst, Deadline(), cancellation);

        Line($"Scorecard of the {BoardScorecard.Name.ToLowerInvariant()}, {newest.PeriodName}: {Ratings(last.Scorecard)}; revision {last.Revision} of {newest.Revisions.Count}, of which the first said {Ratings(first.Scorecard)}.");
        if (settings.ReportingJson is not null)
        {
            Line("With the token of the service manager, who sees all of it (the lead member's, yvonne.cartwright, sees no small count):");
            Line($"  {TokenCommand(Staff.Of(Authority, Team, Post.ServiceManager))}");
            Page($"v1/scorecards:render?scorecard_id={newest.ScorecardId}&revision={last.Revision}", "scorecard.html");
            Page($"v1/scorecards:render?template_id={template.TemplateId}&period={Uri.EscapeDataString(BoardQuarter.LastBefore(settings.Present).Name)}", "draft.html");
            Get($"v1/scorecards/{newest.ScorecardId}?compare_with_today=true");
            Get("v1/committee-actions?overdue_only=true");
        }

        // What the return said first, and when it was submitted again.
        var table = Table(["Measure", "Figure", "First published", "Revised"], left: 2);
        foreach (var (before, after) in Lines(first.Scorecard).Zip(Lines(last.Scorecard)).Where(l => !l.First.Figure.Equals(l.Second.Figure)))
            table.AddRow(before.MeasureId, Markup.Escape(before.Name), $"{Value(before.Figure)} {Word(before.Rating),5}", $"{Value(after.Figure)} {Word(after.Rating),5}");
        if (table.Rows.Count > 0)
        {
            Line("What late entries changed:");
            console.Write(table);
        }

        Line("");

        void Page(string path, string file) => Line($"  curl -s -H \"authorization: Bearer $TOKEN\" -o {file} '{new Uri(settings.ReportingJson!, path).AbsoluteUri}'");

        void Get(string path) => Line($"  curl -s -H \"authorization: Bearer $TOKEN\" '{new Uri(settings.ReportingJson!, path).AbsoluteUri}'");

        static IEnumerable<ScorecardLine> Lines(Scorecard scorecard) => scorecard.Sections.SelectMany(s => s.Lines);

        static string Ratings(Scorecard scorecard) => string.Join(", ", new[] { Rating.Green, Rating.Amber, Rating.Red }.Select(r => $"{Lines(scorecard).Count(l => l.Rating == r)} {Word(r)}"));

        static string Word(Rating rating) => rating is Rating.Unspecified ? "" : rating.ToString().ToLowerInvariant();

        static string Value(Figure figure) => figure.Value.Length == 0 ? "-" : $"{figure.Value}{UnitOf(figure.Unit)}{(figure.Denominator == 0 || figure.Unit is Unit.Per10000 ? "" : $" ({figure.Numerator}/{figure.Denominator})")}";
    }

    // A log is wider than the terminal that nobody reads it on.
    Table Table(IReadOnlyList<string> columns, int left)
    {
        if (Console.IsOutputRedirected)
            console.Profile.Width = 140;
        var table = new Table { Border = TableBorder.Ascii2, UseSafeBorder = true };
        foreach (var (column, i) in columns.Select((c, i) => (c, i)))
            table.AddColumn(new TableColumn(column) { NoWrap = true, Alignment = i < left ? Justify.Left : Justify.Right });
        return table;
    }

    async Task Figures(SignIn signIn, CancellationToken cancellation)
    {
        using var channel = GrpcChannel.ForAddress(settings.Reporting);
        var reporting = new ReportingService.ReportingServiceClient(channel);
        var headers = await Headers(signIn, Post.Analyst);
        var catalogue = (await reporting.ListMeasuresAsync(new(), headers, Deadline(), cancellation)).Measures.ToDictionary(m => m.MeasureId);
        if (settings.Present >= WorkedQuarter.LastDay)
            foreach (var (id, period) in Headlines)
                await Print([new() { MeasureId = id, Period = period }]);
        await Print([.. Measures.Select(id => new GetMeasureRequest { MeasureId = id })]);

        // One table of measures over the same period.
        async Task Print(IReadOnlyList<GetMeasureRequest> asked)
        {
            var table = Table(["Measure", "Part", "By", "Numerator", "Denominator", "Value"], left: 3);
            MeasureResult? last = null;
            foreach (var request in asked.Where(r => catalogue.ContainsKey(r.MeasureId)))
            {
                last = (await reporting.GetMeasureAsync(request, headers, Deadline(), cancellation)).Result;
                var parts = catalogue[request.MeasureId].Parts;
                foreach (var figure in last.Figures.Where(f => f.Breakdown.Length == 0 || request.MeasureId is not "K05" || TypesShown.Contains(f.Breakdown)).Take(LinesOfOne))
                    table.AddRow(request.MeasureId, Markup.Escape(parts.FirstOrDefault(p => p.Code == figure.Part)?.Name ?? figure.Part), Markup.Escape(figure.Breakdown), $"{figure.Numerator}",
                        figure.Denominator == 0 ? "" : $"{figure.Denominator}", figure.Suppressed ? "<5" : figure.Value.Length == 0 ? "-" : $"{figure.Value}{UnitOf(figure.Unit)}");
            }

            if (last is null)
                return;
            Line($"Westmere, {last.PeriodStart.ToDay():d MMMM yyyy} to {last.PeriodEnd.ToDay():d MMMM yyyy}; as at {last.AsAtTime.ToDateTime():u}, newest event {last.NewestEventTime?.ToDateTime():u}");
            console.Write(table);
        }
    }

    static string UnitOf(Unit unit) => unit switch
    {
        Unit.Percent or Unit.Change => " %",
        Unit.Days => " days",
        Unit.Weeks => " weeks",
        Unit.Posts => " posts",
        Unit.Per10000 => " per 10,000",
        Unit.Count or Unit.Net or Unit.Ratio or Unit.Score or Unit.Mean or Unit.Answer or Unit.Unspecified => "",
    };

    async Task<Metadata> Headers(SignIn signIn, Post post) =>
        new() { { "authorization", $"Bearer {await signIn.TokenOf(Staff.Of(Authority, Team, post))}" } };

    static DateTime Deadline() => (TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(30)).UtcDateTime;

    // Commands are copied from here, so nothing may break their lines.
    static void Line(string text) => Console.WriteLine(text);
}
