using Suite.KinshipAssessment.V1;
using Suite.Suitability.Checks;

namespace Suite.KinshipAssessment.Reads;

/// <summary>
/// Deadlines that there are only because a check came back with content: whoever need not know what came back is not told of
/// them either, in no list and no timetable.
/// </summary>
static class Disclosing
{
    public static readonly string[] Rules = [CheckRules.DisclosureAssessment, CheckRules.DisclosureDecision, CheckRules.ContentPurge];

    /// <summary><see cref="KinshipCase.MaySeeDisclosures"/> as a condition on <c>cases c</c>, with the parameters of <see cref="Visible.To"/>.</summary>
    public const string MaySee =
        """
        (@decides
            or (@manages and c.team = any(@teams))
            or (@assesses and c.worker <> '' and c.worker = @subject)
            or c.disclosure_access @> array[@subject])
        """;

    public static void LeaveOut(Timetable timetable)
    {
        for (var i = timetable.Deadlines.Count - 1; i >= 0; i--)
            if (CheckRules.TellsOfDisclosure(timetable.Deadlines[i].Rule))
                timetable.Deadlines.RemoveAt(i);
    }
}
