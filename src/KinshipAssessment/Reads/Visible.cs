using Dapper;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Reads;

/// <summary>
/// <see cref="KinshipCase.MayBeKnownTo"/> as a condition on <c>cases c</c>, so that what a list must not show is not counted, searched
/// or paged over either. A test holds the two against each other. No list is open to services, so what those know of is not in it.
/// </summary>
static class Visible
{
    public const string Condition =
        """
        c.authority = @authority and @works
        and (@every
            or (c.worker <> '' and c.worker = @subject)
            or c.access @> array[@subject]
            or (not c.restricted and (@ordinary or c.team = any(@teams) or (@manages and c.team = ''))))
        """;

    public static DynamicParameters To(Caller caller)
    {
        var parameters = new DynamicParameters();
        parameters.Add("authority", caller.Authority);
        parameters.Add("subject", caller.Subject);
        parameters.Add("works", caller.Roles.Any(role => role is not ("LEAD_MEMBER" or "ANALYST")));
        parameters.Add("every", caller.HasAny("SM", "SYSTEM"));
        parameters.Add("ordinary", caller.HasAny("NOM", "ADM", "IRO", "PANEL_ADV", "PANEL_MEM", "PANEL_CHAIR", "DCS", "INSPECTOR"));
        parameters.Add("teams", caller.HasAny("CSW", "ASSESSOR", "SSW", "TM") ? [.. caller.Teams] : Array.Empty<string>());
        parameters.Add("decides", caller.HasAny("SM", "ADM"));
        parameters.Add("manages", caller.Has("TM"));
        parameters.Add("assesses", caller.Has("ASSESSOR"));
        parameters.Add("disclosing", Disclosing.Rules);
        return parameters;
    }
}
