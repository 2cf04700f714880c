namespace Suite.Reporting.Facts;

/// <summary>What is known of an event beside its message.</summary>
/// <param name="CaseId">The record that it is about: a case, an enquiry, an application, a household …</param>
/// <param name="Sequence">The record's version after it.</param>
readonly record struct EventMeta(string Authority, Guid CaseId, long Sequence);
