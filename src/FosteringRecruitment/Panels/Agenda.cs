using Suite.FosteringRecruitment.Applications;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Panels;

/// <summary>The matters that a record brings before a panel; none for somebody who may not know of the record.</summary>
static class Agenda
{
    public static IEnumerable<AgendaItem> Of(Application application, Guid panelId, Caller caller)
    {
        if (!application.MayBeKnownTo(caller))
            yield break;
        var item = new AgendaItem
        {
            Matter = PanelMatter.Application,
            ApplicationId = application.Id.ToString(),
            Names = NamesOf(application.Applicants.Select(a => a.Name), caller),
        };
        for (var i = 0; i < application.PanelIds.Count; i++)
            if (application.PanelIds[i] == panelId)
                yield return new(item) { ListedDate = application.ListedOn(i).ToMessage(), Recommended = true };
        if (application.PanelId == panelId)
            yield return new(item) { ListedDate = application.StateSince.ToMessage() };
    }

    public static IEnumerable<AgendaItem> Of(Household household, Guid panelId, Caller caller)
    {
        if (!household.MayBeKnownTo(caller))
            yield break;
        var item = new AgendaItem
        {
            HouseholdId = household.Id.ToString(),
            Names = NamesOf(household.Carers.Where(c => c.LeftOn is null).Select(c => c.Name), caller),
        };
        foreach (var sitting in household.Sittings)
            if (sitting.PanelId == panelId)
                yield return new(item) { Matter = sitting.Matter, Recommended = true };
        if (household.PanelId == panelId)
            yield return new(item) { Matter = household.PanelMatter, ListedDate = household.PanelListedOn.ToMessage() };
    }

    // Names are for staff; a service is told ids.
    static string NamesOf(IEnumerable<string> names, Caller caller) => caller.Has("SERVICE") ? "" : string.Join(", ", names);
}
