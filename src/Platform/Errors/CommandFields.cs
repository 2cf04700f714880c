using System.Collections.Concurrent;
using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Suite.Platform.Errors;

/// <summary>
/// The fields that requests share by convention: <c>request_id</c>, the id of the record that they are about, and <c>etag</c>.
/// Each read answers null where a request has no such field.
/// </summary>
public static class CommandFields
{
    static readonly ConcurrentDictionary<MessageDescriptor, (FieldDescriptor? RequestId, FieldDescriptor? CaseId, FieldDescriptor? Etag)> Known = new();

    public static string? RequestId(IMessage request) => Read(Of(request).RequestId, request);

    /// <summary>
    /// The record that a request is about: <c>case_id</c>, or else what stands right before <c>etag</c>, or else the first id of
    /// a read (it has neither <c>etag</c> nor <c>request_id</c>).
    /// </summary>
    public static string? CaseId(IMessage request) => Read(Of(request).CaseId, request);

    /// <summary>The name of the field that <see cref="CaseId"/> reads; null where there is none.</summary>
    public static string? CaseIdField(IMessage request) => Of(request).CaseId?.Name;

    public static string? Etag(IMessage request) => Read(Of(request).Etag, request);

    /// <summary>The etag of a version: short, opaque to callers.</summary>
    public static string EtagOf(long version) => "v" + version.ToString(CultureInfo.InvariantCulture);

    public static bool TryVersion(string etag, out long version)
    {
        version = 0;
        return etag.Length > 1 && etag[0] == 'v' && long.TryParse(etag.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out version);
    }

    /// <summary>The command's name in the audit trail, for example <c>suite.kinship_assessment.v1.OpenCase</c>.</summary>
    public static string RpcOf(IMessage request)
    {
        var name = request.Descriptor.FullName;
        return name.EndsWith("Request", StringComparison.Ordinal) ? name[..^"Request".Length] : name;
    }

    static (FieldDescriptor? RequestId, FieldDescriptor? CaseId, FieldDescriptor? Etag) Of(IMessage request) =>
        Known.GetOrAdd(request.Descriptor, static d => (Text(d, "request_id"), CaseOf(d), Text(d, "etag")));

    static FieldDescriptor? CaseOf(MessageDescriptor message)
    {
        if (Text(message, "case_id") is { } named)
            return named;
        var fields = message.Fields.InDeclarationOrder();
        if (Text(message, "etag") is { } etag)
            return etag.Index > 0 && fields[etag.Index - 1] is var before && IsText(before) && before.Name != "request_id" ? before : null;
        return Text(message, "request_id") is null
            ? fields.FirstOrDefault(field => IsText(field) && field.Name.EndsWith("_id", StringComparison.Ordinal))
            : null;
    }

    static FieldDescriptor? Text(MessageDescriptor message, string name) =>
        message.FindFieldByName(name) is { } field && IsText(field) ? field : null;

    static bool IsText(FieldDescriptor field) => field is { FieldType: FieldType.String, IsRepeated: false };

    static string? Read(FieldDescriptor? field, IMessage request) => (string?)field?.Accessor.GetValue(request);
}
