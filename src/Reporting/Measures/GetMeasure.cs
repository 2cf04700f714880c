using Suite.Platform.Calendar;
using Suite.Platform.Identity;
using Suite.Reporting.V1;

namespace Suite.Reporting.Measures;

/// <summary>One measure over a period.</summary>
sealed class GetMeasure(MeasureQuery measures, TimeProvider clock)
{
    public async Task<GetMeasureResponse> Handle(GetMeasureRequest request, Caller caller, CancellationToken cancellation)
    {
        var measure = Catalogue.Find(request.MeasureId);
        var period = ReportingPeriod.Read(request.Period, request.PeriodStart, request.PeriodEnd, WorkingCalendar.Today(clock));
        var result = await measures.WorkOut(measure, period, caller.Authority, cancellation);
        return new() { Result = result.For(caller) };
    }
}
