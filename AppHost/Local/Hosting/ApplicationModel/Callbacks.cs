namespace Aspire.Hosting.ApplicationModel;

public class EnvironmentCallbackContext
{
    internal EnvironmentCallbackContext(Dictionary<string, object> variables) => EnvironmentVariables = variables;

    public Dictionary<string, object> EnvironmentVariables { get; }
}

public enum UrlDisplayLocation
{
    SummaryAndDetails = 0,
    DetailsOnly = 1,
}

public sealed class ResourceUrlAnnotation
{
    public required string Url { get; set; }
    public string? DisplayText { get; set; }
    public EndpointReference? Endpoint { get; init; }
    public UrlDisplayLocation DisplayLocation { get; set; }
}

public class ResourceUrlsCallbackContext
{
    internal ResourceUrlsCallbackContext(List<ResourceUrlAnnotation> urls) => Urls = urls;

    public List<ResourceUrlAnnotation> Urls { get; }
}
