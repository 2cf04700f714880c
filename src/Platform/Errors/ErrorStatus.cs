using System.Diagnostics;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace Suite.Platform.Errors;

/// <summary>Writes a refusal as <c>google.rpc.Status</c>, the one shape of errors over gRPC, gRPC-Web and JSON.</summary>
public static class ErrorStatus
{
    // A status travels as a response trailer, and clients cap those: 8 KiB is the lowest cap in common use.
    const int MaxDetailBytes = 5 * 1024;

    static readonly Duration RetryAfter = Duration.FromTimeSpan(TimeSpan.FromSeconds(1));

    /// <summary>The details' types, for writers and readers of the JSON form.</summary>
    public static TypeRegistry Details { get; } = TypeRegistry.FromFiles(ErrorDetailsReflection.Descriptor);

    /// <param name="domain">Whose reason it is: the service that refused.</param>
    public static Google.Rpc.Status Of(RefusedException refused, string domain)
    {
        var status = Of(refused.Code, refused.Reason, refused.Message, domain);
        if (refused.Fields.Count > 0)
            status.Details.Add(Any.Pack(FieldsOf(refused.Fields)));
        if (refused.Rules.Count > 0)
            status.Details.Add(Any.Pack(RulesOf(refused.Rules)));
        if (refused.Code is StatusCode.Unavailable)
            status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = RetryAfter }));
        return status;
    }

    /// <summary>A fault of the suite itself: nothing about it but the trace under which it is logged.</summary>
    public static Google.Rpc.Status Internal(string domain)
    {
        var status = Of(StatusCode.Internal, "INTERNAL", "The service failed.", domain);
        if (Activity.Current is { } activity)
        {
            var info = status.Details[0].Unpack<ErrorInfo>();
            info.Metadata["trace_id"] = activity.TraceId.ToHexString();
            status.Details[0] = Any.Pack(info);
        }

        return status;
    }

    public static Google.Rpc.Status Of(StatusCode code, string reason, string message, string domain) => new()
    {
        Code = (int)code,
        Message = message.Length <= 500 ? message : message[..499] + "…",
        Details = { Any.Pack(new ErrorInfo { Reason = reason, Domain = domain }) },
    };

    static BadRequest FieldsOf(IReadOnlyList<FieldViolation> violations)
    {
        var bad = new BadRequest();
        var size = 0;
        foreach (var (field, description) in violations)
        {
            var violation = new BadRequest.Types.FieldViolation { Field = field, Description = description };
            if ((size += violation.CalculateSize() + 4) > MaxDetailBytes)
            {
                var left = violations.Count - bad.FieldViolations.Count;
                bad.FieldViolations.Add(new BadRequest.Types.FieldViolation { Description = $"and {left} more" });
                break;
            }

            bad.FieldViolations.Add(violation);
        }

        return bad;
    }

    static PreconditionFailure RulesOf(IReadOnlyList<RuleViolation> violations)
    {
        var failure = new PreconditionFailure();
        var size = 0;
        foreach (var (rule, description, citation) in violations)
        {
            var violation = new PreconditionFailure.Types.Violation { Type = rule, Subject = citation ?? "", Description = description };
            if ((size += violation.CalculateSize() + 4) > MaxDetailBytes)
            {
                var left = violations.Count - failure.Violations.Count;
                failure.Violations.Add(new PreconditionFailure.Types.Violation { Description = $"and {left} more" });
                break;
            }

            failure.Violations.Add(violation);
        }

        return failure;
    }
}
