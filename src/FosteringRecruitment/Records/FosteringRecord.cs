using Suite.FosteringRecruitment.Events.V1;
using Suite.Platform.Cases;
using Suite.Platform.Records;

namespace Suite.FosteringRecruitment.Records;

/// <summary>What every record of this service announces, in its own events.</summary>
abstract class FosteringRecord : Record
{
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
