using System.Collections.Concurrent;
using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Suite.Platform.Errors;

/// <summary>
/// The fields that commands share by convention: <c>request_id</c>, <c>case_id</c> and <c>etag</c>. Each read answers null
/// where a request has no such field.
/// </summary>
public static class CommandFields
{
    static readonly ConcurrentDictionary<MessageDescriptor, (FieldDescriptor? RequestId, FieldDescriptor? CaseId, FieldDescriptor? Etag)> Known = new();

    public static string? RequestId(IMessage request) => Read(Of(request).RequestId, request);

    public static string? CaseId(IMessage request) => Read(Of(request).CaseId, request);

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
        Known.GetOrAdd(request.Descriptor, static d => (Text(d, "request_id"), Text(d, "case_id"), Text(d, "etag")));

    static FieldDescriptor? Text(MessageDescriptor message, string name) =>
        message.FindFieldByName(name) is { FieldType: FieldType.String, IsRepeated: false } field ? field : null;

    static string? Read(FieldDescriptor? field, IMessage request) => (string?)field?.Accessor.GetValue(request);
}
