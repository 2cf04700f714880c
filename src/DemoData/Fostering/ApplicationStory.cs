using Google.Protobuf;
using Suite.DemoData.Caseload;
using Suite.FosteringRecruitment.V1;

namespace Suite.DemoData.Fostering;

/// <summary>How an application ends, or would end if it were not under way at the demo's present.</summary>
enum ApplicationFate
{
    Approved,
    RejectedAtEntry,
    DeclinedAtStageOne,
    WithdrawnInStageOne,
    WithdrawnInStageTwo,
    ToldOfBriefly,
    Deferred,
    NotApprovedInSilence,
    AfterRepresentations,
    AfterIndependentReview,
}

/// <summary>Days that are not left to chance.</summary>
sealed record Milestones
{
    public DateOnly? Opened { get; init; }
    public DateOnly? StageTwo { get; init; }
    public DateOnly? Report { get; init; }
    public DateOnly? Comments { get; init; }
    public DateOnly? Listed { get; init; }
    public DateOnly? Panel { get; init; }
    public DateOnly? Minutes { get; init; }
    public DateOnly? Decision { get; init; }
    public DateOnly? Challenge { get; init; }
    public DateOnly? Outcome { get; init; }
}

/// <summary>One application as it is meant to go; which checks there are is what the service says.</summary>
sealed record ApplicationPlan(DateOnly ReceivedOn, ApplicationFate Fate)
{
    public required IReadOnlyList<ApplicationPersonFacts> People { get; init; }
    public required HomeParticulars Home { get; init; }
    public required FosteringChecks Checks { get; init; }
    public required ApprovalTerms Terms { get; init; }
    public FosteringRoute Route { get; init; } = FosteringRoute.Mainstream;
    public Milestones On { get; init; } = new();

    /// <summary>Goes no further than this state; checks do.</summary>
    public ApplicationState StopIn { get; init; }

    /// <summary>Stage 2 was begun beside stage 1.</summary>
    public bool Overlapping { get; init; }

    /// <summary>Waits since this day.</summary>
    public DateOnly? HeldOn { get; init; }

    /// <summary>Went by long ago: as few entries as the record needs.</summary>
    public bool Brief { get; init; }

    /// <summary>Came in only now: not keyed in afterwards.</summary>
    public bool Live { get; init; }

    public HouseholdPlan? Household { get; init; }
}

/// <summary>From the receipt of an application to the decision.</summary>
static class ApplicationStory
{
    const int DaysToComment = 16, DaysToChallenge = 28;

    public static bool IsOpen(ApplicationState state) => state is not (ApplicationState.RejectedAtEntry or ApplicationState.Stage1Declined or ApplicationState.Approved
        or ApplicationState.NotApproved or ApplicationState.Withdrawn);

    public static IEnumerable<Step> Of(Life life, ApplicationPlan plan)
    {
        foreach (var step in Steps(life, plan))
        {
            if (plan.StopIn is not ApplicationState.Unspecified && life.Records.Application?.State == plan.StopIn)
                yield break;
            yield return step;
        }
    }

