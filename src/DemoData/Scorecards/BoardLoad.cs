using Suite.DemoData.Caseload;
using Suite.DemoData.Returns;
using Suite.Reporting.V1;

namespace Suite.DemoData.Scorecards;

/// <summary>A quarter of the reporting year, which begins in April.</summary>
readonly record struct BoardQuarter(DateOnly First)
{
    public DateOnly Last => First.AddMonths(3).AddDays(-1);

    public BoardQuarter Before => new(First.AddMonths(-3));

    /// <summary>The year in which the return ends that the quarter is part of.</summary>
    public int ReturnYear => First.Month >= 4 ? First.Year + 1 : First.Year;

    public string Name => $"{ReturnYear - 1}/{ReturnYear % 100:00} Q{(First.Month + 8) % 12 / 3 + 1}";

    /// <summary>The last one that is over, and of which a return can say something.</summary>
    public static BoardQuarter LastBefore(DateOnly present)
    {
        var known = BoardLoad.LastDay(present);
        var quarter = new BoardQuarter(new(known.Year, (known.Month - 1) / 3 * 3 + 1, 1));
        return quarter.Last <= known && quarter.Last < present ? quarter : quarter.Before;
    }
}

/// <summary>
/// What one authority brings into Reporting besides events, and its scorecards: returns of five years, indicators, benchmarks; quarters that are published,
/// one of them revised after the return was submitted again, and the asks of the board. What is there already is not done again.
/// </summary>
sealed class BoardLoad(string authority, DateOnly present, int seed, IReportingCommands commands)
{
    public const int ReturnYears = 5;

    // The last year whose columns and codes the import knows.
    const int LastReturnYear = 2027;

    const string LookedAtAgain = "\nThe board looked at it again: what was agreed goes on, and the day by which it is to be better has been moved.";

    readonly Draw _draw = new($"demo-data/board/{seed}/{present:yyyy-MM-dd}/{authority}");

    /// <summary>The last day of which a return of the sample says something.</summary>
    public static DateOnly LastDay(DateOnly present)
    {
        var end = new DateOnly(LastReturnYear, 3, 31);
        return present < end ? present : end;
    }

    static int LastYear(DateOnly present) => LastDay(present) is var day && day.Month >= 4 ? day.Year + 1 : day.Year;

    /// <summary>The quarter that was published before the late entries came.</summary>
    public static BoardQuarter Revised(DateOnly present) => BoardQuarter.LastBefore(present).Before;

    /// <summary>The quarters that are published, the earliest first; the one after them is a draft.</summary>
    public static IReadOnlyList<BoardQuarter> Published(DateOnly present, string authority)
    {
        var last = Revised(present);
        return authority == SampleCaseload.Westmere ? [last.Before.Before, last.Before, last] : [last];
    }

    /// <summary>Children of the returns as they truly were.</summary>
    public static IReadOnlyList<CareLife> Lives(int seed, DateOnly present, string authority) =>
        SampleCare.Of(seed, LastDay(present), authority, new(LastYear(present) - ReturnYears, 4, 1));

    /// <summary>The returns in the order in which they were made; one of them twice, first without what came late.</summary>
    public static IEnumerable<(SampleReturn Paper, bool Again)> Returns(IReadOnlyList<CareLife> lives, DateOnly present)
    {
        var (known, late) = (LastDay(present), Revised(present));
        for (var year = LastYear(present) - ReturnYears + 1; year <= LastYear(present); year++)
            yield return (SampleReturn.Of(year == late.ReturnYear ? LateEntries.Without(lives, late.First, late.Last) : lives, year, known), false);
        yield return (SampleReturn.Of(lives, late.ReturnYear, known), true);
    }

