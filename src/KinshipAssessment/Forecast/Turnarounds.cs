using Suite.KinshipAssessment.V1;

namespace Suite.KinshipAssessment.Forecast;

sealed class TurnaroundTable
{
    public IEnumerable<Turnaround> ToMessages() => [];
}

sealed class Turnarounds
{
    public Task<TurnaroundTable> Of(string authority, CancellationToken cancellation) => Task.FromResult(new TurnaroundTable());
}

static class CaseForecast
{
    public static V1.Forecast? Of(KinshipCase kinship, TurnaroundTable turnarounds, DateOnly today) => null;
}
