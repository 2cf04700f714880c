using System.Globalization;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Suite.Types.V1;

namespace Suite.Platform.Errors;

/// <summary>
/// Reads the fields of one request and collects everything that is wrong with them, so that a caller hears of every bad
/// field at once. Each read returns a usable value or a default; nothing may be done with them before <see cref="ThrowIfAny"/>.
/// </summary>
public sealed class Fields
{
    readonly List<FieldViolation> _violations = [];

    /// <summary>
    /// Starts reading a request: the fields that every command has are checked here: <c>request_id</c>, the id of the record
    /// under its own name (<see cref="CommandFields.CaseId"/>) and <c>etag</c>, where the request has them.
    /// </summary>
    public static Fields Of(IMessage request)
    {
        var fields = new Fields();
        if (CommandFields.RequestId(request) is { } requestId)
            fields.Uuid("request_id", requestId);
        if (CommandFields.CaseId(request) is { } caseId)
            fields.Uuid(CommandFields.CaseIdField(request)!, caseId);
        if (CommandFields.Etag(request) is { } etag && !CommandFields.TryVersion(etag, out _))
            fields.Add("etag", etag.Length == 0 ? "is required: the etag as last read" : "is not an etag of this service");
        return fields;
    }

    public bool Any => _violations.Count > 0;

    /// <summary>Says what is wrong with a field; once, however often it is read.</summary>
    public void Add(string field, string description)
    {
        if (!_violations.Contains(new(field, description)))
            _violations.Add(new(field, description));
    }

    /// <summary>Adds the description unless the condition holds.</summary>
    public void Require(bool condition, string field, string description)
    {
        if (!condition)
            Add(field, description);
    }

    public void ThrowIfAny()
    {
        if (Any)
            throw Refuse.Fields([.. _violations]);
    }

    public Guid Uuid(string field, string value)
    {
        if (Guid.TryParseExact(value, "D", out var id) && id != Guid.Empty)
            return id;
        Add(field, value.Length == 0 ? "is required: a UUID" : "must be a UUID such as 018f2f6e-0000-7000-8000-000000000000");
        return Guid.Empty;
    }

    public Guid? OptionalUuid(string field, string value) => value.Length == 0 ? null : Uuid(field, value);

    /// <summary>Text that must be there, trimmed, without control characters except line breaks and tabs; composed (NFC) where the runtime has Unicode data to do so.</summary>
    public string Text(string field, string value, int max)
    {
        var text = OptionalText(field, value, max);
        if (text.Length == 0 && value.All(char.IsWhiteSpace))
            Add(field, "is required");
        return text;
    }

    public string OptionalText(string field, string value, int max)
    {
        if (value.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
        {
            Add(field, "must not contain control characters");
            return "";
        }

        var text = value.Trim().Normalize(NormalizationForm.FormC);
        if (new StringInfo(text).LengthInTextElements > max)
            Add(field, $"must have at most {max} characters");
        return text;
    }

    /// <summary>A code or identifier: 1 to <paramref name="max"/> of A–Z, a–z, 0–9 and <c>. _ - / :</c>.</summary>
    public string Code(string field, string value, int max = 64)
    {
        if (value.Length == 0)
            Add(field, "is required");
        else
            OptionalCode(field, value, max);
        return value;
    }

    public string OptionalCode(string field, string value, int max = 64)
    {
        if (value.Length > max || !value.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '/' or ':'))
            Add(field, $"must be a code of at most {max} letters, digits and . _ - / :");
        return value;
    }

    public DateOnly Date(string field, Date? value)
    {
        if (value is null)
        {
            Add(field, "is required: year, month and day");
            return default;
        }

        return OptionalDate(field, value) ?? default;
    }

    public DateOnly? OptionalDate(string field, Date? value)
    {
        if (value is null)
            return null;
        if (value.Year is >= 1900 and <= 2200 && value.Month is >= 1 and <= 12
            && value.Day >= 1 && value.Day <= DateTime.DaysInMonth(value.Year, value.Month))
            return new DateOnly(value.Year, value.Month, value.Day);
        Add(field, "must be a day that exists, between 1900 and 2200");
        return null;
    }

    /// <summary>A day that has happened: not after <paramref name="today"/>.</summary>
    public DateOnly PastDate(string field, Date? value, DateOnly today)
    {
        var date = Date(field, value);
        if (date > today)
            Add(field, "must not be in the future");
        return date;
    }

    public DateOnly? OptionalPastDate(string field, Date? value, DateOnly today) =>
        value is null ? null : PastDate(field, value, today);

    public DateTimeOffset Instant(string field, Timestamp? value)
    {
        if (value is null)
            Add(field, "is required");
        else if (value.Seconds is < -2_208_988_800 or > 7_289_654_400 || value.Nanos is < 0 or > 999_999_999)
            Add(field, "must be an instant between 1900 and 2200");
        else
            return value.ToDateTimeOffset();
        return default;
    }

    /// <summary>A member of the enum that is defined and not its UNSPECIFIED zero.</summary>
    public TEnum Choice<TEnum>(string field, TEnum value) where TEnum : struct, System.Enum
    {
        if (EqualityComparer<TEnum>.Default.Equals(value, default))
            Add(field, "is required");
        else if (!System.Enum.IsDefined(value))
            Add(field, "is not a known value");
        return value;
    }

    public TEnum OptionalChoice<TEnum>(string field, TEnum value) where TEnum : struct, System.Enum =>
        EqualityComparer<TEnum>.Default.Equals(value, default) ? value : Choice(field, value);

    public int Number(string field, int value, int min, int max)
    {
        if (value < min || value > max)
            Add(field, $"must be from {min} to {max}");
        return value;
    }

    /// <summary>Checks the count of a repeated field and reads each element with its path, for example <c>children[2]</c>.</summary>
    public IReadOnlyList<TOut> Each<TIn, TOut>(string field, RepeatedField<TIn> values, int min, int max, Func<string, TIn, TOut> read)
    {
        if (values.Count < min || values.Count > max)
            Add(field, min == max ? $"must have exactly {min}" : $"must have from {min} to {max} entries");
        return values.Count > max ? [] : [.. values.Select((value, i) => read($"{field}[{i}]", value))];
    }
}
