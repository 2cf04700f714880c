using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.V1;
using KinshipCase = Suite.KinshipAssessment.Cases.KinshipCase;

namespace Suite.KinshipAssessment.Tests.Care;

/// <summary>A case whose children were placed on Monday 7 September 2026, as in the worked case S3.</summary>
static class PlacedChildren
{
    public static readonly DateOnly Concern = new(2026, 8, 24), Placed = new(2026, 9, 7);

    public static KinshipCase Case(params DateOnly[] births)
    {
        var kinship = new KinshipCase
        {
            Id = Guid.NewGuid(),
            Authority = "E10000901",
            State = CaseState.FullAssessment,
            ConcernOn = Concern,
            Team = "kinship-north",
            Worker = "staff-0003",
            Temporary = new() { ApprovedOn = Placed, PlacedOn = Placed, LastCoveredOn = Placed.AddDays(111) },
        };
        foreach (var birth in births.DefaultIfEmpty(new(2018, 5, 1)))
            kinship.Children.Add(new() { Id = Guid.NewGuid(), Reference = "C1", Name = "Ada", BirthDate = birth, Key = "key", PlacedOn = Placed });
        kinship.BeginCare(Placed, placementPlanOn: null);
        return kinship;
    }

    public static Suite.Platform.Cases.DueItem? Due(this KinshipCase kinship, string rule, string subject = "") =>
        kinship.CareDeadlines().SingleOrDefault(d => d.Rule == rule && d.Subject == subject);

    public static DateOnly On(int year, int month, int day) => new(year, month, day);
}
