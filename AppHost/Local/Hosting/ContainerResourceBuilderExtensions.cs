using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Running;

namespace Aspire.Hosting;

public static class ContainerResourceBuilderExtensions
{
    public static IResourceBuilder<T> WithImage<T>(this IResourceBuilder<T> builder, string image, string? tag = null) where T : ContainerResource
    {
        var (name, parsedTag) = ContainerImage.Parse(image);
        if (tag is not null && parsedTag is not null)
            throw new InvalidOperationException("Ambiguous tags - a tag was provided on both the 'tag' and 'image' parameters");

        builder.Resource.Image = builder.Resource.Image with { Name = name, Tag = parsedTag ?? tag ?? "latest" };
        return builder;
    }

    public static IResourceBuilder<T> WithImageTag<T>(this IResourceBuilder<T> builder, string tag) where T : ContainerResource
    {
        builder.Resource.Image = builder.Resource.Image with { Tag = tag };
        return builder;
    }

    public static IResourceBuilder<T> WithImageRegistry<T>(this IResourceBuilder<T> builder, string? registry) where T : ContainerResource
    {
        builder.Resource.Image = builder.Resource.Image with { Registry = registry };
        return builder;
    }

    public static IResourceBuilder<T> WithVolume<T>(this IResourceBuilder<T> builder, string? name, string target, bool isReadOnly = false) where T : ContainerResource
    {
        builder.Resource.Volumes.Add(new(name ?? throw new NotSupportedException("The stand-in mounts named volumes only."), target, isReadOnly));
        return builder;
    }
}