    static IEnumerable<Step> Steps(Life life, ApplicationPlan plan)
    {
        var draw = life.Draw;
        var received = Days.Later(plan.ReceivedOn, life.Today);
        life.Checks = plan.Checks;
        yield return Do(received, plan.Live ? Post.Recruiter : Post.FosteringManager, () => new ReceiveApplicationRequest
        {
            ReceivedDate = received.ToMessage(),
            Route = plan.Route,
            People = { plan.People },
            Team = Teams.Recruitment,
            HistoricEntry = !plan.Live,
        });
        if (plan.Fate is ApplicationFate.RejectedAtEntry)
        {
            var rejected = received.After(draw.Between("rejected", 3, 8));
            yield return Do(rejected, Post.FosteringManager, () => new RejectAtEntryRequest { RejectedDate = rejected.ToMessage(), Reasons = "Sample reasons: the home is let for four months only." });
            yield break;
        }

        var opened = plan.On.Opened ?? received.After(draw.Between("opened", 1, 5));
        yield return Do(received, Post.FosteringManager, () => new AllocateApplicationRequest { Team = Teams.Recruitment, Worker = Staff.Of(life.Authority, "", Post.FosteringAssessor).Subject });
        foreach (var applicant in life.Application.People.Where(p => p.Facts.Kind is ApplicationPersonKind.Applicant).ToList())
        {
            var position = life.Application.People.IndexOf(applicant);
            yield return Do(received, Post.FosteringAssessor, () => new RecordAddressesRequest { PersonId = applicant.PersonId, Addresses = { Lived(life, plan, received, position) } }, $"{position}");
        }

        yield return Do(received, Post.FosteringAssessor, () => new RecordHomeParticularsRequest { Home = plan.Home });
        yield return Do(opened, Post.Recruiter, () => new OpenStageOneRequest { OpenedDate = opened.ToMessage() });
        if (plan.HeldOn is { } held)
            life.Beside(Do(held, Post.FosteringAssessor, () => IsOpen(life.Application.State) ? new PutApplicationOnHoldRequest { Reason = ApplicationHoldReason.Bereavement, HoldDate = held.ToMessage() } : null));
        if (plan.Fate is ApplicationFate.WithdrawnInStageOne)
        {
            yield return Withdraw(life, opened.After(draw.Between("withdrew", 15, 40)), [WithdrawalCode.Aw2, WithdrawalCode.Aw3, WithdrawalCode.Aw4]);
            yield break;
        }

        if (plan.Overlapping)
        {
            var beside = opened.After(draw.Between("beside", 18, 30));
            yield return Do(beside, Post.FosteringAssessor, () => new BeginStageTwoRequest { BeginDate = beside.ToMessage() });
        }

        yield return new ChecksOver(1);
        if (plan.Fate is ApplicationFate.DeclinedAtStageOne)
        {
            var noticed = life.Today.After(draw.Between("noticed", 2, 6));
            yield return Do(noticed, Post.FosteringManager, () => new DeclineAtStageOneRequest { NoticeDate = noticed.ToMessage(), Reasons = "Sample reasons: the applicant's health does not allow it." });
            yield break;
        }

        var proceeded = plan.On.StageTwo ?? life.Today.After(plan.Brief ? 1 : draw.Between("proceeded", 1, 8));
        yield return Do(proceeded, Post.FosteringAssessor, () => life.Application.State is ApplicationState.Stage1Complete ? new BeginStageTwoRequest { BeginDate = proceeded.ToMessage() } : null, "proceed");
        if (plan.Fate is ApplicationFate.WithdrawnInStageTwo)
        {
            yield return Withdraw(life, proceeded.After(draw.Between("withdrew", 20, 70)), [WithdrawalCode.Aw1, WithdrawalCode.Aw3, WithdrawalCode.Aw5]);
            yield break;
        }

        foreach (var step in plan.Fate is ApplicationFate.ToldOfBriefly ? BriefReport(life, plan, proceeded) : ToDecision(life, plan, proceeded))
            yield return step;
    }

    static IEnumerable<Step> BriefReport(Life life, ApplicationPlan plan, DateOnly proceeded)
    {
        var sent = plan.On.Report ?? proceeded.After(life.Draw.Between("brief", 15, 30));
        yield return Do(sent, Post.FosteringManager, () => new ShareReportRequest { Kind = ReportKind.Brief, SentDate = sent.ToMessage() });
        foreach (var step in ToPanel(life, plan, sent, PanelRecommendation.RecommendNotSuitable))
            yield return step;
    }

    static IEnumerable<Step> ToDecision(Life life, ApplicationPlan plan, DateOnly proceeded)
    {
        var draw = life.Draw;
        yield return new ChecksOver(2);
        var sent = plan.On.Report ?? Days.Later(life.Today.After(2), proceeded.After(plan.Brief ? 60 : draw.Between("report", 68, 95)));
        yield return Do(sent, Post.FosteringManager, () => new ShareReportRequest { Kind = ReportKind.Full, SentDate = sent.ToMessage() });
        var favourable = plan.Fate is ApplicationFate.Approved;
        if (plan.Fate is ApplicationFate.Deferred)
        {
            foreach (var step in ToPanel(life, plan, sent, PanelRecommendation.Defer))
                yield return step;
            yield break;
        }

        foreach (var step in ToPanel(life, plan, sent, favourable ? PanelRecommendation.RecommendApproval : PanelRecommendation.RecommendNotSuitable))
            yield return step;
        var minutes = plan.On.Minutes ?? life.Today.After(draw.Between("minutes", 2, 4));
        yield return Do(minutes, Post.PanelAdviser, () => new RecordMinutesSentRequest { ReceivedDate = minutes.ToMessage() });
        var decided = plan.On.Decision ?? minutes.After(draw.Between("decided", 2, 7));
        if (favourable)
        {
            foreach (var step in Approve(life, plan, decided))
                yield return step;
            yield break;
        }

        yield return Do(decided, Post.DecisionMaker, () => new DecideRequest { Decision = Decision.ProposeNotToApprove, DecisionDate = decided.ToMessage(), Reasons = "Sample reasons: what the panel said." });
        var told = decided.After(2);
        yield return Do(told, Post.PanelAdviser, () => new RecordNoticeRequest { OralNoticeDate = decided.ToMessage(), WrittenNoticeDate = told.ToMessage() });
        var answered = plan.On.Challenge ?? decided.After(draw.Between("challenged", 8, DaysToChallenge - 3));
        switch (plan.Fate)
        {
            case ApplicationFate.NotApprovedInSilence:
                // The determination stands from the day after.
                var stood = decided.AddDays(DaysToChallenge + 1).After(1);
                yield return Do(stood, Post.PanelAdviser, () => new RecordNoticeRequest { OralNoticeDate = stood.ToMessage(), WrittenNoticeDate = stood.ToMessage() }, "final");
                break;
            case ApplicationFate.AfterRepresentations:
                yield return Do(answered, Post.PanelAdviser, () => new MakeRepresentationsRequest { ReceivedDate = answered.ToMessage() });
                break;
            case ApplicationFate.AfterIndependentReview:
                yield return Do(answered, Post.PanelAdviser, () => new SeekIndependentReviewRequest { AppliedDate = answered.ToMessage(), NotifiedDate = answered.ToMessage() });
                var papers = answered.After(draw.Between("papers", 5, 11));
                yield return Do(papers, Post.PanelAdviser, () => new RecordReviewPapersSentRequest { SentDate = papers.ToMessage() });
                if (plan.On.Outcome is { } outcome)
                    yield return Do(outcome, Post.PanelAdviser, () => new RecordReviewOutcomeRequest { OutcomeDate = outcome.ToMessage(), Recommendation = PanelRecommendation.RecommendApproval });
                break;
        }
    }

