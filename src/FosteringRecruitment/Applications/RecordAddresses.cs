using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Records where an adult of the household lived.</summary>
sealed class RecordAddresses(CaseStore<Application> applications, TimeProvider clock)
{
    public Task<RecordAddressesResponse> Handle(RecordAddressesRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var personId = fields.Uuid("person_id", request.PersonId);
        var addresses = AddressFields.Read(fields, "addresses", request.Addresses, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return applications.Change(request, caller, actOn: null, (application, moment) =>
        {
            var events = application.RecordAddresses(personId, addresses, moment.Today);
            return new Changed<RecordAddressesResponse>(() => new() { Application = application.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
