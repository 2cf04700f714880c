using Suite.FamilyGroupConferences.V1;

namespace Suite.FamilyGroupConferences.Offers;

/// <summary>The law of the offer before care proceedings, and the suite's own limits beside it.</summary>
static class OfferRules
{
    /// <summary>Kept with every check, so that a later change of the rules leaves it as it was.</summary>
    public const string Version = "1989-31ZA/2026-11";

    /// <summary>Inserted by the Children's Wellbeing and Schools Act 2026 s.1.</summary>
    public const string Citation = "Children Act 1989 s.31ZA";

    /// <summary>Local: an offer is answered, or asked about again, within a fortnight.</summary>
    public const int ResponseWorkingDays = 10;

    /// <summary>Local: the offer is kept until the youngest child is so old.</summary>
    public const int RetentionAge = 30;

    public const string Response = "OFFER_RESPONSE_DUE", RetentionEnds = "RETENTION_ENDS";

    public const string ResponseCitation = "Local standard: answers to the offer within 10 working days of the letter";
    public const string RetentionCitation = "Local standard: kept until the youngest child's 30th birthday";

    /// <summary>Somebody who was invited though they are neither a parent nor hold parental responsibility: the duty is not about them.</summary>
    public const string NoParentalResponsibility = "NONE";

    public static string Describe(ComplianceGap gap) => gap switch
    {
        ComplianceGap.OfferNotInLetter => "The letter before proceedings holds the offer.",
        ComplianceGap.OfferedToNobody => "The meeting is offered to the parents or another person with parental responsibility.",
        ComplianceGap.MeetingNotHeldBeforeApplication => "Where somebody accepted, the meeting is held before the application.",
        _ => throw new ArgumentOutOfRangeException(nameof(gap)),
    };
}
