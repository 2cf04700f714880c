using Microsoft.AspNetCore.Http;
using Suite.Platform.Errors;

namespace Suite.Platform.Identity;

/// <summary>
/// For whom a service of the suite acts when it calls by itself, after a commit, with nobody's token at hand. Its own token is
/// for every authority; it says with two headers which one and which subject the call is for.
/// </summary>
static class OnBehalf
{
    public const string AuthorityHeader = "suite-authority", SubjectHeader = "suite-on-behalf-of";

    const string Service = "SERVICE";
    const int LongestId = 255;

    /// <summary>The caller as the headers say; the same one where there are none.</summary>
    public static Caller Of(HttpContext http, Caller caller)
    {
        var (authority, subject) = (http.Request.Headers[AuthorityHeader], http.Request.Headers[SubjectHeader]);
        if (authority.Count == 0 && subject.Count == 0)
            return caller;
        if (caller is not { Authority: Caller.AllAuthorities, Actor: null } || caller.Roles.Count != 1 || !caller.Has(Service))
            throw Refuse.Permission("ON_BEHALF_NOT_ALLOWED", $"Only a service of the suite that acts for every authority may send {AuthorityHeader} and {SubjectHeader}.");
        if (authority is not [{ } forAuthority] || subject is not [{ } forSubject] || !IsId(forAuthority) || !IsId(forSubject) || forAuthority == Caller.AllAuthorities)
            throw Refuse.Unauthenticated("ON_BEHALF_INCOMPLETE", $"{AuthorityHeader} must name one authority and {SubjectHeader} one subject.");
        return new(forSubject, forAuthority, caller.Roles, new HashSet<string>(), caller.Subject);
    }

    /// <summary>Whether the call that is served was made on somebody's behalf in this way.</summary>
    public static bool IsSo(HttpContext http) => http.Request.Headers.ContainsKey(SubjectHeader);

    // A comma may have joined two headers on the way.
    static bool IsId(string value) => value.Length is > 0 and <= LongestId && value.All(c => c is > ' ' and <= '~' and not ',');
}
