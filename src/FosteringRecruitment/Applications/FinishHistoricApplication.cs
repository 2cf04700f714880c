using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Ends the keying-in of an application; from now on its deadlines are watched.</summary>
sealed class FinishHistoricApplication(CaseStore<Application> applications)
{
    public Task<FinishHistoricApplicationResponse> Handle(FinishHistoricApplicationRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        fields.ThrowIfAny();

        return applications.Change(request, caller, actOn: null, (application, moment) =>
        {
            var events = application.FinishHistoricEntry(moment.Today);
            return new Changed<FinishHistoricApplicationResponse>(() => new() { Application = application.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
