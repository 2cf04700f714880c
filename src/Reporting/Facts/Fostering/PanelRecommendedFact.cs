using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.V1;

namespace Suite.Reporting.Facts.Fostering;

/// <summary>A panel recommended; the first time of an application counts against its 8 months (F06).</summary>
sealed class PanelRecommendedFact : IFactOf<PanelRecommended>
{
    public void Apply(PanelRecommended happened, EventMeta meta, FactBatch facts)
    {
        var on = happened.PanelDate.RequiredDay();
        facts.Add(FosteringTables.Panels, PanelFact.Event, meta, new(happened.PanelId, on, happened.Matter.ToCode(), happened.Recommendation.ToCode(), happened.InTime));
        if (happened.Matter is PanelMatter.Application && (happened.Recommendation is PanelRecommendation.RecommendApproval or PanelRecommendation.RecommendNotSuitable))
            facts.Row(FosteringTables.Applications, meta).Set(ApplicationFact.Recommended, meta.Sequence, new(on, happened.Recommendation.ToCode(), happened.InTime));
    }
}
