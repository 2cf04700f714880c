using System.Security.Cryptography;

namespace Aspire.Hosting.ApplicationModel;

public abstract class ParameterDefault
{
    public abstract string GetDefaultValue();
}

public sealed class GenerateParameterDefault : ParameterDefault
{
    const string Lowers = "abcdefghjkmnpqrstuvwxyz";
    const string Uppers = "ABCDEFGHJKMNPQRSTUVWXYZ";
    const string Digits = "0123456789";
    const string Specials = "-_.()*+!";

    public int MinLength { get; set; } = 22;
    public bool Lower { get; set; } = true;
    public bool Upper { get; set; } = true;
    public bool Numeric { get; set; } = true;
    public bool Special { get; set; } = true;

    public override string GetDefaultValue() => RandomNumberGenerator.GetString(
        (Lower ? Lowers : "") + (Upper ? Uppers : "") + (Numeric ? Digits : "") + (Special ? Specials : ""),
        MinLength);
}

public class ParameterResource : Resource, IValueProvider, IManifestExpressionProvider
{
    readonly Lazy<string> _value;

    public ParameterResource(string name, Func<ParameterDefault?, string> callback, bool secret = false) : base(name)
    {
        _value = new(() => callback(Default));
        Secret = secret;
    }

    public bool Secret { get; }
    public ParameterDefault? Default { get; set; }
    public string ValueExpression => $"{{{Name}.value}}";

    internal string PresentValue => _value.Value;

    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken) => new(PresentValue);
}
