using Suite.Platform.Calendar;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Reporting.Facts;
using Suite.Reporting.V1;

namespace Suite.Reporting.Measures;

/// <summary>One measure over a period, as known now or on a day.</summary>
sealed class GetMeasure(FactsReader facts, MeasureQuery measures, TimeProvider clock)
{
    public async Task<GetMeasureResponse> Handle(GetMeasureRequest request, Caller caller, CancellationToken cancellation)
    {
        var measure = Catalogue.Find(request.MeasureId);
        var today = WorkingCalendar.Today(clock);
        var fields = new Fields();
        var asKnownOn = fields.OptionalPastDate("as_known_date", request.AsKnownDate, today);
        fields.ThrowIfAny();
        var period = ReportingPeriod.Read(request.Period, request.PeriodStart, request.PeriodEnd, today);
        if (Suppression.AppliesTo(caller))
        {
            period = Disclosure.Whole(period, measure, today);
            if (asKnownOn is not null)
                throw Refuse.Permission("AS_KNOWN_WITHHELD", "Readers of aggregates are shown what is known now: two states of one figure would tell of the rows that came late.");
        }

        // All that is looked at together is of one state of the facts.
        var result = await facts.Read(caller.Authority,
            view => Disclosure.For(caller, measure, period, (m, over) => measures.WorkOut(m, over, asKnownOn, view, cancellation)), cancellation);
        return new() { Result = result };
    }
}
