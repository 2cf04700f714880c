using Suite.Suitability.Checks;

namespace Suite.Suitability.Approval;

/// <summary>Fostering Services (England) Regulations 2011 reg 26(5) to (8) and 27(7).</summary>
public static class Disqualification
{
    public const string Citation = CheckRules.Fostering + " reg 26(5)";
    public const string ExceptionCitation = CheckRules.Fostering + " reg 26(8)";

    /// <summary>Regulation 27(7): a determination on that ground does not go to the independent review mechanism.</summary>
    public const string NoReviewCitation = CheckRules.Fostering + " reg 27(7)";

    /// <summary>
    /// Somebody assessed to care for children, or a member of their household of 18 or over, was convicted of or cautioned for a
    /// specified offence, and no exception was made: they are not suitable.
    /// </summary>
    public static bool OffenceFound(ICheckedCase of, DateOnly on)
    {
        foreach (var check in of.Checks)
            if (check is { State: CheckState.Rejected, Rationale: RationaleCode.Disqualifying })
                foreach (var person in of.Subjects)
                    if (person.Id == check.PersonId && person.LeftOn is null && (person.IsApplicant || (person.InHousehold && person.IsAdult(on))))
                        return true;
        return false;
    }
}
