using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;

namespace Suite.EdgeOfCare.Records;

/// <summary>Deadlines as answers show them.</summary>
static class DeadlineMessages
{
    public static Deadline ToMessage(this DueItem item) => new()
    {
        Rule = item.Rule,
        SubjectId = item.Subject,
        DueDate = item.DueOn.ToMessage(),
        WarningDates = { item.WarnOn.Select(d => d.ToMessage()) },
        Citation = item.Citation,
        BlockedBy = item.BlockedBy,
    };
}
