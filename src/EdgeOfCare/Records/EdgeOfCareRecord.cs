using Suite.EdgeOfCare.Events.V1;
using Suite.Platform.Cases;
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
}

/// <summary>The child that a record is about.</summary>
/// <param name="Reference">Id in the authority's case system.</param>
/// <param name="Key">Keyed hash of it: all that events say of a child.</param>
/// <param name="BirthDate">Of an unborn child the day expected.</param>
sealed record Child(string Reference, string Key, string Name, DateOnly BirthDate, bool Unborn);

/// <summary>How work is handed over.</summary>
sealed record StepDownPlan(DateOnly On, V1.StepDownTo To, string Plan, string AgreedWith);

/// <summary>A family group conference asked for; it stays an open ask until the other service has taken it.</summary>
/// <param name="Id">The <c>request_id</c> of the call.</param>
sealed record ConferenceAsk(Guid Id, DateOnly RequestedOn, V1.ConferenceReason Reason, bool Urgent, string Purpose, string AgreedBy, DateOnly AgreedOn, string RequestedBy)
{
    /// <summary>The conference there; none until taken.</summary>
    public Guid? ConferenceId { get; set; }

    public DateOnly? AcceptedOn { get; set; }
}
