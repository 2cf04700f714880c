using Google.Protobuf;
using Suite.DemoData.Caseload;
using Suite.DemoData.Returns;
using Suite.DemoData.Scorecards;
using Suite.Reporting.V1;

namespace Suite.DemoData.Tests;

/// <summary>Takes every act and file of returns and scorecards down and answers with so much of them as the loader looks at.</summary>
sealed class PaperReporting : IReportingCommands
{
    readonly List<ReturnSubmission> _submissions = [];
    readonly List<Template> _templates = [];
    readonly List<Published> _published = [];
    readonly List<Narrative> _narratives = [];
    readonly List<CommitteeAction> _actions = [];

    public List<(Post By, IMessage Request)> Taken { get; } = [];

    /// <summary>Files in the order in which they came; a return's in one.</summary>
    public List<(string Kind, Guid RequestId, byte[] Content)> Files { get; } = [];

    /// <summary>Which lines are red in a period, before and after the return came again.</summary>
    public Func<string, bool, BoardLine, bool> IsRed { get; set; } = (_, _, _) => false;

    /// <summary>Everything that was asked of it was an acceptable publication.</summary>
    public IReadOnlyList<Narrative> Narratives => _narratives;

    public IReadOnlyList<Published> PublishedThere => _published;

    public IReadOnlyList<CommitteeAction> Actions => _actions;

    bool CameAgain => _submissions.GroupBy(s => s.ReturnYear).Any(y => y.Count() > 1);

    public Task<IMessage> Do(string authority, Post by, IMessage request, CancellationToken cancellation)
    {
        Taken.Add((by, request.Descriptor.Parser.ParseFrom(request.ToByteArray())));
        return Task.FromResult<IMessage>(request switch
        {
            SetReturnAreasRequest => new SetReturnAreasResponse(),
            DefineTemplateRequest asked => new DefineTemplateResponse { Template = Kept(_templates, new Template { TemplateId = "template-1", Etag = "1", Name = asked.Name }) },
            SetNarrativeRequest asked => new SetNarrativeResponse
            {
                Narrative = Kept(_narratives, new Narrative
                {
                    NarrativeId = $"narrative-{_narratives.Count}",
                    Etag = "1",
                    MeasureId = asked.MeasureId,
                    Part = asked.Part,
                    Breakdown = asked.Breakdown,
                    Text = asked.Text,
                    OwnerRole = asked.OwnerRole,
                    OwnerPost = asked.OwnerPost,
                    DueDate = asked.DueDate,
                }),
            },
            AmendNarrativeRequest asked => new AmendNarrativeResponse { Narrative = Changed(asked.NarrativeId, asked.Etag, n => (n.Text, n.DueDate) = (asked.Text, asked.DueDate)) },
            CloseNarrativeRequest asked => new CloseNarrativeResponse { Narrative = Changed(asked.NarrativeId, asked.Etag, n => n.ClosedDate = new DateOnly(2027, 1, 11).ToMessage()) },
            PublishScorecardRequest asked => new PublishScorecardResponse { Published = Publish(asked) },
            ReviseScorecardRequest asked => new ReviseScorecardResponse { Published = Revise(asked) },
            RecordActionRequest asked => new RecordActionResponse
            {
                Action = Kept(_actions, new CommitteeAction { ActionId = $"ask-{_actions.Count}", Etag = "1", MeasureId = asked.MeasureId, AskedDate = asked.AskedDate, DueDate = asked.DueDate, State = CommitteeActionState.Open }).Clone(),
            },
            AnswerActionRequest asked => new AnswerActionResponse { Action = Moved(asked.ActionId, asked.Etag, CommitteeActionState.Answered) },
            CloseActionRequest asked => new CloseActionResponse { Action = Moved(asked.ActionId, asked.Etag, CommitteeActionState.Closed) },
            _ => throw new InvalidOperationException($"Nothing is written for {request.Descriptor.Name}."),
        });
    }

