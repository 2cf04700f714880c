using Google.Protobuf.Collections;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Errors;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>Fields that many requests about reunifications have.</summary>
static class ReturnFields
{
    public const int Narrative = 8000;
    public const int LongNarrative = 16_000;
    public const int Subject = 128;

    const int MostReasons = 20;

    public static IReadOnlyList<StopReason> StopReasons(Fields fields, RepeatedField<StopReason> reasons) =>
        [.. fields.Each("reasons", reasons, 1, MostReasons, (path, reason) => fields.Choice(path, reason)).Distinct()];
}
