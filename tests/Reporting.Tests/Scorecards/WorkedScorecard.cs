using Suite.FamilyGroupConferences.Events.V1;
using Suite.FamilyGroupConferences.V1;
using Suite.Reporting.V1;

namespace Suite.Reporting.Tests.Scorecards;

/// <summary>A scorecard over the worked quarter of conferencing: one line of each rating, one without limits, one without a value, one on a small count.</summary>
sealed class WorkedScorecard(RunningService service, string authority)
{
    public const string Q2 = "2026/27 Q2";

    public const int Held = 1, WithinNorm = 2, Declined = 3, Posts = 4, Outcomes = 5, Made = 6;

    public string Authority => authority;

    public string TemplateId { get; private set; } = "";

    public ScorecardService.ScorecardServiceClient Client => service.Scorecards;

    public static async Task<WorkedScorecard> Over(RunningService service, IReadOnlyList<ReceivedEvent>? events = null, string? authority = null, string name = "Corporate parenting")
    {
        var worked = new WorkedScorecard(service, authority ?? service.Reporting.NewAuthority());
        if (events is not { Count: 0 })
            await service.Reporting.Take(events ?? OutcomeHistory.WorkedQuarter(worked.Authority));
        worked.TemplateId = (await worked.Client.DefineTemplateAsync(Request(name), worked.As("ANALYST"))).Template.TemplateId;
        return worked;
    }

    public Grpc.Core.Metadata As(string role, string subject = "staff-1") => service.As(role, authority, subject);

    /// <summary>A template of one line without limits.</summary>
    public static async Task<WorkedScorecard> Of(RunningService service, string measure, string part)
    {
        var worked = new WorkedScorecard(service, service.Reporting.NewAuthority());
        worked.TemplateId = (await worked.Client.DefineTemplateAsync(new()
        {
            RequestId = NewId(),
            Name = measure,
            EffectiveFromDate = "2020-04-01".Date(),
            Lines = { new TemplateLine { MeasureId = measure, Part = part, Section = "All" } },
        }, worked.As("ANALYST"))).Template.TemplateId;
        return worked;
    }

    public static DefineTemplateRequest Request(string name = "Corporate parenting") => new()
    {
        RequestId = NewId(),
        Name = name,
        EffectiveFromDate = "2026-04-01".Date(),
        Lines =
        {
            new TemplateLine { MeasureId = "G03", Part = "HELD", Section = "Volumes", GreenLimit = "25", AmberLimit = "20", Target = "30", TargetSource = "Improvement plan 2026" },
            new TemplateLine { MeasureId = "G04", Part = "WITHIN_NORM", Section = "Timeliness", Polarity = Polarity.HighGood, GreenLimit = "90", AmberLimit = "80", TargetSource = "Improvement plan 2026" },
            new TemplateLine { MeasureId = "G02", Part = "DECLINED", Section = "Volumes", Polarity = Polarity.LowGood, GreenLimit = "5", AmberLimit = "10", TargetSource = "Improvement plan 2026" },
            new TemplateLine { MeasureId = "G12", Part = "HELD_PER_POST", Section = "Volumes" },
            new TemplateLine { MeasureId = "G10", Part = "NOT_LOOKED_AFTER_3M", Section = "Outcomes", GreenLimit = "80", AmberLimit = "60", TargetSource = "Improvement plan 2026" },
            new TemplateLine { MeasureId = "G05", Part = "MADE", Section = "Outcomes", Name = "Plans made", GreenLimit = "95", AmberLimit = "85", TargetSource = "Improvement plan 2026" },
        },
    };

    public async Task<Scorecard> Draft(string period = Q2, string role = "SM") =>
        (await Client.GetScorecardAsync(new() { TemplateId = TemplateId, Period = period }, As(role))).Scorecard;

    public async Task<ScorecardLine> Line(int number, string period = Q2, string role = "SM") => Line(await Draft(period, role), number);

    public static ScorecardLine Line(Scorecard scorecard, int number) => scorecard.Sections.SelectMany(s => s.Lines).Single(l => l.LineNumber == number);

    public SetNarrativeRequest Narrative(string period = Q2) => new()
    {
        RequestId = NewId(),
        TemplateId = TemplateId,
        MeasureId = "G04",
        Part = "WITHIN_NORM",
        Period = period,
        Text = "Two coordinators started in July; the backlog of spring was worked off first.",
        OwnerRole = "SM",
        OwnerPost = "P1042",
        DueDate = "2026-12-31".Date(),
    };

    public async Task<Narrative> Explain(string subject = "analyst-1") => (await Client.SetNarrativeAsync(Narrative(), As("ANALYST", subject))).Narrative;

    public PublishScorecardRequest Publish(string period = Q2) => new() { RequestId = NewId(), TemplateId = TemplateId, Period = period };

    public async Task<Published> PublishQuarter()
    {
        await Explain();
        return (await Client.PublishScorecardAsync(Publish(), As("DCS", "director"))).Published;
    }

    /// <summary>So many conferences more, held in the quarter and recorded late.</summary>
    public Task HoldLate(int count) => service.Reporting.Take(
        [.. Enumerable.Range(0, count).SelectMany(_ => OutcomeHistory.Family(authority, "2026-08-01", "2026-08-03", "2026-08-04", $"late-{NewId()}").Then(OutcomeHistory.Held("2026-09-25", "2026-08-03")).Events)]);

    public static string NewId() => Guid.NewGuid().ToString("D");
}
