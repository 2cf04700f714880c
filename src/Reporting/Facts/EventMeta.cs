namespace Suite.Reporting.Facts;

/// <summary>What is known of an event beside its message.</summary>
/// <param name="Sequence">The case's version after it.</param>
readonly record struct EventMeta(string Authority, Guid CaseId, long Sequence);
