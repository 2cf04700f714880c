using Suite.EdgeOfCare.Events.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Records;

namespace Suite.EdgeOfCare.Records;

/// <summary>What episodes, reunifications and standards have in common, said in this service's events.</summary>
abstract class EdgeOfCareRecord : Record
{
    public override IReadOnlyList<string> TeamRoles => ["ECHO_PRAC", "CSW", "TM"];

    protected sealed override DeadlineWarned WarningOf(DueItem item, DateOnly point, WarningUrgency urgency, IReadOnlyList<string> roles) => new()
    {
        Rule = item.Rule,
        SubjectId = item.Subject,
        DueDate = item.DueOn.ToMessage(),
        WarningDate = point.ToMessage(),
        Severity = (WarningSeverity)urgency,
        AlertRoles = { roles },
    };

    protected sealed override RecordAmended Amended(string section) => new() { Section = section };

    /// <summary>Beside team and service managers the manager of the edge-of-care service keys in what began before the suite.</summary>
    public static new void RequireMayKeyIn(bool historicEntry, Caller by)
    {
        if (!by.Has("ECHO_MGR"))
            Record.RequireMayKeyIn(historicEntry, by);
    }

    /// <summary>An act does not lie before what it follows.</summary>
    protected static void RequireInOrder(DateOnly on, DateOnly? notBefore, string what)
    {
        if (on < notBefore)
            throw Refuse.Precondition("DATE_OUT_OF_ORDER", $"The day lies before {what}.");
    }
}

/// <summary>The child that a record is about.</summary>
/// <param name="Reference">Id in the authority's case system.</param>
/// <param name="Key">Keyed hash of it: all that events say of a child.</param>
/// <param name="BirthDate">Of an unborn child the day expected.</param>
sealed record Child(string Reference, string Key, string Name, DateOnly BirthDate, bool Unborn);

/// <summary>How work is handed over.</summary>
sealed record StepDownPlan(DateOnly On, V1.StepDownTo To, string Plan, string AgreedWith);

/// <summary>
/// A family group conference asked for, kept as it was asked: however often the call has to be made, and whatever is corrected in the
/// record meanwhile, it is the same call. It stays an open ask until the other service has answered.
/// </summary>
/// <param name="Id">The <c>request_id</c> of the call.</param>
/// <param name="OfferedOn">When the family was offered it.</param>
sealed record ConferenceAsk(Guid Id, Child Child, DateOnly RequestedOn, V1.ConferenceReason Reason, bool Urgent, string Purpose, string AgreedBy, DateOnly AgreedOn, DateOnly OfferedOn,
    IReadOnlyList<Involvement> Involvements, string RequestedBy)
{
    /// <summary>The conference there; none until taken.</summary>
    public Guid? ConferenceId { get; set; }

    /// <summary>The other service's reason code; empty unless refused.</summary>
    public string RefusedFor { get; set; } = "";

    /// <summary>Taken or refused.</summary>
    public DateOnly? AnsweredOn { get; set; }
}

/// <summary>Somebody's case role for the child.</summary>
sealed record Involvement(string Subject, FamilyGroupConferences.V1.InvolvementRole Role, DateOnly From, DateOnly? Until);
