namespace Aspire.Hosting.Running;

/// <summary>
/// An image's address. As in Aspire, a registry inside <paramref name="Name"/> stays there and <paramref name="Registry"/> comes before it.
/// </summary>
sealed record ContainerImage(string? Registry, string Name, string Tag)
{
    /// <summary>Splits <c>registry:5000/name:tag</c>: a colon is the tag's only after the last slash.</summary>
    public static (string Name, string? Tag) Parse(string image)
    {
        if (string.IsNullOrWhiteSpace(image))
            throw new ArgumentException("An image needs a name.", nameof(image));
        if (image.Contains('@', StringComparison.Ordinal))
            throw new ArgumentException($"The image '{image}' is given by digest, which this stand-in does not read; give a tag.", nameof(image));

        var colon = image.LastIndexOf(':');
        return colon > image.LastIndexOf('/') ? (image[..colon], image[(colon + 1)..]) : (image, null);
    }

    public override string ToString() => $"{(string.IsNullOrEmpty(Registry) ? "" : Registry + "/")}{Name}:{Tag}";
}
