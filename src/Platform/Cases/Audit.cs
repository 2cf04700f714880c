using Suite.Platform.Identity;

namespace Suite.Platform.Cases;

/// <summary>One line of the audit trail: who did what to which record, and how it ended.</summary>
/// <param name="Outcome"><c>OK</c> or the gRPC status of the refusal.</param>
/// <param name="Reason">The refusal's reason; empty when it went well.</param>
/// <param name="Purpose">Why a record was read, in the caller's words as a code or reason; may be empty.</param>
public sealed record AuditEntry(Caller Caller, string Rpc, Guid? CaseId, Guid? RequestId, string Outcome, string Reason = "", string Purpose = "");

/// <summary>Writes audit lines that do not belong to a command's own transaction: refusals and sensitive reads.</summary>
public interface IAudit
{
    Task Record(AuditEntry entry, CancellationToken cancellation);
}
