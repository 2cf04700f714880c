using Suite.EdgeOfCare.V1;

namespace Suite.EdgeOfCare.Records;

/// <summary>Why something was corrected, as the follow-up keeps it: a code.</summary>
static class CorrectionReasons
{
    static readonly Dictionary<string, CorrectionReason> ByCode = Enum.GetValues<CorrectionReason>().ToDictionary(Codes.Of);

    /// <summary>For example <c>RECORDED_IN_ERROR</c>.</summary>
    public static string Code(this CorrectionReason reason) => Codes.Of(reason);

    /// <summary>Unspecified where nothing was corrected.</summary>
    public static CorrectionReason Of(string code) => code.Length == 0 ? CorrectionReason.Unspecified : ByCode[code];
}
