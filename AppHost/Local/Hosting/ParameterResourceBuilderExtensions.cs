using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static class ParameterResourceBuilderExtensions
{
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, ParameterDefault value, bool secret = false, bool persist = false)
    {
        if (persist)
            throw new NotSupportedException("The stand-in has no user secrets; set the parameter by configuration to keep its value.");
        return builder.AddResource(builder.NewParameter(name, value, secret));
    }

    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, string value, bool publishValueAsDefault = false, bool secret = false) =>
        builder.AddResource(builder.NewParameter(name, new Given(value), secret));

    /// <summary>A generated secret that is configuration's <c>Parameters:name</c> when that is set; null asks for a value that must be set.</summary>
    internal static ParameterResource NewParameter(this IDistributedApplicationBuilder builder, string name, ParameterDefault? value, bool secret) =>
        new(name, fallback => builder.Configuration[$"Parameters:{name}"]
            ?? builder.Configuration[$"Parameters:{name.Replace('-', '_')}"]
            ?? fallback?.GetDefaultValue()
            ?? throw new DistributedApplicationException($"Parameter resource could not be used because configuration key 'Parameters:{name}' is missing and the Parameter has no default value."),
            secret)
        { Default = value };

    sealed class Given(string value) : ParameterDefault
    {
        public override string GetDefaultValue() => value;
    }
}
