using Suite.Platform.Errors;

namespace Suite.FamilyGroupConferences.Conferences.Preparation;

/// <summary>How much the fields of preparation take.</summary>
static class PreparationFields
{
    public const int Narrative = 20_000, Sentences = 1_000, SubjectLength = 128;
    public const int MostQuestions = 20, MostRisks = 20;

    /// <summary>ISO 639-1: two small letters.</summary>
    public static string Language(Fields fields, string field, string language, bool required)
    {
        fields.Require(language.Length == 0 ? !required : language.Length == 2 && language.All(char.IsAsciiLetterLower), field, "must be a language of ISO 639-1, for example pl");
        return language;
    }
}
