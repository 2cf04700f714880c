using Suite.Platform.Errors;

namespace Suite.FamilyGroupConferences;

/// <summary>Acts follow one another.</summary>
static class InOrder
{
    public static void Require(DateOnly on, DateOnly? notBefore, string what)
    {
        if (on < notBefore)
            throw Refuse.Precondition("DATE_OUT_OF_ORDER", $"The day lies before {what}.");
    }
}
