using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>Records a stay with parents, planned or past.</summary>
sealed class RecordOvernightStay(CaseStore<Reunification> reunifications, TimeProvider clock)
{
    const int MostDaysAhead = 31;

    public Task<RecordOvernightStayResponse> Handle(RecordOvernightStayRequest request, Caller caller, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var fields = Fields.Of(request);
        var from = fields.Instant("from_time", request.FromTime);
        var until = fields.Instant("until_time", request.UntilTime);
        fields.Require(from == default || until == default || until > from, "until_time", "must be after the from_time");
        fields.Require(until <= now.AddDays(MostDaysAhead), "until_time", $"must be at most {MostDaysAhead} days ahead");
        fields.ThrowIfAny();

        var (day, today) = (WorkingCalendar.LondonDate(from), WorkingCalendar.LondonDate(now));
        return reunifications.Change(request, caller, actOn: day < today ? day : today, (reunification, moment) =>
        {
            var events = reunification.RecordStay(Guid.CreateVersion7(moment.Now), Guid.CreateVersion7(moment.Now), from, until, caller.Subject);
            return new Changed<RecordOvernightStayResponse>(() => new() { Reunification = reunification.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
