using Suite.Platform.Cases;
using Suite.Platform.Tenancy;
using Suite.Reporting.Scorecards.Actions;
using Suite.Reporting.Scorecards.Narratives;
using Suite.Reporting.Scorecards.Publications;
using Suite.Reporting.Scorecards.Templates;

// Reads the schema published with other tools.
[assembly: ReaderRole("published")]

namespace Suite.Reporting.Scorecards;

/// <summary>What scorecards are made of.</summary>
static class ScorecardsApp
{
    public static IServiceCollection AddScorecards(this IServiceCollection services)
    {
        // Kinds without deadlines: nothing watches them.
        services.AddSingleton<CaseStore<ScorecardTemplate>>();
        services.AddSingleton<CaseStore<LineNarrative>>();
        services.AddSingleton<CaseStore<Publication>>();
        services.AddSingleton<CaseStore<CommitteeAsk>>();
        services.AddSingleton<MeasureStore>();
        services.AddSingleton<ScorecardWriter>();
        services.AddSingleton<Drafts>();
        services.AddSingleton<PublishedStore>();
        services.AddSingleton<SharedScorecards>();
        return services;
    }
}
