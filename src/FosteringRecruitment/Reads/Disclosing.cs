using Suite.Platform.Records;
using Suite.Suitability.Checks;

namespace Suite.FosteringRecruitment.Reads;

/// <summary>
/// Deadlines that there are only because a check came back with content: whoever need not know what came back is not told of
/// them either, in no list.
/// </summary>
static class Disclosing
{
    public static readonly string[] Rules = [CheckRules.DisclosureAssessment, CheckRules.DisclosureDecision, CheckRules.ContentPurge];

    /// <summary><see cref="NeedToKnow.RoleOf"/> as a condition on <c>cases c</c>, with the parameters of <see cref="Visible.To"/>; a test holds the two against each other.</summary>
    public const string MaySee = "(@decides or c.team = any(@manages) or (@assesses and c.worker <> '' and c.worker = @subject))";

    /// <summary>A condition on <c>due_items d</c> of <c>cases c</c>.</summary>
    public const string Shown = $"(d.rule <> all(@disclosing) or {MaySee})";

    /// <summary>The earliest open deadline of a record that the caller may know of.</summary>
    public const string NextDueOn = $"({RecordList.EarliestDue} and {Shown}) as NextDueOn";
}
