using System.Text.Json.Serialization;
using Suite.Platform.Calendar;
using Suite.Platform.Errors;

namespace Suite.Suitability.Approval;

/// <summary>
/// The assessment of people as foster parents, from its start to what follows a qualifying determination: Fostering Services (England)
/// Regulations 2011 regs 24 to 29 and National Minimum Standard 14. It is part of the case's document. The case says what is allowed
/// in which of its states; each method here refuses what the law does, then records.
/// </summary>
public sealed class ApprovalProcess
{
    /// <summary>Who decided, where nobody did.</summary>
    public const string DecidedBySilence = "SYSTEM";

    /// <summary>It is about foster parents who are approved already: regulation 28 takes the place of regulation 27.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool OfApprovedCarers { get; init; }

    public DateOnly StartedOn { get; set; }
    public int Stage { get; set; } = 1;
    public DateOnly? StageOneInformationOn { get; set; }
    public DateOnly? StageTwoOn { get; set; }
    public DateOnly? DraftOn { get; set; }
    public ReportKind ReportKind { get; set; }
    public DateOnly? ReportSentOn { get; set; }
    public string ReportSignedOffBy { get; set; } = "";
    public DateOnly? CommentsReceivedOn { get; set; }
    public string Comments { get; set; } = "";
    public DateOnly? PanelListedFor { get; set; }
    public List<PanelSittingEntry> Panels { get; init; } = [];
    public DateOnly? MinutesOn { get; set; }
    public List<DecisionEntry> Decisions { get; init; } = [];
    public bool Disqualified { get; set; }
    public DateOnly? RepresentationsOn { get; set; }
    public DateOnly? IrmAppliedOn { get; set; }
    public DateOnly? IrmNotifiedOn { get; set; }
    public DateOnly? IrmPapersSentOn { get; set; }
    public DateOnly? IrmOutcomeOn { get; set; }
    public PanelRecommendation IrmRecommendation { get; set; }

    [JsonIgnore]
    public DateOnly? StageOneRefusalDueOn => After(StageOneInformationOn, FosteringRules.StageOneRefusalWorkingDays);

    /// <summary>Working days used, of the ten for a refusal, when stage 2 began.</summary>
    [JsonIgnore]
    public int StageOneWorkingDaysUsed => StageOneWorkingDaysUsedBy(StageTwoOn);

    /// <summary>Working days used, of the ten for a refusal, when it was decided to go on: stage 2 may have begun beside stage 1 before.</summary>
    public int StageOneWorkingDaysUsedBy(DateOnly? proceededOn) =>
        StageOneInformationOn is { } information && proceededOn > information
            ? Math.Min(FosteringRules.StageOneRefusalWorkingDays, WorkingCalendar.WorkingDaysBetween(information, proceededOn.Value))
            : 0;

    [JsonIgnore]
    public DateOnly? CommentsDueOn => ReportSentOn is { } sent ? WorkingCalendar.WorkingDaysFrom(sent, FosteringRules.CommentsWorkingDays) : null;

    [JsonIgnore]
    public DateOnly? PapersDueOn => PanelListedFor is { } panel ? WorkingCalendar.WorkingDaysBefore(panel, FosteringRules.PapersWorkingDays) : null;

    [JsonIgnore]
    public DateOnly RecommendationDueOn => WorkingCalendar.AddMonths(StartedOn, FosteringRules.RecommendationMonths);

    [JsonIgnore]
    public DateOnly? DecisionDueOn => After(MinutesOn, FosteringRules.DecisionWorkingDays);

    /// <summary>The qualifying determination; none if there was none.</summary>
    [JsonIgnore]
    public DecisionEntry? Determination
    {
        get
        {
            foreach (var decision in Decisions)
                if (decision.Decision is Decision.ProposeNotToApprove)
                    return decision;
            return null;
        }
    }

    /// <summary>What gives 28 days to challenge the determination.</summary>
    [JsonIgnore]
    public string DeterminationCitation => OfApprovedCarers ? FosteringRules.CarerDeterminationCitation : FosteringRules.DeterminationCitation;

    [JsonIgnore]
    public DateOnly? DeterminationDueOn => Determination?.On.AddDays(FosteringRules.DeterminationDays);

    [JsonIgnore]
    public DateOnly? IrmPapersDueOn => After(IrmNotifiedOn, FosteringRules.IrmPapersWorkingDays);

