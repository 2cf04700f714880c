using Suite.KinshipAssessment.Events.V1;

namespace Suite.Reporting.Facts.Kinship;

/// <summary>Temporary approval, full assessment or special guardianship.</summary>
sealed class RouteChosenFact : IFactOf<RouteChosen>
{
    public void Apply(RouteChosen happened, EventMeta meta, FactBatch facts) =>
        facts.Row(KinshipTables.Cases, meta).Set(CaseFact.Route, meta.Sequence, new(happened.Route.ToCode(), happened.GuardianshipAlongside, happened.RouteDate.ToDay()));
}
