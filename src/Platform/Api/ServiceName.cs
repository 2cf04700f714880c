using System.Text.RegularExpressions;

namespace Suite.Platform.Api;

/// <summary>The service's name in kebab case, as its resource, its event exchange and its errors' domain are called.</summary>
public sealed partial record ServiceName(string Value)
{
    /// <summary>The domain of the service's refusal reasons.</summary>
    public string ErrorDomain => $"{Value}.suite";

    /// <summary><c>Suite.KinshipAssessment</c> or <c>KinshipAssessment</c> becomes <c>kinship-assessment</c>.</summary>
    public static ServiceName OfApplication(string applicationName)
    {
        var name = applicationName[(applicationName.LastIndexOf('.') + 1)..];
        return new(WordStart().Replace(name, "-").ToLowerInvariant());
    }

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex WordStart();
}
