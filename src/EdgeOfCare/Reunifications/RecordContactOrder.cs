using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>Records an order about contact.</summary>
sealed class RecordContactOrder(CaseStore<Reunification> reunifications, TimeProvider clock)
{
    const int MostPeople = 10;
    const int SummaryLength = 4000;

    public Task<RecordContactOrderResponse> Handle(RecordContactOrderRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("made_date", request.MadeDate, WorkingCalendar.Today(clock));
        var personIds = fields.Each("person_ids", request.PersonIds, 0, MostPeople, (path, id) => fields.Uuid(path, id)).Distinct().ToList();
        var summary = fields.Text("summary", request.Summary, SummaryLength);
        fields.ThrowIfAny();

        return reunifications.Change(request, caller, actOn: on, (reunification, moment) =>
        {
            var events = reunification.RecordContactOrder(Guid.CreateVersion7(moment.Now), on, request.IncompatibleWithReturn, personIds, summary);
            return new Changed<RecordContactOrderResponse>(() => new() { Reunification = reunification.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
