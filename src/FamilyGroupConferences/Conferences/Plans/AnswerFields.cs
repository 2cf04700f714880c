using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Errors;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>What an answer to a plan must say.</summary>
static class AnswerFields
{
    public const string ReasonsRequired = "is required where the plan is not agreed: the family is owed them";
    public const string ChangesRequired = "is required where the plan is agreed with changes";

    public static (string Reasons, string Changes) Read(Fields fields, PlanDecision decision, string reasons, string changes)
    {
        if (decision is PlanDecision.NotAgreed && string.IsNullOrWhiteSpace(reasons))
            fields.Add("reasons", ReasonsRequired);
        if (decision is PlanDecision.AgreedWithChanges && string.IsNullOrWhiteSpace(changes))
            fields.Add("changes", ChangesRequired);
        fields.Require(decision is PlanDecision.AgreedWithChanges || changes.Length == 0, "changes", "is for a plan agreed with changes");
        return (fields.OptionalText("reasons", reasons, Texts.Longest), fields.OptionalText("changes", changes, Texts.Longest));
    }
}
