using Google.Protobuf;
using Suite.FosteringRecruitment.Enquiries;
using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.Reference;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Suitability;
using Suite.Suitability.Approval;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>From receipt over both stages to the report, and how it may end before a panel.</summary>
sealed partial class Application
{
    /// <summary>Records of applications refused or withdrawn are kept so long: Fostering Services (England) Regulations 2011 reg 32.</summary>
    internal const int RetentionYears = 3;

    internal const string RetentionCitation = "Fostering Services (England) Regulations 2011 reg 32";

    /// <summary>The application of people who were invited to apply; it is known to whom the enquiry is known.</summary>
    public static (Application Application, IReadOnlyList<IMessage> Events) Receive(Guid id, Enquiry enquiry, DateOnly receivedOn, FosteringRoute route,
        IReadOnlyList<Person> people, string team, Targets targets, bool historicEntry)
    {
        var application = new Application
        {
            Id = id,
            Authority = enquiry.Authority,
            Team = team,
            Restricted = enquiry.Restricted,
            // Who works the enquiry goes on knowing of what came of it.
            Access = enquiry is { Restricted: true, Worker.Length: > 0 } && !enquiry.Access.Contains(enquiry.Worker) ? [.. enquiry.Access, enquiry.Worker] : [.. enquiry.Access],
            HistoricEntry = historicEntry,
            StateSince = receivedOn,
            Route = route,
            EnquiryId = enquiry.Id,
            EnquiryReceivedOn = enquiry.ReceivedOn,
            SourceCode = enquiry.SourceCode,
            Channel = enquiry.Channel,
            CampaignCode = enquiry.CampaignCode,
            ReceivedOn = receivedOn,
            StageOneMonths = targets.StageOneMonths,
            StageTwoMonths = targets.StageTwoMonths,
            People = [.. people],
        };
        return (application, [new ApplicationReceived
        {
            Route = route,
            ReceivedDate = receivedOn.ToMessage(),
            EnquiryId = enquiry.Id.ToString(),
            EnquiryReceivedDate = enquiry.ReceivedOn.ToMessage(),
            SourceCode = enquiry.SourceCode,
            Channel = enquiry.Channel,
            CampaignCode = enquiry.CampaignCode,
            ApplicantCount = application.Applicants.Count(),
            CarerKeys = { application.Applicants.Where(a => a.Key.Length > 0).Select(a => a.Key) },
            PanelDueDate = application.PanelDueOn.ToMessage(),
            HistoricEntry = historicEntry,
        }]);
    }

    internal IEnumerable<Person> Applicants => People.Where(p => p is { Kind: ApplicationPersonKind.Applicant, LeftOn: null });

    /// <summary>Last day for the panel's recommendation: it counts from the application, not from the opening of stage 1.</summary>
    internal DateOnly PanelDueOn => WorkingCalendar.AddMonths(ReceivedOn, FosteringRules.RecommendationMonths);

    internal DateOnly StageOneTargetOn => WorkingCalendar.AddMonths(ReceivedOn, StageOneMonths);

    internal DateOnly? StageTwoTargetOn => Process?.StageTwoOn is { } on ? WorkingCalendar.AddMonths(on, StageTwoMonths) : null;

    /// <summary>None while it is open, or of approved carers: their record goes on with the household's.</summary>
    internal DateOnly? RetainUntil => !IsOpen && State is not ApplicationState.Approved && EndedOn is { } ended ? ended.AddYears(RetentionYears) : null;

    public IReadOnlyList<IMessage> OpenStageOne(DateOnly on)
    {
        var to = Next(State, ApplicationMove.OpenStageOne);
        RequireAfterLastMove(on);

        StageOneOn = on;
        Process = new() { StartedOn = ReceivedOn };
        MoveTo(to, on);
        return [new StageStarted { Stage = 1, StageDate = on.ToMessage(), TargetDate = StageOneTargetOn.ToMessage() }, .. RaiseChecks(on)];
    }

    public IReadOnlyList<IMessage> RejectAtEntry(DateOnly on, string reasons)
    {
        var to = Next(State, ApplicationMove.RejectAtEntry);
        RequireAfterLastMove(on);

        RejectionReasons = reasons;
        MoveTo(to, on);
        return [new ApplicationRejected { RejectedDate = on.ToMessage() }];
    }

    /// <summary>To be called after every move of a check: with the last one of stage 1 closed, all its information is there (reg 26(1B)).</summary>
    /// <param name="on">Day of the latest piece of it.</param>
    internal IReadOnlyList<IMessage> AfterCheckMoved(DateOnly on)
    {
        if (State is not ApplicationState.Stage1Open || StageOneGaps(on).Count > 0)
            return [];

        Process!.CompleteStageOne(on, () => []);
        MoveTo(Next(State, ApplicationMove.CompleteStageOne), on);
        return [new StageCompleted { Stage = 1, StageDate = on.ToMessage() }];
    }

    static DateOnly Later(DateOnly day, DateOnly? other) => other > day ? other.Value : day;

