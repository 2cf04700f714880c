namespace Suite.Platform.Identity;

/// <summary>
/// Who is asking, as the token says: nothing here comes from the request. Roles are the codes of the suite's role list.
/// </summary>
/// <param name="Subject">Opaque id of the member of staff or service on whose behalf it happens; never a name.</param>
/// <param name="Authority">The council (tenant) they work for; <see cref="AllAuthorities"/> for services of the suite acting by themselves.</param>
/// <param name="Actor">The service that acts for the subject, when the call was forwarded; otherwise null.</param>
public sealed record Caller(string Subject, string Authority, IReadOnlySet<string> Roles, IReadOnlySet<string> Teams, string? Actor = null)
{
    public const string AllAuthorities = "*";

    /// <summary>The suite itself, when a clock or a job acts for one authority.</summary>
    public static Caller System(string authority) =>
        new("system", authority, new HashSet<string> { "SYSTEM" }, new HashSet<string>());

    public bool Has(string role) => Roles.Contains(role);

    public bool HasAny(params ReadOnlySpan<string> roles)
    {
        foreach (var role in roles)
            if (Roles.Contains(role))
                return true;
        return false;
    }
}
