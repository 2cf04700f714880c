using Dapper;
using Suite.FosteringRecruitment.Records;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Reads;

/// <summary>
/// <see cref="Record.MayBeKnownTo"/> as a condition on <c>cases c</c>, so that what a list must not show is not counted, searched or
/// paged over either. A test holds the two against each other.
/// </summary>
static class Visible
{
    public const string Condition =
        """
        c.authority = @authority
        and (@every
            or (c.worker <> '' and c.worker = @subject)
            or c.access @> array[@subject]
            or (not c.restricted and (c.kind = any(@kinds) or (@works and c.team = '') or c.team = any(@teams))))
        """;

    /// <summary>Which roles know of every unrestricted record of a kind is the records' own rule.</summary>
    static readonly IReadOnlyList<(string Kind, IReadOnlyList<string> Roles)> Known =
    [
        (Enquiry.Kind, new Enquiry { Id = Guid.Empty, Authority = "" }.KnownToRoles),
        (Application.Kind, new Application { Id = Guid.Empty, Authority = "" }.KnownToRoles),
        (Panel.Kind, new Panel { Id = Guid.Empty, Authority = "" }.KnownToRoles),
        (Household.Kind, new Household { Id = Guid.Empty, Authority = "" }.KnownToRoles),
        (Constellation.Kind, new Constellation { Id = Guid.Empty, Authority = "" }.KnownToRoles),
        (ReferenceData.Kind, new ReferenceData { Id = Guid.Empty, Authority = "" }.KnownToRoles),
    ];

    public static DynamicParameters To(Caller caller)
    {
        var works = caller.HasAny(Record.TeamRoles);
        var parameters = new DynamicParameters();
        parameters.Add("authority", caller.Authority);
        parameters.Add("subject", caller.Subject);
        parameters.Add("every", caller.HasAny("SM", "SERVICE", "SYSTEM"));
        parameters.Add("kinds", Known.Where(k => k.Roles.Any(caller.Has)).Select(k => k.Kind).ToArray());
        parameters.Add("works", works);
        parameters.Add("teams", works ? [.. caller.Teams] : Array.Empty<string>());
        parameters.Add("decides", caller.HasAny("SM", "ADM"));
        parameters.Add("manages", caller.Has("TM") ? [.. caller.Teams] : Array.Empty<string>());
        parameters.Add("assesses", caller.Has("ASSESSOR"));
        parameters.Add("disclosing", Disclosing.Rules);
        return parameters;
    }
}
