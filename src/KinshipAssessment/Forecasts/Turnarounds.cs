using Suite.KinshipAssessment.V1;

namespace Suite.KinshipAssessment.Forecasts;

sealed class Turnarounds
{
    public IEnumerable<Turnaround> ToMessages() => [];
}

sealed class TurnaroundReader
{
    public Task<Turnarounds> Of(string authority, CancellationToken cancellation) => Task.FromResult(new Turnarounds());
}

static class CaseForecast
{
    public static Forecast? Of(KinshipCase kinship, Turnarounds turnarounds, DateOnly today) => kinship.State is CaseState.FullAssessment ? new() { CaseId = kinship.Id.ToString(), MedianDate = kinship.ConcernOn.AddDays(98).ToMessage() } : null;
}