    public Task<IMessage> Read(string authority, Post by, IMessage request, CancellationToken cancellation) => Task.FromResult<IMessage>(request switch
    {
        ListReturnsRequest => new ListReturnsResponse { Submissions = { _submissions } },
        ListTemplatesRequest => new ListTemplatesResponse { Templates = { _templates } },
        ListPublishedRequest => new ListPublishedResponse { Published = { _published.Select(p => p.Clone()) } },
        ListActionsRequest => new ListActionsResponse { Actions = { _actions.Select(a => a.Clone()) } },
        GetScorecardRequest asked => new GetScorecardResponse { Scorecard = Draft(asked.Period) },
        _ => throw new InvalidOperationException($"Nothing is written for {request.Descriptor.Name}."),
    });

    public Task Import(string authority, SampleReturn paper, Guid requestId, CancellationToken cancellation)
    {
        _submissions.Add(new() { ReturnYear = paper.Year });
        Files.Add(($"return {paper.Year}", requestId, [.. paper.Files.SelectMany(f => f.Content)]));
        return Task.CompletedTask;
    }

    public Task ImportPostcodes(string authority, string edition, byte[] file, Guid requestId, CancellationToken cancellation)
    {
        Files.Add(("postcodes", requestId, file));
        return Task.CompletedTask;
    }

    public Task ImportIndicators(string authority, IndicatorFileKind kind, byte[] file, Guid requestId, CancellationToken cancellation)
    {
        Files.Add((kind.ToString(), requestId, file));
        return Task.CompletedTask;
    }

    Scorecard Draft(string period)
    {
        var section = new ScorecardSection();
        foreach (var line in BoardScorecard.Lines)
        {
            var narrative = _narratives.Find(n => (n.MeasureId, n.Part, n.Breakdown) == (line.Measure, line.Part, line.Breakdown) && n.ClosedDate is null)?.Clone();
            if (narrative is not null)
                narrative.CarriedForward = !Taken.Exists(t => t.Request is SetNarrativeRequest set && set.MeasureId == line.Measure && set.Part == line.Part && set.Period == period);
            section.Lines.Add(new ScorecardLine
            {
                MeasureId = line.Measure,
                Figure = new() { Part = line.Part, Breakdown = line.Breakdown },
                Rating = line.Green.Length == 0 ? Rating.Unspecified : IsRed(period, CameAgain, line) ? Rating.Red : Rating.Green,
                Narrative = narrative,
            });
        }

        return new() { PeriodName = period, Sections = { section } };
    }

    Published Publish(PublishScorecardRequest asked)
    {
        MustBeExplained(asked.Period);
        Assert.DoesNotContain(_published, p => p.PeriodName == asked.Period);
        return Kept(_published, new Published { ScorecardId = $"scorecard-{_published.Count}", Etag = "1", PeriodName = asked.Period, Revisions = { new Revision { Revision_ = 1 } } }).Clone();
    }

    Published Revise(ReviseScorecardRequest asked)
    {
        var published = _published.Single(p => p.ScorecardId == asked.ScorecardId);
        Assert.Equal(published.Etag, asked.Etag);
        MustBeExplained(published.PeriodName);
        published.Revisions.Add(new Revision { Revision_ = 2, Reason = asked.Reason, Note = asked.Note });
        published.Etag = "2";
        return published.Clone();
    }

    // As the service has it: a red line says something for itself, others may.
    void MustBeExplained(string period) => Assert.All(Draft(period).Sections[0].Lines, l => Assert.False(l is { Rating: Rating.Red, Narrative: null }, $"{l.MeasureId} of {period} is red and unexplained."));

    Narrative Changed(string id, string etag, Action<Narrative> change)
    {
        var narrative = _narratives.Single(n => n.NarrativeId == id);
        Assert.Equal(narrative.Etag, etag);
        Assert.Null(narrative.ClosedDate);
        change(narrative);
        narrative.Etag += "+";
        return narrative.Clone();
    }

    CommitteeAction Moved(string id, string etag, CommitteeActionState to)
    {
        var action = _actions.Single(a => a.ActionId == id);
        Assert.Equal(action.Etag, etag);
        Assert.Equal(to - 1, action.State);
        action.State = to;
        action.Etag += "+";
        return action.Clone();
    }

    static T Kept<T>(List<T> all, T one)
    {
        all.Add(one);
        return one;
    }
}
