using Suite.KinshipAssessment.Cases;

namespace Suite.KinshipAssessment.Checks;

static class CheckRules
{
    public const string DisclosureAssessment = "DISCLOSURE_ASSESSMENT";
    public const string DisclosureDecision = "DISCLOSURE_DECISION";
    public const string ContentPurge = "CONTENT_PURGE";

    public static DateOnly? ChaseDueOn(this Check check) => check.SubmittedOn?.AddDays(21);
    public static DateOnly? EscalateDueOn(this Check check) => check.SubmittedOn?.AddDays(42);
    public static DateOnly? SixtyDaysOn(this Check check) => check.SubmittedOn?.AddDays(60);
}
