using Suite.Reporting.V1;

namespace Suite.Reporting.Measures;

/// <summary>What must be withheld besides, because the parts of one measure tell of each other in a way of their own.</summary>
static class WithheldBesides
{
    /// <summary>Those averted by edge of care and those kept out of care suite-wide differ by those whom conferences alone kept out.</summary>
    public static void Averted(IReadOnlyList<Figure> shown, IReadOnlyList<Figure> exact)
    {
        var suiteWide = shown.Where(f => f.Part == "SUITE_WIDE").ToList();
        var averted = shown.Single(f => f.Part == "AVERTED");
        if (suiteWide.Exists(f => f.Breakdown.Length > 0 && f.Suppressed))
            foreach (var figure in suiteWide.Where(f => f.Breakdown.Length > 0 && !f.Suppressed))
                Suppression.Hide(figure);
        var byConferencesAlone = exact.Single(f => f.Part == "SUITE_WIDE" && f.Breakdown.Length == 0).Numerator - exact.Single(f => f.Part == "AVERTED").Numerator;
        if (Suppression.IsSmall(byConferencesAlone) && !averted.Suppressed)
            Suppression.Hide(suiteWide[0]);
    }

    /// <summary>Whoever neither consented nor declined is what both leave over.</summary>
    public static void Undecided(IReadOnlyList<Figure> shown, IReadOnlyList<Figure> exact)
    {
        var (takeUp, declined) = (exact.First(f => f.Part == "TAKE_UP"), exact.Single(f => f.Part == "DECLINED"));
        if (Suppression.IsSmall(takeUp.Denominator - takeUp.Numerator - declined.Numerator))
            Suppression.Hide(shown.Single(f => f.Part == "DECLINED"));
    }

    /// <summary>The scores say of how many of the family they are, so all forms less these are the social workers'.</summary>
    public static void Forms(IReadOnlyList<Figure> shown, IReadOnlyList<Figure> exact)
    {
        var forms = shown.Where(f => f.Part == "FORMS").ToList();
        if (!forms.Exists(f => f.Suppressed))
            return;
        foreach (var figure in forms.Where(f => !f.Suppressed))
            Suppression.Hide(figure);
    }
}