    static IEnumerable<Step> ToPanel(Life life, ApplicationPlan plan, DateOnly sent, PanelRecommendation recommendation)
    {
        var draw = life.Draw;
        // Who does not comment has their ten working days.
        var listed = plan.On.Listed ?? sent.After(DaysToComment);
        if (!plan.Brief)
        {
            var comments = plan.On.Comments ?? sent.After(draw.Between("comments", 4, 9));
            yield return Do(comments, Post.FosteringAssessor, () => new RecordApplicantCommentsRequest { ReceivedDate = comments.ToMessage(), Comments = "Sample comments: read and understood." });
            listed = plan.On.Listed ?? comments.After(1);
        }

        var meets = plan.On.Panel ?? PanelDiary.OnOrAfter(listed.AddDays(6));
        // No further than what is scheduled.
        if (meets > PanelDiary.ToCome(life.Present)[^1])
            yield break;
        yield return Do(listed, Post.PanelAdviser, () => new ListForPanelRequest { ListedDate = listed.ToMessage() }) with { Panel = meets };
        yield return Do(meets, Post.PanelChair, () => new RecordPanelRecommendationRequest { Recommendation = recommendation, Reasons = "Sample reasons: the report and what the applicants said." });
    }

    static IEnumerable<Step> Approve(Life life, ApplicationPlan plan, DateOnly decided)
    {
        yield return Do(decided, Post.DecisionMaker, () => new DecideRequest { Decision = Decision.Approve, DecisionDate = decided.ToMessage(), Reasons = "Sample reasons: as the panel recommended.", Terms = plan.Terms });
        var told = decided.After(2);
        yield return Do(told, Post.PanelAdviser, () => new RecordNoticeRequest { OralNoticeDate = decided.ToMessage(), WrittenNoticeDate = told.ToMessage() });
        foreach (var step in HouseholdStory.Of(life, plan.Household ?? new(HouseholdKind.Plain), decided))
            yield return step;
    }

    static Entry Withdraw(Life life, DateOnly on, IReadOnlyList<WithdrawalCode> codes) =>
        Do(on, Post.Recruiter, () => new WithdrawApplicationRequest { Code = life.Draw.Of("code", codes), WithdrawalDate = on.ToMessage() });

    // Ten years and more; some came from the other council.
    static IEnumerable<Address> Lived(Life life, ApplicationPlan plan, DateOnly received, int position)
    {
        var draw = life.Draw.For($"lived-{position}");
        var since = received.AddYears(-12);
        var street = life.Draw.Of("street", Names.Streets);
        var elsewhere = life.Authority == SampleCaseload.Westmere ? SampleCaseload.Eastholt : SampleCaseload.Westmere;
        if (!plan.Brief && draw.Chance("moved", 0.3))
        {
            var moved = received.AddYears(-draw.Between("years", 2, 8));
            yield return new() { Lines = { $"{draw.Between("old-house", 1, 90)} {draw.Of("old-street", Names.Streets)}" }, Postcode = "EH4 7LN", LocalAuthority = elsewhere, FromDate = since.ToMessage(), UntilDate = moved.AddDays(-1).ToMessage() };
            since = moved;
        }

        yield return new() { Lines = { $"{life.Draw.Between("house", 1, 120)} {street}" }, Postcode = life.Enquiry.Enquirers[0].Postcode, LocalAuthority = life.Authority, FromDate = since.ToMessage() };
    }

    static Entry Do(DateOnly on, Post by, Func<IMessage?> make, string subject = "") => new(on, by, make, subject);
}