    public async Task Load(Func<Task> eventsAreIn, CancellationToken cancellation)
    {
        var lives = Lives(seed, present, authority);
        var submitted = ((ListReturnsResponse)await commands.Read(authority, Post.Analyst, new ListReturnsRequest { PageSize = 200 }, cancellation)).Submissions;
        var returns = Returns(lives, present).ToList();
        await BringIn(lives, returns.Where(r => !r.Again && submitted.All(s => s.ReturnYear != r.Paper.Year)).Select(r => r.Paper), cancellation);
        await eventsAreIn();

        var template = await Template(cancellation);
        foreach (var quarter in Published(present, authority))
            await Publish(template, quarter, cancellation);
        var again = returns.Single(r => r.Again).Paper;
        if (submitted.Count(s => s.ReturnYear == again.Year) < 2)
            await commands.Import(authority, again, _draw.Id($"return/{again.Year}/again"), cancellation);
        await Revise(template, Revised(present), cancellation);
        foreach (var ask in BoardAsk.All)
            await Ask(ask, cancellation);
    }

    async Task BringIn(IReadOnlyList<CareLife> lives, IEnumerable<SampleReturn> returns, CancellationToken cancellation)
    {
        var places = SamplePlaces.Of(authority);
        await commands.Do(authority, Post.Analyst, new SetReturnAreasRequest { RequestId = Id("areas"), OwnCodes = { places.OwnCodes }, AdjoiningCodes = { places.AdjoiningCodes } }, cancellation);
        await commands.ImportPostcodes(authority, "Sample places of the demo", places.File(), _draw.Id("postcodes"), cancellation);
        foreach (var paper in returns)
            await commands.Import(authority, paper, _draw.Id($"return/{paper.Year}"), cancellation);
        foreach (var (kind, file) in ((IndicatorFileKind, byte[])[])
            [
                (IndicatorFileKind.Population, SampleComparisons.Population(authority, present)),
                (IndicatorFileKind.Benchmarks, SampleComparisons.Benchmarks(authority, present)),
                (IndicatorFileKind.Indicators, new SampleIndicators(authority, seed, LastDay(present), lives).File()),
            ])
            await commands.ImportIndicators(authority, kind, file, _draw.Id($"file/{kind}"), cancellation);
    }

    async Task<string> Template(CancellationToken cancellation)
    {
        var defined = ((ListTemplatesResponse)await commands.Read(authority, Post.Analyst, new ListTemplatesRequest { PageSize = 200 }, cancellation)).Templates;
        if (defined.FirstOrDefault(t => t.Name == BoardScorecard.Name) is { } there)
            return there.TemplateId;
        var request = new DefineTemplateRequest { RequestId = Id("template"), Name = BoardScorecard.Name, EffectiveFromDate = Published(present, authority)[0].First.AddYears(-1).ToMessage() };
        request.Lines.Add(BoardScorecard.Lines.Select(l => l.ToMessage()));
        return ((DefineTemplateResponse)await commands.Do(authority, Post.Analyst, request, cancellation)).Template.TemplateId;
    }

    async Task Publish(string template, BoardQuarter quarter, CancellationToken cancellation)
    {
        if (await Find(template, quarter, cancellation) is not null)
            return;
        await Explain(template, quarter, "", cancellation);
        await commands.Do(authority, Post.ServiceManager, new PublishScorecardRequest { RequestId = Id($"publish/{quarter.Name}"), TemplateId = template, Period = quarter.Name }, cancellation);
    }

    async Task Revise(string template, BoardQuarter quarter, CancellationToken cancellation)
    {
        if (await Find(template, quarter, cancellation) is not { Revisions.Count: 1 } published)
            return;
        await Explain(template, quarter, "revised/", cancellation);
        await commands.Do(authority, Post.Director, new ReviseScorecardRequest
        {
            RequestId = Id($"revise/{quarter.Name}"),
            ScorecardId = published.ScorecardId,
            Etag = published.Etag,
            Reason = RevisionReason.LateData,
            Note = "Starts, moves and ends of care of the quarter, reviews and times missing were keyed in after it was published; the return was submitted again.",
        }, cancellation);
    }

    async Task<Published?> Find(string template, BoardQuarter quarter, CancellationToken cancellation) =>
        ((ListPublishedResponse)await commands.Read(authority, Post.Analyst, new ListPublishedRequest { TemplateId = template, PageSize = 200 }, cancellation)).Published.FirstOrDefault(p => p.PeriodName == quarter.Name);

