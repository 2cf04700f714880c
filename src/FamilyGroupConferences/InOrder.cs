using Suite.Platform.Errors;

namespace Suite.FamilyGroupConferences;

/// <summary>Refuses a day that lies before what it must follow.</summary>
static class InOrder
{
    /// <summary>A day of the case that lies before an earlier one: FAILED_PRECONDITION.</summary>
    public static void Require(DateOnly on, DateOnly? notBefore, string what)
    {
        if (on < notBefore)
            throw Refuse.Precondition("DATE_OUT_OF_ORDER", $"The day lies before {what}.");
    }

    /// <summary>A field of the request that lies before what was recorded: INVALID_ARGUMENT.</summary>
    public static void RequireField(string field, DateOnly day, DateOnly? notBefore, string what)
    {
        if (day < notBefore)
            throw Refuse.Field(field, $"must not be before {what}", "DATE_OUT_OF_ORDER");
    }
}
