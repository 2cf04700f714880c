using Suite.FosteringRecruitment.V1;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Whose reasons they are: an approval that the carers end is not counted as one that the service ended (measure F04).</summary>
static class DeregistrationReasons
{
    public static bool OfTermination(DeregistrationReason reason) => reason is DeregistrationReason.StandardsOfCare or DeregistrationReason.Safeguarding
        or DeregistrationReason.NoLongerSuitable or DeregistrationReason.NamedChildLeft;

    public static bool OfResignation(DeregistrationReason reason) => reason is DeregistrationReason.Retirement or DeregistrationReason.Health
        or DeregistrationReason.FamilyCircumstances or DeregistrationReason.MovedAway or DeregistrationReason.Employment or DeregistrationReason.Dissatisfied
        or DeregistrationReason.AllegationExperience or DeregistrationReason.PermanenceForChild or DeregistrationReason.NamedChildLeft or DeregistrationReason.Other;
}