    static DateOnly? After(DateOnly? day, int workingDays) => day is { } from ? WorkingCalendar.WorkingDaysAfter(from, workingDays) : null;

    /// <param name="gaps">Stage 1 checks that are not closed by that day.</param>
    public void CompleteStageOne(DateOnly informationOn, Func<IReadOnlyList<RuleViolation>> gaps)
    {
        if (StageOneInformationOn is not null)
            throw StageOneNotOpen();
        InOrder.Require(informationOn, StartedOn, "the start of the assessment");
        if (gaps() is { Count: > 0 } missing)
            throw Refuse.Preconditions("CHECKS_OUTSTANDING", "Stage 1 checks are outstanding.", missing);

        StageOneInformationOn = informationOn;
    }

    public static RefusedException StageOneNotOpen() => Refuse.Precondition("STAGE_ONE_NOT_OPEN", "Stage 1 is not open.", FosteringRules.StageOneCitation);

    /// <param name="early">Also before all information is there: the regulation says by when, not from when, notice is given.</param>
    public void RequireStageOneRefusalOpen(DateOnly noticeOn, bool early = false)
    {
        if (StageOneInformationOn is null && early)
        {
            InOrder.Require(noticeOn, StartedOn, "the start of the assessment");
            return;
        }

        if (StageOneInformationOn is not { } informationOn)
            throw Refuse.Precondition("STAGE_ONE_NOT_OPEN", "Stage 1 is not complete.", FosteringRules.StageOneCitation);
        InOrder.Require(noticeOn, informationOn, "the end of stage 1");
        if (noticeOn > StageOneRefusalDueOn)
            throw Refuse.Precondition("STAGE_ONE_REFUSAL_TOO_LATE", "The time to refuse at stage 1 has passed; stage 2 is open.", FosteringRules.StageOneCitation);
    }

    /// <summary>Refused at stage 1, in writing and with reasons: no determination, so neither representations to panel nor a review.</summary>
    public DecisionEntry DeclineAtStageOne(DateOnly noticeOn, string reasons, string by, bool early = false)
    {
        RequireStageOneRefusalOpen(noticeOn, early);
        return Add(new(Decision.NotApprove, noticeOn, by, reasons, FosteringRules.Version, AtStageOne: true) { ToldInWritingOn = noticeOn });
    }

    /// <summary>Stages may overlap: this does not wait for the end of stage 1.</summary>
    public void BeginStageTwo(DateOnly on)
    {
        if (StageTwoOn is not null)
            throw Refuse.Precondition("STAGE_TWO_OPEN", "Stage 2 is open already.");
        InOrder.Require(on, StartedOn, "the start of the assessment");
        OpenStageTwo(on);
    }

    /// <summary>Day on which stage 2 opens by itself, because nobody was refused in time; null if it did or does not.</summary>
    public DateOnly? StageTwoOpensBy(DateOnly day) => StageTwoOn is null ? StageOneRefusalLapsedBy(day) : null;

    /// <summary>First day on which nobody can be refused at stage 1 any more; null if that day has not come.</summary>
    public DateOnly? StageOneRefusalLapsedBy(DateOnly day) => StageOneRefusalDueOn is { } last && day > last ? last.AddDays(1) : null;

    public void OpenStageTwo(DateOnly on)
    {
        Stage = 2;
        StageTwoOn = on;
    }

    public void ShareReport(ReportKind kind, DateOnly sentOn, string signedOffBy)
    {
        if (StageTwoOn is not { } stageTwoOn)
            throw Refuse.Precondition("STAGE_TWO_NOT_OPEN", "The report is written in stage 2.");
        InOrder.Require(sentOn, stageTwoOn, "stage 2");
        if (Panels is [.., var lastPanel])
            InOrder.Require(sentOn, lastPanel.On, "the panel that asked for it");

        ReportKind = kind;
        ReportSentOn = sentOn;
        ReportSignedOffBy = signedOffBy;
        CommentsReceivedOn = null;
        Comments = "";
    }

    public void RecordComments(DateOnly receivedOn, string comments)
    {
        InOrder.Require(receivedOn, ReportSentOn, "the report");
        CommentsReceivedOn = receivedOn;
        Comments = comments;
    }

