using Grpc.Core;
using Grpc.Net.Client;
using Spectre.Console;
using Suite.DemoData.Caseload;
using Suite.DemoData.Loading;
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
        foreach (var (name, address) in ((string, Uri?)[])[("Dashboard", settings.Dashboard), ("Kinship assessment, JSON", settings.KinshipJson), ("Fostering, JSON", settings.FosteringJson), ("Reporting, JSON", settings.ReportingJson), ("Sample staff, tokens", settings.Identity)])
            if (address is not null)
                Line($"{name,-26}{address}");
        Line("");

        foreach (var (post, role) in ((Post, string)[])[(Post.TeamManager, "TM"), (Post.FosteringManager, "TM"), (Post.SocialWorker, "CSW"), (Post.Analyst, "ANALYST")])
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

        void Call(Uri at, string path) => Line($"  curl -s -H \"authorization: Bearer $TOKEN\" '{new Uri(at, path)}'");
    }

    async Task Figures(SignIn signIn, CancellationToken cancellation)
    {
        using var channel = GrpcChannel.ForAddress(settings.Reporting);
        var reporting = new ReportingService.ReportingServiceClient(channel);
        var headers = await Headers(signIn, Post.Analyst);
        var catalogue = (await reporting.ListMeasuresAsync(new(), headers, Deadline(), cancellation)).Measures.ToDictionary(m => m.MeasureId);
        var table = new Table { Border = TableBorder.Ascii2, UseSafeBorder = true };
        foreach (var column in (string[])["Measure", "Part", "By", "Numerator", "Denominator", "Value"])
            table.AddColumn(new TableColumn(column) { NoWrap = true, Alignment = column is "Measure" or "Part" or "By" ? Justify.Left : Justify.Right });

        MeasureResult? last = null;
        foreach (var id in Measures)
        {
            if (!catalogue.TryGetValue(id, out var measure))
                continue;
            last = (await reporting.GetMeasureAsync(new() { MeasureId = id }, headers, Deadline(), cancellation)).Result;
            foreach (var figure in last.Figures.Where(f => f.Breakdown.Length == 0 || id is not "K05" || TypesShown.Contains(f.Breakdown)).Take(LinesOfOne))
                table.AddRow(id, Markup.Escape(measure.Parts.FirstOrDefault(p => p.Code == figure.Part)?.Name ?? figure.Part), Markup.Escape(figure.Breakdown), $"{figure.Numerator}",
                    figure.Denominator == 0 ? "" : $"{figure.Denominator}", figure.Suppressed ? "<5" : figure.Value.Length == 0 ? "-" : $"{figure.Value}{UnitOf(figure.Unit)}");
        }

        if (last is null)
            return;
        // A log is wider than the terminal that nobody reads it on.
        if (Console.IsOutputRedirected)
            console.Profile.Width = 140;
        Line($"Westmere, {last.PeriodStart.ToDay():d MMMM yyyy} to {last.PeriodEnd.ToDay():d MMMM yyyy}; as at {last.AsAtTime.ToDateTime():u}, newest event {last.NewestEventTime?.ToDateTime():u}");
        console.Write(table);
    }

    static string UnitOf(Unit unit) => unit switch
    {
        Unit.Percent or Unit.Change => " %",
        Unit.Days => " days",
        Unit.Weeks => " weeks",
        Unit.Posts => " posts",
        Unit.Count or Unit.Net or Unit.Ratio or Unit.Score or Unit.Answer or Unit.Unspecified => "",
    };

    async Task<Metadata> Headers(SignIn signIn, Post post) =>
        new() { { "authorization", $"Bearer {await signIn.TokenOf(Staff.Of(Authority, Team, post))}" } };

    static DateTime Deadline() => (TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(30)).UtcDateTime;

    // Commands are copied from here, so nothing may break their lines.
    static void Line(string text) => Console.WriteLine(text);
}