    /// <summary>The manager says something of each red line that says nothing yet, says it anew of those carried forward, and closes what was said of lines that are red no longer.</summary>
    async Task Explain(string template, BoardQuarter quarter, string occasion, CancellationToken cancellation)
    {
        var draft = ((GetScorecardResponse)await commands.Read(authority, Post.Analyst, new GetScorecardRequest { TemplateId = template, Period = quarter.Name }, cancellation)).Scorecard;
        foreach (var line in draft.Sections.SelectMany(s => s.Lines))
        {
            var plan = BoardScorecard.Lines.Single(l => l.Is(line));
            var what = $"{occasion}{quarter.Name}/{plan.Measure}/{plan.Part}/{plan.Breakdown}";
            var due = quarter.Last.AddMonths(6).ToMessage();
            if (line is { Rating: Rating.Red, Narrative: null })
            {
                await commands.Do(authority, Post.TeamManager, new SetNarrativeRequest
                {
                    RequestId = Id($"narrative/{what}"),
                    TemplateId = template,
                    MeasureId = plan.Measure,
                    Part = plan.Part,
                    Breakdown = plan.Breakdown,
                    Period = quarter.Name,
                    Text = plan.Why,
                    OwnerRole = plan.OwnerRole,
                    OwnerPost = plan.OwnerPost,
                    DueDate = due,
                }, cancellation);
            }
            else if (line is { Rating: not Rating.Red, Narrative: { } over })
            {
                await commands.Do(authority, Post.TeamManager, new CloseNarrativeRequest { RequestId = Id($"close/{what}"), NarrativeId = over.NarrativeId, Etag = over.Etag }, cancellation);
            }
            else if (line is { Narrative: { CarriedForward: true } carried } && occasion.Length == 0 && quarter == Revised(present) && !carried.Text.EndsWith(LookedAtAgain, StringComparison.Ordinal))
            {
                await commands.Do(authority, Post.TeamManager, new AmendNarrativeRequest
                {
                    RequestId = Id($"amend/{what}"),
                    NarrativeId = carried.NarrativeId,
                    Etag = carried.Etag,
                    Text = plan.Why + LookedAtAgain,
                    OwnerRole = carried.OwnerRole,
                    OwnerPost = carried.OwnerPost,
                    DueDate = due,
                }, cancellation);
            }
        }
    }

    async Task Ask(BoardAsk plan, CancellationToken cancellation)
    {
        var asked = present.AddDays(-plan.DaysAgo);
        var known = ((ListActionsResponse)await commands.Read(authority, Post.Analyst, new ListActionsRequest { CommitteeCode = BoardScorecard.Committee, IncludeClosed = true, PageSize = 200 }, cancellation)).Actions;
        var ask = known.FirstOrDefault(a => a.MeasureId == plan.Measure && a.AskedDate.ToDay() == asked) ?? ((RecordActionResponse)await commands.Do(authority, Post.Analyst, new RecordActionRequest
        {
            RequestId = Id($"ask/{plan.Measure}"),
            CommitteeCode = BoardScorecard.Committee,
            Kind = plan.Kind,
            AskedDate = asked.ToMessage(),
            Ask = plan.Ask,
            MeasureId = plan.Measure,
            OwnerRole = plan.OwnerRole,
            OwnerPost = plan.OwnerPost,
            DueDate = asked.AddDays(plan.DueIn).ToMessage(),
        }, cancellation)).Action;
        if (plan.AnsweredAfter is { } days && ask.State is CommitteeActionState.Open)
            ask = ((AnswerActionResponse)await commands.Do(authority, Post.ServiceManager, new AnswerActionRequest
            {
                RequestId = Id($"answer/{plan.Measure}"),
                ActionId = ask.ActionId,
                Etag = ask.Etag,
                Answer = plan.Answer,
                AnsweredDate = asked.AddDays(days).ToMessage(),
            }, cancellation)).Action;
        if (plan.Outcome is not CommitteeActionOutcome.Unspecified && ask.State is CommitteeActionState.Answered)
            await commands.Do(authority, Post.ServiceManager, new CloseActionRequest { RequestId = Id($"close-ask/{plan.Measure}"), ActionId = ask.ActionId, Etag = ask.Etag, Outcome = plan.Outcome }, cancellation);
    }

    string Id(string what) => _draw.Id(what).ToString("D");
}