    public void RequireCommentsOver(DateOnly on)
    {
        if (!(CommentsReceivedOn <= on) && on <= CommentsDueOn)
            throw Refuse.Precondition("COMMENTS_PERIOD_OPEN", "The applicants may still comment on the report.", FosteringRules.CommentsCitation);
    }

    /// <param name="onReport">Listed for the report, which the applicants may comment on first; not again for their representations or after a deferral.</param>
    public void ListForPanel(DateOnly listedOn, DateOnly panelOn, bool onReport)
    {
        InOrder.Require(panelOn, listedOn, "the listing");
        if (onReport)
            RequireCommentsOver(listedOn);
        PanelListedFor = panelOn;
    }

    public void RequirePanel(PanelSittingEntry panel, DateOnly listedOn)
    {
        InOrder.Require(panel.On, listedOn, "the listing");
        if (panel.PapersSentOn > panel.On)
            throw Refuse.Field("papers_sent_date", "must not be after panel_date", "DATE_OUT_OF_ORDER");
        PanelQuorum.Require(panel);
        RequireFittingRecommendation(panel.Recommendation);
    }

    /// <summary>Records a sitting that <see cref="RequirePanel"/> found in order.</summary>
    public void AddPanel(PanelSittingEntry panel)
    {
        Panels.Add(panel);
        PanelListedFor = null;
        MinutesOn = null;
    }

    void RequireFittingRecommendation(PanelRecommendation recommendation)
    {
        if (recommendation is PanelRecommendation.Unspecified)
            throw Refuse.Field("recommendation", "is required");
        var onBrief = recommendation is PanelRecommendation.FullReportRequested or PanelRecommendation.RecommendNotSuitable;
        if (ReportKind is ReportKind.Brief && !onBrief)
            throw Refuse.Precondition("BRIEF_REPORT_RECOMMENDATION", "On a brief report a panel asks for a full one or recommends not suitable.", FosteringRules.BriefReportCitation);
        if (ReportKind is not ReportKind.Brief && recommendation is PanelRecommendation.FullReportRequested)
            throw Refuse.Field("recommendation", "asks for a full report where the panel had one");
    }

    public void RecordMinutes(DateOnly receivedOn, DateOnly recommendedOn)
    {
        InOrder.Require(receivedOn, recommendedOn, "the recommendation");
        MinutesOn = receivedOn;
    }

    public void RequireMayDecide(string by) => RequireDidNotSit(Panels, by);

    public static void RequireDidNotSit(IEnumerable<PanelSittingEntry> panels, string by)
    {
        foreach (var panel in panels)
            foreach (var member in panel.Members)
                if (member.Subject == by)
                    throw Refuse.Permission("DECISION_MAKER_SAT_ON_PANEL", "Nobody who sat on a panel of this case takes part in the decision.", FosteringRules.SeparationCitation);
    }

    /// <summary>What of the law stands in the way of an approval, beside the checks.</summary>
    /// <param name="approvedElsewhere">Applicants whom another fostering service still approves.</param>
    public IReadOnlyList<RuleViolation> ApprovalGaps(IEnumerable<Guid> approvedElsewhere)
    {
        List<RuleViolation> gaps = [.. approvedElsewhere.Select(id =>
            new RuleViolation("APPROVED_ELSEWHERE", $"Carer {id} is still approved by another fostering service.", FosteringRules.ApprovedElsewhereCitation))];
        if (ReportKind is ReportKind.Brief)
            gaps.Add(new("FULL_REPORT", "Carers are not approved on a brief report.", FosteringRules.BriefReportCitation));
        return gaps;
    }

    /// <param name="disqualified">Ground of a qualifying determination: regulation 26(5).</param>
    public DecisionEntry Decide(Decision decision, DateOnly on, string by, string reasons, bool disqualified)
    {
        if (decision is Decision.ProposeNotToApprove)
            Disqualified = disqualified;
        return Add(new(decision, on, by, reasons, FosteringRules.Version, AtStageOne: false));
    }

    public void RecordNotice(DateOnly? orallyOn, DateOnly? inWritingOn)
    {
        if (Decisions is not [.., var last])
            throw NothingDecided();
        if (orallyOn is { } orally)
            InOrder.Require(orally, last.On, "the decision");
        if (inWritingOn is { } inWriting)
            InOrder.Require(inWriting, last.On, "the decision");

        last.ToldOrallyOn = orallyOn ?? last.ToldOrallyOn;
        last.ToldInWritingOn = inWritingOn ?? last.ToldInWritingOn;
    }