    public IReadOnlyList<IMessage> DeclineAtStageOne(DateOnly noticeOn, string reasons, string by)
    {
        // Where time has opened stage 2, it says so instead of naming the state.
        if (State is ApplicationState.Stage2Open && Later(noticeOn, ProceededOn) is var day && day > Process!.StageOneRefusalDueOn)
            Process.RequireStageOneRefusalOpen(day);
        var to = Next(State, ApplicationMove.DeclineAtStageOne);
        if (State is ApplicationState.Stage1Open)
            InOrder.Require(noticeOn, StageOneOn, "the opening of stage 1");
        var entry = Process!.DeclineAtStageOne(noticeOn, reasons, by, early: State is ApplicationState.Stage1Open);

        MoveTo(to, noticeOn);
        return [Announce(entry)];
    }

    public IReadOnlyList<IMessage> BeginStageTwo(DateOnly on)
    {
        if (State is ApplicationState.Stage1Complete)
        {
            RequireAfterLastMove(on);
            return Proceed(on, byTime: false);
        }

        if (Process?.StageTwoOn is not null && IsOpen)
            throw Refuse.Precondition("STAGE_TWO_OPEN", "Stage 2 is open already.");
        RequireState("Stage 2", ApplicationState.Stage1Open);
        InOrder.Require(on, StageOneOn, "the opening of stage 1");
        Process!.BeginStageTwo(on);
        return [StageTwoStarted(on, byTime: false), .. RaiseChecks(on)];
    }

    // Stage 2 may have begun beside stage 1: then it goes on, and its day stays.
    IReadOnlyList<IMessage> Proceed(DateOnly on, bool byTime)
    {
        ProceededOn = on;
        if (Process!.StageTwoOn is null)
            Process.OpenStageTwo(on);
        MoveTo(Next(State, ApplicationMove.ProceedToStageTwo), on);
        return [StageTwoStarted(Process.StageTwoOn!.Value, byTime), .. RaiseChecks(on)];
    }

    StageStarted StageTwoStarted(DateOnly on, bool byTime) =>
        new() { Stage = 2, StageDate = on.ToMessage(), TargetDate = StageTwoTargetOn.ToMessage(), ByTime = byTime };

    public IReadOnlyList<IMessage> ReturnToStageTwo(DateOnly on)
    {
        var to = Next(State, ApplicationMove.ReturnToStageTwo);
        RequireAfterLastMove(on);

        MoveTo(to, on);
        return [StageTwoStarted(on, byTime: false)];
    }

    public IReadOnlyList<IMessage> ShareReport(ReportKind kind, DateOnly sentOn, string signedOffBy)
    {
        var to = Next(State, kind is ReportKind.Brief ? ApplicationMove.ShareBriefReport : ApplicationMove.ShareReport);
        RequireAfterLastMove(sentOn);
        if (kind is not ReportKind.Brief && StageTwoGaps(sentOn) is { Count: > 0 } gaps)
            throw Refuse.Preconditions("CHECKS_OUTSTANDING", "Stage 2 checks are outstanding.", gaps);
        var work = Process!;
        work.ShareReport(kind, sentOn, signedOffBy);

        MoveTo(to, sentOn);
        return [new ReportShared { Kind = (V1.ReportKind)kind, SentDate = sentOn.ToMessage(), CommentsDueDate = work.CommentsDueOn.ToMessage() }, new StageCompleted { Stage = 2, StageDate = sentOn.ToMessage() }];
    }

    public IReadOnlyList<IMessage> RecordComments(DateOnly receivedOn, string comments)
    {
        RequireState("Applicants' comments", ApplicationState.ReportShared, ApplicationState.BriefReportShared);
        Process!.RecordComments(receivedOn, comments);
        return [Amended("APPLICANT_COMMENTS")];
    }

    public IReadOnlyList<IMessage> Withdraw(WithdrawalCode code, DateOnly on)
    {
        var to = Next(State, ApplicationMove.Withdraw);
        RequireAfterLastMove(on);

        (WithdrawalCode, WithdrawnFrom) = (code, State);
        MoveTo(to, on);
        return [new ApplicationWithdrawn { Code = code, WithdrawalDate = on.ToMessage(), FromState = WithdrawnFrom }];
    }

    public IReadOnlyList<IMessage> AllocateTo(string team, string worker, Caller by)
    {
        RequireOpen("An allocation");
        return Allocate(team, worker, by);
    }

    /// <summary>The hold that runs; none otherwise. It explains lateness, moves no limit, and ends with the application.</summary>
    internal Hold? OpenHold => Holds is [.., { ResumedOn: null } last] ? last : null;

    public IReadOnlyList<IMessage> PutOnHold(ApplicationHoldReason reason, DateOnly on)
    {
        RequireOpen("A hold");
        if (OpenHold is not null)
            throw Refuse.Precondition("ALREADY_ON_HOLD", "The application is on hold.");
        InOrder.Require(on, Holds is [.., var last] ? last.ResumedOn : ReceivedOn, "the application or the hold before");

        Holds.Add(new(reason, on));
        return [new HoldStarted { Reason = Codes.Of(reason), HoldDate = on.ToMessage() }];
    }

    public IReadOnlyList<IMessage> Resume(DateOnly on)
    {
        if (OpenHold is not { } hold)
            throw Refuse.Precondition("NOT_ON_HOLD", "The application is not on hold.");
        InOrder.Require(on, hold.On, "the hold");

        hold.ResumedOn = on;
        return [new HoldEnded { ResumeDate = on.ToMessage() }];
    }
}
