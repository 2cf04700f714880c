using Suite.Platform.Errors;

namespace Suite.Outcomes;

/// <summary>What the fields of requests about a follow-up have in common.</summary>
public static class OutcomeFields
{
    internal const string ReasonRequired = "is required with a correction";

    /// <summary>The code of why an answer was wrong: there with a correction, and only then.</summary>
    public static string CorrectionReason(Fields fields, bool corrects, string reason, string field = "reason")
    {
        if (corrects && reason.Length == 0)
            fields.Add(field, ReasonRequired);
        fields.Require(corrects || reason.Length == 0, field, "is for a correction only");
        return fields.OptionalCode(field, reason);
    }
}
