using Npgsql;
using NpgsqlTypes;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Reporting.Events.V1;
using Suite.Reporting.Facts;
using Suite.Reporting.V1;

namespace Suite.Reporting.Scorecards.Actions;

/// <summary>What a committee asks for, what was answered, and how it ended.</summary>
sealed class CommitteeAsk : ScorecardRecord, ICase<CommitteeAsk>
{
    public static string Kind => "committee-action";

    public static string NotFoundReason => "ACTION_NOT_FOUND";

    public static int SchemaVersion => 1;

    public static CommitteeAsk FromDocument(ReadOnlySpan<byte> document, int schemaVersion) => ScorecardDocument.Read<CommitteeAsk>(document, schemaVersion);

    public byte[] ToDocument() => ScorecardDocument.Write(this);

    public required string Committee { get; init; }
    public required CommitteeActionKind AskKind { get; init; }
    public required DateOnly AskedOn { get; init; }
    public required string Ask { get; init; }
    public required string MeasureId { get; init; }
    public required string OwnerRole { get; init; }
    public required string OwnerPost { get; init; }
    public required DateOnly DueOn { get; init; }
    public DateOnly? AnsweredOn { get; set; }

    /// <summary>What was answered, the newest last.</summary>
    public List<string> Answers { get; init; } = [];

    public DateOnly? ClosedOn { get; set; }
    public CommitteeActionOutcome Outcome { get; set; }

    [System.Text.Json.Serialization.JsonIgnore]
    public CommitteeActionState State => this switch
    {
        { ClosedOn: not null } => CommitteeActionState.Closed,
        { AnsweredOn: not null } => CommitteeActionState.Answered,
        _ => CommitteeActionState.Open,
    };

    public CommitteeActionRecorded Recorded() =>
        new() { CommitteeCode = Committee, Kind = AskKind, AskedDate = AskedOn.ToMessage(), OwnerRole = OwnerRole, DueDate = DueOn.ToMessage() };

    public CommitteeActionAnswered AnswerWith(string answer, DateOnly on)
    {
        MustBeOpen();
        if (on < AskedOn)
            throw Refuse.Field("answered_date", "must not be before the ask");
        Answers.Add(answer);
        AnsweredOn = on;
        return new() { AnsweredDate = on.ToMessage() };
    }

    public CommitteeActionClosed Close(CommitteeActionOutcome outcome, DateOnly on)
    {
        MustBeOpen();
        if (AnsweredOn is null)
            throw Refuse.Precondition("ACTION_NOT_ANSWERED", "What a committee asks for is answered before it is closed.");
        (ClosedOn, Outcome) = (on, outcome);
        return new() { ClosedDate = on.ToMessage(), Outcome = outcome };
    }

    void MustBeOpen()
    {
        if (ClosedOn is not null)
            throw Refuse.Precondition("ACTION_CLOSED", "It is closed.");
    }

    /// <summary>The texts are between committees and managers; a councillor has the list, and the texts in the committee's own papers.</summary>
    public static bool SeesTexts(Caller caller) => caller.HasAny("ANALYST", "TM", "SM", "DCS", "INSPECTOR");

    public CommitteeAction ToMessage(DateOnly today, bool texts = true) => new()
    {
        ActionId = Id.ToString("D"),
        Etag = CommandFields.EtagOf(Version),
        CommitteeCode = Committee,
        Kind = AskKind,
        AskedDate = AskedOn.ToMessage(),
        Ask = texts ? Ask : "",
        MeasureId = MeasureId,
        OwnerRole = OwnerRole,
        OwnerPost = OwnerPost,
        DueDate = DueOn.ToMessage(),
        State = State,
        AnsweredDate = AnsweredOn.ToMessage(),
        Answer = texts && Answers is [.., var answer] ? answer : "",
        ClosedDate = ClosedOn.ToMessage(),
        Outcome = Outcome,
        AgeDays = (ClosedOn ?? today).DayNumber - AskedOn.DayNumber,
        Overdue = State is CommitteeActionState.Open && DueOn < today,
        TextsWithheld = !texts,
    };

    /// <summary>Its row without texts, for lists and for other tools.</summary>
    public NpgsqlBatchCommand Row(string authority) => new("""
        insert into scorecards.committee_action (authority, action_id, committee_code, kind, measure_id, asked_on, owner_role, owner_post, due_on, state, answered_on, closed_on, outcome)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        on conflict (action_id) do update set state = excluded.state, answered_on = excluded.answered_on, closed_on = excluded.closed_on, outcome = excluded.outcome
        """)
    {
        Parameters =
        {
            new() { Value = authority }, new() { Value = Id }, new() { Value = Committee }, new() { Value = AskKind.ToCode() }, new() { Value = MeasureId }, new() { Value = AskedOn },
            new() { Value = OwnerRole }, new() { Value = OwnerPost }, new() { Value = DueOn }, new() { Value = State.ToCode() },
            new() { Value = (object?)AnsweredOn ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Date },
            new() { Value = (object?)ClosedOn ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Date },
            new() { Value = Outcome is CommitteeActionOutcome.Unspecified ? "" : Outcome.ToCode() },
        },
    };
}