    public static RefusedException NothingDecided() => Refuse.Precondition("MOVE_NOT_ALLOWED", "There is no decision to be told of.");

    /// <param name="pending">The case waits for what the applicants make of the determination.</param>
    public void RequireDeterminationOpen(DateOnly on, bool pending)
    {
        var lapsed = !pending && Decisions is [.., { BySilence: true }];
        if (lapsed || (pending && on > DeterminationDueOn))
            throw Refuse.Precondition("DETERMINATION_PERIOD_OVER", "The 28 days after the qualifying determination are over.", DeterminationCitation);
        if (pending)
            InOrder.Require(on, Determination!.On, "the determination");
    }

    public void MakeRepresentations(DateOnly receivedOn)
    {
        if (FollowsDetermination(IrmAppliedOn))
            throw OneOrTheOther();
        RepresentationsOn = receivedOn;
    }

    public void SeekIndependentReview(DateOnly appliedOn, DateOnly notifiedOn)
    {
        if (Disqualified)
            throw Refuse.Precondition("IRM_NOT_AVAILABLE", "A disqualification cannot be taken to the independent review mechanism.", Disqualification.NoReviewCitation);
        if (FollowsDetermination(RepresentationsOn))
            throw OneOrTheOther();
        InOrder.Require(notifiedOn, appliedOn, "the application");

        IrmAppliedOn = appliedOn;
        IrmNotifiedOn = notifiedOn;
    }

    bool FollowsDetermination(DateOnly? on) => Decisions.FindLast(d => d.Decision is Decision.ProposeNotToApprove) is { } last && on >= last.On;

    /// <summary>Each contract has its name for it.</summary>
    RefusedException OneOrTheOther() => Refuse.Precondition(OfApprovedCarers ? "CHALLENGED_ALREADY" : "REPRESENTATIONS_OR_REVIEW",
        "A determination is followed by representations or by an independent review, not by both.", DeterminationCitation);

    /// <summary>Nobody answered the determination in its 28 days: it stands from the day after.</summary>
    public DecisionEntry LetDeterminationStand(DateOnly on) =>
        Add(new(Decision.NotApprove, on, DecidedBySilence, "", FosteringRules.Version, AtStageOne: false) { BySilence = true });

    public void RecordReviewPapersSent(DateOnly on)
    {
        InOrder.Require(on, IrmNotifiedOn, "the notification");
        IrmPapersSentOn = on;
    }

    public void RecordReviewOutcome(DateOnly on, PanelRecommendation recommendation)
    {
        InOrder.Require(on, IrmAppliedOn, "the application");
        IrmOutcomeOn = on;
        IrmRecommendation = recommendation;
        MinutesOn = null;
    }

    DecisionEntry Add(DecisionEntry decision)
    {
        Decisions.Add(decision);
        return decision;
    }
}

/// <param name="SocialWorkExperience">A social worker with three years' relevant post-qualifying experience, whatever the role; written only where it is so.</param>
public sealed record PanelMemberEntry(string Subject, PanelRole Role, bool ConflictOfInterest,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool SocialWorkExperience = false);

public sealed record PanelSittingEntry(DateOnly On, IReadOnlyList<PanelMemberEntry> Members, bool Joint, PanelRecommendation Recommendation, string Reasons, DateOnly? PapersSentOn = null);

public sealed record DecisionEntry(Decision Decision, DateOnly On, string DecidedBy, string Reasons, string RuleVersion, bool AtStageOne)
{
    public DateOnly? ToldOrallyOn { get; set; }
    public DateOnly? ToldInWritingOn { get; set; }

    /// <summary>Nobody decided: the 28 days of a qualifying determination passed unused.</summary>
    public bool BySilence { get; init; }

    [JsonIgnore]
    public DateOnly OralNoticeDueOn => WorkingCalendar.WorkingDaysAfter(On, FosteringRules.OralNoticeWorkingDays);

    [JsonIgnore]
    public DateOnly WrittenNoticeDueOn => WorkingCalendar.WorkingDaysAfter(On, FosteringRules.WrittenNoticeWorkingDays);
}
