using Grpc.Core;

namespace Suite.Platform.Errors;

/// <summary>A field of a request and what is wrong with it. Descriptions say what is expected and never repeat the value.</summary>
public readonly record struct FieldViolation(string Field, string Description);

/// <summary>A rule that was not met, with the regulation or guidance that states it.</summary>
public readonly record struct RuleViolation(string Rule, string Description, string? Citation);

/// <summary>
/// What the suite refuses, on purpose. Anything else that is thrown is a fault of the suite.
/// The reason is contract; the message is for people and holds no personal data.
/// </summary>
public sealed class RefusedException : Exception
{
    internal RefusedException(StatusCode code, string reason, string message,
        IReadOnlyList<FieldViolation>? fields = null, IReadOnlyList<RuleViolation>? rules = null) : base(message)
    {
        Code = code;
        Reason = reason;
        Fields = fields ?? [];
        Rules = rules ?? [];
    }

    public StatusCode Code { get; }

    /// <summary>Stable name of the refusal, in UPPER_SNAKE_CASE: the ErrorInfo reason.</summary>
    public string Reason { get; }

    public IReadOnlyList<FieldViolation> Fields { get; }

    public IReadOnlyList<RuleViolation> Rules { get; }
}

/// <summary>Makes the refusals; <c>throw Refuse.…</c>.</summary>
public static class Refuse
{
    /// <summary>The record's state or a rule forbids it: FAILED_PRECONDITION.</summary>
    public static RefusedException Precondition(string reason, string message, string? citation = null) =>
        new(StatusCode.FailedPrecondition, reason, message, rules: [new(reason, message, citation)]);

    /// <summary>Several rules forbid it, each named: FAILED_PRECONDITION.</summary>
    public static RefusedException Preconditions(string reason, string message, IReadOnlyList<RuleViolation> rules) =>
        new(StatusCode.FailedPrecondition, reason, message, rules: rules);

    /// <summary>This person may not do this, whatever the state: PERMISSION_DENIED.</summary>
    public static RefusedException Permission(string reason, string message, string? citation = null) =>
        new(StatusCode.PermissionDenied, reason, message, rules: citation is null ? null : [new(reason, message, citation)]);

    /// <summary>There is none, or none that this person may know of: NOT_FOUND.</summary>
    public static RefusedException NotFound(string reason, string message) => new(StatusCode.NotFound, reason, message);

    /// <summary>One field is wrong whatever the state: INVALID_ARGUMENT.</summary>
    public static RefusedException Field(string field, string description, string reason = "INVALID_FIELDS") =>
        Fields([new(field, description)], reason);

    /// <summary>All the fields that are wrong, at once: INVALID_ARGUMENT.</summary>
    public static RefusedException Fields(IReadOnlyList<FieldViolation> fields, string reason = "INVALID_FIELDS") =>
        new(StatusCode.InvalidArgument, reason, "The request has invalid fields: " + string.Join(", ", fields.Select(f => f.Field)) + ".", fields);

    /// <summary>It is there already and differs: ALREADY_EXISTS.</summary>
    public static RefusedException Exists(string reason, string message) => new(StatusCode.AlreadyExists, reason, message);

    /// <summary>Somebody else was faster; read again and decide again: ABORTED.</summary>
    public static RefusedException Aborted(string reason, string message) => new(StatusCode.Aborted, reason, message);

    /// <summary>Nobody is signed in, or the token does not say enough: UNAUTHENTICATED.</summary>
    public static RefusedException Unauthenticated(string reason, string message) => new(StatusCode.Unauthenticated, reason, message);

    /// <summary>Something the suite depends on is away; the same call may be made again shortly: UNAVAILABLE.</summary>
    public static RefusedException Unavailable(string reason, string message) => new(StatusCode.Unavailable, reason, message);
}
